/** Labels that are letters, Roman or Chinese numbers, or words: a), (iv), A., أ-, 一、, ثانيا. */
import { after, label, type Label, type LabelReading, type NumberWords, suffixOf } from './label.ts';
import { readGiven } from './label-numbers.ts';
import { hanValue, letterValues, romanValue } from './letters.ts';
import { wordForm } from './phrases.ts';

const BRACKETED = /\((\d{1,3}|[ivxlcIVXLC]{1,6}|\p{L}|[\p{L}][ -]?[\p{L}]|[一二三四五六七八九十]{1,3})\)(bis|ter|quater)? */uy;
const LETTERED = /((\p{L})(?:[ -]?(\p{L}))?|[ivxlcIVXLC]{1,6}) ?\)(bis|ter|quater)? */uy;
/** "a bis)", "أ مكرراً)": put in later between a) and b). */
const LETTER_BIS = /(\p{L}) ?(bis|ter|quater|бис|тер|之[二三四]|مكررا?)\)? ?\) */uy;
/** Russian headings: А., В., С. as the Latin letters that they look like, or А., Б., В. */
const UPPER_CYRILLIC = /([А-ЖЗИКС])\. +(?=\p{Lu})/uy;
const LETTER_DASH = /([\u0621-\u064a]) ?-(?=[ \p{L}]) */uy;
/** "a. The Assembly", "ii. the Council": weak, since "г. Москва" and "p. 5" begin so as well. */
const LETTER_DOT = /([a-zа-я\u0621-\u064a]|[ivx]{2,4})\. +(?=\S)/uy;
const UPPER = /([IVXLC]{1,6}|[A-H])(?:\. +|\.?(?= ?-) ?- *|(?=  )| (?=\p{Lu}))/uy;
const HAN = /([一二三四五六七八九十]{1,3})(?:、|\.) */y;
const WORD = /(\p{L}{3,7})(?: ?[-:] ?| +)/uy;

/** A bracket closes within the few units that a list letter, with "bis" after it, may have. */
function closesWithin(text: string, at: number): boolean {
  for (let i = at + 1; i <= at + 9; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x29) return true;
    if (unit === 0x0a) return false;
  }
  return false;
}

export function readBracketed(text: string, at: number): Label | null {
  if (text.charCodeAt(at) !== 0x28) return null;
  const found = after(BRACKETED, text, at);
  if (!found) return null;
  const inner = found.match[1] as string;
  if (/\d/.test(inner)) return label([{ style: '(n)', value: Number(inner), letter: false }], at, found, false);
  const han = hanValue(inner);
  if (han > 0) return label([{ style: '(han)', value: han, letter: false }], at, found, false);
  const readings = letterReadings(inner, '(a)', '(i)');
  return readings.length ? { ...label(readings, at, found, false), suffix: found.match[2] ?? '' } : null;
}

export function readLetter(text: string, at: number): Label | null {
  const unit = text.charCodeAt(at);
  const later = closesWithin(text, at) ? after(LETTER_BIS, text, at) : null;
  if (later) {
    const readings = letterReadings(later.match[1] as string, 'a)', 'i)').slice(0, 1);
    return readings.length ? { ...label(readings, at, later, false), suffix: suffixOf(later.match[2] ?? '') } : null;
  }
  const lettered = closesWithin(text, at) ? after(LETTERED, text, at) : null;
  if (lettered) {
    const readings = letterReadings(lettered.match[1] as string, 'a)', 'i)');
    return readings.length ? { ...label(readings, at, lettered, false), suffix: lettered.match[4] ?? '' } : null;
  }
  const given = unit >= 0x41 && unit <= 0x5a ? readGiven(text, at) : null;
  if (given) return given;
  const upper = unit >= 0x41 && unit <= 0x58 ? after(UPPER, text, at) : null;
  if (upper) {
    const inner = upper.match[1] as string;
    const roman = romanValue(inner);
    const readings: LabelReading[] = [];
    if (roman > 0) readings.push({ style: 'I', value: roman, letter: false });
    if (inner.length === 1 && inner <= 'Z') readings.push({ style: 'A', value: inner.charCodeAt(0) - 64, letter: true });
    // "I" and "A" are words as well; a dot or a dash makes them labels.
    return readings.length ? label(readings, at, upper, !/[.-]/.test(upper.match[0])) : null;
  }
  const cyrillic = unit >= 0x410 && unit <= 0x421 ? after(UPPER_CYRILLIC, text, at) : null;
  if (cyrillic) {
    const readings = [...(CYRILLIC_CAPITALS.get(cyrillic.match[1] as string) ?? [])].map((value) => ({ style: 'A', value, letter: true }));
    return readings.length ? label(readings, at, cyrillic, true) : null;
  }
  const dotted = text.charCodeAt(at + 1) === 0x2e || (unit >= 0x69 && unit <= 0x78) ? after(LETTER_DOT, text, at) : null;
  if (dotted) {
    const readings = letterReadings(dotted.match[1] as string, 'a.', 'i.').filter(({ letter }) => !letter || dotted.match[1]?.length === 1);
    return readings.length ? label(readings, at, dotted, true) : null;
  }
  const dashed = unit >= 0x621 && unit <= 0x64a ? after(LETTER_DASH, text, at) : null;
  if (dashed) {
    const readings = letterReadings(dashed.match[1] as string, 'a-', 'i-');
    return readings.length ? label(readings, at, dashed, false) : null;
  }
  const han = unit >= 0x4e00 && unit < 0xa000 ? after(HAN, text, at) : null;
  if (han) {
    const value = hanValue(han.match[1] as string);
    return value > 0 ? label([{ style: 'han', value, letter: false }], at, han, false) : null;
  }
  return null;
}

/** The ordinals of Cyrillic capitals: of the Latin letter that they look like first, then their own. */
const CYRILLIC_CAPITALS: ReadonlyMap<string, readonly number[]> = new Map([['А', [1]], ['В', [2, 3]], ['С', [3]], ['Е', [5, 6]], ['Б', [2]], ['Г', [4]], ['Д', [5, 4]], ['Ж', [7]]]);

export function readWord(text: string, at: number, words: NumberWords): Label | null {
  if (words.ordinals.size === 0) return null;
  const found = after(WORD, text, at);
  if (!found) return null;
  const form = wordForm(found.match[1] as string);
  const ordinal = words.ordinals.get(form);
  if (ordinal !== undefined) return label([{ style: 'I', value: ordinal, letter: false }], at, found, false);
  const named = /-/.test(found.match[0]) ? words.letterNames.get(form) : undefined;
  return named === undefined ? null : label([{ style: 'A', value: named, letter: true }], at, found, false);
}

/** A letter, a Roman number, or two letters glued by flattened tracked changes (the new one is the last). */
function letterReadings(inner: string, letterStyle: string, romanStyle: string): LabelReading[] {
  const readings: LabelReading[] = [];
  const letters = [...inner].filter((sign) => sign !== ' ' && sign !== '-');
  const single = letters.length === 1;
  const upper = inner === inner.toUpperCase() && inner !== inner.toLowerCase();
  const dress = upper ? letterStyle.toUpperCase() : letterStyle;
  const roman = romanValue(inner);
  if (single) for (const value of letterValues(inner)) readings.push({ style: dress, value, letter: true });
  if (roman > 0) readings.push({ style: romanStyle, value: roman, letter: false });
  if (letters.length === 2) {
    const [first = '', second = ''] = letters;
    if (first === second) for (const value of letterValues(first)) readings.push({ style: dress, value: value + 26, letter: true });
    for (const letter of [second, first]) {
      for (const value of letterValues(letter)) readings.push({ style: dress, value, letter: true });
    }
    if (first === 'a' && second > 'a') readings.push({ style: dress, value: 26 + (letterValues(second)[0] ?? 0), letter: true });
  }
  return readings;
}
