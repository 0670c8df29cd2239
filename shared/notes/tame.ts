/**
 * Whether a note's Markdown can be taken apart at once. Of a few thousand signs put together on purpose a parser makes
 * minutes of work, megabytes of table cells or an overflow of its stack: one member could keep all others from reading.
 * Such a note is shown as it was written. What people write is far below these bounds.
 */

/** Containers (quotations, items) that a line opens, and its blanks before them. */
const DEEP = 12;
const INDENT = 80;
/** Signs that could be markup, in what may be one paragraph. */
const SIGNS = 600;
/** UTF-16 units of a word: a parser tries whether each of its ends is an address. */
const WORD = 2_048;
/** Cells of a table: its widest row times its rows. */
const CELLS = 4_000;

const OPENERS = /^(?:[ \t]{0,80}(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/u;
const OPENER = />|[-+*]|\d{1,9}[.)]/gu;
const SIGN = /[*_~`[\]!<>@|\\&:]/gu;
/** Lines that begin a paragraph of their own. */
const BEGINS = /^[ \t]*(?:$|[-+*#|>]|\d{1,9}[.)])/u;

export function isTame(markdown: string): boolean {
  if (longestWord(markdown) > WORD) return false;
  let signs = 0;
  let rows = 0;
  let columns = 0;
  for (const line of markdown.split(/\r\n?|\n/u)) {
    const blanks = line.length - line.trimStart().length;
    if (blanks > INDENT) return false;
    const openers = OPENERS.exec(line.slice(0, 2_000))?.[0] ?? '';
    if ((openers.match(OPENER)?.length ?? 0) > DEEP) return false;
    if (BEGINS.test(line)) signs = 0;
    signs += line.match(SIGN)?.length ?? 0;
    if (signs > SIGNS) return false;
    if (line.trim() === '') [rows, columns] = [0, 0];
    else {
      rows += 1;
      columns = Math.max(columns, line.split('|').length - 1);
      if (columns > 1 && rows * columns > CELLS) return false;
    }
  }
  return true;
}

function longestWord(text: string): number {
  let longest = 0;
  let from = 0;
  for (const { index } of text.matchAll(/\s/gu)) {
    longest = Math.max(longest, index - from);
    from = index + 1;
  }
  return Math.max(longest, text.length - from);
}
