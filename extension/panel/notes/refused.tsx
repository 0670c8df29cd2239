import type { JSX } from 'preact';
import { askBackground } from '../../messages.ts';
import { type NoteRow, PRIVATE } from '../../store/database.ts';
import { keepAsPrivate, sendAgain } from '../../store/refused.ts';
import { account } from '../here/person.ts';
import { toast } from '../here/toast.ts';
import { words } from '../here/words.ts';
import '../person/person.css';

/** What can be done with words that were not taken: they are nowhere but here. */
export function Refused({ row }: { readonly row: NoteRow }): JSX.Element | null {
  const full = row.refused === 'no-room';
  const own = row.stream === PRIVATE;
  if (row.state !== 'refused' || (own && !full)) return null;
  const t = words.value.people.refused;
  const keep = async (): Promise<void> => {
    if ((await keepAsPrivate(account.value, row.id)) === null) return;
    toast.value = { kind: 'said', text: t.kept };
    await askBackground('panel/wrote', { documents: [row.document] });
  };
  const again = async (): Promise<void> => {
    if (await sendAgain(account.value, row.id)) await askBackground('panel/wrote', { documents: [row.document] });
  };
  return (
    <div class="refusal" role="group" aria-label={words.value.sync.refused}>
      <p>{full ? (own ? t.noRoom : t.noRoomDelegation) : t.hint}</p>
      {full && <button type="button" class="plain" data-send-again onClick={() => void again()}>{t.again}</button>}
      {!own && <button type="button" class="plain" data-keep-private onClick={() => void keep()}>{t.keepPrivate}</button>}
    </div>
  );
}
