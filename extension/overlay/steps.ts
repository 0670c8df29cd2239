/** Steps of the keyboard through a page: which citation or clause is next, and the letters that ask for it. */
import type { Clause } from '../../shared/clauses/types.ts';
import { firstWhere } from '../../shared/first-where.ts';
import type { PageReading } from './page-reading.ts';

/** `]` and `[` (with Alt, where plain keys are off), by what is printed on the key or by where it is on a keyboard of another script. */
export function citationStep({ key, code, shiftKey, altKey }: KeyboardEvent, alt = false): 1 | -1 | 0 {
  if (alt && !altKey) return 0;
  if (key === ']' || (code === 'BracketRight' && !shiftKey && !/^[[\]]$/u.test(key))) return 1;
  if (key === '[' || (code === 'BracketLeft' && !shiftKey && !/^[[\]]$/u.test(key))) return -1;
  return 0;
}

/** `j` and `k`, likewise. */
export function clauseStep(event: KeyboardEvent, alt = false): 1 | -1 | 0 {
  const letter = letterOf(event, alt);
  return letter === 'j' ? 1 : letter === 'k' ? -1 : 0;
}

/**
 * The Latin letter of a key, by what is printed on it or by where it is; '' for any other key.
 * @param alt whether Alt has to be held with it: people who speak to their computer, or whose fingers stray, switch plain letters off
 */
export function letterOf(event: KeyboardEvent, alt = false): string {
  if (event.ctrlKey || event.metaKey || event.altKey !== alt || event.shiftKey) return '';
  // With Alt a Mac writes other signs, and of some letters the mark that waits for one.
  const other = /^[^\u0020-\u007f]$/u.test(event.key) || (alt && event.key === 'Dead');
  return /^[a-z]$/iu.test(event.key) ? event.key.toLowerCase() : other ? event.code.replace(/^Key/u, '').toLowerCase() : '';
}

/** Clauses that one speaks of, in reading order: no front matter, no signatures. */
export function clausesOf({ reading }: PageReading): readonly Clause[] {
  return reading.clauses
    .filter(({ kind }) => kind === 'preamble' || kind === 'operative' || kind === 'section' || kind === 'annex')
    .toSorted((one, two) => one.start - two.start || one.end - two.end);
}

/** The neighbour of what begins at `from`, or the first at or after it (before it) where nothing does; around the ends. */
export function neighbour<P extends { readonly start: number }>(places: readonly P[], at: P | null, from: number, step: 1 | -1): P | null {
  if (at) {
    const index = places.indexOf(at);
    return places[(index + step + places.length) % places.length] ?? null;
  }
  return (step > 0 ? places.find((each) => each.start >= from) : places.findLast((each) => each.start < from)) ?? places[step > 0 ? 0 : places.length - 1] ?? null;
}

/** The offset of the first words on the screen: by halving, as blocks follow each other down the page. */
export function firstInView({ text }: PageReading): number {
  const { blocks } = text.document;
  const first = firstWhere(blocks.length - 1, (at) => text.elements[at]!.getBoundingClientRect().bottom > 0);
  return blocks[first]?.start ?? 0;
}
