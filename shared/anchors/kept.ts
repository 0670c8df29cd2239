/** A document of which only the clauses' words are kept, as an edition to find notes in. */
import type { Clause } from '../clauses/types.ts';
import type { Language } from '../languages/types.ts';
import { edition, type Edition } from './edition.ts';
import { locate } from './locate.ts';
import type { Anchor } from './types.ts';

/** What is kept of a clause. */
export type KeptClause = Pick<Clause, 'path' | 'act' | 'addressee'> & { readonly kind: Clause['kind'] | null; readonly words: string };

/**
 * The clauses one under another. For notes of the same language only: the citations, by which editions in other languages
 * are compared, are not kept.
 */
export function editionOfClauses(kept: readonly KeptClause[], language: Language | null): Edition {
  const paths = new Set(kept.map(({ path }) => path));
  const clauses: Clause[] = [];
  let text = '';
  for (const { path, kind, act, addressee, words } of kept) {
    const start = text.length;
    text += words;
    const above = path.slice(0, Math.max(0, path.lastIndexOf('.')));
    clauses.push({ path, kind: kind ?? 'section', start, end: text.length, ranges: [[start, text.length]], act, actRange: null, addressee, label: null, parent: paths.has(above) ? above : null });
    text += '\n';
  }
  const blocks = clauses.map(({ start, end, ranges }) => ({ start, end, ranges, role: 'paragraph' as const }));
  return edition({ text, blocks }, { document: { id: null, language, title: null, date: null, type: null }, clauses, citations: [] });
}

/**
 * The path of the clause that a note stands on in the words that are kept; null: its own clause is not there, and what was
 * said of it is said of no other. Undefined where those words cannot tell: a note on the whole document, or on an edition
 * in another language, goes by the path it was written at, which is the same in all.
 */
export function standsIn(kept: Edition, anchor: Anchor): string | null | undefined {
  if (anchor.target === 'document' || anchor.language === null || anchor.language !== kept.language) return undefined;
  const place = locate(kept, anchor);
  if (place.outcome === 'lost' || (place.outcome === 'clause' && place.above === true)) return null;
  return ('path' in place ? place.path : null) ?? anchor.from?.path;
}
