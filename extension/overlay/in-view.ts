/**
 * Tells which clause is being read, so that the outline beside the page can follow. Nothing is measured while the page
 * scrolls: once it rests, a dozen boxes at most are looked at (a binary search over the blocks).
 */
import type { PageReading } from './page-reading.ts';
import { ask } from './wire.ts';
import { firstWhere } from '../../shared/first-where.ts';

/** Milliseconds without scrolling, then the browser's next idle moment. */
const REST = 250;
const IDLE = 500;
/** How far down the viewport people read, as a share of its height. */
const LINE = 0.3;

export interface InView {
  /** The page was read anew, or laid out anew. */
  look(): void;
}

export function followReading(page: () => PageReading | null, signal: AbortSignal): InView {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let told: string | null = null;

  const tell = () => {
    const now = page();
    if (signal.aborted || now === null || document.visibilityState === 'hidden') return;
    const path = clauseInView(now, innerHeight * LINE);
    if (path === told) return;
    told = path;
    void ask('overlay/in-view', { path });
  };
  const look = () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(tell, { timeout: IDLE });
      else tell();
    }, REST);
  };
  // Captured: a box that scrolls by itself does not let the event bubble.
  addEventListener('scroll', look, { signal, passive: true, capture: true });
  document.addEventListener('visibilitychange', look, { signal });
  signal.addEventListener('abort', () => clearTimeout(resting));
  return { look };
}

/** The clause of the first block that reaches below `line` (CSS pixels from the viewport's top). */
function clauseInView({ text, clausesIn, clauseAt }: PageReading, line: number): string | null {
  const { blocks } = text.document;
  const block = blocks[firstWhere(blocks.length, (at) => (text.elements[at]?.getBoundingClientRect().bottom ?? 0) > line)];
  if (block === undefined) return null;
  return (clausesIn(block.start, block.end)[0] ?? clauseAt(block.start))?.path ?? null;
}
