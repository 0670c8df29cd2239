/**
 * A hostile page against the build that is shipped: it asks the browser everything that a page may ask, before and after a
 * delegate has written on it, and must get the same answers; and it dresses, covers and moves our boxes.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { contentWorld, type ContentWorld } from '../support/content-world.ts';
import { builtExtension } from '../support/extension.ts';
import { ENGLISH, pageOf, whereIs } from './overlay-pages.ts';

let browser: Browser;
let page: Page;
let world: ContentWorld;

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; require-trusted-types-for 'script'";

beforeAll(async () => {
  browser = await openBrowser({ extension: await builtExtension('chrome'), height: 700 });
  await serveUnder(browser.context, 'https://www.un.org/**', ({ pathname }) => ({
    body: pageOf(ENGLISH, 'en'), headers: pathname === '/strict' ? { 'content-security-policy': POLICY } : {},
  }));
  await browser.context.addInitScript(() => {
    const told: string[] = [];
    Object.assign(globalThis, { told });
    addEventListener('securitypolicyviolation', (event) => told.push(`${event.violatedDirective} ${event.sample}`));
  });
}, 180_000);
afterAll(() => browser?.close());

async function open(address: string): Promise<void> {
  page = await browser.open(address);
  await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0));
  await page.waitForTimeout(500);
  world = await contentWorld(page, browser.id);
}

/** Everything that a page can ask of what is on its screen, as one text for each way of asking. */
async function asked(): Promise<Record<string, unknown>> {
  return page.evaluate(async () => {
    const all = [...document.querySelectorAll<HTMLElement>('main p')];
    const covered = await new Promise((resolve) => {
      const seen = new Map<Element, unknown>();
      const observer = new IntersectionObserver((entries) => {
        for (const entry of entries) seen.set(entry.target, (entry as { isVisible?: boolean }).isVisible);
        if (seen.size === all.length) resolve(all.map((each) => seen.get(each)));
      }, { trackVisibility: true, delay: 100 } as IntersectionObserverInit);
      for (const each of all) observer.observe(each);
    });
    const find = (words: string): boolean => {
      getSelection()?.removeAllRanges();
      return (globalThis as unknown as { find(words: string, ...how: boolean[]): boolean }).find(words, true, false, true);
    };
    const found = ['S', 'O', 'A', 'R', 'C'].flatMap((letter) => [letter, ...Array.from({ length: 4 }, (_, n) => `${letter} ${n + 1}`)]).filter((words) => find(words));
    document.execCommand('selectAll');
    const selection = String(getSelection());
    getSelection()?.removeAllRanges();
    const hits = new Set<string>();
    const carets = new Set<string>();
    for (let x = 3; x < innerWidth; x += 5) for (let y = 3; y < innerHeight; y += 9) {
      for (const element of document.elementsFromPoint(x, y)) if (element.parentElement === document.documentElement && element.tagName === 'DIV') hits.add(`${x} ${y}`);
      const caret = document.caretPositionFromPoint(x, y);
      carets.add(caret ? `${caret.offsetNode.nodeName} ${caret.offsetNode.parentElement?.tagName}` : 'none');
    }
    const { scrollWidth, scrollHeight, innerText, outerHTML } = document.documentElement;
    return {
      covered, found, selection, hits: [...hits].join(','), carets: [...carets].join(','), size: [scrollWidth, scrollHeight], innerText, outerHTML,
      painted: [...CSS.highlights].map(([name, ranges]) => `${name}: ${[...(ranges as unknown as Set<Range>)].map(String).join('|')}`),
      styles: [...document.styleSheets, ...document.adoptedStyleSheets].length,
      animations: document.getAnimations().length,
      frames: performance.getEntriesByType('resource').map(({ name }) => name),
    };
  });
}

/** Highlights with a position, as the bar over selected words makes them. */
async function mark(start: number, end: number, position: string): Promise<void> {
  const anchor = await world.ask('overlay/describe', { start, end });
  expect(await world.ask('overlay/compose', { kind: 'highlight', anchor, position })).toEqual({ opened: false });
}

/** The notes that are painted on the page. */
async function notes(): Promise<readonly { mark: { note: string } }[]> {
  return ((await world.ask('overlay/placed', { from: 0 })) as { placed: { mark: { note: string } }[] }).placed;
}

describe('a page that asks the browser about itself', { timeout: 120_000 }, () => {
  let before: Record<string, unknown>;

  test('gets the same answers with notes on it as without', async () => {
    await open('https://www.un.org/asked');
    before = await asked();
    const looked = await page.screenshot();
    await mark(300, 380, 'oppose');
    await mark(330, 390, 'support');
    await page.waitForTimeout(800);
    // They are there to be found: a person sees them.
    expect((await page.screenshot()).equals(looked)).toBe(false);
    expect(await asked()).toEqual(before);
  });

  test('and while the panel leads to a note', async () => {
    const placed = await notes();
    expect(placed).toHaveLength(2);
    await page.reload();
    await page.waitForFunction(() => [...CSS.highlights.values()].some((each) => each.size > 0));
    await page.waitForTimeout(1_000);
    const options = await browser.open(browser.page('options.html'));
    const tab = await browser.tabId(page);
    const looked = await page.screenshot();
    await page.evaluate(() => {
      const seen = new Set<string>();
      Object.assign(globalThis, { seen });
      const look = (): void => {
        for (const [name, ranges] of CSS.highlights) for (const range of ranges as unknown as Set<Range>) seen.add(`${name}: ${range}`);
        requestAnimationFrame(look);
      };
      look();
    });
    const led = await options.evaluate((ask) => (globalThis as unknown as { chrome: { runtime: { sendMessage(message: object): Promise<unknown> } } }).chrome.runtime.sendMessage({ type: 'panel/go', ask }), { tab, to: { note: placed[0]!.mark.note } });
    expect(led).toEqual({ ok: true, value: null });
    await page.waitForTimeout(400);
    expect((await page.screenshot()).equals(looked)).toBe(false);
    await page.waitForTimeout(1_500);
    const seen = await page.evaluate(() => [...(globalThis as unknown as { seen: Set<string> }).seen]);
    const listed = new Set((before['painted'] as string[]).flatMap((each) => each.slice(each.indexOf(': ') + 2).split('|')));
    expect(seen.filter((each) => !listed.has(each.slice(each.indexOf(': ') + 2)))).toEqual([]);
    await options.close();
  });

  test('and cannot tell by the menu of a clause whether there is a note on it', async () => {
    const sizes: string[] = [];
    const found: boolean[] = [];
    for (const paragraph of [4, 6]) {
      const box = (await page.locator('main p').nth(paragraph).boundingBox())!;
      await page.mouse.move(2, 2);
      await page.waitForTimeout(300);
      await page.mouse.move(box.x - 10, box.y + box.height / 2, { steps: 4 });
      await page.waitForTimeout(900);
      const [size, heard] = await page.evaluate(() => {
        const hits: [number, number][] = [];
        for (let x = 1; x < innerWidth; x += 2) for (let y = 1; y < innerHeight; y += 2) {
          const element = document.elementFromPoint(x, y);
          if (element?.parentElement === document.documentElement && element.tagName === 'DIV') hits.push([x, y]);
        }
        // The bands stand in a column of their own.
        const menu = hits.filter(([x]) => x < 208 || x > 236);
        const find = (words: string): boolean => (globalThis as unknown as { find(words: string, ...how: boolean[]): boolean }).find(words, false, false, true);
        const told = ['notes here', 'note here'].some(find);
        const [left, right, top, bottom] = [Math.min(...menu.map(([x]) => x)), Math.max(...menu.map(([x]) => x)), Math.min(...menu.map(([, y]) => y)), Math.max(...menu.map(([, y]) => y))];
        return [`${right - left} × ${bottom - top}`, told] as const;
      });
      sizes.push(size);
      found.push(heard);
    }
    expect(sizes[0]).toMatch(/^\d{3} × \d{3}$/u);
    expect(sizes[1]).toBe(sizes[0]);
    expect(found).toEqual([false, false]);
    await page.close();
  });

  test('hears of no breach of its policy from us', async () => {
    await open('https://www.un.org/strict');
    await mark(300, 380, 'amend');
    const { x, y } = await whereIs(page, '73/27');
    await page.mouse.move(x, y);
    await page.waitForTimeout(900);
    expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)).toEqual([]);
    await page.close();
  });
});

describe('a page that dresses our boxes up', { timeout: 120_000 }, () => {
  test('changes nothing of them, whatever its style sheets say', async () => {
    const cards: Buffer[] = [];
    for (const style of ['', `html > div, html > div * { --paper: transparent !important; --ink: transparent !important; --accent: transparent !important; --sans: fantasy !important;
      --size: 2px !important; --radius: 40px !important; color: red !important; font: 3px fantasy !important; opacity: 0.1 !important; visibility: hidden !important;
      transform: translate(200px) !important; rotate: 40deg; pointer-events: none !important; content-visibility: hidden !important; filter: invert(1) !important }
      :host, ::part(card), dialog, [popover] { display: none !important }`]) {
      await open('https://www.un.org/dressed');
      const { x, y } = await whereIs(page, '70/1');
      await page.mouse.move(x, y);
      await page.waitForTimeout(900);
      if (style !== '') await page.evaluate((css) => document.head.append(Object.assign(document.createElement('style'), { textContent: css })), style);
      await page.waitForTimeout(400);
      const place = await page.evaluate(() => {
        let [left, top, right, bottom] = [Infinity, Infinity, 0, 0];
        for (let px = 1; px < innerWidth; px += 2) for (let py = 1; py < innerHeight; py += 2) {
          const element = document.elementFromPoint(px, py);
          if (px < 240 || element?.parentElement !== document.documentElement || element.tagName !== 'DIV') continue;
          [left, top, right, bottom] = [Math.min(left, px), Math.min(top, py), Math.max(right, px), Math.max(bottom, py)];
        }
        return { left, top, right, bottom };
      });
      const inner = { x: place.left + 8, y: place.top + 8, width: place.right - place.left - 16, height: place.bottom - place.top - 16 };
      expect(inner.width).toBeGreaterThan(200);
      cards.push(await page.screenshot({ clip: inner }));
      await page.close();
    }
    expect(cards[1]!.equals(cards[0]!)).toBe(true);
  });

  test('covers them with a picture of something else, and a click does nothing until it is gone', async () => {
    await open('https://www.un.org/covered');
    const box = (await page.locator('main p').nth(7).boundingBox())!;
    await page.mouse.move(box.x + 40, box.y + 15);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 15, { steps: 6 });
    await page.mouse.up();
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      const fake = Object.assign(document.createElement('div'), { id: 'fake', textContent: 'Accept the cookies', popover: 'manual' });
      fake.style.cssText = 'position:fixed;inset:0;width:100vw;height:100vh;background:rgb(255 255 255 / 60%);pointer-events:none;border:0;margin:0';
      document.body.append(fake);
      fake.showPopover();
    });
    await page.waitForTimeout(400);
    // Where our bar is; its second button makes a highlight.
    const at = await page.evaluate(() => {
      const hits: [number, number][] = [];
      for (let x = 1; x < innerWidth; x += 2) for (let y = 1; y < innerHeight; y += 2) {
        const element = document.elementFromPoint(x, y);
        if (element?.parentElement === document.documentElement && element.tagName === 'DIV' && (x < 208 || x > 236)) hits.push([x, y]);
      }
      const ys = hits.map(([, y]) => y);
      return { left: Math.min(...hits.map(([x]) => x)), middle: (Math.min(...ys) + Math.max(...ys)) / 2 };
    });
    const before = (await notes()).length;
    const press = async (): Promise<void> => {
      await page.mouse.click(at.left + 110, at.middle);
      await page.waitForTimeout(500);
    };
    await press();
    expect((await notes()).length).toBe(before);
    await page.evaluate(() => document.getElementById('fake')!.remove());
    await page.waitForTimeout(500);
    await press();
    expect((await notes()).length).toBe(before + 1);
    await page.close();
  });
});
