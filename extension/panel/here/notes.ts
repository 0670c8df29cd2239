/** The notes on the document in the tab, and what the person has seen of them. */
import { computed, effect, signal } from '@preact/signals';
import { PRIVATE } from '../../store/database.ts';
import { isUnread, type Seen } from '../../store/seen.ts';
import { painted } from './painted.ts';
import { account, delegations, stream } from './person.ts';
import { followSeen } from './seen.ts';
import { EMPTY_SHELF, followShelf, type Shelf } from './shelf.ts';
import { documentKey, tabDocument } from './tab.ts';
import { valuesKnown } from './values.ts';

function pathsHere(): readonly string[] {
  return tabDocument.peek()?.outline.map((entry) => entry.path) ?? [];
}

/** The rows of this document as they come from the disk, and how many there are. */
export const shelf = signal<Shelf>(EMPTY_SHELF);
const shelfShown = computed(() => shelf.value !== EMPTY_SHELF);
/** The notes on this document could not be read; `readAgain` tries anew. */
export const shelfBroken = signal(false);
const attempt = signal(0);
export const readAgain = (): void => void attempt.value++;
effect(() => {
  const document = documentKey.value;
  const whose = account.value;
  const ready = valuesKnown.value;
  void attempt.value;
  shelf.value = EMPTY_SHELF;
  shelfBroken.value = false;
  if (!ready || document === null) return;
  const ended = new AbortController();
  followShelf(whose, document, pathsHere, (now) => (shelf.value = now), ended.signal).catch(() => !ended.signal.aborted && (shelfBroken.value = true));
  return () => ended.abort();
});

/** The notes on this document that belong on the screen: private ones, and those of the delegation at work. */
export const notes = computed(() => {
  const mine = new Set(delegations.value.map((each) => each.id as string));
  // What a delegation that one has left did not take any more stays in sight: it is nowhere else.
  return shelf.value.rows.filter((row) => row.deleted === 0 && (row.stream === PRIVATE || row.stream === stream.value || !mine.has(row.stream)));
});

/** What the person has seen of this document's notes; null until the disk has told. */
export const seen = signal<Seen | null>(null);
effect(() => {
  const document = documentKey.value;
  const whose = account.value;
  // What is seen matters once there are notes on the screen, and never keeps them from it.
  const ready = valuesKnown.value && shelfShown.value;
  seen.value = null;
  if (!ready || document === null) return;
  const ended = new AbortController();
  void painted().then(() => ended.signal.aborted ? undefined : followSeen(whose, document, (now) => (seen.value = now), ended.signal)).catch(() => undefined);
  return () => ended.abort();
});
export const seenKnown = computed(() => seen.value !== null);
/** The notes of others on this document that the person has not seen. */
export const unread = computed<ReadonlySet<string>>(() => {
  const known = seen.value;
  return new Set(known === null ? [] : notes.value.filter((row) => isUnread(row, known)).map((row) => row.id));
});
