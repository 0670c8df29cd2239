/** A page read: its text, what was found in it, and where things are. Made anew when the text changed, never altered. */
import type { Citation } from '../../shared/citations/types.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Reading } from '../../shared/reading.ts';
import { firstWhere } from '../../shared/first-where.ts';
import type { HtmlText } from '../sources/html.ts';
import type { TabDocument } from '../messages.ts';
import { OUTLINE_WORDS } from '../tab-keys.ts';

export interface PageReading {
  readonly text: HtmlText;
  readonly reading: Reading;
  readonly address: string;
  /** Index of the block that holds `offset`, or of the next one. */
  blockAt(offset: number): number;
  /** The clause whose own words hold `offset`; null between clauses. */
  clauseAt(offset: number): Clause | null;
  /** Clauses with words in `[start, end)`, in reading order. */
  clausesIn(start: number, end: number): readonly Clause[];
  clauseOf(path: string): Clause | null;
  /** The citation that `offset` touches; null for none. */
  citationAt(offset: number): Citation | null;
  /** Citations that begin in `[start, end)`, in reading order. */
  citationsIn(start: number, end: number): readonly Citation[];
}

export function pageReading(text: HtmlText, reading: Reading, address: string): PageReading {
  const { blocks } = text.document;
  const citations = reading.citations.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const pieces = reading.clauses
    .flatMap((clause) => clause.ranges.map(([start, end]) => ({ start, end, clause })))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const byPath = new Map(reading.clauses.map((clause) => [clause.path, clause]));

  return {
    text,
    reading: { ...reading, citations },
    address,
    blockAt: (offset) => firstWhere(blocks.length, (index) => blocks[index]!.end >= offset),
    clauseAt: (offset) => {
      let found: Clause | null = null;
      // Ranges of clauses follow each other; where one lies in another, the later start is the inner one.
      for (let index = firstWhere(pieces.length, (at) => pieces[at]!.start > offset) - 1; index >= 0 && found === null; index--) {
        const piece = pieces[index]!;
        if (piece.end >= offset) found = piece.clause;
        else if (piece.end < offset - 20_000) break;
      }
      return found;
    },
    clausesIn: (start, end) => {
      const found: Clause[] = [];
      for (let index = firstWhere(pieces.length, (at) => pieces[at]!.start >= end) - 1; index >= 0 && pieces[index]!.end > start; index--) {
        found.unshift(pieces[index]!.clause);
      }
      return found;
    },
    clauseOf: (path) => byPath.get(path) ?? null,
    citationAt: (offset) => {
      for (let index = firstWhere(citations.length, (at) => citations[at]!.start > offset) - 1, steps = 0; index >= 0 && steps < 4; index--, steps++) {
        const citation = citations[index]!;
        if (citation.end >= offset) return citation;
      }
      return null;
    },
    citationsIn: (start, end) => citations.slice(
      firstWhere(citations.length, (at) => citations[at]!.start >= start),
      firstWhere(citations.length, (at) => citations[at]!.start >= end),
    ),
  };
}

/** What the background is told of the tab: public facts of a public page, nothing of the person. */
export function tabDocument({ text, reading, address, clauseAt }: PageReading): TabDocument {
  const all = text.document.text;
  return {
    document: reading.document,
    address,
    outline: reading.clauses.map(({ path, kind, act, actRange, addressee, label, parent, ranges }) => ({
      path, kind, act, addressee, label, parent,
      words: clip(ranges.map(([start, end]) => all.slice(start, Math.min(end, start + OUTLINE_WORDS))).join(' '), OUTLINE_WORDS),
      ...(actRange === null ? {} : { actWords: clip(all.slice(...actRange), OUTLINE_WORDS) }),
    })),
    citations: reading.citations.map((citation) => ({
      ...citation,
      quote: all.slice(citation.start, citation.end),
      path: clauseAt(citation.start)?.path ?? null,
    })),
  };
}

/** Cuts to `limit` UTF-16 units, never inside a pair of surrogates. */
function clip(words: string, limit: number): string {
  const cut = words.slice(0, limit);
  return /[\uD800-\uDBFF]$/u.test(cut) ? cut.slice(0, -1) : cut;
}

/** A page in one of the six languages with something to mark: a clause beyond mere front matter, or a citation. */
export function holdsDocument({ reading }: Pick<PageReading, 'reading'>): boolean {
  return reading.document.language !== null
    && (reading.citations.length > 0 || reading.clauses.some(({ kind }) => kind !== 'front' && kind !== 'closing'));
}
