/** What others wrote: everything after a stream's cursor, page by page, each page and its cursor in one transaction. */
import { type DelegationSummary, type MyStreams, PULL_MOST_CHANGES } from '../../shared/notes/protocol.ts';
import type { NoteId } from '../../shared/notes/types.ts';
import { type Account, type CursorRow, database, type DelegationRow, type NoteRow, PRIVATE, type StreamKey } from '../store/database.ts';
import { delegationOf, waitingOf } from '../store/notes.ts';
import { settlePull } from '../store/settle.ts';
import { type Call, CallFailure } from './calling.ts';
import { newestMark, withMark } from './marks.ts';
import { beginAnew, sendRepliesTo, sendWhatTheBackupLost, takeUpAgain } from './restored.ts';

/** Pulls one stream to its end. @returns the documents whose notes look different now. @throws CallFailure */
export async function pullStream(account: Account, stream: StreamKey, call: Call): Promise<Set<string>> {
  const documents = new Set<string>();
  let begunAnew = false;
  for (;;) {
    const cursor: CursorRow | undefined = await database.cursors.get([account, stream]);
    // Begun in an earlier life of this worker: it is gone on with, to its end.
    begunAnew ||= cursor?.common !== undefined;
    const mark = newestMark(cursor);
    const page = await call('pull_changes', { p_delegation: delegationOf(stream), p_after: cursor?.revision ?? 0, p_limit: PULL_MOST_CHANGES, ...(mark === null ? {} : { p_mark: mark }) });
    if (page.reset) {
      // From the very beginning there is nothing that could be from another life.
      if ((cursor?.revision ?? 0) === 0 && mark === null) throw new CallFailure('rejected', 'the backend knows no beginning');
      const marks = cursor?.marks ?? [];
      await beginAnew(account, stream, marks.length === 0 ? 0 : await call('common_revision', { p_delegation: delegationOf(stream), p_marks: marks }));
      continue;
    }
    await database.transaction('rw', database.notes, database.outbox, database.cursors, database.delegations, async () => {
      for (const change of page.changes) {
        const row = await database.notes.get([account, change.id]);
        const known = row?.stale === 1 ? await takeUpAgain(row, change, cursor?.common ?? 0) : row;
        const { row: settled } = settlePull(account, known, known === undefined ? [] : await waitingOf(account, change.id), change);
        if (settled !== null) await database.notes.put(settled);
        else if (row !== undefined) await database.notes.delete([account, change.id]);
        documents.add(change.document);
        if (row !== undefined) documents.add(row.document);
      }
      await sendRepliesTo(account, page.changes);
      await database.cursors.put({ ...cursor, account, stream, revision: page.revision, marks: withMark(cursor?.marks, page.mark) });
    });
    if (!page.more) break;
  }
  if (begunAnew) await sendWhatTheBackupLost(account, stream);
  return documents;
}

/** Takes in which delegations the person is in. What he may no longer see leaves this computer; what he has not sent stays. */
export async function takeStreams(account: Account, streams: MyStreams): Promise<Set<string>> {
  const documents = new Set<string>();
  await database.transaction('rw', database.notes, database.outbox, database.cursors, database.delegations, async () => {
    const known = await database.delegations.where('account').equals(account).toArray();
    const now = new Set<string>(streams.delegations.map((each) => each.id));
    // By the notes too: a worker that was killed may have left some before it ever heard of their delegation.
    const kept = (await database.notes.where('[account+stream]').between([account, ''], [account, '\uffff']).uniqueKeys()) as unknown as [Account, StreamKey][];
    for (const stream of new Set([...known.map((each) => each.id as StreamKey), ...kept.map(([, each]) => each)])) {
      if (stream !== PRIVATE && !now.has(stream)) for (const document of await forgetStream(account, stream)) documents.add(document);
    }
    await database.delegations.bulkPut(streams.delegations.map((each) => ({ ...each, account, roster: rosterOf(known, each) })));
  });
  return documents;
}

function rosterOf(known: readonly DelegationRow[], each: DelegationSummary): DelegationRow['roster'] {
  return known.find((row) => row.id === each.id)?.roster ?? [];
}

/** Removes a stream's notes from this computer but for those with something unsent. Inside the caller's transaction. */
export async function forgetStream(account: Account, stream: StreamKey): Promise<Set<string>> {
  const documents = new Set<string>();
  const rows = await database.notes.where('[account+stream]').equals([account, stream]).toArray();
  const gone: [Account, NoteId][] = [];
  for (const row of rows) {
    if (row.deleted === 0 && (await holdsUnsentWords(row))) continue;
    gone.push([account, row.id]);
    documents.add(row.document);
  }
  await database.notes.bulkDelete(gone);
  const cursor = await database.cursors.get([account, stream]);
  // What waits to be sent was made upon a past: its marks stay, and all else is taken in anew by who comes back.
  if (cursor !== undefined && cursor.revision > 0) await database.cursors.put({ ...cursor, revision: 0 });
  if (stream !== PRIVATE) await database.delegations.delete([account, stream]);
  return documents;
}

/**
 * Whether something that the person wrote is only here: not a deletion, and not that a thread is dealt with.
 * A head may have written on another's agreed position: those words are his.
 */
async function holdsUnsentWords(row: NoteRow): Promise<boolean> {
  if (row.state === 'synced') return false;
  if (row.state === 'conflict' || row.state === 'refused') return true;
  return (await waitingOf(row.account, row.id)).some(({ operation }) => operation.kind === 'create' || operation.kind === 'edit');
}

/** Takes a delegation's people in. @throws CallFailure */
export async function pullRoster(account: Account, delegation: DelegationRow['id'], call: Call): Promise<void> {
  const roster = await call('roster', { p_delegation: delegation });
  await database.delegations.where('[account+id]').equals([account, delegation]).modify((row: { roster: DelegationRow['roster'] }) => {
    row.roster = roster;
  });
}
