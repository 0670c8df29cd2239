/** What the person has seen of the notes on a document: read once, afterwards only what is seen or taken back. */
import { hearChanges } from '../../store/changes.ts';
import { type Account, database, type SeenRow } from '../../store/database.ts';
import type { Seen } from '../../store/seen.ts';
import { painted } from './painted.ts';

/** Rows a portion: a few milliseconds of the page's time. */
const PORTION = 1_000;

/**
 * Follows it until the signal aborts; a live query would read thousands of rows anew at every note that is scrolled past.
 * @param say called with all of it, the first time once everything is read
 */
export async function followSeen(account: Account, document: string, say: (seen: Seen) => void, signal: AbortSignal): Promise<void> {
  const known = new Map<string, Pick<SeenRow, 'revision' | 'edited'>>();
  let whole = false;
  const tell = (): void => {
    if (!signal.aborted) say(new Map(known));
  };
  const take = async (notes: readonly string[]): Promise<void> => {
    const rows = await database.seen.bulkGet(notes.map((note) => [account, note as SeenRow['note']] as [Account, SeenRow['note']]));
    let news = false;
    rows.forEach((row, index) => {
      if (row?.document === document) {
        known.set(row.note, { revision: row.revision, edited: row.edited });
        news = true;
      } else news = known.delete(notes[index]!) || news;
    });
    if (news) tell();
  };
  const written = new Set<string>();
  const read = async (): Promise<void> => {
    whole = false;
    const fresh: typeof known = new Map();
    for (let at = 0; ; at += PORTION) {
      const rows = await database.seen.where('[account+document]').equals([account, document]).offset(at).limit(PORTION).toArray();
      if (signal.aborted) return;
      for (const { note, revision, edited } of rows) fresh.set(note, { revision, edited });
      if (rows.length < PORTION) break;
      await painted();
    }
    known.clear();
    for (const [note, row] of fresh) known.set(note, row);
    whole = true;
    tell();
    const meanwhile = [...written];
    written.clear();
    await take(meanwhile);
  };
  hearChanges('seen', (keys) => {
    if (keys === null) return void read().catch(() => undefined);
    const notes = keys.flatMap(([whose, note]) => (whose === account && note !== undefined ? [note] : []));
    if (whole) void take(notes).catch(() => undefined);
    else for (const note of notes) written.add(note);
  }, signal);
  await read();
}
