/** Where ten thousand notes stand, found out without the page standing still: the notes at the top of the table first. */
import { breath } from '../panel/here/painted.ts';
import type { PlacesOf } from '../panel/positions/standing.ts';
import type { NoteRow } from '../store/database.ts';
import type { LocatedOf } from '../tab-keys.ts';
import type { KnownDocument } from './clauses.ts';
import { placesIn } from './places.ts';

export interface Placed {
  /** The notes of which it is known where they stand. */
  readonly rows: readonly NoteRow[];
  readonly located: PlacesOf;
  /** How many notes there are in all; as many as `rows` in the end. */
  readonly all: number;
}

/** Notes that are looked for in one go, and milliseconds after which the page may do something else. */
const PORTION = 10;
const SLICE = 12;
/** Notes after which the first of the table is shown. */
const FIRST = 300;

/**
 * @param documents what is known of the documents, in the table's order; rows on others are passed on as they are
 * @param outcomesOf what the tab that shows a document has found; null: no tab shows it
 * @param say called with the first notes when they are placed, and with all in the end
 */
export async function place(rows: readonly NoteRow[], documents: ReadonlyMap<string, KnownDocument>, outcomesOf: (document: string) => LocatedOf | null, say: (placed: Placed) => void, signal: AbortSignal): Promise<void> {
  const placed: NoteRow[] = [];
  const located: Record<string, PlacesOf[string]> = {};
  let said = false;
  let began = performance.now();
  for (const [document, here] of inOrder(rows, documents)) {
    const known = documents.get(document);
    const found = outcomesOf(document) ?? {};
    for (let at = 0; at < here.length; at += PORTION) {
      const portion = here.slice(at, at + PORTION);
      if (known !== undefined) Object.assign(located, placesIn(known, portion.filter((row) => found[row.id] === undefined)));
      for (const row of portion) {
        const outcome = found[row.id];
        if (outcome !== undefined) located[row.id] = outcome;
        placed.push(row);
      }
      if (performance.now() - began < SLICE) continue;
      if (!said && placed.length >= FIRST) {
        said = true;
        say({ rows: [...placed], located: { ...located }, all: rows.length });
      }
      await breath();
      if (signal.aborted) return;
      began = performance.now();
    }
  }
  say({ rows: placed, located, all: rows.length });
}

/** By document in the table's order, and in each as its clauses are read. */
function inOrder(rows: readonly NoteRow[], documents: ReadonlyMap<string, KnownDocument>): ReadonlyMap<string, readonly NoteRow[]> {
  const of = Map.groupBy(rows, (row) => row.document);
  const ordered = new Map<string, readonly NoteRow[]>();
  for (const id of new Set([...documents.keys(), ...of.keys()])) {
    const at = new Map(documents.get(id)?.clauses.map(({ path }, index) => [path, index]));
    const rank = (row: NoteRow): number => at.get(row.note.anchor.from?.path ?? '') ?? at.size;
    ordered.set(id, (of.get(id) ?? []).toSorted((a, b) => rank(a) - rank(b)));
  }
  return ordered;
}
