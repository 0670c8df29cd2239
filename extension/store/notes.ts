/**
 * The one place that writes what a person does with notes. When a function here resolves, it is on the disk.
 * Extension pages and the background both call it; content scripts cannot (IndexedDB there is the page's).
 */
import type { Anchor } from '../../shared/anchors/types.ts';
import { type Changeable, changesBetween, merge } from '../../shared/notes/merge.ts';
import type { EditOperation, NoteContent, Operation } from '../../shared/notes/protocol.ts';
import type { DelegationId, Note, NoteId, OperationId, UserId } from '../../shared/notes/types.ts';
import { BODY_MOST_BYTES, utf8Bytes } from '../../shared/notes/validation.ts';
import { type Account, database, LOCAL, type NoteRow, type OutboxRow, PRIVATE, type StreamKey } from './database.ts';
import { fold, noteOf } from './fold.ts';
import { newId } from './ids.ts';
import { cleanAnchor, cleanTags, cleanText, cleanWording } from './text.ts';

/** How long a deletion can be taken back before it is sent, in milliseconds. */
export const UNDO_PAUSE = 8_000;

export interface NewNote extends NoteContent {
  readonly stream: StreamKey;
}

export interface Written extends Pick<Note, 'body' | 'tags' | 'position'> {
  /** Absent: as it is. */
  readonly wording?: string | null;
}

export async function createNote(account: Account, made: NewNote): Promise<NoteId> {
  const id = newId() as NoteId;
  const { stream, ...rest } = made;
  const content: NoteContent = { ...rest, body: cleanText(rest.body), tags: cleanTags(rest.tags), wording: cleanWording(rest.wording), anchor: cleanAnchor(rest.anchor) };
  const operation: Operation = { kind: 'create', id: newId() as OperationId, delegation: delegationOf(stream), note: id, at: new Date().toISOString(), content };
  await database.transaction('rw', database.notes, database.outbox, async () => {
    await enqueue(account, operation);
    const { note } = fold(null, [operation], authorOf(account));
    await database.notes.put({ account, id, stream, document: content.document, note: note!, state: 'here', deleted: 0, server: null });
  });
  return id;
}

/** Also settles what was refused: the text is sent anew. Does nothing when nothing changed. */
export async function editNote(account: Account, id: NoteId, written: Written): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.deleted === 1) return;
    const clean = { body: cleanText(written.body), tags: cleanTags(written.tags), position: written.position, wording: written.wording === undefined ? row.note.wording : cleanWording(written.wording) };
    if (row.state === 'refused' && row.server === null) {
      await resend(row, clean);
      return;
    }
    if (account === LOCAL) {
      await database.notes.put({ ...row, note: { ...row.note, ...clean, edited: new Date().toISOString() } });
      return;
    }
    const settled = row.state === 'refused' || row.state === 'conflict';
    if (settled && row.server?.deleted === true) {
      // Deleted elsewhere: what is kept by writing on becomes a note of its own.
      await createNote(account, { ...contentOf(row.note), ...clean, stream: row.stream });
      await database.notes.delete([account, id]);
      return;
    }
    const from = settled && row.server !== null && !row.server.deleted ? noteOf(row.server) : row.note;
    const changes = changesBetween(from, { ...clean, anchor: from.anchor });
    if (changes === null) {
      if (settled) await refresh(account, forgetRefusal(row));
      return;
    }
    const edit: EditOperation = {
      kind: 'edit', id: newId() as OperationId, delegation: row.note.delegation, note: id, at: new Date().toISOString(), changes, ...(await basisOf(row)),
    };
    await enqueue(account, edit);
    await refresh(account, forgetRefusal({ ...row, state: 'here' }));
  });
}

/** Takes an edit back, field by field: what was written since stays, and so do words that are not settled. */
export async function undoEdit(account: Account, id: NoteId, made: Omit<Changeable, 'anchor'>, before: Omit<Changeable, 'anchor'>): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.deleted === 1 || row.state === 'conflict' || row.state === 'refused') return;
    const { anchor } = row.note;
    await editNote(account, id, merge({ ...made, anchor }, { ...before, anchor }, row.note).note);
  });
}

/** Takes a position back that a new note took, and the note with it; words that were written on it since stay. */
export async function undoPosition(account: Account, id: NoteId, made: Pick<Note, 'position' | 'wording'>): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.deleted === 1 || row.note.position !== made.position || row.note.wording !== made.wording) return;
    if (row.note.body === '') await deleteNote(account, id, 0);
    else if (row.note.kind !== 'agreed' && row.state !== 'conflict' && row.state !== 'refused') await editNote(account, id, { ...row.note, position: null, wording: null });
  });
}

/**
 * Puts a note at another place of its document. Does nothing to a reply, which is where its thread is, to what is
 * there already, and to a note whose words are not settled yet.
 */
export async function moveNote(account: Account, id: NoteId, anchor: Anchor): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.deleted === 1 || row.note.kind === 'reply' || row.state === 'conflict' || row.state === 'refused') return;
    const moved = { ...row.note, anchor: cleanAnchor(anchor) };
    const changes = changesBetween(row.note, moved);
    if (changes === null) return;
    const at = new Date().toISOString();
    if (account === LOCAL) {
      await database.notes.put({ ...row, note: { ...moved, edited: at } });
      return;
    }
    await enqueue(account, { kind: 'edit', id: newId() as OperationId, delegation: row.note.delegation, note: id, at, changes, ...(await basisOf(row)) });
    await refresh(account, { ...row, state: 'here' });
  });
}

/** Says that a thread is dealt with, or is not; `id` names its first note. */
export async function resolveNote(account: Account, id: NoteId, resolved: boolean): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.deleted === 1 || row.note.kind === 'reply' || row.note.resolved === resolved) return;
    const shown = { ...row, note: { ...row.note, resolved } };
    // Where the backend has no such note, `createOperations` tells it along with the note.
    if (account !== LOCAL && !(row.state === 'refused' && row.server === null)) await enqueue(account, resolution(row.note, resolved));
    // Words that are unsettled stay as they are.
    if (account === LOCAL || row.state === 'conflict' || row.state === 'refused') await database.notes.put(shown);
    else await refresh(account, shown);
  });
}

/** What `undoDelete` needs; without an account there is no operation to take back. */
export interface Deletion {
  readonly note: NoteId;
  readonly operation: OperationId | null;
}

/**
 * Deletes a note; the backend is told after a pause for an undo, in milliseconds (0: at once, where the deletion is
 * itself the undoing of something). null: it was gone already.
 */
export async function deleteNote(account: Account, id: NoteId, pause = UNDO_PAUSE): Promise<Deletion | null> {
  return database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.deleted === 1) return null;
    await database.notes.put({ ...row, deleted: 1 });
    // Never on the backend, or without one: there is nothing to tell.
    if (account === LOCAL || (row.state === 'refused' && row.server === null)) return { note: id, operation: null };
    const operation: Operation = {
      kind: 'delete', id: newId() as OperationId, delegation: row.note.delegation, note: id, at: new Date().toISOString(), ...(await basisOf(row)),
    };
    await enqueue(account, operation, pause === 0 ? 0 : Date.now() + pause);
    return { note: id, operation: operation.id };
  });
}

/** Somebody is about to take a deletion back: the backend is not told of it yet. */
export async function holdDeletion({ operation }: Deletion): Promise<void> {
  if (operation === null) return;
  await database.transaction('rw', database.outbox, async () => {
    const waiting = await database.outbox.where('id').equals(operation).first();
    if (waiting !== undefined && waiting.tried !== 1) await database.outbox.update(waiting.sequence!, { due: Date.now() + UNDO_PAUSE });
  });
}

/** @returns whether the note is back: false once the backend may have heard of the deletion. */
export async function undoDelete(account: Account, deletion: Deletion): Promise<boolean> {
  return database.transaction('rw', database.notes, database.outbox, async () => {
    if (deletion.operation !== null) {
      const waiting = await database.outbox.where('id').equals(deletion.operation).first();
      if (waiting === undefined || waiting.tried === 1 || waiting.account !== account) return false;
      await database.outbox.delete(waiting.sequence!);
    }
    const row = await database.notes.get([account, deletion.note]);
    if (row === undefined) return false;
    // A pull may have said "waits to be sent" because of the deletion alone; words that are unsettled stay as they are.
    if (account === LOCAL || row.state === 'conflict' || row.state === 'refused') await database.notes.put({ ...row, deleted: 0 });
    else await refresh(account, row);
    return true;
  });
}

/** Removes what was deleted without a backend to tell; called when no undo can be open any more. */
export async function sweep(): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, async () => {
    const gone = await database.notes.filter((row) => row.deleted === 1).toArray();
    for (const row of gone) {
      if ((await waitingOf(row.account, row.id)).length === 0) await database.notes.delete([row.account, row.id]);
    }
  });
}

/** Both texts of a conflict in one, the person's own first; null where there are not two, or one note cannot hold them. */
export function bothTexts({ note, server }: Pick<NoteRow, 'note' | 'server'>): string | null {
  if (server === null || server.deleted || note.body === server.body || note.body === '' || server.body === '') return null;
  const both = `${note.body}\n\n---\n\n${server.body}`;
  return utf8Bytes(both) > BODY_MOST_BYTES ? null : both;
}

/**
 * Settles a conflict: the person's own text upon the backend's newest record, the backend's as it is, or one after the other.
 * @returns what brings back the text that was not kept; null where none went
 */
export async function settleConflict(account: Account, id: NoteId, keep: 'mine' | 'theirs' | 'both'): Promise<(() => Promise<void>) | null> {
  // As one: killed in between, the browser would leave the words there twice.
  return database.transaction('rw', database.notes, database.outbox, async () => {
    const row = await database.notes.get([account, id]);
    if (row === undefined || row.state !== 'conflict' || row.server === null) return null;
    const again = async (): Promise<void> => void (await createNote(account, { ...contentOf(row.note), stream: row.stream }));
    if (row.server.deleted) {
      // A deleted note cannot be edited; what the person wanted to keep becomes a note of its own.
      if (keep !== 'theirs') await again();
      await database.notes.delete([account, id]);
      return keep === 'theirs' ? again : null;
    }
    const other = noteOf(row.server);
    if (keep !== 'theirs') await editNote(account, id, keep === 'both' ? { ...row.note, body: bothTexts(row) ?? row.note.body } : row.note);
    else await refresh(account, row);
    const settled = await database.notes.get([account, id]);
    return keep === 'both' || settled === undefined ? null : () => undoEdit(account, id, settled.note, keep === 'mine' ? other : row.note);
  });
}

/** Gives the notes that were written without an account to the signed-in person, as private notes. */
export async function adoptLocalNotes(account: Account): Promise<number> {
  return database.transaction('rw', database.notes, database.outbox, async () => {
    const rows = await database.notes.where('[account+stream]').equals([LOCAL, PRIVATE]).toArray();
    const kept = rows.filter((row) => row.deleted === 0);
    // Parents before replies, so that a reply's parent is known when it arrives.
    kept.sort((a, b) => Number(a.note.parent !== null) - Number(b.note.parent !== null) || a.note.created.localeCompare(b.note.created));
    for (const row of kept) {
      for (const operation of createOperations(row.note)) await enqueue(account, operation);
      await database.notes.put({ ...row, account, note: { ...row.note, author: authorOf(account) }, state: 'here' });
    }
    await database.notes.bulkDelete(rows.map((row) => [LOCAL, row.id] as [Account, NoteId]));
    return kept.length;
  });
}

/** The operations of one note that are not answered yet, in order. */
export async function waitingOf(account: Account, note: NoteId): Promise<OutboxRow[]> {
  return database.outbox.where('[account+note]').equals([account, note]).sortBy('sequence');
}

/** Writes the row with its shown fields and state made anew from what the backend said and what still waits. */
export async function refresh(account: Account, row: NoteRow): Promise<void> {
  const waiting = await waitingOf(account, row.id);
  const { note, deleted } = fold(row.server, waiting.map((each) => each.operation), authorOf(account));
  if (note === null && waiting.length === 0) {
    await database.notes.delete([account, row.id]);
    return;
  }
  const state = waiting.length === 0 ? 'synced' : waiting.some((each) => each.tried === 1) ? 'sending' : 'here';
  await database.notes.put({ ...row, note: note ?? row.note, deleted: deleted ? 1 : 0, state });
}

export function delegationOf(stream: StreamKey): DelegationId | null {
  return stream === PRIVATE ? null : (stream as DelegationId);
}

export function streamOf(delegation: DelegationId | null): StreamKey {
  return delegation ?? PRIVATE;
}

function authorOf(account: Account): UserId | null {
  return account === LOCAL ? null : (account as UserId);
}

export function contentOf(note: Note): NoteContent {
  const { document, anchor, kind, parent, body, tags, position, wording } = note;
  return { document, anchor, kind, parent, body, tags, position, wording };
}

/** What makes the backend have a note as it is here. */
export function createOperations(note: Note): readonly Operation[] {
  const create: Operation = { kind: 'create', id: newId() as OperationId, delegation: note.delegation, note: note.id, at: note.created, content: contentOf(note) };
  return note.resolved ? [create, resolution(note, true)] : [create];
}

function resolution(note: Note, resolved: boolean): Operation {
  return { kind: 'resolve', id: newId() as OperationId, delegation: note.delegation, note: note.id, at: new Date().toISOString(), resolved };
}

export async function enqueue(account: Account, operation: Operation, due = 0): Promise<void> {
  // Without an account there is nobody to send to; adoption makes the operations when there is.
  if (account !== LOCAL) await database.outbox.add({ account, operation, id: operation.id, note: operation.note, due, tried: 0 });
}

async function basisOf(row: NoteRow): Promise<{ base: number; after: OperationId | null }> {
  const waiting = await waitingOf(row.account, row.id);
  return { base: row.server?.revision ?? 0, after: waiting.findLast((each) => each.operation.kind !== 'resolve')?.id ?? null };
}

/** A note that the backend never took: the same note, created by a new operation. */
async function resend(row: NoteRow, written: Written): Promise<void> {
  const note: Note = { ...row.note, ...written, edited: new Date().toISOString() };
  for (const operation of createOperations(note)) await enqueue(row.account, operation);
  await database.notes.put(forgetRefusal({ ...row, note, state: 'here' }));
}

function forgetRefusal(row: NoteRow): NoteRow {
  const { refused: _refused, ...rest } = row;
  return rest;
}

/** An anchor for a note on the document as a whole. */
export function wholeDocument(language: Anchor['language']): Anchor {
  return { target: 'document', from: null, to: null, quote: null, position: null, language, edition: null };
}
