import { align, type Alignment } from './align.ts';
import { wordBorder } from './borders.ts';
import type { Edition } from './edition.ts';
import { AGREES, type Candidate, density, SAME_CLAUSE } from './evidence.ts';
import type { Pattern } from './pattern.ts';
import { diagonals, occurrences } from './seeds.ts';
import { likeness, type Sketch, weight } from './sketch.ts';

const MOST_PLACES = 512;
const MOST_CANDIDATES = 6;
/** Filled bins of a sketch below which its clause is a heading or a fragment. */
const SHORT = 20;
/** Letters of context up to the end of a clause that say as much as a whole context. */
const ENOUGH = 8;
/** Share of letters altered beyond which nothing is the same quote. */
const MOST_ERRORS = 0.5;

/** Where the quote stands letter for letter with its whole context. */
export function wholePlaces(edition: Edition, pattern: Pattern): number[] {
  const size = pattern.exact.length;
  // Without any context there is only the border of words to tell "art" from "party".
  const bare = pattern.whole.length === size;
  return occurrences(edition.letters, edition.seeds(), pattern.whole, MOST_PLACES)
    .map((at) => at + pattern.prefix.length)
    .filter((first) => !bare || bordersAgree(edition, pattern, first, first + size));
}

/** Likeness of the clauses found to those of the note: of the first letter's, or of the last one's where that is more. */
function likenessAt(edition: Edition, first: number, last: number, pattern: Pattern): number | null {
  const one = likenessOf(pattern.sketch, edition.sketches()[edition.clauseOfLetter(first)]);
  const two = pattern.lastSketch ? likenessOf(pattern.lastSketch, edition.sketches()[edition.clauseOfLetter(last - 1)]) : null;
  return one === null || two === null ? (one ?? two) : Math.max(one, two);
}

/** Null where a clause is too short for its likeness to say no. */
function likenessOf(old: Sketch | null, now: Sketch | undefined): number | null {
  if (!old || !now) return null;
  const like = likeness(old, now);
  return like < SAME_CLAUSE && weight(old) < SHORT ? null : like;
}

/** Letters that agree walking outwards from a border, as a share; approximate where they do not all agree. */
function contextAt(edition: Edition, border: number, context: Uint16Array, side: -1 | 1): number | null {
  const size = context.length;
  if (size === 0) return null;
  const { codes } = edition.letters;
  let same = 0;
  while (same < size) {
    const theirs = side === 1 ? codes[border + same] : codes[border - 1 - same];
    if (theirs !== (side === 1 ? context[same] : context[size - 1 - same])) break;
    same += 1;
  }
  if (same === size) return 1;
  // All that its clause has on this side agrees; what follows is a clause that came in between.
  const inner = edition.clauseOfLetter(side === 1 ? border + same - 1 : border - same);
  const outer = edition.clauseOfLetter(side === 1 ? border + same : border - 1 - same);
  const whole = same >= ENOUGH / density(edition) && inner !== outer ? AGREES : 0;
  const low = side === 1 ? border : Math.max(0, border - size - 4);
  const high = side === 1 ? Math.min(codes.length, border + size + 4) : border;
  const aligned = align(context, codes, low, high);
  if (!aligned) return 0;
  // Letters skipped between the border and the context found count as errors too.
  const skipped = side === 1 ? (aligned.path[0] ?? low) - border : border - (aligned.path[size] ?? high);
  return Math.max(same / size, 1 - (aligned.errors + Math.max(0, skipped)) / size, whole, 0);
}

export function candidateAt(edition: Edition, pattern: Pattern, first: number, last: number, errors: number, numbers = 1): Candidate {
  const clause = edition.clauseOfLetter(first);
  return {
    first,
    last,
    errors,
    left: contextAt(edition, first, pattern.prefix, -1),
    right: contextAt(edition, last, pattern.suffix, 1),
    clause,
    like: likenessAt(edition, first, last, pattern),
    numbers,
  };
}

/** Whether the words found are whole words where the quote's were: "state" is not found in "interstate". */
export function bordersAgree(edition: Edition, pattern: Pattern, first: number, last: number): boolean {
  const { at } = edition.letters;
  const start = at[first] ?? 0;
  const end = (at[last - 1] ?? 0) + 1;
  return (!pattern.startsWord || wordBorder(edition.text, start)) && (!pattern.endsWord || wordBorder(edition.text, end));
}

/** Places of the quote's own letters, unaltered, whatever stands around them: the best few by their context. */
export function exactPlaces(edition: Edition, pattern: Pattern): Candidate[] {
  const size = pattern.exact.length;
  const found = occurrences(edition.letters, edition.seeds(), pattern.exact, MOST_PLACES)
    .map((first) => ({ first, near: nearness(edition, pattern, first) }))
    .sort((one, two) => two.near - one.near);
  const chosen = found.slice(0, MOST_CANDIDATES);
  return chosen
    .filter(({ first }) => bordersAgree(edition, pattern, first, first + size))
    .map(({ first }) => candidateAt(edition, pattern, first, first + size, 0));
}

/** Letters of context that agree without a gap. */
function nearness(edition: Edition, pattern: Pattern, first: number): number {
  const { codes } = edition.letters;
  const { prefix, suffix, exact } = pattern;
  let left = 0;
  while (left < prefix.length && codes[first - 1 - left] === prefix[prefix.length - 1 - left]) left += 1;
  let right = 0;
  while (right < suffix.length && codes[first + exact.length + right] === suffix[right]) right += 1;
  return left + right;
}

/** Places of the quote with altered letters, for a quote that had `twins` places of old. */
export function alteredPlaces(edition: Edition, pattern: Pattern, twins: number, runs: 'few' | 'many'): Candidate[] {
  const { codes } = edition.letters;
  const { prefix, exact, whole } = pattern;
  const slack = 8 + Math.ceil(whole.length / 10);
  const out: Candidate[] = [];
  const found = diagonals(edition.seeds(), whole, MOST_CANDIDATES + twins, runs === 'many' ? 8 : 4);
  const most = found[0]?.votes ?? 0;
  let good = 0;
  for (const { low, high, votes } of found) {
    if (votes < 2 || votes * 4 < most || (good >= twins && votes * 3 < most)) break;
    const from = Math.max(0, low - slack);
    const to = Math.min(codes.length, high + whole.length + slack);
    const aligned = align(whole, codes, from, to, whole.length * MOST_ERRORS);
    if (!aligned) continue;
    const start = prefix.length;
    const end = start + exact.length;
    if (aligned.errors <= whole.length * 0.2) good += 1;
    const { first, last, errors } = withoutIslands(aligned, start, end);
    if (last > first && errors <= exact.length * MOST_ERRORS) {
      const clause = edition.clauseOfLetter(first);
      const inPrefix = aligned.errorsBefore[start] ?? 0;
      const inSuffix = aligned.errors - (aligned.errorsBefore[end] ?? 0);
      push(out, {
        first,
        last,
        errors,
        left: start === 0 ? null : Math.max(0, 1 - inPrefix / start),
        right: end === whole.length ? null : Math.max(0, 1 - inSuffix / (whole.length - end)),
        clause,
        like: likenessAt(edition, first, last, pattern),
        numbers: digitsKept(exact, codes, aligned.path, start),
      });
    }
    const around = aligned.errors - (aligned.errorsBefore[end] ?? 0) + (aligned.errorsBefore[start] ?? 0);
    if (around * 2 > whole.length - exact.length && errors > exact.length * 0.1) {
      // The context may be of another place: the quote alone.
      const alone = align(exact, codes, from, to, Math.min(errors - 1, exact.length * MOST_ERRORS));
      const begin = alone?.path[0] ?? 0;
      const stop = alone?.path[exact.length] ?? 0;
      if (alone && stop > begin) {
        push(out, candidateAt(edition, pattern, begin, stop, alone.errors, digitsKept(exact, codes, alone.path, 0)));
      }
    }
  }
  return out;
}

const ZERO = 48;
const NINE = 57;

/** Share of the quote's digits that are aligned with themselves. `path` has the quote's first border at `start`. */
function digitsKept(exact: Uint16Array, codes: Uint16Array, path: Int32Array, start: number): number {
  let digits = 0;
  let kept = 0;
  for (let letter = 0; letter < exact.length; letter += 1) {
    const code = exact[letter] as number;
    if (code < ZERO || code > NINE) continue;
    const at = path[start + letter] as number;
    digits += 1;
    // Added letters may stand in front of the one that matches.
    if (codes[(path[start + letter + 1] as number) - 1] === code && (path[start + letter + 1] as number) > at) kept += 1;
  }
  return digits < 3 ? 1 : kept / digits;
}

/** Letters at an end of the quote that may stand apart from all others. */
const ISLAND = 8;

/**
 * The aligned stretch without islands: a few letters of the quote's edge that found a match behind a longer stretch of
 * added text (the "1 to" of the item before) belong to that text.
 */
function withoutIslands({ path, errorsBefore }: Alignment, start: number, end: number): { first: number; last: number; errors: number } {
  let from = start;
  let to = end;
  for (let border = start + 1; border <= Math.min(start + ISLAND, end - 1); border += 1) {
    const letters = border - start;
    const added = (path[border + 1] ?? 0) - (path[start] ?? 0) - letters - 1;
    if (added > letters + 4) from = border;
  }
  for (let border = end - 1; border >= Math.max(end - ISLAND, from + 2); border -= 1) {
    const letters = end - border;
    const added = (path[end] ?? 0) - (path[border - 1] ?? 0) - letters - 1;
    if (added > letters + 4) to = border;
  }
  const first = from === start ? (path[start] ?? 0) : (path[from + 1] ?? 0) - 1;
  const last = to === end ? (path[end] ?? 0) : (path[to - 1] ?? 0) + 1;
  const before = from === start ? (errorsBefore[start] ?? 0) : (errorsBefore[from + 1] ?? 0);
  const until = to === end ? (errorsBefore[end] ?? 0) : (errorsBefore[to - 1] ?? 0);
  return { first, last, errors: until - before + (from - start) + (end - to) };
}

function push(list: Candidate[], candidate: Candidate): void {
  if (!list.some(({ first, last }) => first === candidate.first && last === candidate.last)) list.push(candidate);
}
