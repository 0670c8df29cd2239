/** The notes on a cited instrument: how many, and on request what they say. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { compare, withoutVersion } from '../../../shared/instruments/ids.ts';
import { database, PRIVATE, type NoteRow } from '../../store/database.ts';
import { shownInstrument } from '../here/view.ts';
import { count } from '../../words/words.ts';
import { account, stream } from '../here/person.ts';
import { language, words } from '../here/words.ts';

/** Notes that are listed. */
const MOST = 50;

export function InstrumentNotes({ id }: { readonly id: string }): JSX.Element | null {
  const [rows, setRows] = useState<readonly NoteRow[]>([]);
  const whose = account.value;
  const now = stream.value;
  const asked = shownInstrument.value === id;
  useEffect(() => {
    let stale = false;
    void notesOn(whose, now, id).then((found) => !stale && setRows(found), () => undefined);
    return () => {
      stale = true;
    };
    // Asked for: what was written since this list was drawn counts.
  }, [whose, now, id, asked]);
  if (rows.length === 0) return null;
  return (
    <details class="instrument-notes" open={asked}>
      <summary>{count(words.value.library.notesOn, rows.length, language.value)}</summary>
      <ul>
        {rows.slice(0, MOST).map((row) => (
          <li key={row.id} dir="auto">
            {row.note.anchor.from !== null && <bdi class="path" dir="ltr">{row.note.anchor.from.path}</bdi>} {row.note.body.slice(0, 400)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** On any version of the instrument; private ones, and those of the delegation at work. */
async function notesOn(whose: string, now: string, id: string): Promise<readonly NoteRow[]> {
  const base = withoutVersion(id);
  const rows = await database.notes.where('[account+document]').between([whose, base], [whose, `${base}\uffff`]).toArray();
  return rows.filter((row) => row.deleted === 0 && row.note.kind !== 'reply' && row.note.kind !== 'highlight' && (row.stream === PRIVATE || row.stream === now) && compare(row.document, base) !== 'other');
}
