import { hanValue, letterValues, romanValue } from './letters.ts';
import { wordForm } from './phrases.ts';

/**
 * One way to read a label. `style` is its dress ("n", "(a)", "'n'", "bullet" …): labels of one list share it.
 * A dotted number has all its parts in `parts`, the last of them also as `value`.
 */
export interface LabelReading {
  readonly style: string;
  readonly value: number;
  readonly letter: boolean;
  readonly parts?: readonly number[];
  /** The parts as they are written in a path: "1bis". */
  readonly names?: readonly string[];
}

export interface Label {
  /** The likeliest first. Several for "i)", for glued labels of flattened tracked changes ("45", "د ﻁ)"), for а, с, е. */
  readonly readings: readonly LabelReading[];
  /** Folded offsets of the label itself and of the text after it. */
  readonly start: number;
  readonly end: number;
  readonly textStart: number;
  /** A bare number and one space may as well begin a sentence: only the sequence decides. */
  readonly weak: boolean;
  /** "bis", "ter" after the number. */
  readonly suffix: string;
}

/** What a conversion left before the text: Word bookmarks, asterisks of bold type; and the bracket around what is not agreed ("[1]" is a reference). */
const NOISE = /(?:\[bookmark: [^\]\n]{0,80}\]|\*\*|[ _]|\[(?![\p{L}\d.,/-]{0,16}\]))*/uy;
const BULLET = /[-•○●▪◦·‣⁃■□◆➢✓*\uf0b7\uf0a7\uf02d] *(?=\S)/y;
// A Russian ordinal (55-е заседание) is a word, not a label.
const NUMBER = /(\d{1,3}(?:(?:bis|ter|quater)?(?:\.\d{1,3}(?:bis|ter|quater)?){1,5})?)( ?(?:bis|ter|quater|quinquies|бис|тер|之[二三四]|مكررا?(?: (?:ثانيا|ثالثا))?))?(?:( ?\.? ?-(?![а-яё]{1,3}(?!\p{L}))(?=[ \p{L}*"«(])|\.\)|[.)°](?![\d])|、)|(?= ))( *)/uy;
/** A target of a goal: 1.a, 17.b. */
const TARGET = /(\d{1,2})\.([a-z]) +(?=\S)/y;
const BRACKETED = /\((\d{1,3}|[ivxlcIVXLC]{1,6}|\p{L}|[\p{L}][ -]?[\p{L}]|[一二三四五六七八九十]{1,3})\)(bis|ter|quater)? */uy;
const QUOTED = /(['"])(\d{1,3}|[a-zA-Z\u0430-\u044f])\1\)? */y;
const LETTERED = /((\p{L})(?:[ -]?(\p{L}))?|[ivxlcIVXLC]{1,6}) ?\)(bis|ter|quater)? */uy;
/** "a bis)", "أ مكرراً)": put in later between a) and b). */
const LETTER_BIS = /(\p{L}) ?(bis|ter|quater|бис|тер|之[二三四]|مكررا?)\)? ?\) */uy;
/** Russian headings: А., В., С. as the Latin letters that they look like, or А., Б., В. */
const UPPER_CYRILLIC = /([А-ЖЗИКС])\. +(?=\p{Lu})/uy;
/** The numbers of a draft under negotiation: "PP2bis Recalling", "OP 3. Decides". */
const NEGOTIATED = /([PO]P) ?(\d{1,3})( ?(?:bis|ter|quater|quinquies))?[.:)]? +(?=\S)/y;
/** Parts of an annex under its letter or number: "A.1.2" of Annex A, "I.2" of Appendix I, "A1.2" of Annex 1. */
const ANNEXED = /((?:A\d{1,2}|[A-Z]|[IVX]{2,4}))\.(\d{1,2}(?:\.\d{1,2}){0,4})\.?(?: +|-)(?=\S)/y;
const LETTER_DASH = /([\u0621-\u064a]) ?-(?=[ \p{L}]) */uy;
const UPPER = /([IVXLC]{1,6}|[A-H])(?:\. +|\.?(?= ?-) ?- *|(?=  )| (?=\p{Lu}))/uy;
const HAN = /([一二三四五六七八九十]{1,3})(?:、|\.) */y;
const WORD = /(\p{L}{3,7})(?: ?[-:] ?| +)/uy;

/** Ordinal words (أولاً) and letters' names (ألف) of a language, folded. */
export interface NumberWords {
  readonly ordinals: ReadonlyMap<string, number>;
  readonly letterNames: ReadonlyMap<string, number>;
}

/** Reads the label that the text between `start` and `end` begins with, if any. */
export function readLabel(text: string, start: number, end: number, words: NumberWords): Label | null {
  const from = isNoise(text.charCodeAt(start)) ? (after(NOISE, text, start)?.end ?? start) : start;
  if (from >= end) return null;
  const bullet = isSign(text.charCodeAt(from)) ? after(BULLET, text, from) : null;
  const bulletEnd = bullet && bullet.end < end ? bullet.end : from;
  const numbered = readNumber(text, bulletEnd) ?? readBracketed(text, bulletEnd) ?? readLetter(text, bulletEnd) ?? readWord(text, bulletEnd, words);
  if (numbered && numbered.textStart <= end && !(bulletEnd > from && numbered.weak)) return { ...numbered, start: from };
  if (bulletEnd > from) {
    // A hyphen glued to the text is a minus or a word's part, a star a footnote.
    const glued = bulletEnd === from + 1 && /[-*]/.test(text.charAt(from));
    if (!glued) return { readings: [{ style: `bullet${text.charAt(from)}`, value: 0, letter: false }], start: from, end: from + 1, textStart: bulletEnd, weak: false, suffix: '' };
  }
  return null;
}

/** Most lines begin with a letter: the patterns are tried only where their first sign stands. */
function isNoise(unit: number): boolean {
  return unit === 0x5b || unit === 0x2a || unit === 0x5f || unit === 0x20;
}

function isSign(unit: number): boolean {
  return unit === 0x2d || unit === 0x2a || unit === 0xb7 || (unit >= 0x2022 && unit < 0x2800) || unit >= 0xe000;
}

/** A bracket closes within the few units that a list letter, with "bis" after it, may have. */
function closesWithin(text: string, at: number): boolean {
  for (let i = at + 1; i <= at + 9; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0x29) return true;
    if (unit === 0x0a) return false;
  }
  return false;
}

function after(pattern: RegExp, text: string, at: number): { match: RegExpExecArray; end: number } | null {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? { match, end: at + match[0].length } : null;
}

function readNumber(text: string, at: number): Label | null {
  const unit = text.charCodeAt(at);
  if (unit === 0x27 || unit === 0x22) {
    const quoted = after(QUOTED, text, at);
    if (!quoted) return null;
    const inner = quoted.match[2] as string;
    const readings = /\d/.test(inner)
      ? [{ style: "'n'", value: Number(inner), letter: false }]
      : letterValues(inner).map((value) => ({ style: "'a'", value, letter: true }));
    return readings.length ? label(readings, at, quoted, false) : null;
  }
  if (!(unit >= 0x30 && unit <= 0x39)) return null;
  const target = after(TARGET, text, at);
  if (target) {
    const [, goal = '', letter = ''] = target.match;
    const value = letterValues(letter)[0] ?? 0;
    return label([{ style: 'n.a', value, letter: true, parts: [Number(goal), value], names: [goal, letter] }], at, target, false);
  }
  const found = after(NUMBER, text, at);
  if (!found) return null;
  const [whole, digits = '', suffix = '', mark = '', space = ''] = found.match;
  const next = text.charAt(at + whole.length);
  if (next === '' || (mark === '' && space === '')) return null;
  const names = digits.split('.');
  const parts = names.map((name) => Number.parseInt(name, 10));
  const bracket = mark.endsWith(')');
  const style = bracket ? 'n)' : (mark.includes('-') ? 'n-' : (mark === '' ? 'n' : 'n.'));
  // One space after a bare number is weak evidence; the tab of a list is folded to one space as well, so its
  // source decides in the outline (see `Line.tabbed`).
  const weak = mark === '' && space.length < 2;
  const readings: LabelReading[] = [];
  if (parts.length > 1) {
    readings.push({ style: bracket ? 'n.n)' : 'n.n', value: parts[parts.length - 1] as number, letter: false, parts, names });
  } else {
    readings.push({ style, value: Number(digits), letter: false });
    for (let cut = 1; cut < digits.length; cut++) {
      readings.push({ style, value: Number(digits.slice(cut)), letter: false }, { style, value: Number(digits.slice(0, cut)), letter: false });
    }
  }
  return { ...label(readings, at, found, weak), suffix: suffixOf(suffix) };
}

/** "bis" in six languages. */
const SUFFIXES: Readonly<Record<string, string>> = { бис: 'bis', тер: 'ter', 之二: 'bis', 之三: 'ter', 之四: 'quater', مكرر: 'bis', مكررا: 'bis', 'مكررا ثانيا': 'ter', 'مكررا ثالثا': 'quater' };

function suffixOf(written: string): string {
  const suffix = written.trim();
  return SUFFIXES[suffix] ?? suffix;
}

function readBracketed(text: string, at: number): Label | null {
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

function readLetter(text: string, at: number): Label | null {
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

/** Numbers that a capital opens. */
function readGiven(text: string, at: number): Label | null {
  const negotiated = text.charCodeAt(at + 1) === 0x50 ? after(NEGOTIATED, text, at) : null;
  if (negotiated) {
    const [, style = '', digits = '', suffix = ''] = negotiated.match;
    return { ...label([{ style, value: Number(digits), letter: false }], at, negotiated, false), suffix: suffix.trim() };
  }
  const annexed = after(ANNEXED, text, at);
  if (!annexed) return null;
  const names = (annexed.match[2] as string).split('.');
  const parts = names.map(Number);
  // Weak: "V.24 modems" begins a sentence; only the annex that it stands in tells.
  return label([{ style: 'annex', value: parts.at(-1) as number, letter: false, parts, names }], at, annexed, true);
}

/** The ordinals of Cyrillic capitals: of the Latin letter that they look like first, then their own. */
const CYRILLIC_CAPITALS: ReadonlyMap<string, readonly number[]> = new Map([['А', [1]], ['В', [2, 3]], ['С', [3]], ['Е', [5, 6]], ['Б', [2]], ['Г', [4]], ['Д', [5, 4]], ['Ж', [7]]]);

function readWord(text: string, at: number, words: NumberWords): Label | null {
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

function label(readings: readonly LabelReading[], start: number, found: { match: RegExpExecArray; end: number }, weak: boolean): Label {
  let end = found.end;
  while (end > start && found.match[0].charAt(end - start - 1) === ' ') end--;
  return { readings, start, end, textStart: found.end, weak, suffix: '' };
}
