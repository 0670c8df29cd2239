/** What a delegation did not take, such as a note of somebody who may no longer write in it. */
import type { NoteId } from '../../shared/notes/types.ts';
import { type Account, database, PRIVATE } from './database.ts';
import { noteOf } from './fold.ts';
import { contentOf, createNote, editNote } from './notes.ts';

/**
 * Keeps a refused note's words as a private note of its own, and shows the delegation's note again as the delegation has
 * it, if it has it. @returns the private note; null: there was nothing refused
 */
export async function keepAsPrivate(account: Account, id: NoteId): Promise<NoteId | null> {
  // As one: killed in between, the browser would leave the words there twice, or nowhere.
  return database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.state !== 'refused' || row.deleted === 1 || row.stream === PRIVATE) return null;
    const content = contentOf(row.note);
    // Outside its thread and its delegation it is a note like any other.
    const kind = content.kind === 'highlight' ? 'highlight' : 'note';
    const kept = await createNote(account, { ...content, kind, parent: null, stream: PRIVATE });
    const { refused: _refused, ...rest } = row;
    if (row.server === null || row.server.deleted) await database.notes.delete([account, id]);
    else await database.notes.put({ ...rest, note: noteOf(row.server), state: 'synced' });
    return kept;
  });
}

/** Sends a refused note's words again as they are: what kept them out may be gone, as when there was no room. */
export async function sendAgain(account: Account, id: NoteId): Promise<boolean> {
  const row = await database.notes.get([account, id]);
  if (row === undefined || row.state !== 'refused' || row.deleted === 1) return false;
  const { body, tags, position, wording } = row.note;
  await editNote(account, id, { body, tags, position, wording });
  return true;
}
