/** The keyboard in the list of notes. */
import type { RefObject } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { mayDelete, mayEdit, mayResolve, mayWrite } from '../../../shared/notes/rights.ts';
import type { NoteRow } from '../../store/database.ts';
import { draftOf, replyTo } from '../here/draft.ts';
import { compose } from '../compose/compose.ts';
import { go } from '../here/tab.ts';
import { remove } from './remove.ts';
import { isKey } from '../positions/keys.ts';
import { unread } from '../here/notes.ts';
import type { Entry } from './filters.ts';
import { focusNote, isTyping } from './focus.ts';
import { actorOn, isOwn } from '../here/people.ts';
import { resolveThread, toggleUnread } from './threads.ts';

/** Handles keys on the notes of the list, and keeps the focus in it when the note that had it is gone. */
export function useNoteKeys(list: RefObject<HTMLElement | null>, entries: readonly Entry[]): (event: KeyboardEvent) => void {
  const sequence = useMemo(() => entries.flatMap(({ thread }) => [thread.note, ...thread.replies]), [entries]);
  const last = useRef<{ note: string; index: number } | null>(null);
  useEffect(() => {
    const here = list.current;
    if (here === null) return;
    const remember = (event: FocusEvent): void => {
      const note = (event.target as HTMLElement).closest<HTMLElement>('[data-note]')?.dataset['note'];
      last.current = note === undefined ? null : { note, index: sequence.findIndex((row) => row.id === note) };
    };
    here.addEventListener('focusin', remember);
    return () => here.removeEventListener('focusin', remember);
  }, [list, sequence]);
  useEffect(() => {
    const before = last.current;
    if (before === null || sequence.some((row) => row.id === before.note) || document.activeElement !== document.body) return;
    const next = sequence[Math.min(Math.max(before.index, 0), sequence.length - 1)];
    if (next !== undefined) focusNote(next.id);
  }, [sequence]);
  return (event) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-note]');
    if (card === null || isTyping(event)) return;
    const at = sequence.findIndex((row) => row.id === card.dataset['note']);
    const row = sequence[at];
    if (row === undefined || !press(event, row, at, sequence, event.target === card)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

/** The next unread note after the one that has the focus, else the first; null: none is unread. */
export function nextUnread(sequence: readonly NoteRow[], after: string | null): string | null {
  const from = sequence.findIndex((row) => row.id === after);
  return (sequence.slice(from + 1).find(isUnreadHere) ?? sequence.find(isUnreadHere))?.id ?? null;
}

function isUnreadHere(row: NoteRow): boolean {
  return unread.value.has(row.id);
}

/** @param onCard the note itself has the focus, not a button in it */
function press(event: KeyboardEvent, row: NoteRow, at: number, sequence: readonly NoteRow[], onCard: boolean): boolean {
  const actor = actorOn(row);
  const move = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: sequence.length - 1 }[event.key];
  if (move !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const next = sequence[move];
    if (next !== undefined) focusNote(next.id);
    return next !== undefined;
  }
  if (isKey(event, 'n')) {
    const next = nextUnread(sequence, row.id);
    if (next !== null) focusNote(next);
    return next !== null;
  }
  if (!onCard) return false;
  if (event.key === 'Enter' && (row.note.anchor.target !== 'document' || row.note.anchor.page !== undefined)) {
    void go({ note: row.id });
    return true;
  }
  if (isKey(event, 'r') && mayWrite(actor)) {
    void compose(replyTo(row));
    return true;
  }
  if (isKey(event, 'e') && mayEdit(actor, row.note) && row.state !== 'conflict') {
    void compose(draftOf(row));
    return true;
  }
  if (isKey(event, 'x') && row.note.kind !== 'agreed' && mayResolve(actor, row.note)) {
    void resolveThread(row, row.note.resolved !== true);
    return true;
  }
  if (isKey(event, 'u') && !isOwn(row)) {
    void toggleUnread(row, unread.value.has(row.id));
    return true;
  }
  if (event.key === 'Delete' && mayDelete(actor, row.note)) {
    void remove(row);
    return true;
  }
  return false;
}
