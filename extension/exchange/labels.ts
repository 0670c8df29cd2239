/** What the written forms say of a note, in the interface's language. */
import { asHead, pointAt } from '../../shared/clauses/pointing.ts';
import { placeName } from '../../shared/instruments/reference.ts';
import type { ClauseWords } from '../../shared/languages/shape.ts';
import type { Language } from '../../shared/languages/types.ts';
import { mentionsOf } from '../../shared/notes/mentions.ts';
import { POSITIONS } from '../../shared/notes/types.ts';
import { arrange, type AboutClause } from '../../shared/notes/exchange/arrange.ts';
import type { ExchangedDocument, ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { directionOf, fill } from '../words/choose.ts';
import type { ExchangeWords } from '../words/exchange/shape.ts';
import type { PagesWords } from '../words/pages/shape.ts';
import type { KindWords, LanguageNames, PositionWords } from '../words/shape.ts';

/** Letters of a head that stand over each of its clauses. */
const HEAD_MOST = 90;

/** The words and the language of a report. */
export interface Labels {
  readonly exchange: ExchangeWords;
  readonly pages: PagesWords;
  readonly positions: PositionWords;
  readonly kinds: KindWords;
  readonly languages: LanguageNames;
  readonly language: Language;
  /** Names acts and addressees in the report's language; without it they stand by the contract's English words. */
  readonly fieldWords?: ClauseWords;
}

/** What an act is called in the report's language, such as "décide" for "resolves". */
export function actName(act: string | null, { fieldWords }: Labels): string {
  if (act === null || fieldWords === undefined) return act ?? '';
  const { itu, un } = fieldWords;
  const found = [itu.operative, un.operative, itu.preambular, un.preambular].map((acts) => acts[act]?.split('|')[0]).find((wording) => wording !== undefined && !wording.includes('{'));
  return found ?? act;
}

/** Who is instructed or asked, by name: "Secretary-General; Director of …". */
export function addresseeNames(addressee: string | null, { fieldWords, language }: Labels): string {
  return (addressee ?? '').split('+').filter((each) => each !== '').map((each) => fieldWords?.addressees[each]?.split('|')[0] ?? each).join(BETWEEN[language]);
}

/** "Amina Benali, 22 Nov 2026, 14:05": who and when, for the line over a note. */
export function byline({ author, created }: ExchangedNote, { exchange, language }: Labels): string {
  // Without an account nobody has a name; a name that is not known is a former member's.
  const name = author.name ?? (author.id === null ? '' : exchange.somebody);
  const who = `${name}${endOf(name, language)}`;
  const when = timeIn(created, language);
  return when === '' || who === '' ? `${who}${when}` : fill(exchange.by, { who, when });
}

/** A mark after a name of the other direction, so that the date after it stays a date of the line's. */
function endOf(name: string, language: Language): string {
  const rtl = directionOf(language) === 'rtl';
  const strong = name.match(/\p{L}/gu)?.at(-1);
  return strong === undefined || /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(strong) === rtl ? '' : rtl ? '\u200F' : '\u200E';
}

/**
 * What stands over a clause's words: its path, and how the document would point at it, in its own words; its part where
 * the document has no such form.
 */
export function headingOf({ path, clause }: Pick<AboutClause, 'path' | 'clause'>, { id, clauses }: ExchangedDocument, { exchange, kinds, language }: Labels): string {
  if (path === null) return exchange.wholeDocument;
  if (clause === null) return path;
  const place = pointAt(path, id, (wanted) => clauses.find((each) => each.path === wanted) ?? null, (top) => (top === clause ? null : headWords(top.words)));
  const at = place === null ? null : place.locator === null ? place.rest : `${placeName(place.locator, language) ?? ''} ${place.rest}`.trim();
  return `${path} · ${at === null ? kinds[clause.kind] : at}`;
}

/** A head's words, or their beginning. */
function headWords(words: string): string {
  const said = asHead(words);
  return said.length <= HEAD_MOST ? said : `${said.slice(0, said.lastIndexOf(' ', HEAD_MOST))}…`;
}

/** A time in the report's language, in European digits like the documents' own numbers. */
export function timeIn(iso: string, language: Language): string {
  const milliseconds = Date.parse(iso);
  return Number.isFinite(milliseconds) ? new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: 'medium', timeStyle: 'short' }).format(milliseconds) : '';
}

/** A day, which has no time zone, in the report's language. */
export function dayIn(date: string, language: Language): string {
  const milliseconds = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Number.isFinite(milliseconds) ? new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(milliseconds) : date;
}

/** Name and value of what is known of a document, for the head of its report. */
export function factsOf(document: ExchangedDocument, delegation: string | null, made: string, labels: Labels): readonly (readonly [name: string, value: string])[] {
  const { exchange: t, languages, language } = labels;
  const facts: [string, string][] = [[t.document, document.name]];
  if (document.language !== null) facts.push([t.language, languages[document.language]]);
  if (document.date !== null) facts.push([t.date, dayIn(document.date, language)]);
  facts.push([t.delegation, delegation ?? t.onlyMine], [t.made, timeIn(made, language)]);
  return facts;
}

/** Between the parts of a list that stands in one line. */
const BETWEEN: Readonly<Record<Language, string>> = { ar: '؛ ', zh: '；', en: '; ', fr: '\u202F; ', ru: '; ', es: '; ' };

/** What the capital reads first: what it is asked, and where the delegation has agreed on which position. */
export function summaryOf(document: ExchangedDocument, labels: Labels): readonly (readonly [name: string, value: string])[] {
  const { exchange, positions, language } = labels;
  const abouts = arrange(document, 'noted');
  const named = (wanted: readonly AboutClause[]): string => wanted.map((about) => headingOf(about, document, labels)).join(BETWEEN[language]);
  const asked = abouts.filter(({ agreed, opinions }) => agreed?.position === 'ask-capital' || opinions.some(({ first }) => first.position === 'ask-capital' && !first.resolved));
  const rows = POSITIONS.filter((position) => position !== 'ask-capital').map((position) => [`${exchange.agreed}: ${positions[position]}`, named(abouts.filter(({ agreed }) => agreed?.position === position))] as const);
  return [[positions['ask-capital'], named(asked)] as const, ...rows].filter(([, value]) => value !== '');
}

/** What a note is, with its position where it has one: "Opinion: support"; an amendment says so by itself. */
export function headOf(what: string, { position, wording }: ExchangedNote, labels: Labels): string {
  return position === null || (position === 'amend' && wording !== null) ? what : `${what}: ${labels.positions[position]}`;
}

/** "Page 3" of a note on a page of a scan; else nothing. */
export function pageOf({ anchor }: ExchangedNote, { pages }: Labels): string {
  return anchor?.page === undefined ? '' : fill(anchor.page.area === undefined ? pages.page : pages.area, { n: anchor.page.number });
}

/** Small marks after a byline: the page of a scan, private, resolved. */
export function marksOf(note: ExchangedNote, labels: Labels): readonly string[] {
  const page = pageOf(note, labels);
  const { private: own, resolved } = note;
  return [...(page === '' ? [] : [page]), ...(own ? [labels.exchange.private] : []), ...(resolved ? [labels.exchange.resolved] : [])];
}

/** A note's words with mentions as names: the ids in them mean nothing outside the backend. */
export function bodyOf({ body }: Pick<ExchangedNote, 'body'>): string {
  return mentionsOf(body).reduceRight((text, { start, end, name }) => `${text.slice(0, start)}@${name}${text.slice(end)}`, body);
}
