/**
 * After the backend was restored from a backup: everything is taken in anew, and what the backup did not know of this
 * person's own words is sent again. Newer words of others are never replaced: what is not plainly older is a conflict.
 */
import { changesBetween } from '../../shared/notes/merge.ts';
import type { Change, Operation } from '../../shared/notes/protocol.ts';
import type { OperationId } from '../../shared/notes/types.ts';
import { type Account, database, type NoteRow, type OutboxRow, type StreamKey } from '../store/database.ts';
import { noteOf } from '../store/fold.ts';
import { newId } from '../store/ids.ts';
import { createOperations, enqueue, waitingOf } from '../store/notes.ts';

/** What is known of the backend is from another life of it. */
export async function beginAnew(account: Account, stream: StreamKey): Promise<void> {
  await database.transaction('rw', database.notes, database.cursors, async () => {
    await database.notes.where('[account+stream]').equals([account, stream]).modify((row: { server: NoteRow['server']; stale?: 1 }) => {
      if (row.server !== null) row.stale = 1;
    });
    await database.cursors.put({ account, stream, revision: 0, anew: 1 });
  });
}

/**
 * Compares what a note was with what the backend has of it now. An edit of the person's own that the backup did not know
 * waits to be sent again; what waited already says anew upon what it stands. Inside the caller's transaction.
 * @returns the row, ready to take the record in
 */
export async function takeUpAgain(row: NoteRow, change: Change): Promise<NoteRow> {
  const { stale: _stale, server: had, ...rest } = row;
  const fresh: NoteRow = { ...rest, server: null };
  if (had === null || had.deleted || change.deleted) return fresh;
  if (had.revision === change.revision && had.changed === change.changed) return fresh;
  // The same note as it was before: by the count and by the backend's clock.
  const older = change.author === row.account && change.revision < had.revision && Date.parse(change.changed) < Date.parse(had.changed);
  const unsettled = row.state === 'conflict' || row.state === 'refused';
  const lost = older && !unsettled && row.deleted === 0 ? changesBetween(noteOf(change), noteOf(had)) : null;
  const waiting = await waitingOf(row.account, row.id);
  await database.outbox.where('id').anyOf(waiting.map((each) => each.id)).delete();
  let after: OperationId | null = null;
  if (lost !== null) {
    after = newId() as OperationId;
    await enqueue(row.account, { kind: 'edit', id: after, delegation: change.delegation, note: change.id, at: had.edited, base: change.revision, after: null, changes: lost });
  }
  for (const { sequence: _sequence, ...each } of waiting) {
    const operation = standingOn(each.operation, older ? change.revision : 0, after);
    await database.outbox.add({ ...each, operation });
    if (operation.kind !== 'resolve') after = operation.id;
  }
  return fresh;
}

/** What this computer had seen is not what the backend has: unless that is only older, nothing of it counts as seen. */
function standingOn(operation: Operation, base: number, after: OperationId | null): Operation {
  return operation.kind === 'edit' || operation.kind === 'delete' ? { ...operation, base, after } : operation;
}

/** Ends the taking in: what has not come again is unknown to the backup. */
export async function sendWhatTheBackupLost(account: Account, stream: StreamKey): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, database.cursors, async () => {
    const cursor = await database.cursors.get([account, stream]);
    if (cursor !== undefined) await database.cursors.put({ account, stream, revision: cursor.revision, mark: cursor.mark ?? null });
    for (const row of await database.notes.where('[account+stream]').equals([account, stream]).toArray()) {
      if (row.stale === 1 || (row.server === null && row.state === 'synced')) await sendAnew(row, await waitingOf(account, row.id));
    }
  });
}

/** A note that the backend once had, and has no more. */
async function sendAnew(row: NoteRow, waiting: readonly OutboxRow[]): Promise<void> {
  const { stale: _stale, refused: _refused, ...rest } = row;
  // Its creation still waits here: it is sent as it is.
  if (waiting.some((each) => each.operation.kind === 'create')) {
    await database.notes.put({ ...rest, server: null });
    return;
  }
  await database.outbox.where('id').anyOf(waiting.map((each) => each.id)).delete();
  const words = row.state === 'conflict' || row.state === 'refused' || waiting.some((each) => each.operation.kind === 'edit');
  if (row.deleted === 0 && row.note.author === row.account) {
    for (const operation of createOperations(row.note)) await enqueue(row.account, operation);
    await database.notes.put({ ...rest, server: null, state: 'here' });
  } else if (row.deleted === 0 && words) await database.notes.put({ ...rest, server: null, state: 'refused', refused: 'not-allowed' });
  else await database.notes.delete([row.account, row.id]);
}
