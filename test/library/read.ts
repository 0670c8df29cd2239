import { opensClause } from '../../shared/clauses/opening.ts';
import { read, type Reading } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import type { DocumentText } from '../../shared/text/types.ts';

/** A text of one block a line, read without an address. */
export function readText(text: string, address: string | null = null): { readonly document: DocumentText; readonly reading: Reading } {
  const document = plainText(text, opensClause);
  return { document, reading: read(document, { address }) };
}
