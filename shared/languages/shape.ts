/**
 * The shape of a language's table. One file a language holds `clauseWords` and `citationWords`, all of it data.
 * Words are written as they stand in documents; both tables are folded when they are compiled.
 */

/** An act's wording and the canonical English phrase of the contract that it stands for. */
export type ActTable = Readonly<Record<string, readonly string[]>>;

/** What the clause reader needs to know of a language. */
export interface ClauseWords {
  /** Wordings of preambular acts, by canonical phrase. */
  readonly preambular: ActTable;
  /** Wordings of operative acts, by canonical phrase. */
  readonly operative: ActTable;
}

/** What the citation finders need to know of a language. */
export interface CitationWords {
  readonly language: string;
}
