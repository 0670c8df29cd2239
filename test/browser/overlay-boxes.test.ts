import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { ARABIC, ENGLISH, pageOf, painted, whereIs } from './overlay-pages.ts';

const english: { browser: Browser | null } = { browser: null };
const arabic: { browser: Browser | null } = { browser: null };

beforeAll(async () => {
  const extension = await builtExtension();
  for (const [each, language] of [[english, 'en'], [arabic, 'ar']] as const) {
    each.browser = await openBrowser({ extension, language, height: 700, args: ['--touch-events=enabled'] });
    await each.browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await serveUnder(each.browser.context, 'https://www.un.org/**', (address) => ({
      body: pageOf(address.pathname.includes('ar') ? ARABIC : ENGLISH, address.pathname.includes('ar') ? 'ar' : 'en'),
    }));
    await each.browser.context.addInitScript(() => {
      // A page that listens to everything.
      const heard: string[] = [];
      (globalThis as Record<string, unknown>)['heard'] = heard;
      for (const type of ['keydown', 'click']) addEventListener(type, (event) => heard.push(`${type} ${(event as KeyboardEvent).key ?? ''}`));
    });
  }
});
afterAll(async () => {
  await english.browser?.close();
  await arabic.browser?.close();
});

async function open(language: 'en' | 'ar'): Promise<Page> {
  const page = await (language === 'en' ? english : arabic).browser!.open(`https://www.un.org/${language}`);
  await painted(page);
  await page.waitForSelector('.band[data-path="P1"]');
  // The browser tells the worker its language a moment after its start.
  await page.waitForTimeout(300);
  return page;
}

/** Selects words of a paragraph with the mouse, from the middle of its first line to `width` pixels further. */
async function select(page: Page, paragraph: number, width = 160): Promise<{ top: number; bottom: number; left: number; right: number }> {
  const box = (await page.locator('main p').nth(paragraph).boundingBox())!;
  const rtl = (await page.locator('html').getAttribute('dir')) === 'rtl';
  const from = rtl ? box.x + box.width - 60 : box.x + 60;
  const y = box.y + 15;
  await page.mouse.move(from, y);
  await page.mouse.down();
  await page.mouse.move(rtl ? from - width : from + width, y, { steps: 6 });
  await page.mouse.up();
  return page.evaluate(() => {
    const { top, bottom, left, right } = getSelection()!.getRangeAt(0).getBoundingClientRect();
    return { top, bottom, left, right };
  });
}

const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe('the popover of a citation', () => {
  test('opens by the pointer after a moment, stays on the way, goes when the pointer has gone', async () => {
    const page = await open('en');
    const { x, y, box } = await whereIs(page, '73/27');
    await page.mouse.move(x, y - 60);
    await page.mouse.move(x, y);
    await page.waitForTimeout(60);
    expect(await page.locator('.card').count()).toBe(0);
    const card = page.locator('.card.placed');
    await card.waitFor();
    const at = (await card.boundingBox())!;
    expect(at.y >= box.bottom || at.y + at.height <= box.top).toBe(true);
    expect(await card.locator('h2').textContent()).toContain('73/27');
    expect(await card.getByText('Cited once here').count()).toBe(1);
    // Slowly over, with a rest on the way.
    await page.mouse.move(at.x + 30, (y + at.y) / 2);
    await page.waitForTimeout(200);
    await page.mouse.move(at.x + 40, at.y + 20, { steps: 3 });
    await page.waitForTimeout(600);
    expect(await card.count()).toBe(1);
    await page.mouse.move(5, 5);
    await card.waitFor({ state: 'detached' });
    await page.close();
  });

  test('shows the address only as a safe link, and copies the reference', async () => {
    const page = await open('en');
    const { x, y } = await whereIs(page, '70/125');
    await page.mouse.move(x, y);
    const card = page.locator('.card.placed');
    await card.waitFor();
    for (const link of await card.locator('a').all()) {
      expect(await link.getAttribute('href')).toMatch(/^https?:\/\//u);
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
      expect(await link.getAttribute('target')).toBe('_blank');
    }
    await page.waitForTimeout(200);
    await card.getByRole('button', { name: 'Copy reference' }).click();
    await card.getByRole('status').getByText('Copied').waitFor({ state: 'attached' });
    expect(await clipboard(page)).toContain('70/125');
    await page.close();
  });

  test('by keyboard: from citation to citation, Enter, and Escape gives the focus back', async () => {
    const page = await open('en');
    await page.keyboard.press(']');
    const cursor = page.locator('.cursor');
    expect(await cursor.getAttribute('aria-label')).toContain('70/1');
    await page.keyboard.press(']');
    expect(await cursor.getAttribute('aria-label')).toContain('70/125');
    await page.keyboard.press('[');
    expect(await cursor.getAttribute('aria-label')).toMatch(/70\/1$/u);
    const { box } = await whereIs(page, '70/1');
    const at = (await cursor.boundingBox())!;
    expect(Math.abs(at.x + 2 - box.left)).toBeLessThan(3);
    await page.keyboard.press('Enter');
    const card = page.locator('.card.placed');
    await card.waitFor();
    expect(await card.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await card.getAttribute('role')).toBe('dialog');
    // Two mentions of 70/1: the next one is a step away.
    await page.getByRole('button', { name: 'Next citation' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => [...CSS.highlights].some(([name, highlight]) => name === 'citation-current' && [...highlight].some((range) => range.startContainer.textContent?.startsWith('2. Invites'))));
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
    expect(await cursor.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Escape');
    expect(await cursor.count()).toBe(0);
    // None of these keys were the page's business.
    expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.filter((each) => /[[\]]|Escape/u.test(each)))).toEqual([]);
    await page.close();
  });

  test('leaves brackets to those who write', async () => {
    const page = await open('en');
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'field' })));
    await page.locator('#field').focus();
    await page.keyboard.type('[n]');
    expect(await page.locator('#field').inputValue()).toBe('[n]');
    expect(await page.locator('.cursor').count()).toBe(0);
    await page.close();
  });

  test('opens by touch, and goes by a touch elsewhere', async () => {
    const page = await open('en');
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const tap = async (x: number, y: number) => {
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const { x, y } = await whereIs(page, '74/270');
    await tap(x, y);
    const card = page.locator('.card.placed');
    await card.waitFor();
    expect(await card.locator('h2').textContent()).toContain('74/270');
    await tap(200, 680);
    await card.waitFor({ state: 'detached' });
    await page.close();
  });

  test('stands right to left in Arabic, at the citation’s right edge and inside the window', async () => {
    const page = await open('ar');
    const { x, y, box } = await whereIs(page, '73/27');
    await page.mouse.move(x, y);
    const card = page.locator('.card.placed');
    await card.waitFor();
    await page.waitForTimeout(200);
    expect(await card.evaluate((element) => [getComputedStyle(element).direction, element.getAttribute('lang')])).toEqual(['rtl', 'ar']);
    const at = (await card.boundingBox())!;
    expect(Math.abs(at.x + at.width - box.right)).toBeLessThan(4);
    expect(at.x).toBeGreaterThanOrEqual(0);
    expect(at.x + at.width).toBeLessThanOrEqual(1280);
    expect(await card.getByRole('button', { name: 'نسخ الإحالة' }).count()).toBe(1);
    await page.close();
  });
});

describe('the selection bar', () => {
  test.each([['en', 'Note', 6], ['ar', 'ملاحظة', 5]] as const)('in %s: beside the words, never over them', async (language, name, paragraph) => {
    const page = await open(language);
    const words = await select(page, paragraph);
    const bar = page.locator('.bar.placed');
    await bar.waitFor();
    const at = (await bar.boundingBox())!;
    expect(at.y >= words.bottom || at.y + at.height <= words.top).toBe(true);
    expect(await bar.getByRole('button', { name }).count()).toBe(1);
    expect(await bar.evaluate((element) => getComputedStyle(element).direction)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    // The words stay selected.
    expect(await page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(5);
    await page.keyboard.press('Escape');
    expect(await bar.count()).toBe(0);
    await select(page, paragraph);
    await bar.waitFor();
    await page.mouse.click(1200, 650);
    await bar.waitFor({ state: 'detached' });
    await page.close();
  });

  test('copies words with their clause by its key', async () => {
    const page = await open('en');
    await select(page, 7);
    await page.locator('.bar.placed').waitFor();
    await page.keyboard.press('c');
    await page.locator('.bar').getByRole('status').getByText('Copied').waitFor({ state: 'attached' });
    const words = await page.evaluate(() => String(getSelection()).trim());
    const copied = await clipboard(page);
    expect(copied).toContain(words);
    expect(copied).toContain('O2');
    await page.close();
  });

  test('makes a highlight by its key, painted in our root and nowhere else', async () => {
    const page = await open('en');
    await page.evaluate(() => {
      (globalThis as Record<string, unknown>)['names'] = [...CSS.highlights.keys()];
    });
    const words = await select(page, 8);
    await page.locator('.bar.placed').waitFor();
    await page.keyboard.press('h');
    const note = page.locator('.note.own');
    await note.first().waitFor({ state: 'attached' });
    const at = (await note.first().boundingBox())!;
    expect(Math.abs(at.y - words.top)).toBeLessThan(8);
    expect(await note.first().evaluate((element) => getComputedStyle(element).pointerEvents)).toBe('none');
    // The page's registry knows citations and acts, and no note.
    const listed = await page.evaluate(() => [...CSS.highlights.keys()]);
    expect(listed.every((name) => /^(?:act|citation|place)/u.test(name))).toBe(true);
    await page.reload();
    await painted(page);
    await note.first().waitFor({ state: 'attached' });
    await page.close();
  });

  test('works on after the browser has put the worker to sleep', async () => {
    const page = await open('en');
    const notes = await page.locator('.note.own').count();
    await english.browser!.killServiceWorker();
    await select(page, 3, 120);
    await page.locator('.bar.placed').waitFor();
    await page.keyboard.press('h');
    await page.waitForFunction((before) => document.querySelector('html > div')!.shadowRoot!.querySelectorAll('.note.own').length > before, notes);
    expect(await page.locator('.bar').count()).toBe(0);
    await page.close();
  });

  test('does not appear for words outside the main text, or for a selection made by the page', async () => {
    const page = await open('en');
    await page.locator('footer').dblclick();
    await page.waitForTimeout(300);
    expect(await page.locator('.bar').count()).toBe(0);
    await page.evaluate(() => {
      getSelection()!.selectAllChildren(document.querySelector('main p:nth-child(7)')!);
      document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    });
    await page.waitForTimeout(600);
    expect(await page.locator('.bar').count()).toBe(0);
    await page.close();
  });

  test('is never cut off by a long selection', async () => {
    const page = await open('en');
    await page.locator('main p').nth(4).click();
    await page.keyboard.press('Control+a');
    const bar = page.locator('.bar.placed');
    await bar.waitFor();
    const at = (await bar.boundingBox())!;
    expect(at.x).toBeGreaterThanOrEqual(0);
    expect(at.y).toBeGreaterThanOrEqual(0);
    expect(at.y + at.height).toBeLessThanOrEqual(700);
    await page.close();
  });
});

describe('a clause’s band', () => {
  test('shows the path and what can be done', async () => {
    const page = await open('en');
    await page.locator('.band[data-path="O1"]').hover();
    const menu = page.locator('.menu.placed');
    await menu.waitFor();
    expect(await menu.locator('h2').textContent()).toContain('O1');
    await page.waitForTimeout(200);
    await menu.getByRole('button', { name: 'Copy link' }).click();
    await menu.getByRole('status').getByText('Copied').waitFor({ state: 'attached' });
    expect(await clipboard(page)).toMatch(/^https:\/\/www\.un\.org\/en#:~:text=1\.%20Takes%20note/u);
    await page.keyboard.press('Escape');
    expect(await menu.count()).toBe(0);
    await page.close();
  });
});

describe('a hostile page', () => {
  test('cannot press our buttons', async () => {
    const page = await open('en');
    await select(page, 6);
    await page.locator('.bar.placed').waitFor();
    const pressed = await page.evaluate(async () => {
      const root = document.querySelector('html > div')!.shadowRoot!;
      const notes = root.querySelectorAll('.note.own').length;
      for (const button of root.querySelectorAll('.bar button')) {
        button.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true }));
        (button as HTMLButtonElement).click();
      }
      for (const key of ['h', 'n', 'c']) dispatchEvent(new KeyboardEvent('keydown', { key, code: `Key${key.toUpperCase()}`, bubbles: true }));
      await new Promise((resolve) => {
        setTimeout(resolve, 800);
      });
      return { made: root.querySelectorAll('.note.own').length - notes, bars: root.querySelectorAll('.bar').length };
    });
    // Where the root is open for tests the page reaches it, and still nothing happens.
    expect(pressed).toEqual({ made: 0, bars: 1 });
    await page.close();
  });

  test('finds the root closed in what is shipped', async () => {
    const browser = await openBrowser({ extension: await builtExtension('chrome') });
    await serveUnder(browser.context, 'https://www.un.org/**', () => ({ body: pageOf(ENGLISH, 'en') }));
    const page = await browser.open('https://www.un.org/shipped');
    await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0));
    const found = await page.evaluate(() => {
      const host = document.querySelector<HTMLElement>('html > div')!;
      return { root: host.shadowRoot, text: host.textContent, attributes: host.getAttributeNames(), internals: (() => {
        try {
          return host.attachInternals().shadowRoot;
        } catch {
          return 'refused';
        }
      })() };
    });
    expect(found).toEqual({ root: null, text: '', attributes: ['style'], internals: 'refused' });
    await browser.close();
  });
});
