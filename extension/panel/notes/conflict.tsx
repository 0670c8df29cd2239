import type { JSX } from 'preact';
import { askBackground } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import { settleConflict } from '../../store/notes.ts';
import { account, words } from '../state.ts';
import { Body } from './note-card.tsx';

/** Both texts, side by side in time: the person's own above, the other below, and the choice. */
export function Conflict({ row }: { readonly row: NoteRow }): JSX.Element {
  const t = words.value.note;
  const settle = async (keep: 'mine' | 'theirs'): Promise<void> => {
    await settleConflict(account.value, row.id, keep);
    await askBackground('panel/wrote', { documents: [row.document] });
  };
  return (
    <div class="conflict" role="group" aria-label={t.conflict}>
      <p>{t.conflict}</p>
      <p class="hint">{t.theirs}</p>
      {row.server !== null && !row.server.deleted ? <Body text={row.server.body} of={row} /> : <p class="body">{t.deleted}</p>}
      <div class="buttons">
        <button type="button" class="plain" onClick={() => void settle('mine')}>{t.keepMine}</button>
        <button type="button" class="plain" onClick={() => void settle('theirs')}>{t.takeTheirs}</button>
      </div>
    </div>
  );
}
