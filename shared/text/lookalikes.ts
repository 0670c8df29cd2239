/**
 * Cyrillic and Greek letters that look like Latin ones and stand for them in symbols ("А/70/1" typed on a Russian
 * keyboard, "С23/71"). Source: Unicode's confusables (UTS #39), the capital letters used in UN and ITU symbols.
 */
const PAIRS: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X', У: 'Y', І: 'I', Ѕ: 'S', Ј: 'J',
  а: 'a', с: 'c', е: 'e', о: 'o', р: 'p', х: 'x', у: 'y', і: 'i', ѕ: 's', ј: 'j',
  Α: 'A', Β: 'B', Ε: 'E', Ζ: 'Z', Η: 'H', Ι: 'I', Κ: 'K', Μ: 'M', Ν: 'N', Ο: 'O', Ρ: 'P', Τ: 'T', Υ: 'Y', Χ: 'X', ο: 'o',
};

const LATIN = new Map<number, number>(
  Object.entries(PAIRS).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]),
);

/** The text with every look-alike letter as Latin: same length, so offsets hold. For a piece known to be a symbol. */
export function latin(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    result += String.fromCharCode(LATIN.get(unit) ?? unit);
  }
  return result;
}

/**
 * The text with look-alike letters as Latin inside symbols only: words with a digit or a slash whose letters are all
 * Latin or look like it. Same length, so offsets hold; the same string where nothing is to be done.
 */
export function latinSymbols(text: string): string {
  if (!/[\u0370-\u04ff]/.test(text)) return text;
  return text.replace(/[A-Za-z\d\u0370-\u04ff./()-]+/g, (word) => {
    let symbol = false;
    let alike = false;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      if (unit === 0x2f || (unit >= 0x30 && unit <= 0x39)) symbol = true;
      else if (unit >= 0x370) {
        if (!LATIN.has(unit)) return word;
        alike = true;
      }
    }
    return symbol && alike ? latin(word) : word;
  });
}
