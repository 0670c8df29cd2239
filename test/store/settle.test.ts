import { describe, expect, test } from 'vitest';
import type { Change, CreateOperation, DeleteOperation, EditOperation, NoteRecord, Operation, PushAnswer, ResolveOperation, Tombstone } from '../../shared/notes/protocol.ts';
import type { NoteId, OperationId, UserId } from '../../shared/notes/types.ts';
import type { NoteRow } from '../../extension/store/database.ts';
import { fold, noteOf } from '../../extension/store/fold.ts';
import { wholeDocument } from '../../extension/store/notes.ts';
import { settlePull, settlePush } from '../../extension/store/settle.ts';

const ME = 'aaaaaaaa-0000-4000-8000-000000000001' as UserId;
const NOTE = '01900000-0000-7000-8000-000000000001' as NoteId;
const op = (n: number) => `01900000-0000-7000-8000-0000000000f${n}` as OperationId;
const content = { document: 'un:A/RES/67/195', anchor: wholeDocument('en'), kind: 'note' as const, parent: null, body: 'mine', tags: ['a'], position: null };

const create: CreateOperation = { kind: 'create', id: op(1), delegation: null, note: NOTE, at: '2026-11-22T01:00:00Z', content };
const edit = (n: number, changes: EditOperation['changes'], after: OperationId | null = null): EditOperation => ({ kind: 'edit', id: op(n), delegation: null, note: NOTE, at: '2026-11-22T02:00:00Z', changes, base: 1, after });
const removal: DeleteOperation = { kind: 'delete', id: op(9), delegation: null, note: NOTE, at: '2026-11-22T03:00:00Z', base: 1, after: null };
const resolve = (n: number, resolved: boolean): ResolveOperation => ({ kind: 'resolve', id: op(n), delegation: null, note: NOTE, at: '2026-11-22T04:00:00Z', resolved });
const record = (body: string, revision: number, more: Partial<NoteRecord> = {}): NoteRecord => ({
  ...content, wording: null, resolved: false, id: NOTE, delegation: null, body, author: ME, created: create.at, edited: create.at, deleted: false, revision, changed: create.at, ...more,
});
const tombstone = (revision: number): Tombstone => ({ id: NOTE, delegation: null, document: content.document, deleted: true, revision, changed: create.at });
const row = (more: Partial<NoteRow> = {}): NoteRow => ({
  account: ME, id: NOTE, stream: 'private', document: content.document, note: fold(null, [create], ME).note!, state: 'sending', deleted: 0, server: null, ...more,
});
const sent = (...operations: Operation[]) => operations.map((operation) => ({ operation, tried: 1 as const }));
const yes = (id: OperationId, change: Change): PushAnswer => ({ operation: id, outcome: 'applied', record: change });
const clash = (id: OperationId, change: Change): PushAnswer => ({ operation: id, outcome: 'conflict', record: change });
const no = (id: OperationId): PushAnswer => ({ operation: id, outcome: 'refused', code: 'not-allowed' });

describe('fold: the backend’s record with what waits upon it', () => {
  test.each<[string, Change | null, Operation[], string | null, readonly string[], boolean]>([
    ['nothing known', null, [], null, [], false],
    ['a creation that waits', null, [create], 'mine', ['a'], false],
    ['a record alone', record('theirs', 1), [], 'theirs', ['a'], false],
    ['a record and an edit', record('theirs', 1), [edit(2, { body: 'new' })], 'new', ['a'], false],
    ['two edits in their order', record('theirs', 1), [edit(2, { body: 'new' }), edit(3, { body: 'newer' })], 'newer', ['a'], false],
    ['a creation whose answer was lost', record('stored', 1), [create, edit(2, { body: 'new' })], 'new', ['a'], false],
    ['tags merge', record('theirs', 2, { tags: ['a', 'b'] }), [edit(2, { tags: { add: ['c'], remove: ['a'] } })], 'theirs', ['b', 'c'], false],
    ['a deletion that waits', record('theirs', 1), [removal], 'theirs', ['a'], true],
    ['a tombstone', tombstone(3), [], null, [], true],
  ])('%s', (_name, server, operations, body, tags, deleted) => {
    const folded = fold(server, operations, ME);
    expect({ body: folded.note?.body ?? null, tags: folded.note?.tags ?? [], deleted: folded.deleted }).toEqual({ body, tags, deleted });
  });
});

describe('settlePush: an answer of the backend', () => {
  const known = (more: Partial<NoteRow> = {}): NoteRow => row({ server: record('mine', 1), note: noteOf(record('edited', 1)), ...more });
  test.each<[string, NoteRow | undefined, Operation[], PushAnswer, { body: string; state: string; deleted?: number } | null, OperationId[]]>([
    ['created', row(), [create], yes(op(1), record('mine', 1)), { body: 'mine', state: 'synced' }, [op(1)]],
    ['created, with an edit that still waits', row(), [create, edit(2, { body: 'edited' }, op(1))], yes(op(1), record('mine', 1)), { body: 'edited', state: 'sending' }, [op(1)]],
    ['sent twice', row(), [create], { operation: op(1), outcome: 'duplicate', record: record('mine', 4) }, { body: 'mine', state: 'synced' }, [op(1)]],
    ['an edit in conflict: the person’s text stays on the screen', known(), [edit(2, { body: 'edited' })], clash(op(2), record('other', 5)), { body: 'edited', state: 'conflict' }, [op(2)]],
    ['what stands on a conflict falls with it', known(), [edit(2, { body: 'edited' }), edit(3, { body: 'more' }, op(2))], clash(op(2), record('other', 5)), { body: 'edited', state: 'conflict' }, [op(2), op(3)]],
    ['edited here, deleted there: the text stays', known(), [edit(2, { body: 'edited' })], clash(op(2), tombstone(6)), { body: 'edited', state: 'conflict' }, [op(2)]],
    ['refused: the text stays', row(), [create], no(op(1)), { body: 'mine', state: 'refused' }, [op(1)]],
    ['deleted', known({ deleted: 1 }), [removal], yes(op(9), tombstone(7)), null, [op(9)]],
    ['deleted here, changed there: shown again as it is there', known({ deleted: 1 }), [removal], clash(op(9), record('other', 8)), { body: 'other', state: 'synced', deleted: 0 }, [op(9)]],
    ['a deletion refused: shown again', known({ deleted: 1 }), [removal], no(op(9)), { body: 'mine', state: 'synced', deleted: 0 }, [op(9)]],
    ['an answer to a note that is gone', undefined, [create], yes(op(1), record('mine', 1)), null, [op(1)]],
    ['an answer that came twice', known({ state: 'synced' }), [], yes(op(1), record('mine', 1)), { body: 'mine', state: 'synced' }, []],
  ])('%s', (_name, before, waiting, answer, after, drop) => {
    const settled = settlePush(before, sent(...waiting), answer);
    expect(settled.drop).toEqual(drop);
    expect(settled.row === null ? null : { body: settled.row.note.body, state: settled.row.state, ...(after?.deleted === undefined ? {} : { deleted: settled.row.deleted }) }).toEqual(after);
  });

  test('a refusal says why', () => {
    expect(settlePush(row(), sent(create), no(op(1))).row?.refused).toBe('not-allowed');
  });
});

describe('settlePull: a change of the stream', () => {
  test.each<[string, NoteRow | undefined, Operation[], Change, { body: string; state: string; revision: number } | null]>([
    ['a note never seen', undefined, [], record('theirs', 3), { body: 'theirs', state: 'synced', revision: 3 }],
    ['a tombstone of a note never seen', undefined, [], tombstone(3), null],
    ['a newer text', row({ state: 'synced', server: record('old', 1) }), [], record('new', 3), { body: 'new', state: 'synced', revision: 3 }],
    ['an older text than the one known', row({ state: 'synced', server: record('new', 5), note: noteOf(record('new', 5)) }), [], record('old', 3), { body: 'new', state: 'synced', revision: 5 }],
    ['a tombstone', row({ state: 'synced', server: record('old', 1) }), [], tombstone(4), null],
    ['a newer text under an edit that waits', row({ server: record('old', 1) }), [edit(2, { body: 'mine' })], record('theirs', 4), { body: 'mine', state: 'sending', revision: 4 }],
    ['a tombstone under an edit that waits: the words stay', row({ server: record('old', 1), note: noteOf(record('mine', 1)) }), [edit(2, { body: 'mine' })], tombstone(4), { body: 'mine', state: 'sending', revision: 4 }],
    ['a newer text beside an open conflict', row({ state: 'conflict', server: record('other', 4), note: noteOf(record('mine', 1)) }), [], record('later', 6), { body: 'mine', state: 'conflict', revision: 6 }],
    ['a tombstone beside a refused edit', row({ state: 'refused', server: record('other', 4), note: noteOf(record('mine', 1)) }), [], tombstone(6), { body: 'mine', state: 'refused', revision: 6 }],
  ])('%s', (_name, before, waiting, change, after) => {
    const { row: settled } = settlePull(ME, before, sent(...waiting), change);
    expect(settled === null ? null : { body: settled.note.body, state: settled.state, revision: settled.server?.revision }).toEqual(after);
  });
});

describe('that a thread is dealt with', () => {
  test('is shown at once, and stands upon no words', () => {
    expect(fold(record('theirs', 3), [resolve(3, true)], ME).note).toMatchObject({ body: 'theirs', resolved: true });
    // The edit ends in a conflict; what was said of the thread is still to be sent.
    const { row: settled, drop } = settlePush(row({ server: record('base', 1) }), sent(edit(2, { body: 'mine' }), resolve(3, true), edit(4, { body: 'mine too' })), clash(op(2), record('theirs', 5)));
    expect([settled?.state, drop]).toEqual(['conflict', [op(2), op(4)]]);
  });

  test('is taken from the backend while words wait to be settled', () => {
    const unsettled = row({ state: 'conflict', server: record('theirs', 5) });
    expect(settlePull(ME, unsettled, [], record('theirs', 6, { resolved: true })).row).toMatchObject({ state: 'conflict', note: { body: 'mine', resolved: true } });
    expect(settlePull(ME, unsettled, sent(resolve(3, true)), record('theirs', 6)).row?.note.resolved).toBe(true);
  });

  test('is taken back where it is refused, and words stay', () => {
    const shown = row({ server: record('theirs', 5), note: { ...noteOf(record('theirs', 5)), resolved: true } });
    expect(settlePush(shown, sent(resolve(3, true)), no(op(3)))).toEqual({ row: { ...shown, state: 'synced', note: noteOf(record('theirs', 5)) }, drop: [op(3)] });
  });

  test('does not keep a note on the screen that was deleted elsewhere', () => {
    const waiting = sent(resolve(3, true));
    const hidden = settlePull(ME, row({ state: 'synced', server: record('theirs', 5) }), waiting, tombstone(6)).row!;
    expect(hidden.deleted).toBe(1);
    expect(settlePush(hidden, waiting, yes(op(3), tombstone(6))).row).toBeNull();
  });

  test('a record of an older backend is complete all the same', () => {
    const { wording: _wording, resolved: _resolved, ...old } = record('old', 2);
    expect(noteOf(old as NoteRecord)).toMatchObject({ wording: null, resolved: false });
  });
});
