/** The outbox's way to the backend: in the order in which it was written, in batches, each answered as a whole. */
import { type Operation, type PushAnswer, PUSH_MOST_BYTES, PUSH_MOST_OPERATIONS } from '../../shared/notes/protocol.ts';
import { utf8Bytes } from '../../shared/notes/validation.ts';
import type { NoteId } from '../../shared/notes/types.ts';
import { type Account, database, type OutboxRow, type StreamKey } from '../store/database.ts';
import { streamOf, UNDO_PAUSE, waitingOf } from '../store/notes.ts';
import { settlePush } from '../store/settle.ts';
import { type Call, CallFailure } from './calling.ts';
import { keepMark, whereTheyStand } from './marks.ts';
import { pullStream } from './pull.ts';

/** How often one push may find the backend restored before it is left to the next. */
const MOST_RESTORED = 3;

export interface Pushed {
  /** Documents whose notes look different now. */
  readonly documents: ReadonlySet<string>;
  /** Milliseconds until the next operation is due (a deletion that can still be undone); null: none waits. */
  readonly next: number | null;
}

/** Sends all that is due. @throws CallFailure when the backend does not answer; what was answered until then is kept. */
export async function pushAll(account: Account, call: Call): Promise<Pushed> {
  const documents = new Set<string>();
  let most = PUSH_MOST_OPERATIONS;
  let restored = 0;
  const takeIn = async (streams: readonly StreamKey[]): Promise<void> => {
    for (const stream of streams) for (const document of await pullIfMember(account, stream, call)) documents.add(document);
  };
  for (;;) {
    const { batch, next } = await nextBatch(account, most);
    if (batch.length === 0) return { documents, next };
    const { marks, stale } = await whereTheyStand(account, batch.map((row) => streamOf(row.operation.delegation)));
    if (stale.length > 0 && restored < MOST_RESTORED) {
      restored += 1;
      await takeIn(stale);
      continue;
    }
    await markTried(account, batch);
    let answers: readonly PushAnswer[];
    try {
      answers = await call('push_operations', { p_operations: batch.map((row) => row.operation), ...(Object.keys(marks).length > 0 ? { p_marks: marks } : {}) });
    } catch (error) {
      // What was made upon a past that is gone is looked at again before it is sent.
      if (error instanceof CallFailure && error.reason === 'restored' && restored < MOST_RESTORED) {
        restored += 1;
        await takeIn(Object.keys(marks));
        continue;
      }
      if (!(error instanceof CallFailure) || !isAboutTheBatch(error)) throw error;
      // Something in the batch cannot be taken: find it by halving, so that one bad operation never holds up the rest.
      if (batch.length > 1) {
        most = Math.ceil(batch.length / 2);
        continue;
      }
      answers = [{ operation: batch[0]!.id, outcome: 'refused', code: error.reason === 'too-large' ? 'too-large' : 'invalid' }];
    }
    most = PUSH_MOST_OPERATIONS;
    for (const document of await takeAnswers(account, batch, answers)) documents.add(document);
  }
}

/** Somebody who is no longer in a delegation has nothing to take in from it; what he sends there is refused. */
async function pullIfMember(account: Account, stream: StreamKey, call: Call): Promise<ReadonlySet<string>> {
  try {
    return await pullStream(account, stream, call);
  } catch (error) {
    if (error instanceof CallFailure && error.reason === 'not-allowed') return new Set();
    throw error;
  }
}

function isAboutTheBatch(failure: CallFailure): boolean {
  return failure.reason === 'rejected' || failure.reason === 'too-large' || failure.reason === 'invalid';
}

async function nextBatch(account: Account, most: number): Promise<{ batch: OutboxRow[]; next: number | null }> {
  const waiting = await database.outbox.where('account').equals(account).sortBy('sequence');
  const batch: OutboxRow[] = [];
  const held = new Set<NoteId>();
  let bytes = 2;
  let next: number | null = null;
  for (const row of waiting) {
    const wait = pauseUntil(row.due);
    if (wait > 0) next = Math.min(next ?? wait, wait);
    // What follows a held-back operation on the same note waits with it: one note's operations keep their order.
    if (wait > 0 || held.has(row.note)) {
      held.add(row.note);
      continue;
    }
    const size = utf8Bytes(JSON.stringify(row.operation)) + 1;
    if (batch.length > 0 && (batch.length >= most || bytes + size > PUSH_MOST_BYTES * 0.9)) break;
    batch.push(row);
    bytes += size;
  }
  return { batch, next };
}

/** A clock that was set back must not hold a deletion for a year: no pause is longer than it can have been meant. */
function pauseUntil(due: number): number {
  const wait = due - Date.now();
  return wait > UNDO_PAUSE ? 0 : wait;
}

async function markTried(account: Account, batch: readonly OutboxRow[]): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    await database.outbox.bulkPut(batch.map((row) => ({ ...row, tried: 1 as const })));
    for (const id of new Set(batch.map((row) => row.note))) {
      const row = await database.notes.get([account, id]);
      if (row !== undefined && row.state === 'here') await database.notes.put({ ...row, state: 'sending' });
    }
  });
}

async function takeAnswers(account: Account, batch: readonly OutboxRow[], answers: readonly PushAnswer[]): Promise<Set<string>> {
  const documents = new Set<string>();
  const asked = new Map<string, Operation>(batch.map((row) => [row.id, row.operation]));
  await database.transaction('rw', database.notes, database.outbox, database.cursors, async () => {
    for (const answer of answers) {
      const operation = asked.get(answer.operation);
      // An answer to a question that was not asked is no answer.
      if (operation === undefined) continue;
      const row = await database.notes.get([account, operation.note]);
      const settled = settlePush(row, await waitingOf(account, operation.note), answer);
      await database.outbox.where('id').anyOf(settled.drop).delete();
      if (settled.row === null) await database.notes.delete([account, operation.note]);
      else await database.notes.put(settled.row);
      if (row !== undefined) documents.add(row.document);
      if (answer.outcome !== 'refused') await keepMark(account, streamOf(operation.delegation), answer.mark);
    }
  });
  if (answers.length === 0) throw new CallFailure('unreachable', 'the backend answered none of the operations');
  return documents;
}
