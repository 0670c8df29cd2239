/** Areas of a page: where a pointer or keys put them, and where they stand on a page that is turned. */
import type { Area } from '../../shared/anchors/types.ts';
import type { Sheet } from './pdf-sheet.ts';

export type Point = readonly [x: number, y: number];

/** Width and height of a page, in points, as it is turned. */
export function shapeOf({ width, height }: Sheet, degrees: number): Point {
  return degrees % 180 === 0 ? [width, height] : [height, width];
}

/** Points from the corner of the page as it is turned, inside of it. */
export function pointIn(sheet: Sheet, { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>): Point {
  const box = sheet.element.getBoundingClientRect();
  const scale = Math.max(sheet.width, sheet.height) / Math.max(box.width, box.height, 1);
  const inside = (at: number, size: number): number => Math.max(0, Math.min(at, size)) * scale;
  return [inside(clientX - box.left, box.width), inside(clientY - box.top, box.height)];
}

export function boxOf([a, b]: Point, [c, d]: Point): Area {
  return { left: Math.min(a, c), top: Math.min(b, d), width: Math.abs(a - c), height: Math.abs(b - d) };
}

/** An area of a page of this width and height after turning the page clockwise. */
export function turnArea({ left, top, width, height }: Area, w: number, h: number, degrees: number): Area {
  switch (((degrees % 360) + 360) % 360) {
    case 90: return { left: h - top - height, top: left, width: height, height: width };
    case 180: return { left: w - left - width, top: h - top - height, width, height };
    case 270: return { left: top, top: w - left - width, width: height, height: width };
    default: return { left, top, width, height };
  }
}

/** Shares of a page that a key moves an area by, and the least size of one. */
const STEP = 0.02;
const LEAST = 0.03;

const within = (at: number, least: number, most: number): number => Math.max(least, Math.min(at, most));

/** What an arrow does to an area of a page that is seen as `[w, h]`: moves it, or with Shift its further corner; null: the key does nothing. */
export function steppedArea({ left, top, width, height }: Area, [w, h]: Point, key: string, shift: boolean): Area | null {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (way === undefined) return null;
  const [x, y] = [(way[0] ?? 0) * w * STEP, (way[1] ?? 0) * h * STEP];
  return shift
    ? { left, top, width: within(width + x, w * LEAST, w - left), height: within(height + y, h * LEAST, h - top) }
    : { left: within(left + x, 0, w - width), top: within(top + y, 0, h - height), width, height };
}

const share = (points: number, of: number): string => `${Math.max(0, Math.min(100, (points / of) * 100))}%`;

/** Puts an element where an area is, by shares of the page: zooming moves nothing. */
export function stand(element: HTMLElement, sheet: Sheet, degrees: number, area: Area | undefined): void {
  if (!area) return;
  const [w, h] = shapeOf(sheet, degrees);
  const { left, top, width, height } = turnArea(area, sheet.width, sheet.height, degrees);
  Object.assign(element.style, { left: share(left, w), top: share(top, h), width: share(Math.min(width, w - left), w), height: share(Math.min(height, h - top), h) });
}
