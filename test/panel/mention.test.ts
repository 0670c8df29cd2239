import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mentioned, shownBody, storedBody, tokenAt } from '../../extension/panel/compose/mention.ts';
import { mentionOf, mentionsOf } from '../../shared/notes/mentions.ts';
import type { UserId } from '../../shared/notes/types.ts';

const person = (n: number): UserId => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}` as UserId;
const NONE = new Map<string, string>();

describe('mentions while one types', () => {
  test('stand by their names, and are kept with the person’s id', () => {
    const body = `Ask ${mentionOf('أمينة بن علي', person(1))} and ${mentionOf('Boris', person(2))} first`;
    const { text, known } = shownBody(body);
    expect(text).toBe('Ask @أمينة بن علي and @Boris first');
    expect(storedBody(`${text}, then @Boris again`, known)).toBe(`${body}, then ${mentionOf('Boris', person(2))} again`);
  });

  test('a longer name is not the shorter one with something behind it', () => {
    const first = mentioned({ person: person(1), name: 'Ali' }, NONE);
    const second = mentioned({ person: person(2), name: 'Ali Hassan' }, first.known);
    expect(mentionsOf(storedBody('@Ali Hassan, @Ali and @Alina', second.known)).map((each) => each.person)).toEqual([person(2), person(1)]);
  });

  test('in Chinese a name ends without a space', () => {
    const { text, known } = mentioned({ person: person(3), name: '李明' }, NONE);
    expect(mentionsOf(storedBody(`请${text}核对`, known)).map((each) => each.name)).toEqual(['李明']);
  });

  test('two people of one name stay apart', () => {
    const first = mentioned({ person: person(1), name: 'Kim' }, NONE);
    const second = mentioned({ person: person(2), name: 'Kim' }, first.known);
    expect(mentionsOf(storedBody(`${first.text} ${second.text}`, second.known)).map((each) => each.person)).toEqual([person(1), person(2)]);
    const both = `${mentionOf('Kim', person(1))} ${mentionOf('Kim', person(2))}`;
    const shown = shownBody(both);
    expect(storedBody(shown.text, shown.known)).toBe(both);
  });

  test('whatever a body says, it comes back as it was', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('@', '[', ']', '(', ')', '@Ali', '@Ali Hassan', ' ', '\n', '李'), fc.tuple(fc.constantFrom('Ali', 'Ali Hassan', '李明', 'a.b*', 'Ali-'), fc.nat(3)).map(([name, n]) => mentionOf(name, person(n))));
    fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const body = pieces.join('');
      const { text, known } = shownBody(body);
      expect(storedBody(text, known)).toBe(body);
    }), { numRuns: 500 });
  });

  test.each([
    ['Ask @Am', '@', 'Am'],
    ['@', '@', ''],
    ['请@李', '@', '李'],
    ['مع @أمينة بن', '@', 'أمينة بن'],
    ['see #coord', '#', 'coord'],
    ['#', '#', ''],
    ['وسم #تنسيق', '#', 'تنسيق'],
    ['amina@utopia', null, null],
    ['https://itu.int/#a', null, null],
    ['word#tag', null, null],
    ['no sign', null, null],
    ['@Ali\nnext line', null, null],
  ])('before the caret in “%s”: %s %s', (text, sign, words) => {
    const token = tokenAt(text, text.length);
    expect([token?.sign ?? null, token?.words ?? null]).toEqual([sign, words]);
    expect(token === null ? null : text[token.start]).toBe(sign);
  });
});
