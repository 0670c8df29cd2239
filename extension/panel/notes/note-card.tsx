import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { askBackground } from '../../messages.ts';
import { type NoteRow, PRIVATE } from '../../store/database.ts';
import { settleConflict } from '../../store/notes.ts';
import { tagsIn } from '../../store/text.ts';
import { compose, fill, remove, time } from '../doing.ts';
import { draftOf, replyTo } from '../compose/draft.ts';
import { Icon } from '../icons.tsx';
import { renderMarkdown } from './markdown.ts';
import { positionWord } from './notes.tsx';
import { Quote } from './quote.tsx';
import { account, delegations, query, shownNote, values, words } from '../state.ts';

export function NoteCard({ row, replies = [] }: { readonly row: NoteRow; readonly replies?: readonly NoteRow[] }): JSX.Element {
  const card = useRef<HTMLElement>(null);
  const shown = shownNote.value === row.id;
  useEffect(() => {
    if (!shown) return;
    card.current?.scrollIntoView({ block: 'center' });
    card.current?.focus();
  }, [shown]);
  const { note } = row;
  const own = isOwn(row);
  // A tag that stands in the text is not said twice.
  const written = tagsIn(note.body);
  const tags = note.tags.filter((tag) => !written.includes(tag));
  return (
    <article ref={card} class={`note ${own ? 'own' : 'others'} ${shown ? 'shown' : ''}`} data-note={row.id} data-state={row.state} tabIndex={-1}>
      <header>
        <span class="author" dir="auto">{nameOf(row)}</span>
        {note.kind === 'highlight' && <span class="chip">{words.value.note.highlight}</span>}
        {row.stream === PRIVATE && <span class="chip lock" title={words.value.composer.onlyYou}><Icon name="lock" size={12} />{words.value.note.private}</span>}
        {note.position !== null && <span class={`chip position ${note.position}`}>{positionWord(note.position)}</span>}
        <time dateTime={note.created} title={note.edited === note.created ? undefined : fill(words.value.note.edited, { when: time(note.edited) })}>{time(note.created)}</time>
      </header>
      {note.kind !== 'reply' && <Quote row={row} />}
      {note.body !== '' && <Body text={note.body} />}
      {tags.length > 0 && (
        <p class="tags">
          {tags.map((tag) => (
            <button key={tag} type="button" class="tag" onClick={() => (query.value = tag)}><bdi>#{tag}</bdi></button>
          ))}
        </p>
      )}
      {row.state === 'conflict' && <Conflict row={row} />}
      <footer>
        <State row={row} />
        <span class="actions">
          {note.kind !== 'reply' && mayWrite(row) && <Action icon="reply" label={words.value.note.reply} act={() => void compose(replyTo(row))} />}
          {own && row.state !== 'conflict' && <Action icon="pen" label={words.value.note.edit} act={() => void compose(draftOf(row))} />}
          {(own || isHead(row)) && <Action icon="bin" label={words.value.note.delete} act={() => void remove(row)} />}
        </span>
      </footer>
      {replies.length > 0 && <div class="replies">{replies.map((reply) => <NoteCard key={reply.id} row={reply} />)}</div>}
    </article>
  );
}

const DOES = { reply: 'reply', pen: 'edit', bin: 'delete' } as const;

function Action({ icon, label, act }: { readonly icon: 'reply' | 'pen' | 'bin'; readonly label: string; readonly act: () => void }): JSX.Element {
  return <button type="button" class="quiet" title={label} aria-label={label} {...{ [`data-${DOES[icon]}`]: true }} onClick={act}><Icon name={icon} size={14} /></button>;
}

export function Body({ text }: { readonly text: string }): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  // Sanitised nodes are put in as nodes: a second parsing could read them differently.
  useLayoutEffect(() => place.current?.replaceChildren(renderMarkdown(text)), [text]);
  return <div ref={place} class="body" dir="auto" />;
}

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

/** Both texts, side by side in time: the person's own above, the other below, and the choice. */
function Conflict({ row }: { readonly row: NoteRow }): JSX.Element {
  const t = words.value.note;
  const settle = async (keep: 'mine' | 'theirs'): Promise<void> => {
    await settleConflict(account.value, row.id, keep);
    await askBackground('panel/wrote', { documents: [row.document] });
  };
  return (
    <div class="conflict" role="group" aria-label={t.conflict}>
      <p>{t.conflict}</p>
      <p class="hint">{t.theirs}</p>
      {row.server !== null && !row.server.deleted ? <Body text={row.server.body} /> : <p class="body">{t.deleted}</p>}
      <div class="buttons">
        <button type="button" class="plain" onClick={() => void settle('mine')}>{t.keepMine}</button>
        <button type="button" class="plain" onClick={() => void settle('theirs')}>{t.takeTheirs}</button>
      </div>
    </div>
  );
}

function isOwn(row: NoteRow): boolean {
  return row.note.author === null || row.note.author === account.value;
}

function roleIn(row: NoteRow): 'head' | 'member' | 'observer' | null {
  return delegations.value.find((each) => each.id === row.stream)?.role ?? null;
}

function isHead(row: NoteRow): boolean {
  return roleIn(row) === 'head';
}

function mayWrite(row: NoteRow): boolean {
  return row.stream === PRIVATE || roleIn(row) === 'head' || roleIn(row) === 'member';
}

export function nameOf(row: NoteRow): string {
  if (isOwn(row)) return words.value.note.you;
  const roster = delegations.value.find((each) => each.id === row.stream)?.roster ?? [];
  return roster.find((each) => each.person === row.note.author)?.name ?? words.value.note.former;
}
