/** A long list of which only what is near the screen is in the page. */
import { defaultRangeExtractor, elementScroll, observeElementOffset, observeElementRect, measureElement, Virtualizer } from '@tanstack/virtual-core';
import type { JSX } from 'preact';
import { useCallback, useLayoutEffect, useReducer, useRef } from 'preact/hooks';

interface RollingProps<T> {
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** The height of an item that was never on the screen, in CSS pixels. */
  readonly estimate: number;
  readonly draw: (item: T, index: number) => JSX.Element;
  /** The item to bring into view; null: none. It stays in the page until another is wanted. */
  readonly show: string | null;
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
  const indexOf = (key: string | null): number => (key === null ? -1 : items.findIndex((item) => keyOf(item) === key));
  const options = {
    count: items.length,
    getScrollElement: () => place.current?.closest<HTMLElement>('.view') ?? null,
    estimateSize: () => estimate,
    getItemKey: (index: number) => keyOf(items[index]!),
    overscan: 4,
    scrollMargin: margin.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    measureElement,
    onChange: () => redraw(0),
    rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const shown = defaultRangeExtractor(range);
      const extra = [indexOf(held.current), indexOf(show)].filter((index) => index >= 0 && !shown.includes(index));
      return extra.length === 0 ? shown : [...new Set([...shown, ...extra])].sort((a, b) => a - b);
    },
  };
  rolling.current ??= new Virtualizer<HTMLElement, HTMLElement>(options);
  const virtualizer: Virtualizer<HTMLElement, HTMLElement> = rolling.current;
  virtualizer.setOptions(options);
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => virtualizer._willUpdate());
  useLayoutEffect(() => {
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
  const keep = (event: FocusEvent): void => {
    held.current = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null;
  };
  return (
    <div ref={place} class="rolling" style={{ blockSize: `${virtualizer.getTotalSize()}px` }} onFocusIn={keep}>
      {virtualizer.getVirtualItems().map((each) => {
        const item = items[each.index];
        return item === undefined ? null : (
          <div key={String(each.key)} ref={measure} class="place-group" data-index={each.index} data-key={String(each.key)} style={{ transform: `translateY(${each.start - margin.current}px)` }}>
            {draw(item, each.index)}
          </div>
        );
      })}
    </div>
  );
}
