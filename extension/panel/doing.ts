/** What a person does in the panel with effects outside of it. */
import { count, fill } from '../words/words.ts';
import { askBackground, type Outcome, type ToOverlay } from '../messages.ts';
import { deleteNote, undoDelete, type Deletion } from '../store/notes.ts';
import type { NoteRow } from '../store/database.ts';
import { takeUpDraft, type Draft } from './compose/draft.ts';
import { account, draft, language, screen, tab, toast, view, words } from './state.ts';

export async function go(to: Extract<ToOverlay, { type: 'go' }>['to']): Promise<void> {
  const here = tab.value;
  if (here !== null) say(await askBackground('panel/go', { tab: here, to }));
}

/** Shows what went wrong, if something did. @returns the value, or null */
export function say<T>(outcome: Outcome<T>): T | null {
  if (outcome.ok) return outcome.value;
  toast.value = { kind: 'problem', problem: outcome.problem, detail: outcome.detail ?? '' };
  return null;
}

export async function compose(fresh: Draft): Promise<void> {
  screen.value = 'document';
  if (fresh.editing === null && fresh.parent === null) view.value = 'notes';
  draft.value = await takeUpDraft(account.value, fresh);
}

export async function remove(row: NoteRow): Promise<void> {
  const deletion = await deleteNote(account.value, row.id);
  if (deletion === null) return;
  toast.value = { kind: 'deleted', deletion, document: row.document };
  await askBackground('panel/wrote', { documents: [row.document] });
}

export async function bringBack(deletion: Deletion, document: string): Promise<void> {
  await undoDelete(account.value, deletion);
  toast.value = null;
  await askBackground('panel/wrote', { documents: [document] });
}

/** Made once for each language and style: making one takes longer than writing a hundred times with it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  // Who travels keeps his panel open: the time zone is a part of the name.
  const name = `${language.value} ${style.dateStyle ?? ''} ${new Date().getTimezoneOffset()}`;
  let known = clocks.get(name);
  if (known === undefined) clocks.set(name, (known = new Intl.DateTimeFormat(`${language.value}-u-nu-latn`, style)));
  return known;
}

/** A time as the interface's language writes it, in European digits like the documents' numbers beside it. */
export function time(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  const sameDay = date.toDateString() === new Date().toDateString();
  return clock(sameDay ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

export function problemText(problem: keyof typeof words.value.errors, detail = ''): string {
  return fill(words.value.errors[problem], { detail });
}

export { count, fill };
