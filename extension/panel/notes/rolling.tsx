/** A long list of which only what is near the screen is in the page. */
import { defaultRangeExtractor, elementScroll, observeElementOffset, observeElementRect, measureElement, Virtualizer } from '@tanstack/virtual-core';
import type { JSX } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks';

interface RollingProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The height of an item that was never on the screen, in CSS pixels. */
  readonly estimate: number;
  /** The same function as long as it would draw the same: what it drew of an item stands until either is another. */
  readonly draw: (item: T, index: number) => JSX.Element;
  /** The item to bring into view; null: none. It stays in the page until another is wanted. */
  readonly show: string | null;
}

/** What is on the screen, by item: with the index for which it was drawn. Scrolling draws only what comes into view. */
interface Drawn<T> {
  readonly by: RollingProps<T>['draw'];
  readonly nodes: ReadonlyMap<T, readonly [number, JSX.Element]>;
}

/** Up to here a list is in the page whole: the browser's own search finds everything in it. */
const WHOLE = 50;

export function Rolling<T>(props: RollingProps<T>): JSX.Element {
  const { items, keyOf, draw } = props;
  if (items.length > WHOLE) return <Windowed {...props} />;
  return <div class="whole">{items.map((item, index) => <div key={keyOf(item)} class="place-group" data-key={keyOf(item)}>{draw(item, index)}</div>)}</div>;
}

function Windowed<T>({ items, keyOf, estimate, draw, show }: RollingProps<T>): JSX.Element {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const place = useRef<HTMLDivElement>(null);
  const margin = useRef(0);
  // What has the focus stays in the page however far it is scrolled away, else the focus would be lost.
  const held = useRef<string | null>(null);
  const rolling = useRef<Virtualizer<HTMLElement, HTMLElement> | null>(null);
  // A new function would have the heights of all items added up again at every frame.
  const getItemKey = useCallback((index: number) => keyOf(items[index]!), [items, keyOf]);
  const drawn = useRef<Drawn<T>>({ by: draw, nodes: new Map() });
  const indexOf = (key: string | null): number => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key));
  const options = {
    count: items.length,
    getScrollElement: () => place.current?.closest<HTMLElement>('.view') ?? null,
    estimateSize: () => estimate,
    getItemKey,
    overscan: 4,
    scrollMargin: margin.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    measureElement,
    onChange: () => redraw(0),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const near = defaultRangeExtractor(range);
      const extra = [indexOf(held.current), indexOf(show)].filter((index) => index >= 0 && !near.includes(index));
      return extra.length === 0 ? near : [...new Set([...near, ...extra])].sort((a, b) => a - b);
    },
  };
  rolling.current ??= new Virtualizer<HTMLElement, HTMLElement>(options);
  const virtualizer: Virtualizer<HTMLElement, HTMLElement> = rolling.current;
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
    // Asking where the list begins has the page laid out at once; while it is scrolled nothing above it changes.
    if (virtualizer.isScrolling) return;
    const here = place.current;
    const scroller = here?.closest('.view');
    if (here === null || !scroller) return;
    const top = Math.round(here.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop);
    if (top === margin.current) return;
    margin.current = top;
    redraw(0);
  });
  useLayoutEffect(() => {
    const index = indexOf(show);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'center' });
  }, [show, virtualizer]);
  const measure = useCallback((node: HTMLElement | null) => virtualizer.measureElement(node), [virtualizer]);
  const shown = virtualizer.getVirtualItems().flatMap(({ index, start }) => {
    const item = items[index];
    return item === undefined ? [] : [{ item, index, start }];
  });
  const before = drawn.current;
  const nodeOf = (item: T, index: number): readonly [number, JSX.Element] => {
    const known = before.by === draw ? before.nodes.get(item) : undefined;
    return known?.[0] === index ? known : [index, draw(item, index)];
  };
  const nodes = new Map(shown.map(({ item, index }) => [item, nodeOf(item, index)]));
  drawn.current = { by: draw, nodes };
  const keep = (event: FocusEvent): void => {
    held.current = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null;
  };
  return (
    <div ref={place} class="rolling" style={{ blockSize: `${virtualizer.getTotalSize()}px` }} onFocusIn={keep}>
      {shown.map(({ item, index, start }) => (
        <div key={keyOf(item)} ref={measure} class="place-group" data-index={index} data-key={keyOf(item)} style={{ transform: `translateY(${start - margin.current}px)` }}>
          {nodes.get(item)![1]}
        </div>
      ))}
    </div>
  );
}
