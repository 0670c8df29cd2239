/**
 * Approximate comparison of letters: where in a window a whole pattern stands with the fewest errors, and how.
 * Myers' bit-parallel algorithm in Hyyrö's block form (ACM JEA 2003), its bit columns kept so that the alignment can be
 * walked back. Cost: pattern / 32 × window steps.
 */

/** `path[p]` is the window position of pattern border `p` (0 … pattern length); `errors[p]` the errors in front of it. */
export interface Alignment {
  readonly errors: number;
  readonly path: Int32Array;
  readonly errorsBefore: Int32Array;
}

/** Letters to rows of bits; one slot a code unit, cleared after each use. */
const slots = new Int32Array(65536);
let bits = new Int32Array(1024);
let columns = new Int32Array(65536);

function room(array: Int32Array<ArrayBuffer>, wanted: number): Int32Array<ArrayBuffer> {
  return array.length >= wanted ? array : new Int32Array(Math.max(wanted, array.length * 2));
}

/**
 * Aligns `pattern` with the best stretch of `text[low … high)`; text before and after it is free.
 * Among equally good ends the last one is taken. Null for an empty pattern or window, and beyond `most` errors.
 */
export function align(pattern: Uint16Array, text: Uint16Array, low: number, high: number, most = Infinity): Alignment | null {
  const rows = pattern.length;
  const width = high - low;
  if (rows === 0 || width <= 0) return null;
  const words = (rows + 31) >>> 5;
  let letters = 0;
  bits = room(bits, (rows + 1) * words);
  bits.fill(0, 0, words);
  for (let row = 0; row < rows; row += 1) {
    const code = pattern[row] as number;
    let slot = slots[code] as number;
    if (slot === 0) {
      letters += 1;
      slot = letters;
      slots[code] = slot;
      bits.fill(0, slot * words, (slot + 1) * words);
    }
    const place = slot * words + (row >>> 5);
    bits[place] = (bits[place] as number) | (1 << (row & 31));
  }
  // Four columns of bits a letter of the window: vertical and horizontal differences, plus and minus.
  const stride = words * 4;
  columns = room(columns, (width + 1) * stride);
  for (let word = 0; word < words; word += 1) {
    columns[word] = -1;
    columns[words + word] = 0;
  }
  let score = rows;
  let best = rows;
  let bestEnd = 0;
  const topBit = (rows - 1) & 31;
  for (let column = 1; column <= width; column += 1) {
    const before = (column - 1) * stride;
    const now = column * stride;
    const peq = (slots[text[low + column - 1] as number] as number) * words;
    let plusIn = 0;
    let minusIn = 0;
    for (let word = 0; word < words; word += 1) {
      const plus = columns[before + word] as number;
      const minus = columns[before + words + word] as number;
      let equal = bits[peq + word] as number;
      const vertical = equal | minus;
      equal |= minusIn;
      const diagonal = (((equal & plus) + plus) ^ plus) | equal;
      let horizontalPlus = minus | ~(diagonal | plus);
      let horizontalMinus = plus & diagonal;
      columns[now + words * 2 + word] = horizontalPlus;
      columns[now + words * 3 + word] = horizontalMinus;
      if (word === words - 1) score += ((horizontalPlus >>> topBit) & 1) - ((horizontalMinus >>> topBit) & 1);
      const plusOut = horizontalPlus >>> 31;
      const minusOut = horizontalMinus >>> 31;
      horizontalPlus = (horizontalPlus << 1) | plusIn;
      horizontalMinus = (horizontalMinus << 1) | minusIn;
      columns[now + word] = horizontalMinus | ~(vertical | horizontalPlus);
      columns[now + words + word] = horizontalPlus & vertical;
      plusIn = plusOut;
      minusIn = minusOut;
    }
    if (score <= best) {
      best = score;
      bestEnd = column;
    }
  }
  for (let row = 0; row < rows; row += 1) slots[pattern[row] as number] = 0;
  return best > most ? null : walkBack(pattern, text, low, words, best, bestEnd);
}

function walkBack(pattern: Uint16Array, text: Uint16Array, low: number, words: number, best: number, end: number): Alignment {
  const rows = pattern.length;
  const stride = words * 4;
  const path = new Int32Array(rows + 1);
  const errorsBefore = new Int32Array(rows + 1);
  const bit = (column: number, kind: number, row: number): number =>
    ((columns[column * stride + kind * words + ((row - 1) >>> 5)] as number) >>> ((row - 1) & 31)) & 1;
  let row = rows;
  let column = end;
  let left = best;
  path[rows] = low + end;
  errorsBefore[rows] = left;
  while (row > 0) {
    const matches = column > 0 && pattern[row - 1] === text[low + column - 1];
    let up = false;
    if (column === 0) up = true;
    else if (!matches) {
      // Substitution where it is one of the best ways, else a left-out or an added letter.
      const horizontal = bit(column, 2, row) - bit(column, 3, row);
      const verticalBefore = bit(column - 1, 0, row) - bit(column - 1, 1, row);
      const substitutes = horizontal + verticalBefore === 1;
      if (!substitutes) {
        if (bit(column, 0, row) === 1) up = true;
        else {
          column -= 1;
          left -= 1;
          continue;
        }
      }
    }
    row -= 1;
    if (up) left -= 1;
    else {
      column -= 1;
      if (!matches) left -= 1;
    }
    path[row] = low + column;
    errorsBefore[row] = left;
  }
  return { errors: best, path, errorsBefore };
}
