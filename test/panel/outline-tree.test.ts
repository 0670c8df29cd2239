import { describe, expect, test } from 'vitest';
import type { OutlineEntry } from '../../extension/messages.ts';
import { linesOf, shownFor, withParents } from '../../extension/panel/document/outline-tree.ts';

const entry = (path: string, kind: OutlineEntry['kind'], parent: string | null = null): OutlineEntry => ({ path, kind, act: null, addressee: null, label: null, parent, words: path });
const ENTRIES = [
  entry('T1', 'front'), entry('P1', 'preamble'), entry('P1.a', 'preamble', 'P1'), entry('P1.b', 'preamble', 'P1'), entry('O1', 'operative'), entry('O1.1', 'operative', 'O1'), entry('O1.1.a', 'operative', 'O1.1'), entry('O1.2', 'operative', 'O1'), entry('F1', 'footnote'),
];
const keys = (...given: Parameters<typeof linesOf>) => linesOf(...given).map((line) => (line.type === 'stretch' ? `${line.stretch.kind}${line.open ? '' : '…'}` : `${line.level} ${line.key} ${line.at}/${line.of}${line.open === false ? '…' : ''}`));

describe('the outline as a tree', () => {
  test('kinds first, then clauses under their parents; front matter and footnotes folded', () => {
    expect(keys(ENTRIES, new Map(), null)).toEqual(['front…', 'preamble', '2 P1 1/1', '3 P1.a 1/2', '3 P1.b 2/2', 'operative', '2 O1 1/1', '3 O1.1 1/2', '4 O1.1.a 1/1', '3 O1.2 2/2', 'footnote…']);
  });

  test('a folded clause hides everything under it, at any depth', () => {
    expect(keys(ENTRIES, new Map([['O1', false]]), null)).toEqual(['front…', 'preamble', '2 P1 1/1', '3 P1.a 1/2', '3 P1.b 2/2', 'operative', '2 O1 1/1…', 'footnote…']);
    expect(keys(ENTRIES, new Map([['O1.1', false], ['preamble P1', false]]), null)).toEqual(['front…', 'preamble…', 'operative', '2 O1 1/1', '3 O1.1 1/2…', '3 O1.2 2/2', 'footnote…']);
  });

  test('a filter shows its hits under what they belong to, whatever is folded', () => {
    const shown = withParents(ENTRIES, new Set(['O1.1.a', 'F1']));
    expect([...shown].toSorted()).toEqual(['F1', 'O1', 'O1.1', 'O1.1.a']);
    expect(keys(ENTRIES, new Map([['O1', false]]), shown)).toEqual(['operative', '2 O1 1/1', '3 O1.1 1/1', '4 O1.1.a 1/1', 'footnote', '2 F1 1/1']);
  });

  test.each([
    ['O1.1.a', new Map(), 'O1.1.a'],
    ['O1.1.a', new Map([['O1.1', false]]), 'O1.1'],
    ['O1.1.a', new Map([['O1', false]]), 'O1'],
    ['T1', new Map(), 'front T1'],
    ['X9', new Map(), null],
    [null, new Map(), null],
  ])('the clause in view, %s, is shown at the nearest open line', (path, folds, key) => expect(shownFor(path, ENTRIES, linesOf(ENTRIES, folds, null))).toBe(key));

  test('ten thousand clauses take no time', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => entry(`O${n}`, 'operative'));
    const began = performance.now();
    expect(linesOf(many, new Map(), null)).toHaveLength(10_001);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
