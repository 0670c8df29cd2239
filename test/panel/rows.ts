import type { Anchor } from '../../shared/anchors/types.ts';
import type { Note, NoteId, UserId } from '../../shared/notes/types.ts';
import type { NoteRow } from '../../extension/store/database.ts';

export const ANCHOR: Anchor = { target: 'clause', from: { path: 'O1', offset: 0 }, to: { path: 'O1', offset: 0 }, quote: null, position: null, language: 'en', edition: null };

/** A row as the store keeps it; `revision` null: the backend has not taken it yet. */
export function rowOf(id: string, given: Partial<Note> & { readonly path?: string; readonly revision?: number | null; readonly changed?: string } = {}): NoteRow {
  const { path = 'O1', revision = 1, changed = '2026-06-12T09:00:00.000Z', ...note } = given;
  const here: Note = {
    id: id as NoteId, delegation: null, document: 'itu:council/res/9999', anchor: { ...ANCHOR, from: { path, offset: 0 }, to: { path, offset: 0 } }, kind: 'note', parent: null,
    body: '', tags: [], position: null, wording: null, resolved: false, author: 'amina' as UserId, created: '2026-06-12T08:00:00.000Z', edited: '2026-06-12T08:00:00.000Z', ...note,
  };
  return {
    account: 'amina', id: here.id, stream: 'utopia', document: here.document, note: here, state: revision === null ? 'here' : 'synced', deleted: 0,
    server: revision === null ? null : { ...here, deleted: false, revision, changed },
  };
}
