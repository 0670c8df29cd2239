/** A note whose words are gone, changed or nowhere is put right by its author: at a clause of the document as it is. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mayEdit } from '../../../shared/notes/rights.ts';
import { askBackground } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import { moveNote } from '../../store/notes.ts';
import { directionOf, fill } from '../../words/words.ts';
import { actorOn } from '../here/people.ts';
import { account } from '../here/person.ts';
import { located, tab, tabDocument } from '../here/tab.ts';
import { toast } from '../here/toast.ts';
import { language, words } from '../here/words.ts';
import { anchorOfClause } from '../positions/clause-words.ts';
import { focusNote } from './focus.ts';

/** Letters of a clause that stand in the list of places. */
const WORDS_MOST = 60;

/** Null where the note's place is what it was, or is another's to put right. */
export function Move({ row }: { readonly row: NoteRow }): JSX.Element | null {
  const [choosing, setChoosing] = useState(false);
  if (!isAmiss(row) || !mayEdit(actorOn(row), row.note) || row.state === 'conflict' || row.state === 'refused') return null;
  const done = (): void => {
    setChoosing(false);
    focusNote(row.id);
  };
  if (choosing) return <Choose row={row} done={done} />;
  return <p class="hint"><button type="button" class="link" data-move onClick={() => setChoosing(true)}>{words.value.notesView.list.moveTo}</button></p>;
}

/** A note written on another language's text stands at its clause as it should. */
function isAmiss({ id, note }: NoteRow): boolean {
  const found = located.value[id];
  const here = tabDocument.value?.document.language ?? null;
  const translated = note.anchor.language !== null && here !== null && note.anchor.language !== here;
  return found?.outcome === 'lost' || (!translated && (found?.outcome === 'changed' || found?.outcome === 'clause'));
}

function Choose({ row, done }: { readonly row: NoteRow; readonly done: () => void }): JSX.Element {
  const outline = tabDocument.value?.outline ?? [];
  const [path, setPath] = useState(located.value[row.id]?.path ?? row.note.anchor.from?.path ?? outline[0]?.path ?? '');
  const written = tabDocument.value?.document.language ?? null;
  const field = useRef<HTMLSelectElement>(null);
  useEffect(() => field.current?.focus(), []);
  const t = words.value;
  const move = async (): Promise<void> => {
    const whose = account.value;
    const before = row.note.anchor;
    const put = async (anchor: typeof before): Promise<void> => {
      await moveNote(whose, row.id, anchor);
      await askBackground('panel/wrote', { documents: [row.document] });
    };
    await put(await anchorOfClause(tab.peek(), path, written));
    toast.value = { kind: 'done', text: fill(t.notesView.list.movedTo, { path }), undo: () => put(before) };
    done();
  };
  // The keys of the list are letters here.
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') done();
  };
  return (
    <form
      class="buttons" data-moving onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        void move();
      }}
    >
      <select ref={field} aria-label={t.notesView.list.moveTo} lang={written ?? undefined} dir={directionOf(written ?? language.value)} value={path} onChange={(event) => setPath(event.currentTarget.value)}>
        {outline.map((each) => <option key={each.path} value={each.path}>{`${each.path} · ${each.words.slice(0, WORDS_MOST)}`}</option>)}
      </select>
      <button type="submit" class="main" disabled={!outline.some((each) => each.path === path)}>{t.common.save}</button>
      <button type="button" class="plain" onClick={done}>{t.common.cancel}</button>
    </form>
  );
}
