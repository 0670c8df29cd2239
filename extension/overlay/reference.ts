/** References as text: what "copy reference" and "copy link" give. */
import { asHead, pointAt, type Place } from '../../shared/clauses/pointing.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { PageReading } from './page-reading.ts';
import { ask } from './wire.ts';

/** Words at either end of a text fragment: few enough for a short link, enough to be found. */
const FRAGMENT_WORDS = 5;

/** A head of clauses ("instructs the Director of the Bureau") longer than this is named by its verb alone. */
const HEAD_MOST = 90;

/**
 * The clause as documents refer to it, in the page's own language: "Resolution 1987 (2024) of the Council, resolves 2 a)",
 * "General Assembly resolution 70/125, paragraph 5". Its path where documents have no such form.
 * @param interfaceLanguage for a page of no known language
 */
export async function clauseReference(page: PageReading, path: string | null, interfaceLanguage: Language): Promise<string> {
  const { id, title, language: own } = page.reading.document;
  const language = own ?? interfaceLanguage;
  const known = id !== null && !id.startsWith('web:');
  const { locator, rest } = path === null ? { locator: null, rest: '' } : placeOf(page, path);
  const cited = known ? await ask('overlay/cited', { id, locator, language }) : null;
  const document = cited?.reference ?? (known ? nameOf(id) : (title ?? page.address));
  const place = cited === null && locator !== null ? path : rest;
  // A sub-paragraph follows its paragraph's number; a head of clauses stands apart.
  const between = locator !== null && cited !== null ? ' ' : { ar: '، ', zh: '，' }[language as string] ?? ', ';
  return place === null || place === '' ? document : `${document}${between}${place}`;
}

/** How documents point at a clause, by its own words; its path where they have no form for it. */
export function placeOf(page: Pick<PageReading, 'clauseOf' | 'reading' | 'text'>, path: string): Place {
  const { clauses, document } = page.reading;
  return pointAt(path, document.id, page.clauseOf, (top) => headOf(page, top, clauses.some(({ parent }) => parent === top.path))) ?? { locator: null, rest: path };
}

/** The words of a head as they stand, or of its verb; null where it has none. */
function headOf(page: Pick<PageReading, 'text'>, { ranges, actRange }: Clause, heads: boolean): string | null {
  const said = ([start, end]: readonly [number, number]): string => asHead(page.text.document.text.slice(start, end));
  const whole = heads && ranges[0] !== undefined ? said(ranges[0]) : '';
  if (whole !== '' && whole.length <= HEAD_MOST) return whole;
  return actRange === null ? null : said(actRange);
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
