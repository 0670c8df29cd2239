/**
 * A document as the whole house sees it: one immutable string and the blocks in it.
 * Every offset anywhere in this project is a UTF-16 code unit of `DocumentText.text`.
 */

/** A half-open stretch of `DocumentText.text`: `[start, end)` in UTF-16 code units. */
export type Range = readonly [start: number, end: number];

/** What the source said about a block. The reading may overrule it; `paragraph` claims nothing. */
export type BlockRole = 'paragraph' | 'heading' | 'item' | 'cell' | 'footnote';

/** How a block came about in a document that still has its revision marks. */
export type Change = 'inserted' | 'deleted' | 'modified';

/**
 * A paragraph, heading, table cell or footnote.
 * `ranges` has more than one entry where a page break or a footnote cut it in two; they are in reading order.
 */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly Range[];
  readonly role: BlockRole;
  /** Heading level or list depth, from 1; absent where the source has none. */
  readonly level?: number;
  /** Page, from 1; absent where the source has no pages. */
  readonly page?: number;
  readonly change?: Change;
}

/** What a source gives: the text as it stands (never normalised) and its blocks in reading order. */
export interface DocumentText {
  readonly text: string;
  readonly blocks: readonly Block[];
}
