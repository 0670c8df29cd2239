/** The list of a document's notes: which threads pass, in which order, and what counts as unread. */
import { describe, expect, test } from 'vitest';
import type { Note } from '../../shared/notes/types.ts';
import { filterOf, NO_FILTER, type NoteFilter, ordered, sifted, startOf } from '../../extension/panel/notes/filters.ts';
import type { NoteRow } from '../../extension/store/database.ts';
import { isUnread } from '../../extension/store/seen.ts';

const ME = '00000000-0000-4000-8000-0000000000ff';
const AMINA = 'amina';
const BORIS = 'boris';
const NOW = new Date(2026, 10, 22, 9, 0).getTime();
const ago = (hours: number) => new Date(NOW - hours * 3_600_000).toISOString();

function row(id: string, part: Partial<Note> & { path?: string | null; revision?: number } = {}): NoteRow {
  const { path = 'O1', revision = 1, ...rest } = part;
  const at = path === null ? null : { path, offset: 0 };
  const note = {
    id, delegation: 'd', document: 'x:1', kind: part.parent ? 'reply' : 'note', parent: null, body: '', tags: [], position: null, wording: null, resolved: false, author: AMINA,
    created: ago(1), edited: ago(1), anchor: { target: path === null ? 'document' : 'clause', from: at, to: at, quote: null, position: null, language: 'en', edition: null }, ...rest,
  } as unknown as Note;
  return { account: ME, id: note.id, stream: 'd', document: 'x:1', note, state: 'synced', deleted: 0, server: { ...note, revision, changed: note.edited, deleted: false } as NoteRow['server'] };
}

const ROWS = [
  row('a', { path: 'O2', tags: ['urgent'], position: 'support' }),
  row('a1', { path: 'O2', parent: 'a' as Note['id'], author: BORIS as Note['author'], body: `see @[Me](${ME})`, edited: ago(0.5) }),
  row('b', { path: 'O1', author: BORIS as Note['author'], resolved: true, edited: ago(50), created: ago(50) }),
  row('c', { path: null, author: ME as Note['author'], edited: ago(20), created: ago(20) }),
];
const shown = (part: Partial<NoteFilter>, unread: readonly string[] = []) =>
  sifted(ROWS, { filter: { ...NO_FILTER, ...part }, account: ME, unread: new Set(unread), found: null, now: NOW }).map(({ note }) => note.id as string).sort();

describe('which threads', () => {
  test.each([
    [{}, ['a', 'b', 'c']], [{ person: 'me' }, ['c']], [{ person: BORIS }, ['a', 'b']], [{ position: 'support' }, ['a']], [{ tag: 'urgent' }, ['a']], [{ threads: 'open' }, ['a', 'c']], [{ threads: 'resolved' }, ['b']],
    [{ mentions: true }, ['a']], [{ since: 'today' }, ['a']], [{ since: 'yesterday' }, ['a', 'c']], [{ since: 'week' }, ['a', 'b', 'c']], [{ person: BORIS, threads: 'open' }, ['a']],
  ] as const)('%j', (filter, ids) => expect(shown(filter as Partial<NoteFilter>)).toEqual(ids));
  test('unread: a thread with an unread reply', () => expect(shown({ unread: true }, ['a1'])).toEqual(['a']));
  test('a thread comes whole', () => expect(sifted(ROWS, { filter: { ...NO_FILTER, mentions: true }, account: ME, unread: new Set(), found: null, now: NOW })[0]?.replies.map((reply) => reply.id)).toEqual(['a1']));
  test('what was kept of a filter is taken only as far as it is one', () => {
    expect(filterOf({ order: 'time', tag: 'x', threads: 'sideways', unread: 'yes', person: 7 })).toEqual({ ...NO_FILTER, order: 'time', tag: 'x' });
    expect(filterOf('nonsense')).toEqual(NO_FILTER);
  });
  test('days begin at midnight where the computer stands', () => expect(new Date(startOf('yesterday', NOW)).toString()).toContain('Nov 21 2026 00:00:00'));
});

describe('in which order', () => {
  const outline = ['O1', 'O2'].map((path) => ({ path, kind: 'operative' as const, act: null, addressee: null, label: null, parent: null, words: path }));
  const order = (by: NoteFilter['order']) => ordered(sifted(ROWS, { filter: NO_FILTER, account: ME, unread: new Set(), found: null, now: NOW }), by, outline, {}, (each) => each.note.author ?? '').map(({ head, thread }) => [head === null ? null : head.kind, thread.note.id]);
  test('by place: the document as a whole, then clause by clause', () => expect(order('place')).toEqual([['document', 'c'], ['clause', 'b'], ['clause', 'a']]));
  test('by time: the thread with the newest words first, a head a day', () => expect(order('time').map(([, id]) => id)).toEqual(['a', 'c', 'b']));
  test('by person: by name', () => expect(order('person')).toEqual([['person', 'c'], ['person', 'a'], ['person', 'b']]));
});

describe('what is unread', () => {
  const theirs = row('a', { revision: 5, edited: ago(2) });
  test.each([
    ['of others and never seen', theirs, undefined, true],
    ['seen as it stands', theirs, { revision: 5, edited: ago(2) }, false],
    ['written in since', theirs, { revision: 3, edited: ago(9) }, true],
    ['only resolved since', theirs, { revision: 3, edited: ago(2) }, false],
    ['an older answer came late', theirs, { revision: 6, edited: ago(1) }, false],
    ['one’s own', row('b', { author: ME as Note['author'] }), undefined, false],
    ['of this computer without an account', { ...row('c', { author: null }), server: null }, undefined, false],
    ['deleted', { ...theirs, deleted: 1 as const }, undefined, false],
  ])('%s', (_name, each, seen, unread) => expect(isUnread(each, new Map(seen === undefined ? [] : [[each.id, seen]]))).toBe(unread));
});
