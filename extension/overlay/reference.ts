/** References as text: what "copy reference" and "copy link" give. */
import type { Language } from '../../shared/languages/types.ts';
import type { PageReading } from './page-reading.ts';
import { ask } from './wire.ts';

/** Words at either end of a text fragment: few enough for a short link, enough to be found. */
const FRAGMENT_WORDS = 5;

/** A clause as documents refer to it (`background/clause-reference.ts`); the page's address when nobody answers. */
export async function clauseReference(page: PageReading, path: string | null): Promise<string> {
  return (await ask('overlay/reference', { path })) ?? page.address;
}

/** Words in the quotation marks of their language. */
export function quoted(words: string, language: Language): string {
  if (language === 'fr') return `«\u00A0${words}\u00A0»`;
  return language === 'en' || language === 'zh' ? `“${words}”` : `«${words}»`;
}

/** An id without its scheme, as far as it is a symbol; for when nothing better is known. */
export function nameOf(id: string): string {
  return /^https?:/u.test(id) ? id.replace(/^https?:\/\//u, '') : id.replace(/^[a-z0-9]+:/u, '');
}

/** A link to the page that scrolls to these words in any browser (URL fragment text directives, WICG). */
export function linkTo(page: PageReading, start: number, end: number): string {
  const words = page.text.document.text.slice(start, end).split(/\s+/u).filter(Boolean);
  const base = page.address.replace(/#.*$/su, '');
  if (words.length === 0) return base;
  const directive = words.length <= 2 * FRAGMENT_WORDS
    ? encode(words)
    : `${encode(words.slice(0, FRAGMENT_WORDS))},${encode(words.slice(-FRAGMENT_WORDS))}`;
  return `${base}#:~:text=${directive}`;
}

function encode(words: readonly string[]): string {
  return encodeURIComponent(words.join(' ').toWellFormed()).replace(/-/gu, '%2D');
}
