import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NoteContent } from '../../shared/notes/protocol.ts';
import type { NoteId } from '../../shared/notes/types.ts';
import { changesProblem, contentProblem, isName, storableText, utf8Bytes } from '../../shared/notes/validation.ts';
import { BAD_ANCHORS, GOOD_ANCHORS } from './anchor-cases.ts';

const good: NoteContent = { document: 'un:A/RES/67/195', anchor: GOOD_ANCHORS[0]!, kind: 'note', parent: null, body: 'نص', tags: ['ميزانية'], position: 'amend' };

describe('what a note may hold', () => {
  test.each(GOOD_ANCHORS.map((anchor) => [anchor]))('an anchor %j', (anchor) => {
    expect(contentProblem({ ...good, anchor })).toBeNull();
  });
  test.each(BAD_ANCHORS.map(([name, anchor]) => [name, anchor] as const))('not an anchor with %s', (_name, anchor) => {
    expect(contentProblem({ ...good, anchor: anchor as NoteContent['anchor'] })?.field).toBe('anchor');
  });

  test.each<[string, Partial<NoteContent>, string | null]>([
    ['exactly 64 kB of body', { body: 'ا'.repeat(32_768) }, null],
    ['a byte more', { body: `${'ا'.repeat(32_768)}a` }, 'body too-large'],
    ['a null byte', { body: 'a\0b' }, 'body invalid'],
    ['half a letter', { body: 'a\ud83d' }, 'body invalid'],
    ['50 tags', { tags: Array.from({ length: 50 }, (_, i) => `t${i}`) }, null],
    ['51 tags', { tags: Array.from({ length: 51 }, (_, i) => `t${i}`) }, 'tags too-large'],
    ['a tag of 64 letters outside the basic plane', { tags: ['𞸀'.repeat(64)] }, null],
    ['a tag of 65', { tags: ['a'.repeat(65)] }, 'tags too-large'],
    ['a tag twice', { tags: ['a', 'a'] }, 'tags invalid'],
    ['an empty tag', { tags: [''] }, 'tags invalid'],
    ['a tag with a direction override', { tags: ['a\u202Eb'] }, 'tags invalid'],
    ['a reply without a parent', { kind: 'reply' }, 'parent invalid'],
    ['a note with a parent', { parent: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f' as NoteId }, 'parent invalid'],
    ['a highlight with words', { kind: 'highlight' }, 'body invalid'],
    ['a highlight', { kind: 'highlight', body: '' }, null],
    ['a highlight with a wording', { kind: 'highlight', body: '', wording: 'shall' }, 'wording invalid'],
    ['a wording of 16 kB', { wording: 'ا'.repeat(8_192) }, null],
    ['a letter more', { wording: 'ا'.repeat(8_193) }, 'wording too-large'],
    ['a wording with a null byte', { wording: 'a\0b' }, 'wording invalid'],
    ['no wording', { wording: null }, null],
    ['an agreed position', { kind: 'agreed' }, null],
    ['a document without a scheme', { document: 'A/RES/67/195' }, 'document invalid'],
    ['a document with a line break', { document: 'un:A\nB' }, 'document invalid'],
    ['a document of more than 1,024 bytes', { document: `web:${'ا'.repeat(512)}` }, 'document invalid'],
    ['a position of its own', { position: 'maybe' as 'amend' }, 'position invalid'],
  ])('%s', (_name, changes, expected) => {
    const problem = contentProblem({ ...good, ...changes });
    expect(problem === null ? null : `${problem.field} ${problem.problem}`).toBe(expected);
  });

  test('edits are held to the same', () => {
    expect(changesProblem({ body: 'a\0' })).toEqual({ field: 'body', problem: 'invalid' });
    expect(changesProblem({ tags: { add: [''], remove: [] } })).toEqual({ field: 'tags', problem: 'invalid' });
    expect(changesProblem({})).toBeNull();
  });

  test('bytes are those of UTF-8', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(utf8Bytes(text)).toBe(new TextEncoder().encode(text).length);
    }));
  });

  test('any text can be made storable, and storable text stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = storableText(`${text}\ud800\0`);
        expect(clean).toBe(storableText(clean));
        expect(clean.isWellFormed() && !clean.includes('\0')).toBe(true);
      }),
    );
  });

  test.each([
    ['Délégation du Sénégal', true],
    ['وفد المملكة', true],
    [' a', false],
    ['', false],
    ['a\u2067b', false],
    ['a\u200fb', true],
    ['x'.repeat(121), false],
  ])('the name %j: %s', (name, allowed) => {
    expect(isName(name, 120)).toBe(allowed);
  });
});
