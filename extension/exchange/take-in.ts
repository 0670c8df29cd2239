/** Writes what an import planned, all of it or nothing, and takes it back. */
import type { Note, NoteId } from '../../shared/notes/types.ts';
import { type Account, database, LOCAL, type NoteRow } from '../store/database.ts';
import { createOperations, deleteNote, streamOf } from '../store/notes.ts';

/** Notes between two looks at the clock and the progress. */
const SLICE = 250;
/** Where the ids are kept that an import gave and that were taken back, and how many of them. */
const UNDONE = 'importsUndone';
const UNDONE_MOST = 50_000;

/** The notes of one import: what `takeBack` needs. */
export interface TakenIn {
  readonly account: Account;
  readonly notes: readonly NoteId[];
  readonly documents: readonly string[];
}

/**
 * Writes new notes and what is to be sent of them, in one transaction: when this resolves, all are on the disk; when it
 * rejects, or `signal` ends it, none is.
 * @param progress told how many are written
 */
export async function takeIn(account: Account, notes: readonly Note[], progress: (done: number) => void = () => undefined, signal?: AbortSignal): Promise<TakenIn> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    for (let from = 0; from < notes.length; from += SLICE) {
      signal?.throwIfAborted();
      const slice = notes.slice(from, from + SLICE);
      const rows: NoteRow[] = slice.map((note) => ({ account, id: note.id, stream: streamOf(note.delegation), document: note.document, note, state: 'here', deleted: 0, server: null }));
      // Not `put`: a note that is there meanwhile ends the import instead of losing its words.
      await database.notes.bulkAdd(rows);
      if (account !== LOCAL) await database.outbox.bulkAdd(slice.flatMap((note) => createOperations(note).map((operation) => ({ account, operation, id: operation.id, note: note.id, due: 0, tried: 0 as const }))));
      progress(Math.min(from + SLICE, notes.length));
    }
  });
  return { account, notes: notes.map((note) => note.id), documents: [...new Set(notes.map((note) => note.document))] };
}

/** Takes an import back: what was not sent yet is as if it had never been, the rest is deleted like any other note. */
export async function takeBack({ account, notes }: TakenIn): Promise<number> {
  return database.transaction('rw', database.notes, database.outbox, database.values, async () => {
    let count = 0;
    // Replies go before what they answer.
    for (const id of notes.toReversed()) {
      const waiting = await database.outbox.where('[account+note]').equals([account, id]).toArray();
      const row = await database.notes.get([account, id]);
      if (row === undefined || row.deleted === 1) continue;
      count += 1;
      if (row.server === null && waiting.every((each) => each.tried === 0)) {
        await database.outbox.bulkDelete(waiting.map((each) => each.sequence!));
        await database.notes.delete([account, id]);
      } else await deleteNote(account, id);
    }
    // An id that the backend may have heard of cannot come again: what is imported anew gets another.
    await database.values.put({ name: UNDONE, value: [...(await undoneImports()), ...notes].slice(-UNDONE_MOST) });
    return count;
  });
}

export async function undoneImports(): Promise<ReadonlySet<string>> {
  const kept = (await database.values.get(UNDONE))?.value;
  return new Set(Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : []);
}
