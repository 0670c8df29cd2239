import { AsyncLocalStorage } from 'node:async_hooks';

export type Log = (line: string) => void;

/**
 * @supabase/lite prints a failed query to the console together with its parameters: notes, names, addresses. While it
 * works for us, its printing is caught here and only the error's kind goes on. What others print is left alone.
 */
const within = new AsyncLocalStorage<Log>();
const METHODS = ['error', 'warn', 'info', 'log', 'debug'] as const;

let installed = 0;
const originals = new Map<(typeof METHODS)[number], (...data: unknown[]) => void>();

/** Runs `work` with its console output reduced to kinds of errors, told to `log`. */
export function guarded<T>(log: Log, work: () => Promise<T>): Promise<T> {
  return within.run(log, work);
}

/** Runs what is ours and called from within lite's work, such as printing a code: its output is left alone again. */
export function unguarded<T>(work: () => T): T {
  return within.exit(work);
}

/** Puts the guard in place; the function that it returns takes it away again. */
export function installGuard(): () => void {
  installed += 1;
  if (installed === 1) {
    for (const method of METHODS) {
      const original = console[method].bind(console) as (...data: unknown[]) => void;
      originals.set(method, original);
      console[method] = (...data: unknown[]) => {
        const log = within.getStore();
        if (log === undefined) original(...data);
        else if (method === 'error') log(`error ${data.map(kindOf).find((kind) => kind !== null) ?? 'of an unknown kind'}`);
      };
    }
  }
  let removed = false;
  return () => {
    if (removed) return;
    removed = true;
    installed -= 1;
    if (installed > 0) return;
    for (const [method, original] of originals) console[method] = original;
    originals.clear();
  };
}

/** An error's class and its SQLSTATE or system code. Never its message: that may quote what somebody wrote. */
export function kindOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const code = 'code' in value && typeof value.code === 'string' && /^[A-Z0-9_]{2,40}$/.test(value.code) ? value.code : null;
  const name = value instanceof Error && /^[A-Za-z]{1,40}$/.test(value.name) ? value.name : null;
  return code === null && name === null ? null : [name, code].filter((part) => part !== null).join(' ');
}
