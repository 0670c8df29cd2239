/** A long list of which only what is near the screen is in the page. */
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { Heights } from './heights.ts';

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

/** What stays where it is on the screen while heights around it become known. */
interface Anchor {
  readonly key: string;
  /** CSS pixels from the top of the view down to the item, negative above it. */
  readonly top: number;
}

/** Up to here a list is in the page whole: the browser's own search finds everything in it. */
const WHOLE = 50;
/** Items on either side of the screen that are drawn before they come into view, and how many more of them a frame. */
const NEAR = 4;
const NEARER = 2;
/** Milliseconds after which scrolling has come to rest. */
const REST = 150;

/** Whether a list was drawn before: the panel's first one is drawn with its neighbours, since each frame of the opening counts. */
let someDrawn = false;

export function Rolling<T>(props: RollingProps<T>): JSX.Element {
  const { items, keyOf, draw } = props;
  if (items.length > WHOLE) return <Windowed {...props} />;
  return <div class="whole">{items.map((item, index) => <div key={keyOf(item)} class="place-group" data-key={keyOf(item)}>{draw(item, index)}</div>)}</div>;
}

function Windowed<T>({ items, keyOf, estimate, draw, show }: RollingProps<T>): JSX.Element {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const place = useRef<HTMLDivElement>(null);
  // What has the focus stays in the page however far it is scrolled away, else the focus would be lost.
  const held = useRef<string | null>(null);
  const known = useRef(new Map<string, number>());
  const heights = useMemo(() => new Heights(Float64Array.from(items, (item) => known.current.get(keyOf(item)) ?? estimate)), [items, keyOf, estimate]);
  const indexes = useMemo(() => new Map(items.map((item, index) => [keyOf(item), index])), [items, keyOf]);
  const now = useRef({ heights, indexes, items });
  now.current = { heights, indexes, items };
  const view = useView(place, now, keyOf, redraw);
  const drawn = useRef<Drawn<T>>({ by: draw, nodes: new Map() });
  const wanted = show === null ? undefined : indexes.get(show);

  useLayoutEffect(() => view.lie());
  useLayoutEffect(() => view.hold(), [heights]);
  useLayoutEffect(() => {
    if (wanted !== undefined) view.goTo(wanted);
  }, [show, view]);
  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback((node: HTMLElement | null) => {
    if (node === null) return;
    observer.current ??= new ResizeObserver((entries) => {
      let news = false;
      for (const { target, borderBoxSize } of entries) {
        const key = (target as HTMLElement).dataset['key'];
        const height = borderBoxSize[0]?.blockSize ?? 0;
        if (key === undefined || height === 0) continue;
        known.current.set(key, height);
        const index = now.current.indexes.get(key);
        if (index !== undefined && now.current.heights.set(index, height) !== 0) news = true;
      }
      if (!news) return;
      view.hold();
      redraw(0);
    });
    observer.current.observe(node);
    return () => observer.current?.unobserve(node);
  }, [view]);
  useEffect(() => () => observer.current?.disconnect(), []);

  const [from, to] = view.range();
  const shown: number[] = [];
  for (let index = from; index <= to; index++) shown.push(index);
  for (const extra of [held.current === null ? undefined : indexes.get(held.current), wanted]) if (extra !== undefined && (extra < from || extra > to) && !shown.includes(extra)) shown.push(extra);
  shown.sort((a, b) => a - b);
  const before = drawn.current;
  const nodeOf = (item: T, index: number): readonly [number, JSX.Element] => {
    const kept = before.by === draw ? before.nodes.get(item) : undefined;
    return kept?.[0] === index ? kept : [index, draw(item, index)];
  };
  const nodes = new Map(shown.map((index) => [items[index]!, nodeOf(items[index]!, index)]));
  drawn.current = { by: draw, nodes };
  useEffect(() => view.widen());
  const keep = (event: FocusEvent): void => {
    held.current = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'] ?? null;
  };
  return (
    <div ref={place} class="rolling" style={{ blockSize: `${heights.before(items.length)}px` }} onFocusIn={keep}>
      {shown.map((index) => {
        const item = items[index]!;
        return (
          <div key={keyOf(item)} ref={measure} class="place-group" data-index={index} data-key={keyOf(item)} style={{ transform: `translateY(${heights.before(index)}px)` }}>
            {nodes.get(item)![1]}
          </div>
        );
      })}
    </div>
  );
}

interface Now<T> {
  readonly heights: Heights;
  readonly indexes: ReadonlyMap<string, number>;
  readonly items: readonly T[];
}

interface View {
  /** The first and the last item to be drawn. */
  range(): readonly [number, number];
  /** Looks where the list begins in what scrolls, unless it is being scrolled: then nothing above it changes. */
  lie(): void;
  /** Puts what was on the screen back to where it was, after heights or items above it have changed. */
  hold(): void;
  goTo(index: number): void;
  /** Has what is near the screen drawn, some with each frame, after a jump has drawn what is on it. */
  widen(): void;
}

/** The part of a list that is on the screen of the `.view` around it. */
function useView<T>(place: { readonly current: HTMLElement | null }, now: { readonly current: Now<T> }, keyOf: (item: T) => string, redraw: (action: number) => void): View {
  const state = useRef({ top: 0, height: innerHeight, margin: 0, near: NEAR, from: -1, to: -1, scrolling: false, frame: 0, anchor: null as Anchor | null, scroller: null as HTMLElement | null });
  const view = useMemo((): View & { scrolled(): void; rested(): void; resized(height: number): void } => {
    const at = state.current;
    const onScreen = (): readonly [number, number] => {
      const { heights } = now.current;
      return [Math.max(heights.at(at.top - at.margin), 0), heights.at(at.top - at.margin + at.height)];
    };
    const remember = (): void => {
      const { heights, items } = now.current;
      const [first] = onScreen();
      const item = items[first];
      // At the top of the list, what is new above comes into view.
      at.anchor = item === undefined || at.top <= at.margin ? null : { key: keyOf(item), top: at.margin + heights.before(first) - at.top };
    };
    return {
      range() {
        const [first, last] = onScreen();
        if (first > at.to || last < at.from) at.near = at.from < 0 && !someDrawn ? NEAR : 0;
        someDrawn = true;
        at.from = first;
        at.to = last;
        return [Math.max(first - at.near, 0), Math.min(last + at.near, now.current.items.length - 1)];
      },
      lie() {
        const here = place.current;
        if (at.scrolling || here === null || at.scroller === null) return;
        const margin = Math.round(here.getBoundingClientRect().top - at.scroller.getBoundingClientRect().top + at.scroller.scrollTop);
        if (margin === at.margin) return;
        at.margin = margin;
        redraw(0);
      },
      hold() {
        const { anchor, scroller } = at;
        const index = anchor === null ? undefined : now.current.indexes.get(anchor.key);
        if (anchor === null || scroller === null || index === undefined) return;
        const top = at.margin + now.current.heights.before(index) - anchor.top;
        if (Math.abs(top - at.top) < 1) return;
        // The list must be as high as it will be before it can be scrolled there.
        if (place.current !== null) place.current.style.blockSize = `${now.current.heights.before(now.current.items.length)}px`;
        scroller.scrollTop = top;
        at.top = scroller.scrollTop;
      },
      goTo(index) {
        const { scroller } = at;
        const { heights, items } = now.current;
        if (scroller === null) return;
        scroller.scrollTop = at.margin + heights.before(index) - Math.max((at.height - heights.of(index)) / 2, 0);
        at.top = scroller.scrollTop;
        at.anchor = { key: keyOf(items[index]!), top: at.margin + heights.before(index) - at.top };
        redraw(0);
      },
      widen() {
        if (at.near >= NEAR || at.frame !== 0) return;
        at.frame = requestAnimationFrame(() => {
          at.frame = 0;
          at.near = Math.min(at.near + NEARER, NEAR);
          redraw(0);
        });
      },
      scrolled() {
        if (at.scroller === null) return;
        at.scrolling = true;
        at.top = at.scroller.scrollTop;
        const [first, last] = onScreen();
        remember();
        if (first !== at.from || last !== at.to) redraw(0);
      },
      rested() {
        at.scrolling = false;
        redraw(0);
      },
      resized(height) {
        if (height === 0 || height === at.height) return;
        at.height = height;
        redraw(0);
      },
    };
  }, []);
  useLayoutEffect(() => {
    const scroller = place.current?.closest<HTMLElement>('.view') ?? null;
    if (scroller === null) return;
    const at = state.current;
    at.scroller = scroller;
    at.top = scroller.scrollTop;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const onScroll = (): void => {
      view.scrolled();
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(() => view.rested(), REST);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    const observer = new ResizeObserver(([entry]) => view.resized(entry?.contentRect.height ?? 0));
    observer.observe(scroller);
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      observer.disconnect();
      if (timer !== null) clearTimeout(timer);
      if (at.frame !== 0) cancelAnimationFrame(at.frame);
    };
  }, [view]);
  return view;
}
