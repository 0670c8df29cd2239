/**
 * What an answer of the backend does to a note on this computer. Pure; `sync/` reads and writes the rows.
 * The rule behind every branch: words that a person wrote here leave the screen only when the person says so.
 */
import { applyChanges, changesBetween } from '../../shared/notes/merge.ts';
import type { Change, Operation, PushAnswer } from '../../shared/notes/protocol.ts';
import type { OperationId, UserId } from '../../shared/notes/types.ts';
import { type Account, LOCAL, type NoteRow } from './database.ts';
import { fold, noteOf } from './fold.ts';
import { streamOf } from './notes.ts';

export interface Settled {
  /** null: nothing of the note is left to keep. */
  readonly row: NoteRow | null;
  /** Operations that are answered, or that cannot be applied any more. */
  readonly drop: readonly OperationId[];
}

type Waiting = { readonly operation: Operation; readonly tried: 0 | 1 };

/** @param waiting the unanswered operations of the answered one's note, in order */
export function settlePush(row: NoteRow | undefined, waiting: readonly Waiting[], answer: PushAnswer): Settled {
  const at = waiting.findIndex((each) => each.operation.id === answer.operation);
  // Answered before (an answer that came twice): the record may still be news.
  if (at < 0) return row === undefined || answer.outcome === 'refused' ? { row: row ?? null, drop: [] } : settlePull(row.account, row, waiting, answer.record);
  const answered = waiting[at]!.operation;
  if (row === undefined) return { row: null, drop: [answer.operation] };
  if (answer.outcome === 'applied' || answer.outcome === 'duplicate') {
    // Whatever was unsettled of it: its person has deleted it, and the backend has taken that.
    if (answered.kind === 'delete' && answer.record.deleted) return { row: null, drop: waiting.slice(at).map((each) => each.operation.id) };
    const rest = waiting.filter((each) => each.operation.id !== answer.operation);
    return { row: settlePull(row.account, row, rest, answer.record).row, drop: [answer.operation] };
  }
  if (answered.kind === 'resolve') {
    // Refused (it is never a conflict): no words are in question, the note is what it was.
    const rest = waiting.filter((each) => each.operation.id !== answer.operation);
    const drop = [answer.operation];
    if (row.server !== null) return { row: settlePull(row.account, row, rest, row.server).row, drop };
    return { row: { ...row, note: { ...row.note, resolved: false } }, drop };
  }
  // What was made upon this operation cannot stand without it. That a thread is dealt with stands upon no words.
  const drop = waiting.slice(at).filter((each) => answered.kind === 'create' || each.operation.kind !== 'resolve').map((each) => each.operation.id);
  const server = answer.outcome === 'conflict' ? newer(row.server, answer.record) : row.server;
  const removal = answered.kind === 'delete';
  if (removal) {
    // The note was not deleted: show it again, as the backend has it.
    const { note } = fold(server, [], authorOf(row.account));
    return { row: note === null ? null : { ...row, server, note, deleted: 0, state: 'synced' }, drop };
  }
  if (answer.outcome === 'conflict') {
    // Another computer has brought the note back, and a pull has shown it here in the place of what this one brings.
    const note = answered.kind === 'create' ? (fold(null, waiting.slice(at).map((each) => each.operation), authorOf(row.account)).note ?? row.note) : row.note;
    // Both say the same, as after two computers have brought one note back: there is nothing to choose.
    const same = server !== null && !server.deleted && changesBetween(noteOf(server), note) === null;
    return { row: same ? { ...row, server, note: noteOf(server), deleted: 0, state: 'synced' } : { ...row, server, note, deleted: 0, state: 'conflict' }, drop };
  }
  return { row: { ...row, deleted: 0, state: 'refused', refused: 'code' in answer ? answer.code : 'invalid' }, drop };
}

/** A record or tombstone from the backend, by a pull or with an answer. */
export function settlePull(account: Account, row: NoteRow | undefined, waiting: readonly Waiting[], change: Change): Settled {
  if (row === undefined) {
    if (change.deleted) return { row: null, drop: [] };
    const { note } = fold(change, [], authorOf(account));
    return {
      row: { account, id: change.id, stream: streamOf(change.delegation), document: change.document, note: note!, state: 'synced', deleted: 0, server: change },
      drop: [],
    };
  }
  const server = newer(row.server, change);
  const unsettled = row.state === 'conflict' || row.state === 'refused';
  if (unsettled) {
    // The person has not chosen yet, whatever else waits; only what is beside the words moves on.
    const resolution = waiting.findLast((each) => each.operation.kind === 'resolve')?.operation;
    const resolved = resolution?.kind === 'resolve' ? resolution.resolved : !server.deleted && noteOf(server).resolved;
    return { row: { ...row, server: withSentAgain(server, waiting), note: { ...row.note, resolved } }, drop: [] };
  }
  const { note, deleted } = fold(server, waiting.map((each) => each.operation), authorOf(account));
  if (waiting.length === 0) {
    return { row: note === null || deleted ? null : { ...row, server, note, deleted: 0, state: 'synced', document: note.document }, drop: [] };
  }
  const removed = waiting.some((each) => each.operation.kind === 'delete');
  const words = waiting.some((each) => each.operation.kind === 'create' || each.operation.kind === 'edit');
  return {
    row: {
      ...row,
      server,
      note: note ?? row.note,
      // Deleted elsewhere while words wait here: shown until the backend answers what became of them.
      deleted: removed || (deleted && !words) ? 1 : 0,
      state: waiting.some((each) => each.tried === 1) ? 'sending' : 'here',
    },
    drop: [],
  };
}

/** Beside words that are unsettled nothing but what a restored backend had lost waits to be sent: it is what the person chooses from. */
function withSentAgain(server: Change, waiting: readonly Waiting[]): Change {
  return waiting.reduce<Change>((record, { operation }) => (record.deleted || operation.kind !== 'edit' ? record : { ...record, ...applyChanges(record, operation.changes) }), server);
}

function newer(known: Change | null, change: Change): Change {
  return known !== null && known.revision > change.revision ? known : change;
}

function authorOf(account: Account): UserId | null {
  return account === LOCAL ? null : (account as UserId);
}
