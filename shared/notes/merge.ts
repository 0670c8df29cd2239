/**
 * What becomes of a note that was changed in two places. The backend applies the same rules when it takes an edit
 * (server/supabase/migrations, `edit_note`); here they serve the screen while an answer is out, and the person who
 * resolves a conflict.
 */
import { sameAnchor } from './sameness.ts';
import type { NoteChanges } from './protocol.ts';
import type { Note } from './types.ts';

/** The part of a note that can change. */
export type Changeable = Pick<Note, 'body' | 'tags' | 'position' | 'wording' | 'anchor'>;

/** A field that both sides set, to different values. */
export type Clash = 'body' | 'position' | 'wording' | 'anchor';

export interface Merged {
  /** Theirs, with everything of mine that does not clash. */
  readonly note: Changeable;
  /** Where mine and theirs both stay, until the author chooses. */
  readonly clashes: readonly Clash[];
}

/** `base` is what both started from; `mine` and `theirs` are what was made of it. Nothing of mine or theirs is lost in silence. */
export function merge(base: Changeable, mine: Changeable, theirs: Changeable): Merged {
  const clashes: Clash[] = [];
  const choose = <T>(field: Clash, same: (a: T, b: T) => boolean, from: T, here: T, there: T): T => {
    if (same(here, from) || same(here, there)) return there;
    if (same(there, from)) return here;
    clashes.push(field);
    return there;
  };
  return {
    note: {
      body: choose('body', Object.is, base.body, mine.body, theirs.body),
      position: choose('position', Object.is, base.position, mine.position, theirs.position),
      wording: choose('wording', Object.is, base.wording, mine.wording, theirs.wording),
      anchor: choose('anchor', sameAnchor, base.anchor, mine.anchor, theirs.anchor),
      tags: applyTags(theirs.tags, tagChanges(base.tags, mine.tags)),
    },
    clashes,
  };
}

/** What an edit says to get from one to the other; null when there is nothing to say. */
export function changesBetween(before: Changeable, after: Changeable): NoteChanges | null {
  const tags = tagChanges(before.tags, after.tags);
  const changes: NoteChanges = {
    ...(before.body === after.body ? {} : { body: after.body }),
    ...(before.position === after.position ? {} : { position: after.position }),
    ...(before.wording === after.wording ? {} : { wording: after.wording }),
    ...(sameAnchor(before.anchor, after.anchor) ? {} : { anchor: after.anchor }),
    ...(tags.add.length + tags.remove.length === 0 ? {} : { tags }),
  };
  return Object.keys(changes).length === 0 ? null : changes;
}

/** The note as it is after an edit. */
export function applyChanges(note: Changeable, changes: NoteChanges): Changeable {
  return {
    body: changes.body ?? note.body,
    position: changes.position === undefined ? note.position : changes.position,
    wording: changes.wording === undefined ? note.wording : changes.wording,
    anchor: changes.anchor ?? note.anchor,
    tags: changes.tags === undefined ? note.tags : applyTags(note.tags, changes.tags),
  };
}

export function tagChanges(before: readonly string[], after: readonly string[]): NonNullable<NoteChanges['tags']> {
  return { add: after.filter((tag) => !before.includes(tag)), remove: before.filter((tag) => !after.includes(tag)) };
}

/** Removals first, additions at the end, each once: applied twice it changes nothing more. */
export function applyTags(tags: readonly string[], changes: NonNullable<NoteChanges['tags']>): readonly string[] {
  const kept = tags.filter((tag) => !changes.remove.includes(tag));
  return [...kept, ...new Set(changes.add.filter((tag) => !kept.includes(tag)))];
}
