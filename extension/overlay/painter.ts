/**
 * Paints what is near the viewport: once a frame at most, first all measuring, then all writing.
 * Nothing here runs on scroll of the page itself: the marks scroll with it.
 */
import type { Clause } from '../../shared/clauses/types.ts';
import type { Position } from '../../shared/notes/types.ts';
import type { PlacedMark } from '../messages.ts';
import { bandsOf } from './bands.ts';
import { createHighlights, type Paint, type Style } from './highlights.ts';
import type { Host } from './host.ts';
import { createLayer } from './marks.ts';
import type { PageReading } from './page-reading.ts';
import { indexPlaced, notesOf, placeOf, type Boxes, type Measured } from './placed-index.ts';
import { clipOf, depthOf, scrollerOf } from './surroundings.ts';
import { createLooks, type Look } from './tone.ts';
import { createView } from './view.ts';

/** How far a citation's instrument is known; decides its underline. */
export type Standing = 'current' | 'newer' | 'unknown';

export interface Scene {
  readonly page: PageReading;
  readonly bands: boolean;
  readonly citations: boolean;
  readonly placed: readonly PlacedMark[];
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

/** With a person's own colours the browser paints every registered highlight like a selection: there the bands alone tell of acts. */
const forced = matchMedia('(forced-colors: active)');

export function createPainter(host: Host, signal: AbortSignal, painted: () => void): Painter {
  const highlights = createHighlights();
  const layer = createLayer(host.marks);
  let scene: Scene | null = null;
  let looks = createLooks();
  let frame = 0;
  let nearIds: string[] = [];
  let scroller: Element | null = null;
  let placed = indexPlaced([]);

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
    const local = host.local();

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
    const bands = scene.bands ? bandsOf(page, placed, clauses, looks, boxes) : [];
    const notes = [...notesOf(page, placed, blocks, lookAt, boxes), ...(scene.flash ? placeOf(page, scene.flash, blocks, lookAt, boxes) : [])];
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
      if (next?.placed !== scene?.placed) placed = indexPlaced(next?.placed ?? []);
      scene = next;
      schedule();
    },
    near: () => nearIds,
    bandOf: layer.bandOf,
  };
}

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
      if (actRange && !forced.matches && (kind === 'preamble' || kind === 'operative')) add(actRange[0], actRange[1], `act-${kind}`);
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
  return paints;
}
