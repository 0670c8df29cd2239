/** The extension's background finds the places: in slices, for checked anchors, of pages that it knows. */
import { expect, test } from 'vitest';
import { describeOn, keepEdition, locateOn } from '../../extension/background/editions.ts';
import type { Anchor } from '../../shared/anchors/types.ts';
import { SAMPLES } from './samples.ts';
import { altered, anchorsOf, lineReading, longPage, random, selections } from './workload.ts';
import { edition } from '../../shared/anchors/edition.ts';

test('400 notes on an edited page are located with turns for others in between', async () => {
  const page = longPage([SAMPLES.ar, SAMPLES.en, SAMPLES.fr], 60_000);
  const before = lineReading(page, 'ar');
  const anchors = anchorsOf(edition(before.document, before.reading), selections(page, 400, random(11)));
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
  const located = await locateOn(7, { anchors });
  state.done = true;
  await others;
  expect(located).toHaveLength(400);
  expect(turns).toBeGreaterThan(3);
  // The first turn pays for the page's preparation, in code that has never run before.
  expect(longest).toBeLessThan(200);
});

test('a page that was not read, and what is no anchor, are answered with nothing', async () => {
  const { document, reading } = lineReading(SAMPLES.en, 'en');
  keepEdition(8, document, reading);
  const good = describeOn(8, { start: 0, end: 20 }) as Anchor;
  expect((await locateOn(8, { anchors: [good] }))?.[0]?.outcome).toBe('exact');
  expect(await locateOn(9, { anchors: [good] })).toBeNull();
  expect(await locateOn(8, { anchors: [good, { ...good, position: 'here' }] })).toBeNull();
  expect(await locateOn(8, { anchors: 'all' })).toBeNull();
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
  expect(await locateOn(10, { anchors: [{ ...anchor, edition: 'other' }] })).toMatchObject([{ outcome: 'exact', start }]);
});
