import type { Clause, DocumentIdentity } from '../clauses/types.ts';
import { compare } from '../instruments/ids.ts';
import { toSource } from '../text/fold.ts';
import type { Prepared } from '../text/prepared.ts';
import { findActs } from './acts.ts';
import { findDocuments } from './itu-documents.ts';
import { findRecommendations } from './itu-recommendations.ts';
import { findGoals, findLines } from './lines-and-goals.ts';
import { locate, type Previous } from './locators.ts';
import { findNames } from './names.ts';
import { type Family, type Finding, type Scan, scan } from './scan.ts';
import { findStandards } from './standards.ts';
import { findTreaties } from './treaties.ts';
import type { Citation } from './types.ts';
import { findSymbols } from './un-symbols.ts';
import { findAddresses } from './web.ts';

/** Every family's finder. To add a family of instruments: a file with a finder, and a line here and in `RANK`. */
const FINDERS: readonly ((scan: Scan) => Finding[])[] = [
  findAddresses,
  findActs,
  findSymbols,
  findRecommendations,
  findDocuments,
  findTreaties,
  findNames,
  findLines,
  findGoals,
  findStandards,
];

/** Whose finding stays where two families claim the same text. */
const RANK: Readonly<Record<Family, number>> = {
  web: 0, act: 1, symbol: 2, recommendation: 3, document: 4, name: 5, treaty: 6, line: 7, goal: 8, standard: 9,
};

/**
 * Every citation of a document in reading order, none over another.
 * `clauses` tell where the head ends and who speaks; `identity` is what the document's own symbol is compared with.
 */
export function findCitations(prepared: Prepared, clauses: readonly Clause[], identity: DocumentIdentity): Citation[] {
  const scanned = scan(prepared, clauses, identity);
  const kept = settle(FINDERS.flatMap((find) => find(scanned)));
  const heads = clauses.filter(({ kind }) => kind === 'front' || kind === 'closing').sort((a, b) => a.start - b.start);
  let head = 0;
  const citations: Citation[] = [];
  let previous: Previous = { end: 0, locator: null };
  for (const finding of kept) {
    const locator = finding.family === 'web' || finding.family === 'line' || finding.family === 'goal' ? null : (finding.locator ?? locate(scanned, finding, previous));
    previous = { end: finding.end, locator };
    const [start, end] = toSource(prepared.folded, finding.start, finding.end);
    while (head < heads.length && (heads[head] as Clause).end <= start) head++;
    const atHead = head < heads.length && (heads[head] as Clause).start <= start;
    if (end <= start || isOwn(scanned, finding, atHead, identity)) continue;
    citations.push({ start, end, id: finding.id, locator, was: finding.was });
  }
  return citations;
}

/** Of findings that overlap the one of the higher rank stays; within a family the longer one. */
function settle(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || RANK[a.family] - RANK[b.family] || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || finding.start >= last.end) kept.push(finding);
    else if (RANK[finding.family] < RANK[last.family] || (finding.family === last.family && finding.end - finding.start > last.end - last.start)) {
      kept[kept.length - 1] = finding;
    }
  }
  return kept;
}

/** A block that holds hardly more than the symbol is a running head. */
const RUNNING_HEAD = 40;

/** Up to here, in folded letters, a head gives its own title: "Resolution 140 (Rev. Dubai, 2018)" of a later revision. */
const TITLE = 400;

/** The document's own symbol or number at its head, at its end or in a running head is no citation. */
function isOwn(scanned: Scan, finding: Finding, atHead: boolean, { id }: DocumentIdentity): boolean {
  if (id === null) return false;
  const length = scanned.blockEnd(finding.start) - scanned.blockStart(finding.start);
  const alone = length - (finding.end - finding.start) <= RUNNING_HEAD;
  if (!alone && !atHead) return false;
  // "Revision 1 to Document C23/5-E": the number alone is the paper's own as well.
  if (id.startsWith('itu:doc/') && bareNumber(finding.id) === bareNumber(id)) return true;
  // "A/RES/78/254 A-C" over resolution 78/254.
  if (alone && id.startsWith('un:') && finding.id.length === id.length + 1 && finding.id.startsWith(id) && /[A-Z]$/.test(finding.id)) return true;
  const likeness = compare(finding.id, id);
  return likeness === 'same' || (likeness === 'version' && atHead && finding.start < TITLE);
}

function bareNumber(id: string): string {
  return id.replace(/\([^()]*\)/g, '').toLowerCase();
}
