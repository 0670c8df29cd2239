/** Taking a position on a clause, withdrawing it, agreeing on one: each at once on the disk, each with its way back. */
import { signal } from '@preact/signals';
import type { Anchor } from '../../../shared/anchors/types.ts';
import { mayAgree } from '../../../shared/notes/rights.ts';
import type { Note, Position } from '../../../shared/notes/types.ts';
import { askBackground } from '../../messages.ts';
import { type NoteRow, PRIVATE } from '../../store/database.ts';
import { createNote, deleteNote, editNote, undoDelete, undoEdit, undoPosition } from '../../store/notes.ts';
import { newDraft, takeUpDraft, type Draft } from '../here/draft.ts';
import { fill } from '../../words/words.ts';
import { notes } from '../here/notes.ts';
import { account, delegations, stream, streamForNew } from '../here/person.ts';
import { documentKey, located, tab, tabDocument } from '../here/tab.ts';
import { toast } from '../here/toast.ts';
import { draft } from '../here/view.ts';
import { words } from '../here/words.ts';
import { anchorOfClause } from './clause-words.ts';
import { NOTHING, ownOpinion, standings, type Standing } from './standing.ts';

/** Whose position is meant: the person's own, or what the delegation has agreed. */
export type Whose = 'mine' | 'agreed';

/** The clause whose positions are open in the outline; null: none. */
export const choosing = signal<{ readonly path: string; readonly whose: Whose } | null>(null);

/** Whether the person may set the agreed positions of the delegation at work. */
export function maySetAgreed(): boolean {
  const role = delegations.value.find((each) => each.id === stream.value)?.role;
  return role !== undefined && mayAgree({ person: account.value, role });
}

export function standingAt(path: string): Standing {
  return standings(notes.value, located.value).get(path) ?? NOTHING;
}

/** Takes a position on a clause of the document in the tab. An amendment is written first: the composer opens. */
export async function takePosition(path: string, position: Position, whose: Whose): Promise<void> {
  const document = documentKey.value;
  if (document === null || (whose === 'agreed' && !maySetAgreed())) return;
  const standing = standingAt(path);
  const before = whose === 'agreed' ? standing.agreed : ownOpinion(standing.opinions, account.value);
  if (position === 'amend') return amend(document, path, whose, before);
  const text = fill(words.value.stance.positions[whose === 'agreed' ? 'saidAgreed' : 'saidMine'], { path, position: words.value.positions[position] });
  if (before !== null) return change(before, { ...written(before), position, wording: null }, text);
  const anchor = await anchorOfClause(tab.value, path, tabDocument.value?.document.language ?? null);
  const kind: Note['kind'] = whose === 'agreed' ? 'agreed' : 'note';
  await kept(document, async () => {
    const id = await createNote(account.value, {
      document, anchor, kind, parent: null, body: '', tags: [], position, wording: null,
      stream: whose === 'agreed' ? stream.value : streamForNew.value,
    });
    return { text, undo: () => undoPosition(account.value, id, { position, wording: null }) };
  });
}

/** Takes a position back: a note without any words goes, one with words stays without its position. */
export async function withdraw(row: NoteRow): Promise<void> {
  const path = row.note.anchor.from?.path ?? '';
  const text = fill(words.value.stance.positions.saidWithdrawn, { path });
  if (row.note.body !== '' && row.note.kind !== 'agreed') return change(row, { ...written(row), position: null, wording: null }, text);
  await kept(row.document, async () => {
    const deletion = await deleteNote(account.value, row.id);
    return deletion === null ? null : { text, undo: async () => void (await undoDelete(account.value, deletion)) };
  });
}

/** A head makes somebody's opinion the delegation's, with its wording; the reason stays to be written. */
export async function makeAgreed(row: NoteRow): Promise<void> {
  const { position, wording, anchor } = row.note;
  const path = anchor.from?.path;
  if (position === null || path === undefined || row.stream === PRIVATE || !maySetAgreed()) return;
  const before = standingAt(path).agreed;
  const text = fill(words.value.stance.positions.saidAgreed, { path, position: words.value.positions[position] });
  if (before !== null) return change(before, { ...written(before), position, wording }, text);
  const onClause: Anchor = await anchorOfClause(tab.value, path, anchor.language);
  await kept(row.document, async () => {
    const id = await createNote(account.value, { document: row.document, anchor: onClause, kind: 'agreed', parent: null, body: '', tags: [], position, wording, stream: row.stream });
    return { text, undo: () => undoPosition(account.value, id, { position, wording }) };
  });
}

async function amend(document: string, path: string, whose: Whose, before: NoteRow | null): Promise<void> {
  const fresh: Draft = before === null
    ? newDraft(document, await anchorOfClause(tab.value, path, tabDocument.value?.document.language ?? null), whose === 'agreed' ? stream.value : streamForNew.value, 'amend')
    : { ...newDraft(document, before.note.anchor, before.stream, 'amend'), editing: before.id, body: before.note.body, tags: before.note.tags.join(', '), wording: before.note.wording };
  // The outline stays beside what is written about it.
  toast.value = null;
  draft.value = await takeUpDraft(account.value, { ...fresh, agreed: whose === 'agreed' });
}

async function change(row: NoteRow, to: ReturnType<typeof written>, text: string): Promise<void> {
  await kept(row.document, async () => {
    const before = written(row);
    await editNote(account.value, row.id, to);
    return { text, undo: () => undoEdit(account.value, row.id, to, before) };
  });
}

function written({ note: { body, tags, position, wording } }: NoteRow): Pick<Note, 'body' | 'tags' | 'position' | 'wording'> {
  return { body, tags, position, wording };
}

/** Says what was done and how to take it back; or that the disk is full, with nothing changed. */
async function kept(document: string, act: () => Promise<{ readonly text: string; readonly undo: () => Promise<void> } | null>): Promise<void> {
  try {
    const done = await act();
    if (done === null) return;
    const undo = async (): Promise<void> => {
      await done.undo();
      await askBackground('panel/wrote', { documents: [document] });
    };
    toast.value = { kind: 'done', text: done.text, undo };
    await askBackground('panel/wrote', { documents: [document] });
  } catch {
    toast.value = { kind: 'problem', problem: 'diskFull', detail: '' };
  }
}
