/** Where the bands of clauses stand: in the margin at the side where the lines begin. */
import type { Clause } from '../../shared/clauses/types.ts';
import { around, linesOf, type Box } from './geometry.ts';
import type { BandMark } from './marks.ts';
import type { PageReading } from './page-reading.ts';
import type { Boxes, PlacedIndex } from './placed-index.ts';
import type { Look } from './tone.ts';

/** CSS pixels: from the text to the band's line, and the width of the area that answers the pointer. */
const GAP = 10;
const REACH = 14;

const BANDS: Partial<Readonly<Record<Clause['kind'], BandMark['kind']>>> = {
  preamble: 'preamble', operative: 'operative', section: 'section', annex: 'section',
};

export function bandsOf(page: PageReading, placed: PlacedIndex, clauses: readonly Clause[], looks: (element: Element) => Look, boxes: Boxes): BandMark[] {
  return clauses.flatMap((clause): BandMark[] => {
    const kind = BANDS[clause.kind];
    if (!kind) return [];
    const first = page.text.elements[page.blockAt(clause.start)];
    if (!first) return [];
    const look = looks(first);
    const here = placed.at(clause.path);
    // What was said of an item that is gone was not said of the clause above it.
    const positions = [...new Set(here.flatMap(({ mark, located }) => (mark.position && !('above' in located) ? [mark.position] : [])))];
    // A clause that footnotes cut in two has a band at each part; what is said of it stands at the first.
    return clause.ranges.flatMap(([start, end], part) => {
      const [box] = boxes(`band ${start} ${end}`, () => {
        const whole = around(boxesOf(page, start, end));
        // In a paginated document a part may stand in another column.
        return whole ? [beside(whole, page.text.elements[page.blockAt(start + 1)] ?? first, look)] : [];
      });
      return box ? [{ path: clause.path, part, kind, box, look, notes: part ? 0 : here.length, positions: part ? [] : positions }] : [];
    });
  });
}

/** Where the words of `[start, end)` are laid out: the element's box, or the lines where it holds other blocks as well. */
function boxesOf(page: PageReading, start: number, end: number): Box[] {
  // Pieces of a paragraph touch where a page or a column ends: the first letter tells them apart, its edge does not.
  const index = page.blockAt(start + 1);
  const element = page.text.elements[index];
  const alone = element && page.text.elements[index - 1] !== element && page.text.elements[index + 1] !== element && !element.querySelector('ol, ul, table');
  return alone ? [element.getBoundingClientRect()] : linesOf(page.text, start, end);
}

/** The strip in the margin at the side where the lines begin; inside the text's edge where there is no margin. */
function beside(box: Box, element: Element, look: Look): Box {
  // Outside the list, not the item: the marker stands between the two.
  const edge = (element.closest('li')?.parentElement ?? element).getBoundingClientRect();
  const middle = look.rtl ? Math.min(edge.right + GAP, innerWidth - 6) : Math.max(edge.left - GAP, 6);
  return { left: middle - REACH / 2, right: middle + REACH / 2, top: box.top, bottom: box.bottom };
}

