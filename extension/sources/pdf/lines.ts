import { countDirections, isRightToLeft, readingOrder } from './bidi.ts';
import { orderColumns } from './columns.ts';
import { modal, rowsOf } from './rows.ts';
import { ruledTables, type Cell } from './tables.ts';
import { unitsOf } from './units.ts';
import type { FontFacts, Letter, Line, PageLetters, Unit } from './types.ts';

/** The lines of a page in reading order: columns one after the other, cells row by row, letters of each line in logical order. */
export function pageLines(page: PageLetters, number: number, pageRtl: boolean, fonts: readonly FontFacts[]): Line[] {
  const explicit = page.letters.filter(({ text }) => text === ' ').length > page.letters.length / 25;
  const out: Line[] = [];
  let open = false;
  const put = (letters: readonly Letter[], cell: Cell | null): void => {
    const owners = new Map<Letter, Letter>();
    const first = (out[out.length - 1]?.column ?? -1) + 1;
    const rows = rowsOf(letters, owners);
    const placed = cell ? rows.map((row) => ({ row, column: 0, ...within(cell) })) : orderColumns(rows, page.width, pageRtl);
    for (const { row, column, start, end } of placed) {
      const visual = unitsOf(row, explicit, owners);
      const { left, right } = countDirections(visual);
      const rtl = right > 0 ? pageRtl || right > left : pageRtl && (left === 0 || endsParagraph(visual, start, end));
      const units = trim(readingOrder(visual, rtl, open));
      open = rtl && endsInLetter(units);
      if (units.length === 0) continue;
      const boldLetters = row.letters.filter(({ font, text }) => text !== ' ' && fonts[font]?.bold === true).length;
      out.push({
        page: number,
        y: row.y,
        // What most of its letters measure: a note's number may be larger than the note.
        size: usualSize(units),
        x0: Math.min(...units.map((unit) => unit.x0)),
        x1: Math.max(...units.map((unit) => unit.x1)),
        rtl,
        bold: boldLetters > row.letters.length * 0.6,
        units,
        columnStart: start,
        columnEnd: end,
        column: first + column,
        ...(cell ? { cell: true } : {}),
      });
    }
  };
  let rest = page.letters;
  for (const table of ruledTables(page.letters, page.rules, pageRtl)) {
    const inside = new Set(table.cells.flatMap(({ letters }) => letters));
    put(rest.filter((letter) => !inside.has(letter) && letter.y < table.bottom), null);
    for (const cell of table.cells) {
      open = false;
      put(cell.letters, cell);
    }
    rest = rest.filter((letter) => !inside.has(letter) && letter.y >= table.bottom);
  }
  put(rest, null);
  return out;
}

function usualSize(units: readonly Unit[]): number {
  const first = units[0]?.size ?? 0;
  return units.every(({ size }) => size === first) ? first : modal(units.map(({ size }) => size));
}

/** Where the words of a cell may begin and end: its sides without the margin that the words keep to. */
function within({ left, right, letters }: Cell): { readonly start: number; readonly end: number } {
  const inked = letters.filter(({ text }) => text.trim() !== '');
  const margin = Math.max(0, Math.min(12, ...inked.map(({ x0 }) => x0 - left), ...inked.map(({ x1 }) => right - x1)));
  return { start: left + margin, end: right - margin };
}

/**
 * Whether a line of Latin letters on a right-to-left page is the end of a paragraph that runs as the page does: it keeps to
 * the right edge, or has its full stop at the left.
 */
function endsParagraph(visual: readonly Unit[], start: number, end: number): boolean {
  const [first, last] = [visual[0], visual[visual.length - 1]];
  if (!first || !last) return false;
  if (/^[.,;:،؛]$/u.test(first.text) && visual[1]?.text !== first.text) return true;
  return end - last.x1 < last.size * 0.6 && first.x0 - start > first.size * 3;
}

/** Whether a line breaks off behind a right-to-left letter, in the midst of a sentence. */
function endsInLetter(units: readonly Unit[]): boolean {
  const last = units[units.length - 1];
  return last?.rtl === true && isRightToLeft(last.text.charAt(0));
}

function trim(units: Unit[]): Unit[] {
  let [from, to] = [0, units.length];
  while (units[from]?.text === ' ') from++;
  while (to > from && units[to - 1]?.text === ' ') to--;
  return units.slice(from, to);
}
