import { findCitations } from '../../shared/citations/find.ts';
import type { Citation } from '../../shared/citations/types.ts';
import { prepare } from '../../shared/text/prepared.ts';

/** Where a sentence is found: in a document of ITU (a Council contribution), of the UN's Assembly, or another. */
export const ITU = 'itu:doc/C24/1';
export const UN = 'un:A/RES/80/1';

/** The citations of a text whose lines are its blocks. */
export function citationsIn(text: string, id: string | null): readonly (Citation & { readonly quote: string })[] {
  let offset = 0;
  const blocks = text.split('\n').map((line) => {
    const start = offset;
    offset += line.length + 1;
    return { start, end: start + line.length, ranges: [[start, start + line.length] as const], role: 'paragraph' as const };
  });
  const prepared = prepare({ text, blocks });
  const identity = { id, language: null, title: null, date: null, type: null };
  return findCitations(prepared, [], identity).map((citation) => ({ ...citation, quote: text.slice(citation.start, citation.end) }));
}

/** Ids, with locator after "#" and the version replaced after "<": one line a citation. */
export function cited(text: string, id: string | null): string[] {
  return citationsIn(text, id).map((citation) => `${citation.id}${citation.locator === null ? '' : `#${citation.locator}`}${citation.was === null ? '' : `<${citation.was}`}`);
}
