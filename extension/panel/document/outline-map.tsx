/** A slim map of the document beside the outline: where notes, citations and positions are, and what is in view. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OutlineEntry } from '../../messages.ts';
import { fill } from '../../words/words.ts';
import { words } from '../here/words.ts';

/** CSS pixels a mark is high; clauses nearer to each other than that share one. */
const STEP = 4;

export interface ClauseFacts {
  readonly notes: number;
  readonly unread: number;
  readonly positions: boolean;
  readonly citations: number;
}

interface Props {
  readonly entries: readonly OutlineEntry[];
  readonly facts: (path: string) => ClauseFacts;
  readonly inView: string | null;
  readonly go: (path: string) => void;
}

/** For the eye and the pointer; who reads otherwise has the same in the outline's lines, and here the sums. */
export function OutlineMap({ entries, facts, inView, go }: Props): JSX.Element {
  const bar = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(400);
  useEffect(() => {
    const view = bar.current?.closest('.view');
    if (!view) return;
    const sizes = new ResizeObserver(() => setHeight(view.clientHeight));
    sizes.observe(view);
    return () => sizes.disconnect();
  }, []);
  const slots = Math.max(1, Math.floor((height - 16) / STEP));
  const marks = marksOf(entries, facts, slots);
  const at = entries.findIndex(({ path }) => path === inView);
  const share = (index: number): string => `${(index / Math.max(1, entries.length)) * 100}%`;
  const sum = (holds: (each: ClauseFacts) => boolean): number => entries.filter(({ path }) => holds(facts(path))).length;
  const label = fill(words.value.stance.outline.map, { notes: sum((each) => each.notes > 0), positions: sum((each) => each.positions), citations: sum((each) => each.citations > 0) });
  const click = (event: MouseEvent): void => {
    const box = bar.current?.getBoundingClientRect();
    if (box === undefined || entries.length === 0) return;
    const index = Math.floor(((event.clientY - box.top) / box.height) * entries.length);
    const entry = entries[Math.min(entries.length - 1, Math.max(0, index))];
    if (entry !== undefined) go(entry.path);
  };
  return (
    <div ref={bar} class="outline-map" role="img" aria-label={label} style={{ blockSize: `${height - 16}px` }} onClick={click}>
      {at >= 0 && <span class="here" style={{ insetBlockStart: share(at) }} />}
      {marks.map(({ slot, notes, unread, positions, citations }) => (
        <span key={slot} class="at" style={{ insetBlockStart: `${(slot / slots) * 100}%` }}>
          {citations && <i class="cites" />}
          {notes && <i class={unread ? 'noted unread' : 'noted'} />}
          {positions && <i class="stands" />}
        </span>
      ))}
    </div>
  );
}

interface MapMark {
  readonly slot: number;
  notes: boolean;
  unread: boolean;
  positions: boolean;
  citations: boolean;
}

function marksOf(entries: readonly OutlineEntry[], facts: (path: string) => ClauseFacts, slots: number): readonly MapMark[] {
  const all = new Map<number, MapMark>();
  entries.forEach(({ path }, index) => {
    const { notes, unread, positions, citations } = facts(path);
    if (notes === 0 && !positions && citations === 0) return;
    const slot = Math.floor((index / entries.length) * slots);
    const mark = all.get(slot) ?? { slot, notes: false, unread: false, positions: false, citations: false };
    all.set(slot, { slot, notes: mark.notes || notes > 0, unread: mark.unread || unread > 0, positions: mark.positions || positions, citations: mark.citations || citations > 0 });
  });
  return [...all.values()];
}
