/**
 * Which blocks are near the viewport. The browser tells (one IntersectionObserver), nothing is measured on scroll:
 * it knows reflow, zoom, late fonts and scrolling boxes by itself.
 */

export interface View {
  /** Watches the elements of a new reading; those that stay are not asked about again. */
  show(elements: readonly Element[]): void;
  /** Indices into `elements` of the blocks near the viewport, in reading order. */
  near(): readonly number[];
}

/** How far beyond the viewport counts as near: quick scrolling finds the next screen painted. */
const MARGIN = '60% 0px';

export function createView(changed: () => void, signal: AbortSignal): View {
  let indices = new Map<Element, number[]>();
  const visible = new Set<Element>();
  const options: IntersectionObserverInit & { scrollMargin?: string } = { rootMargin: MARGIN, scrollMargin: MARGIN };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting && indices.has(target)) visible.add(target);
      else visible.delete(target);
    }
    changed();
  }, options);
  signal.addEventListener('abort', () => observer.disconnect());

  return {
    show: (elements) => {
      const next = new Map<Element, number[]>();
      elements.forEach((element, index) => {
        const own = next.get(element);
        if (own) own.push(index);
        else next.set(element, [index]);
      });
      for (const element of indices.keys()) {
        if (next.has(element)) continue;
        observer.unobserve(element);
        visible.delete(element);
      }
      for (const element of next.keys()) if (!indices.has(element)) observer.observe(element);
      indices = next;
    },
    near: () => [...visible].flatMap((element) => indices.get(element) ?? []).sort((a, b) => a - b),
  };
}
