/**
 * The pages that overlays have had read, each with what anchoring needs. Kept in memory only, for the few tabs that a
 * person goes between: a worker that was put to sleep has forgotten them, and the overlay then has its page read again.
 */
import { describe, describeClause } from '../../shared/anchors/describe.ts';
import { edition, type Edition } from '../../shared/anchors/edition.ts';
import { locateAll } from '../../shared/anchors/locate.ts';
import type { Anchor, Located } from '../../shared/anchors/types.ts';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import type { AnchoredMark, LocatedNote, PlacedMark } from '../messages.ts';
import { outcomeOf } from '../overlay/outcomes.ts';
import { pause } from '../overlay/pacing.ts';
import { fields } from './checks.ts';

/** Tabs whose pages are kept: about 10 MB each for the largest documents. */
const MOST = 6;
/** Notes located by one message: the first ones are painted while the others are looked for. */
const BATCH = 500;
/** Milliseconds of locating before other messages have their turn. */
const SLICE = 8;

interface Kept {
  readonly document: DocumentText;
  readonly reading: Reading;
  edition: Edition | null;
  /** By note; the anchor as it was when it was looked for. */
  readonly places: Map<string, { readonly anchor: Anchor; readonly located: Located }>;
  /** The notes that are being gone through. */
  marks: readonly AnchoredMark[];
}

const kept = new Map<number, Kept>();

export function keepEdition(tab: number, document: DocumentText, reading: Reading): void {
  kept.delete(tab);
  kept.set(tab, { document, reading, edition: null, places: new Map(), marks: [] });
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST) break;
    kept.delete(oldest);
  }
}

/** The anchor of words or of a clause of a tab's page; null when the page is not known here or has no such place. */
export function describeOn(tab: number, ask: unknown): Anchor | null {
  const page = editionOf(tab);
  const place = fields(ask);
  if (!page || !place) return null;
  const { path, start, end } = place;
  if (typeof path === 'string') return describeClause(page, path);
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return null;
  return describe(page, start as number, end as number);
}

export interface Placing {
  /** Those that have a place; the others are the panel's to tell of. */
  readonly placed: readonly PlacedMark[];
  /** What became of each that was looked for now. */
  readonly outcomes: readonly LocatedNote[];
  /** From where to go on; null at the end. */
  readonly next: number | null;
}

/**
 * Where the notes of a tab's document are on its page, a batch from the one numbered `from`; null when the page is not
 * known here. `marksNow` gives the notes, and is asked at the beginning only.
 * @param id of the tab's document: while another page has been read already, its notes are looked for nowhere
 */
export async function placesOn(tab: number, id: string | null, from: number, marksNow: () => Promise<readonly AnchoredMark[]>): Promise<Placing | null> {
  const page = kept.get(tab);
  const now = editionOf(tab);
  if (!page || !now) return null;
  if (page.reading.document.id !== id) return { placed: [], outcomes: [], next: null };
  if (from === 0) page.marks = await marksNow();
  const batch = page.marks.slice(from, from + BATCH);
  const wanted = batch.filter((mark) => !isSame(page.places.get(mark.note)?.anchor, mark.anchor));
  // Other tabs and the panel ask meanwhile. Not oftener than needed: a timer of a worker waits four milliseconds.
  let last = performance.now();
  const found = await locateAll(now, wanted.map((mark) => mark.anchor), {
    yield: async () => {
      if (performance.now() - last < SLICE) return;
      await pause();
      last = performance.now();
    },
  });
  for (const [index, { note, anchor }] of wanted.entries()) {
    const located = found[index];
    if (located) page.places.set(note, { anchor, located });
  }
  return {
    placed: batch.flatMap(({ note, whose, kind, position, anchor }) => {
      const place = page.places.get(note);
      // Looked for again meanwhile by another message, for another anchor: that one tells.
      return place && isSame(place.anchor, anchor) && 'start' in place.located ? [{ mark: { note, whose, kind, position }, located: place.located }] : [];
    }),
    outcomes: wanted.flatMap(({ note }, index) => (found[index] ? [outcomeOf(note, found[index])] : [])),
    next: from + BATCH < page.marks.length ? from + BATCH : null,
  };
}

function isSame(a: Anchor | undefined, b: Anchor): boolean {
  return a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

function editionOf(tab: number): Edition | null {
  const page = kept.get(tab);
  if (!page) return null;
  page.edition ??= edition(page.document, page.reading);
  return page.edition;
}
