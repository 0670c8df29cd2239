/** Which threads of a document's notes are shown, and in which order. Pure. */
import { mentions } from '../../../shared/notes/mentions.ts';
import { POSITIONS, type Position } from '../../../shared/notes/types.ts';
import type { OutlineEntry } from '../../messages.ts';
import type { NoteRow } from '../../store/database.ts';
import type { LocatedOf } from '../../tab-keys.ts';
import { placesOf, type Thread, threadsOf } from './places.ts';

export const ORDERS = ['place', 'time', 'person'] as const;
export type Order = (typeof ORDERS)[number];
export const SINCE = ['today', 'yesterday', 'threeDays', 'week'] as const;
export type Since = (typeof SINCE)[number];

export interface NoteFilter {
  /** A person's id, `me`, or empty for everybody. */
  readonly person: string;
  readonly position: Position | '';
  readonly tag: string;
  readonly unread: boolean;
  readonly mentions: boolean;
  readonly threads: 'all' | 'open' | 'resolved';
  readonly since: Since | '';
  readonly order: Order;
}

export const NO_FILTER: NoteFilter = { person: '', position: '', tag: '', unread: false, mentions: false, threads: 'all', since: '', order: 'place' };

/** What was kept of a filter, as far as it is one; anything else is as if it had not been set. */
export function filterOf(kept: unknown): NoteFilter {
  if (typeof kept !== 'object' || kept === null) return NO_FILTER;
  const given = kept as Record<string, unknown>;
  const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
  const one = <T extends string>(name: string, among: readonly T[], usual: T): T => among.find((each) => each === given[name]) ?? usual;
  return {
    person: text('person'),
    position: one('position', ['', ...POSITIONS], ''),
    tag: text('tag'),
    unread: given['unread'] === true,
    mentions: given['mentions'] === true,
    threads: one('threads', ['all', 'open', 'resolved'] as const, 'all'),
    since: one('since', ['', ...SINCE] as const, ''),
    order: one('order', ORDERS, 'place'),
  };
}

/** How many filters are on; the order is none. */
export function filtersOn(filter: NoteFilter): number {
  return [filter.person !== '', filter.position !== '', filter.tag !== '', filter.unread, filter.mentions, filter.threads !== 'all', filter.since !== ''].filter(Boolean).length;
}

export interface Sifting {
  readonly filter: NoteFilter;
  /** Whose screen it is. */
  readonly account: string;
  /** Notes that count as unread in this list: those that were when the filter was set stay until it is set anew. */
  readonly unread: ReadonlySet<string>;
  /** The notes that a search has found; null: nothing is searched. */
  readonly found: ReadonlySet<string> | null;
  /** Milliseconds: now. */
  readonly now: number;
}

/** The threads that pass: with their first note or with any reply. A thread is shown whole. */
export function sifted(rows: readonly NoteRow[], sifting: Sifting): Thread[] {
  const { filter, found } = sifting;
  const from = filter.since === '' ? -Infinity : startOf(filter.since, sifting.now);
  const passes = (row: NoteRow): boolean => {
    const { note } = row;
    return (
      (found === null || found.has(row.id)) &&
      (filter.person === '' || (filter.person === 'me' ? note.author === null || note.author === sifting.account : note.author === filter.person)) &&
      (filter.position === '' || note.position === filter.position) &&
      (filter.tag === '' || note.tags.includes(filter.tag)) &&
      (!filter.unread || sifting.unread.has(row.id)) &&
      (!filter.mentions || mentions(note.body, sifting.account)) &&
      (from === -Infinity || Date.parse(note.edited) >= from)
    );
  };
  const none = found === null && filtersOn(filter) === 0;
  return threadsOf(rows).filter(({ note, replies }) =>
    (filter.threads === 'all' || (note.note.resolved === true) === (filter.threads === 'resolved')) && (none || passes(note) || replies.some(passes)),
  );
}

/** When a span of days began by this computer's clock and calendar, in milliseconds. */
export function startOf(since: Since, now: number): number {
  const day = new Date(now);
  day.setHours(0, 0, 0, 0);
  day.setDate(day.getDate() - { today: 0, yesterday: 1, threeDays: 3, week: 7 }[since]);
  return day.getTime();
}

export type Head =
  | { readonly kind: 'document' }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'clause'; readonly path: string; readonly words: string }
  | { readonly kind: 'lost' }
  | { readonly kind: 'day'; readonly day: string }
  | { readonly kind: 'person'; readonly person: string | null };

/** A thread in the list, under a heading where a new group begins. */
export interface Entry {
  readonly key: string;
  readonly head: Head | null;
  /** The clause whose words head its group; null in any other order than by place. */
  readonly under: string | null;
  readonly thread: Thread;
}

/** @param nameOf for the order by person: people of one name stay apart */
export function ordered(threads: readonly Thread[], order: Order, outline: readonly OutlineEntry[], located: LocatedOf, nameOf: (row: NoteRow) => string): Entry[] {
  switch (order) {
    case 'place':
      return placesOf(threads, outline, located).flatMap(({ threads: here, ...head }) => entries(here, head));
    case 'time': {
      const groups = new Map<string, Thread[]>();
      for (const thread of threads.map((each) => ({ each, at: newestIn(each) })).sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))) {
        const day = localDay(thread.at);
        const here = groups.get(day);
        if (here === undefined) groups.set(day, [thread.each]);
        else here.push(thread.each);
      }
      return [...groups].flatMap(([day, here]) => entries(here, { kind: 'day', day }));
    }
    case 'person': {
      const groups = new Map<string | null, Thread[]>();
      for (const thread of threads) {
        const author = thread.note.note.author;
        const here = groups.get(author);
        if (here === undefined) groups.set(author, [thread]);
        else here.push(thread);
      }
      const named = [...groups].map(([person, here]) => ({ person, here, name: nameOf(here[0]!.note) }));
      named.sort((a, b) => a.name.localeCompare(b.name));
      return named.flatMap(({ person, here }) => entries(here.sort((a, b) => (newestIn(a) < newestIn(b) ? 1 : -1)), { kind: 'person', person }));
    }
  }
}

function entries(threads: readonly Thread[], head: Head): Entry[] {
  return threads.map((thread, index) => ({ key: thread.note.id, head: index === 0 ? head : null, under: head.kind === 'clause' && head.words !== '' ? head.path : null, thread }));
}

/** When the last words came into a thread, as ISO 8601. */
export function newestIn({ note, replies }: Thread): string {
  return replies.reduce((newest, reply) => (reply.note.edited > newest ? reply.note.edited : newest), note.note.edited);
}

/** The calendar day of a time, where this computer stands: `2026-11-22`. */
function localDay(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return '';
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
}
