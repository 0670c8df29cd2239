import type { Range } from '../text/types.ts';
import { withSigns } from './borders.ts';
import { locateCaret } from './caret.ts';
import { MOST_TWINS } from './describe.ts';
import type { Edition } from './edition.ts';
import { spanOfEnds } from './ends.ts';
import { acceptable, type Candidate, isNeighbour, SAME_CLAUSE } from './evidence.ts';
import { sameNumbers } from './numbers.ts';
import { locatePage } from './pages.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { placeByLikeness, placeByPath } from './place.ts';
import type { Anchor, Located } from './types.ts';
import { choose, moved } from './twins.ts';
import { alteredPlaces, bordersAgree, candidateAt, exactPlaces, wholePlaces } from './words.ts';

const ABSENT: Located = { outcome: 'lost', reason: 'absent' };
const AMBIGUOUS: Located = { outcome: 'lost', reason: 'ambiguous' };
/** UTF-16 units of an imported quote from which its offset is believed. */
const IMPORTED = 4;
/** Letters of context that make a quote found once a sure find. */
const ENOUGH = 20;
/** Likeness of a clause whose words were rewritten between the two ends of a quote. */
const STILL_CLAUSE = 0.25;
/** A clause is more like its old self than its nearest twin was by this much. */
const CLEARLY = 0.1;

/**
 * Where a note sits in an edition of its document.
 * `exact`: the very words; `changed`: the place of altered words; `clause`: the clause, its words gone or in another
 * language; `lost` otherwise. Never throws; ranges are inside `edition.text`.
 */
export function locate(edition: Edition, anchor: Anchor): Located {
  if (anchor.target === 'document') return anchor.page ? locatePage(anchor.page, anchor.edition, edition.paged) : { outcome: 'document' };
  if (anchor.language && edition.language && anchor.language !== edition.language) return placeByPath(edition, anchor);
  const same = untouched(edition, anchor);
  if (same) return same;
  const pattern = patternOf(anchor);
  if (!pattern) return anchor.from?.sketch ? placeByLikeness(edition, anchor) : placeByPath(edition, anchor);
  if (pattern.exact.length === 0) return locateCaret(edition, anchor, pattern) ?? placeByLikeness(edition, anchor);
  return inPlace(edition, anchor, pattern) ?? byWords(edition, anchor, pattern) ?? placeByLikeness(edition, anchor);
}

/** The quick way, without folding: the edition that the note was made on, with the very words at the very place. */
function untouched(edition: Edition, { quote, position, edition: hash }: Anchor): Located | null {
  if (!quote || !position || quote.exact === '') return null;
  // Another tool's anchor names no edition: the same words at the same offset with the same context are proof enough.
  if (hash !== edition.hash && (hash !== null || quote.exact.length < IMPORTED)) return null;
  const { start, end } = position;
  const { text } = edition;
  if (end - start !== quote.exact.length || !text.startsWith(quote.exact, start)) return null;
  if (!text.startsWith(quote.prefix, start - quote.prefix.length) || !text.startsWith(quote.suffix, end)) return null;
  return { outcome: 'exact', start, end, ranges: [[start, end]], path: pathOf(edition, edition.letterFrom(start)) };
}

/** An edition of the same words, its spaces or signs perhaps other ones. */
function inPlace(edition: Edition, anchor: Anchor, pattern: Pattern): Located | null {
  if (!anchor.position || anchor.edition !== edition.hash) return null;
  const { start, end } = anchor.position;
  const { text } = edition;
  const first = edition.letterFrom(start);
  if (pattern.quote.elided === undefined) {
    const { codes } = edition.letters;
    const size = pattern.exact.length;
    for (let index = 0; index < size; index += 1) if (codes[first + index] !== pattern.exact[index]) return null;
    return exactly(edition, pattern, first);
  }
  const [head = '', tail = ''] = pattern.quote.exact.split('…');
  if (!text.startsWith(head, start) || !text.endsWith(tail, end)) return null;
  return { outcome: 'exact', start, end, ranges: edition.ranges(first, edition.letterUntil(end), start, end), path: pathOf(edition, first) };
}

function byWords(edition: Edition, anchor: Anchor, pattern: Pattern): Located | null {
  if (pattern.quote.elided !== undefined) return changed(edition, pattern, betweenEnds(edition, pattern));
  const size = pattern.exact.length;
  const found = wholePlaces(edition, pattern);
  // The usual case of an edited text: quote and context together, once, as before.
  const [only] = found;
  if (only !== undefined && found.length === 1 && !anchor.twin && pattern.whole.length - size >= ENOUGH) return exactly(edition, pattern, only);
  const places = found.length > 0 ? found.map((first) => candidateAt(edition, pattern, first, first + size, 0)) : exactPlaces(edition, pattern);
  const exact = places.filter((candidate) => acceptable(edition, candidate, pattern));
  // As many as there were, in their context: nothing is hidden by an altered letter.
  const inContext = exact.filter(({ left, right }) => (left ?? 1) >= 0.8 && (right ?? 1) >= 0.8);
  const twins = Math.min(anchor.twin?.of ?? 1, MOST_TWINS);
  const accepted = inContext.length >= twins ? exact : [...exact, ...alteredOnes(edition, pattern, twins, 'few')];
  const all = twins > 1 && accepted.length < twins ? [...exact, ...alteredOnes(edition, pattern, twins, 'many')] : accepted;
  const best = choose(edition, anchor, pattern, all);
  if (best === 'ambiguous') return AMBIGUOUS;
  if (!best) return changed(edition, pattern, betweenEnds(edition, pattern));
  // Words that stood in several places, one of which is gone: what is left is the note's own only by more than itself.
  if (best.errors === 0 && found.length === 0 && (anchor.copies ?? 1) > places.length && !own(edition, anchor, pattern, best)) return AMBIGUOUS;
  const same = best.errors === 0 && best.last - best.first === size && bordersAgree(edition, pattern, best.first, best.last);
  if (same) return exactly(edition, pattern, best.first);
  return changed(edition, pattern, anchor.target === 'clause' ? wholeClause(edition, best.first, best.last) : [best.first, best.last]);
}

/** Its own place by its clause's path, by where an edit can have moved it, or by a clause more like the note's than any other was. */
function own(edition: Edition, anchor: Anchor, pattern: Pattern, candidate: Candidate): boolean {
  const { clause, like, left, right } = candidate;
  if (edition.clauses[clause]?.path === anchor.from?.path) return true;
  if ((left ?? 1) >= 1 && (right ?? 1) >= 1) return true;
  if ((like ?? 1) >= SAME_CLAUSE && moved(edition, anchor, pattern, [candidate])) return true;
  return like !== null && like >= SAME_CLAUSE && like > (anchor.from?.similar ?? 0) + CLEARLY;
}

/** The two ends of the words, unless they are of quite another clause, where they stand by themselves as well. */
function betweenEnds(edition: Edition, pattern: Pattern): Range | null {
  const ends = spanOfEnds(edition, pattern);
  if (!ends) return null;
  const found = candidateAt(edition, pattern, ends[0], ends[1], 0);
  return (found.like === null || found.like >= STILL_CLAUSE) && !isNeighbour(found, pattern) ? ends : null;
}

function alteredOnes(edition: Edition, pattern: Pattern, twins: number, runs: 'few' | 'many'): Candidate[] {
  return alteredPlaces(edition, pattern, twins, runs).filter((candidate) => acceptable(edition, candidate, pattern));
}

/** A note on a whole clause stays on a whole one: the clause that most of the words found are of. */
function wholeClause(edition: Edition, first: number, last: number): Range {
  const [from, to] = edition.lettersOfClause(edition.clauseOfLetter((first + last) >> 1));
  const common = Math.min(to, last) - Math.max(from, first);
  return common > 0.6 * (to - from) && common > 0.6 * (last - first) ? [from, to] : [first, last];
}

function pathOf(edition: Edition, letter: number): string | null {
  return edition.clauses[edition.clauseOfLetter(letter)]?.path ?? null;
}

function span(edition: Edition, pattern: Pattern, first: number, last: number): { start: number; end: number; ranges: readonly Range[]; path: string | null } {
  const { at } = edition.letters;
  const [from, to] = withSigns(edition.text, at[first] ?? 0, (at[last - 1] ?? 0) + 1, pattern.quote.exact);
  const ranges = edition.ranges(first, last, from, to);
  const start = Math.min(...ranges.map((range) => range[0]));
  const end = Math.max(...ranges.map((range) => range[1]));
  return { start, end, ranges, path: pathOf(edition, first) };
}

function words(edition: Edition, ranges: readonly Range[]): string {
  return ranges.map(([start, end]) => edition.text.slice(start, end)).join('\n');
}

/** Equal letters are equal words, unless the numbers are cut otherwise (70/125, 701/25). */
function exactly(edition: Edition, pattern: Pattern, first: number): Located {
  const found = span(edition, pattern, first, first + pattern.exact.length);
  const now = words(edition, found.ranges);
  if (sameNumbers(pattern.quote.exact, now)) return { outcome: 'exact', ...found };
  return { outcome: 'changed', ...found, now };
}

function changed(edition: Edition, pattern: Pattern, place: Range | null): Located | null {
  if (!place) return null;
  const found = span(edition, pattern, place[0], place[1]);
  return { outcome: 'changed', ...found, now: words(edition, found.ranges) };
}

export interface Batch {
  readonly signal?: AbortSignal;
  /** Called between slices of a few milliseconds: `() => scheduler.yield()`, or one that looks at the clock first. */
  readonly yield?: () => Promise<void> | void;
  /** Offsets in view: notes near them come first. */
  readonly first?: Range;
  /** Told of each note as soon as it is found. */
  readonly found?: (index: number, located: Located) => void;
}

/** Work between two yields, in units of about 10 µs: one for a quick look, more for altered words. */
const SLICE = 150;
const COST: Readonly<Record<Located['outcome'], number>> = { exact: 1, document: 1, clause: 30, changed: 25, lost: 40 };

/**
 * Locates many notes in slices, so that the page stays alive; the answers are in the anchors' order.
 * Rejects with the signal's reason when aborted.
 */
export async function locateAll(edition: Edition, anchors: readonly Anchor[], batch: Batch = {}): Promise<Located[]> {
  const out: Located[] = Array.from({ length: anchors.length }, () => ABSENT);
  const rest = async (): Promise<void> => {
    await batch.yield?.();
    batch.signal?.throwIfAborted();
  };
  batch.signal?.throwIfAborted();
  // What all notes share is built in a step of its own, unless the edition is the one that they were made on.
  if (anchors.some((anchor) => anchor.quote !== null && anchor.edition !== edition.hash)) {
    await rest();
    edition.seeds();
    await rest();
  }
  let spent = 0;
  for (const index of byNearness(anchors, batch.first)) {
    const anchor = anchors[index];
    if (!anchor) continue;
    const located = locate(edition, anchor);
    out[index] = located;
    batch.found?.(index, located);
    spent += COST[located.outcome];
    if (spent >= SLICE) {
      spent = 0;
      await rest();
    }
  }
  return out;
}

function byNearness(anchors: readonly Anchor[], first: Range | undefined): number[] {
  const order = anchors.map((_, index) => index);
  if (!first) return order;
  const [start, end] = first;
  const distance = anchors.map(({ position }) => (position ? Math.max(start - position.end, position.start - end, 0) : Infinity));
  return order.sort((one, two) => (distance[one] ?? 0) - (distance[two] ?? 0) || one - two);
}
