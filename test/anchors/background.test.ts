/** The extension's background finds the places: in slices, for checked anchors, of pages that it knows. */
import { expect, test } from 'vitest';
import { describeOn, keepEdition, placesOn, type Placing } from '../../extension/background/editions.ts';
import type { AnchoredMark } from '../../extension/messages.ts';
import type { Anchor } from '../../shared/anchors/types.ts';
import { SAMPLES } from './samples.ts';
import { altered, anchorsOf, lineReading, longPage, random, selections } from './workload.ts';
import { anchor as anchorOf } from '../../extension/background/checks.ts';
import { edition } from '../../shared/anchors/edition.ts';

test('1,200 notes on an edited page are located with turns for others in between', async () => {
  const page = longPage([SAMPLES.ar, SAMPLES.en, SAMPLES.fr], 60_000);
  const before = lineReading(page, 'ar');
  const anchors = anchorsOf(edition(before.document, before.reading), selections(page, 1_200, random(11)));
  const after = lineReading(altered(page, 0.05, random(5)).text, 'ar');
  keepEdition(7, after.document, after.reading);

  const state = { done: false };
  let turns = 0;
  let longest = 0;
  let used = process.threadCpuUsage();
  const others = (async () => {
    while (!state.done) {
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      // By the processor's clock: what other programs take of the computer is not counted.
      const { user, system } = process.threadCpuUsage(used);
      longest = Math.max(longest, (user + system) / 1_000);
      used = process.threadCpuUsage();
      turns += 1;
    }
  })();
  const found: Placing[] = [];
  for (let from: number | null = 0; from !== null; from = found.at(-1)?.next ?? null) found.push((await placesOn(7, after.reading.document.id, from, marked(anchors)))!);
  state.done = true;
  await others;
  expect(found.flatMap(({ outcomes }) => outcomes)).toHaveLength(1_200);
  expect(turns).toBeGreaterThan(3);
  // The first turn pays for the page's preparation, in code that has never run before.
  expect(longest).toBeLessThan(200);
});

test('a page hears of the notes that have a place on it, of no other, and of none what it is about', async () => {
  const { document, reading } = lineReading(SAMPLES.en, 'en');
  keepEdition(8, document, reading);
  const here = describeOn(8, { start: 0, end: 20 }) as Anchor;
  const other = lineReading(SAMPLES.fr, 'fr');
  keepEdition(9, other.document, other.reading);
  const [elsewhere, whole] = [{ ...(describeOn(9, { start: 100, end: 160 }) as Anchor), from: null, to: null }, { ...here, target: 'document', from: null, to: null, quote: null, position: null } as const];
  const found = await placesOn(8, reading.document.id, 0, marked([here, elsewhere, whole]));
  expect(found).toMatchObject({ placed: [{ mark: { note: 'n0', position: 'oppose' }, located: { outcome: 'exact', start: 0, end: 20 } }], outcomes: [{ note: 'n0' }, { note: 'n1' }, { note: 'n2' }], next: null });
  expect(found!.placed).toHaveLength(1);
  const told = JSON.stringify(found!.placed);
  for (const words of [here.quote!.exact, elsewhere.quote!.exact, elsewhere.quote!.exact.slice(5, 25), 'anchor', 'quote', 'n1', 'n2']) expect(told).not.toContain(words);
});

test('where a note stood is not searched for again, a note that has moved is', async () => {
  const { document, reading } = lineReading(SAMPLES.en, 'en');
  keepEdition(12, document, reading);
  const [first, second] = [describeOn(12, { start: 0, end: 20 }) as Anchor, describeOn(12, { start: 60, end: 90 }) as Anchor];
  const { id } = reading.document;
  expect((await placesOn(12, id, 0, marked([first])))?.outcomes).toHaveLength(1);
  expect(await placesOn(12, id, 0, marked([structuredClone(first)]))).toMatchObject({ placed: [{ located: { start: 0 } }], outcomes: [] });
  expect(await placesOn(12, id, 0, marked([second]))).toMatchObject({ placed: [{ located: { start: 60 } }], outcomes: [{ note: 'n0', outcome: 'exact' }] });
  expect(await placesOn(12, id, 0, marked([]))).toEqual({ placed: [], outcomes: [], next: null });
});

test('a page that was not read, and another document than the tab’s, are answered with nothing', async () => {
  const { document, reading } = lineReading(SAMPLES.en, 'en');
  keepEdition(8, document, reading);
  const good = describeOn(8, { start: 0, end: 20 }) as Anchor;
  expect(await placesOn(99, reading.document.id, 0, marked([good]))).toBeNull();
  expect(await placesOn(8, 'un:A/RES/9/9', 0, marked([good]))).toEqual({ placed: [], outcomes: [], next: null });
  expect(await placesOn(8, reading.document.id, 7_000, marked([good]))).toEqual({ placed: [], outcomes: [], next: null });
});

test('an anchor comes through the background’s checks with all that it has', async () => {
  const text = `${SAMPLES.en}\n${SAMPLES.en}`;
  const { document, reading } = lineReading(text, 'en');
  keepEdition(10, document, reading);
  const start = SAMPLES.en.length + 1 + 200;
  const anchor = describeOn(10, { start, end: start + 40 }) as Anchor;
  expect(anchor.twin).toBeDefined();
  expect(anchor.copies).toBe(2);
  expect(anchor.from?.similar).toBeGreaterThan(0.9);
  // Without what tells the second copy from the first, either would do.
  expect(await placesOn(10, reading.document.id, 0, marked([anchorOf({ ...anchor, edition: 'other' })!]))).toMatchObject({ placed: [{ located: { outcome: 'exact', start } }] });
});

function marked(anchors: readonly Anchor[]): () => Promise<readonly AnchoredMark[]> {
  return async () => anchors.map((anchor, n) => ({ note: `n${n}`, whose: 'own', kind: 'note', position: 'oppose', anchor }));
}
