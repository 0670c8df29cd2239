/** Letters as ordinals. A path names the ordinal by the Latin letter: د and г are both the fourth, `d`. */

const ABJAD = 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ';
const CYRILLIC = 'абвгдежзиклмнопрстуфхцчшщэюя';
/** Cyrillic letters typed for the Latin ones that they look like, in lists that run a, b, c in a Russian text. */
const CYRILLIC_AS_LATIN: Readonly<Record<string, string>> = { а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', х: 'x', у: 'y', і: 'i', ѕ: 's', ј: 'j' };

const VALUES = new Map<string, readonly number[]>();
for (const [i, letter] of [...ABJAD].entries()) VALUES.set(letter, [i + 1]);
for (const letter of 'أإآ') VALUES.set(letter, [1]);
VALUES.set('ى', [10]);
for (const [i, letter] of [...CYRILLIC].entries()) {
  const latin = CYRILLIC_AS_LATIN[letter];
  VALUES.set(letter, latin === undefined ? [i + 1] : [...new Set([i + 1, latinValue(latin)])]);
}
for (let i = 0; i < 26; i++) VALUES.set(String.fromCharCode(97 + i), [i + 1]);

function latinValue(letter: string): number {
  return letter.charCodeAt(0) - 96;
}

/** The ordinals that a letter can stand for, the likeliest first; none when it is no list letter. */
export function letterValues(letter: string): readonly number[] {
  return VALUES.get(letter.toLowerCase()) ?? [];
}

/** 1 → a … 26 → z, 27 → aa, 28 → ab. */
export function letterName(value: number): string {
  let name = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(97 + ((rest - 1) % 26)) + name;
  }
  return name;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

/** The value of a well-formed Roman number up to 399 in either case, else 0. */
export function romanValue(text: string): number {
  const roman = text.toLowerCase();
  if (!/^c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(roman)) return 0;
  let value = 0;
  for (let i = 0; i < roman.length; i++) {
    const here = ROMAN[roman.charAt(i)] ?? 0;
    const next = ROMAN[roman.charAt(i + 1)] ?? 0;
    value += here < next ? -here : here;
  }
  return value;
}

const HAN_DIGITS = '〇一二三四五六七八九';

/** The value of a Chinese number up to 99 (一, 十二, 二十), else 0. */
export function hanValue(text: string): number {
  const ten = text.indexOf('十');
  if (ten < 0) return text.length === 1 ? Math.max(0, HAN_DIGITS.indexOf(text)) : 0;
  const tens = ten === 0 ? 1 : HAN_DIGITS.indexOf(text.slice(0, ten));
  const units = ten === text.length - 1 ? 0 : HAN_DIGITS.indexOf(text.slice(ten + 1));
  return tens > 0 && units >= 0 && ten <= 1 && text.length - ten <= 2 ? tens * 10 + units : 0;
}
