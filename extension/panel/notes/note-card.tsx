import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { mayDelete, mayEdit, mayResolve, mayWrite } from '../../../shared/notes/rights.ts';
import { type NoteRow, PRIVATE } from '../../store/database.ts';
import { tagsIn } from '../../store/text.ts';
import { compose } from '../compose/compose.ts';
import { time } from '../here/time.ts';
import { remove } from './remove.ts';
import { fill } from '../../words/words.ts';
import { useOwn } from '../here/follow.ts';
import { draftOf, replyTo } from '../here/draft.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Amendment } from '../positions/amendment.tsx';
import { wordsOfClause } from '../positions/clause-words.ts';
import { PositionName } from '../positions/mark.tsx';
import { seenKnown, unread } from '../here/notes.ts';
import { documentKey, tab, tabDocument } from '../here/tab.ts';
import { values } from '../here/values.ts';
import { query, shownNote } from '../here/view.ts';
import { words } from '../here/words.ts';
import { Conflict } from './conflict.tsx';
import { current, wanted } from './focus.ts';
import { hasHistory, History } from './history.tsx';
import { useLater } from './later.ts';
import { Body } from '../parts/body.tsx';
import { actorOn, isOwn, nameOf } from '../here/people.ts';
import { Quote } from './quote.tsx';
import { Refused } from './refused.tsx';
import { useSeeing } from './seeing.ts';
import { copyLink, resolveThread, toggleUnread } from './threads.ts';

interface CardProps {
  readonly row: NoteRow;
  readonly replies?: readonly NoteRow[];
  /** The list's first note, which the Tab key comes to before any other was chosen. */
  readonly first?: boolean;
  /** The clause whose words stand above it in the list; null: none do. */
  readonly under?: string | null;
  /** Its place among all threads, from 1, and how many there are. */
  readonly at?: { readonly position: number; readonly of: number };
}

export function NoteCard({ row, replies = [], first = false, under = null, at }: CardProps): JSX.Element {
  const card = useRef<HTMLElement>(null);
  const end = useRef<HTMLElement>(null);
  const { id } = row;
  // Each card follows its own answer: of ten thousand notes one is read, and one is drawn anew.
  const shown = useOwn(() => shownNote.value === id, [id]);
  const isUnread = useOwn(() => unread.value.has(id), [id]);
  const stop = useOwn(() => current.value === id || (first && current.value === null), [id, first]);
  useFocus(card, id, shown);
  useSeeing(end, row, isUnread);
  const { note } = row;
  const mine = isOwn(row);
  const [past, setPast] = useState(false);
  const resolved = note.resolved === true;
  return (
    <article
      ref={card} class={`note ${mine ? 'own' : 'others'}${shown ? ' shown' : ''}${isUnread ? ' unread' : ''}${resolved ? ' resolved' : ''}${note.kind === 'agreed' ? ' agreed' : ''}`}
      data-note={row.id} data-state={row.state} data-unread={isUnread || undefined} data-resolved={resolved || undefined}
      tabIndex={stop ? 0 : -1} aria-label={labelOf(row, isUnread)} aria-describedby={partsOf(row)}
      {...(at === undefined ? {} : { 'aria-posinset': at.position, 'aria-setsize': at.of })}
    >
      <CardHead row={row} isUnread={isUnread} />
      {note.kind !== 'reply' && <Quote row={row} under={under} />}
      {note.body !== '' && <Body text={note.body} of={row} />}
      {note.wording != null && note.wording !== '' && <Wording row={row} />}
      <Tags row={row} />
      {row.state === 'conflict' && <Conflict row={row} />}
      {row.state === 'refused' && <Refused row={row} />}
      <CardFoot row={row} isUnread={isUnread} past={past} setPast={setPast} end={end} here={stop || shown} />
      {past && <History row={row} />}
      {replies.length > 0 && <div class="replies">{replies.map((reply) => <NoteCard key={reply.id} row={reply} />)}</div>}
    </article>
  );
}

/** What of a note is heard after that, by the ids of its parts: the words that it stands on, its own, and those that it proposes. */
function partsOf({ id, note }: NoteRow): string | undefined {
  const parts = [note.kind !== 'reply' && note.anchor.target === 'text' ? `quote-${id}` : '', note.body === '' ? '' : `body-${id}`, note.wording ? `wording-${id}` : ''];
  return parts.join(' ').trim() || undefined;
}

/** Who, when and where, and what the head shows by signs: what is heard of a note before its words. */
function labelOf(row: NoteRow, isUnread: boolean): string {
  const { note } = row;
  const { list } = words.value.notesView;
  const { note: t } = words.value;
  return [
    isUnread ? list.unreadNote : null,
    nameOf(row),
    note.kind === 'reply' ? t.reply : note.kind === 'agreed' ? list.agreed : note.kind === 'highlight' ? t.highlight : null,
    note.position === null ? null : words.value.positions[note.position],
    note.kind === 'reply' ? null : (note.anchor.from?.path ?? null),
    row.stream === PRIVATE ? t.private : null,
    note.resolved === true ? list.resolved : null,
    time(note.created),
  ].filter((each) => each !== null).join(', ');
}

function CardHead({ row, isUnread }: { readonly row: NoteRow; readonly isUnread: boolean }): JSX.Element {
  const { note } = row;
  const t = words.value.notesView.list;
  return (
    <header>
      {isUnread && <span class="new" title={t.unreadNote}><span class="unseen">{t.unreadNote}. </span></span>}
      <span class="author" dir="auto">{nameOf(row)}</span>
      {note.kind === 'highlight' && <span class="chip">{words.value.note.highlight}</span>}
      {note.kind === 'agreed' && <span class="chip">{t.agreed}</span>}
      {row.stream === PRIVATE && <span class="chip lock" title={words.value.composer.onlyYou}><Icon name="lock" size={12} />{words.value.note.private}</span>}
      {note.position !== null && <PositionName position={note.position} agreed={note.kind === 'agreed'} />}
      {note.resolved === true && <span class="chip done"><Icon name="check" size={12} />{t.resolved}</span>}
      <time dateTime={note.created} title={note.edited === note.created ? undefined : fill(words.value.note.edited, { when: time(note.edited) })}>{time(note.created)}</time>
    </header>
  );
}

interface FootProps {
  readonly row: NoteRow;
  readonly isUnread: boolean;
  /** Whether the note's history is open. */
  readonly past: boolean;
  readonly setPast: (open: boolean) => void;
  readonly end: RefObject<HTMLElement | null>;
  /** Whether somebody was led to this note: its buttons are there at once. */
  readonly here: boolean;
}

function CardFoot({ row, isUnread, past, setPast, end, here }: FootProps): JSX.Element {
  const complete = useLater(here);
  const actor = actorOn(row);
  const t = words.value.notesView.list;
  const { note } = row;
  const resolved = note.resolved === true;
  const others = !isOwn(row) && row.server !== null && seenKnown.value;
  return (
    <footer ref={end}>
      <State row={row} />
      <span class="actions">{complete && <>
        {note.kind !== 'reply' && mayWrite(actor) && <Action does="reply" icon="reply" label={words.value.note.reply} act={() => void compose(replyTo(row))} />}
        {note.kind !== 'reply' && note.kind !== 'agreed' && mayResolve(actor, note) && <Action does="resolve" icon={resolved ? 'again' : 'done'} label={resolved ? t.reopen : t.resolve} act={() => void resolveThread(row, !resolved)} />}
        {others && <Action does="read" icon={isUnread ? 'seen' : 'unseen'} label={isUnread ? t.markRead : t.markUnread} act={() => void toggleUnread(row, isUnread)} />}
        {hasHistory(row) && <Action does="history" icon="clock" label={words.value.people.history.title} open={past} act={() => setPast(!past)} />}
        <Action does="link" icon="link" label={t.copyLink} act={() => void copyLink(row)} />
        {mayEdit(actor, note) && row.state !== 'conflict' && <Action does="edit" icon="pen" label={words.value.note.edit} act={() => void compose(draftOf(row))} />}
        {mayDelete(actor, note) && <Action does="delete" icon="bin" label={words.value.note.delete} act={() => void remove(row)} />}
      </>}</span>
    </footer>
  );
}

function Tags({ row: { note } }: { readonly row: NoteRow }): JSX.Element | null {
  // A tag that stands in the text is not said twice.
  const written = tagsIn(note.body);
  const tags = note.tags.filter((tag) => !written.includes(tag));
  if (tags.length === 0) return null;
  const operator = words.value.notesView.search.operators.tag;
  return (
    <p class="tags">
      {tags.map((tag) => (
        <button key={tag} type="button" class="tag" onClick={() => (query.value = `${operator}:${/\s/u.test(tag) ? `"${tag}"` : tag}`)}><bdi>#{tag}</bdi></button>
      ))}
    </p>
  );
}

interface ActionProps {
  readonly does: string;
  readonly icon: IconName;
  readonly label: string;
  readonly act: () => void;
  /** Of what the action opens under the note. */
  readonly open?: boolean;
}

function Action({ does, icon, label, act, open }: ActionProps): JSX.Element {
  return <button type="button" class="quiet" title={label} aria-label={label} {...{ [`data-${does}`]: true }} {...(open === undefined ? {} : { 'aria-expanded': open })} onClick={act}><Icon name={icon} size={14} /></button>;
}

/** Where the note is: in words on hover and for those who hear the panel; a note that is safe everywhere says it by a sign. */
function State({ row }: { readonly row: NoteRow }): JSX.Element {
  const t = words.value.sync;
  if (values.value?.account == null) return <span class="state" />;
  const icon = row.state === 'synced' ? 'check' : row.state === 'conflict' || row.state === 'refused' ? 'warning' : 'clock';
  const text = row.state === 'refused' && row.refused === 'not-allowed' ? `${t.refused}. ${words.value.errors.notAllowed}` : t[row.state];
  return (
    <span class={`state ${row.state}`} title={text}>
      <Icon name={icon} size={13} />
      <span class={row.state === 'synced' ? 'unseen' : ''}>{text}</span>
    </span>
  );
}

/** A proposed wording, as a tracked change where the clause's own words are known. */
function Wording({ row }: { readonly row: NoteRow }): JSX.Element {
  const { anchor, wording } = row.note;
  const [clause, setClause] = useState('');
  const path = anchor.from?.path ?? null;
  useEffect(() => {
    let gone = false;
    setClause('');
    if (path === null) return;
    const here = row.document === documentKey.peek();
    const place = { document: row.document, path, language: anchor.language, tab: here ? tab.peek() : null, shown: here ? tabDocument.peek() : null, anchor };
    // Half a clause would show its other half as new; another language's words would show all of it.
    void wordsOfClause(place).then((found) => !gone && found?.whole === true && found.language === anchor.language && setClause(found.text));
    return () => void (gone = true);
  }, [row.document, path, anchor]);
  return (
    <div id={`wording-${row.id}`} class="wording">
      <p class="hint">{words.value.notesView.list.proposed}</p>
      <Amendment clause={clause} wording={wording ?? ''} language={anchor.language} />
    </div>
  );
}

function useFocus(card: { readonly current: HTMLElement | null }, id: string, shown: boolean): void {
  const wants = useOwn(() => wanted.value === id, [id]);
  useEffect(() => {
    if (!shown && !wants) return;
    // A list that is still finding its heights would carry the note away from where it was put.
    const frame = requestAnimationFrame(() => {
      card.current?.scrollIntoView({ block: shown ? 'center' : 'nearest' });
      card.current?.focus({ preventScroll: true });
      if (wanted.peek() === id) wanted.value = null;
      current.value = id;
    });
    return () => cancelAnimationFrame(frame);
  }, [shown, wants]);
}
