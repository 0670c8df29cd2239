/** A document of the library as an edition: what its kept clauses let anchors be found in. */
import { describe } from '../../shared/anchors/describe.ts';
import { edition, type Edition } from '../../shared/anchors/edition.ts';
import { locate } from '../../shared/anchors/locate.ts';
import type { Anchor } from '../../shared/anchors/types.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Citation } from '../../shared/citations/types.ts';
import type { Block } from '../../shared/text/types.ts';
import type { KeptDocument } from '../library/documents.ts';

/** The clauses one after the other; offsets are of this text, not of the page that was read. */
export function editionOf(kept: KeptDocument): Edition {
  let text = '';
  const clauses: Clause[] = [];
  const blocks: Block[] = [];
  const citations: Citation[] = [];
  for (const { words, cites, ...clause } of kept.clauses) {
    const start = text.length;
    text += words;
    const ranges = [[start, text.length] as const];
    clauses.push({ ...clause, start, end: text.length, ranges, actRange: null });
    blocks.push({ start, end: text.length, ranges, role: 'paragraph' });
    for (const cite of cites) citations.push({ start: start + cite.start, end: start + cite.end, id: cite.id, locator: cite.locator, was: null });
    text += '\n';
  }
  const { id, language, title, date } = kept;
  return edition({ text, blocks }, { document: { id, language, title, date, type: null }, clauses, citations });
}

/** What a known text makes of an anchor that another tool made. */
export type Placed = { readonly anchor: Anchor; readonly found: boolean };

/** Gives an anchor of bare words its clause; one that has a clause stays as it is. */
export function placed(anchor: Anchor, kept: Edition | null): Placed {
  if (kept === null || anchor.target === 'document') return { anchor, found: true };
  const located = locate(kept, anchor);
  if (located.outcome === 'lost') return { anchor, found: false };
  if (anchor.from !== null || (located.outcome !== 'exact' && located.outcome !== 'changed')) return { anchor, found: true };
  const { from, to } = describe(kept, located.start, located.end);
  // Offsets and hash are of the library's text, which is no edition of the document: the words and the clause stay.
  return { anchor: { ...anchor, from, to, position: null, edition: null, language: anchor.language ?? kept.language }, found: true };
}
