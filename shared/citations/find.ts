import type { Clause } from '../clauses/types.ts';
import type { DocumentIdentity } from '../reading.ts';
import type { Prepared } from '../text/prepared.ts';
import type { Citation } from './types.ts';

/** Every citation of a document in reading order. */
export function findCitations(_prepared: Prepared, _clauses: readonly Clause[], _identity: DocumentIdentity): Citation[] {
  return [];
}
