/** Ruled tables: which letters stand in which cell. */
import type { Letter, Rule } from './types.ts';

export interface Cell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly letters: Letter[];
}

export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  /** In reading order: row by row, from the side where the language begins; none without letters. */
  readonly cells: readonly Cell[];
}

/** Points within which two ends meet. */
const NEAR = 3.5;
/** Of rules that go through; more are a drawing. */
const MOST = 600;

/**
 * The tables of a page whose cells are ruled on all sides, from top to bottom. A box without partitions is none, nor is a grid
 * that text stands beside: its lines would be torn out of their column.
 */
export function ruledTables(letters: readonly Letter[], rules: readonly Rule[], rtl: boolean): RuledTable[] {
  const lines = joined(rules);
  if (lines.length > MOST) return [];
  return grids(lines).flatMap((grid) => {
    const [level, upright] = [grid.filter((rule) => rule.level), grid.filter((rule) => !rule.level)];
    if (level.length < 2 || new Set(upright.map(({ at }) => Math.round(at / NEAR))).size < 3) return [];
    const [top, bottom] = [Math.min(...level.map(({ at }) => at)), Math.max(...level.map(({ at }) => at))];
    const [left, right] = [Math.min(...upright.map(({ at }) => at)), Math.max(...upright.map(({ at }) => at))];
    const cells = new Map<string, Cell>();
    for (const letter of letters) {
      const [x, y] = [(letter.x0 + letter.x1) / 2, letter.y - letter.size * 0.3];
      if (y < top || y > bottom) continue;
      if (x < left || x > right) {
        if (letter.text.trim() !== '') return [];
        continue;
      }
      const sides = upright.filter(({ from, to }) => from <= y && to >= y).map(({ at }) => at);
      const lids = level.filter(({ from, to }) => from <= x && to >= x).map(({ at }) => at);
      const box = { left: Math.max(left, ...sides.filter((at) => at <= x)), right: Math.min(right, ...sides.filter((at) => at > x)), top: Math.max(top, ...lids.filter((at) => at <= y)), bottom: Math.min(bottom, ...lids.filter((at) => at > y)) };
      const key = `${Math.round(box.left)} ${Math.round(box.top)}`;
      const cell = cells.get(key);
      if (cell) cell.letters.push(letter);
      else cells.set(key, { ...box, letters: [letter] });
    }
    const filled = [...cells.values()].filter((cell) => cell.letters.some(({ text }) => text.trim() !== ''));
    const ordered = filled.toSorted((a, b) => (Math.abs(a.top - b.top) > NEAR ? a.top - b.top : rtl ? b.left - a.left : a.left - b.left));
    return ordered.length < 2 ? [] : [{ top, bottom, cells: ordered }];
  }).toSorted((a, b) => a.top - b.top);
}

/** Rules that go on in one another: word processors draw the border of each cell by itself. */
function joined(rules: readonly Rule[]): Rule[] {
  const out: Rule[] = [];
  for (const level of [true, false]) {
    const sorted = rules.filter((rule) => rule.level === level).toSorted((a, b) => a.at - b.at);
    let start = 0;
    for (let end = 1; end <= sorted.length; end++) {
      // Rules at nearly one place.
      if (end < sorted.length && (sorted[end]?.at ?? 0) - (sorted[end - 1]?.at ?? 0) < 1.2) continue;
      const line: { level: boolean; at: number; from: number; to: number }[] = [];
      for (const rule of sorted.slice(start, end).toSorted((a, b) => a.from - b.from)) {
        const last = line[line.length - 1];
        if (last && rule.from - last.to < NEAR) last.to = Math.max(last.to, rule.to);
        else line.push({ ...rule });
      }
      out.push(...line);
      start = end;
    }
  }
  return out;
}

/** Rules that meet, each group by itself. */
function grids(rules: readonly Rule[]): Rule[][] {
  const left = new Set(rules);
  const found: Rule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const rule of group) {
      for (const other of left) {
        if (!meet(rule, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    found.push(group);
  }
  return found;
}

const meet = (a: Rule, b: Rule): boolean => a.level !== b.level && a.at > b.from - NEAR && a.at < b.to + NEAR && b.at > a.from - NEAR && b.at < a.to + NEAR;
