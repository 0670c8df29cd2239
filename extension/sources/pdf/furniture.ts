import { modal } from './rows.ts';
import type { Line } from './types.ts';

/** Pages' heights, by page from 0. */
export interface PageSizes {
  readonly height: number;
}

/** Within this share of the page from its top and its bottom, headers and footers are looked for. */
const EDGE = 0.14;
const TOLERANCE = 7;

/** Page numbers ("2/10", "- 3 -", "Page 4"), job numbers and bar codes of the UN's printing house ("12-48767 (A)", "*1248767*"). */
const NUMBERED = /^(?:[-–—\s|/.\d٠-٩۰-۹]+|(?:page|p\.|página|стр\.?|страница|الصفحة|صفحة|第)\s*[\d٠-٩]+(?:\s*页)?(?:\s*(?:of|de|sur|из|من|\/|共)\s*[\d٠-٩]+)?|[ivxlc]{1,6})$/iu;
const PRINTED = /^(?:\d{2}[-‑]\d{5}(?:\s*\([A-Z]\))?(?:\s+\d{6}\s*(?:\d{6})*)?|\*\s?\d{6,8}[A-Z]?\s?\*|\(?[A-Z]\)?\s+\d{6}\s+\d{6})$/u;

/**
 * The lines that belong to the pages and not to the document: what comes again at the same height of several pages, page
 * numbers, job numbers, and whatever else stands in the band that these keep to.
 */
export function furniture(pages: readonly (readonly Line[])[], sizes: readonly PageSizes[]): Set<Line> {
  const found = new Set<Line>();
  const places = new Map<string, { lines: Line[]; pages: Set<number> }>();
  for (const [index, lines] of pages.entries()) {
    const height = sizes[index]?.height ?? 0;
    for (const line of lines) {
      const edge = edgeOf(line, height);
      if (edge === null) continue;
      const text = textOf(line);
      if (PRINTED.test(text) || (NUMBERED.test(text) && outermost(line, lines, edge))) found.add(line);
      const key = `${edge}|${text.replace(/[\d٠-٩۰-۹]+/gu, '#').replace(/\s+/gu, ' ')}`;
      const place = places.get(key) ?? { lines: [], pages: new Set() };
      place.lines.push(line);
      place.pages.add(index);
      places.set(key, place);
    }
  }
  const needed = pages.length <= 3 ? 2 : Math.max(2, Math.ceil(pages.length * 0.2));
  for (const { lines, pages: seen } of places.values()) {
    if (seen.size >= needed && sameHeights(lines) && countsPages(lines)) for (const line of lines) found.add(line);
  }
  return new Set(pages.flatMap((lines, index) => outside(lines, found, sizes[index]?.height ?? 0)));
}

const textOf = (line: Line): string => line.units.map(({ text }) => text).join('').trim();

function edgeOf(line: Line, height: number): 'top' | 'bottom' | null {
  if (line.y < height * EDGE) return 'top';
  return line.y > height * (1 - EDGE) ? 'bottom' : null;
}

/** Nothing but other numbers lies between the line and the page's edge. */
function outermost(line: Line, lines: readonly Line[], edge: 'top' | 'bottom'): boolean {
  return lines.every((other) => other === line || (edge === 'top' ? other.y >= line.y - TOLERANCE : other.y <= line.y + TOLERANCE) || NUMBERED.test(textOf(other)) || PRINTED.test(textOf(other)));
}

/** Whether the figures that differ are one page number: those of notes ("5 Ibid.", "9 Ibid.") do not go up with the pages. */
function countsPages(lines: readonly Line[]): boolean {
  const figures = lines.map((line) => (textOf(line).match(/[\d٠-٩۰-۹]+/gu) ?? []).map(western));
  const differing = (figures[0] ?? []).flatMap((value, at) => (figures.every((each) => each[at] === value) ? [] : [at]));
  if (differing.length === 0) return true;
  const offsets = lines.map(({ page }, index) => Number(figures[index]?.[differing[0] ?? 0]) - page);
  return differing.length === 1 && offsets.filter((offset) => offset === modal(offsets)).length > lines.length * 0.6;
}

const western = (figure: string): string => figure.replace(/[٠-٩۰-۹]/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** A running head stands at one height (or two: left and right pages). */
function sameHeights(lines: readonly Line[]): boolean {
  const heights: number[] = [];
  for (const { y } of lines) if (!heights.some((known) => Math.abs(known - y) < TOLERANCE)) heights.push(y);
  return heights.length <= Math.max(1, Math.ceil(lines.length / 3));
}

/**
 * Of the lines found, those with nothing of the document between them and the page's edge: a sentence that happens to stand
 * at the same height of two pages is none. What stands beside a running head belongs to it.
 */
function outside(lines: readonly Line[], found: ReadonlySet<Line>, height: number): Line[] {
  const beside = (line: Line): boolean => found.has(line) || lines.some((other) => found.has(other) && Math.abs(other.y - line.y) < 3);
  const inner = lines.filter((line) => !beside(line));
  const [top, bottom] = [Math.min(height, ...inner.map(({ y }) => y)), Math.max(0, ...inner.map(({ y }) => y))];
  return lines.filter((line) => beside(line) && (line.y < top || line.y > bottom));
}
