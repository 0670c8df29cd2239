import { describe, expect, test } from 'vitest';
import { asBefore, filtered, linesOf, NO_FILTERS, sorted, yesterday, type Filters, type KnownDocument } from '../../extension/table/clauses.ts';
import { placesIn } from '../../extension/table/places.ts';
import { place, type Placed } from '../../extension/table/placing.ts';
import type { LocatedOf } from '../../extension/tab-keys.ts';
import { describeClause } from '../../shared/anchors/describe.ts';
import { edition } from '../../shared/anchors/edition.ts';
import type { Anchor } from '../../shared/anchors/types.ts';
import type { UserId } from '../../shared/notes/types.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import { ANCHOR, rowOf } from '../panel/rows.ts';

const BORIS = 'boris' as UserId;
const clause = (path: string, addressee: string | null = null, kind: 'operative' | 'preamble' | 'front' = 'operative') => ({ path, kind, act: null, addressee, words: `words of ${path}`, known: 'whole' as const });
const FIRST: KnownDocument = { id: 'itu:council/res/9999', title: null, language: 'en', clauses: [clause('T1', null, 'front'), clause('P1', null, 'preamble'), clause('O1', 'sg'), clause('O2', 'sg+director-bdt'), clause('O10')] };
const ROWS = [
  rowOf('1', { path: 'O1', kind: 'agreed', position: 'support', changed: '2026-06-10T10:00:00.000Z' }),
  rowOf('2', { path: 'O1', position: 'oppose', author: BORIS, body: 'why', changed: '2026-06-12T10:00:00.000Z' }),
  rowOf('3', { path: 'O2', position: 'amend', wording: 'other words', changed: '2026-06-11T10:00:00.000Z' }),
  rowOf('4', { path: 'O10', body: 'a question' }),
  rowOf('5', { path: 'O10', kind: 'reply', parent: rowOf('4').id, body: 'an answer' }),
  rowOf('6', { path: 'P1', body: 'dealt with', resolved: true }),
];
const paths = (filters: Partial<Filters>) => filtered(linesOf([FIRST], ROWS), { ...NO_FILTERS, ...filters }).map(({ path }) => path);

describe('the clause table', () => {
  test('lists every clause in the document’s order, but for a head that nobody wrote on', () => {
    expect(linesOf([FIRST], ROWS).map(({ path, threads }) => `${path} ${threads}`)).toEqual(['P1 0', 'O1 1', 'O2 0', 'O10 1']);
    expect(linesOf([FIRST], [rowOf('t', { path: 'T1', body: 'a slip in the date' })]).map(({ path }) => path)).toEqual(['T1', 'P1', 'O1', 'O2', 'O10']);
  });

  test('a clause that only notes know comes last, with what they quote', () => {
    const quote = { exact: 'quoted words', prefix: '', suffix: '' };
    const lines = linesOf([{ ...FIRST, clauses: [] }], [...ROWS, rowOf('q', { anchor: { ...ANCHOR, from: { path: 'O9', offset: 0 }, quote }, position: 'reserve' })]);
    expect(lines.map(({ path, known, words }) => [path, known, words])).toEqual([['P1', 'none', ''], ['O1', 'none', ''], ['O2', 'none', ''], ['O9', 'note', 'quoted words'], ['O10', 'none', '']]);
  });

  test.each<[string, Partial<Filters>, string[]]>([
    ['positions only', { onlyPositions: true }, ['O1', 'O2']],
    ['a position, agreed', { position: 'support' }, ['O1']],
    ['a position, an opinion', { position: 'oppose' }, ['O1']],
    ['a person', { person: 'boris' }, ['O1']],
    ['an addressee, alone or with others', { addressee: 'sg' }, ['O1', 'O2']],
    ['an addressee named with another', { addressee: 'director-bdt' }, ['O2']],
    ['no part of an addressee’s name', { addressee: 'director' }, []],
    ['changed since, by the backend’s clock', { since: Date.parse('2026-06-12T09:30:00.000Z') }, ['O1']],
    ['two filters at once', { person: 'boris', position: 'amend' }, []],
  ])('filters by %s', (_, filters, expected) => expect(paths(filters)).toEqual(expected));

  test('sorts by any column and back; what is alike stays in the document’s order', () => {
    const lines = linesOf([FIRST], ROWS);
    const order = (by: Parameters<typeof sorted>[1]['by'], down: boolean) => sorted(lines, { by, down }).map(({ path }) => path);
    expect(order('clause', true)).toEqual(['O10', 'O2', 'O1', 'P1']);
    expect(order('agreed', false)).toEqual(['O1', 'P1', 'O2', 'O10']);
    expect(order('opinions', true)).toEqual(['O1', 'O2', 'P1', 'O10']);
    expect(order('threads', true)).toEqual(['O1', 'O10', 'P1', 'O2']);
    expect(order('changed', true)[0]).toBe('O1');
  });

  test('a line on which nothing is another is the line of before; one opinion more makes one line anew', () => {
    const before = linesOf([FIRST], ROWS);
    const again = asBefore(linesOf([FIRST], structuredClone(ROWS)), before);
    expect(again.every((line, index) => line === before[index])).toBe(true);
    const more = asBefore(linesOf([FIRST], [...structuredClone(ROWS), rowOf('7', { path: 'O2', position: 'oppose', author: BORIS })]), before);
    expect(more.map((line, index) => line === before[index])).toEqual([true, true, false, true]);
    expect(more[2]?.standing.opinions.length).toBe(2);
  });

  test('ten thousand notes are placed as they are one by one, those at the top first, and nothing is said of part of them twice', async () => {
    const many = Array.from({ length: 900 }, (_, n) => rowOf(`m${n}`, { path: ['O10', 'O1', 'P1'][n % 3]!, position: 'support' }));
    const said: Placed[] = [];
    await place(many, new Map([[FIRST.id, FIRST]]), () => ({ [many[0]!.id]: { outcome: 'lost', path: null } }) as unknown as LocatedOf, (now) => said.push(now), new AbortController().signal);
    const whole = said.at(-1)!;
    expect(said.length).toBeLessThanOrEqual(2);
    expect(whole.rows.map(({ id }) => id).toSorted()).toEqual(many.map(({ id }) => id).toSorted());
    expect(whole.rows.map((row) => row.note.anchor.from?.path)).toEqual([...Array(300).fill('P1'), ...Array(300).fill('O1'), ...Array(300).fill('O10')]);
    expect(whole.located).toEqual({ ...placesIn(FIRST, many.slice(1)), [many[0]!.id]: { outcome: 'lost', path: null } });
  });

  test('yesterday begins at its midnight, over the turn of a year as well', () => {
    expect(new Date(yesterday(new Date(2027, 0, 1, 14, 30)))).toEqual(new Date(2026, 11, 31));
  });

  test('documents do not mix: a path of one says nothing of the other’s', () => {
    const other = { ...FIRST, id: 'un:A/RES/70/125', clauses: [clause('O1')] };
    const lines = linesOf([FIRST, other], ROWS);
    expect(lines.filter(({ path }) => path === 'O1').map(({ standing }) => standing.opinions.length)).toEqual([1, 0]);
  });

  test('500 clauses with 20 opinions each are put together quickly', () => {
    const clauses = Array.from({ length: 500 }, (_, n) => clause(`O${n + 1}`));
    const rows = clauses.flatMap(({ path }, n) => Array.from({ length: 20 }, (_, m) => rowOf(`${n}-${m}`, { path, position: 'support', author: `p${m}` as UserId, revision: m + 1 })));
    const began = performance.now();
    expect(linesOf([{ ...FIRST, clauses }], rows)).toHaveLength(500);
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('a document that changed since', () => {
  const words = ['to light the lamps of the northern harbour at dusk', 'to count the herring boats before every council', 'to print the tide tables in six languages each spring'];
  const before = documentOf(words);
  const rows = words.map((_, n) => rowOf(`n${n + 1}`, { anchor: anchorIn(before, `O${n + 1}`), position: 'support' }));
  const standing = (document: KnownDocument): readonly string[] => linesOf([document], rows, placesIn(document, rows)).filter((line) => line.standing.opinions.length > 0).map((line) => `${line.path}${line.gone ? ' gone' : ''}: ${line.standing.opinions.map(({ id }) => id).join()}`);

  test('a position goes with its clause, whatever number that has now', () => {
    expect(standing(before)).toEqual(['O1: n1', 'O2: n2', 'O3: n3']);
    expect(standing(documentOf(['to invite the guild of rope makers to the table', ...words]))).toEqual(['O2: n1', 'O3: n2', 'O4: n3']);
  });

  test('a position on a clause that is gone is not that of the clause with its number', () => {
    expect(standing(documentOf(words.slice(1)))).toEqual(['O1: n2', 'O2: n3', 'O1 gone: n1']);
  });

  test('where only beginnings are known, and in another language, the path decides', () => {
    const moved = documentOf(words.slice(1));
    expect(placesIn({ ...moved, clauses: moved.clauses.map((each) => ({ ...each, known: 'part' as const })) }, rows)).toEqual({});
    expect(placesIn({ ...moved, language: 'fr' }, rows)).toEqual({});
  });

  function documentOf(all: readonly string[]): KnownDocument {
    return { ...FIRST, clauses: all.map((text, n) => ({ ...clause(`O${n + 1}`), words: `${n + 1}\t${text};` })) };
  }

  function anchorIn({ clauses }: KnownDocument, path: string): Anchor {
    const text = plainText(['The Council,', 'resolves', ...clauses.map((each) => each.words)].join('\n'));
    const reading = read(text, { language: 'en' });
    const found = reading.clauses.find((each) => each.path === `O1.${path.slice(1)}`)!;
    const anchor = describeClause(edition(text, reading), found.path)!;
    return { ...anchor, from: { ...anchor.from!, path }, to: { ...anchor.to!, path } };
  }
});
