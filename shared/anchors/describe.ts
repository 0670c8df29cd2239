import type { Range } from '../text/types.ts';
import { cutContext, snap } from './borders.ts';
import type { Edition } from './edition.ts';
import { lettersOf } from './letters.ts';
import { MOST_MARKS } from './marks.ts';
import { rowMarks } from './row.ts';
import { parentMarks } from './parents.ts';
import { occurrences } from './seeds.ts';
import { writeSketch } from './sketch.ts';
import type { Anchor, ClausePoint, Quote } from './types.ts';

/** UTF-16 units of context on either side (W3C Web Annotation leaves the length open; Hypothesis takes 32 as well). */
const CONTEXT = 32;
/** Longer quotes are kept by their two ends. */
const LONGEST = 4000;
const END = 1000;
const SIMILAR = 0.3;
/** More twins than this are not counted: such a quote is told apart by its clause or not at all. */
export const MOST_TWINS = 64;

/**
 * Describes a selection of `edition.text` by UTF-16 offsets; a caret where `start === end`.
 * Offsets inside a grapheme are moved to its borders, impossible ones into the text; start and end may be given in any order.
 */
export function describe(edition: Edition, start: number, end: number): Anchor {
  const size = edition.text.length;
  const [low, high] = [Math.min(start, end), Math.max(start, end)].map((each) => Math.min(Math.max(Math.trunc(each) || 0, 0), size)) as [number, number];
  const [from, to] = snap(edition.text, low, high);
  return describeRange(edition, from, to, from === to ? 'caret' : 'text');
}

/** Describes a whole clause; null where the edition has no clause of this path. */
export function describeClause(edition: Edition, path: string): Anchor | null {
  const clause = edition.clauses[edition.clauseByPath(path)];
  return clause ? describeRange(edition, clause.start, clause.end, 'clause', clause.ranges) : null;
}

/** Describes the document as a whole. */
export function describeDocument(edition: Edition): Anchor {
  return { target: 'document', from: null, to: null, quote: null, position: null, language: edition.language, edition: edition.hash };
}

function describeRange(edition: Edition, start: number, end: number, target: Anchor['target'], whole?: readonly Range[]): Anchor {
  const { text } = edition;
  const first = edition.letterFrom(start);
  const last = edition.letterUntil(end);
  const inOrder = first < last;
  const ranges = whole ?? (inOrder ? edition.ranges(first, last, start, end) : [[start, end] as const]);
  const exact = ranges.map(([from, to]) => text.slice(from, to)).join('\n');
  const contextStart = ranges[0]?.[0] ?? start;
  const contextEnd = ranges.at(-1)?.[1] ?? end;
  const before = edition.around(contextStart, -CONTEXT - 1);
  const after = edition.around(contextEnd, CONTEXT + 1);
  const quote: Quote = {
    ...shorten(exact),
    prefix: cutContext(before.slice(-CONTEXT), 'prefix', before.length <= CONTEXT),
    suffix: cutContext(after.slice(0, CONTEXT), 'suffix', after.length <= CONTEXT),
  };
  const fromClause = clauseAt(edition, first, start, inOrder);
  const toClause = inOrder ? edition.clauseOfLetter(last - 1) : fromClause;
  const from = point(edition, fromClause, start);
  const to = point(edition, toClause < 0 ? fromClause : toClause, end);
  const twin = twins(edition, quote, first);
  const copies = quote.elided === undefined ? occurrences(edition.letters, edition.seeds(), lettersOf(quote.exact).codes, MOST_TWINS).length : 1;
  return {
    target,
    from,
    to: to && from && to.path === from.path ? { path: to.path, offset: to.offset } : to,
    quote,
    position: { start, end },
    language: edition.language,
    edition: edition.hash,
    ...(twin ? { twin } : {}),
    ...(copies > 1 ? { copies } : {}),
  };
}

/** The clause of the first letter; for a caret or signs at a clause's end, the clause that the offset is in. */
function clauseAt(edition: Edition, letter: number, offset: number, inOrder: boolean): number {
  const found = edition.clauseOfLetter(letter);
  if (inOrder) return found;
  const clause = edition.clauses[found];
  if (clause && offset >= clause.start && offset <= clause.end) return found;
  const before = edition.clauseOfLetter(edition.letterUntil(offset) - 1);
  const previous = edition.clauses[before];
  return previous && offset <= previous.end ? before : found;
}

function point(edition: Edition, index: number, offset: number): ClausePoint | null {
  const clause = edition.clauses[index];
  if (!clause) return null;
  const bins = edition.sketches()[index];
  const around = [...rowMarks(edition, index), ...parentMarks(edition, index)];
  const shared = edition.marks()[index] ?? [];
  const marks = [...shared.slice(0, MOST_MARKS - around.length), ...around];
  const similar = edition.nearest(index);
  return {
    path: clause.path,
    offset: Math.min(Math.max(offset - clause.start, 0), clause.end - clause.start),
    ...(bins ? { sketch: writeSketch(bins) } : {}),
    ...(similar >= SIMILAR ? { similar: Math.round(similar * 100) / 100 } : {}),
    ...(marks.length > 0 ? { marks } : {}),
  };
}

function shorten(exact: string): { exact: string; elided?: number } {
  if (exact.length <= LONGEST) return { exact };
  const head = snap(exact, 0, END)[1];
  const tail = snap(exact, exact.length - END, exact.length)[0];
  return { exact: `${exact.slice(0, head)}…${exact.slice(tail)}`, elided: tail - head };
}

function twins(edition: Edition, quote: Quote, first: number): { index: number; of: number } | null {
  if (quote.elided !== undefined) return null;
  const prefix = lettersOf(quote.prefix).length;
  const found = occurrences(edition.letters, edition.seeds(), lettersOf(quote.prefix + quote.exact + quote.suffix).codes, MOST_TWINS + 1);
  const index = found.indexOf(first - prefix);
  return found.length > 1 && found.length <= MOST_TWINS && index >= 0 ? { index, of: found.length } : null;
}
