/** Marks and notes stay on their words whatever the page, the browser or the person's settings do around them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension, ROOT } from '../support/extension.ts';
import { ENGLISH, escape, noteStands, painted } from './overlay-pages.ts';

/** Wider than the page's first font. */
const FONT = join(ROOT, 'node_modules', 'pdfjs-dist', 'standard_fonts', 'LiberationSans-Bold.ttf');

let browser: Browser;
let page: Page;
let visits = 0;
/** Lets the page's late font come. */
let release: () => void = () => undefined;

const BODY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>
@font-face { font-family: Late; src: url(/late.ttf); font-display: swap }
body { margin: 0; font: 17px/1.7 serif } body.night { background: #101214; color: #eee } body.late { font-family: Late, serif }
main { max-width: 820px; margin: 0 auto; padding: 24px 40px }
</style></head><body><main>
${ENGLISH.slice(0, 6).map((line) => `<p>${escape(line)}</p>`).join('\n')}
<p id="first">${escape(ENGLISH[6]!)}</p>
<p id="noted">2. Invites all States to implement resolution 70/1 in full, to keep every lamp of every harbour lit from dusk until dawn, and to tell the keepers of the neighbouring coasts when a lamp has gone out;</p>
<p>${escape(ENGLISH[8]!)}</p>
</main></body></html>`;

beforeAll(async () => {
  browser = await openBrowser({ extension: await builtExtension() });
  await serveUnder(browser.context, 'https://www.un.org/**', async ({ pathname }) => {
    if (!pathname.endsWith('.ttf')) return { body: BODY };
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    return { type: 'font/ttf', body: readFileSync(FONT) };
  });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await page?.close();
  page = await browser.open(`https://www.un.org/surroundings-${visits++}`);
  await painted(page);
  await page.waitForSelector('.band[data-path="O2"]', { state: 'attached' });
  await page.waitForTimeout(200);
});

/** A note on the whole of O2, by keyboard. */
async function note(): Promise<void> {
  for (let step = 0; step < 5; step++) await page.keyboard.press('j');
  await page.keyboard.press('h');
  await page.locator('.note.own').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await stands();
}

/** A note on some words of O2, which stand on one line. */
async function noteOn(words: string): Promise<void> {
  const line = await wordsBox(words);
  const before = await page.locator('.note.own').count();
  // Words that are still selected would be dragged away.
  await page.mouse.click(5, 5);
  await page.mouse.move(line.left + 1, line.top + line.height / 2);
  await page.mouse.down();
  await page.mouse.move(line.left + line.width / 2, line.top + line.height / 2, { steps: 3 });
  await page.mouse.move(line.left + line.width - 1, line.top + line.height / 2, { steps: 3 });
  await page.mouse.up();
  await page.locator('.bar.placed').waitFor();
  await page.waitForTimeout(150);
  await page.keyboard.press('h');
  await page.waitForFunction((count) => document.querySelector('html > div')!.shadowRoot!.querySelectorAll('.note.own').length > count, before);
}

function wordsBox(words: string): Promise<{ left: number; top: number; width: number; height: number }> {
  return page.evaluate((wanted) => {
    const text = document.querySelector('#noted')!.firstChild!;
    const at = text.nodeValue!.indexOf(wanted);
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + wanted.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { left, top, width, height };
  }, words);
}

/** Fails when the note of O2 does not come to lie on its words, with the band in the margin beside them. */
async function stands(): Promise<void> {
  expect(await noteStands(page, 40)).toBe(true);
}

const place = () => page.locator('#noted').evaluate((element) => {
  const words = document.createRange();
  words.selectNodeContents(element);
  const { left, top, width, height } = words.getBoundingClientRect();
  return [left, top, width, height].map(Math.round).join(' ');
});

/** Whether the words have moved; waits for what is ours to have gone with them. */
async function follows(change: () => Promise<unknown>): Promise<boolean> {
  const before = await place();
  await change();
  await page.waitForTimeout(100);
  const after = await place();
  await stands();
  return after !== before;
}

describe('a note and a band follow', () => {
  test('the zoom of the page, from half to twice', async () => {
    await note();
    const tab = await browser.tabId(page);
    const worker = await browser.worker();
    for (const factor of [0.5, 0.75, 1.25, 2]) {
      const followed = await follows(() => worker.evaluate(([id, zoom]) => (globalThis as unknown as { chrome: { tabs: { setZoom(tab: number, factor: number): Promise<void> } } }).chrome.tabs.setZoom(id, zoom), [tab, factor] as const));
      expect(followed, String(factor)).toBe(true);
    }
    await worker.evaluate((id) => (globalThis as unknown as { chrome: { tabs: { setZoom(tab: number, factor: number): Promise<void> } } }).chrome.tabs.setZoom(id, 1), tab);
  });

  test('the window made narrow and wide again', async () => {
    await note();
    expect(await follows(() => page.setViewportSize({ width: 420, height: 900 }))).toBe(true);
    expect(await follows(() => page.setViewportSize({ width: 1100, height: 500 }))).toBe(true);
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  test('a font that comes late', async () => {
    await note();
    await page.evaluate(() => document.body.classList.add('late'));
    await page.waitForTimeout(600);
    await stands();
    expect(await follows(async () => {
      release();
      await page.waitForFunction(() => document.fonts.check('17px Late'));
    })).toBe(true);
  });

  test('paragraphs that the page puts in and takes out above', async () => {
    await note();
    expect(await follows(() => page.evaluate(() => {
      for (let count = 0; count < 3; count++) document.querySelector('main')!.prepend(Object.assign(document.createElement('p'), { id: `added${count}`, textContent: 'The keepers of the coast met in the spring and spoke of oil, of glass and of the price of both.' }));
    }))).toBe(true);
    expect(await follows(() => page.evaluate(() => document.querySelector('#added1')!.remove()))).toBe(true);
  });

  test('a rule of the page that nobody tells of', async () => {
    await note();
    expect(await follows(() => page.evaluate(() => {
      document.querySelector('main')!.style.paddingTop = '120px';
    }))).toBe(true);
  });
});

/** Whether something of ours is seen in this box of the page: the picture is another one without it. */
async function seen(clip: { x: number; y: number; width: number; height: number }): Promise<boolean> {
  const show = (visible: boolean) => page.evaluate((on) => {
    document.querySelector('html > div')!.shadowRoot!.querySelector<HTMLElement>('.marks')!.style.visibility = on ? '' : 'hidden';
  }, visible);
  const withOurs = await page.screenshot({ clip });
  await show(false);
  const without = await page.screenshot({ clip });
  await show(true);
  return !withOurs.equals(without);
}

async function marksSeen(): Promise<void> {
  expect(await seen((await page.locator('.note.own').first().boundingBox())!)).toBe(true);
  for (const path of ['P1', 'O1', 'O2']) expect(await seen((await page.locator(`.band[data-path="${path}"]`).boundingBox())!), path).toBe(true);
}

describe('marks are seen', () => {
  test('on a page that turns dark', async () => {
    await note();
    expect(await page.locator('.note.own.light').count()).toBeGreaterThan(0);
    await page.evaluate(() => document.body.classList.add('night'));
    await page.locator('.note.own.dark').first().waitFor({ state: 'attached' });
    expect(await page.locator('.note.own.light, .band.light').count()).toBe(0);
    await page.waitForFunction(() => [...CSS.highlights].some(([name, ranges]) => name.startsWith('citation') && name.endsWith('-dark') && ranges.size > 0));
    await marksSeen();
    await stands();
  });

  test('in forced colours, without covering a word', async () => {
    await note();
    await page.emulateMedia({ forcedColors: 'active' });
    await marksSeen();
    expect(await page.locator('.note.own').first().evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
    await page.keyboard.press('j');
    expect(await page.locator('.cursor').evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid');
    await page.emulateMedia({ forcedColors: null });
  });

  test('not on paper', async () => {
    await note();
    await page.mouse.move(5, 5);
    const at = await page.locator('main').boundingBox();
    await page.emulateMedia({ media: 'print' });
    const printed = await page.screenshot({ clip: at! });
    await page.evaluate(() => {
      CSS.highlights.clear();
      document.querySelector('html > div')!.remove();
    });
    const bare = await page.screenshot({ clip: at! });
    expect(printed.equals(bare)).toBe(true);
    await page.emulateMedia({ media: null });
  });
});

describe('notes that overlap', () => {
  test('are each on their own words, counted, and a key away', async () => {
    const spoken = ['all States to implement', 'to implement resolution 70/1', 'resolution 70/1 in full'];
    for (const words of spoken) await noteOn(words);
    await page.keyboard.press('Escape');
    const boxes = await page.locator('.note.own').evaluateAll((all) => all.map((each) => {
      const { left, right, top } = each.getBoundingClientRect();
      return { left, right, top };
    }));
    expect(boxes).toHaveLength(3);
    for (const words of spoken) {
      const line = await wordsBox(words);
      const own = boxes.filter(({ left, right }) => Math.abs(left - line.left) < 9 && Math.abs(right - line.left - line.width) < 9);
      expect(own, words).toHaveLength(1);
    }
    expect(await page.locator('.band[data-path="O2"] .badge').getAttribute('data-words')).toBe('3');
    for (let step = 0; step < 5; step++) await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.locator('.menu.placed').getByRole('button', { name: '3 notes here' }).waitFor();
  });
});
