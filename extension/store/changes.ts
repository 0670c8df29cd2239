/** What is written to tables of the local database, by whichever page or worker, row by row. */
import { Dexie, type IntervalTree, type ObservabilitySet, RangeSet } from 'dexie';
import { database } from './database.ts';

/** The keys of the rows that were written or deleted; null where only the browser knows which, so all may be others now. */
export type Changed = readonly (readonly string[])[] | null;

/**
 * Calls with what was written to a table until the signal aborts. A live query would read ten thousand rows again
 * because of one.
 */
export function hearChanges(table: 'notes' | 'libraryTexts' | 'seen' | 'delegations', changed: (keys: Changed) => void, signal: AbortSignal): void {
  const part = `idb://${database.name}/${table}/`;
  const hear = (parts: ObservabilitySet): void => {
    if ('all' in parts) return changed(null);
    const ranges = parts[part];
    if (ranges === undefined || !('from' in ranges)) return;
    const keys = new Map<string, readonly string[]>();
    for (const { from, to } of new (RangeSet as new (tree: IntervalTree) => Iterable<{ from: unknown; to: unknown }>)(ranges)) {
      const key = keyOf(from);
      if (key === null || key.join(' ') !== keyOf(to)?.join(' ')) return changed(null);
      keys.set(key.join(' '), key);
    }
    if (keys.size > 0) changed([...keys.values()]);
  };
  Dexie.on.storagemutated.subscribe(hear);
  signal.addEventListener('abort', () => Dexie.on.storagemutated.unsubscribe(hear), { once: true });
}

function keyOf(key: unknown): readonly string[] | null {
  if (typeof key === 'string') return [key];
  return Array.isArray(key) && key.every((each) => typeof each === 'string') ? key : null;
}
