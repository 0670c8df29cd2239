import { modal, type Row } from './rows.ts';
import type { Letter } from './types.ts';

export interface Placed {
  readonly row: Row;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/** Fewer rows than this beside each other are a table or a letterhead, not columns of text. */
const MIN_ROWS = 6;
/** Of its column's width, what a line of running text fills at least, in the median; or what full lines fill where heads and notes are short. */
const FILLED = 0.62;
const FULL = 0.88;
const MANY = 0.35;

/**
 * Rows in reading order. A gutter that runs down through many rows with well-filled lines on both sides splits them into
 * columns; rows that cross it (titles) stay whole and come in their place. Tables keep their rows.
 */
export function orderColumns(rows: readonly Row[], width: number, rtl: boolean): Placed[] {
  const [left, right] = extent(rows.flatMap((row) => row.letters));
  return placed(rows, left, Math.max(right, left), rtl, 0, width).map((each, index, all) => ({ ...each, column: columnIndex(all, index) }));
}

function placed(rows: readonly Row[], left: number, right: number, rtl: boolean, depth: number, width: number): { row: Row; start: number; end: number; key: string }[] {
  const gutter = depth < 2 ? findGutter(rows, left, right) : null;
  const key = `${Math.round(left)}-${Math.round(right)}`;
  if (!gutter) return rows.map((row) => ({ row, start: left, end: right, key }));
  const out: { row: Row; start: number; end: number; key: string }[] = [];
  let group: Row[] = [];
  const flush = (): void => {
    const parts = group.map((row) => split(row, gutter));
    group = [];
    if (parts.length < MIN_ROWS) {
      for (const part of parts) out.push({ row: joined(part), start: left, end: right, key });
      return;
    }
    const sides: [Row[], number, number][] = [
      [parts.flatMap(([first]) => first ?? []), left, gutter[0]],
      [parts.flatMap(([, second]) => second ?? []), gutter[1], right],
    ];
    for (const [side, from, to] of rtl ? sides.toReversed() : sides) out.push(...placed(side, from, to, rtl, depth + 1, width));
  };
  for (const row of rows) {
    if (crosses(row, gutter)) {
      flush();
      out.push({ row, start: left, end: right, key });
    } else group.push(row);
  }
  flush();
  return out;
}

/** A vertical stripe in the middle half that almost no row crosses while many have words on both sides. */
function findGutter(rows: readonly Row[], left: number, right: number): readonly [number, number] | null {
  const span = right - left;
  if (rows.length < MIN_ROWS || span < 200) return null;
  const cells = Math.ceil(span);
  const crossing = new Uint16Array(cells + 1);
  for (const row of rows) {
    for (const [from, to] of runs(row.letters, 0.8)) {
      for (let x = Math.max(0, Math.floor(from - left)); x <= Math.min(cells, Math.ceil(to - left)); x++) crossing[x] = (crossing[x] ?? 0) + 1;
    }
  }
  // Where hardly any row crosses first: what is free of a short column is no gutter.
  for (const share of [0.04, 0.2]) {
    for (const gutter of freeStripes(crossing, left, Math.floor(rows.length * share))) {
      const beside = rows.filter((row) => !crosses(row, gutter)).map((row) => split(row, gutter));
      if (sideBySide(beside) && filled(beside.map(([a]) => a), left, gutter[0]) && filled(beside.map(([, b]) => b), gutter[1], right)) return gutter;
    }
  }
  return null;
}

/** Stripes of the middle half that at most `allowed` rows cross, by point, the widest first. */
function freeStripes(crossing: Uint16Array, left: number, allowed: number): (readonly [number, number])[] {
  const cells = crossing.length - 1;
  const end = Math.ceil(cells * 0.75);
  const found: (readonly [number, number])[] = [];
  let from = -1;
  for (let x = Math.floor(cells * 0.25); x <= end; x++) {
    const free = (crossing[x] ?? 0) <= allowed && x < end;
    if (free && from < 0) from = x;
    if (!free && from >= 0) {
      if (x - from >= 9) found.push([left + from, left + x]);
      from = -1;
    }
  }
  return found.toSorted((a, b) => b[1] - b[0] - (a[1] - a[0])).slice(0, 4);
}

/** Whether many rows stand on either side, for most of their height beside each other; their baselines need not agree. */
function sideBySide(beside: readonly [Row | null, Row | null][]): boolean {
  const sides = [beside.flatMap(([a]) => a ?? []), beside.flatMap(([, b]) => b ?? [])].map((side) => ({ rows: side.length, top: Math.min(...side.map(({ y }) => y)), bottom: Math.max(...side.map(({ y }) => y)) }));
  const [a, b] = sides;
  if (!a || !b || a.rows < MIN_ROWS || b.rows < MIN_ROWS) return false;
  return Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > Math.min(a.bottom - a.top, b.bottom - b.top) * 0.5;
}

/** Whether the lines of one side fill their column, as running text does and a table's cells do not. */
function filled(side: readonly (Row | null)[], from: number, to: number): boolean {
  const shares = side.flatMap((row) => (row ? [(extent(row.letters)[1] - extent(row.letters)[0]) / (to - from)] : [])).toSorted((a, b) => a - b);
  return (shares[Math.floor(shares.length / 2)] ?? 0) > FILLED || shares.filter((share) => share > FULL).length > shares.length * MANY;
}

function crosses(row: Row, gutter: readonly [number, number]): boolean {
  return runs(row.letters, 0.8).some(([from, to]) => from < gutter[1] - 2 && to > gutter[0] + 2);
}

function split(row: Row, gutter: readonly [number, number]): [Row | null, Row | null] {
  const middle = (gutter[0] + gutter[1]) / 2;
  const sides = [row.letters.filter((letter) => letter.x0 < middle), row.letters.filter((letter) => letter.x0 >= middle)];
  const [a, b] = sides.map((letters) => (letters.some(({ text }) => text.trim() !== '') ? rowOf(letters) : null));
  return [a ?? null, b ?? null];
}

/** One side's own row: its baseline may be a little off the other side's. */
function rowOf(letters: Letter[]): Row {
  const size = Math.max(...letters.map((letter) => letter.size));
  return { y: modal(letters.flatMap((letter) => (letter.size > size * 0.8 ? [letter.y] : []))), size, letters };
}

const joined = ([a, b]: [Row | null, Row | null]): Row => (a && b ? { y: a.y, size: Math.max(a.size, b.size), letters: [...a.letters, ...b.letters] } : (a ?? b ?? { y: 0, size: 0, letters: [] }));

/** Stretches of ink of a row, gaps under `em` letter sizes closed. */
function runs(letters: readonly Letter[], em: number): [number, number][] {
  const out: [number, number][] = [];
  for (const letter of letters.filter(({ text }) => text.trim() !== '').toSorted((a, b) => a.x0 - b.x0)) {
    const last = out[out.length - 1];
    if (last && letter.x0 - last[1] < letter.size * em) last[1] = Math.max(last[1], letter.x1);
    else out.push([letter.x0, letter.x1]);
  }
  return out;
}

function extent(letters: readonly Letter[]): [number, number] {
  let [left, right] = [Infinity, -Infinity];
  for (const { x0, x1, text } of letters) {
    if (text.trim() === '') continue;
    if (x0 < left) left = x0;
    if (x1 > right) right = x1;
  }
  return [left === Infinity ? 0 : left, right === -Infinity ? 0 : right];
}

/** A number for each change of column, so that paragraphs know whether two lines stand in one. */
function columnIndex(all: readonly { key: string }[], index: number): number {
  let column = 0;
  for (let at = 1; at <= index; at++) if (all[at]?.key !== all[at - 1]?.key) column++;
  return column;
}
