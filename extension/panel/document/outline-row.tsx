import type { JSX } from 'preact';
import type { OutlineEntry } from '../../messages.ts';
import { count, fill } from '../../words/words.ts';
import { Icon } from '../parts/icons.tsx';
import { addresseeNames } from '../positions/addressees.ts';
import { PositionMark } from '../positions/mark.tsx';
import { tally, type Standing } from '../positions/standing.ts';
import { tabDocument } from '../here/tab.ts';
import { language, words } from '../here/words.ts';
import type { ClauseFacts } from './outline-map.tsx';

interface Props {
  readonly entry: OutlineEntry;
  readonly facts: ClauseFacts;
  readonly standing: Standing;
  readonly inView: boolean;
  /** Whether its positions are open under it. */
  readonly open: boolean;
  readonly go: () => void;
  readonly write: () => void;
  readonly positions: () => void;
}

/** A clause as one reads it: its path, the act in the document's words, who is asked, and what is there of notes. */
export function OutlineRow({ entry, facts, standing, inView, open, go, write, positions }: Props): JSX.Element {
  const t = words.value;
  const { path, addressee } = entry;
  const noteOn = fill(t.panel.noteOnClause, { path });
  const standOn = fill(t.stance.positions.mineOn, { path });
  const held = [...tally(standing.opinions)];
  const something = facts.notes > 0 || facts.citations > 0 || held.length > 0 || standing.agreed !== null;
  return (
    <div class="clause-row">
      <div class="place" data-path={path} onClick={go}>
        <bdi class="path" dir="ltr">{path}</bdi>
        <span class="words" dir="auto" lang={tabDocument.value?.document.language ?? undefined}><ActWords entry={entry} /></span>
        {inView && <span class="unseen">{t.stance.outline.inView}</span>}
        {addressee !== null && <span class="addressee hint">{addresseeNames(addressee)}</span>}
      </div>
      {something && (
        <div class="facts" onClick={positions}>
          {standing.agreed !== null && standing.agreed.note.position !== null && <PositionMark position={standing.agreed.note.position} agreed />}
          {held.map(([position, times]) => <PositionMark key={position} position={position} held={times} />)}
          {facts.notes > 0 && <Count kind="note-count" n={facts.notes} text={count(t.panel.noteCount, facts.notes, language.value)} />}
          {facts.unread > 0 && <Count kind="unread-count" n={facts.unread} text={count(t.stance.outline.unreadCount, facts.unread, language.value)} />}
          {facts.citations > 0 && <Count kind="citation-count" n={facts.citations} text={count(t.panel.citationCount, facts.citations, language.value)} />}
        </div>
      )}
      {/* For the pointer; heard, they would be a part of each clause's name. The keys of the tree do the same. */}
      <span class="does" aria-hidden="true">
        <span class="quiet write" data-open-positions={open} title={standOn} onClick={positions}><Icon name="check" size={14} /></span>
        <span class="quiet write" title={noteOn} onClick={write}><Icon name="pen" size={14} /></span>
      </span>
    </div>
  );
}

function Count({ kind, n, text }: { readonly kind: string; readonly n: number; readonly text: string }): JSX.Element {
  return <span class={`count ${kind}`} title={text}><span aria-hidden="true">{n}</span><span class="unseen">{text}</span></span>;
}

/** The act stands out in the document's own words; where only its kind is known, the whole line does. */
function ActWords({ entry: { words: text, act, actWords } }: { readonly entry: OutlineEntry }): JSX.Element {
  if (act === null) return <>{text}</>;
  const at = actWords == null || actWords === '' ? -1 : text.indexOf(actWords);
  if (at < 0 || actWords == null) return <b class="act">{text}</b>;
  return <>{text.slice(0, at)}<b class="act">{actWords}</b>{text.slice(at + actWords.length)}</>;
}
