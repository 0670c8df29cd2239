/** `sidepanel.html?note=ID`: a link to a note, which works in this browser only and tells no page anything. */
import { browser } from 'wxt/browser';
import { isUuid } from '../../../shared/notes/uuid7.ts';
import { keptVersions } from '../../library/documents.ts';
import { database } from '../../store/database.ts';
import type { NoteId } from '../../../shared/notes/types.ts';
import { accountOf, allValues } from '../../store/values.ts';
import { toast } from '../here/toast.ts';
import { words } from '../here/words.ts';
import { goTo } from './going.ts';

/** Opens the note that the page's own address names, if it names one, in the tab that shows its document. */
export async function followDeepLink(): Promise<void> {
  const note = new URLSearchParams(location.search).get('note');
  if (note === null || !isUuid(note)) return;
  const account = accountOf((await allValues()).account);
  const row = await database.notes.get([account, note as NoteId]);
  if (row === undefined || row.deleted === 1) {
    toast.value = { kind: 'said', text: words.value.notesView.list.noteGone };
    return;
  }
  const [kept] = await keptVersions(row.document);
  await goTo({ document: row.document, path: row.note.anchor.from?.path ?? null, note, address: kept?.address ?? null });
  if (toast.value !== null) return;
  // This page was only the way there.
  const own = await browser.tabs.getCurrent().catch(() => undefined);
  if (own?.id !== undefined) await browser.tabs.remove(own.id).catch(() => undefined);
}
