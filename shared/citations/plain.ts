/**
 * Letters without what does not tell words apart: case, accents, alef forms, ё. Unit by unit, so offsets hold.
 */
/** The plain form of every UTF-16 unit. */
export const PLAIN: Uint16Array = build();

function build(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) table[unit] = unit;
  for (let unit = 0x41; unit < 0x530; unit++) {
    const lower = String.fromCharCode(unit).toLowerCase();
    if (lower.length !== 1) continue;
    const base = unit < 0x250 ? lower.normalize('NFD').charCodeAt(0) : lower.charCodeAt(0);
    table[unit] = base;
  }
  const same = (letters: string, as: string): void => {
    for (const letter of letters) table[letter.charCodeAt(0)] = as.charCodeAt(0);
  };
  same('ёЁ', 'е');
  same('أإآٱ', 'ا');
  same('ىئ', 'ي');
  same('（', '(');
  same('）', ')');
  return table;
}

/** A text in its plain form, of the same length. */
export function plain(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) result += String.fromCharCode(PLAIN[text.charCodeAt(i)] as number);
  return result;
}
