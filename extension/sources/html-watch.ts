/**
 * When a page's text may have changed. The page tells through its mutations; a page that changes all the time
 * (clocks, carousels) is asked less and less often as long as its text stays what it was.
 */

export interface Watch {
  /** What the last reading found: `same` lengthens the pause before a restless page is read again. */
  settled(outcome: 'same' | 'changed'): void;
  /** True once since the last call if the page changed: then a walk in slices has to begin again. */
  disturbed(): boolean;
}

/** Milliseconds without a change before the page is read again, and the longest wait while changes go on. */
const QUIET = 200;
const LONGEST = 1000;
/** The same for a page whose changes have not changed its text several times in a row. */
const RESTLESS = [1, 1, 1, 2, 4, 8, 16] as const;

const SHOWING = ['hidden', 'open', 'class', 'style', 'dir', 'start', 'value', 'type'];

/**
 * Calls `changed` some time after the page changed, until `signal` aborts.
 * @param ours our own elements, whose changes are not the page's
 */
export function watchPage(page: Document, ours: ReadonlySet<Node>, changed: () => void, signal: AbortSignal): Watch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince = 0;
  let unchanged = 0;
  let dirty = false;

  const fire = () => {
    timer = undefined;
    changed();
  };
  const observer = new MutationObserver((records) => {
    if (!records.some((record) => concerns(record, ours))) return;
    dirty = true;
    const factor = RESTLESS[Math.min(unchanged, RESTLESS.length - 1)]!;
    const now = performance.now();
    if (timer === undefined) waitingSince = now;
    clearTimeout(timer);
    const left = waitingSince + LONGEST * factor - now;
    timer = setTimeout(fire, Math.max(0, Math.min(QUIET * factor, left)));
  });
  observer.observe(page, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: SHOWING });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(timer);
  });
  return {
    settled: (outcome) => {
      unchanged = outcome === 'same' ? unchanged + 1 : 0;
    },
    disturbed: () => {
      if (observer.takeRecords().some((record) => concerns(record, ours))) dirty = true;
      const was = dirty;
      dirty = false;
      return was;
    },
  };
}

function concerns(record: MutationRecord, ours: ReadonlySet<Node>): boolean {
  if (ours.has(record.target)) return false;
  if (record.type !== 'childList') return true;
  for (const node of record.addedNodes) if (!ours.has(node)) return true;
  for (const node of record.removedNodes) if (!ours.has(node)) return true;
  return false;
}
