/** Whose act a mention is: the body named beside it, before or after; the body that says "its". */
import type { BodyWord } from '../languages/shape.ts';
import type { Token } from './lexicon.ts';
import { type Item, type Mention, tokensBetween } from './mentions.ts';
import { plain } from './plain.ts';
import { fullYear } from './versions.ts';
import { type Body, bodyOf, type Scan, UN_BODIES } from './scan.ts';

export interface Beside {
  readonly body: Body | 'other' | null;
  /** A year named with the body: "the 2014 Plenipotentiary Conference", "WTSA-20". */
  readonly year: number | null;
}

const NONE: Beside = { body: null, year: null };
const COUNCILS: ReadonlySet<Body> = new Set(['hrc', 'ecosoc', 'sc', 'council']);
const CONFERENCES: ReadonlySet<Body> = new Set(['pp', 'wtdc', 'wtsa', 'ra', 'wrc', 'wcit', 'wtpf']);

/** A word that may stand between a number and the body it is of: "of", "adopted by", الصادر عن. */
const OF_WORD =
  /^(?:adopted|adoptée?s?|aprobadas?|принят\p{L}*|الصادر\p{L}*|المعتمد\p{L}*|التي|الذي|اعتمدها|اعتمده|اتخذها|اتخذه|التابع\p{L}*|of|by|from|the|this|de|du|des|del|la|las|el|los|l'|d'|par|por|عن|ل|من|настоящ\p{L}*|данн\p{L}*|présente|presente|cette|esta|ce|هذا|لهذا|هذه|لهذه|UN|ONU|ООН|United|Nations|لسنة|\d{4})$/iu;

/** Whether between a number and a body stands nothing but such words: then the number is of that body. */
export function isOf(gap: string): boolean {
  const words = gap.replace(/^[\s")»”']{0,6}(?:\([^()]{0,12}\))?/, '').replace(/\(\p{L}{2,8}\)/gu, ' ').split(/\s+|(?<=')/);
  return words.every((word) => word === '' || OF_WORD.test(word));
}

/** "In its resolution 70/125, the General Assembly decided": the body after the comma is the one that says "its". */
const SUBJECT = /^[,،]? ?(?:the |l'|la |el )?$/i;

/** The body named beside a mention, for all its items. */
export function beside(scan: Scan, mention: Mention): Beside {
  const { tokens, text } = scan;
  const first = mention.items[0] as Item;
  const last = mention.items.at(-1) as Item;
  if (mention.index < 0) return before(scan, mention);
  for (const token of tokensBetween(scan, mention.token.end, first.number)) {
    const named = name(scan, token);
    if (named !== null) return named;
  }
  const previous = tokens[mention.index - 1];
  if (previous?.entry.body !== undefined && /^(?:-\d{2,4}|'s?)?\)?[ ,]{0,2}$/.test(text.slice(previous.end, mention.token.start)) && !isTaken(text, previous, mention.token.start)) {
    const named = name(scan, previous);
    if (named !== null) return named;
  }
  const end = scan.blockEnd(last.end);
  let from = last.end;
  for (const token of tokensBetween(scan, last.end, Math.min(last.end + 140, end))) {
    if (token.entry.body === undefined && token.entry.summit === undefined) break;
    if (!isOf(text.slice(from, token.start))) break;
    const named = name(scan, token);
    if (named !== null) return named.year === null ? { ...named, year: repeated(scan, token, end) } : named;
    from = token.end;
  }
  if (!mention.own) return NONE;
  const subject = tokensBetween(scan, last.end, Math.min(last.end + 60, end)).find(({ entry }) => entry.body !== undefined);
  if (subject !== undefined && SUBJECT.test(text.slice(last.end, subject.start))) {
    const named = name(scan, subject);
    if (named !== null) return named;
  }
  return speaker(scan, mention.token.start);
}

/** "Resolution 71 of the Plenipotentiary Conference, Resolution 30": before the comma, the body is the earlier act's. */
function isTaken(text: string, body: Token, until: number): boolean {
  if (!/[,،)]/.test(text.slice(body.end, until))) return false;
  // In "Resolution 140 (Rev. PP-22), Resolution 37" the body is inside the earlier act's bracket.
  const ahead = text.slice(Math.max(0, body.start - 60), body.start).replace(/ ?\([^()]{0,12}$/, '');
  const number = /[\d)）](?=[^\d)）]*$)/.exec(ahead);
  return number !== null && isOf(ahead.slice(number.index + 1));
}

/** "القرار 1332 للمجلس الصادر عن المجلس في دورته لعام 2016": the year stands with the second mention of the body. */
function repeated(scan: Scan, first: Token, end: number): number | null {
  const next = tokensBetween(scan, first.end, Math.min(first.end + 40, end)).find(({ entry }) => entry.body !== undefined);
  if (next === undefined || !isOf(scan.text.slice(first.end, next.start))) return null;
  return name(scan, next)?.year ?? null;
}

/** Chinese: the body stands before the number, a date or a title may stand in between. */
function before(scan: Scan, mention: Mention): Beside {
  const start = mention.token.start;
  const from = Math.max(scan.blockStart(start), start - 70);
  const near = tokensBetween(scan, from, start).filter(({ entry }) => entry.body !== undefined);
  for (const token of near.toReversed()) {
    if (/[。；]/.test(scan.text.slice(token.end, start))) break;
    const named = name(scan, token);
    if (named !== null && named.body !== null) return named;
  }
  return NONE;
}

/** The body of a body word at its place, with its year; null for words that name no adopting body ("the United Nations"). */
function name(scan: Scan, token: Token): Beside | null {
  const word = token.entry.body;
  if (word === undefined || word === 'un' || word === 'itu') return null;
  if (word === 'other') return { body: 'other', year: null };
  return { body: known(scan, token, word), year: yearOf(scan.text, token) };
}

function known(scan: Scan, token: Token, word: BodyWord): Body | null {
  const { home } = scan;
  if (word === 'the-council') return home !== null && COUNCILS.has(home) && !scan.itu ? home : (lastCouncil(scan, token) ?? (scan.itu ? 'council' : null));
  if (word === 'the-conference' || word === 'the-assembly') return home !== null && CONFERENCES.has(home) ? home : null;
  // "This Assembly" of a document of ITU is not the General Assembly.
  if (word === 'ga' && scan.itu && token.end - token.start <= 12 && plain(scan.text.slice(token.start, token.end)) !== 'unga') return home !== null && CONFERENCES.has(home) ? home : 'ga';
  return bodyOf(word);
}

/** The council last named in full before "the Council" in the same block. */
function lastCouncil(scan: Scan, token: Token): Body | null {
  for (const earlier of tokensBetween(scan, Math.max(scan.blockStart(token.start), token.start - 1500), token.start).toReversed()) {
    const body = earlier.entry.body === undefined ? null : bodyOf(earlier.entry.body);
    if (body !== null && COUNCILS.has(body)) return body;
  }
  return null;
}

/** The nearest body named before "its" in the same sentence; the document's own where none is. */
function speaker(scan: Scan, position: number): Beside {
  const start = Math.max(scan.blockStart(position), position - 240);
  for (const token of tokensBetween(scan, start, position).toReversed()) {
    if (/[;؛；。]|\. /.test(scan.text.slice(token.end, position))) break;
    const word = token.entry.body;
    if (word === undefined || word === 'un' || word === 'itu' || word === 'other') continue;
    const body = known(scan, token, word);
    // "The 2014 Plenipotentiary Conference, in its Resolution 140".
    if (body !== null) return { body, year: CONFERENCES.has(body) ? yearOf(scan.text, token) : null };
  }
  return { body: scan.home, year: null };
}

const YEAR_AFTER = /^(?:-|[\s,]{0,3}(?:\((?=\d)|(?:(?:لعام|عام|في|دورته|العادية|of|in|de|en|held|at|its|à|sa|session|del|года|г\.)\s{1,2}){0,5}))((?:19|20)?\d{2})(?![\d/])/;

/** A year that belongs to a body's name; conferences and sessions of the Council only. */
function yearOf(text: string, token: Token): number | null {
  const after = YEAR_AFTER.exec(text.slice(token.end, token.end + 44));
  if (after !== null) {
    const figure = after[1] as string;
    if (figure.length === 4) return Number(figure);
    if (text[token.end] === '-') return fullYear(Number(figure));
  }
  const ahead = /(?<![\d/])((?:19|20)\d{2}) ?年?(?:的|届)?$/.exec(text.slice(Math.max(0, token.start - 9), token.start));
  return ahead === null ? null : Number(ahead[1]);
}

export function isUn(body: Body | 'other' | null): boolean {
  return body !== null && UN_BODIES.has(body);
}
