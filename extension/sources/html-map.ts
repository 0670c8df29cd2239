/**
 * The two-way map between the offsets of a text model and the text nodes that it was read from.
 * Built once a reading, asked often: every question is a binary search, none walks the page.
 */
import { firstWhere } from '../../shared/first-where.ts';


/** A stretch of the text that stands letter for letter in one text node. */
export interface Segment {
  /** UTF-16 offset in the model's text. */
  readonly start: number;
  /** UTF-16 units; the same in the model and in the node. */
  readonly length: number;
  readonly node: Text;
  /** UTF-16 offset in the node's data. */
  readonly at: number;
  /** Segments of one run stand side by side on the page: one DOM range may cover them. */
  readonly run: number;
}

/** A stretch of the page, as the two boundary points of a DOM range inside text nodes. */
export interface Span {
  readonly startNode: Text;
  readonly startOffset: number;
  readonly endNode: Text;
  readonly endOffset: number;
}

export interface TextMap {
  /** The stretches of the page that show `[start, end)`; labels that only CSS shows have none. */
  spansOf(start: number, end: number): Span[];
  /** The same as live DOM ranges, one for each run. */
  rangesOf(start: number, end: number): Range[];
  /**
   * The model's offset of a boundary point of the page, or null outside the main text.
   * Between two segments, `start` gives the beginning of the next, `end` the end of the one before.
   */
  offsetOf(node: Node, offset: number, side?: 'start' | 'end'): number | null;
  /** The text node and offset that show the character at `offset`; the nearest one for a generated character. */
  pointOf(offset: number): { readonly node: Text; readonly offset: number } | null;
}

const TEXT_NODE = 3;
const PRECEDING = 2;
const FOLLOWING = 4;
const DISCONNECTED = 1;

/** `segments` in document order, which is the order of their starts. */
export function textMap(segments: readonly Segment[]): TextMap {
  const firstOf = new Map<Node, number>();
  for (let index = 0; index < segments.length; index++) {
    const { node } = segments[index]!;
    if (!firstOf.has(node)) firstOf.set(node, index);
  }

  /** Index of the first segment that ends after `offset`. */
  const after = (offset: number): number => firstWhere(segments.length, (index) => segments[index]!.start + segments[index]!.length > offset);

  const spansOf = (start: number, end: number): Span[] => {
    const spans: Span[] = [];
    let run = -1;
    for (let index = after(start); index < segments.length; index++) {
      const segment = segments[index]!;
      if (segment.start >= end) break;
      const from = segment.at + Math.max(0, start - segment.start);
      const to = segment.at + Math.min(segment.length, end - segment.start);
      const last = spans[spans.length - 1];
      if (last && segment.run === run) {
        spans[spans.length - 1] = { ...last, endNode: segment.node, endOffset: to };
      } else {
        spans.push({ startNode: segment.node, startOffset: from, endNode: segment.node, endOffset: to });
      }
      run = segment.run;
    }
    return spans;
  };

  const rangesOf = (start: number, end: number): Range[] => {
    const ranges: Range[] = [];
    for (const span of spansOf(start, end)) {
      // The page may have shortened a node since it was read; the next reading sets it right.
      if (span.startOffset > span.startNode.length || span.endOffset > span.endNode.length) continue;
      if (!span.startNode.isConnected || !span.endNode.isConnected) continue;
      const range = span.startNode.ownerDocument.createRange();
      range.setStart(span.startNode, span.startOffset);
      range.setEnd(span.endNode, span.endOffset);
      ranges.push(range);
    }
    return ranges;
  };

  const inNode = (first: number, offset: number, side: 'start' | 'end'): number => {
    const { node } = segments[first]!;
    let best = segments[first]!;
    for (let index = first; index < segments.length && segments[index]!.node === node; index++) {
      const segment = segments[index]!;
      if (segment.at > offset) {
        // In white space that the page does not show: before this segment, after the last.
        return side === 'start' && offset > best.at + best.length ? segment.start : clamp(best, offset);
      }
      best = segment;
    }
    return clamp(best, offset);
  };

  /** Index of the first segment at or after a boundary point, by document order. */
  const atOrAfter = (node: Node, offset: number): number | null => {
    const child = node.nodeType === TEXT_NODE ? null : (node.childNodes[offset] ?? null);
    let low = 0;
    let high = segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const place = (child ?? node).compareDocumentPosition(segments[middle]!.node);
      if (place & DISCONNECTED) return null;
      const inside = (place & 16) !== 0;
      // With a child: segments in it or after it count. Without one: those after the node count, those in it do not.
      const counts = child ? inside || (place & FOLLOWING) !== 0 || place === 0 : !inside && (place & FOLLOWING) !== 0;
      if (counts && !(place & PRECEDING)) high = middle;
      else low = middle + 1;
    }
    return low;
  };

  const offsetOf = (node: Node, offset: number, side: 'start' | 'end' = 'start'): number | null => {
    const first = firstOf.get(node);
    if (first !== undefined) return inNode(first, offset, side);
    const next = atOrAfter(node, offset);
    if (next === null) return null;
    if (side === 'end') {
      const before = segments[next - 1];
      return before ? before.start + before.length : null;
    }
    return segments[next]?.start ?? null;
  };

  const pointOf = (offset: number) => {
    const index = after(offset);
    const segment = segments[index] ?? segments[segments.length - 1];
    if (!segment) return null;
    const inside = Math.min(Math.max(0, offset - segment.start), segment.length);
    return { node: segment.node, offset: segment.at + inside };
  };

  return { spansOf, rangesOf, offsetOf, pointOf };
}

function clamp(segment: Segment, offset: number): number {
  return segment.start + Math.min(Math.max(0, offset - segment.at), segment.length);
}
