import type { JSX } from 'preact';
import { askBackground } from '../../messages.ts';
import { type NoteRow, PRIVATE } from '../../store/database.ts';
import { keepAsPrivate } from '../../store/refused.ts';
import { account, toast, words } from '../state.ts';
import '../person/person.css';

/** What can be done with words that the delegation did not take: they are nowhere but here. */
export function Refused({ row }: { readonly row: NoteRow }): JSX.Element | null {
  if (row.state !== 'refused' || row.stream === PRIVATE) return null;
  const t = words.value.people.refused;
  const keep = async (): Promise<void> => {
    if ((await keepAsPrivate(account.value, row.id)) === null) return;
    toast.value = { kind: 'said', text: t.kept };
    await askBackground('panel/wrote', { documents: [row.document] });
  };
  return (
    <div class="refusal" role="group" aria-label={words.value.sync.refused}>
      <p>{t.hint}</p>
      <button type="button" class="plain" data-keep-private onClick={() => void keep()}>{t.keepPrivate}</button>
    </div>
  );
}
