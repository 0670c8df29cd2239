import type { Citation } from './citations/types.ts';
import type { Clause } from './clauses/types.ts';
import type { Language } from './languages/types.ts';

/** Who a document is: the contract's `document` object. */
export interface DocumentIdentity {
  /** Canonical instrument or document id; `web:https://…` where only the address is known; null for a bare text. */
  readonly id: string | null;
  readonly language: Language | null;
  readonly title: string | null;
  /** ISO 8601 date (`2012-12-21`) where the head gives one. */
  readonly date: string | null;
  readonly type: 'resolution' | 'decision' | 'recommendation' | 'contribution' | 'report' | 'document' | null;
}

/** A document read: what everything above stands on. */
export interface Reading {
  readonly document: DocumentIdentity;
  readonly clauses: readonly Clause[];
  readonly citations: readonly Citation[];
}
