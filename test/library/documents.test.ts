import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bytesOf, clausesOf } from '../../extension/library/contents.ts';
import { deleteDocuments, inLanguages, keepDocument, keptDocument, keptDocuments, keptVersions, sizeKept } from '../../extension/library/documents.ts';
import { Database } from '../../extension/store/database.ts';
import { readText } from './read.ts';

const RESOLUTION = (n: number) => [
  `Resolution ${n}/7`, 'Lighthouses and the common good', 'The General Assembly,',
  'Recalling its resolutions 70/1 of 25 September 2015 and 70/125 of 16 December 2015,',
  'Noting Resolution 140 (Rev. Busan, 2014) of the Plenipotentiary Conference,',
  '1. Takes note of resolution 70/1;', `2. Invites all ${n} keepers to keep their lamps lit;`,
];

let database: Database;
let at = 1_000_000;
beforeEach(() => {
  database = new Database(`library-${Math.random()}`);
  vi.spyOn(Date, 'now').mockImplementation(() => (at += 60 * 60_001));
});
afterEach(() => {
  vi.restoreAllMocks();
  database.close();
});

const read = (n: number, more: { id?: string; official?: boolean; lines?: readonly string[] } = {}) => ({
  id: more.id ?? `un:A/RES/${n}/7`, address: `https://docs.un.org/en/A/RES/${n}/7`, official: more.official ?? true, ...readText((more.lines ?? RESOLUTION(n)).join('\n')),
});

describe('the library', () => {
  test('gives back clauses with their words and citations at their offsets', async () => {
    expect(await keepDocument(read(71), database)).toBe(true);
    const kept = await keptDocument('un:A/RES/71/7', ['en'], database);
    const first = kept?.clauses.find(({ path }) => path === 'P1');
    expect(first?.words).toContain('Recalling its resolutions 70/1');
    expect(first?.cites.map(({ start, end, id }) => [first.words.slice(start, end), id])).toEqual([['resolutions 70/1', 'un:A/RES/70/1'], ['70/125', 'un:A/RES/70/125']]);
    expect(kept?.cites.find(({ id }) => id === 'un:A/RES/70/1')).toEqual({ id: 'un:A/RES/70/1', path: 'P1', version: null, times: 2 });
    expect(kept?.cites.find(({ id }) => id.startsWith('itu:'))).toEqual({ id: 'itu:pp/res/140@busan-2014', path: 'P2', version: 'busan-2014', times: 1 });
  });

  test('lists rows without words, the last read first', async () => {
    await keepDocument(read(71), database);
    await keepDocument(read(72), database);
    const rows = await keptDocuments(database);
    expect(rows.map(({ id }) => id)).toEqual(['un:A/RES/72/7', 'un:A/RES/71/7']);
    expect(JSON.stringify(rows)).not.toContain('keepers');
  });

  test('lets those go that were not wanted for longest', async () => {
    const size = bytesOf(clausesOf(read(71).document, read(71).reading));
    const limits = { bytes: size * 6, documents: 4 };
    for (const n of [71, 72, 73, 74]) await keepDocument(read(n), database, limits);
    await keptDocument('un:A/RES/71/7', ['en'], database);
    await keepDocument(read(75), database, limits);
    expect((await keptDocuments(database)).map(({ id }) => id)).toEqual(['un:A/RES/75/7', 'un:A/RES/71/7', 'un:A/RES/74/7', 'un:A/RES/73/7']);
    expect(await keptDocument('un:A/RES/72/7', ['en'], database)).toBeNull();
    await keepDocument(read(76), database, { bytes: size * 4, documents: 100 });
    expect((await sizeKept(database)).documents).toBe(4);
  });

  test('takes no document that would fill it alone', async () => {
    const { bytes } = { bytes: bytesOf(clausesOf(read(71).document, read(71).reading)) };
    expect(await keepDocument(read(71), database, { bytes: bytes * 3, documents: 10 })).toBe(false);
    expect(await keptDocuments(database)).toEqual([]);
  });

  test('what calls itself a document does not take the place of the official one', async () => {
    await keepDocument(read(71), database);
    const forged = read(71, { official: false, lines: RESOLUTION(71).map((line) => line.replace('Invites', 'Obliges')) });
    expect(await keepDocument(forged, database)).toBe(false);
    expect((await keptDocument('un:A/RES/71/7', ['en'], database))?.clauses.map(({ words }) => words).join(' ')).not.toContain('Obliges');
  });

  test('a page without clauses is none', async () => {
    expect(await keepDocument({ ...read(71), ...readText('Page not found') }, database)).toBe(false);
  });

  test('a full disk makes room once, then lets reading go on', async () => {
    for (const n of [71, 72, 73, 74]) await keepDocument(read(n), database);
    const { put } = database.libraryTexts;
    let failures = 1;
    const full = () => Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    vi.spyOn(database.libraryTexts, 'put').mockImplementation(((...all: Parameters<typeof put>) => (failures-- > 0 ? Promise.reject(full()) : put.apply(database.libraryTexts, all))) as unknown as typeof put);
    expect(await keepDocument(read(75), database)).toBe(true);
    expect((await keptDocuments(database)).map(({ id }) => id)).toEqual(['un:A/RES/75/7', 'un:A/RES/74/7', 'un:A/RES/73/7']);
    failures = 1_000;
    expect(await keepDocument(read(76), database)).toBe(false);
  });

  test('versions of one instrument are found by any of their ids', async () => {
    await keepDocument(read(71, { id: 'itu:pp/res/140@busan-2014' }), database);
    await keepDocument(read(72, { id: 'itu:pp/res/140@bucharest-2022' }), database);
    expect((await keptVersions('itu:pp/res/140', database)).map(({ id }) => id).toSorted()).toEqual(['itu:pp/res/140@bucharest-2022', 'itu:pp/res/140@busan-2014']);
  });

  test('languages in the order wanted, else any', async () => {
    await keepDocument(read(71), database);
    const rows = await keptDocuments(database);
    const arabic = { ...rows[0]!, language: 'ar' as const, at: 5 };
    expect(inLanguages([...rows, arabic], ['fr', 'ar'])?.language).toBe('ar');
    expect(inLanguages([...rows, arabic], ['ru'])?.language).toBe('en');
    expect(inLanguages([], ['ru'])).toBeNull();
  });

  test('a database that cannot be opened is an empty library', async () => {
    vi.spyOn(database.library, 'where').mockImplementation(() => {
      throw new Error('gone');
    });
    expect(await keptDocument('un:A/RES/71/7', ['en'], database)).toBeNull();
  });

  test('is cleared as a whole', async () => {
    await keepDocument(read(71), database);
    await keepDocument(read(72), database);
    const restore = await deleteDocuments(database);
    expect(await sizeKept(database)).toEqual({ documents: 0, bytes: 0 });
    expect(await keptDocument('un:A/RES/71/7', ['en'], database)).toBeNull();
    // Taken back: all is there again, and what was read anew meanwhile is not put back to what it was.
    await keepDocument(read(72), database);
    const anew = (await keptDocument('un:A/RES/72/7', ['en'], database))!;
    await restore();
    expect((await sizeKept(database)).documents).toBe(2);
    expect((await keptDocument('un:A/RES/71/7', ['en'], database))!.clauses.length).toBeGreaterThan(0);
    expect((await keptDocument('un:A/RES/72/7', ['en'], database))!.at).toBe(anew.at);
  });
});
