/** Work in slices, so that the page's own tasks come in between. */

/** Milliseconds of work before the page has its turn: a frame at 60 Hz keeps half of it. */
const SLICE = 8;

interface Scheduler {
  yield?: () => Promise<void>;
}

/** Lets the page work; resolves soon after, before new low-priority tasks where the browser can. */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: Scheduler };
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Resolves when the page is idle, after `timeout` milliseconds at the latest. */
export function idle(timeout: number): Promise<void> {
  return new Promise((resolve) => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout });
    else setTimeout(resolve, Math.min(timeout, 50));
  });
}

/**
 * Runs a generator to its end with a pause whenever a slice is used up.
 * Gives null when `stale` says between two slices that the work is worthless by now.
 */
export async function drive<T>(steps: Iterator<void, T>, stale: () => boolean): Promise<T | null> {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    await pause();
    if (stale()) return null;
    until = performance.now() + SLICE;
  }
}
