/** What stands under a point of the screen: the browser finds the letter, a binary search the citation. */
import type { Citation } from '../../shared/citations/types.ts';
import { holds, linesOf } from './geometry.ts';
import type { PageReading } from './page-reading.ts';

/** CSS pixels that a pointer may miss a citation's line by. */
const SLACK = 3;

/** The citation at a point of the viewport (CSS pixels), or null. */
export function citationAtPoint(page: PageReading, x: number, y: number): Citation | null {
  const offset = offsetAtPoint(page, x, y);
  if (offset === null) return null;
  const citation = page.citationAt(offset);
  if (!citation) return null;
  // The caret of an empty margin is that of the nearest line: only words themselves count.
  const lines = linesOf(page.text, citation.start, citation.end);
  return lines.some((line) => holds(line, x, y, SLACK)) ? citation : null;
}

function offsetAtPoint(page: PageReading, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  return caret ? page.text.offsetOf(caret.offsetNode, caret.offset) : null;
}
