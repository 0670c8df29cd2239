/**
 * After the backend was restored from a backup: everything is taken in anew, and what the backup did not know of this
 * person's own words is sent again. Of every note three revisions are at hand: what this computer `had`, what the backend
 * has `now`, and up to which revision both are known to have the same past, the `common` one.
 *
 * - `had` ≤ common: it is in the backend's own past. Whatever took its place was decided by the usual rules.
 * - `now` ≤ common < `had`: what is there is what `had` was made of. What was changed since is sent again upon it.
 * - both beyond: neither is known to have seen the other. It is sent as by somebody who has seen nothing; if the words
 *   differ the backend answers that it is a conflict, and its author chooses.
 *
 * A deletion that the backend had taken before it was set back is not repeated, nor that a thread was dealt with: what a
 * backup brings back may have been written upon by somebody since, and nobody has seen that here. A note too many is seen,
 * and deleted again; a note too few is missed by nobody. What was not acknowledged yet waits in the outbox and is sent.
 *
 * So no clock is asked, and a common revision that is told too low costs a question too many, never a word.
 */
import { changesBetween } from '../../shared/notes/merge.ts';
import type { Change, NoteChanges } from '../../shared/notes/protocol.ts';
import type { Note, NoteId, OperationId } from '../../shared/notes/types.ts';
import { type Account, database, type NoteRow, type OutboxRow, type StreamKey } from '../store/database.ts';
import { noteOf } from '../store/fold.ts';
import { newId } from '../store/ids.ts';
import { createOperations, enqueue, streamOf, waitingOf } from '../store/notes.ts';
import { revisionOf } from './marks.ts';

/** @param common the greatest revision of which this computer's mark is the backend's, too; 0: none */
export async function beginAnew(account: Account, stream: StreamKey, common: number): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, database.cursors, async () => {
    const cursor = await database.cursors.get([account, stream]);
    // Restored once more before all was taken in: what is from before both has the past of both.
    const shared = Math.min(common, cursor?.common ?? common);
    await database.notes.where('[account+stream]').equals([account, stream]).modify((row: { server: NoteRow['server']; stale?: 1 }) => {
      if (row.server !== null && row.server.revision > shared) row.stale = 1;
    });
    // What waits for notes that have left this computer with their person stands upon what is common, or upon nothing.
    const waiting = await database.outbox.where('account').equals(account).sortBy('sequence');
    for (const note of new Set(waiting.filter(({ operation }) => streamOf(operation.delegation) === stream).map((each) => each.note))) {
      if ((await database.notes.get([account, note])) !== undefined) continue;
      const alone = waiting.filter((each) => each.note === note);
      await database.outbox.where('id').anyOf(alone.map((each) => each.id)).delete();
      await putBack(alone, { had: Infinity, base: 0, common: shared, again: null });
    }
    await database.cursors.put({ account, stream, revision: 0, marks: (cursor?.marks ?? []).filter((mark) => revisionOf(mark) <= common), common: shared });
  });
}

/**
 * Takes a stale row's past away: what of it is not in what the backend has now waits to be sent again, and what waited
 * already says anew upon what it stands. Inside the caller's transaction.
 * @returns the row, ready to take the record in
 */
export async function takeUpAgain(row: NoteRow, now: Change, common: number): Promise<NoteRow> {
  const { stale: _stale, server: had, ...rest } = row;
  if (had === null || (had.revision === now.revision && had.changed === now.changed)) return { ...rest, server: had };
  const lost = had.deleted ? null : lostOf(noteOf(had), now);
  // The same words again, by whichever way they came: they have been seen.
  const base = now.revision <= common || (lost === null && !had.deleted) ? now.revision : 0;
  const waiting = await takeWaiting(row);
  let again: OperationId | null = null;
  if (lost !== null && row.deleted === 0 && (await areHisWords(row))) {
    again = newId() as OperationId;
    await enqueue(row.account, { kind: 'edit', id: again, delegation: now.delegation, note: now.id, at: row.note.edited, base, after: null, changes: lost });
  }
  await putBack(waiting, { had: had.revision, base, common, again });
  return { ...rest, server: null };
}

/** What the backend has to be told to have it again; of a note that was deleted there the words, so that the author is asked. */
function lostOf(had: Note, now: Change): NoteChanges | null {
  return now.deleted ? { body: had.body } : changesBetween(noteOf(now), had);
}

async function takeWaiting(row: NoteRow): Promise<readonly OutboxRow[]> {
  const waiting = await waitingOf(row.account, row.id);
  await database.outbox.where('id').anyOf(waiting.map((each) => each.id)).delete();
  return waiting;
}

interface Standing {
  readonly had: number;
  /** The newest revision of the backend's own that whoever had seen a lost one has seen. */
  readonly base: number;
  readonly common: number;
  /** What sends the lost words again. */
  readonly again: OperationId | null;
}

/** What was made upon the words that are sent again stands upon those; what had not seen them does not. */
async function putBack(waiting: readonly OutboxRow[], { had, base, common, again }: Standing): Promise<void> {
  const ids = new Set(waiting.map((each) => each.id));
  for (const { sequence: _sequence, ...each } of waiting) {
    const { operation } = each;
    if (operation.kind !== 'edit' && operation.kind !== 'delete') {
      await database.outbox.add(each);
      continue;
    }
    const chained = operation.after !== null && ids.has(operation.after);
    const after = chained ? operation.after : operation.base >= had ? again : null;
    await database.outbox.add({ ...each, operation: { ...operation, base: operation.base <= common ? operation.base : base, after } });
  }
}

/** Whether this person may have written what stands in a note: his own, and what is agreed while he is a head. Whichever head comes first brings it back. */
async function areHisWords(row: NoteRow): Promise<boolean> {
  if (row.note.kind !== 'agreed' || row.note.author === row.account) return row.note.author === row.account;
  // Not heard yet since he signed in: the backend decides.
  return ((await database.delegations.get([row.account, row.stream]))?.role ?? 'head') === 'head';
}

/** Ends the taking in: what has not come again is unknown to the backup. */
export async function sendWhatTheBackupLost(account: Account, stream: StreamKey): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, database.cursors, database.delegations, async () => {
    const cursor = await database.cursors.get([account, stream]);
    if (cursor !== undefined) {
      const { common: _common, ...rest } = cursor;
      await database.cursors.put(rest);
    }
    const rows = await database.notes.where('[account+stream]').equals([account, stream]).toArray();
    const lost = new Map(rows.filter((row) => row.stale === 1).map((row) => [row.id, row]));
    // A note before its replies, or those would answer nothing.
    const depth = (id: NoteId | null): number => (id !== null && lost.has(id) ? 1 + depth(lost.get(id)!.note.parent) : 0);
    for (const row of [...lost.values()].sort((a, b) => depth(a.id) - depth(b.id))) await sendAnew(row);
  });
}

/** A note that the backend once had, and has no more: made anew as it was there, and what waited upon it. */
async function sendAnew(row: NoteRow): Promise<void> {
  const { stale: _stale, server: had, ...rest } = row;
  const waiting = (await takeWaiting(row)).filter(({ operation }) => operation.kind !== 'create');
  if (had === null || had.deleted || row.deleted === 1 || !(await areHisWords(row))) {
    await database.notes.delete([row.account, row.id]);
    return;
  }
  const made = createOperations(noteOf(had));
  for (const operation of made) await enqueue(row.account, operation);
  await putBack(waiting, { had: had.revision, base: 0, common: 0, again: made[0]!.id });
  // Where the person has not chosen yet, what he chooses from stays before his eyes.
  if (row.state === 'conflict' || row.state === 'refused') await database.notes.put({ ...rest, server: { ...had, revision: 0 } });
  else await database.notes.put({ ...rest, server: null, state: 'here' });
}

/**
 * Replies that the backend could not take because what they answer was not there, and now is: sent again.
 * Inside the caller's transaction.
 */
export async function sendRepliesTo(account: Account, changes: readonly Change[]): Promise<void> {
  const refused = await database.notes.where('[account+state]').equals([account, 'refused']).toArray();
  for (const row of refused) {
    const parent = changes.find((change) => change.id === row.note.parent && !change.deleted);
    if (parent === undefined || row.server !== null || row.deleted === 1 || row.refused !== 'not-allowed') continue;
    if ((await waitingOf(account, row.id)).length > 0) continue;
    const { refused: _refused, ...rest } = row;
    for (const operation of createOperations(row.note)) await enqueue(account, operation);
    await database.notes.put({ ...rest, state: 'here' });
  }
}
