import type { Clause } from '../clauses/types.ts';
import type { DocumentIdentity } from '../reading.ts';
import { toSource } from '../text/fold.ts';
import type { Prepared } from '../text/prepared.ts';
import { findActs } from './acts.ts';
import { type Finding, scan } from './scan.ts';
import type { Citation } from './types.ts';
import { findSymbols } from './un-symbols.ts';

/**
 * Every citation of a document in reading order, none over another.
 * `clauses` tell where the head ends and who speaks; `identity` is what the document's own symbol is compared with.
 */
export function findCitations(prepared: Prepared, clauses: readonly Clause[], identity: DocumentIdentity): Citation[] {
  const scanned = scan(prepared, clauses, identity);
  const findings = [findActs, findSymbols].flatMap((find) => find(scanned));
  return settle(findings).map(({ start, end, id, locator, was }) => {
    const [from, to] = toSource(prepared.folded, start, end);
    return { start: from, end: to, id, locator, was };
  });
}

/** Of findings that overlap the one of the earlier family stays; within a family the longer one. */
function settle(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
  }
  return kept;
}
