/**
 * Boxes over the page: popover, selection bar, clause menu. They stand in the browser's top layer, so that nothing of
 * the page can lie over them and no stacking of the page hides them.
 */
import { around, type Box } from './geometry.ts';
import type { Host } from './host.ts';

export interface Float {
  readonly element: HTMLElement;
  /** `performance.now()` of its appearance. */
  readonly since: number;
  /** False while something of the page lies over it, as far as the browser tells. */
  uncovered(): boolean;
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
  /** Below the words (above them where there is more room) and no higher than that room; above; or beside, in a margin. */
  readonly placement: 'below' | 'above' | 'left' | 'right';
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
/** When a box has come up fully, in milliseconds; and between two looks at whether it is covered, the least allowed. */
const UP = 180;
const LOOKS = 100;

/** Chromium's word on whether the whole box is seen as it is; other browsers say nothing. */
type Look = IntersectionObserverEntry & { readonly isVisible?: boolean };

export function openFloat(host: Host, reference: Reference, options: FloatOptions): Float {
  const element = host.element.ownerDocument.createElement('div');
  element.className = `box ${options.name}`;
  element.dir = options.direction;
  element.lang = options.language;
  element.setAttribute('popover', 'manual');
  host.boxes.append(element);
  element.showPopover();

  let side: 'top' | 'bottom' | null = null;
  const place = () => {
    const view = seen();
    const box = around(reference.boxes()) ?? { left: 0, top: 0, right: 0, bottom: 0 };
    const { placement, gap } = options;
    const above = box.top - gap - EDGE - view.top;
    const below = view.bottom - box.bottom - gap - EDGE;
    if (placement === 'below') {
      // A box that grows while its text comes does not jump to the other side, nor over the words.
      if (!side || (side === 'top' ? above : below) < LEAST) side = below >= Math.min(MOST * view.height, ENOUGH) || below >= above ? 'bottom' : 'top';
      element.style.maxBlockSize = `${Math.max(LEAST, Math.min(MOST * view.height, side === 'top' ? above : below))}px`;
    }
    const { offsetWidth: width, offsetHeight: height } = element;
    if (placement !== 'below') side = placement === 'above' && (above >= height || above >= below) ? 'top' : below >= height || below >= above ? 'bottom' : 'top';
    let left = placement === 'above' ? (box.left + box.right - width) / 2 : element.matches(':dir(rtl)') ? box.right - width : box.left;
    let top = side === 'top' ? box.top - gap - height : box.bottom + gap;
    const atLeft = box.left - gap - width;
    const atRight = box.right + gap;
    const fits = { left: atLeft >= view.left + EDGE, right: atRight + width <= view.right - EDGE };
    if ((placement === 'left' || placement === 'right') && (fits.left || fits.right)) {
      left = fits[placement] === (placement === 'left') ? atLeft : atRight;
      top = Math.max(view.top + EDGE, Math.min(box.top, view.bottom - height - EDGE));
    }
    left = Math.max(view.left + EDGE, Math.min(left, view.right - width - EDGE));
    element.style.left = `${Math.round(left)}px`;
    element.style.top = `${Math.round(top)}px`;
    element.classList.add('placed');
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
  // Once there is something in it.
  queueMicrotask(place);
  // What the page brings into the top layer after us lies over us, and need not take pointers to do so.
  let uncovered = true;
  const cover = new IntersectionObserver((looks) => {
    uncovered = (looks.at(-1) as Look | undefined)?.isVisible !== false;
  }, { trackVisibility: true, delay: LOOKS } as IntersectionObserverInit);
  const up = setTimeout(() => cover.observe(element), UP);
  return {
    element,
    since: performance.now(),
    uncovered: () => uncovered,
    close: () => {
      stop.abort();
      sizes.disconnect();
      clearTimeout(up);
      cover.disconnect();
      element.remove();
    },
  };
}

/**
 * Only what a person does: no event made by the page's scripts, no click on a box that has just appeared under the
 * pointer, none while the page shows our box as something else (see-through, moved, filtered) or covers it.
 */
export function meant(event: Event, float: Float, host: Host): boolean {
  if (!event.isTrusted) return false;
  if (event instanceof PointerEvent && event.detail > 0 && performance.now() - float.since < TOO_SOON) return false;
  if (!float.uncovered()) return false;
  const { opacity, filter, transform, clipPath, visibility } = getComputedStyle(host.element);
  return opacity === '1' && filter === 'none' && transform === 'none' && clipPath === 'none' && visibility === 'visible';
}

/** The part of the viewport that is seen is all the room there is: a pinch or a keyboard on the screen takes of it. */
function seen() {
  const { clientWidth, clientHeight } = document.documentElement;
  const { width, height, offsetLeft: left, offsetTop: top } = visualViewport ?? { width: clientWidth, height: clientHeight, offsetLeft: 0, offsetTop: 0 };
  return { left, top, height, right: left + width, bottom: top + height };
}
