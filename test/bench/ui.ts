/**
 * `npm run -s bench -- ui`: what the package weighs; and the panel with ten thousand notes on one document, nine of ten
 * of them seen, in Chromium with the extension as it is shipped: opening, typing in the search, scrolling; and the clause
 * table of a meeting with as many opinions. What the machine itself takes for a plain page with sixty paragraphs and a
 * script is timed beside it, turn by turn.
 *
 * An opening is that of a new tab with the background awake; while it lasts the driver runs nothing in the page but
 * `paintedWhen`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { longDocument, signInWithoutServer, writeMany } from '../panel/many-notes.ts';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { figure, quantile, spread, type Figure } from './figure.ts';
import { tableFigures } from './ui-table.ts';

const NOTES = 10_000;
const DOCUMENT = 'itu:council/res/9999';
const ME = '00000000-0000-4000-8000-0000000000ff';
const TIMES = 9;
/** Notes with their words in the page: the panel is open. */
const ROWS = 10;
/** Milliseconds that an opening is left alone, the rest of the notes included. */
const ALONE = 2_500;
const TYPED = ['capital report', 'النامية', '措辞 峰会', 'резолюцию', 'position:support council'];
/** A filter that is half written. */
const ASKS_NOTHING = /^position:(?!support)/u;
const PLAIN = 'https://www.itu.int/plain';

export async function* figures(): AsyncGenerator<Figure> {
  const extension = await builtExtension('chrome');
  yield figure('ui', 'the package, zipped', zipped(extension), 'MB', { target: { atMost: 4 } });
  const browser = await openBrowser({ extension, width: 400, height: 800 });
  try {
    await serveUnder(browser.context, 'https://www.itu.int/**', () => ({ body: plainPage() }));
    const tab = await browser.open(browser.page('options.html'));
    await tab.locator('h1').waitFor();
    await signInWithoutServer(tab, ME);
    await writeMany(tab, { account: ME, document: DOCUMENT, count: NOTES, seen: 90 });
    await tell(tab, longDocument(DOCUMENT));
    const first = await browser.openPanel(tab);
    await first.locator('#tab-notes').click();
    await first.locator('.note').first().waitFor();
    const address = first.url();
    await first.close();

    const openings: number[] = [];
    const plain: number[] = [];
    for (let turn = -2; turn < TIMES; turn++) {
      const own = await opened(browser, address, '.note .body > *', ROWS, ALONE);
      const other = await opened(browser, PLAIN, 'main p', 1, ALONE / 5);
      if (turn < 0) continue;
      openings.push(own);
      plain.push(other);
    }
    const ratio = spread(openings.map((own, index) => own / plain[index]!)).median;
    yield figure('ui', `panel opened on ${NOTES} notes, the background awake: from navigation to the paint of the first ${ROWS}`, spread(openings), 'ms', { ratio, yardstick: 'a plain page of sixty paragraphs, from navigation to paint', target: { atMost: 300 } });

    const panel = await browser.open(address);
    await panel.locator('.note').first().waitFor();
    await panel.waitForTimeout(ALONE);
    await panel.locator('.search input').focus();
    // Going to the field has all notes read; while they are, what was found says so.
    const early = await typed(panel, 'c', true);
    await panel.waitForFunction(() => document.querySelector('.results') !== null && document.querySelector('.reading') === null, undefined, { timeout: 60_000 });
    yield figure('ui', `search: the first key, in the moment in which somebody goes to the field and ${NOTES} notes begin to be read, to the first answer`, early, 'ms');
    const keys: number[] = [];
    const frames: number[] = [];
    for (const words of TYPED) {
      await panel.locator('.search input').fill('');
      let text = '';
      for (const key of words) {
        text += key;
        frames.push(await frame(panel));
        keys.push(await typed(panel, key, !ASKS_NOTHING.test(text)));
      }
    }
    yield figure('ui', `search over ${NOTES} notes: from a key to the painted results, median`, spread(keys), 'ms', { ratio: spread(keys).median / spread(frames).median, yardstick: 'a key that changes one letter on the same page, to its paint', target: { atMost: 50 } });
    yield figure('ui', `the same, 95th of 100 of ${keys.length} keys`, { ...spread(keys), median: quantile(keys, 0.95) }, 'ms', { target: { atMost: 50 } });

    await panel.locator('.search input').fill('');
    await panel.locator('#tab-notes').click();
    await panel.waitForFunction(() => document.querySelector('.reading') === null && document.querySelectorAll('.note').length > 0, undefined, { timeout: 60_000 });
    const scrolled = await scroll(panel);
    yield figure('ui', 'scrolling through the notes by the wheel: longest task of the page', scrolled.longest, 'ms', { target: { atMost: 50 } });
    yield figure('ui', 'of the same: frames later than 50 ms', scrolled.late, 'frames');
    yield figure('ui', 'notes in the page at once', scrolled.notes, 'elements', { target: { atMost: 100 } });
    await panel.close();
    yield* tableFigures(browser, tab, { account: ME, document: DOCUMENT, count: NOTES });
  } finally {
    await browser.close();
  }
}

async function tell(page: Page, document: unknown): Promise<void> {
  await page.evaluate((ask) => (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage({ type: 'overlay/seen', ask }), document);
}

/** Milliseconds from the start of the navigation of a new tab to the paint after the first `least` of what is selected stood in it. */
async function opened(browser: Browser, address: string, selector: string, least: number, alone: number): Promise<number> {
  const page = await browser.context.newPage();
  await page.addInitScript(paintedWhen, { selector, least });
  await page.goto(address, { waitUntil: 'commit' });
  await new Promise((resolve) => setTimeout(resolve, alone));
  const painted = await page.waitForFunction(() => (globalThis as unknown as { painted?: number }).painted, undefined, { polling: 20 });
  const value = (await painted.jsonValue()) as number;
  await page.close();
  return value;
}

function paintedWhen({ selector, least }: { readonly selector: string; readonly least: number }): void {
  const look = (): void => {
    if (document.querySelectorAll(selector).length < least) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { painted: performance.now() })));
  };
  requestAnimationFrame(look);
}

function plainPage(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title></head><body><main></main><script>
document.querySelector('main').innerHTML = Array.from({ length: 60 }, (_, index) => '<p>The lamp of lighthouse ' + index + ' was cleaned by its keeper.</p>').join('');
</script></body></html>`;
}

/**
 * Milliseconds from one key in the field to the paint of the answer for it: of the question that this key has made, not of
 * one before. For a key that asks for nothing (half a filter's name), to its paint.
 */
async function typed(panel: Page, key: string, asks: boolean): Promise<number> {
  return panel.evaluate(async ({ letter, answer }) => {
    const field = document.querySelector<HTMLInputElement>('.search input')!;
    const answered = (): string | undefined => document.querySelector<HTMLElement>('.results[aria-busy="false"]')?.dataset['answered'];
    const before = answered();
    const began = performance.now();
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise<void>((resolve, reject) => {
      const look = (turn: number): void => {
        const now = answered();
        if (!answer || (now !== undefined && now !== before)) setTimeout(resolve);
        else if (turn > 300) reject(new Error(`The key ${letter} was not answered.`));
        else requestAnimationFrame(() => look(turn + 1));
      };
      requestAnimationFrame(() => look(0));
    });
    return performance.now() - began;
  }, { letter: key, answer: asks });
}

/** Milliseconds of the least that can be seen: one letter set, then painted. */
async function frame(panel: Page): Promise<number> {
  return panel.evaluate(async () => {
    const began = performance.now();
    document.title += '.';
    document.querySelector('.search')!.toggleAttribute('data-frame');
    await new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return performance.now() - began;
  });
}

/** Turns the wheel down the list for some seconds, and measures tasks and frames while it turns. */
async function scroll(panel: Page): Promise<{ longest: number; late: number; notes: number }> {
  await panel.mouse.move(200, 600);
  await panel.evaluate(() => {
    const told = { longest: 0, late: 0, notes: 0, last: performance.now(), on: true };
    Object.assign(globalThis, { told });
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) told.longest = Math.max(told.longest, duration); }).observe({ type: 'longtask' });
    const step = (now: number): void => {
      if (now - told.last > 50) told.late++;
      told.last = now;
      told.notes = Math.max(told.notes, document.querySelectorAll('.note').length);
      if (told.on) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  for (let turn = 0; turn < 120; turn++) {
    await panel.mouse.wheel(0, turn % 30 === 29 ? 20_000 : 400);
    await panel.waitForTimeout(20);
  }
  return panel.evaluate(() => {
    const { told } = globalThis as unknown as { told: { longest: number; late: number; notes: number; on: boolean } };
    told.on = false;
    return told;
  });
}

function zipped(folder: string): number {
  const files: Record<string, Uint8Array> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) files[join(entry.parentPath, entry.name).slice(folder.length + 1)] = readFileSync(join(entry.parentPath, entry.name));
  }
  return zipSync(files, { level: 9 }).length / 1e6;
}
