/**
 * The notes on one document, as they come from the disk: what the first screen needs at once, the rest in portions
 * that leave the page time to answer, and afterwards only the rows that somebody wrote.
 */
import type { Table } from 'dexie';
import { hearChanges } from '../../store/changes.ts';
import { type Account, database, type NoteRow } from '../../store/database.ts';
import { breath, painted } from './painted.ts';

/** Rows a portion: as many as the page takes in without a pause that anybody notices. */
const PORTION = 150;
/** Up to here all rows come at once. */
const FEW = 60;
/** Rows that certainly fill a screen: each one more is drawn before anything is seen. */
const SCREEN = 16;
/** Rows of one clause that the first screen waits for. */
const CLAUSE_MOST = 12;
/** Clauses asked for at once, at first; each further time four times as many, since notes may begin far down. */
const AT_ONCE = 2;
/** How long changes are gathered before the rows are read again, in milliseconds. */
const GATHER = 30;

export interface Shelf {
  readonly rows: readonly NoteRow[];
  /** How many rows the disk has of this document; as many as `rows` once all are here. */
  readonly total: number;
  readonly whole: boolean;
}

export const EMPTY_SHELF: Shelf = { rows: [], total: 0, whole: false };

const notes: Table<NoteRow> = database.notes;

/**
 * Follows the notes on a document until the signal aborts.
 * @param paths the document's clauses in reading order: whose notes the first screen shows
 * @param say called with all that is known, the first time as soon as a screen can be filled
 */
export async function followShelf(account: Account, document: string, paths: () => readonly string[], say: (shelf: Shelf) => void, signal: AbortSignal): Promise<void> {
  const known = new Map<string, NoteRow>();
  let total = 0;
  let whole = false;
  const tell = (): void => {
    if (!signal.aborted) say({ rows: [...known.values()], total: whole ? known.size : total, whole });
  };

  const written = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | null = null;
  const readWritten = async (): Promise<void> => {
    gathering = null;
    const ids = [...written];
    written.clear();
    if (await takeRows(ids)) tell();
  };
  const takeRows = async (ids: readonly string[]): Promise<boolean> => {
    let news = false;
    const rows = await notes.bulkGet(ids.map((id) => [account, id]));
    rows.forEach((row, index) => {
      const id = ids[index]!;
      if (row?.document === document) {
        known.set(id, row);
        news = true;
      } else news = known.delete(id) || news;
    });
    return news;
  };
  hearChanges('notes', (keys) => {
    if (keys === null) void read();
    else {
      for (const [whose, id] of keys) if (whose === account && id !== undefined) written.add(id);
      // While the portions come in, what is written meanwhile is read again after them.
      if (whole && written.size > 0) gathering ??= setTimeout(() => void readWritten().catch(() => undefined), GATHER);
    }
  }, signal);

  let reading = 0;
  const read = async (): Promise<void> => {
    const turn = ++reading;
    const ended = (): boolean => signal.aborted || turn !== reading;
    whole = false;
    const here = () => notes.where('[account+document]').equals([account, document]);
    // Asked for together: the screen waits for one answer of the disk only. To count them all would take longer than both.
    const [some, first] = await Promise.all([here().limit(FEW).primaryKeys(), known.size === 0 ? firstScreen(account, document, paths()) : []]);
    if (ended()) return;
    if (some.length < FEW) {
      const few = await here().toArray();
      if (ended()) return;
      known.clear();
      for (const row of few) known.set(row.id, row);
    } else {
      if (known.size === 0) {
        for (const row of first) known.set(row.id, row);
        total = known.size;
        tell();
      }
      const fresh = new Map<string, NoteRow>();
      await painted();
      total = await here().count();
      if (ended()) return;
      tell();
      for (let after = ''; !ended();) {
        const portion = await notes.where('[account+document+id]').between([account, document, after], [account, document, '\uffff'], false).limit(PORTION).toArray();
        if (ended()) return;
        for (const row of portion) fresh.set(row.id, row);
        if (portion.length < PORTION) break;
        after = portion.at(-1)!.id;
        await breath();
      }
      if (ended()) return;
      known.clear();
      for (const [id, row] of fresh) known.set(id, row);
    }
    whole = true;
    const meanwhile = [...written];
    written.clear();
    await takeRows(meanwhile);
    if (!ended()) tell();
  };
  signal.addEventListener('abort', () => gathering !== null && clearTimeout(gathering), { once: true });
  await read();
}

/** The notes on the document as a whole and on its first clauses: what stands at the top of the list. */
async function firstScreen(account: Account, document: string, paths: readonly string[]): Promise<NoteRow[]> {
  const onClause = (path: string): Promise<NoteRow[]> => notes.where('[account+document+note.anchor.from.path]').equals([account, document, path]).limit(CLAUSE_MOST).toArray();
  const rows = (await Promise.all([
    notes.where('[account+document+note.anchor.target]').equals([account, document, 'document']).limit(CLAUSE_MOST).toArray(),
    ...paths.slice(0, AT_ONCE).map(onClause),
  ])).flat();
  for (let at = AT_ONCE, next = AT_ONCE * 4; rows.length < SCREEN && at < paths.length; at += next, next *= 4) rows.push(...(await Promise.all(paths.slice(at, at + next).map(onClause))).flat());
  return rows.slice(0, SCREEN);
}
