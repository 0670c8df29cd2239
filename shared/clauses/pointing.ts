/**
 * How documents point at their clauses in running text: resolutions of ITU by the head that a clause stands under
 * ("resolves 2 a)"), those of the UN by the number of the paragraph, or its place in the preamble.
 */
import type { Clause } from './types.ts';

export interface Place {
  /** As references carry it: "5" for a paragraph, "pre-3" for one of the preamble; null where a head tells. */
  readonly locator: string | null;
  /** What follows: a head with its labels, or the labels below the paragraph; empty for none. */
  readonly rest: string;
}

type Pointed = Pick<Clause, 'path' | 'kind' | 'label' | 'parent'>;

/**
 * @param head the words of a head that stands over others, or of a clause's act; null where it has none
 * @param document its id: unnumbered paragraphs of a preamble are counted in the UN's documents only
 * @returns null for a clause that documents have no such form for (a section of a report, an annex)
 */
export function pointAt<C extends Pointed>(path: string, document: string | null, clauseOf: (path: string) => C | null, head: (clause: C) => string | null): Place | null {
  const chain: C[] = [];
  for (let at = clauseOf(path); at !== null && !chain.includes(at); at = at.parent === null ? null : clauseOf(at.parent)) chain.unshift(at);
  const [top, ...below] = chain;
  if (top === undefined || (top.kind !== 'operative' && top.kind !== 'preamble')) return null;
  const labels = below.map(({ label }) => label?.replace(/\s+/gu, ' ').replace(/ (?=[)）])|\.\s*$/gu, '').trim() ?? '');
  if (labels.includes('')) return null;
  const number = /^\D{0,3}(\d{1,3})\D{0,3}$/u.exec(digitsOf(top.label ?? ''))?.[1];
  if (number !== undefined && top.kind === 'operative') return { locator: number, rest: labels.join(' ') };
  const preambular = /^P(\d{1,3})$/u.exec(top.path)?.[1];
  if (preambular !== undefined && document?.startsWith('un:') === true) return { locator: `pre-${preambular}`, rest: labels.join(' ') };
  const said = head(top);
  return said === null || said === '' ? null : { locator: null, rest: [said, ...labels].join(' ') };
}

/** Words of a head as running text has them: in one line, without the comma or colon at their end. */
export function asHead(words: string): string {
  return words.replace(/\s+/gu, ' ').replace(/[\s:：,，、،;؛]+$/u, '').trim();
}

/** Arabic and full-width digits as European ones. */
function digitsOf(label: string): string {
  return label.normalize('NFKC').replace(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660));
}
