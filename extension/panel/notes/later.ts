/** What of a note can wait until the page is at rest: its buttons, while many notes are scrolled past. */
import { useEffect, useState } from 'preact/hooks';

/** Notes that are completed in one go: together they take a few milliseconds. */
const AT_ONCE = 2;
/** Milliseconds after which a busy page completes them all the same. */
const PATIENCE = 300;

const queue = new Set<() => void>();
let asked = false;

function ask(): void {
  if (asked || queue.size === 0) return;
  asked = true;
  requestIdleCallback(() => {
    asked = false;
    for (const complete of [...queue].slice(0, AT_ONCE)) {
      queue.delete(complete);
      complete();
    }
    ask();
  }, { timeout: PATIENCE });
}

/** False when a component is first drawn, true soon afterwards; at once where `now` says so. */
export function useLater(now: boolean): boolean {
  const [due, setDue] = useState(now);
  useEffect(() => {
    if (due) return;
    const complete = (): void => setDue(true);
    queue.add(complete);
    ask();
    return () => void queue.delete(complete);
  }, []);
  return due || now;
}
