import type { JSX } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { OutlineEntry } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import { filterKept, keepFilter } from '../../store/filters.ts';
import { wholeDocument } from '../../store/notes.ts';
import { compose } from '../compose/compose.ts';
import { count, fill } from '../../words/words.ts';
import { newDraft } from '../here/draft.ts';
import { Empty, NothingFound } from '../parts/empty.tsx';
import { notes, readAgain, shelf, shelfBroken, unread } from '../here/notes.ts';
import { account, delegations, streamForNew } from '../here/person.ts';
import { documentKey, located, tabDocument } from '../here/tab.ts';
import { query, shownNote } from '../here/view.ts';
import { language, words } from '../here/words.ts';
import { FilterRow } from './filter-row.tsx';
import { type Entry, filterOf, filtersOn, NO_FILTER, type NoteFilter, ordered, sifted } from './filters.ts';
import { wanted } from './focus.ts';
import { GroupHead } from './group-head.tsx';
import { useNoteKeys } from './keys.ts';
import { NoteCard } from './note-card.tsx';
import type { LocatedOf } from '../../tab-keys.ts';
import { remembered } from './remembered.ts';
import { nameOf } from '../here/people.ts';
import type { Thread } from './places.ts';
import { Rolling } from './rolling.tsx';
import './notes.css';

const NO_OUTLINE: readonly OutlineEntry[] = [];
/** The day is an input since filters count days. */
const threadsShown = remembered((rows: readonly NoteRow[], filter: NoteFilter, kept: ReadonlySet<string>, found: ReadonlySet<string> | null, whose: string, _day: string) =>
  sifted(rows, { filter, account: whose, unread: kept, found, now: Date.now() }));
/** Names are an input since notes are ordered by them, too. */
const entriesShown = remembered((threads: readonly Thread[], order: NoteFilter['order'], outline: readonly OutlineEntry[], places: LocatedOf, _people: unknown, _words: unknown) =>
  ordered(threads, order, outline, places, nameOf));

/** @param found the notes that a search has found; null: nothing is searched */
export function Notes({ found }: { readonly found: ReadonlySet<string> | null }): JSX.Element {
  const [filter, change] = useFilter();
  const stay = useStaying(filter);
  const all = notes.value;
  const { rows, total, whole } = shelf.value;
  const threads = threadsShown(all, filter, stay, found, account.value, new Date().toDateString());
  const entries = entriesShown(threads, filter.order, tabDocument.value?.outline ?? NO_OUTLINE, located.value, delegations.value, words.value);
  const t = words.value.notesView.list;
  useUncovering(entries, all, () => {
    change({ ...NO_FILTER, order: filter.order });
    if (found !== null) query.value = '';
  });
  const slow = useSlow(!whole && !shelfBroken.value);
  return (
    <div class="notes">
      <div class="notes-tools">
        <button type="button" class="plain" data-new-note onClick={writeOnWhole}>{words.value.panel.noteOnDocument}</button>
        {(all.length > 1 || filtersOn(filter) > 0) && <FilterRow rows={all} filter={filter} change={change} />}
      </div>
      {slow && rows.length > 0 && <Reading done={rows.length} all={total} />}
      {shelfBroken.value ? (
        <div class="empty" role="alert">
          <p>{t.broken}</p>
          <button type="button" class="plain" onClick={readAgain}>{words.value.common.retry}</button>
        </div>
      ) : entries.length > 0 ? <Threads entries={entries} narrowed={found !== null || filtersOn(filter) > 0} />
        : !whole ? (slow && rows.length === 0 ? <Empty text={words.value.common.loading} /> : null)
        : all.length === 0 ? <Empty text={words.value.panel.noNotes} hint={words.value.panel.noNotesHint} />
        : found !== null ? <NothingFound /> : <Empty text={t.nothing} />}
    </div>
  );
}

export function writeOnWhole(): void {
  const document = documentKey.value;
  if (document !== null) void compose(newDraft(document, wholeDocument(tabDocument.value?.document.language ?? null), streamForNew.value));
}

function Threads({ entries, narrowed }: { readonly entries: readonly Entry[]; readonly narrowed: boolean }): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const onKey = useNoteKeys(list, entries);
  const target = wanted.value ?? shownNote.value;
  const show = useMemo(() => (target === null ? null : (entries.find(({ thread }) => thread.note.id === target || thread.replies.some((reply) => reply.id === target))?.key ?? null)), [entries, target]);
  const of = entries.length;
  const draw = useCallback((entry: Entry, index: number) => (
    <>
      {entry.head !== null && <GroupHead head={entry.head} row={entry.thread.note} />}
      <NoteCard row={entry.thread.note} replies={entry.thread.replies} first={index === 0} under={entry.under} at={{ position: index + 1, of }} />
    </>
  ), [of]);
  return (
    <div ref={list} class="threads" onKeyDown={onKey}>
      {/* Said once a filter has settled, not at every note that comes in. */}
      <p class="unseen" role="status">{narrowed ? count(words.value.notesView.list.shown, entries.length, language.value) : ''}</p>
      <Rolling items={entries} keyOf={keyOf} estimate={168} show={show} draw={draw} />
    </div>
  );
}

const keyOf = (entry: Entry): string => entry.key;

function Reading({ done, all }: { readonly done: number; readonly all: number }): JSX.Element {
  const text = fill(words.value.notesView.list.reading, { done, all });
  return (
    <p class="reading">
      <progress max={all} value={done} aria-label={text} />
      <span class="hint">{text}</span>
    </p>
  );
}

/** A note that is to be shown, but that filters keep out of the list, comes before the filters: once for each. */
function useUncovering(entries: readonly Entry[], all: readonly NoteRow[], uncover: () => void): void {
  const done = useRef<string | null>(null);
  const target = shownNote.value;
  useEffect(() => {
    if (target === null) done.current = null;
    if (target === null || done.current === target || !all.some((row) => row.id === target)) return;
    done.current = target;
    if (!entries.some(({ thread }) => thread.note.id === target || thread.replies.some((reply) => reply.id === target))) uncover();
  }, [target, entries, all]);
}

/** Whether something has been going on for longer than a second. */
function useSlow(going: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!going) return setSlow(false);
    const timer = setTimeout(() => setSlow(true), 1_000);
    return () => clearTimeout(timer);
  }, [going]);
  return slow;
}

/** The filter of this document, as it was left. */
function useFilter(): [NoteFilter, (part: Partial<NoteFilter>) => void] {
  const document = documentKey.value;
  const whose = account.value;
  const [filter, setFilter] = useState(NO_FILTER);
  useEffect(() => {
    let gone = false;
    setFilter(NO_FILTER);
    if (document !== null) void filterKept(whose, document).then((kept) => !gone && setFilter(filterOf(kept)), () => undefined);
    return () => void (gone = true);
  }, [whose, document]);
  const change = (part: Partial<NoteFilter>): void => {
    const now = { ...filter, ...part };
    setFilter(now);
    // A full disk forgets the filter; the list is narrowed all the same.
    if (document !== null) void keepFilter(whose, document, now).catch(() => undefined);
  };
  return [filter, change];
}

const NONE: ReadonlySet<string> = new Set();

/** While only unread notes are shown, what is unread and what was: nothing vanishes under the eyes of who reads it. */
function useStaying(filter: NoteFilter): ReadonlySet<string> {
  const kept = useRef<{ filter: NoteFilter; notes: ReadonlySet<string> }>({ filter, notes: new Set() });
  const now = unread.value;
  // Ten thousand notes are not put in order anew because one was read.
  if (!filter.unread) return NONE;
  if (kept.current.filter !== filter) kept.current = { filter, notes: now };
  else if ([...now].some((note) => !kept.current.notes.has(note))) kept.current = { filter, notes: new Set([...kept.current.notes, ...now]) };
  return kept.current.notes;
}
