/** The marks by which the backend knows whether this computer and it have the same past. */
import type { Mark } from '../../shared/notes/protocol.ts';
import { type Account, type CursorRow, database, type StreamKey } from '../store/database.ts';

/** Most marks that are kept of a stream: enough to tell nearly to the change where a backup was made. */
const MOST = 200;

export const revisionOf = (mark: Mark): number => Number.parseInt(mark, 10);

/** The newest mark of a stream: who has that past has all before it. */
export function newestMark(cursor: CursorRow | undefined): Mark | null {
  return cursor?.marks?.at(-1) ?? null;
}

/** @returns the marks with one more, by revision; of many, every second of the older half goes */
export function withMark(known: readonly Mark[] | undefined, given: Mark | null | undefined): readonly Mark[] {
  const marks = known ?? [];
  if (typeof given !== 'string' || marks.includes(given)) return marks;
  const all = [...marks.filter((mark) => revisionOf(mark) !== revisionOf(given)), given].sort((a, b) => revisionOf(a) - revisionOf(b));
  return all.length <= MOST ? all : all.filter((_mark, i) => i >= MOST / 2 || i % 2 === 0);
}

/** Keeps the mark of something that was acknowledged before it was pulled. Inside the caller's transaction. */
export async function keepMark(account: Account, stream: StreamKey, mark: Mark | null | undefined): Promise<void> {
  if (typeof mark !== 'string') return;
  const cursor = (await database.cursors.get([account, stream])) ?? { account, stream, revision: 0 };
  await database.cursors.put({ ...cursor, marks: withMark(cursor.marks, mark) });
}

/** @returns the marks of these streams, and which of them are not wholly taken in anew since the backend was restored */
export async function whereTheyStand(account: Account, streams: readonly StreamKey[]): Promise<{ marks: Record<StreamKey, Mark>; stale: StreamKey[] }> {
  const marks: Record<StreamKey, Mark> = {};
  const stale: StreamKey[] = [];
  for (const stream of new Set(streams)) {
    const cursor = await database.cursors.get([account, stream]);
    if (cursor?.common !== undefined) stale.push(stream);
    const mark = newestMark(cursor);
    if (mark !== null) marks[stream] = mark;
  }
  return { marks, stale };
}
