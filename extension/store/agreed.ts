/** What a delegation has agreed on the clauses of a document. Writing goes by `createNote`, `editNote` and `deleteNote`. */
import { type Account, database, type NoteRow, type StreamKey } from './database.ts';

/** The rows of one document's agreed positions, by the path of their clause (`''`: the document as a whole). */
export async function agreedNotes(account: Account, stream: StreamKey, document: string): Promise<ReadonlyMap<string, NoteRow>> {
  const rows = await database.notes.where('[account+document]').equals([account, document]).toArray();
  return agreedByPath(rows.filter((row) => row.stream === stream));
}

/**
 * Of several on one clause (two heads wrote at once) the newest by revision stands; one that the backend has not
 * answered yet is newer than all. Pure; rows that are deleted, or of another kind, are left out.
 */
export function agreedByPath(rows: readonly NoteRow[]): ReadonlyMap<string, NoteRow> {
  const agreed = new Map<string, NoteRow>();
  for (const row of rows) {
    if (row.note.kind !== 'agreed' || row.deleted === 1) continue;
    const path = row.note.anchor.from?.path ?? '';
    const known = agreed.get(path);
    if (known === undefined || age(row) > age(known) || (age(row) === age(known) && row.id > known.id)) agreed.set(path, row);
  }
  return agreed;
}

function age(row: NoteRow): number {
  return row.server?.revision ?? Number.MAX_SAFE_INTEGER;
}
