/**
 * Public facts painted through the CSS Custom Highlight API: acts and citations. One Highlight a style, and only
 * ranges near the viewport. The registry is shared with the page, so nothing of a person or a delegation goes in here.
 * Names are those of `page.css`.
 */
import type { TextMap } from '../sources/html-map.ts';

export type Style = 'act-preamble' | 'act-operative' | 'citation' | 'citation-newer' | 'citation-unknown' | 'citation-current';

export interface Paint {
  readonly start: number;
  readonly end: number;
  readonly style: Style;
  readonly dark: boolean;
}

export interface Highlights {
  /** Paints exactly these; what was painted alike before is left alone. */
  paint(paints: readonly Paint[], map: TextMap): void;
  clear(): void;
}

/** Where styles meet, the higher one's colours win. */
const PRIORITY: Readonly<Record<Style, number>> = {
  'act-preamble': 0, 'act-operative': 0, citation: 1, 'citation-unknown': 1, 'citation-newer': 2, 'citation-current': 3,
};

const LAYER: Readonly<Record<Style, string>> = {
  'act-preamble': 'act', 'act-operative': 'act', citation: 'citation', 'citation-newer': 'citation', 'citation-unknown': 'citation',
  'citation-current': 'current',
};

export function createHighlights(): Highlights {
  const objects = new Map<string, Highlight>();
  let painted = new Map<string, { readonly name: string; readonly ranges: readonly Range[] }>();

  const objectOf = (name: string, style: Style): Highlight => {
    let object = objects.get(name);
    if (!object) {
      object = new Highlight();
      object.priority = PRIORITY[style];
      objects.set(name, object);
    }
    if (CSS.highlights.get(name) !== object) CSS.highlights.set(name, object);
    return object;
  };

  return {
    paint: (paints, map) => {
      const next = new Map<string, { readonly name: string; readonly ranges: readonly Range[] }>();
      for (const { start, end, style, dark } of paints) {
        const name = dark ? `${style}-dark` : style;
        // The same words may carry several layers, but only one standing as a citation: a change of it keeps the ranges.
        const key = `${LAYER[style]} ${start} ${end}`;
        if (next.has(key)) continue;
        const before = painted.get(key);
        const standing = before && stands(before.ranges, map, start, end) ? before : null;
        const ranges = standing?.ranges ?? map.rangesOf(start, end);
        if (standing?.name !== name) {
          const object = objectOf(name, style);
          for (const range of ranges) {
            if (standing) objects.get(standing.name)?.delete(range);
            object.add(range);
          }
        }
        next.set(key, { name, ranges });
      }
      for (const [key, { name, ranges }] of painted) {
        if (next.get(key)?.ranges === ranges) continue;
        for (const range of ranges) objects.get(name)?.delete(range);
      }
      painted = next;
    },
    clear: () => {
      for (const [name, object] of objects) {
        object.clear();
        if (CSS.highlights.get(name) === object) CSS.highlights.delete(name);
      }
      objects.clear();
      painted = new Map();
    },
  };
}

/** The ranges still cover these words: the page may have moved or replaced its nodes. */
function stands(ranges: readonly Range[], map: TextMap, start: number, end: number): boolean {
  const spans = map.spansOf(start, end);
  return spans.length === ranges.length && spans.every((span, index) => {
    const range = ranges[index]!;
    return range.startContainer === span.startNode && range.startOffset === span.startOffset
      && range.endContainer === span.endNode && range.endOffset === span.endOffset;
  });
}
