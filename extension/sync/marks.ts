/** The marks by which the backend knows whether this computer and it have the same past. */
import type { Mark } from '../../shared/notes/protocol.ts';
import { type Account, database, type StreamKey } from '../store/database.ts';

const revisionOf = (mark: Mark): number => Number.parseInt(mark, 10);

/** The mark of the greater revision: who has that past has all before it. */
export function newerMark(known: Mark | null | undefined, given: Mark | null | undefined): Mark | null {
  if (typeof known !== 'string') return given ?? null;
  return typeof given === 'string' && revisionOf(given) >= revisionOf(known) ? given : known;
}

/** Keeps the mark of something that was acknowledged before it was pulled. Inside the caller's transaction. */
export async function keepMark(account: Account, stream: StreamKey, mark: Mark | null | undefined): Promise<void> {
  if (typeof mark !== 'string') return;
  const cursor = (await database.cursors.get([account, stream])) ?? { account, stream, revision: 0 };
  await database.cursors.put({ ...cursor, mark: newerMark(cursor.mark, mark) });
}

/** @returns the marks of these streams, and which of them are not wholly taken in anew since the backend was restored */
export async function whereTheyStand(account: Account, streams: readonly StreamKey[]): Promise<{ marks: Record<StreamKey, Mark>; stale: StreamKey[] }> {
  const marks: Record<StreamKey, Mark> = {};
  const stale: StreamKey[] = [];
  for (const stream of new Set(streams)) {
    const cursor = await database.cursors.get([account, stream]);
    if (cursor?.anew === 1) stale.push(stream);
    if (typeof cursor?.mark === 'string') marks[stream] = cursor.mark;
  }
  return { marks, stale };
}
