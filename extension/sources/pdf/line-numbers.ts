/**
 * The numbers of lines that drafts under negotiation bear in a margin, each or every fifth: they count lines and are no
 * words. Told from numbered items by standing alone beside every line (or every so many), whatever begins there.
 */
import { modal } from './rows.ts';
import type { Letter } from './types.ts';

/** Numbers of a page that bears one for each line; fewer where they are smaller than the words. */
const EACH = 12;
const EACH_SMALL = 5;
/** Numbers of a page that bears one for every so many lines. */
const SOME = 3;
const STEPS: ReadonlySet<number> = new Set([2, 3, 4, 5, 10]);

interface Row {
  readonly y: number;
  readonly letters: readonly Letter[];
}

interface Numbered {
  readonly row: number;
  readonly value: number;
  readonly letters: readonly Letter[];
}

/** The letters of a page without its lines' numbers. */
export function withoutLineNumbers(letters: readonly Letter[]): readonly Letter[] {
  const rows = rowsByHeight(letters);
  const taken = new Set(['left', 'right'].flatMap((side) => numbersAt(rows, side === 'left')).flatMap((found) => found.letters));
  return taken.size === 0 ? letters : letters.filter((letter) => !taken.has(letter));
}

function rowsByHeight(letters: readonly Letter[]): Row[] {
  const rows: { y: number; letters: Letter[] }[] = [];
  for (const letter of letters.filter(({ text }) => text.trim() !== '').sort((a, b) => a.y - b.y)) {
    const last = rows[rows.length - 1];
    if (last && letter.y - last.y < letter.size * 0.45) last.letters.push(letter);
    else rows.push({ y: letter.y, letters: [letter] });
  }
  for (const row of rows) row.letters.sort((a, b) => a.x0 - b.x0);
  return rows;
}

function numbersAt(rows: readonly Row[], left: boolean): readonly Numbered[] {
  const found = rows.flatMap((row, index) => numberOf(row, index, left));
  const [first, last] = [found[0], found[found.length - 1]];
  if (!first || !last || found.length < SOME) return [];
  const taken = new Set(found.flatMap((each) => each.letters));
  const between = rows.slice(first.row, last.row + 1);
  const words = between.flatMap((row) => row.letters.filter((letter) => !taken.has(letter)));
  const numbers = [...taken];
  if (words.length === 0) return [];
  // A column of their own: no word of these lines reaches into it.
  const apart = left ? Math.max(...numbers.map(({ x1 }) => x1)) + 4 < Math.min(...words.map(({ x0 }) => x0)) : Math.min(...numbers.map(({ x0 }) => x0)) - 4 > Math.max(...words.map(({ x1 }) => x1));
  if (!apart) return [];
  const step = (found[1]?.value ?? 0) - first.value;
  if (found.some(({ value }, index) => value !== first.value + index * step)) return [];
  const small = modal(numbers.map(({ size }) => size)) < modal(words.map(({ size }) => size)) * 0.9;
  if (step === 1) return found.length >= between.length * 0.9 && (small ? found.length >= EACH_SMALL : found.length >= EACH && startsVary(between, taken)) ? found : [];
  const regular = found.filter(({ row }, index) => index > 0 && row - (found[index - 1]?.row ?? 0) === step).length;
  return STEPS.has(step) && first.value % step === 0 && regular >= (found.length - 1) * 0.8 ? found : [];
}

/** Whether the words of lines begin in several places, as titles and indents do; those of a list of short items do not. */
function startsVary(rows: readonly Row[], numbers: ReadonlySet<Letter>): boolean {
  const starts = rows.flatMap(({ letters }) => letters.find((letter) => !numbers.has(letter)) ?? []).map(({ x0 }) => Math.round(x0 / 4));
  const usual = modal(starts);
  return starts.filter((start) => Math.abs(start - usual) > 2).length >= 3;
}

/** The number that a row begins (or ends) with, well apart from its words. */
function numberOf({ letters }: Row, row: number, left: boolean): Numbered[] {
  const from = left ? letters : letters.toReversed();
  // A clause may begin with a number of its own, further in.
  const end = from.findIndex((letter, index) => {
    const before = from[index - 1];
    return !/^\p{Nd}$/u.test(letter.text) || (before !== undefined && (left ? letter.x0 - before.x1 : before.x0 - letter.x1) > letter.size * 0.5);
  });
  const digits = from.slice(0, end < 0 ? from.length : end);
  const [inner, next] = [digits[digits.length - 1], from[digits.length]];
  if (!inner || digits.length > 4) return [];
  const gap = next ? (left ? next.x0 - inner.x1 : inner.x0 - next.x1) : Infinity;
  if (gap < Math.max(6, inner.size * 0.8)) return [];
  const inOrder = left ? digits : digits.toReversed();
  return [{ row, value: Number(inOrder.map(({ text }) => text.normalize('NFKC').replace(/[\u0660-\u0669]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))).join('')), letters: digits }];
}
