import type { Language } from '../languages/types.ts';
import type { Change, Range } from '../text/types.ts';

/** The kinds of `spec/reading.md` section 1. */
export type ClauseKind = 'front' | 'section' | 'body' | 'preamble' | 'operative' | 'annex' | 'footnote' | 'closing';

/** A block with a path that is the same in every language. */
export interface Clause {
  /** Language-neutral path, such as `P1.a`, `O1.9.2`, `S2.6`, `F3`. Unique in its document. */
  readonly path: string;
  readonly kind: ClauseKind;
  /** UTF-16 offsets of the whole, from the start of the first range to the end of the last. */
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly Range[];
  /** The canonical English phrase of the act in lower case, such as "recalling further"; else null. */
  readonly act: string | null;
  /** Where the act's own words stand in the text (for the faint underlay); null where there is no act. */
  readonly actRange: Range | null;
  /** Who is instructed or asked, such as `sg+director-bdt`; else null. */
  readonly addressee: string | null;
  /** The label as it stands in the text, such as "a)" or "أ )"; else null. */
  readonly label: string | null;
  /** Path of the clause that this one belongs to; null at the top. */
  readonly parent: string | null;
  readonly change?: Change;
}

/** Who a document is: the contract's `document` object. */
export interface DocumentIdentity {
  /** Canonical instrument or document id; `web:https://…` where only the address is known; null for a bare text. */
  readonly id: string | null;
  readonly language: Language | null;
  readonly title: string | null;
  /** ISO 8601 date (`2012-12-21`) where the head gives one. */
  readonly date: string | null;
  readonly type: 'resolution' | 'decision' | 'recommendation' | 'opinion' | 'contribution' | 'report' | 'document' | null;
}
