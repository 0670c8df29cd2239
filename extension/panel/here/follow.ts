import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { liveQuery } from 'dexie';
import { useMemo } from 'preact/hooks';

/** What a component follows of the signals: drawn anew when the answer is another, not whenever a signal changes. */
export function useOwn<T>(answer: () => T, inputs: readonly unknown[]): T {
  return useMemo(() => computed(answer), inputs).value;
}

/**
 * A signal that follows a query of the local database, across pages and the background, and is asked anew when a
 * signal that `query` reads before its first `await` changes.
 * @param ended called with what went wrong, such as a database that cannot be opened
 */
export function following<T>(query: () => () => Promise<T>, first: T, ended: (error: unknown) => void = () => undefined): ReadonlySignal<T> {
  const value = signal(first);
  effect(() => {
    const subscription = liveQuery(query()).subscribe({ next: (now) => (value.value = now), error: ended });
    return () => subscription.unsubscribe();
  });
  return value;
}
