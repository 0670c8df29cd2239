import { askBackground } from '../../messages.ts';
import { createNote, editNote } from '../../store/notes.ts';
import { cleanTags, tagsIn } from '../../store/text.ts';
import { writeFromDraft } from '../../store/written.ts';
import { anchorOfClause, wordsOfClause } from '../positions/clause-words.ts';
import { standingAt } from '../positions/take.ts';
import { account } from '../here/person.ts';
import { tab, tabDocument } from '../here/tab.ts';
import { draft, shownNote } from '../here/view.ts';
import { sameWords } from './amend.tsx';
import { type Draft, draftKey } from '../here/draft.ts';

/** Writes what stands in the composer and closes it. @throws when the disk takes nothing; then nothing is changed */
export async function saveDraft(written: Draft): Promise<void> {
  const body = written.body.trim();
  const tags = cleanTags([...written.tags.split(/[,،、，;؛]/), ...tagsIn(body)]);
  const { document, parent, position, stream } = written;
  const wording = await proposed(written);
  const path = written.anchor.from?.path;
  // What is agreed on a clause is one note, whichever head says it.
  const known = written.agreed && written.editing === null && path !== undefined ? standingAt(path).agreed : null;
  const editing = written.editing ?? known?.id ?? null;
  const whose = account.value;
  const key = draftKey(whose, written);
  if (editing !== null) await writeFromDraft(key, () => editNote(whose, editing, { body, tags, position, wording }));
  else {
    const anchor = written.agreed && path !== undefined && written.anchor.target !== 'clause'
      ? await anchorOfClause(tab.value, path, written.anchor.language)
      : written.anchor;
    const kind = parent !== null ? 'reply' : written.agreed ? 'agreed' : 'note';
    shownNote.value = await writeFromDraft(key, () => createNote(whose, { document, anchor, parent, kind, body, tags, position, wording, stream }));
  }
  draft.value = null;
  await askBackground('panel/wrote', { documents: [document] });
}

/** The wording that an amendment proposes; null where it is the clause's own, or there is no amendment. */
async function proposed({ position, wording, anchor, document, parent }: Draft): Promise<string | null> {
  const path = anchor.from?.path;
  if (position !== 'amend' || parent !== null || path === undefined || wording === null || wording.trim() === '') return null;
  const shown = tabDocument.value;
  const clause = await wordsOfClause({ document, path, language: anchor.language ?? shown?.document.language ?? null, tab: tab.value, shown, anchor });
  return clause !== null && sameWords(clause.text, wording) ? null : wording.trim();
}
