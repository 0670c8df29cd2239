/** Letters into rows: which of them stand on one line. */
import { isRightToLeft } from './bidi.ts';
import type { Letter } from './types.ts';

/** A row of letters on (nearly) one baseline, before it is text. */
export interface Row {
  y: number;
  size: number;
  readonly letters: Letter[];
}

const MARKS = /^\p{M}+$/u;
/** No mark comes before U+0300. */
export const isMark = (text: string): boolean => text >= '\u0300' && MARKS.test(text);

/** Letters into rows: full-size letters by their baselines, then the small ones (raised marks, indices) into the row beside them. */
export function rowsOf(letters: readonly Letter[], owners: Map<Letter, Letter>): Row[] {
  const usual = modal(letters.map(({ size }) => Math.round(size * 4) / 4));
  const rows: Row[] = [];
  const small: Letter[] = [];
  const marks: Letter[] = [];
  for (const [at, letter] of letters.entries()) {
    if (letter.size <= 0) continue;
    if (isMark(letter.text)) {
      marks.push(letter);
      const owner = drawnWith(letters, at);
      if (owner) owners.set(letter, owner);
    }
    else if (letter.size < usual * 0.76) small.push(letter);
    else addToRow(rows, letter, 0.22);
  }
  const lonely: Row[] = [];
  // The larger first: a note's mark is raised beside letters that are small themselves.
  for (const letter of small.toSorted((a, b) => b.size - a.size)) {
    const host = rows.find((row) => besides(row, letter)) ?? lonely.findLast((row) => besides(row, letter));
    if (host) host.letters.push(letter);
    else addToRow(lonely, letter, 0.3);
  }
  rows.push(...lonely);
  for (const mark of marks) {
    const owner = owners.get(mark);
    const host = (owner && rows.find((row) => Math.abs(row.y - owner.y) < row.size * 0.22 && row.letters.includes(owner))) ?? nearest(rows, mark);
    if (host) host.letters.push(mark);
  }
  return mergeOverlapping(rows.filter(({ letters: all }) => all.some(({ text }) => text.trim() !== '')).toSorted((a, b) => a.y - b.y));
}

/**
 * The letter that a mark without width was drawn with: of a line drawn from left to right a right-to-left script has its
 * marks before their letter, of one drawn in the order of reading after it. Where the glyph stands says little: fonts put
 * its origin where they like. Null where the order does not tell.
 */
function drawnWith(letters: readonly Letter[], at: number): Letter | null {
  const mark = letters[at];
  if (!mark || mark.x1 - mark.x0 > mark.size * 0.1) return null;
  const beside = (step: 1 | -1): Letter | null => {
    let other = at + step;
    // Other marks of the letter, and the kashida that stretches it.
    while (letters[other] && (isMark(letters[other]?.text ?? '') || letters[other]?.text === '\u0640')) other += step;
    const letter = letters[other];
    const near = letter && Math.abs(letter.y - mark.y) < mark.size && mark.x0 > letter.x0 - mark.size * 0.6 && mark.x0 < letter.x1 + mark.size * 0.6;
    return near && isRightToLeft(letter.text) ? letter : null;
  };
  const [before, after] = [beside(-1), beside(1)];
  if (before && after) return after.x0 >= before.x0 ? after : before;
  return after ?? before;
}

function addToRow(rows: Row[], letter: Letter, tolerance: number): void {
  // Letters come mostly in drawing order: the row is nearly always one of the last.
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (row && Math.abs(row.y - letter.y) < Math.min(row.size, letter.size) * tolerance) {
      row.letters.push(letter);
      if (letter.size > row.size && letter.text.trim() !== '') row.size = letter.size;
      return;
    }
  }
  rows.push({ y: letter.y, size: letter.size, letters: [letter] });
}

/** Whether a small letter stands in the band of the row and next to something of it. */
function besides(row: Row, letter: Letter): boolean {
  if (row.size < letter.size * 1.2) return false;
  const [top, bottom] = [row.y - row.size * 0.95, row.y + row.size * 0.35];
  const middle = letter.y - letter.size * 0.35;
  return middle > top && middle < bottom && row.letters.some((other) => other.x0 - letter.x1 < row.size * 1.5 && letter.x0 - other.x1 < row.size * 1.5);
}

function nearest(rows: readonly Row[], mark: Letter): Row | null {
  let best: Row | null = null;
  let least = Infinity;
  for (const row of rows) {
    const off = Math.abs(row.y - mark.y);
    if (off < row.size * 1.1 && off < least) [best, least] = [row, off];
  }
  return best;
}

/** Rows of slightly different baselines whose letters take turns (a bold label a little lower) are one line. */
function mergeOverlapping(rows: readonly Row[]): Row[] {
  const out: Row[] = [];
  for (const row of rows) {
    const last = out[out.length - 1];
    if (last && Math.abs(row.y - last.y) < Math.min(row.size, last.size) * 0.45 && apart(last, row)) {
      last.letters.push(...row.letters);
      if (row.size > last.size) [last.y, last.size] = [row.y, row.size];
    } else out.push({ ...row });
  }
  return out;
}

function apart(a: Row, b: Row): boolean {
  return !b.letters.some((letter) => letter.text !== ' ' && a.letters.some((other) => other.text !== ' ' && Math.min(letter.x1, other.x1) - Math.max(letter.x0, other.x0) > Math.min(letter.size, other.size) * 0.2));
}

export function modal(values: readonly number[]): number {
  const counts = new Map<number, number>();
  let best = values[0] ?? 0;
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1;
    counts.set(value, count);
    if (count > (counts.get(best) ?? 0)) best = value;
  }
  return best;
}
