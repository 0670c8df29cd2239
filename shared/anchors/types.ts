import type { Range } from '../text/types.ts';
import type { Language } from '../languages/types.ts';

/**
 * Where a note sits: clause path first, quote second, position third.
 * Plain JSON: it is stored, synced and exported as it stands.
 */
export interface Anchor {
  /** `text`: words; `clause`: a whole clause; `document`: the document as a whole; `caret`: a point between letters. */
  readonly target: 'text' | 'clause' | 'document' | 'caret';
  /** The clause (or the first and the last of several) and the offsets inside each, in UTF-16 units from the clause's start. */
  readonly from: ClausePoint | null;
  readonly to: ClausePoint | null;
  /** The words themselves with up to 32 characters of context on either side, cut at word borders. */
  readonly quote: Quote | null;
  /** Offsets in the text it was made on. */
  readonly position: { readonly start: number; readonly end: number } | null;
  /** Language of the edition it was made on. */
  readonly language: Language | null;
  /** A short hash of the edition's folded letters: equal hashes mean equal words. */
  readonly edition: string | null;
  /** Where quote and context stand several times in the edition: which of them this is, from 0, and how many there are. */
  readonly twin?: { readonly index: number; readonly of: number };
  /** How many times the words alone stand in the edition, whatever stands around them; absent where once. */
  readonly copies?: number;
  /** Of a document as a whole only: the page of a file, where there are no words to stand on. `edition` is then the file's hash. */
  readonly page?: PagePlace;
}

/** A page, or an area of it: what a note on a scan stands on. */
export interface PagePlace {
  /** From 1. */
  readonly number: number;
  /** How many pages the file has; null where another tool did not say. */
  readonly of: number | null;
  /** Whole points from the upper left corner of the page as it is shown. */
  readonly area?: Area;
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is known of a file of pages: a hash of its bytes (`file:` and hexadecimal figures), and how many pages it has. */
export interface Paged {
  readonly file: string;
  readonly pages: number;
}

export interface ClausePoint {
  readonly path: string;
  readonly offset: number;
  /** A sketch of the clause's words (64 base64url characters): knows the clause again in another version, under another path. */
  readonly sketch?: string;
  /** Likeness (0 … 1) of the clause most like it in its own edition, where there is one; absent below 0.3. */
  readonly similar?: number;
  /**
   * At most 12: what every language edition of the clause has in common (citations' ids in their order, then numbers), the
   * clauses beside it (`row1:` …, see row.ts), and sketches of those that it stands under (`up:`, the nearest first).
   */
  readonly marks?: readonly string[];
}

export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** UTF-16 units left out in the middle of `exact` where a very long quote is stored by its two ends, joined by "…". */
  readonly elided?: number;
}

/** The page that a note stands on. `same`: of the very file; else of another one with as many pages, which may show something else. */
export interface FoundPage {
  readonly page: number;
  readonly same: boolean;
  /** Absent: the page as a whole. */
  readonly area?: Area;
}

/** What became of an anchor in an edition of the document. Only `exact` and `changed` have words to draw. */
export type Located =
  | { readonly outcome: 'exact'; readonly start: number; readonly end: number; readonly ranges: readonly Range[]; readonly path: string | null }
  | { readonly outcome: 'changed'; readonly start: number; readonly end: number; readonly ranges: readonly Range[]; readonly path: string | null; readonly now: string }
  /** `above`: its own clause is not to be found; this is the one that it stood under, and nothing said of the one is said of the other. */
  | { readonly outcome: 'clause'; readonly path: string; readonly start: number; readonly end: number; readonly above?: true }
  | { readonly outcome: 'document'; readonly on?: FoundPage }
  | { readonly outcome: 'lost'; readonly reason: 'absent' | 'ambiguous' };
