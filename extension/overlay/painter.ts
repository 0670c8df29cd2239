/**
 * Paints what is near the viewport: once a frame at most, first all measuring, then all writing.
 * Nothing here runs on scroll of the page itself: the marks scroll with it.
 */
import type { Clause } from '../../shared/clauses/types.ts';
import type { Located } from '../../shared/anchors/types.ts';
import type { Position } from '../../shared/notes/types.ts';
import type { Mark } from '../messages.ts';
import { around, linesOf, type Box } from './geometry.ts';
import { createHighlights, type Paint, type Style } from './highlights.ts';
import type { Host } from './host.ts';
import { createLayer, type BandMark, type NoteMark } from './marks.ts';
import type { PageReading } from './page-reading.ts';
import { createLooks, type Look } from './tone.ts';
import { createView } from './view.ts';

/** How far a citation's instrument is known; decides its underline. */
export type Standing = 'current' | 'newer' | 'unknown';

export interface Placed {
  readonly mark: Mark;
  readonly located: Located;
}

export interface Scene {
  readonly page: PageReading;
  readonly bands: boolean;
  readonly citations: boolean;
  readonly placed: readonly Placed[];
  readonly standing: (id: string) => Standing | undefined;
  /** The citation under the pointer or the keyboard; null for none. */
  readonly current: { readonly start: number; readonly end: number } | null;
  /** Where the reader was led a moment ago; null for nowhere. */
  readonly flash: { readonly start: number; readonly end: number } | null;
  readonly letters: Readonly<Record<Position, string>>;
}

export interface Painter {
  /** Shows this scene from the next frame on; null takes everything off the page. */
  show(scene: Scene | null): void;
  /** Citations' ids near the viewport, in reading order: what a card may soon be wanted of. */
  near(): readonly string[];
  bandOf(path: string): HTMLElement | null;
}

/** CSS pixels: from the text to the band's line, and the width of the area that answers the pointer. */
const GAP = 10;
const REACH = 14;

const BANDS: Partial<Readonly<Record<Clause['kind'], BandMark['kind']>>> = {
  preamble: 'preamble', operative: 'operative', section: 'section', annex: 'section',
};

export function createPainter(host: Host, signal: AbortSignal, painted: () => void): Painter {
  const highlights = createHighlights();
  const layer = createLayer(host.marks);
  let scene: Scene | null = null;
  let looks = createLooks();
  let frame = 0;
  let nearIds: string[] = [];
  let scroller: Element | null = null;

  let measured: Measured = new Map();

  const paintSoon = () => {
    if (frame === 0 && !signal.aborted) frame = requestAnimationFrame(paint);
  };
  const schedule = () => {
    measured = new Map();
    paintSoon();
  };
  // Blocks that come into view leave those in it where they are.
  const view = createView(paintSoon, signal);
  const restyled = () => {
    looks = createLooks();
    schedule();
  };
  const sizes = new ResizeObserver(schedule);
  const theme = matchMedia('(prefers-color-scheme: dark)');
  theme.addEventListener('change', restyled, { signal });
  addEventListener('resize', schedule, { signal, passive: true });
  addEventListener('load', schedule, { signal, capture: true });
  addEventListener('transitionend', restyled, { signal, passive: true });
  document.fonts?.addEventListener('loadingdone', schedule, { signal });
  // A box that scrolls by itself carries the text away from under our layer.
  addEventListener('scroll', (event) => {
    if (event.target !== document) schedule();
  }, { signal, passive: true, capture: true });
  signal.addEventListener('abort', () => {
    cancelAnimationFrame(frame);
    sizes.disconnect();
    highlights.clear();
  });

  const paint = () => {
    frame = 0;
    if (signal.aborted) return;
    if (!scene) {
      highlights.clear();
      layer.draw([], [], { support: '', oppose: '', amend: '', reserve: '', 'ask-capital': '' });
      nearIds = [];
      return;
    }
    const { page } = scene;
    const blocks = view.near();
    const clauses = clausesOf(page, blocks);
    const origin = host.element.getBoundingClientRect();
    const local = ({ left, top, right, bottom }: Box): Box => ({ left: left - origin.left, top: top - origin.top, right: right - origin.left, bottom: bottom - origin.top });

    const lookAt = (offset: number): Look => looks(page.text.elements[page.blockAt(offset)] ?? page.text.root);
    const known = measured;
    measured = new Map();
    const boxes: Boxes = (key, measure) => {
      const found = known.get(key) ?? measure().map(local);
      measured.set(key, found);
      return found;
    };
    // What nobody tells of (a rule of a style sheet, a late picture) is seen by the first and the last block.
    for (const index of new Set([blocks[0], blocks[blocks.length - 1]])) {
      const element = index === undefined ? undefined : page.text.elements[index];
      const now = element && local(element.getBoundingClientRect());
      const then = known.get(`block ${index}`)?.[0];
      if (now && then && (Math.abs(now.top - then.top) > 0.5 || Math.abs(now.left - then.left) > 0.5 || Math.abs(now.bottom - then.bottom) > 0.5)) known.clear();
    }
    for (const index of blocks) boxes(`block ${index}`, () => [page.text.elements[index]!.getBoundingClientRect()]);
    const bands = scene.bands ? bandsOf(scene, clauses, looks, boxes) : [];
    const notes = notesOf(scene, blocks, lookAt, boxes);
    const clip = clipOf(scroller, local);
    const paints = paintsOf(scene, blocks, clauses, lookAt);

    highlights.paint(paints, page.text);
    layer.draw(bands, notes, scene.letters);
    host.marks.style.clipPath = clip;
    nearIds = blocks.flatMap((index) => {
      const block = page.text.document.blocks[index]!;
      return page.citationsIn(block.start, block.end).map((citation) => citation.id);
    });
    painted();
  };

  return {
    show: (next) => {
      if (next?.page.text !== scene?.page.text) {
        looks = createLooks();
        view.show(next?.page.text.elements ?? []);
        sizes.disconnect();
        if (next) {
          sizes.observe(next.page.text.root);
          sizes.observe(document.documentElement);
          scroller = scrollerOf(next.page.text.elements[0] ?? next.page.text.root);
          host.element.style.setProperty('z-index', depthOf(next.page.text.root), 'important');
        }
      }
      scene = next;
      schedule();
    },
    near: () => nearIds,
    bandOf: layer.bandOf,
  };
}

/** Boxes in our layer's coordinates, which scrolling does not change, by what they are of. */
type Measured = Map<string, readonly Box[]>;
/** The boxes known by `key`, or `measure`d in the viewport. */
type Boxes = (key: string, measure: () => readonly Box[]) => readonly Box[];

function clausesOf(page: PageReading, blocks: readonly number[]): Clause[] {
  const clauses = new Set<Clause>();
  for (const index of blocks) {
    const { start, end } = page.text.document.blocks[index]!;
    for (const clause of page.clausesIn(start, end)) clauses.add(clause);
  }
  return [...clauses];
}

function paintsOf(scene: Scene, blocks: readonly number[], clauses: readonly Clause[], lookAt: (offset: number) => Look): Paint[] {
  const { page } = scene;
  const paints: Paint[] = [];
  const add = (start: number, end: number, style: Style) => paints.push({ start, end, style, dark: lookAt(start).tone === 'dark' });
  if (scene.bands) {
    for (const { actRange, kind } of clauses) {
      if (actRange && (kind === 'preamble' || kind === 'operative')) add(actRange[0], actRange[1], `act-${kind}`);
    }
  }
  if (scene.citations) {
    for (const index of blocks) {
      const block = page.text.document.blocks[index]!;
      for (const { start, end, id } of page.citationsIn(block.start, block.end)) {
        const standing = scene.standing(id) ?? 'current';
        add(start, end, standing === 'current' ? 'citation' : `citation-${standing}`);
      }
    }
    if (scene.current) add(scene.current.start, scene.current.end, 'citation-current');
  }
  if (scene.flash) add(scene.flash.start, scene.flash.end, 'place');
  return paints;
}

function bandsOf(scene: Scene, clauses: readonly Clause[], looks: (element: Element) => Look, boxes: Boxes): BandMark[] {
  const { page } = scene;
  const notes = new Map<string, Placed[]>();
  for (const each of scene.placed) {
    const path = 'path' in each.located ? each.located.path : null;
    if (path !== null) notes.set(path, [...(notes.get(path) ?? []), each]);
  }
  return clauses.flatMap((clause): BandMark[] => {
    const kind = BANDS[clause.kind];
    if (!kind) return [];
    const first = page.text.elements[page.blockAt(clause.start)];
    if (!first) return [];
    const look = looks(first);
    const here = notes.get(clause.path) ?? [];
    const positions = [...new Set(here.flatMap(({ mark }) => (mark.position ? [mark.position] : [])))];
    // A clause that footnotes cut in two has a band at each part; what is said of it stands at the first.
    return clause.ranges.flatMap(([start, end], part) => {
      const [box] = boxes(`band ${start} ${end}`, () => {
        const whole = around(boxesOf(page, start, end));
        return whole ? [beside(whole, first, look)] : [];
      });
      return box ? [{ path: clause.path, part, kind, box, look, notes: part ? 0 : here.length, positions: part ? [] : positions }] : [];
    });
  });
}

/** Where the words of `[start, end)` are laid out: the element's box, or the lines where it holds other blocks as well. */
function boxesOf(page: PageReading, start: number, end: number): Box[] {
  const index = page.blockAt(start);
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

function notesOf(scene: Scene, blocks: readonly number[], lookAt: (offset: number) => Look, boxes: Boxes): NoteMark[] {
  const { page, placed } = scene;
  const all = page.text.document.blocks;
  const near = blocks.map((index) => all[index]!);
  const first = near[0];
  const last = near[near.length - 1];
  if (!first || !last) return [];
  const marks: NoteMark[] = [];
  for (const { mark, located } of placed) {
    if (located.outcome !== 'exact' && located.outcome !== 'changed') continue;
    if (located.end < first.start || located.start > last.end) continue;
    const changed = located.outcome === 'changed';
    located.ranges.forEach(([start, end]) => {
      for (const block of blocksIn(near, start, end)) {
        const from = Math.max(start, block.start);
        const to = Math.min(end, block.end);
        const lines = boxes(`words ${from} ${to}`, () => linesOf(page.text, from, to));
        lines.forEach((box, line) => marks.push({ key: `${mark.note} ${from} ${line}`, whose: mark.whose, changed, box, look: lookAt(from) }));
      }
    });
  }
  return marks;
}

/** Of blocks in reading order, those that `[start, end)` touches. */
function blocksIn<B extends { readonly start: number; readonly end: number }>(blocks: readonly B[], start: number, end: number): B[] {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  const touched: B[] = [];
  for (let index = low; index < blocks.length && blocks[index]!.start < end; index++) touched.push(blocks[index]!);
  return touched;
}

/** The nearest box that scrolls the text by itself; null where the page as a whole scrolls. */
function scrollerOf(element: Element): Element | null {
  for (let box = element.parentElement; box && box !== document.body && box !== document.documentElement; box = box.parentElement) {
    if (/auto|scroll/u.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight) return box;
  }
  return null;
}

/** Marks of a scrolling box end where the box ends. */
function clipOf(scroller: Element | null, local: (box: Box) => Box): string {
  if (!scroller) return 'none';
  const { left, top, right, bottom } = local(scroller.getBoundingClientRect());
  return `polygon(${left}px ${top}px, ${right}px ${top}px, ${right}px ${bottom}px, ${left}px ${bottom}px)`;
}

/** As high as the text stands, so that the page's sticky bars stay above our marks as they do above the text. */
function depthOf(root: Element): string {
  let depth = 'auto';
  for (let element: Element | null = root; element; element = element.parentElement) {
    const { zIndex, position, display } = getComputedStyle(element);
    const lifted = zIndex !== 'auto' && (position !== 'static' || /flex|grid/u.test(element.parentElement ? getComputedStyle(element.parentElement).display : display));
    if (lifted) depth = zIndex;
  }
  return depth === 'auto' || Number(depth) < 0 ? 'auto' : depth;
}
