/** A kind word with the numbers that follow it: "resolutions 70/1 of 25 September 2015 and 70/125", before it is known whose they are. */
import { firstWhere } from '../first-where.ts';
import { type Act, expand, LANGUAGE_TABLES, type Token } from './lexicon.ts';
import { numberAt, partAt, plausibleYear, type Form } from './numbers.ts';
import { plain } from './plain.ts';
import type { Scan } from './scan.ts';
import { versionAt, type VersionNote } from './versions.ts';

export interface Item {
  readonly form: Form;
  /** Folded offsets of number and version, and of the kind word where it stands directly before. */
  readonly start: number;
  readonly end: number;
  /** Offset of the number itself. */
  readonly number: number;
  readonly version: VersionNote | null;
  /** Whether the number stands directly after the kind word or after "and". */
  readonly direct: boolean;
  /** The year of the date that follows the number (in Chinese precedes it), where one does. */
  year: number | null;
}

export interface Mention {
  readonly act: Act;
  readonly token: Token;
  /** Index of the token in the scan. */
  readonly index: number;
  /** The kind word says "its". */
  readonly own: boolean;
  /** The kind word is written with a capital, or its script has none. */
  readonly capital: boolean;
  readonly items: readonly Item[];
}

const OWN = new Set(LANGUAGE_TABLES.filter(({ language }) => language !== 'ar').flatMap(({ own }) => own.flatMap(expand)).map(plain));

/** Joiners between the numbers of a list, and small words between kind word and number. */
const JOINER = /^[\s,،、;؛/&]*(?:(?:and|et|y|e|и|و|和|及|与|以及|or|ou|o|u|или|أو|as well as|ainsi que|así como|а также|وكذلك|وكذا|to|à|a|al|по|إلى|至)(?![a-zA-Zа-яё]))?[\s"'(«“„第]*$/i;
const NUMERO = /^[\s"'«(:]*(?:(?:no|nos|n[°ºo]s?|№|nr|num|núm|número|number|номер|رقم|第|الصادر(?:ة)? برقم)[.\s]*)?[\s"'«(]*(?:ITU-R |UIT-R |МСЭ-R )?$/i;
/** A comma or an "and" right before the number: it belongs to the list although a date or a title stands between. */
const LISTED = /(?:[,،、和及]|\sو|\s(?:and|et|y|e|и)) ?$/;
const SENTENCE_END = /[.!?。؟](?:\s|$)|[;؛；]/g;
/** "resolutions 60/283, sect. IV, 61/244": such a stop ends no sentence. */
const ABBREVIATED = /(?:^|[\s(,])(?:paras?|sects?|chaps?|arts?|vols?|nos?|cf|pp?|pars?|párrs?|caps?|secc|núms?|пп?|гл|разд|ст|стр|гг?)\.$/i;

/** The bracket's first word is a dual or a plural, or says "both", "all". */
const ALL_OF_THEM = /^[\d-]{1,7} ?\((?:ال)?(?:مراجعان|مراجعين|مراجعتان|مراجعتين|مراجعة|معدلان|معدلين|معدلة|منقحان|منقحين|منقحة)(?!\p{L})|^[\d-]{1,7} ?\((?:both|all|toutes|tous|ambas|todas|обе|все) /iu;

/** How far a list may run on between two of its numbers, in folded letters. */
const REACH = 420;
/** How much may stand between a kind word and a number that are said to stand beside each other. */
const CLOSE = 32;
/** How many numbers of other things (dates, counts) may stand in between. */
const TRIES = 24;

export function mentions(scan: Scan): Mention[] {
  const found: Mention[] = [];
  const { text, tokens } = scan;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const act = token.entry.act;
    if (act === undefined || text.charCodeAt(token.start) >= 0x3001) continue;
    const items = itemsAfter(scan, token, act, limitOf(scan, index));
    if (items.length === 0) continue;
    const first = text.slice(token.start, token.start + 1);
    found.push({
      act, token, index, items,
      own: token.entry.own === true || saysOwn(text, token.start),
      // An abbreviation (рез. 140) is as good as a capital.
      capital: first !== first.toLowerCase() || first.toUpperCase() === first || text[token.end - 1] === '.',
    });
  }
  return found;
}

/** A list ends with its block, and where the next kind word begins. */
function limitOf(scan: Scan, index: number): number {
  const token = scan.tokens[index] as Token;
  const end = scan.blockEnd(token.end);
  for (let next = index + 1; next < scan.tokens.length; next++) {
    const other = scan.tokens[next] as Token;
    if (other.start >= end) break;
    if (other.entry.act !== undefined) return other.start;
  }
  return end;
}

function saysOwn(text: string, start: number): boolean {
  const before = /([\p{L}]+) $/u.exec(text.slice(Math.max(0, start - 12), start));
  return before !== null && OWN.has(plain(before[1] as string));
}

function itemsAfter(scan: Scan, token: Token, act: Act, limit: number): Item[] {
  const { text } = scan;
  const items: Item[] = [];
  let from = token.end;
  let position = from;
  let tries = 0;
  while (position < limit && position - from <= REACH && tries++ < TRIES) {
    const next = nextNumber(text, position, Math.min(limit, from + REACH));
    if (next < 0) break;
    const gap = text.slice(from, next);
    const numbered = numberAt(text, next);
    if (numbered === null) {
      position = runEnd(text, next);
      continue;
    }
    if (items.length > 0 || gap.length > 60) {
      if (endsSentence(gap)) break;
    }
    const direct = gap.length <= CLOSE && (items.length === 0 ? NUMERO : JOINER).test(gap);
    const near = direct || (items.length === 0 ? bodyGap(scan, from, next) : numbered.form.kind !== 'plain' && LISTED.test(gap.slice(-6)));
    if (!acceptable(numbered.form, act, direct, near)) {
      position = runEnd(text, numbered.end);
      continue;
    }
    const version = numbered.form.kind === 'plain' ? versionAt(text, numbered.end) : null;
    items.push({
      form: numbered.form,
      start: items.length === 0 && direct && gap.length <= 12 ? token.start : next,
      end: version?.end ?? numbered.end,
      number: next,
      version,
      direct: direct || near,
      year: null,
    });
    tries = 0;
    from = position = version?.end ?? numbered.end;
    for (const part of parts(text, from, numbered.form)) {
      items.push({ ...part, version: null, direct: true, year: null });
      from = position = part.end;
    }
  }
  dates(text, items, limit);
  return sharesVersion(text, items) ? items.map((item) => ({ ...item, version: item.version ?? (items.at(-1) as Item).version })) : items;
}

/**
 * One version for a whole list, where its words say so: "(المراجعان في بوخارست، 2022)" after two numbers and
 * "(المراجَعة …)" after more agree with "resolutions", not with the last of them; "(both Rev. Bucharest, 2022)".
 */
function sharesVersion(text: string, items: readonly Item[]): boolean {
  const last = items.at(-1);
  if (items.length < 2 || !last?.version || items.some(({ form }) => form.kind !== 'plain')) return false;
  return ALL_OF_THEM.test(text.slice(last.number, last.version.end));
}

function endsSentence(gap: string): boolean {
  for (const { index, 0: sign } of gap.matchAll(SENTENCE_END)) {
    if (!sign.startsWith('.') || !ABBREVIATED.test(gap.slice(Math.max(0, index - 8), index + 1))) return true;
  }
  return false;
}

/** "75/290 A and B": the second letter is a second resolution of the same number. */
function* parts(text: string, from: number, form: Form): Generator<Pick<Item, 'form' | 'start' | 'end' | 'number'>> {
  if (form.kind !== 'slash' || form.part === '') return;
  let end = from;
  for (;;) {
    const joiner = /^(?: ?,| ?и| and| et| y| e| to| à| a| по| و| 和|和|-| -)(?= ?[A-ZАВСЕ](?![\p{L}']|\.\S)| ?(?:ألف|باء|جيم|دال|هاء|واو)(?!\p{L}))/u.exec(text.slice(end, end + 12));
    if (joiner === null) return;
    // باء is joined to its و; a part stands after a space elsewhere.
    const part = partAt(text, end + joiner[0].length - (joiner[0].endsWith('و') ? 1 : 0));
    if (part.letter === '' || part.letter <= form.part) return;
    let start = end + joiner[0].length;
    while (text[start] === ' ') start++;
    end = part.end;
    yield { form: { ...form, part: part.letter }, start, end, number: start };
  }
}

/** Whether between kind word and number stands only the name of a body: "قرار الجمعية العامة 76/307". */
function bodyGap(scan: Scan, from: number, next: number): boolean {
  let letters = 0;
  let bodies = 0;
  let position = from;
  for (const token of tokensBetween(scan, from, next)) {
    letters += token.start - position;
    position = token.end;
    if (token.entry.body !== undefined) bodies++;
  }
  // "Recommendation ITU-R M.2083-0 and Annex 1": a number of its own stands between.
  return bodies > 0 && letters + next - position <= 26 && !/[a-z]\.\d/i.test(scan.text.slice(from, next));
}

/** The tokens that lie between two offsets; the scan's tokens are in order. */
export function tokensBetween(scan: Scan, from: number, to: number): Token[] {
  const { tokens } = scan;
  const between: Token[] = [];
  for (let i = firstWhere(tokens.length, (at) => (tokens[at] as Token).start >= from); i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.start >= to) break;
    if (token.end <= to) between.push(token);
  }
  return between;
}

function acceptable(form: Form, act: Act, direct: boolean, near: boolean): boolean {
  switch (form.kind) {
    case 'slash':
      return form.symbol ? direct || (near && act === 'res') : near || (act === 'res' && strong(form.first, form.second));
    case 'special':
      return true;
    case 'year':
    case 'roman':
      return near;
    case 'plain':
      return direct || near;
  }
}

/** Sessions from the thirty-first on and not a fraction, a ratio or a pair of years: nothing else looks like that. */
function strong(first: number, second: number): boolean {
  return first >= 40 && first <= 99 && second >= 1 && second <= 399 && second !== 100 && second !== first + 1;
}

/** Letters that open a number: A/…, S-27/2, ES-11/4, دإ-27/2, ITU-R 61-2, UIT-R, МСЭ-R. */
const OPENERS = new Set([...'AАSEدIUМ'].map((letter) => letter.charCodeAt(0)));

/** The next place where a number could begin, or -1. Digits inside a word or a symbol ("CP.21", "C23") are none. */
function nextNumber(text: string, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) {
      const before = i === 0 ? 0x20 : text.charCodeAt(i - 1);
      if (!joins(before)) return i;
      while (i + 1 < limit && joins(text.charCodeAt(i + 1))) i++;
    } else if (OPENERS.has(unit) && !joins(text.charCodeAt(i - 1))) {
      const numbered = numberAt(text, i);
      if (numbered !== null) return i;
    }
  }
  return -1;
}

/** Latin and Cyrillic letters, digits, and signs that hold a symbol together. */
function joins(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a) ||
    unit === 0x2f || unit === 0x2e || unit === 0x2d || unit === 0x5e || (unit >= 0x400 && unit <= 0x4ff)
  );
}

function runEnd(text: string, position: number): number {
  let end = position + 1;
  while (end < text.length && joins(text.charCodeAt(end))) end++;
  return end;
}

function dates(text: string, items: Item[], limit: number): void {
  items.forEach((item, i) => {
    const end = Math.min(items[i + 1]?.number ?? limit, item.end + 48, limit);
    const year = /(?<!\d)((?:19|20)\d{2})(?!\d)/.exec(text.slice(item.end, end));
    if (year !== null && plausibleYear(Number(year[1]))) item.year = Number(year[1]);
  });
}
