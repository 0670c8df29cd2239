/** Under a clause of the outline: what the delegation has agreed, what its people think, and the keys to say so. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { POSITIONS } from '../../../shared/notes/types.ts';
import { PRIVATE, type NoteRow } from '../../store/database.ts';
import { time } from '../here/time.ts';
import { fill } from '../../words/words.ts';
import { nameOf } from '../here/people.ts';
import { account, stream } from '../here/person.ts';
import { tab, tabDocument } from '../here/tab.ts';
import { words } from '../here/words.ts';
import { Amendment } from './amendment.tsx';
import { comparable, wordsOfClause, type ClauseWords } from './clause-words.ts';
import { letterOf, PositionName } from './mark.tsx';
import { plainComment } from './plain.ts';
import { ownOpinion, type Standing } from './standing.ts';
import { choosing, makeAgreed, maySetAgreed, takePosition, withdraw, type Whose } from './take.ts';

interface Props {
  readonly path: string;
  readonly document: string;
  readonly whose: Whose;
  readonly standing: Standing;
  /** Gives the focus back to the clause. */
  readonly close: () => void;
}

export function ClausePositions({ path, document, whose, standing, close }: Props): JSX.Element {
  const first = useRef<HTMLButtonElement>(null);
  const t = words.value.stance.positions;
  const mine = ownOpinion(standing.opinions, account.value);
  const current = whose === 'agreed' ? standing.agreed : mine;
  const clause = useClauseWords(document, path, [standing.agreed, ...standing.opinions].some((row) => row?.note.wording != null));
  const mayAgree = maySetAgreed();
  useEffect(() => {
    first.current?.focus({ preventScroll: true });
    first.current?.closest('.clause-positions')?.scrollIntoView({ block: 'nearest' });
  }, [whose]);
  const done = (act: () => Promise<void>): void => {
    close();
    void act();
  };
  return (
    <div class="clause-positions" data-positions={path}>
      <div class="choose" role="group" aria-label={fill(whose === 'agreed' ? t.agreedOn : t.mineOn, { path })}>
        <p class="choose-head">
          <span>{fill(whose === 'agreed' ? t.agreedOn : t.mineOn, { path })}</span>
          {mayAgree && <button type="button" class="link" data-whose={whose === 'agreed' ? 'mine' : 'agreed'} onClick={() => (choosing.value = { path, whose: whose === 'agreed' ? 'mine' : 'agreed' })}>{whose === 'agreed' ? fill(t.mineOn, { path }) : t.agreed}</button>}
        </p>
        <div class="letters">
          {POSITIONS.map((position, index) => (
            <button key={position} ref={index === 0 ? first : null} type="button" class={`letter stand named ${position}`} data-take={position} aria-pressed={current?.note.position === position}
              aria-keyshortcuts={letterOf(position)} onClick={() => done(() => takePosition(path, position, whose))}>
              <span aria-hidden="true">{letterOf(position)}</span>{words.value.positions[position]}
            </button>
          ))}
        </div>
        {current !== null && <button type="button" class="link" data-withdraw onClick={() => done(() => withdraw(current))}>{t.withdraw}</button>}
      </div>
      {stream.value !== PRIVATE && <Agreed row={standing.agreed} clause={clause} />}
      {standing.opinions.length > 0 && (
        <section class="opinions" aria-labelledby={`opinions-${path}`}>
          <p class="sub" id={`opinions-${path}`}>{t.opinions}</p>
          <ul>{standing.opinions.map((row) => <Opinion key={row.id} row={row} clause={clause} mayAgree={mayAgree} />)}</ul>
        </section>
      )}
    </div>
  );
}

function Agreed({ row, clause }: { readonly row: NoteRow | null; readonly clause: ClauseWords | null }): JSX.Element {
  const t = words.value.stance.positions;
  if (row === null) return <p class="hint" data-agreed-none>{t.agreedNone}</p>;
  return (
    <section class="agreed-position" data-agreed-position={row.note.position}>
      <p class="sub">{t.agreed}</p>
      <p class="who-line">
        {row.note.position !== null && <PositionName position={row.note.position} agreed />}
        <span class="hint">{fill(t.agreedBy, { name: nameOf(row), when: time(row.note.edited) })}</span>
      </p>
      {row.note.wording !== null && <Amendment clause={comparable(row, clause)} wording={row.note.wording} language={row.note.anchor.language} />}
      {row.note.body !== '' && <p class="reason" dir="auto">{plainComment(row.note.body, 400)}</p>}
    </section>
  );
}

function Opinion({ row, clause, mayAgree }: { readonly row: NoteRow; readonly clause: ClauseWords | null; readonly mayAgree: boolean }): JSX.Element {
  return (
    <li class="opinion" data-opinion={row.note.position}>
      <p class="who-line">
        <bdi>{nameOf(row)}</bdi>
        {row.note.position !== null && <PositionName position={row.note.position} />}
        {mayAgree && row.stream !== PRIVATE && <button type="button" class="link" data-make-agreed onClick={() => void makeAgreed(row)}>{words.value.stance.positions.makeAgreed}</button>}
      </p>
      {row.note.wording !== null && <Amendment clause={comparable(row, clause)} wording={row.note.wording} language={row.note.anchor.language} />}
      {row.note.body !== '' && <p class="reason" dir="auto">{plainComment(row.note.body, 240)}</p>}
    </li>
  );
}

/** The clause's words, once they are wanted to compare a wording with. */
export function useClauseWords(document: string, path: string, wanted: boolean): ClauseWords | null {
  const [found, setFound] = useState<ClauseWords | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let ended = false;
    const shown = tabDocument.peek();
    void wordsOfClause({ document, path, language: shown?.document.language ?? null, tab: tab.peek(), shown }).then((known) => ended || setFound(known));
    return () => {
      ended = true;
    };
  }, [document, path, wanted]);
  return found;
}
