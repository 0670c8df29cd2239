/**
 * Boxes over the page: popover, selection bar, clause menu. They stand in the browser's top layer, so that nothing of
 * the page can lie over them and no stacking of the page hides them; @floating-ui/core says where.
 */
import { computePosition, flip, offset, shift, type Placement, type Platform } from '@floating-ui/core';
import { around, type Box } from './geometry.ts';
import type { Host } from './host.ts';

export interface Float {
  readonly element: HTMLElement;
  /** `performance.now()` of its appearance. */
  readonly since: number;
  close(): void;
}

export interface Reference {
  /** Viewport boxes of the words; asked again whenever the page moves. */
  boxes(): readonly Box[];
  /** An element of the page near the words, for the scrolling boxes around it. */
  readonly context: Element;
}

export interface FloatOptions {
  readonly name: string;
  readonly direction: 'rtl' | 'ltr';
  readonly language: string;
  readonly placement: Placement;
  /** Stays on the side of the words that has room, no higher than that room, and never goes over them. */
  readonly beside?: boolean;
  /** CSS pixels between the words and the box. */
  readonly gap: number;
}

/** CSS pixels: from the window's edge, the least height of a box beside words, and what is enough of it below them. */
const EDGE = 8;
const LEAST = 110;
const ENOUGH = 380;
/** Share of the window's height. */
const MOST = 0.6;
/** A click on a box that has only just appeared is not meant for it. Milliseconds. */
const TOO_SOON = 120;

export function openFloat(host: Host, reference: Reference, options: FloatOptions): Float {
  const element = host.element.ownerDocument.createElement('div');
  element.className = `box ${options.name}`;
  element.dir = options.direction;
  element.lang = options.language;
  element.setAttribute('popover', 'manual');
  host.boxes.append(element);
  element.showPopover();

  let side: 'top' | 'bottom' | null = null;
  /** A box that grows while its text comes does not jump to the other side. */
  const fit = (): Placement => {
    const box = around(reference.boxes());
    const { y, height, bottom } = seen();
    if (!box) return options.placement;
    const above = box.top - options.gap - EDGE - y;
    const below = bottom - box.bottom - options.gap - EDGE;
    if (!side || (side === 'top' ? above : below) < LEAST) side = below >= Math.min(MOST * height, ENOUGH) || below >= above ? 'bottom' : 'top';
    element.style.maxBlockSize = `${Math.max(LEAST, Math.min(MOST * height, side === 'top' ? above : below))}px`;
    return `${side}-start`;
  };
  const place = () => {
    void computePosition(reference, element, {
      platform: topLayer,
      strategy: 'fixed',
      placement: options.beside ? fit() : options.placement,
      middleware: [
        offset(options.gap),
        !options.beside && flip({ padding: EDGE, fallbackAxisSideDirection: 'end' }),
        shift({ padding: EDGE }),
      ],
    }).then(({ x, y }) => {
      element.style.left = `${Math.round(x)}px`;
      element.style.top = `${Math.round(y)}px`;
      element.classList.add('placed');
      return null;
    });
  };
  const stop = new AbortController();
  let frame = 0;
  const follow = () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      if (!stop.signal.aborted) place();
    });
  };
  // What scrolls or grows anywhere may move the words; more than one place a frame is not seen.
  addEventListener('scroll', follow, { signal: stop.signal, capture: true, passive: true });
  addEventListener('resize', follow, { signal: stop.signal, passive: true });
  visualViewport?.addEventListener('resize', follow, { signal: stop.signal, passive: true });
  visualViewport?.addEventListener('scroll', follow, { signal: stop.signal, passive: true });
  const sizes = new ResizeObserver(follow);
  sizes.observe(element);
  sizes.observe(reference.context);
  sizes.observe(element.ownerDocument.documentElement);
  place();
  return {
    element,
    since: performance.now(),
    close: () => {
      stop.abort();
      sizes.disconnect();
      element.remove();
    },
  };
}

/**
 * Only what a person does: no event made by the page's scripts, no click on a box that has just appeared under the
 * pointer, none while the page shows our box as something else (see-through, moved, filtered).
 */
export function meant(event: Event, float: Float, host: Host): boolean {
  if (!event.isTrusted) return false;
  if (event instanceof PointerEvent && event.detail > 0 && performance.now() - float.since < TOO_SOON) return false;
  const { opacity, filter, transform, clipPath, visibility } = getComputedStyle(host.element);
  return opacity === '1' && filter === 'none' && transform === 'none' && clipPath === 'none' && visibility === 'visible';
}

/** How the top layer is measured: boxes stand in the viewport, and the part of it that is seen is all the room there is. */
const topLayer: Platform = {
  isRTL: (element) => (element as HTMLElement).matches(':dir(rtl)'),
  getElementRects: ({ reference, floating }) => {
    const box = around((reference as Reference).boxes());
    const place = box ? { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top } : { x: 0, y: 0, width: 0, height: 0 };
    return { reference: place, floating: { x: 0, y: 0, ...sizeOf(floating as HTMLElement) } };
  },
  getDimensions: (element) => sizeOf(element as HTMLElement),
  getClippingRect: () => seen(),
};

function seen() {
  const { clientWidth, clientHeight } = document.documentElement;
  const view = visualViewport;
  const [width, height] = view ? [view.width, view.height] : [clientWidth, clientHeight];
  const [x, y] = view ? [view.offsetLeft, view.offsetTop] : [0, 0];
  return { x, y, width, height, left: x, top: y, right: x + width, bottom: y + height };
}

function sizeOf({ offsetWidth, offsetHeight }: HTMLElement): { width: number; height: number } {
  return { width: offsetWidth, height: offsetHeight };
}
