/** Marks and notes lie on their words on pages that are built in unusual ways, and go when the words go. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { ENGLISH, escape, noteStands, painted } from './overlay-pages.ts';

const LONG = '2. Invites all States to implement resolution 70/1 in full, to keep every lamp of every harbour lit from dusk until dawn, and to tell the keepers of the neighbouring coasts when a lamp has gone out;';

let browser: Browser;
let page: Page;
let body = '';
let visits = 0;

function pageWith(style: string, noted = `<p id="noted">${LONG}</p>`): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>
body { margin: 0; font: 17px/1.7 serif } main { max-width: 820px; margin: 0 auto; padding: 24px 40px } ${style}
</style></head><body><main>${ENGLISH.slice(0, 7).map((line) => `<p>${escape(line)}</p>`).join('\n')}${noted}<p>${escape(ENGLISH[8]!)}</p></main></body></html>`;
}

beforeAll(async () => {
  browser = await openBrowser({ extension: await builtExtension() });
  await serveUnder(browser.context, 'https://www.un.org/**', () => ({ body }));
});
afterAll(() => browser?.close());

/** Opens a page and writes a note on the whole of O2, by keyboard. */
async function open(html: string): Promise<void> {
  await page?.close();
  body = html;
  page = await browser.open(`https://www.un.org/odd-${visits++}`);
  await painted(page);
  await page.waitForSelector('.band[data-path="O2"]', { state: 'attached' });
  await page.waitForTimeout(300);
  const cursor = page.locator('.cursor.on-clause');
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('j');
    if (await cursor.evaluateAll((all) => {
      const at = all[0]?.getBoundingClientRect();
      const noted = document.querySelector('#noted')!.getBoundingClientRect();
      return at !== undefined && Math.abs(at.top - noted.top) < 8 && Math.abs(at.left - noted.left) < 20;
    })) break;
  }
  await page.keyboard.press('h');
  await page.locator('.note.own').first().waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
}

/** How many of our notes and bands are seen. */
const seen = () => page.evaluate(() => [...document.querySelector('html > div')?.shadowRoot?.querySelectorAll('.note.own, .band') ?? []].filter((each) => each.getBoundingClientRect().width > 0).length);

describe('a note and a band lie on their words', () => {
  test.each([
    ['the root is zoomed', 'html { zoom: 1.4 }'],
    ['the root is made small', 'html { zoom: .6 }'],
    ['the body is zoomed', 'body { zoom: 1.4 }'],
    ['the main text is zoomed', 'main { zoom: .7 }'],
    ['the main text is scaled', 'main { transform: scale(.8) }'],
    ['the body is scaled', 'body { transform: scale(1.2); transform-origin: 0 0 }'],
    ['the root is scaled', 'html { transform: scale(.8); transform-origin: 0 0 }'],
    ['the root has a margin and a border', 'html { position: relative; margin: 40px 60px; border: 5px solid }'],
    ['paragraphs are laid out when they are near', 'p { content-visibility: auto; contain-intrinsic-size: auto 60px }'],
    ['the text runs in columns', 'main { columns: 2; max-width: 1100px }'],
    ['nothing may be selected', 'main { user-select: none }'],
  ])('where %s', async (_, style) => {
    await open(pageWith(style));
    expect(await noteStands(page)).toBe(true);
  });

  test('in a box that scrolls by itself', async () => {
    await open(pageWith('main { height: 300px; overflow: auto }'));
    await page.evaluate(() => document.querySelector('main')!.scrollTo({ top: 400, behavior: 'instant' }));
    expect(await noteStands(page)).toBe(true);
  });

  test('in a box that scrolls sideways, and do not reach out of it', async () => {
    await open(pageWith('main { overflow-x: auto; white-space: nowrap }'));
    await page.evaluate(() => document.querySelector('main')!.scrollTo({ left: 150, behavior: 'instant' }));
    expect(await noteStands(page)).toBe(true);
    const reach = await page.evaluate(() => {
      const box = document.querySelector('main')!.getBoundingClientRect();
      const clip = document.querySelector('html > div')!.shadowRoot!.querySelector<HTMLElement>('.marks')!.style.clipPath;
      return { left: box.left - Number(/polygon\((-?[\d.]+)px/u.exec(clip)?.[1]), given: clip };
    });
    expect(reach.left, reach.given).toBeLessThanOrEqual(24);
  });

  test('when the page zooms its root later, and the bar beside chosen words with them', async () => {
    await open(pageWith(''));
    await page.evaluate(() => {
      document.documentElement.style.zoom = '1.3';
    });
    expect(await noteStands(page)).toBe(true);
    await page.locator('#noted').click({ clickCount: 3 });
    await page.locator('.bar.placed').waitFor();
    const gap = await page.evaluate(() => {
      const bar = document.querySelector('html > div')!.shadowRoot!.querySelector('.bar')!.getBoundingClientRect();
      const noted = document.querySelector('#noted')!.getBoundingClientRect();
      return Math.min(Math.abs(bar.bottom - noted.top), Math.abs(bar.top - noted.bottom));
    });
    expect(gap).toBeLessThan(24);
  });
});

describe('marks go with their words', () => {
  test('into a closed box of details, and out of it again', async () => {
    await open(pageWith('', `<details open><summary>More</summary><p id="noted">${LONG}</p></details>`));
    expect(await noteStands(page)).toBe(true);
    const before = await seen();
    await page.evaluate(() => document.querySelector('details')!.removeAttribute('open'));
    await expect.poll(() => page.evaluate(() => [...document.querySelector('html > div')!.shadowRoot!.querySelectorAll('.note.own, .band[data-path="O2"]')].filter((each) => each.getBoundingClientRect().width > 0).length)).toBe(0);
    await page.evaluate(() => document.querySelector('details')!.setAttribute('open', ''));
    expect(await noteStands(page)).toBe(true);
    expect(await seen()).toBe(before);
  });

  test('where the page replaces its text by another without a new address being loaded', async () => {
    await open(pageWith(''));
    await page.evaluate(() => {
      history.pushState({}, '', '/weather');
      document.querySelector('main')!.innerHTML = '<p>It has rained all morning, and nobody has come to the harbour.</p>';
    });
    await expect.poll(seen).toBe(0);
    expect(await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0))).toBe(0);
  });

  test('where the page builds the same text anew, the note comes back to it', async () => {
    await open(pageWith(''));
    await page.evaluate(() => {
      const main = document.querySelector('main')!;
      const words = main.innerHTML;
      main.replaceChildren();
      setTimeout(() => {
        main.innerHTML = `<p>The page was mended.</p>${words}`;
      }, 300);
    });
    await page.waitForTimeout(600);
    expect(await noteStands(page)).toBe(true);
  });
});

test('a frame inside the page is left alone, and takes nothing of the page around it', async () => {
  await open(pageWith('', `<p id="noted">${LONG}</p><iframe srcdoc="<p>1. Takes note of resolution 70/1;</p>" width="400" height="80"></iframe>`));
  expect(await noteStands(page)).toBe(true);
  expect(await page.frames()[1]!.evaluate(() => [document.documentElement.children.length, CSS.highlights.size])).toEqual([2, 0]);
});
