/** What the written forms say of a note, in the interface's language. */
import type { Language } from '../../shared/languages/types.ts';
import { mentionsOf } from '../../shared/notes/mentions.ts';
import type { Position } from '../../shared/notes/types.ts';
import type { ExchangedDocument, ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { fill } from '../words/choose.ts';
import type { ExchangeWords } from '../words/exchange/shape.ts';
import type { KindWords, LanguageNames, PositionWords } from '../words/shape.ts';

/** The words and the language of a report. */
export interface Labels {
  readonly exchange: ExchangeWords;
  readonly positions: PositionWords;
  readonly kinds: KindWords;
  readonly languages: LanguageNames;
  readonly language: Language;
}

export function positionName(position: Position, { positions }: Labels): string {
  return position === 'ask-capital' ? positions.askCapital : positions[position];
}

/** "Amina Benali, 22 Nov 2026, 14:05": who and when, for the line over a note. */
export function byline({ author, created }: ExchangedNote, { exchange, language }: Labels): string {
  // Without an account nobody has a name; a name that is not known is a former member's.
  const who = author.name ?? (author.id === null ? '' : exchange.somebody);
  const when = timeIn(created, language);
  return when === '' || who === '' ? `${who}${when}` : fill(exchange.by, { who, when });
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

/** What a note is, with its position where it has one: "Opinion: support"; an amendment says so by itself. */
export function headOf(what: string, { position, wording }: ExchangedNote, labels: Labels): string {
  return position === null || (position === 'amend' && wording !== null) ? what : `${what}: ${positionName(position, labels)}`;
}

/** Small marks after a byline: private, resolved. */
export function marksOf({ private: own, resolved }: ExchangedNote, { exchange }: Labels): readonly string[] {
  return [...(own ? [exchange.private] : []), ...(resolved ? [exchange.resolved] : [])];
}

/** A note's words with mentions as names: the ids in them mean nothing outside the backend. */
export function bodyOf({ body }: Pick<ExchangedNote, 'body'>): string {
  return mentionsOf(body).reduceRight((text, { start, end, name }) => `${text.slice(0, start)}@${name}${text.slice(end)}`, body);
}
