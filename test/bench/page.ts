/**
 * `npm run -s bench -- page`: the largest seed on its page in Chromium with the extension as it is shipped.
 * CPU times come from the browser's own trace of the page's main thread, so that a busy computer does not count.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { pageOf, seeds } from '../browser/overlay-pages.ts';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { figure, spread, type Figure } from './figure.ts';

const TIMES = 5;
const DOCUMENT = 'https://www.itu.int/largest';
const PLAIN = 'https://www.itu.int/plain';

export async function* figures(): AsyncGenerator<Figure> {
  const largest = seeds().toSorted((a, b) => b.text.length - a.text.length)[0];
  if (!largest) throw new Error('The corpus is not here: there is no seed to measure.');
  const extension = await builtExtension('chrome');
  const browser = await openBrowser({ extension });
  try {
    const plain = Array.from({ length: 300 }, (_, index) => `The lamp of lighthouse ${index} was cleaned and lit again by its keeper in the evening of the same day.`);
    await serveUnder(browser.context, 'https://www.itu.int/**', (address) => ({
      body: address.href === DOCUMENT ? pageOf(largest.text.split('\n'), 'ar') : pageOf(plain, 'en'),
    }));
    const runs: Run[] = [];
    const idle: Run[] = [];
    // The first visit wakes the worker and warms the caches; it does not count.
    for (let turn = -1; turn < TIMES; turn++) {
      const run = await visit(browser, DOCUMENT, true);
      const rest = await visit(browser, PLAIN, false);
      if (turn < 0) continue;
      runs.push(run);
      idle.push(rest);
    }
    const layouts = runs.map((run) => run.layout);
    const against = (values: readonly number[]) => ({ ratio: spread(values.map((value, index) => value / layouts[index]!)).median, yardstick: 'one full layout of the same page' });
    const painted = runs.map((run) => run.painted);
    const work = runs.map((run) => run.tasks.reduce((sum, task) => sum + task, 0));
    yield figure('page', `from DOMContentLoaded to the first paint of the largest seed (${largest.text.length} characters), read in the background`, spread(painted), 'ms', { ...against(painted), target: { atMost: 1500 } });
    yield figure('page', 'CPU time of the page’s main thread for reading and painting it', spread(work), 'ms', against(work));
    yield figure('page', 'longest main-thread task with our code in it', spread(runs.map((run) => Math.max(0, ...run.tasks))), 'ms', { target: { atMost: 50 } });
    yield figure('page', 'elements added to the page', spread(runs.map((run) => run.elements)), 'elements', { target: { atMost: 1 } });
    yield figure('page', 'CPU time on a covered page without citations', spread(idle.map((run) => run.tasks.reduce((sum, task) => sum + task, 0))), 'ms', { target: { atMost: 5 } });
    const kilobytes = (...path: readonly string[]) => statSync(join(extension, ...path)).size / 1000;
    yield figure('page', 'all content scripts, minified', readdirSync(extension).filter((name) => /^overlay.*\.js$/u.test(name)).reduce((sum, name) => sum + kilobytes(name), 0), 'kB', { target: { atMost: 90 } });
    yield figure('page', 'of these, what a covered page without citations loads', kilobytes('overlay.js'), 'kB');
  } finally {
    await browser.close();
  }
}

interface Run {
  /** Milliseconds of CPU of each main-thread task that ran our code. */
  readonly tasks: readonly number[];
  readonly painted: number;
  readonly layout: number;
  readonly elements: number;
}

async function visit(browser: Browser, address: string, paints: boolean): Promise<Run> {
  const page = await browser.context.newPage();
  // The page without citations runs no script of its own, nor of ours here: all script in it is the extension's.
  if (paints) await page.addInitScript(() => {
    const look = () => {
      if ([...CSS.highlights.values()].some((highlight) => highlight.size > 0)) performance.mark('painted');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  const trace = await startTrace(page);
  await page.goto(address, { waitUntil: 'load' });
  if (paints) await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
  // What is done in idle time afterwards counts as well.
  await page.waitForTimeout(1500);
  const tasks = await trace(paints ? 'known' : 'all');
  const seen = await page.evaluate(() => {
    const began = performance.now();
    document.body.style.fontSize = '18px';
    void document.body.offsetHeight;
    const layout = performance.now() - began;
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const mark = performance.getEntriesByName('painted')[0];
    return {
      layout,
      painted: mark && navigation ? mark.startTime - navigation.domContentLoadedEventEnd : 0,
      elements: document.documentElement.children.length - 2,
    };
  });
  await page.close();
  return { ...seen, tasks };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly url?: string }; readonly name?: string };
}

/** Traces the page until the returned function is called; that answers the CPU time of our tasks in milliseconds. */
async function startTrace(page: Page): Promise<(script: 'known' | 'all') => Promise<number[]>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'v8.compile', 'v8.execute', '__metadata'] } } as never);
  return async (script) => {
    const complete = new Promise<void>((resolve) => {
      session.once('Tracing.tracingComplete', () => resolve());
    });
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return ourTasks(events, script);
  };
}

/** Events of script that name no address: what follows an answer of the background, a timer, an idle moment. */
const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'TimerFire', 'FireIdleCallback', 'FireAnimationFrame', 'MinorGC', 'MajorGC']);

/** @param script `known`: only what the trace can tell to be ours; `all`: every script from our first one on */
function ourTasks(events: readonly TraceEvent[], script: 'known' | 'all'): number[] {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const main = new Set(events.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain').map(threadOf));
  const known = events.filter((event) => /\/overlay(?:-reading|-session)?\.js$/u.test(event.args.data?.url ?? '') && main.has(threadOf(event)));
  const first = known.toSorted((a, b) => a.ts - b.ts)[0];
  if (!first) throw new Error('The trace shows nothing of the content script.');
  const ours = script === 'known' ? known : events.filter((event) => threadOf(event) === threadOf(first) && event.ts >= first.ts && SCRIPT.has(event.name));
  const tasks = events.filter((event) => event.name.endsWith('RunTask') && event.dur !== undefined);
  const holding = new Set<TraceEvent>();
  for (const each of [...known, ...ours]) {
    const task = tasks.find((one) => threadOf(one) === threadOf(each) && one.ts <= each.ts && each.ts <= one.ts + (one.dur ?? 0));
    if (task) holding.add(task);
  }
  return [...holding].map((task) => (task.tdur ?? task.dur ?? 0) / 1000);
}
