/** Where a delegation stands on each clause: what it has agreed, and what its people think. Pure. */
import { POSITIONS, type Position } from '../../../shared/notes/types.ts';
import type { LocatedNote } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';

export interface Standing {
  /** The agreed position as it stands; null: none yet. */
  readonly agreed: NoteRow | null;
  /** Notes with a position, by person, each person's newest first. */
  readonly opinions: readonly NoteRow[];
}

/** By note: what became of its place, as far as it decides which clause the note is on. */
export type PlacesOf = Readonly<Record<string, Pick<LocatedNote, 'outcome' | 'path' | 'above'>>>;

export const NOTHING: Standing = { agreed: null, opinions: [] };

/** The clause that a note stands on in this edition; null: on the document as a whole, or nowhere any more (what is said of an item is not said of what it stood under). */
export function clauseOf(row: NoteRow, located: PlacesOf = {}): string | null {
  const found = located[row.id];
  if (row.note.anchor.target === 'document' || found?.outcome === 'lost' || found?.above === true) return null;
  return found?.path ?? row.note.anchor.from?.path ?? null;
}

/** By the path of the clause. Replies, deleted notes and notes without a position say nothing. */
export function standings(rows: readonly NoteRow[], located: PlacesOf = {}): ReadonlyMap<string, Standing> {
  const all = new Map<string, { agreed: NoteRow | null; opinions: NoteRow[] }>();
  for (const row of rows) {
    const { kind, position, wording } = row.note;
    if (row.deleted === 1 || kind === 'reply' || (position === null && !(kind === 'agreed' && wording !== null))) continue;
    const path = clauseOf(row, located);
    if (path === null) continue;
    let here = all.get(path);
    if (here === undefined) all.set(path, (here = { agreed: null, opinions: [] }));
    if (kind !== 'agreed') here.opinions.push(row);
    else if (here.agreed === null || isNewer(row, here.agreed)) here.agreed = row;
  }
  for (const { opinions } of all.values()) opinions.sort((a, b) => inOrder(authorOf(a), authorOf(b)) || (isNewer(a, b) ? -1 : 1));
  return all;
}

/** How many people hold each position; of several by one person the newest counts. */
export function tally(opinions: readonly NoteRow[]): ReadonlyMap<Position, number> {
  const newest = new Map<string, NoteRow>();
  for (const row of opinions) {
    const known = newest.get(authorOf(row));
    if (known === undefined || isNewer(row, known)) newest.set(authorOf(row), row);
  }
  const counts = new Map<Position, number>();
  for (const position of POSITIONS) {
    const held = [...newest.values()].filter((row) => row.note.position === position).length;
    if (held > 0) counts.set(position, held);
  }
  return counts;
}

/** The person's own position on a clause as a whole, which a quick key changes; null: none. */
export function ownOpinion(opinions: readonly NoteRow[], account: string): NoteRow | null {
  const own = opinions.filter((row) => isOwn(row, account) && row.note.anchor.target === 'clause');
  return own.reduce<NoteRow | null>((best, row) => (best === null || isNewer(row, best) ? row : best), null);
}

export function isOwn(row: NoteRow, account: string): boolean {
  return row.note.author === null || row.note.author === account;
}

export function authorOf(row: NoteRow): string {
  return row.note.author ?? 'local';
}

/** By the backend's revisions, which no clock can spoil; what it has not taken yet is newer than all. */
function isNewer(a: NoteRow, b: NoteRow): boolean {
  return (age(a) - age(b) || inOrder(a.id, b.id)) > 0;
}

function age(row: NoteRow): number {
  return row.server?.revision ?? Number.MAX_SAFE_INTEGER;
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
