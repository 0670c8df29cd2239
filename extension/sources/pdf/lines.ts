import { countDirections, isRightToLeft, readingOrder } from './bidi.ts';
import { orderColumns } from './columns.ts';
import type { FontFacts, Letter, Line, PageLetters, Unit } from './types.ts';

/** A row of letters on (nearly) one baseline, before it is text. */
export interface Row {
  y: number;
  size: number;
  readonly letters: Letter[];
}

const MARKS = /^\p{M}+$/u;
/** No mark comes before U+0300. */
const isMark = (text: string): boolean => text >= '\u0300' && MARKS.test(text);

/** The lines of a page in reading order: columns one after the other, letters of each line in logical order. */
export function pageLines(page: PageLetters, number: number, pageRtl: boolean, fonts: readonly FontFacts[]): Line[] {
  const owners = new Map<Letter, Letter>();
  const explicit = page.letters.filter(({ text }) => text === ' ').length > page.letters.length / 25;
  return orderColumns(rowsOf(page.letters, owners), page.width, pageRtl).map(({ row, column, start, end }) => {
    const visual = unitsOf(row, explicit, owners);
    const { left, right } = countDirections(visual);
    const rtl = right > 0 ? pageRtl || right > left : pageRtl && (left === 0 || endsParagraph(visual, start, end));
    const units = trim(readingOrder(visual, rtl));
    const boldLetters = row.letters.filter(({ font, text }) => text !== ' ' && fonts[font]?.bold === true).length;
    return {
      page: number,
      y: row.y,
      size: row.size,
      x0: Math.min(...units.map((unit) => unit.x0)),
      x1: Math.max(...units.map((unit) => unit.x1)),
      rtl,
      bold: boldLetters > row.letters.length * 0.6,
      units,
      columnStart: start,
      columnEnd: end,
      column,
    };
  }).filter(({ units }) => units.length > 0);
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

/** Letters into rows: full-size letters by their baselines, then the small ones (raised marks, indices) into the row beside them. */
function rowsOf(letters: readonly Letter[], owners: Map<Letter, Letter>): Row[] {
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
    while (letters[other] && isMark(letters[other]?.text ?? '')) other += step;
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

/** From letters to units, left to right: marks on their letters, fillers out, doubles out, spaces where gaps are. */
function unitsOf(row: Row, explicitSpaces: boolean, drawn: ReadonlyMap<Letter, Letter>): Unit[] {
  const bases = row.letters.filter(({ text }) => !isMark(text)).toSorted((a, b) => a.x0 - b.x0 || a.x1 - b.x1);
  const kept = heal(dropDoubles(withoutCoveredSpaces(bases)));
  const owners = new Map<Letter, string>();
  for (const mark of row.letters) {
    if (!isMark(mark.text)) continue;
    const known = drawn.get(mark);
    const owner = known && kept.includes(known) ? known : ownerOf(kept, mark);
    if (owner) owners.set(owner, (owners.get(owner) ?? '') + mark.text);
  }
  const units: Unit[] = [];
  let previous: Letter | null = null;
  for (const letter of kept) {
    if (letter.text === ' ') {
      if (previous && previous.text !== ' ') units.push({ text: ' ', x0: letter.x0, x1: letter.x1, size: letter.size, font: letter.font });
      previous = letter;
      continue;
    }
    if (previous && previous.text !== ' ' && letter.x0 - previous.x1 > gapOf(previous, letter, explicitSpaces)) {
      units.push({ text: ' ', x0: previous.x1, x1: letter.x0, size: letter.size, font: letter.font });
    }
    const raised = letter.size < row.size * 0.8 && letter.y < row.y - row.size * 0.12;
    units.push({ text: letter.text + (owners.get(letter) ?? ''), x0: letter.x0, x1: letter.x1, size: letter.size, font: letter.font, ...(raised ? { raised: true } : {}) });
    previous = letter;
  }
  return units;
}

/** How wide a gap is a space, in points. Where the file writes its spaces, only wider gaps can be missing ones. */
function gapOf(left: Letter, right: Letter, explicitSpaces: boolean): number {
  const size = Math.max(left.size, right.size);
  // Ideographs stand on a grid with air between them.
  if (isWide(left.text) || isWide(right.text)) return size * 0.6;
  return size * (explicitSpaces ? 0.28 : 0.15);
}

const isWide = (text: string): boolean => text >= '\u2e80' && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/u.test(text);

/** Spaces that a letter is drawn over (behind a soft hyphen, in a ligature) part nothing. */
function withoutCoveredSpaces(letters: readonly Letter[]): Letter[] {
  return letters.filter((letter, at) => {
    if (letter.text !== ' ') return true;
    const width = letter.x1 - letter.x0;
    return ![at - 1, at + 1].some((beside) => {
      const other = letters[beside];
      return other !== undefined && other.text !== ' ' && Math.min(letter.x1, other.x1) - Math.max(letter.x0, other.x0) > width * 0.6;
    });
  });
}

/** Bold faked by drawing twice. */
function dropDoubles(letters: readonly Letter[]): Letter[] {
  const out: Letter[] = [];
  for (const letter of letters) {
    if (letter.text === ' ' || !hasTwin(out, letter)) out.push(letter);
  }
  return out;
}

function hasTwin(before: readonly Letter[], letter: Letter): boolean {
  for (let at = before.length - 1; at >= Math.max(0, before.length - 3); at--) {
    const other = before[at];
    if (other?.text === letter.text && Math.abs(other.x0 - letter.x0) < letter.size * 0.12 && Math.abs(other.x1 - letter.x1) < letter.size * 0.12) return true;
  }
  return false;
}

/**
 * Kashida stretches a line and is no letter of the word; some programs write it as a glyph without meaning, which comes
 * out as whatever character has the glyph's number. One that ends a word was typed ("هـ") and stays.
 */
function heal(letters: readonly Letter[]): readonly Letter[] {
  // Nothing is stretched where nothing runs right to left.
  if (!letters.some(({ text }) => isRightToLeft(text))) return letters.some(({ text }) => text < ' ') ? letters.filter(({ text }) => text >= ' ') : letters;
  const out: Letter[] = [];
  for (const [at, letter] of letters.entries()) {
    if (!isFiller(letter)) {
      out.push(letter);
      continue;
    }
    const left = joinedLetter(letters, at, -1);
    const right = joinedLetter(letters, at, 1);
    if (left && right) {
      const before = out[out.length - 1];
      if (before) out[out.length - 1] = { ...before, x1: Math.max(before.x1, letter.x1) };
      continue;
    }
    if (!left && !right) {
      if (letter.text !== '\u0640' && letter.text >= ' ') out.push(letter);
      continue;
    }
    if (out[out.length - 1]?.text !== '\u0640') out.push({ ...letter, text: '\u0640' });
  }
  return out;
}

const isFiller = ({ text, unmapped }: Letter): boolean => text === '\u0640' || text < ' ' || (unmapped && !/[\s\d]/.test(text) && !isRightToLeft(text)) || text === '\ufffd';

/** Whether behind the fillers on this side there is a letter of a right-to-left script that touches them. */
function joinedLetter(letters: readonly Letter[], from: number, step: 1 | -1): boolean {
  let here = letters[from];
  for (let at = from + step; here; at += step) {
    const next = letters[at];
    if (!next) return false;
    const gap = step > 0 ? next.x0 - here.x1 : here.x0 - next.x1;
    if (gap > next.size * 0.14) return false;
    if (!isFiller(next)) return isRightToLeft(next.text) && /\p{L}/u.test(next.text);
    here = next;
  }
  return false;
}

/** The letter that a mark stands on or under: the one with its middle nearest to the mark's. */
function ownerOf(letters: readonly Letter[], mark: Letter): Letter | null {
  const middle = (mark.x0 + mark.x1) / 2;
  let best: Letter | null = null;
  let least = Infinity;
  for (const letter of letters) {
    if (letter.text === ' ') continue;
    const off = middle >= letter.x0 && middle <= letter.x1 ? Math.abs((letter.x0 + letter.x1) / 2 - middle) / 10 : Math.min(Math.abs(letter.x0 - middle), Math.abs(letter.x1 - middle));
    if (off < least) [best, least] = [letter, off];
  }
  return best;
}

function trim(units: Unit[]): Unit[] {
  let [from, to] = [0, units.length];
  while (units[from]?.text === ' ') from++;
  while (to > from && units[to - 1]?.text === ' ') to--;
  return units.slice(from, to);
}
