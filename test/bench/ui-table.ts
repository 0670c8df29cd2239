/** Part of the bench `ui`: the clause table of a meeting of forty documents with ten thousand opinions. */
import type { Page } from 'playwright-core';
import { writeMany } from '../panel/many-notes.ts';
import type { Browser } from '../support/browser.ts';
import { figure, spread, type Figure } from './figure.ts';

const TIMES = 3;

interface Told {
  first: number;
  whole: number;
  longest: number;
}

/** @param account whose delegation it is, signed in already on `page`, one of the extension's own */
export async function* tableFigures(browser: Browser, page: Page, { account, document, count }: { readonly account: string; readonly document: string; readonly count: number }): AsyncGenerator<Figure> {
  await writeMany(page, { account, document, count, elsewhere: 1, positions: true });
  const all: Told[] = [];
  for (let turn = -1; turn < TIMES; turn++) {
    const table = await browser.context.newPage();
    await table.setViewportSize({ width: 1280, height: 800 });
    await table.addInitScript(watch);
    await table.goto(browser.page('table.html'), { waitUntil: 'commit' });
    await table.waitForFunction(() => (globalThis as unknown as { told: Told }).told.whole > 0, undefined, { polling: 100, timeout: 60_000 });
    const told = await table.evaluate(() => ({ ...(globalThis as unknown as { told: Told }).told, opinions: globalThis.document.querySelectorAll('[data-stance]').length }));
    if (told.opinions !== count) throw new Error(`The table has ${told.opinions} opinions of ${count}.`);
    if (turn >= 0) all.push(told);
    await table.close();
  }
  yield figure('ui', `clause table of a meeting with ${count} opinions: from navigation to the paint of the first clauses`, spread(all.map(({ first }) => first)), 'ms');
  yield figure('ui', 'of the same: until all of it is there', spread(all.map(({ whole }) => whole)), 'ms');
  yield figure('ui', 'of the same: longest task of the page', spread(all.map(({ longest }) => longest)), 'ms');
}

function watch(): void {
  const told: Told = { first: 0, whole: 0, longest: 0 };
  Object.assign(globalThis, { told });
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) told.longest = Math.max(told.longest, duration); }).observe({ type: 'longtask', buffered: true });
  const after = (then: () => void): void => void requestAnimationFrame(() => setTimeout(then));
  const look = (): void => {
    const shown = document.querySelector('[data-stance]') !== null;
    if (shown && told.first === 0) after(() => (told.first ||= performance.now()));
    if (shown && document.querySelector('[role=table]')?.getAttribute('aria-busy') !== 'true') after(() => (told.whole = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
