import { describe, expect, test } from 'vitest';
import { mentionOf, mentions, mentionsOf } from '../../shared/notes/mentions.ts';
import type { UserId } from '../../shared/notes/types.ts';

const RANA = '0b9f2b0e-2c5d-4d5f-9a67-0c8b2f1a7e11' as UserId;
const OMAR = '9d1f7a52-7f0a-4b7e-8a55-3c2d1e0f9a88' as UserId;

describe('mentions in a note', () => {
  test.each<[string, string, readonly (readonly [string, string])[]]>([
    ['none', 'nobody here, not even a@b.org', []],
    ['one', `ask @[Rana](${RANA}) first`, [['Rana', RANA]]],
    ['two beside each other, in Arabic', `@[رنا الحسن](${RANA})@[عمر](${OMAR})`, [['رنا الحسن', RANA], ['عمر', OMAR]]],
    ['a link is none', `[Rana](${RANA})`, []],
    ['an address is none', '@[Rana](https://example.org)', []],
    ['an id in capitals is none of the backend’s', `@[Rana](${RANA.toUpperCase()})`, []],
    ['a name over two lines is none', `@[Ra\nna](${RANA})`, []],
    ['an empty name', `@[](${RANA})`, []],
    ['a name with a bracket in it begins anew', `@[a @[Rana](${RANA})`, [['Rana', RANA]]],
    ['hostile names are text', `@[<img src=x onerror=alert(1)>](${RANA})`, [['<img src=x onerror=alert(1)>', RANA]]],
  ])('%s', (_name, body, expected) => {
    const found = mentionsOf(body);
    expect(found.map(({ name, person }) => [name, person])).toEqual(expected);
    for (const { start, end, name, person } of found) expect(body.slice(start, end)).toBe(`@[${name}](${person})`);
  });

  test('mean a person by the id, whatever the name says', () => {
    expect(mentions(`@[Rana](${OMAR})`, RANA)).toBe(false);
    expect(mentions(`@[Rana](${OMAR})`, OMAR)).toBe(true);
  });

  test.each(['Rana', 'رنا', 'a](javascript:alert(1))', '[[]]', '', '`*_~', 'x'.repeat(500), '\ud800'])('the name %j can be mentioned, once', (name) => {
    const written = `Dear ${mentionOf(name, RANA)}, dear ${mentionOf('Omar', OMAR)}`;
    expect(mentionsOf(written).map(({ person }) => person)).toEqual([RANA, OMAR]);
    expect(written.isWellFormed()).toBe(true);
  });

  test('a body made to be slow is read as fast as any', () => {
    const nasty = '@['.repeat(16_000) + '('.repeat(32_000);
    const begun = performance.now();
    expect(mentionsOf(nasty)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
