/**
 * `npm run -s bench -- ui`: what the package weighs; and the panel with ten thousand notes on one document, in Chromium
 * with the extension as it is shipped: opening, typing in the search, scrolling. What the machine itself takes for a
 * plain page with sixty paragraphs and a script is timed beside it, turn by turn.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { longDocument, signInWithoutServer, writeMany } from '../panel/many-notes.ts';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { figure, quantile, spread, type Figure } from './figure.ts';

const NOTES = 10_000;
const DOCUMENT = 'itu:council/res/9999';
const ME = '00000000-0000-4000-8000-0000000000ff';
const TIMES = 7;
const TYPED = ['capital report', 'النامية', '措辞 峰会', 'резолюцию', 'position:support council'];
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
    await writeMany(tab, { account: ME, document: DOCUMENT, count: NOTES });
    await tell(tab, longDocument(DOCUMENT));
    const panel = await browser.openPanel(tab);
    await panel.locator('#tab-notes').click();
    await panel.locator('.note').first().waitFor();

    const opened: number[] = [];
    const plain: number[] = [];
    for (let turn = -2; turn < TIMES; turn++) {
      const own = await openNotes(panel);
      const other = await openPlain(browser);
      if (turn < 0) continue;
      opened.push(own);
      plain.push(other);
    }
    const ratio = spread(opened.map((own, index) => own / plain[index]!)).median;
    yield figure('ui', `panel opened on ${NOTES} notes: from navigation to the painted list`, spread(opened), 'ms', { ratio, yardstick: 'a plain page of sixty paragraphs, from navigation to paint', target: { atMost: 300 } });

    await panel.locator('.search input').focus();
    await panel.waitForFunction(() => document.querySelector('.reading') === null, undefined, { timeout: 60_000 });
    const keys: number[] = [];
    const frames: number[] = [];
    for (const words of TYPED) {
      await panel.locator('.search input').fill('');
      for (const key of words) {
        frames.push(await frame(panel));
        keys.push(await typed(panel, key));
      }
    }
    yield figure('ui', `search over ${NOTES} notes: from a key to the painted results, median`, spread(keys), 'ms', { ratio: spread(keys).median / spread(frames).median, yardstick: 'a key that changes one letter on the same page, to its paint', target: { atMost: 50 } });
    yield figure('ui', 'the same, 95th percentile', quantile(keys, 0.95), 'ms');

    await panel.locator('.search input').fill('');
    await panel.locator('#tab-notes').click();
    await panel.waitForFunction(() => document.querySelector('.reading') === null && document.querySelectorAll('.note').length > 0, undefined, { timeout: 60_000 });
    const scrolled = await scroll(panel);
    yield figure('ui', 'scrolling through the notes by the wheel: longest task of the page', scrolled.longest, 'ms', { target: { atMost: 50 } });
    yield figure('ui', 'of the same: frames later than 50 ms', scrolled.late, 'frames');
    yield figure('ui', 'notes in the page at once', scrolled.notes, 'elements', { target: { atMost: 100 } });
  } finally {
    await browser.close();
  }
}

async function tell(page: Page, document: unknown): Promise<void> {
  await page.evaluate((ask) => (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage({ type: 'overlay/seen', ask }), document);
}

/** Milliseconds from the start of the navigation to the frame after the one in which the first notes stood. */
async function openNotes(panel: Page): Promise<number> {
  await panel.addInitScript(paintedWhen, '.note .body *');
  await panel.reload({ waitUntil: 'commit' });
  const painted = await panel.waitForFunction(() => (globalThis as unknown as { painted?: number }).painted, undefined, { polling: 20 });
  // The rest of the notes comes in afterwards; the next turn waits for it.
  await panel.waitForFunction(() => document.querySelector('.reading') === null, undefined, { timeout: 60_000 });
  await panel.waitForTimeout(1_500);
  return (await painted.jsonValue()) as number;
}

async function openPlain(browser: Browser): Promise<number> {
  const page = await browser.context.newPage();
  await page.addInitScript(paintedWhen, 'main p');
  await page.goto(PLAIN, { waitUntil: 'commit' });
  const painted = await page.waitForFunction(() => (globalThis as unknown as { painted?: number }).painted, undefined, { polling: 20 });
  const value = (await painted.jsonValue()) as number;
  await page.close();
  return value;
}

function paintedWhen(selector: string): void {
  const look = (): void => {
    if (document.querySelector(selector) === null) requestAnimationFrame(look);
    else requestAnimationFrame(() => setTimeout(() => Object.assign(globalThis, { painted: performance.now() })));
  };
  requestAnimationFrame(look);
}

function plainPage(): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Plain</title></head><body><main></main><script>
document.querySelector('main').innerHTML = Array.from({ length: 60 }, (_, index) => '<p>The lamp of lighthouse ' + index + ' was cleaned by its keeper.</p>').join('');
</script></body></html>`;
}

/** Milliseconds from one key in the field to the paint after the answer for it. */
async function typed(panel: Page, key: string): Promise<number> {
  return panel.evaluate(async (letter) => {
    const field = document.querySelector<HTMLInputElement>('.search input')!;
    const answered = (): string | null => document.querySelector<HTMLElement>('.results')?.dataset['answered'] ?? null;
    const was = answered();
    const began = performance.now();
    field.value += letter;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise<void>((resolve) => {
      // A key that asks for nothing (half a filter's name) has no answer: the frame after it is its end.
      const look = (turn: number): void => {
        if ((answered() !== null && answered() !== was) || (answered() === null && turn > 1) || turn > 200) setTimeout(resolve);
        else requestAnimationFrame(() => look(turn + 1));
      };
      requestAnimationFrame(() => look(0));
    });
    return performance.now() - began;
  }, key);
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
