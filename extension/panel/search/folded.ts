/** How the panel's one search field compares words, in all six languages. */

const ALIKE: Readonly<Record<string, string>> = {
  'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ئ': 'ي', 'ؤ': 'و', 'ة': 'ه', 'ё': 'е', 'ß': 'ss',
};

/** Folds what writers vary: case, accents, harakat, kashida, the forms of alef, digits' scripts, width, direction marks. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[أإآٱىئؤةёß]/g, (letter) => ALIKE[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}ـ]/gu, '')
    .replace(/\p{Nd}/gu, digit);
}

/** Unicode keeps the ten digits of each script in a row. */
function digit(sign: string): string {
  const code = sign.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code < 128 ? sign : String(code - zero);
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
  const words = folded(query).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  return (where) => words.every((word) => where.includes(word));
}
