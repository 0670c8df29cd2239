/** What the library keeps of a document that was read: its clauses with their words, and what they cite. */
import type { Clause } from '../../shared/clauses/types.ts';
import { parse } from '../../shared/instruments/ids.ts';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { firstWhere } from '../../shared/first-where.ts';
import type { LibraryCite, LibraryClause } from '../store/database.ts';

const STRUCTURE: ReadonlySet<Clause['kind']> = new Set(['section', 'body', 'preamble', 'operative', 'annex']);

/** A text in one of the six languages with clauses of its own; lists of links and error pages have none. */
export function isDocument({ document, clauses }: Reading): boolean {
  return document.language !== null && clauses.some(({ kind }) => STRUCTURE.has(kind));
}

/** The clauses in reading order, each with its own words and the citations in them. */
export function clausesOf({ text }: DocumentText, { clauses, citations }: Reading): LibraryClause[] {
  const sorted = citations.toSorted((a, b) => a.start - b.start || a.end - b.end);
  return clauses.map(({ path, kind, act, addressee, label, parent, ranges }) => {
    let words = '';
    const cites: LibraryClause['cites'][number][] = [];
    for (const [start, end] of ranges) {
      if (words !== '') words += ' ';
      const from = words.length;
      words += text.slice(start, end);
      for (let at = firstWhere(sorted.length, (index) => sorted[index]!.start >= start); at < sorted.length && sorted[at]!.start < end; at++) {
        const { start: begins, end: ends, id, locator } = sorted[at]!;
        // A mention that a page break cuts in two is in no piece as a whole.
        if (ends <= end) cites.push({ start: begins - start + from, end: ends - start + from, id, locator });
      }
    }
    return { path, kind, act, addressee, label, parent, words, cites };
  });
}

/** Each instrument that is cited, once, with the first clause that does. */
export function citesOf({ citations }: Reading, clauses: readonly LibraryClause[]): LibraryCite[] {
  const all = new Map<string, LibraryCite>();
  const place = new Map<string, string>();
  for (const { path, cites } of clauses) for (const { id } of cites) if (!place.has(id)) place.set(id, path);
  for (const { id } of citations) {
    const known = all.get(id);
    all.set(id, { id, path: place.get(id) ?? null, version: versionOf(id), times: (known?.times ?? 0) + 1 });
  }
  return [...all.values()];
}

function versionOf(id: string): string | null {
  const instrument = parse(id);
  if (instrument?.family === 'itu-act') return instrument.version;
  return instrument?.family === 'itu-recommendation' ? instrument.edition : null;
}

/** About what the words take on the disk: two bytes a letter, and something for each clause and citation. */
export function bytesOf(clauses: readonly LibraryClause[]): number {
  return clauses.reduce((sum, { words, cites }) => sum + 2 * words.length + 160 + 80 * cites.length, 0);
}
