import { findCitations } from './citations/find.ts';
import type { Citation } from './citations/types.ts';
import { findClauses } from './clauses/find.ts';
import { identify } from './clauses/identity.ts';
import type { Clause, DocumentIdentity } from './clauses/types.ts';
import type { Language } from './languages/types.ts';
import { type Prepared, prepare } from './text/prepared.ts';
import type { DocumentText } from './text/types.ts';

/** A document read: what everything above stands on. */
export interface Reading {
  readonly document: DocumentIdentity;
  readonly clauses: readonly Clause[];
  readonly citations: readonly Citation[];
}

/** What is known of a document besides its text. */
export interface Hints {
  readonly language?: Language | null;
  /** The address that it was opened from. */
  readonly address?: string | null;
}

/**
 * Reads a document: who it is, its clauses and its citations, each found in one pass over the folded text.
 * Pure and synchronous; offsets are UTF-16 units of `document.text`. Knows no titles: those are the catalogue's.
 */
export function read(document: DocumentText, hints: Hints = {}): Reading {
  return readPrepared(prepare(document, hints.language), hints.address ?? null);
}

/** The same for a document that is already folded. */
export function readPrepared(prepared: Prepared, address: string | null = null): Reading {
  const clauses = findClauses(prepared);
  const identity = identify(prepared, clauses, address);
  return { document: identity, clauses, citations: findCitations(prepared, clauses, identity) };
}
