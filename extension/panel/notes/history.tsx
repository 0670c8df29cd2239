import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { diff } from '../../../shared/anchors/diff.ts';
import { tagChanges } from '../../../shared/notes/merge.ts';
import type { HistoryEntry } from '../../../shared/notes/protocol.ts';
import { askBackground, type Outcome } from '../../messages.ts';
import { type NoteRow, PRIVATE } from '../../store/database.ts';
import { time } from '../here/time.ts';
import { problemText, words } from '../here/words.ts';
import { fill } from '../../words/words.ts';
import { account } from '../here/person.ts';
import { Tracked } from '../parts/tracked.tsx';
import { nameIn } from '../here/people.ts';
import '../person/person.css';

/** Two versions of a text are compared up to this length, in UTF-16 units; longer ones stand as they are. */
const COMPARED = 8_000;

/**
 * A note's history, newest first: who, when, and what became of the words. Asked of the server, which keeps it; a note
 * that the server has never had has none (`hasHistory`).
 */
export function History({ row }: { readonly row: NoteRow }): JSX.Element {
  const [answer, setAnswer] = useState<Outcome<readonly HistoryEntry[]> | null>(null);
  const t = words.value.people.history;
  const revision = row.server?.revision ?? 0;
  useEffect(() => {
    let gone = false;
    void askBackground('panel/history', { delegation: row.stream === PRIVATE ? null : row.stream, note: row.id }).then((given) => gone || setAnswer(given));
    return () => void (gone = true);
  }, [row.id, row.stream, revision]);
  return (
    <section class="history" aria-label={t.title} aria-busy={answer === null}>
      {answer === null ? <p class="hint">{words.value.common.loading}</p> : !answer.ok ? <p class="problem" role="alert">{problemText(answer.problem, answer.detail)}</p> : (
        <ol reversed>
          {answer.value.map((entry, index) => <Version key={index} entry={entry} before={standing(answer.value, index)} row={row} />).toReversed()}
        </ol>
      )}
    </section>
  );
}

export function hasHistory(row: NoteRow): boolean {
  return row.server !== null;
}

/** The version that an entry was made upon: the last one that was taken. */
function standing(entries: readonly HistoryEntry[], index: number): HistoryEntry | null {
  return entries.slice(0, index).findLast(({ action }) => action !== 'conflict') ?? null;
}

function names(tags: readonly string[]): string {
  return tags.map((tag) => `#${tag}`).join(' ');
}

interface VersionProps {
  readonly entry: HistoryEntry;
  readonly before: HistoryEntry | null;
  readonly row: NoteRow;
}

function Version({ entry, before, row }: VersionProps): JSX.Element {
  const t = words.value.people.history;
  const who = entry.by === account.value ? words.value.note.you : (nameIn(row, entry.by) ?? words.value.note.former);
  const what = entry.action === 'resolve' && !entry.resolved ? t.reopen : t[entry.action];
  const tags = tagChanges(before?.tags ?? [], entry.tags);
  const written = entry.action === 'create' || entry.action === 'edit' || entry.action === 'conflict';
  return (
    <li data-version={entry.action} class={entry.action === 'conflict' ? 'attempted' : ''}>
      <p class="line"><bdi>{who}</bdi><span>{what}</span><time dateTime={entry.at}>{time(entry.at)}</time></p>
      {written && entry.body !== (before?.body ?? '') && <Changed from={before?.body ?? ''} to={entry.body} />}
      {written && entry.wording !== (before?.wording ?? null) && (
        <>
          <p class="line">{entry.wording === null ? t.wordingRemoved : t.wording}</p>
          {entry.wording !== null && <Changed from={before?.wording ?? ''} to={entry.wording} />}
        </>
      )}
      {written && entry.position !== (before?.position ?? null) && (
        <p class="line">{entry.position === null ? t.noPosition : fill(t.position, { position: words.value.positions[entry.position] })}</p>
      )}
      {written && tags.add.length > 0 && <p class="line">{fill(t.tagsAdded, { tags: names(tags.add) })}</p>}
      {written && tags.remove.length > 0 && <p class="line">{fill(t.tagsRemoved, { tags: names(tags.remove) })}</p>}
    </li>
  );
}

/** Struck out what went, underlined what came; text as it was typed, never as markup. */
function Changed({ from, to }: { readonly from: string; readonly to: string }): JSX.Element {
  const parts = useMemo(() => (from === '' || from.length > COMPARED || to.length > COMPARED ? null : diff(from, to)), [from, to]);
  if (parts === null) return <p class="text" dir="auto">{to}</p>;
  return (
    <p class="text difference" dir="auto">
      <Tracked parts={parts} />
    </p>
  );
}
