import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../extension/library/changes.ts';
import { clausesOf } from '../../extension/library/contents.ts';
import { passageOf } from '../../extension/library/passage.ts';
import { readText } from './read.ts';

const clausesIn = (lines: readonly string[]) => {
  const { document, reading } = readText(lines.join('\n'));
  return clausesOf(document, reading);
};

const UN = clausesIn([
  'A/RES/70/125', 'The General Assembly,', 'Recalling its resolution 70/1 of 25 September 2015,', 'Noting the sea,',
  ...Array.from({ length: 30 }, (_, index) => `${index + 1}. Decides that lamp ${index + 1} shall burn;`),
  '31. Requests the Secretary-General:', '(a) To light it;', '(b) To keep it;', '32. Decides to look at it again.',
]);
const ITU = clausesIn([
  'RESOLUTION 140 (Rev. Busan, 2014)', 'The Plenipotentiary Conference of the International Telecommunication Union,', 'considering', 'a) the sea,', 'b) the lamps,', 'resolves', '1 to light them;', '2 to keep them,',
  'instructs the Secretary-General', '1 to report;', '2 to watch.', 'ANNEX 1', 'Table of lamps', 'Lamp one burns.',
]);
const TREATY = clausesIn(['Constitution of the lamps', 'Chapter 1', 'Lamps', 'Article 12', 'All lamps are equal before the sea.', 'Article 13', 'Each lamp has one keeper.', 'Article 14', 'Keepers sleep by day.']);

describe('from a pinpoint to the words', () => {
  test.each([
    ['a paragraph', UN, '20', ['O20']],
    ['a range', UN, '3-6', ['O3', 'O4', 'O5', 'O6']],
    ['a list', UN, '4,9,32', ['O4', 'O9', 'O32']],
    ['a range and a paragraph', UN, '1-2,30', ['O1', 'O2', 'O30']],
    ['a paragraph with its parts', UN, '31', ['O31', 'O31.a', 'O31.b']],
    ['an article', TREATY, 'art-13', [TREATY.find(({ words }) => words.startsWith('Article 13'))?.path]],
  ] as const)('%s', (_name, clauses, locator, paths) => {
    const passage = passageOf(clauses, locator);
    expect(passage.found).toBe(true);
    const own = passage.cited.map(({ path }) => path);
    expect(own.slice(0, paths.length)).toEqual(paths);
  });

  test('the annex is the annex', () => {
    const { cited, found } = passageOf(ITU, 'annex-1');
    expect(found).toBe(true);
    expect(cited[0]?.kind).toBe('annex');
    expect(cited.map(({ words }) => words).join(' ')).toContain('Table of lamps');
    expect(passageOf(ITU, 'annex-2').found).toBe(false);
  });

  test('two clauses on either side', () => {
    const { before, after } = passageOf(UN, '20');
    expect([before.map(({ path }) => path), after.map(({ path }) => path)]).toEqual([['O18', 'O19'], ['O21', 'O22']]);
    expect(passageOf(UN, '32').after).toEqual([]);
  });

  test('without a pinpoint, how the operative part begins', () => {
    expect(passageOf(UN, null).cited.map(({ path }) => path)).toEqual(['O1', 'O2', 'O3']);
    expect(passageOf(UN, null).found).toBe(true);
    expect(passageOf(ITU, null).cited.map(({ path }) => path)).toContain('O1.1');
  });

  test.each(['99', 'art-7', 'annex-4', 'ch-9', '(x)', '1-', 'art-', '999999999', '5-1', 'art-1(a'])('%s is not there, and it is said', (locator) => {
    const passage = passageOf(UN, locator);
    expect(passage.found).toBe(false);
    expect(passage.cited.length).toBeGreaterThan(0);
  });

  test('a long range is cut, and it is said', () => {
    const { cited, cut } = passageOf(UN, '1-30');
    expect(cut).toBe(true);
    expect(cited.length).toBe(14);
    expect(passageOf(UN, '1-5').cut).toBe(false);
  });

  test('a clause of a hundred pages is cut between letters', () => {
    const { cited, cut } = passageOf([{ ...UN.find(({ path }) => path === 'O1')!, words: '😀'.repeat(20_000) }], '1');
    expect(cut).toBe(true);
    expect(cited[0]?.words.isWellFormed()).toBe(true);
    expect(cited[0]?.words.length).toBeLessThan(9_000);
  });

  test('a hostile locator costs little', () => {
    const began = performance.now();
    for (const locator of ['1-9999', Array.from({ length: 2_000 }, (_, index) => `${index}-${index + 500}`).join(','), `art-${'9'.repeat(300)}`, 'annex,'.repeat(500)]) passageOf(UN, locator);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('what changed between two versions', () => {
  const was = clausesIn(['RESOLUTION 9 (Rev. Busan, 2014)', 'The Conference,', 'considering', 'a) the lamps of the harbour and of the sea,', 'b) the bells of the harbour that ring in fog,', 'resolves', '1 to light seven lamps in the harbour every evening;', '2 to ring the bells of the harbour in fog;', '3 to paint the boats.']);
  const now = clausesIn(['RESOLUTION 9 (Rev. Dubai, 2018)', 'The Conference,', 'considering', 'a) the lamps of the harbour and of the sea,', 'b) the bells of the harbour that ring in fog,', 'resolves', '1 to publish a list of keepers once a year;', '2 to light nine lamps in the harbour every evening;', '3 to ring the bells of the harbour in fog.']);

  test('clauses are followed when they move', () => {
    const { list, becameOf } = changesBetween(was, now);
    expect(list.map(({ path, kind }) => `${kind} ${path}`)).toEqual(['new O1.1', 'changed O1.2', 'gone O1.3']);
    expect(becameOf('O1.1')?.path).toBe('O1.2');
    expect(becameOf('O1.2')?.path).toBe('O1.3');
    expect(becameOf('O1.3')).toBeNull();
    const changed = list.find(({ kind }) => kind === 'changed');
    expect(changed?.parts.filter(({ kind }) => kind !== 'same').map(({ kind, text }) => `${kind} ${text.trim()}`)).toContain('gone seven');
    expect(changed?.parts.map(({ text }) => text).join('')).toContain('nine');
  });

  test('the same text has no changes, in any script', () => {
    expect(changesBetween(was, was).list).toEqual([]);
    const arabic = clausesIn(['القرار 9', 'إن المؤتمر،', 'إذ يذكّر', 'أ ) بالمنارات،', 'يقرر', '1 إضاءة المصابيح.']);
    expect(changesBetween(arabic, arabic).list).toEqual([]);
  });

  test('punctuation, numbers of items and spaces are no change', () => {
    const other = now.map((clause) => ({ ...clause, words: clause.words.replace(/[;,.]/g, ' ;') }));
    expect(changesBetween(now, other).list).toEqual([]);
  });

  test('two thousand clauses that have nothing in common are compared in little time', () => {
    const many = (word: string) => Array.from({ length: 2_000 }, (_, index) => ({ ...was[5]!, path: `O${index}`, words: `${word} ${index} ${word}${index}` }));
    const began = performance.now();
    expect(changesBetween(many('a'), many('b')).list.length).toBeGreaterThan(1_999);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
