/** How the numbers of UN and ITU acts are written: one sticky pattern a form, no form with two ways to match. */
import { latin } from '../text/lookalikes.ts';

/** A number as it stands, before it is known whose act it is. */
export type Form =
  | { readonly kind: 'slash'; readonly first: number; readonly second: number; readonly part: string; /** Written as a symbol without RES: "Resolution A/70/125". */ readonly symbol: boolean }
  | { readonly kind: 'special'; readonly session: string; readonly number: number; readonly part: string }
  | { readonly kind: 'year'; readonly number: number; readonly year: number }
  | { readonly kind: 'roman'; readonly number: number; readonly session: string; readonly before: string; readonly after: string }
  | { readonly kind: 'plain'; readonly number: string };

export interface Numbered {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

const SYMBOL = /[AА]\/(?:RES\/)?(\d{1,3})\/(\d{1,3})(?![\d/])/y;
const SPECIAL = /(?:A\/)?(ES|S|دإط|دإ|د إ ط|د إ|دا ط|دا)[-. ]{0,3}(\d{1,2})\/(\d{1,3})(?![\d/])/y;
const SLASH = /(\d{1,4})\/(\d{1,4})(?![\d/]|-\d)/y;
const YEAR = /(\d{1,4}) ?\((\d{4})\)/y;
const ROMAN = /(\d{1,4}) ?([A-ZА-Я]|[\u0621-\u064a]{2,4})? ?\((S-|ES-|د[-. ]{0,2}|دإ[-. ]{0,2}|دإط[-. ]{0,2})?([IVXLCІХ]{1,8}|\d{1,2})\)/y;
const ITU_R = /(?:ITU-R|UIT-R|МСЭ-R) ?(\d{1,3}(?:-\d{1,2})?)(?![\d/])/y;
/** With a hyphen it is an edition of an ITU-R resolution: 61-2. */
const PLAIN = /(\d{1,4}(?:-\d{1,2}(?![\d/-]))?)(?![\d/]|[.,]\d|-\d|(?!bis|ter|quater)[a-z]{1,3}(?![a-z]))/y;
/** The letter may end the sentence, but "A.I" is no part. */
const AFTER = / ?([A-ZАВСЕ])(?![A-Za-z\u0370-\u04ff']|\.\S)/y;
const ARABIC_AFTER = /[ و]([\u0621-\u064a]{2,4})(?![\u0621-\u064a])/y;

/** Part letters as Arabic documents name them. */
const ARABIC_PARTS: Readonly<Record<string, string>> = {
  ألف: 'A', الف: 'A', باء: 'B', بء: 'B', جيم: 'C', دال: 'D', هاء: 'E', واو: 'F', زاي: 'G', حاء: 'H', طاء: 'I', ياء: 'J', كاف: 'K', لام: 'L', ميم: 'M',
};

function at(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** The number that begins at `position`; null where none does. What follows the digits tells which forms are worth trying. */
export function numberAt(text: string, position: number): Numbered | null {
  const digits = digitsEnd(text, position);
  if (digits === position) return lettered(text, position);
  if (digits - position > 4) return null;
  const next = text.charCodeAt(digits);
  if (next === 0x2f) {
    const found = at(SLASH, text, position);
    return found === null ? null : slash(text, position, found, false);
  }
  if (next === 0x28 || next === 0x20 || next >= 0x41) {
    const year = at(YEAR, text, position);
    if (year !== null && plausibleYear(Number(year[2]))) {
      return { form: { kind: 'year', number: Number(year[1]), year: Number(year[2]) }, start: position, end: position + year[0].length };
    }
    const found = roman(text, position);
    if (found !== null) return found;
  }
  const plain = at(PLAIN, text, position);
  return plain === null ? null : { form: { kind: 'plain', number: plain[1] as string }, start: position, end: position + plain[0].length };
}

function digitsEnd(text: string, position: number): number {
  let end = position;
  for (let unit = text.charCodeAt(end); unit >= 0x30 && unit <= 0x39; unit = text.charCodeAt(end)) end++;
  return end;
}

/** Numbers that letters open: A/RES/70/1, S-27/2, دإ-27/2, ITU-R 61-2. */
function lettered(text: string, position: number): Numbered | null {
  const symbol = at(SYMBOL, text, position);
  if (symbol !== null) return slash(text, position, symbol, !symbol[0].includes('RES'));
  const special = at(SPECIAL, text, position);
  if (special !== null) {
    const part = partAt(text, position + special[0].length);
    const session = `${special[1] === 'ES' || special[1]?.includes('ط') ? 'ES' : 'S'}-${special[2]}`;
    return { form: { kind: 'special', session, number: Number(special[3]), part: part.letter }, start: position, end: part.end };
  }
  const sector = at(ITU_R, text, position);
  return sector === null ? null : { form: { kind: 'plain', number: sector[1] as string }, start: position, end: position + sector[0].length };
}

function roman(text: string, position: number): Numbered | null {
  const found = at(ROMAN, text, position);
  if (found === null) return null;
  const session = sessionOf(found[3], found[4] as string);
  const before = found[2] === undefined ? '' : letterOf(found[2]);
  if (session === null || before === null) return null;
  const end = position + found[0].length;
  const part = before === '' ? partAt(text, end) : { letter: '', end };
  return { form: { kind: 'roman', number: Number(found[1]), session, before, after: part.letter }, start: position, end: part.end };
}

function slash(text: string, position: number, found: RegExpExecArray, symbol: boolean): Numbered {
  const end = position + found[0].length;
  const part = partAt(text, end);
  return { form: { kind: 'slash', first: Number(found[1]), second: Number(found[2]), part: part.letter, symbol }, start: position, end: part.end };
}

/** A part letter after a number: "71/272 B", "٢٧٠/٥٧ باء". */
export function partAt(text: string, position: number): { letter: string; end: number } {
  const latinPart = at(AFTER, text, position);
  if (latinPart !== null) return { letter: latin(latinPart[1] as string), end: position + latinPart[0].length };
  const arabic = at(ARABIC_AFTER, text, position);
  const letter = arabic === null ? undefined : ARABIC_PARTS[arabic[1] as string];
  return letter === undefined || arabic === null ? { letter: '', end: position } : { letter, end: position + arabic[0].length };
}

function letterOf(word: string): string | null {
  if (word.length === 1) {
    const letter = latin(word);
    return letter >= 'A' && letter <= 'Z' ? letter : null;
  }
  return ARABIC_PARTS[word] ?? null;
}

function sessionOf(prefix: string | undefined, session: string): string | null {
  const numeral = /^\d+$/.test(session) ? (prefix === undefined ? null : romanOf(Number(session))) : latin(session);
  if (numeral === null || !/^[IVXLC]+$/.test(numeral)) return null;
  if (prefix === undefined || /^د[-. ]*$/.test(prefix)) return numeral;
  return `${prefix.startsWith('ES') || prefix.includes('ط') ? 'ES' : 'S'}-${numeral}`;
}

/** 21 as "XXI"; UN sessions had Roman numbers up to the thirtieth, ECOSOC's up to the sixty-third. */
export function romanOf(value: number): string {
  const steps: readonly (readonly [number, string])[] = [[50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
  let rest = value;
  let result = '';
  for (const [step, letters] of steps) {
    while (rest >= step) {
      result += letters;
      rest -= step;
    }
  }
  return result;
}

export function plausibleYear(year: number): boolean {
  return year >= 1945 && year <= 2060;
}
