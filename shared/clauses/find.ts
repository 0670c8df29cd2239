import type { Prepared } from '../text/prepared.ts';
import { Collector } from './collector.ts';
import { readLines } from './lines.ts';
import { Reader } from './reader.ts';
import type { Clause } from './types.ts';

/**
 * The clauses of a document in reading order (`spec/reading.md` section 1): one pass over its blocks.
 * Paths are unique; ranges are UTF-16 offsets of the document's text.
 */
export function findClauses(prepared: Prepared): Clause[] {
  const collector = new Collector(prepared);
  new Reader(prepared.folded.text, readLines(prepared), collector).read();
  return collector.finish();
}
