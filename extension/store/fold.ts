/**
 * What the screen shows of a note: the backend's record with the operations that still wait upon it.
 * Pure: the same record and operations give the same note, in whatever order the answers came.
 */
import type { Change, NoteChanges, Operation } from '../../shared/notes/protocol.ts';
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
          author,
          created: operation.at,
          edited: operation.at,
        };
        break;
      case 'edit':
        if (note !== null) note = changed(note, operation.changes, operation.at);
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
  return { id, delegation, document, anchor, kind, parent, body, tags, position, author, created, edited };
}

export function changed(note: Note, changes: NoteChanges, at: string): Note {
  return {
    ...note,
    ...(changes.body === undefined ? {} : { body: changes.body }),
    ...(changes.position === undefined ? {} : { position: changes.position }),
    ...(changes.anchor === undefined ? {} : { anchor: changes.anchor }),
    ...(changes.tags === undefined ? {} : { tags: changedTags(note.tags, changes.tags) }),
    edited: at,
  };
}

function changedTags(tags: readonly string[], changes: NonNullable<NoteChanges['tags']>): readonly string[] {
  const removed = new Set(changes.remove);
  const kept = tags.filter((tag) => !removed.has(tag));
  return [...kept, ...changes.add.filter((tag) => !kept.includes(tag))];
}

/** What differs between a note and what the person made of it; null when nothing does. */
export function difference(before: Note, after: Pick<Note, 'body' | 'tags' | 'position'>): NoteChanges | null {
  const add = after.tags.filter((tag) => !before.tags.includes(tag));
  const remove = before.tags.filter((tag) => !after.tags.includes(tag));
  const changes: NoteChanges = {
    ...(before.body === after.body ? {} : { body: after.body }),
    ...(before.position === after.position ? {} : { position: after.position }),
    ...(add.length + remove.length === 0 ? {} : { tags: { add, remove } }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}
