/**
 * What a person has seen of what others wrote. Kept on this computer only: nobody learns who has read what.
 * A note by somebody else is unread until it was seen, and again when its author has written in it since.
 */
import { Dexie } from 'dexie';
import { type Account, database, type NoteRow, type SeenRow } from './database.ts';

/** What of a note was seen. */
export type SeenAs = Pick<SeenRow, 'revision' | 'edited'>;
export type Seen = ReadonlyMap<string, SeenAs>;

/** As much of a row as tells whether its note is unread. */
export interface Seeable {
  readonly id: string;
  readonly account: Account;
  readonly deleted: 0 | 1;
  readonly note: Pick<NoteRow['note'], 'author' | 'edited'>;
  readonly server: { readonly revision: number } | null;
}

/** Whether there is anything in a note that its reader has not seen. A person's own words never are. */
export function isUnread(row: Seeable, seen: Seen): boolean {
  if (row.deleted === 1 || row.server === null || row.note.author === null || row.note.author === row.account) return false;
  const known = seen.get(row.id);
  // A revision alone is no news: that a thread was resolved, or a tag set by its author, is told elsewhere.
  return known === undefined || (known.revision < row.server.revision && known.edited !== row.note.edited);
}

/** What was seen of notes on any document. */
export async function seenOf(account: Account): Promise<Seen> {
  const rows = await database.seen.where('[account+note]').between([account, Dexie.minKey], [account, Dexie.maxKey]).toArray();
  return new Map(rows.map(({ note, revision, edited }) => [note, { revision, edited }]));
}

/** Marks notes as seen as they stand. @returns what undoes it */
export async function markSeen(account: Account, rows: readonly NoteRow[]): Promise<() => Promise<void>> {
  const fresh = rows.filter((row) => row.server !== null).map((row): SeenRow => ({
    account, note: row.id, document: row.document, revision: row.server!.revision, edited: row.note.edited,
  }));
  const keys = fresh.map((row) => [account, row.note] as [Account, SeenRow['note']]);
  const before = await database.transaction('rw', database.seen, async () => {
    const known = await database.seen.bulkGet(keys);
    await database.seen.bulkPut(fresh);
    return known;
  });
  return () => database.transaction('rw', database.seen, async () => {
    await database.seen.bulkDelete(keys);
    await database.seen.bulkPut(before.filter((row) => row !== undefined));
  });
}

/** Marks a note as not seen: to come back to it. */
export async function markUnseen(account: Account, note: NoteRow['id']): Promise<void> {
  await database.seen.delete([account, note]);
}
