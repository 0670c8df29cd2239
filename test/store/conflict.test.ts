/** Two texts of one note, and what the author can make of them. */
import { expect, test } from 'vitest';
import type { NoteRow } from '../../extension/store/database.ts';
import { bothTexts } from '../../extension/store/notes.ts';
import { BODY_MOST_BYTES } from '../../shared/notes/validation.ts';

const row = (mine: string, theirs: string | null): Pick<NoteRow, 'note' | 'server'> => ({ note: { body: mine }, server: theirs === null ? { deleted: true } : { deleted: false, body: theirs } }) as never;

test.each<[string, string, string | null, string | null]>([
  ['one after the other, one’s own first', 'mine', 'theirs', 'mine\n\n---\n\ntheirs'],
  ['the same text twice is one', 'same', 'same', null],
  ['of a deleted note there is one', 'mine', null, null],
  ['nothing is no text', '', 'theirs', null],
  ['nor is it there', 'mine', '', null],
  ['what fits exactly', 'a'.repeat(BODY_MOST_BYTES / 2 - 7), 'b'.repeat(BODY_MOST_BYTES / 2), `${'a'.repeat(BODY_MOST_BYTES / 2 - 7)}\n\n---\n\n${'b'.repeat(BODY_MOST_BYTES / 2)}`],
  ['and a byte more, which no note holds', 'a'.repeat(BODY_MOST_BYTES / 2 - 6), 'b'.repeat(BODY_MOST_BYTES / 2), null],
  ['counted as bytes', 'ش'.repeat(20_000), 'ص'.repeat(20_000), null],
])('%s', (_what, mine, theirs, both) => {
  expect(bothTexts(row(mine, theirs))).toBe(both);
});
