/**
 * How long notes take to find their places, and how often they find the right ones: in Chromium where there is one, on
 * an Arabic page of 300,000 characters made of the seeds of ../shared/corpus; across languages, versions and formats in
 * Node, with the whole reading. The yardstick is a plain search of the whole text by approx-string-match for each quote
 * (8 quotes of each run, scaled to all).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { findChromium } from '../../.setup/browsers.mjs';
import { casesOf, type CaseName, type Measured } from '../anchors/cases.ts';
import { acrossFormats, acrossLanguages, acrossVersions } from '../anchors/editions.ts';
import { openBrowser } from '../support/browser.ts';
import { type Figure, figure, spread, type Target } from './figure.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const NOTES = 1000;
const YARDSTICK = 'a plain approx-string-match search of the whole text per quote (8 sampled, scaled)';

interface Place {
  readonly name: string;
  measure(name: CaseName, notes: number, turns: number, warmUps: number): Promise<Measured>;
  foreign(texts: readonly string[], quotes: number): Promise<{ placed: number; of: number }>;
  /** Milliseconds of the processor that the thread needs for a run: what a quiet computer takes; null where that cannot be told. */
  processor(name: CaseName, notes: number, turns: number): Promise<readonly number[] | null>;
  /** Bytes that an edition and 1,000 notes on it keep; null where that cannot be told. */
  memory(): Promise<number | null>;
  close(): Promise<void>;
}

export async function* figures(): AsyncIterable<Figure> {
  if (!existsSync(CORPUS)) throw new Error('The anchors are measured on ../shared/corpus, which is not here.');
  const place = findChromium() === null ? inNode() : await inChromium();
  try {
    yield* timings(place);
    const foreign = await place.foreign(texts('un/ar'), 400);
    yield share(`quotes of other documents of the subject placed (${foreign.of})`, foreign.placed / foreign.of, { atMost: 1 });
    const bytes = await place.memory();
    if (bytes !== null) yield figure('anchors', `memory of the page's notes, ${place.name}`, bytes / 2 ** 20, 'MB', { target: { atMost: 15 } });
  } finally {
    await place.close();
  }
  const languages = acrossLanguages(CORPUS, 500);
  yield share(`notes in another language on the right clause (${languages.of})`, languages.right / languages.of, { atLeast: 99 });
  const versions = acrossVersions(CORPUS, 150);
  yield share(`notes in another version exact, changed or at their clause (${versions.of})`, versions.right / versions.of, { atLeast: 95 });
  yield share(`notes in another version on a wrong clause (${versions.of + versions.gone})`, versions.wrong / (versions.of + versions.gone), { atMost: 0.1 });
  for (const { name, exact, of } of await acrossFormats(CORPUS, 500)) {
    yield share(`notes exact in ${name} (${of})`, exact / of, { atLeast: 98 });
  }
}

async function* timings(place: Place): AsyncIterable<Figure> {
  const cases: readonly { name: CaseName; said: string; atMost: number; right: number }[] = [
    { name: 'unchanged', said: 'unchanged', atMost: 40, right: 100 },
    { name: 'inserted', said: '2,400 characters inserted', atMost: 200, right: 99.9 },
    { name: 'altered', said: 'inserted and 5 % altered', atMost: 500, right: 99.5 },
  ];
  const longest: { readonly all: number[]; value: number } = { all: [], value: 0 };
  for (const { name, said, atMost, right } of cases) {
    const measured = await place.measure(name, NOTES, 9, 2);
    longest.all.push(...measured.longest);
    longest.value = Math.max(longest.value, Math.min(...measured.longest));
    const times = spread(measured.times);
    const ratio = spread(measured.times.map((time, turn) => time / (measured.yardsticks[turn] ?? time))).median;
    // The run that other programs disturbed least is what the work takes; the spread says how much they did.
    yield figure('anchors', `1,000 notes, ${said}, ${place.name}`, { ...times, median: times.min }, 'ms', { target: { atMost }, ratio, yardstick: YARDSTICK });
    const needed = await place.processor(name, NOTES, 9);
    if (needed !== null) yield figure('anchors', `1,000 notes, ${said}, processor time, ${place.name}`, spread(needed), 'ms', { target: { atMost } });
    yield share(`${said}: right`, measured.right, { atLeast: right });
    yield share(`${said}: on wrong words`, measured.wrong, { atMost: 0.2 });
  }
  yield figure('anchors', `longest task, of the least disturbed run of each case, ${place.name}`, { ...spread(longest.all), median: longest.value }, 'ms', { target: { atMost: 50 } });
  for (const name of ['inserted', 'altered'] as const) {
    const many: number[] = [];
    const ratios: number[] = [];
    // In pairs, so that a busy computer slows both.
    for (let pair = 0; pair < 3; pair += 1) {
      const few = await place.measure(name, NOTES, 3, 0);
      const all = await place.measure(name, NOTES * 10, 1, 0);
      many.push(...all.times);
      ratios.push((all.times[0] ?? 0) / spread(few.times).median);
    }
    yield figure('anchors', `10,000 notes, ${name}, ${place.name}`, spread(many), 'ms', { target: { atMost: 11 }, ratio: spread(ratios).median, targetOf: 'ratio', yardstick: '1,000 notes in the same run' });
  }
}

function share(name: string, value: number, target: Target): Figure {
  return figure('anchors', name, value * 100, '%', { target });
}

function texts(folder: string): string[] {
  const at = new URL(`${folder}/`, CORPUS);
  return readdirSync(at).filter((name) => name.endsWith('.txt')).sort().map((name) => readFileSync(new URL(name, at), 'utf8'));
}

function inNode(): Place {
  const cases = casesOf(texts('seeds'));
  return {
    name: 'in Node for want of Chromium',
    measure: cases.measure,
    foreign: (others, quotes) => Promise.resolve(cases.foreign(others, quotes)),
    processor: () => Promise.resolve(null),
    memory: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}

async function inChromium(): Promise<Place> {
  const script = await bundled(fileURLToPath(new URL('../anchors/page.ts', import.meta.url)));
  const browser = await openBrowser({ language: 'ar' });
  const page = await browser.context.newPage();
  await page.addScriptTag({ content: script });
  await page.evaluate((seeds) => globalThis.anchorCases.open(seeds), texts('seeds'));
  const session = await browser.context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const ticks = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    const usage = (await session.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number };
    return usage.usedSize + (usage.backingStorageSize ?? 0);
  };
  return {
    name: 'in Chromium',
    measure: (name, notes, turns, warmUps) =>
      page.evaluate(([wanted, count, times, before]) => {
        const { cases } = globalThis.anchorCases;
        if (!cases) throw new Error('The page was not opened.');
        return cases.measure(wanted, count, times, before);
      }, [name, notes, turns, warmUps] as const),
    foreign: (others, quotes) =>
      page.evaluate(([list, count]) => globalThis.anchorCases.cases?.foreign(list, count) ?? { placed: 0, of: 1 }, [others, quotes] as const),
    async processor(name, notes, turns) {
      const times: number[] = [];
      for (let turn = -2; turn < turns; turn += 1) {
        const before = await ticks();
        await page.evaluate(([wanted, count]) => globalThis.anchorCases.cases?.run(wanted, count), [name, notes] as const);
        if (turn >= 0) times.push((await ticks()) - before);
      }
      return times;
    },
    async memory() {
      const before = await heap();
      await page.evaluate(() => globalThis.anchorCases.cases?.hold());
      return (await heap()) - before;
    },
    close: () => browser.close(),
  };
}

/** One classic script of a module and all it imports. */
async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, target: 'es2023', lib: { entry, formats: ['iife'], name: 'anchorBench' } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('vite gave no script.');
  return output.output[0].code;
}
