/** Two texts of one note, and what the author can make of them and take back; a note put elsewhere. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { database, LOCAL, type NoteRow, PRIVATE } from '../../extension/store/database.ts';
import { bothTexts, createNote, editNote, moveNote, settleConflict, undoPosition, wholeDocument } from '../../extension/store/notes.ts';
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

const ME = 'aaaaaaaa-0000-4000-8000-000000000001';

async function written(account: string): Promise<NoteRow> {
  const id = await createNote(account, { document: 'un:A/RES/67/195', anchor: wholeDocument('en'), kind: 'note', parent: null, body: 'mine', tags: [], position: null, stream: PRIVATE });
  return (await database.notes.get([account, id]))!;
}

/** A note whose text the backend has otherwise, or has deleted. */
async function inConflict(deleted: boolean): Promise<NoteRow> {
  const made = await written(ME);
  await database.outbox.where('[account+note]').equals([ME, made.id]).delete();
  const { note } = made;
  const server = deleted ? { id: note.id, delegation: null, document: note.document, deleted: true, revision: 3, changed: note.created } : { ...note, author: ME, body: 'theirs', deleted: false, revision: 3, changed: note.created };
  const conflict = { ...made, state: 'conflict', server } as unknown as NoteRow;
  await database.notes.put(conflict);
  return conflict;
}

test.each<['mine' | 'theirs', string, string]>([['mine', 'mine', 'theirs'], ['theirs', 'theirs', 'mine']])('the choice of “%s” is taken back', async (keep, chosen, after) => {
  const unsettled = await inConflict(false);
  const back = await settleConflict(ME, unsettled.id, keep);
  expect((await database.notes.get([ME, unsettled.id]))!.note.body).toBe(chosen);
  await back!();
  expect(await database.notes.get([ME, unsettled.id])).toMatchObject({ state: 'here', note: { body: after } });
});

test.each<['mine' | 'theirs']>([['mine'], ['theirs']])('what was written after the choice of “%s” is not lost by taking it back', async (keep) => {
  const unsettled = await inConflict(false);
  const back = await settleConflict(ME, unsettled.id, keep);
  await editNote(ME, unsettled.id, { body: 'newer', tags: [], position: null });
  await back!();
  expect((await database.notes.get([ME, unsettled.id]))!.note.body).toBe('newer');
});

test('one’s own words that were let go come back as a note; where nothing went nothing is taken back', async () => {
  const unsettled = await inConflict(true);
  const mine = async (): Promise<number> => (await database.notes.where('[account+document]').equals([ME, unsettled.document]).toArray()).filter(({ note }) => note.body === 'mine').length;
  const back = await settleConflict(ME, unsettled.id, 'theirs');
  const without = await mine();
  expect(await database.notes.get([ME, unsettled.id])).toBeUndefined();
  await back!();
  expect(await mine()).toBe(without + 1);
  expect(await settleConflict(ME, (await inConflict(false)).id, 'both')).toBeNull();
  expect(await settleConflict(ME, (await inConflict(true)).id, 'mine')).toBeNull();
});

test.each([LOCAL, ME])('a note is put at another clause (%s), once, and is sent', async (account) => {
  const { id } = await written(account);
  const anchor = { ...wholeDocument('en'), target: 'clause' as const, from: { path: 'O3', offset: 0 }, to: { path: 'O3', offset: 0 } };
  await moveNote(account, id, anchor);
  await moveNote(account, id, anchor);
  expect((await database.notes.get([account, id]))!.note.anchor).toEqual(anchor);
  const sent = (await database.outbox.where('[account+note]').equals([account, id]).toArray()).map(({ operation }) => operation.kind);
  expect(sent).toEqual(account === LOCAL ? [] : ['create', 'edit']);
});

test.each<[string, string, 'note' | 'agreed', object]>([
  ['goes with its note', '', 'note', { deleted: 1 }],
  ['goes alone where a reason was written since', 'why', 'note', { deleted: 0, note: { body: 'why', position: null } }],
  ['stays where the delegation was given its reason', 'why', 'agreed', { deleted: 0, note: { body: 'why', position: 'support' } }],
])('a position that is taken back %s', async (_what, since, kind, after) => {
  const id = await createNote(ME, { document: 'un:A/RES/67/195', anchor: wholeDocument('en'), kind, parent: null, body: '', tags: [], position: 'support', wording: null, stream: PRIVATE });
  if (since !== '') await editNote(ME, id, { body: since, tags: [], position: 'support' });
  await undoPosition(ME, id, { position: 'oppose', wording: null });
  expect(await database.notes.get([ME, id])).toMatchObject({ deleted: 0, note: { position: 'support' } });
  await undoPosition(ME, id, { position: 'support', wording: null });
  expect(await database.notes.get([ME, id])).toMatchObject(after);
});
