/** Runs jobs one after another, in the order in which they came. */
export interface Queue {
  run<T>(job: () => Promise<T>): Promise<T>;
}

/**
 * PGlite is one connection without a lock of its own: two requests that overlap would run inside one transaction,
 * the second one's statements under the first one's role. So everything that touches it passes here.
 */
export function oneAtATime(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run<T>(job: () => Promise<T>): Promise<T> {
      const next = last.then(job, job);
      last = next.catch(() => undefined);
      return next;
    },
  };
}

/** For a database that brings its own connections. */
export const allAtOnce: Queue = { run: (job) => job() };
