import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { diff, type DiffPart } from '../../../shared/anchors/diff.ts';
import type { Note } from '../../../shared/notes/types.ts';
import { askBackground } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import { bothTexts, settleConflict } from '../../store/notes.ts';
import { time } from '../here/time.ts';
import { toast } from '../here/toast.ts';
import { PositionName } from '../positions/mark.tsx';
import { account } from '../here/person.ts';
import { words } from '../here/words.ts';
import { focusNote } from './focus.ts';
import './conflict.css';

/** Two texts are compared up to this length, in UTF-16 units; longer ones stand beside each other as they are. */
const COMPARED = 20_000;

type Shown = Pick<Note, 'body' | 'wording' | 'position' | 'edited'>;

/**
 * A note that was changed in two places: both versions beside each other, or one under the other where it is narrow, the
 * words that only one of them has marked, and the choice. The card shows its text nowhere else.
 */
export function Conflict({ row }: { readonly row: NoteRow }): JSX.Element {
  const t = words.value.note;
  const p = words.value.people.conflict;
  const theirs = row.server !== null && !row.server.deleted ? row.server : null;
  const settle = async (keep: 'mine' | 'theirs' | 'both'): Promise<void> => {
    const back = await settleConflict(account.value, row.id, keep);
    const documents = [row.document];
    if (back !== null) {
      const undo = async (): Promise<void> => {
        await back();
        await askBackground('panel/wrote', { documents });
      };
      toast.value = { kind: 'done', text: keep === 'mine' ? p.theirsGone : p.mineGone, undo };
    }
    // The buttons go with the conflict; the keyboard stays at the note, where there still is one.
    if (theirs !== null) focusNote(row.id);
    await askBackground('panel/wrote', { documents });
  };
  return (
    <div class="conflict" role="group" aria-label={t.conflict}>
      <p>{theirs === null ? p.deletedThere : t.conflict}</p>
      <div class="sides">
        <Side side="mine" title={p.mine} version={row.note} other={theirs} />
        {theirs === null ? <section data-side="theirs" class="side"><h4>{t.deleted}</h4></section> : <Side side="theirs" title={p.theirs} version={theirs} other={row.note} />}
      </div>
      <div class="buttons">
        <button type="button" class="plain" data-keep="mine" onClick={() => void settle('mine')}>{t.keepMine}</button>
        <button type="button" class="plain" data-keep="theirs" onClick={() => void settle('theirs')}>{theirs === null ? p.letGo : t.takeTheirs}</button>
        {bothTexts(row) !== null && <button type="button" class="plain" data-keep="both" onClick={() => void settle('both')}>{p.both}</button>}
      </div>
    </div>
  );
}

interface SideProps {
  readonly side: 'mine' | 'theirs';
  readonly title: string;
  readonly version: Shown;
  /** null: there is none to compare it with. */
  readonly other: Shown | null;
}

function Side({ side, title, version, other }: SideProps): JSX.Element {
  const p = words.value.people;
  const wording = version.wording ?? '';
  return (
    <section data-side={side} class="side" aria-label={title}>
      <h4>{title} <time dateTime={version.edited}>{time(version.edited)}</time></h4>
      {version.body !== '' && <Compared text={version.body} other={other?.body ?? null} />}
      {wording !== (other?.wording ?? '') && (
        <>
          <p class="hint">{wording === '' ? p.history.wordingRemoved : p.history.wording}</p>
          {wording !== '' && <Compared text={wording} other={other?.wording ?? null} />}
        </>
      )}
      {other !== null && version.position !== other.position && <p class="hint">{version.position === null ? p.history.noPosition : <PositionName position={version.position} />}</p>}
    </section>
  );
}

/** A text as it was typed; what the other has not is marked, and said to those who hear it. */
function Compared({ text, other }: { readonly text: string; readonly other: string | null }): JSX.Element {
  const only = words.value.people.conflict.only;
  const parts = useMemo(() => (other === null || text === other ? [] : partsOf(other, text)), [text, other]);
  if (parts.length === 0) return <p class="text" dir="auto">{text}</p>;
  return (
    <p class="text" dir="auto">
      {parts.map((part, index) => (part.kind === 'new' ? <Own key={index} text={part.text} only={only} /> : <span key={index}>{part.text}</span>))}
    </p>
  );
}

/** Words that only this version has; the blanks around them are not marked. */
function Own({ text, only }: { readonly text: string; readonly only: string }): JSX.Element {
  const said = text.trim();
  if (said === '') return <span>{text}</span>;
  const from = text.indexOf(said);
  return (
    <>
      {text.slice(0, from)}
      <mark><span class="unseen">{only}: </span>{said}</mark>
      {text.slice(from + said.length)}
    </>
  );
}

/** @returns the parts of `text`: those that `other` has, and those that it has not */
function partsOf(other: string, text: string): readonly DiffPart[] {
  return other.length > COMPARED || text.length > COMPARED ? [] : diff(other, text).filter(({ kind }) => kind !== 'gone');
}
