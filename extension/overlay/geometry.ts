/** Boxes on the page: viewport rectangles of words, joined to lines, and the way to our layer's coordinates. */

import type { TextMap } from '../sources/html-map.ts';

/** In CSS pixels; of the viewport unless said otherwise. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One live range for all measuring: the browser mends each one that exists whenever the page changes. */
let ruler: Range | null = null;

/** The lines that the words `[start, end)` cover: fragments of one line are one box. */
export function linesOf(text: Pick<TextMap, 'spansOf'>, start: number, end: number): Box[] {
  const lines: Box[] = [];
  for (const { startNode, startOffset, endNode, endOffset } of text.spansOf(start, end)) {
    // The page may have shortened a node or taken it away since it was read; the next reading sets it right.
    if (startOffset > startNode.length || endOffset > endNode.length || !startNode.isConnected || !endNode.isConnected) continue;
    ruler ??= startNode.ownerDocument.createRange();
    ruler.setStart(startNode, startOffset);
    ruler.setEnd(endNode, endOffset);
    for (const { left, top, right, bottom } of ruler.getClientRects()) {
      if (right - left < 0.5 || bottom - top < 0.5) continue;
      const line = lines.findLast((each) => sameLine(each, top, bottom) && left <= each.right + 6 && right >= each.left - 6);
      if (line) lines[lines.indexOf(line)] = { left: Math.min(line.left, left), top: Math.min(line.top, top), right: Math.max(line.right, right), bottom: Math.max(line.bottom, bottom) };
      else lines.push({ left, top, right, bottom });
    }
  }
  return lines;
}

export function around(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}

export function holds(box: Box, x: number, y: number, slack = 0): boolean {
  return x >= box.left - slack && x <= box.right + slack && y >= box.top - slack && y <= box.bottom + slack;
}

/** Two fragments stand on one line when the smaller lies half or more in the other's height. */
function sameLine(line: Box, top: number, bottom: number): boolean {
  const shared = Math.min(line.bottom, bottom) - Math.max(line.top, top);
  return shared > 0.5 * Math.min(line.bottom - line.top, bottom - top);
}
