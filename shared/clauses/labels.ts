import { after, type Label, type NumberWords } from './label.ts';
import { readBracketed, readLetter, readWord } from './label-letters.ts';
import { readNumber } from './label-numbers.ts';

/** What a conversion left before the text: Word bookmarks, asterisks of bold type; and the bracket around what is not agreed ("[1]" is a reference). */
const NOISE = /(?:\[bookmark: [^\]\n]{0,80}\]|\*\*|[ _]|\[(?![\p{L}\d.,/-]{0,16}\]))*/uy;
const BULLET = /[-•○●▪◦·‣⁃■□◆➢✓*\uf0b7\uf0a7\uf02d] *(?=\S)/y;

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
