/**
 * The one element that we add to a page: a host without name or content, everything of ours in its closed root.
 *
 * It is a plain `div` on purpose. A custom element's name could be defined by the page, whose class then reaches a
 * closed root through `ElementInternals.shadowRoot`; a `div` gives nobody its root.
 */

import type { Box } from './geometry.ts';

declare const __SHADOW_MODE__: ShadowRootMode;

export interface Host {
  readonly element: HTMLElement;
  readonly root: ShadowRoot;
  /** Marks over the text, in page coordinates: scrolls with the page, lets every pointer through. */
  readonly marks: HTMLElement;
  /** Boxes above everything: popover, selection bar, menu. */
  readonly boxes: HTMLElement;
  /**
   * The way from the viewport's pixels to those of our layer, as the page stands now. A `zoom` that the page gives its
   * root, which ours stands in, is undone; where it scales its root, our layer is scaled with it.
   */
  local(): (box: Box) => Box;
}

/** CSS pixels that marks.css makes the layer wide, to be measured by. */
const LAYER_WIDTH = 100;

/** Set on the element itself with `important`, so that no style sheet of the page reaches it. */
const STYLE: readonly (readonly [property: string, value: string])[] = [
  ['all', 'initial'],
  ['position', 'absolute'],
  ['inset', '0 auto auto 0'],
  ['width', '0'],
  ['height', '0'],
  ['margin', '0'],
  ['overflow', 'visible'],
  ['pointer-events', 'none'],
  // Left to right, so that page coordinates grow to the right; what is inside says its own direction.
  ['direction', 'ltr'],
];

/** Adds the host to the page until `signal` aborts, and puts it back when the page removes or restyles it. */
export function createHost(page: Document, css: string, signal: AbortSignal): Host {
  const element = page.createElement('div');
  dress(element);
  const root = element.attachShadow({ mode: __SHADOW_MODE__ });
  const style = page.createElement('style');
  style.textContent = css;
  const marks = page.createElement('div');
  marks.className = 'marks';
  // Painted marks mean nothing to a screen reader; the panel lists the same in reading order.
  marks.setAttribute('aria-hidden', 'true');
  // A page may ask the browser whether its words are covered (IntersectionObserver, trackVisibility), and would learn
  // where notes stand. With this over everything that is in view, all its words are, wherever they are.
  const veil = page.createElement('div');
  veil.className = 'veil';
  const boxes = page.createElement('div');
  boxes.className = 'boxes';
  root.append(style, marks, veil, boxes);
  // The page hears of nothing that happens in our boxes.
  for (const type of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'keydown', 'keyup', 'touchstart', 'touchend', 'copy']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  page.documentElement.append(element);
  const reset = guard(element, signal);
  let zoom = zoomOf(page);
  const local = () => {
    if (zoomOf(page) !== zoom) {
      zoom = zoomOf(page);
      reset();
    }
    const origin = marks.getBoundingClientRect();
    const scale = origin.width / LAYER_WIDTH || 1;
    return ({ left, top, right, bottom }: Box): Box => ({ left: (left - origin.left) / scale, top: (top - origin.top) / scale, right: (right - origin.left) / scale, bottom: (bottom - origin.top) / scale });
  };
  return { element, root, marks, boxes, local };
}

function dress(element: HTMLElement): void {
  for (const [property, value] of STYLE) element.style.setProperty(property, value, 'important');
  const zoom = zoomOf(element.ownerDocument);
  if (zoom !== 1) element.style.setProperty('zoom', String(1 / zoom), 'important');
}

/** Firefox before 126 and Chromium before 128 do not tell. */
function zoomOf(page: Document): number {
  return (page.documentElement as Element & { readonly currentCSSZoom?: number }).currentCSSZoom || 1;
}

/**
 * A page may take our element away or restyle it, by accident (it rewrites itself) or on purpose. A fight is given up.
 * @returns dresses it anew
 */
function guard(element: HTMLElement, signal: AbortSignal): () => void {
  const page = element.ownerDocument;
  let right = element.getAttribute('style');
  let patience = 20;
  const observer = new MutationObserver(() => {
    if (patience <= 0) return;
    if (!element.isConnected || element.parentNode !== page.documentElement) {
      patience -= 1;
      page.documentElement.append(element);
    }
    if (element.getAttribute('style') !== right || element.attributes.length !== 1) {
      patience -= 1;
      for (const name of element.getAttributeNames()) element.removeAttribute(name);
      dress(element);
    }
  });
  observer.observe(element, { attributes: true });
  observer.observe(page, { childList: true });
  observer.observe(page.documentElement, { childList: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    element.remove();
  });
  return () => {
    element.removeAttribute('style');
    dress(element);
    right = element.getAttribute('style');
    observer.takeRecords();
  };
}
