/**
 * What was started is ended in the opposite order, once, whatever the reason: the work is done, a signal, an error.
 * A signal in the middle of a start waits for what is coming up and ends that too.
 */

type End = () => Promise<void> | void;

/** How long a start or an end may take when everything is to end, in milliseconds, before it is left to itself. */
const PATIENCE_MS = 10_000;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export class Started {
  readonly #ends: End[] = [];
  readonly #starting = new Set<Promise<unknown>>();
  readonly #stop = new AbortController();
  #ending: Promise<void> | null = null;

  /** True from the first reason to end on. */
  get ending(): boolean {
    return this.#ending !== null;
  }

  /** Aborts when the end begins: for work that is not a thing to be ended. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Waits for something that starts, and will end it. Never comes back once the end has begun. */
  async own<T>(starting: Promise<T>, end: (started: T) => Promise<void> | void): Promise<T> {
    const owned = starting.then((started) => {
      this.#ends.push(() => end(started));
      return started;
    });
    this.#starting.add(owned);
    try {
      const started = await owned;
      return this.ending ? await new Promise<never>(() => {}) : started;
    } finally {
      this.#starting.delete(owned);
    }
  }

  end(): Promise<void> {
    this.#ending ??= this.#end();
    this.#stop.abort();
    return this.#ending;
  }

  async #end(): Promise<void> {
    await patiently(Promise.allSettled(this.#starting));
    for (let end = this.#ends.pop(); end !== undefined; end = this.#ends.pop()) await patiently(ended(end));
  }
}

/** Ends everything and the process when it is told to stop. */
export function endOnSignals(started: Started): void {
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => void started.end().then(() => process.exit(code)));
}

async function ended(end: End): Promise<void> {
  try {
    await end();
  } catch {
    // It is going either way; what else is running must still be ended.
  }
}

function patiently(work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
