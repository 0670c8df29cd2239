/** Headings whose letters stand apart: "R E S O L U T I O N   1 4 0", by typed spaces or by the program's spacing. */
import type { Letter } from './types.ts';

/** Fewer letters may be columns of a table or a list of initials. */
const LEAST = 6;
/** A gap between words is so many times that between letters. */
const WORD = 1.6;
/** In sizes of the letters; what stands wider apart stands in columns. */
const WIDEST = 1;

/**
 * The gap, in points, above which words part in a row whose letters all stand apart; null in any other row. Scripts
 * that join their letters, or have no spaces, are no such rows.
 */
export function wordGapOf(letters: readonly Letter[]): number | null {
  const gaps: number[] = [];
  let previous: Letter | null = null;
  let touching = 0;
  for (const letter of letters) {
    if (letter.text === ' ') continue;
    if (!/^[\p{Script=Latin}\p{Script=Cyrillic}\d.,:;()/-]+$/u.test(letter.text)) return null;
    if (previous !== null) {
      const gap = letter.x0 - previous.x1;
      gaps.push(gap);
      // Words have more touching letters than gaps: most rows are done with after a few.
      if (gap < letter.size * 0.15 && ++touching > letters.length * 0.1) return null;
    }
    previous = letter;
  }
  if (gaps.length + 1 < LEAST || previous === null) return null;
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] as number;
  if (middle < previous.size * 0.15 || middle > previous.size * WIDEST) return null;
  // Letters are set apart evenly; what only happens to be short words is not.
  const even = gaps.filter((gap) => Math.abs(gap - middle) <= middle * 0.35).length;
  return even >= gaps.length * 0.7 ? middle * WORD : null;
}
