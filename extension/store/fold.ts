/**
 * What the screen shows of a note: the backend's record with the operations that still wait upon it.
 * Pure: the same record and operations give the same note, in whatever order the answers came.
 */
import { applyChanges } from '../../shared/notes/merge.ts';
import type { Change, Operation } from '../../shared/notes/protocol.ts';
import type { Note, UserId } from '../../shared/notes/types.ts';

export interface Folded {
  /** null: neither the backend nor an operation says what the note is. */
  readonly note: Note | null;
  readonly deleted: boolean;
}

/** @param operations those of this one note that are not answered yet, in the order in which they were made */
export function fold(server: Change | null, operations: readonly Operation[], author: UserId | null): Folded {
  let note: Note | null = server !== null && !server.deleted ? noteOf(server) : null;
  let deleted = server !== null && server.deleted;
  for (const operation of operations) {
    switch (operation.kind) {
      case 'create':
        // With a record at hand the creation has arrived, only its answer has not.
        note ??= {
          id: operation.note,
          delegation: operation.delegation,
          ...operation.content,
          wording: operation.content.wording ?? null,
          resolved: false,
          author,
          created: operation.at,
          edited: operation.at,
        };
        break;
      case 'edit':
        if (note !== null) note = { ...note, ...applyChanges(note, operation.changes), edited: operation.at };
        break;
      case 'resolve':
        if (note !== null) note = { ...note, resolved: operation.resolved };
        break;
      case 'delete':
        deleted = true;
        break;
    }
  }
  return { note, deleted };
}

/** The note's own fields of a record. */
export function noteOf(record: Note): Note {
  const { id, delegation, document, anchor, kind, parent, body, tags, position, author, created, edited } = record;
  // A backend that is older than this extension says nothing of these.
  const { wording = null, resolved = false } = record as Partial<Note>;
  return { id, delegation, document, anchor, kind, parent, body, tags, position, wording, resolved, author, created, edited };
}
