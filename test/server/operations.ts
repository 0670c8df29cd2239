/** Operations as a client makes them, with everything that a test does not care about filled in. */
import type { CreateOperation, DeleteOperation, EditOperation, NoteContent, ResolveOperation } from '../../shared/notes/protocol.ts';
import type { DelegationId, NoteId, OperationId } from '../../shared/notes/types.ts';
import { uuid7 } from '../../shared/notes/uuid7.ts';

export const newId = (): string => uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
export const noteId = (): NoteId => newId() as NoteId;
export const operationId = (): OperationId => newId() as OperationId;

export const CONTENT: NoteContent = {
  document: 'un:A/RES/67/195',
  anchor: {
    target: 'text',
    from: { path: 'O1', offset: 0 },
    to: { path: 'O1', offset: 4 },
    quote: { exact: 'بنود', prefix: '', suffix: ' أخرى' },
    position: { start: 4, end: 8 },
    language: 'ar',
    edition: 'h:1',
  },
  kind: 'note',
  parent: null,
  body: 'نص الملاحظة',
  tags: [],
  position: null,
  wording: null,
};

export function create(delegation: DelegationId | null, content: Partial<NoteContent> = {}, note: NoteId = noteId()): CreateOperation {
  return { kind: 'create', id: operationId(), delegation, note, at: new Date().toISOString(), content: { ...CONTENT, ...content } };
}

export function edit(of: { delegation: DelegationId | null; note: NoteId }, changes: EditOperation['changes'], base: number, after: OperationId | null = null): EditOperation {
  return { kind: 'edit', id: operationId(), delegation: of.delegation, note: of.note, at: new Date().toISOString(), base, after, changes };
}

export function remove(of: { delegation: DelegationId | null; note: NoteId }, base: number, after: OperationId | null = null): DeleteOperation {
  return { kind: 'delete', id: operationId(), delegation: of.delegation, note: of.note, at: new Date().toISOString(), base, after };
}

export function resolve(of: { delegation: DelegationId | null; note: NoteId }, resolved: boolean): ResolveOperation {
  return { kind: 'resolve', id: operationId(), delegation: of.delegation, note: of.note, at: new Date().toISOString(), resolved };
}
