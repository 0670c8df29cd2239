/** Straight lines that a page's paths draw: borders of tables, drawn as strokes or as thin areas. */
import type { Rule } from './types.ts';

type Matrix = readonly [number, number, number, number, number, number];

/** pdf.js's own codes in a path's data (pdfjs-dist 6.5, `DrawOPS`), by how many numbers follow each. */
const ARGUMENTS = [2, 2, 6, 4, 0];
const [MOVE, LINE, CLOSE] = [0, 1, 4];
/** Points: what is wider is an area, what is shorter is no border. */
const THIN = 2.5;
const SHORTEST = 6;
/** More on one page are a drawing, not tables. */
export const MOST_RULES = 3_000;

/** The rules of one path. @param stroked whether its outline is drawn, not its area */
export function rulesOf(data: ArrayLike<number>, ctm: Matrix, stroked: boolean): Rule[] {
  const rules: Rule[] = [];
  let points: [number, number][] = [];
  let straight = true;
  const flush = (): void => {
    if (straight && points.length >= 2) rules.push(...(stroked ? sides(points) : area(points)));
    points = [];
    straight = true;
  };
  for (let at = 0; at < data.length; ) {
    const code = data[at] ?? CLOSE;
    const count = ARGUMENTS[code];
    if (count === undefined) return rules;
    if (code === MOVE) flush();
    if (code === MOVE || code === LINE) {
      const [x, y] = [data[at + 1] ?? 0, data[at + 2] ?? 0];
      points.push([ctm[0] * x + ctm[2] * y + ctm[4], ctm[1] * x + ctm[3] * y + ctm[5]]);
    } else if (code === CLOSE) {
      const first = points[0];
      if (first) points.push(first);
    } else straight = false;
    at += 1 + count;
  }
  flush();
  return rules;
}

function sides(points: readonly (readonly [number, number])[]): Rule[] {
  return points.slice(1).flatMap((to, index) => area([points[index] ?? to, to]));
}

/** A thin upright or level area is a rule along its length. */
function area(points: readonly (readonly [number, number])[]): Rule[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (y1 - y0 <= THIN && x1 - x0 >= SHORTEST) return [{ level: true, at: (y0 + y1) / 2, from: x0, to: x1 }];
  if (x1 - x0 <= THIN && y1 - y0 >= SHORTEST) return [{ level: false, at: (x0 + x1) / 2, from: y0, to: y1 }];
  return [];
}
