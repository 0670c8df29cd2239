/** What a person does with threads and what he has seen of them; each can be taken back. */
import { browser } from 'wxt/browser';
import { askBackground } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import { resolveNote } from '../../store/notes.ts';
import { markSeen, markUnseen } from '../../store/seen.ts';
import { count } from '../../words/words.ts';
import { notes, unread } from '../here/notes.ts';
import { account } from '../here/person.ts';
import { toast } from '../here/toast.ts';
import { language, words } from '../here/words.ts';
import { tellBadge } from './seeing.ts';

export async function resolveThread(row: NoteRow, resolved: boolean): Promise<void> {
  const whose = account.value;
  const set = async (to: boolean): Promise<void> => {
    await resolveNote(whose, row.id, to);
    await askBackground('panel/wrote', { documents: [row.document] });
  };
  await set(resolved);
  const t = words.value.notesView.list;
  toast.value = { kind: 'done', text: resolved ? t.nowResolved : t.nowOpen, undo: () => set(!resolved) };
}

export async function toggleUnread(row: NoteRow, isUnread: boolean): Promise<void> {
  if (isUnread) await markSeen(account.value, [row]);
  else await markUnseen(account.value, row.id);
  tellBadge();
}

/** Marks every note of this document that is on the screen's list as read. */
export async function markAllRead(): Promise<void> {
  const rows = notes.value.filter((row) => unread.value.has(row.id));
  if (rows.length === 0) return;
  const back = await markSeen(account.value, rows);
  tellBadge();
  toast.value = {
    kind: 'done',
    text: count(words.value.notesView.list.marked, rows.length, language.value),
    undo: async () => {
      await back();
      tellBadge();
    },
  };
}

/** The address that opens a note in this browser; nothing of it is ever in a page's own address. */
export function linkTo(note: string): string {
  return `${browser.runtime.getURL('/sidepanel.html')}?note=${note}`;
}

export async function copyLink(row: NoteRow): Promise<void> {
  const t = words.value.notesView.list;
  try {
    await navigator.clipboard.writeText(linkTo(row.id));
    toast.value = { kind: 'said', text: t.linkCopied };
  } catch {
    toast.value = { kind: 'said', text: t.linkFailed };
  }
}
