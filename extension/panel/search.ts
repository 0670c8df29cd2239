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

/** A test whether all words of a query stand in a text, in any order. Of Chinese, without spaces, the whole query. */
export function matcher(query: string): ((text: string) => boolean) | null {
  const words = folded(query).split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  return (text) => {
    const where = folded(text);
    return words.every((word) => where.includes(word));
  };
}
