/** How the panel's one search field compares words, in all six languages. */

/** Letters and signs that writers, keyboards and files put for one another; harakat, hamzas and accents are marks, which go anyway. */
const ALIKE: Readonly<Record<string, string>> = {
  'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ې': 'ي', 'ک': 'ك', 'ة': 'ه', 'ہ': 'ه', 'ھ': 'ه', 'ە': 'ه', 'ß': 'ss', 'œ': 'oe', 'æ': 'ae', 'ς': 'σ',
  '’': "'", '‘': "'", 'ʼ': "'", '‐': '-', '‒': '-', '–': '-', '—': '-', '−': '-',
};
const ALL_ALIKE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu');
const PLAIN = /^[\0-\x7f]*$/u;

/**
 * Folds what writers vary: case, accents, harakat, kashida, the forms of alef, digits' scripts, width, direction marks,
 * apostrophes and dashes. However many spaces and lines there are between two words, they are one space, and none
 * beside a Chinese character: files break lines there, and some set figures off.
 */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(/\s+/gu, ' ');
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .replace(ALL_ALIKE, (sign) => ALIKE[sign] ?? sign)
    .replace(/\p{Nd}/gu, digit)
    .replace(/\s+/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
}

/** Unicode keeps the ten digits of each script in a row. */
function digit(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (code < 128) return sign;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

const REMEMBERED = new WeakMap<object, string>();

/** The folded text of something that does not change, made once: typing goes through thousands of notes a key. */
export function foldedOf<T extends object>(thing: T, textOf: (thing: T) => string): string {
  let text = REMEMBERED.get(thing);
  if (text === undefined) REMEMBERED.set(thing, (text = folded(textOf(thing))));
  return text;
}

/** A test whether all words of a query stand in a text, in any order. Of Chinese, without spaces, the whole query. */
export function matcher(query: string): ((text: string) => boolean) | null {
  const test = foldedMatcher(query);
  return test === null ? null : (text) => test(folded(text));
}

/** The same for texts that are folded already. */
export function foldedMatcher(query: string): ((folded: string) => boolean) | null {
  const words = query.split(/\s+/u).map((word) => folded(word).trim()).filter((word) => word !== '');
  if (words.length === 0) return null;
  return (where) => words.every((word) => where.includes(word));
}
