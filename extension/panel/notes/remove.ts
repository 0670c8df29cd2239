import { askBackground } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import { deleteNote, undoDelete, type Deletion } from '../../store/notes.ts';
import { account } from '../here/person.ts';
import { toast } from '../here/toast.ts';

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
