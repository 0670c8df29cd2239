/** Notes in the order of the document: by place, each with its replies. */
import type { NoteRow } from '../../store/database.ts';
import type { OutlineEntry } from '../../messages.ts';
import type { LocatedOf } from '../../tab-keys.ts';

export interface Thread {
  readonly note: NoteRow;
  readonly replies: readonly NoteRow[];
}

export type Place =
  | { readonly kind: 'document'; readonly threads: readonly Thread[] }
  | { readonly kind: 'page'; readonly page: number; readonly threads: readonly Thread[] }
  | { readonly kind: 'clause'; readonly path: string; readonly words: string; readonly threads: readonly Thread[] }
  | { readonly kind: 'lost'; readonly threads: readonly Thread[] };

/** Replies to a note that is not here (deleted meanwhile) stand as notes of their own: nothing disappears. */
export function threadsOf(rows: readonly NoteRow[]): Thread[] {
  const here = new Set<string>(rows.map((row) => row.id));
  const replies = new Map<string, NoteRow[]>();
  const tops: NoteRow[] = [];
  for (const row of rows) {
    const { parent } = row.note;
    if (parent === null || !here.has(parent)) tops.push(row);
    else push(replies, parent, row);
  }
  return tops.map((note) => ({ note, replies: (replies.get(note.id) ?? []).sort(byAge) }));
}

/** @param threads in no order */
export function placesOf(threads: readonly Thread[], outline: readonly OutlineEntry[], located: LocatedOf): Place[] {
  const order = new Map(outline.map((entry, index) => [entry.path, index]));
  const whole: Thread[] = [];
  const lost: Thread[] = [];
  const pages = new Map<number, Thread[]>();
  const clauses = new Map<string, Thread[]>();
  for (const thread of threads) {
    const path = pathOf(thread.note, located);
    const { page } = thread.note.note.anchor;
    if (located[thread.note.id]?.outcome === 'lost') lost.push(thread);
    else if (page !== undefined) push(pages, page.number, thread);
    else if (path === null) whole.push(thread);
    else push(clauses, path, thread);
  }
  const places: Place[] = [];
  if (whole.length > 0) places.push({ kind: 'document', threads: whole.sort(threadsByAge) });
  for (const page of [...pages.keys()].sort((a, b) => a - b)) places.push({ kind: 'page', page, threads: (pages.get(page) ?? []).sort(byHeight) });
  // A path that this edition does not have comes last, under its own name.
  const paths = [...clauses.keys()].sort((a, b) => (order.get(a) ?? Infinity) - (order.get(b) ?? Infinity) || inOrder(a, b));
  for (const path of paths) {
    const index = order.get(path);
    places.push({ kind: 'clause', path, words: index === undefined ? '' : (outline[index]?.words ?? ''), threads: (clauses.get(path) ?? []).sort(byOffset) });
  }
  if (lost.length > 0) places.push({ kind: 'lost', threads: lost.sort(threadsByAge) });
  return places;
}

/** The clause that a note stands on here: where this edition has it, else (not looked for yet) where it was written. */
function pathOf(row: NoteRow, located: LocatedOf): string | null {
  const { anchor } = row.note;
  return anchor.target === 'document' ? null : (located[row.id]?.path ?? anchor.from?.path ?? null);
}

function push<K, T>(lists: Map<K, T[]>, key: K, item: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}

function byAge(a: NoteRow, b: NoteRow): number {
  // ISO times and ids sort as they are; a language's own order would be a hundred times slower.
  return inOrder(a.note.created, b.note.created) || inOrder(a.id, b.id);
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function threadsByAge(a: Thread, b: Thread): number {
  return byAge(a.note, b.note);
}

function byOffset(a: Thread, b: Thread): number {
  return (a.note.note.anchor.from?.offset ?? 0) - (b.note.note.anchor.from?.offset ?? 0) || threadsByAge(a, b);
}

/** What is of the page as a whole, then its areas from the top down. */
function byHeight(a: Thread, b: Thread): number {
  return (a.note.note.anchor.page?.area?.top ?? -1) - (b.note.note.anchor.page?.area?.top ?? -1) || threadsByAge(a, b);
}

/** How many notes stand on each clause; those that have lost their place on none. */
export function countsOf(rows: readonly NoteRow[], located: LocatedOf): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    if (row.note.kind === 'reply' || located[row.id]?.outcome === 'lost') continue;
    const path = pathOf(row, located);
    if (path !== null) counts.set(path, (counts.get(path) ?? 0) + 1);
  }
  return counts;
}
