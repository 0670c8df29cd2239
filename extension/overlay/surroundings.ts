/** What of the page's layout our layer has to heed: boxes that scroll by themselves, and how high the text stands. */
import type { Box } from './geometry.ts';

const SCROLLS = /auto|scroll/u;
/** CSS pixels beside a scrolling box that the bands of its clauses need. */
const BESIDE = 24;

/** The nearest box that scrolls the text by itself; null where the page as a whole scrolls. */
export function scrollerOf(element: Element): Element | null {
  for (let box = element.parentElement; box && box !== document.body && box !== document.documentElement; box = box.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(box);
    if ((SCROLLS.test(overflowY) && box.scrollHeight > box.clientHeight) || (SCROLLS.test(overflowX) && box.scrollWidth > box.clientWidth)) return box;
  }
  return null;
}

/** Marks of a scrolling box end where the box ends. */
export function clipOf(scroller: Element | null, local: (box: Box) => Box): string {
  if (!scroller) return 'none';
  const { left, top, right, bottom } = local(scroller.getBoundingClientRect());
  const [from, to] = [left - BESIDE, right + BESIDE];
  return `polygon(${from}px ${top}px, ${to}px ${top}px, ${to}px ${bottom}px, ${from}px ${bottom}px)`;
}

/** As high as the text stands, so that the page's sticky bars stay above our marks as they do above the text. */
export function depthOf(root: Element): string {
  let depth = 'auto';
  for (let element: Element | null = root; element; element = element.parentElement) {
    const { zIndex, position, display } = getComputedStyle(element);
    const lifted = zIndex !== 'auto' && (position !== 'static' || /flex|grid/u.test(element.parentElement ? getComputedStyle(element.parentElement).display : display));
    if (lifted) depth = zIndex;
  }
  return depth === 'auto' || Number(depth) < 0 ? 'auto' : depth;
}
