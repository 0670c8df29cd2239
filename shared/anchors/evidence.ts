import type { Edition } from './edition.ts';
import type { Pattern } from './pattern.ts';

/** A place where the words of a quote may stand, with what speaks for it. Letter offsets, half open. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  /** Letters of the quote altered, missing or added. */
  readonly errors: number;
  /** Agreement of the context on each side, 0 … 1; null where the quote has none there. */
  readonly left: number | null;
  readonly right: number | null;
  readonly clause: number;
  /** Likeness of its clause to the one that the note was made on; null where the note does not say. */
  readonly like: number | null;
  /** Share of the quote's digits that stand there as well; 1 where it has hardly any. */
  readonly numbers: number;
}

/** A side of the context agrees from this share of its letters. */
export const AGREES = 0.7;
/** Letters that only fit one place by themselves, whatever stands around them. */
const LONG = 80;
/** Likeness from which a clause is the note's own, and below which it is quite another one. */
export const SAME_CLAUSE = 0.5;
const OTHER_CLAUSE = 0.2;
/** Altered words in a clause less like its old self are other words in another clause. */
const ALTERED_CLAUSE = 0.36;
/** Likeness is stored with two decimals, and another label before a clause changes two of its 64 bins. */
const ROUNDED = 0.043;
/** A clause that had a copy is known by other things than its likeness. */
const COPY = 0.75;
/** Share of the quote's digits that must stand there. */
const NUMBERS = 0.4;

/** How much a character says, compared with a letter: Han characters count twice. */
export function density(edition: Edition): number {
  return edition.seeds().size < 6 ? 2 : 1;
}

/** Sides of the context that agree; a side that the quote never had counts for half a side if the other one agrees. */
function sides({ left, right }: Candidate): number {
  const l = left === null ? 0 : Number(left >= AGREES);
  const r = right === null ? 0 : Number(right >= AGREES);
  return l + r + (left === null && r === 1 ? 1 : 0) + (right === null && l === 1 ? 1 : 0);
}

/**
 * Whether a place may be shown at all: a limit on errors and agreement of context.
 * The fewer sides of the context (or its clause) agree, the fewer errors are allowed.
 */
export function acceptable(edition: Edition, candidate: Candidate, pattern: Pattern): boolean {
  const size = pattern.exact.length;
  const worth = density(edition);
  const sameClause = candidate.like !== null && candidate.like >= SAME_CLAUSE;
  const support = sides(candidate) + Number(sameClause);
  const share = candidate.errors / size;
  const letters = size - candidate.errors * 2 + pattern.prefix.length * (candidate.left ?? 0) + pattern.suffix.length * (candidate.right ?? 0);
  const evidence = letters * worth;
  const alone = pattern.prefix.length + pattern.suffix.length === 0 && pattern.sketch === null;
  if (alone) return size * worth >= 12 && share <= 0.1;
  // Other numbers are another instrument or another item of a list, however alike the words.
  if (candidate.numbers < NUMBERS && (candidate.like ?? 0) < 0.7) return false;
  // The next item of a list, left there when the note's own was taken out: its words are like the note's as they always were.
  if ((candidate.errors > 0 || !pattern.unique) && isNeighbour(candidate, pattern)) return false;
  if (support >= 3) return share <= 0.5 && evidence >= 14;
  const like = candidate.like ?? 1;
  if (support === 2) return share <= (like < ALTERED_CLAUSE ? 0 : 0.25) && evidence >= 16;
  if (support === 1 && sameClause) return share <= 0.1 && evidence >= 16;
  // The same phrase, not the same place: the clause is quite another one, or the words stood in several places before.
  if (like < OTHER_CLAUSE && (size * worth < LONG || candidate.errors > 0)) return false;
  if (support === 1) return share <= 0.1 && evidence >= 45 && pattern.unique;
  return size * worth >= LONG && share <= 0.05;
}

/** Whether the clause is no more like the note's own than the one most like it was when the note was made. */
export function isNeighbour({ like }: Candidate, { similar }: Pattern): boolean {
  return like !== null && similar > 0 && similar < COPY && like <= similar + ROUNDED;
}

/** One number for what speaks for a place; about 0.1 is worth noticing. */
export function score(candidate: Candidate, pattern: Pattern): number {
  return 1 - (candidate.errors / pattern.exact.length) * 2
    + (candidate.left ?? candidate.right ?? 0.5) + (candidate.right ?? candidate.left ?? 0.5) + (candidate.like ?? 0.5);
}
