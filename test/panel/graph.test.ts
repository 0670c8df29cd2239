import { describe, expect, test } from 'vitest';
import type { LibraryRow } from '../../extension/library/documents.ts';
import { citedIn, isOutdated, kindOf, sorted, type CitationEntry } from '../../extension/panel/document/cited.ts';
import { graphOf, NODES_MOST } from '../../extension/panel/document/graph.ts';
import { layOut, radiusOf } from '../../extension/panel/document/layout.ts';
import type { InstrumentCard } from '../../extension/messages.ts';

const row = (id: string, cites: readonly string[]): LibraryRow => ({
  key: `${id} en`, id, instrument: id.replace(/@.*/, ''), language: 'en', address: null, title: null, date: null, official: true, at: 1, used: 1,
  cites: cites.map((each) => ({ id: each, path: 'P1', version: null, times: 1 })), clauses: 3, bytes: 100,
});
const at = (id: string, start: number): CitationEntry => ({ id, start, end: start + 5, locator: null, was: null, quote: id, path: `P${start}` });
const cited = (...ids: readonly string[]) => citedIn(ids.map((id, index) => at(id, index)));

describe('who cites whom', () => {
  test('of one document: what it cites, and how these cite each other', () => {
    const { nodes, edges } = graphOf({ id: 'un:A/RES/1/1', cited: cited('un:A/RES/2/2', 'un:A/RES/3/3', 'itu:pp/res/140@busan-2014') }, [row('un:A/RES/2/2', ['un:A/RES/3/3', 'un:A/RES/9/9']), row('un:A/RES/8/8', ['un:A/RES/3/3'])], false);
    expect(nodes.map(({ id }) => id).toSorted()).toEqual(['itu:pp/res/140', 'un:A/RES/1/1', 'un:A/RES/2/2', 'un:A/RES/3/3']);
    expect(edges.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual(['un:A/RES/1/1 itu:pp/res/140', 'un:A/RES/1/1 un:A/RES/2/2', 'un:A/RES/1/1 un:A/RES/3/3', 'un:A/RES/2/2 un:A/RES/3/3']);
    expect(nodes.find(({ id }) => id === 'un:A/RES/2/2')?.kept?.id).toBe('un:A/RES/2/2');
    expect(nodes.find(({ id }) => id === 'un:A/RES/3/3')).toMatchObject({ citedBy: 3, cites: 0, kept: undefined });
    expect(nodes.find(({ here }) => here)?.id).toBe('un:A/RES/1/1');
  });

  test('of all: every kept document and what is cited', () => {
    const { nodes } = graphOf(null, [row('un:A/RES/2/2', ['un:A/RES/3/3']), row('un:A/RES/8/8', ['un:A/RES/3/3', 'un:A/RES/8/8'])], true);
    expect(nodes.map(({ id }) => id).toSorted()).toEqual(['un:A/RES/2/2', 'un:A/RES/3/3', 'un:A/RES/8/8']);
  });

  test('versions of one instrument are one node', () => {
    const { nodes } = graphOf(null, [row('itu:pp/res/140@busan-2014', []), row('itu:pp/res/140@bucharest-2022', ['itu:pp/res/2@busan-2014', 'itu:pp/res/2'])], true);
    expect(nodes.map(({ id }) => id).toSorted()).toEqual(['itu:pp/res/140', 'itu:pp/res/2']);
  });

  test('the most cited are drawn, the number of the others is told', () => {
    const many = Array.from({ length: 900 }, (_, index) => `un:A/RES/50/${index}`);
    const graph = graphOf(null, [row('un:A/RES/1/1', many), row('un:A/RES/2/2', many.slice(0, 100))], true);
    expect(graph.nodes.length).toBe(NODES_MOST);
    expect(graph.left).toBe(902 - NODES_MOST);
    expect(graph.nodes.filter(({ citedBy }) => citedBy === 2).length).toBe(100);
  });

  test('two hundred nodes are laid out in slices, apart from each other, and always alike', async () => {
    const ids = Array.from({ length: 190 }, (_, index) => `un:A/RES/50/${index}`);
    const graph = graphOf({ id: 'un:A/RES/1/1', cited: cited(...ids.slice(0, 60)) }, Array.from({ length: 9 }, (_, index) => row(`un:A/RES/2/${index}`, ids.filter((_id, place) => (place * 7) % 9 === index))), true);
    expect(graph.nodes.length).toBe(200);
    let turns = 0;
    const turn = setInterval(() => (turns += 1), 0);
    const points = await layOut(graph, new Map(), new AbortController().signal);
    clearInterval(turn);
    expect(turns).toBeGreaterThan(5);
    let overlapping = 0;
    for (const [index, one] of graph.nodes.entries()) for (const other of graph.nodes.slice(index + 1)) {
      const [a, b] = [points.get(one.id)!, points.get(other.id)!];
      if (Math.hypot(a.x - b.x, a.y - b.y) < radiusOf(one.citedBy) + radiusOf(other.citedBy)) overlapping += 1;
    }
    expect(overlapping).toBeLessThanOrEqual(2);
    expect(await layOut(graph, new Map(), new AbortController().signal)).toEqual(points);
  }, 30_000);

  test('names are kept off each other and off other nodes', async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `un:A/RES/50/${index}`);
    const graph = graphOf({ id: 'un:A/RES/1/1', cited: cited(...ids) }, [], false);
    const width = 150;
    const middles = async (widths: ReadonlyMap<string, number>) => {
      const points = await layOut(graph, widths, new AbortController().signal);
      return graph.nodes.map(({ id, citedBy }) => ({ x: points.get(id)!.x, y: points.get(id)!.y + radiusOf(citedBy) + 12 }));
    };
    const crossing = (all: readonly { readonly x: number; readonly y: number }[]): number =>
      all.flatMap((one, index) => all.slice(index + 1).filter((other) => Math.abs(one.x - other.x) < width && Math.abs(one.y - other.y) < 12)).length;
    expect(crossing(await middles(new Map()))).toBeGreaterThan(0);
    expect(crossing(await middles(new Map(graph.nodes.map(({ id }) => [id, width]))))).toBe(0);
  });

  test('is given up when nobody waits for it', async () => {
    const ended = new AbortController();
    const graph = graphOf(null, [row('un:A/RES/1/1', Array.from({ length: 190 }, (_, index) => `un:A/RES/50/${index}`))], true);
    const work = layOut(graph, new Map(), ended.signal);
    ended.abort();
    await expect(work).rejects.toThrow('aborted');
  });
});

describe('the table', () => {
  test.each([
    ['un:A/RES/70/1', 'resolution'], ['itu:pp/res/140@busan-2014', 'resolution'], ['itu:pp/dec/5', 'decision'], ['un:A/DEC/75/540', 'decision'], ['itu:t/rec/X.509', 'recommendation'], ['un:A/67/434', 'document'],
    ['itu:doc/C23/71', 'document'], ['itu:cs', 'treaty'], ['wsis:action-line/C5', 'outcome'], ['wsis:tunis-agenda', 'outcome'], ['un:sdg/9', 'goal'], ['ietf:rfc/3261', 'standard'], ['https://www.itu.int/x', 'web'], ['nonsense', 'web'],
  ])('%s is a %s', (id, kind) => expect(kindOf(id)).toBe(kind));

  const card = (id: string, versionCited: string | null, newest: string | null): [string, InstrumentCard] => [id, { id, name: id, title: null, body: null, versionCited, newest: newest === null ? null : { version: newest, certain: true }, address: null }];
  const all = [...cited('b', 'a', 'c10', 'c9'), { id: 'd', places: [at('d', 8), at('d', 9)] }];
  const cards = new Map([card('a', 'Busan, 2014', 'Busan, 2014'), card('b', 'Busan, 2014', 'Doha, 2026'), card('c9', null, 'Doha, 2026')]);

  test.each([
    [{ by: 'what', down: false }, 'a b c9 c10 d'],
    [{ by: 'what', down: true }, 'd c10 c9 b a'],
    [{ by: 'where', down: false }, 'b a c10 c9 d'],
    [{ by: 'times', down: false }, 'd b a c10 c9'],
    [{ by: 'newest', down: false }, 'b a c9 c10 d'],
    [{ by: 'version', down: false }, 'b a c10 c9 d'],
  ] as const)('sorted %o', (sorting, ids) => expect(sorted(all, sorting, cards, 'en').map(({ id }) => id).join(' ')).toBe(ids));

  test('outdated is only what names a version', () => {
    expect(['a', 'b', 'c9', 'none'].filter((id) => isOutdated(cards.get(id)))).toEqual(['b']);
  });
});
