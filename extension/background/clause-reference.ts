/** A clause as documents refer to it, in the document's own language: what "copy reference" gives. */
import { asHead, pointAt, type Place } from '../../shared/clauses/pointing.ts';
import { reference } from '../../shared/instruments/reference.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { OutlineEntry, TabDocument } from '../messages.ts';

/** A head of clauses ("instructs the Director of the Bureau") longer than this is named by its verb alone. */
const HEAD_MOST = 90;

/**
 * "Resolution 1987 (2024) of the Council, resolves 2 a)", "General Assembly resolution 70/125, paragraph 5". The
 * clause's path where documents have no such form.
 * @param path null: the document as a whole
 * @param interfaceLanguage for a page of no known language
 */
export function clauseReference(page: TabDocument, path: string | null, interfaceLanguage: Language): string {
  const { id, title, language: own } = page.document;
  const language = own ?? interfaceLanguage;
  const known = id !== null && !id.startsWith('web:');
  const { locator, rest } = path === null ? { locator: null, rest: '' } : placeOf(page, path);
  const document = known ? reference(id, locator, language) : (title ?? page.address);
  const place = !known && locator !== null ? (path ?? '') : rest;
  if (place === '') return document;
  // A sub-paragraph follows its paragraph's number; a head of clauses stands apart.
  const between = locator !== null && known ? ' ' : ({ ar: '، ', zh: '，' }[language as string] ?? ', ');
  return `${document}${between}${place}`;
}

/** How documents point at a clause, by its own words; its path where they have no form for it. */
export function placeOf({ document, outline }: Pick<TabDocument, 'document' | 'outline'>, path: string): Place {
  const entryOf = (wanted: string): OutlineEntry | null => outline.find((entry) => entry.path === wanted) ?? null;
  return pointAt(path, document.id, entryOf, (top) => headOf(top, outline.some(({ parent }) => parent === top.path))) ?? { locator: null, rest: path };
}

/** The words of a head as they stand, or of its verb; null where it has none. */
function headOf({ words, actWords }: OutlineEntry, heads: boolean): string | null {
  const whole = heads ? asHead(words) : '';
  if (whole !== '' && whole.length <= HEAD_MOST) return whole;
  return actWords ? asHead(actWords) : null;
}
