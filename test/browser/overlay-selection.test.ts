/** Words chosen by mouse, keyboard and touch, and clauses by keyboard: what is marked is what was chosen. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { ENGLISH, escape, painted } from './overlay-pages.ts';

let browser: Browser;
let page: Page;
let visits = 0;

const MIXED = 'وإذ تشير إلى التوصية ITU-T X.509 وإلى التقرير A/74/821 المقدم من حراس المنارات،';
const BODY = `<!doctype html><html lang="en"><head><meta charset="utf-8"><style>body{font:17px/1.7 serif}main{width:820px;margin:0 auto}td{padding:4px}</style></head><body><main>
${ENGLISH.slice(0, 6).map((line) => `<p>${escape(line)}</p>`).join('\n')}
<p id="noted">1. Takes note of the lamps<sup>1</sup> of all the keepers in the northern harbours;</p>
<p id="second">2. Invites all States to implement resolution 70/1 in full;</p>
<table><tbody><tr><td id="cell">Oil for the lamps</td><td id="next">Twelve barrels</td></tr></tbody></table>
<p id="third">3. Requests the Secretary-General to report to it at its next session.</p>
<p id="mixed" dir="rtl" lang="ar">${MIXED}</p>
</main></body></html>`;

beforeAll(async () => {
  browser = await openBrowser({ extension: await builtExtension(), args: ['--touch-events=enabled', '--enable-caret-browsing'] });
  await serveUnder(browser.context, 'https://www.un.org/**', () => ({ body: BODY }));
});
afterAll(() => browser?.close());
beforeEach(async () => {
  await page?.close();
  page = await browser.open(`https://www.un.org/selection-${visits++}`);
  await painted(page);
  await page.waitForSelector('.band[data-path="P1"]', { state: 'attached' });
  await page.waitForTimeout(200);
});

const bar = () => page.locator('.bar.placed');
const cursor = () => page.locator('.cursor.on-clause');

/** The words that a note's boxes stand on, by the letters whose middles lie in them. */
async function marked(): Promise<string> {
  await page.locator('.note').first().waitFor({ state: 'attached' });
  return page.evaluate(() => {
    const boxes = [...document.querySelector('html > div')!.shadowRoot!.querySelectorAll('.note')].map((each) => each.getBoundingClientRect());
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    let words = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = 0; at < node.nodeValue!.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const letter = range.getBoundingClientRect();
        const [x, y] = [(letter.left + letter.right) / 2, (letter.top + letter.bottom) / 2];
        if (letter.width > 0 && boxes.some((box) => x > box.left && x < box.right && y > box.top && y < box.bottom)) words += node.nodeValue![at];
      }
    }
    return words.replace(/\s+/gu, ' ').trim();
  });
}

/** The middle of a letter's left or right half in an element's text. */
function letterAt(selector: string, words: string, side: 'before' | 'after'): Promise<{ x: number; y: number }> {
  return page.evaluate(([where, wanted, which]) => {
    const walker = document.createTreeWalker(document.querySelector(where)!, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const index = node.nodeValue!.indexOf(wanted);
      if (index < 0) continue;
      const range = document.createRange();
      const at = which === 'before' ? index : index + wanted.length - 1;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      const rtl = /\p{Script=Arabic}/u.test(node.nodeValue![at]!);
      return { x: (which === 'before') === rtl ? box.right - 1 : box.left + 1, y: (box.top + box.bottom) / 2 };
    }
    throw new Error(`No ${wanted} in ${where}.`);
  }, [selector, words, side] as const);
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 3 });
  await page.mouse.up();
  await bar().waitFor();
  // A box that has just appeared does not take keys' clicks; its keys it does.
  await page.waitForTimeout(150);
}

const chosen = () => page.evaluate(() => String(getSelection()).replace(/\s+/gu, ' ').trim());

/** Highlights what is chosen and gives the words that were marked. */
async function highlighted(): Promise<string> {
  await page.keyboard.press('h');
  return marked();
}

describe('words chosen', () => {
  test('backwards are the same words', async () => {
    await drag(await letterAt('#second', 'implement', 'after'), await letterAt('#second', 'all States', 'before'));
    const words = await chosen();
    expect(words).toMatch(/^all States to implemen/u);
    expect(await highlighted()).toBe(words);
  });

  test('by a triple click are the paragraph, and nothing of the next', async () => {
    const { x, y } = await letterAt('#second', 'Invites', 'before');
    await page.mouse.click(x, y, { clickCount: 3 });
    await bar().waitFor();
    expect(await highlighted()).toBe('2. Invites all States to implement resolution 70/1 in full;');
  });

  test('across a footnote mark', async () => {
    await drag(await letterAt('#noted', 'note of', 'before'), await letterAt('#noted', 'keepers', 'after'));
    const words = await chosen();
    expect(words).toContain('lamps1 of');
    expect(await highlighted()).toBe(words);
  });

  test('across two clauses', async () => {
    await drag(await letterAt('#noted', 'northern', 'before'), await letterAt('#second', 'Invites', 'after'));
    const words = await chosen();
    expect(words).toMatch(/^northern harbours; 2\. Invite/u);
    expect(await highlighted()).toBe(words.replace('; 2', ';2'));
  });

  test('in a cell of a table', async () => {
    await page.locator('#cell').dblclick({ position: { x: 12, y: 14 } });
    await bar().waitFor();
    expect(await highlighted()).toBe('Oil');
  });

  test('in mixed direction', async () => {
    await drag(await letterAt('#mixed', 'التوصية', 'before'), await letterAt('#mixed', 'التقرير', 'after'));
    const words = await chosen();
    expect(words).toContain('ITU-T X.509');
    const letters = (text: string) => text.replace(/\s/gu, '');
    expect(letters(await highlighted())).toBe(letters(words));
  });

  test('by caret and shift with arrows', async () => {
    await page.evaluate(() => {
      const node = document.querySelector('#third')!.firstChild!;
      getSelection()!.collapse(node, 3);
    });
    for (let step = 0; step < 2; step++) await page.keyboard.press('Control+Shift+ArrowRight');
    await bar().waitFor();
    const words = await chosen();
    expect(words).toMatch(/^Requests the/u);
    expect(await highlighted()).toBe(words);
  });

  /**
   * Touches of the DevTools protocol reach the page as events, but Chromium makes no long press of them, and so no
   * selection (tried with dispatchTouchEvent held for a second, with a drag after it, and with synthesizeTapGesture): its
   * part, choosing the word while the finger is down and again as the handles are moved, is done by script here.
   */
  test('by a long touch', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    const at = await letterAt('#second', 'implement', 'after');
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await page.evaluate(() => {
      const node = document.querySelector('#second')!.firstChild!;
      const start = node.nodeValue!.indexOf('implement');
      getSelection()!.setBaseAndExtent(node, start, node, start + 9);
    });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await page.evaluate(() => {
      const node = document.querySelector('#second')!.firstChild!;
      const start = node.nodeValue!.indexOf('implement');
      getSelection()!.setBaseAndExtent(node, start, node, start + 9);
    });
    await bar().waitFor();
    expect(await highlighted()).toBe('implement');
  });
});

describe('clauses by keyboard', () => {
  test('j and k go from clause to clause, and say which', async () => {
    await page.keyboard.press('j');
    expect(await cursor().getAttribute('aria-label')).toMatch(/^Clause P1: Recalling its resolutions/u);
    expect(await cursor().evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await cursor().getAttribute('aria-label')).toMatch(/^Clause O1: 1\. Takes note/u);
    const frame = (await cursor().boundingBox())!;
    const words = (await page.locator('#noted').boundingBox())!;
    expect(Math.abs(frame.y - words.y)).toBeLessThan(8);
    await page.keyboard.press('k');
    expect(await cursor().getAttribute('aria-label')).toMatch(/^Clause P3/u);
    await page.keyboard.press('Escape');
    expect(await cursor().count()).toBe(0);
  });

  test('from a citation to its clause’s neighbour, and on to the citations after it', async () => {
    await page.keyboard.press(']');
    await page.keyboard.press('j');
    expect(await cursor().getAttribute('aria-label')).toContain('Clause P2');
    await page.keyboard.press(']');
    expect(await page.locator('.cursor.on-citation').getAttribute('aria-label')).toContain('74/270');
    expect(await cursor().count()).toBe(0);
  });

  test('Enter opens what can be done there, Escape gives the place back', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    const menu = page.locator('.menu.placed');
    await menu.waitFor();
    expect(await menu.evaluate((element) => element.matches(':focus-within'))).toBe(true);
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await cursor().evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  test('h highlights the whole clause; then it has a note to open', async () => {
    for (let step = 0; step < 5; step++) await page.keyboard.press('j');
    await page.keyboard.press('h');
    expect(await marked()).toBe('2. Invites all States to implement resolution 70/1 in full;');
    await page.keyboard.press('Enter');
    await page.locator('.menu.placed').getByRole('button', { name: '1 note here' }).waitFor();
  });

  test('p offers the positions at once', async () => {
    await page.keyboard.press('j');
    await page.keyboard.press('p');
    await page.locator('.menu.placed .positions').waitFor();
  });

  test('c copies a reference to the clause', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    for (let step = 0; step < 4; step++) await page.keyboard.press('j');
    await page.keyboard.press('c');
    await page.locator('.menu').getByRole('status').getByText('Copied').waitFor({ state: 'attached' });
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/, O1$/u);
  });

  test('n begins a note on the clause, o opens its first one', async () => {
    const panel = await browser.openPanel(page);
    await page.bringToFront();
    await page.keyboard.press('j');
    await page.keyboard.press('o');
    for (let step = 0; step < 4; step++) await page.keyboard.press('j');
    await page.keyboard.press('n');
    await panel.locator('.composer').waitFor();
    expect(await panel.locator('.composer').innerText()).toContain('Invites all States to implement resolution');
    await panel.locator('.composer textarea').first().fill('Lamps of the north.');
    await panel.locator('.composer textarea').first().press('Control+Enter');
    await panel.locator('.composer').waitFor({ state: 'detached' });
    await panel.locator('#tab-outline').click();
    await page.bringToFront();
    await page.locator('.note').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    for (let step = 0; step < 5; step++) await page.keyboard.press('j');
    await page.keyboard.press('o');
    await panel.locator('.note', { hasText: 'Lamps of the north.' }).waitFor();
    await panel.close();
  });

  test('go on from where the panel led', async () => {
    const tab = await browser.tabId(page);
    await (await browser.worker()).evaluate((id) => (globalThis as unknown as { chrome: { tabs: { sendMessage(tab: number, message: unknown): Promise<unknown> } } }).chrome.tabs
      .sendMessage(id, { type: 'go', to: { path: 'O2' } }).catch(() => null), tab);
    await page.locator('.note.place').waitFor();
    await page.keyboard.press('j');
    expect(await cursor().getAttribute('aria-label')).toMatch(/^Clause O2: 2\. Invites/u);
    await page.keyboard.press('k');
    expect(await cursor().getAttribute('aria-label')).toMatch(/^Clause O1/u);
  });

  test('its words are chosen by arrows, said, and written on', async () => {
    const said = () => page.locator('.boxes > [role=status]').innerText();
    for (let step = 0; step < 4; step++) await page.keyboard.press('j');
    for (const key of ['ArrowRight', 'ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowLeft']) await page.keyboard.press(key);
    const three = await page.evaluate(() => String(getSelection()));
    expect(three.split(/\s+/u)).toHaveLength(3);
    expect(await said()).toBe(`Selected: ${three}`);
    await bar().waitFor();
    // The keyboard has not left the clause: Escape lets the words go, and it goes on from there.
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => String(getSelection()))).toBe('');
    await expect.poll(said).toBe('');
    expect(await cursor().evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element)).toBe(true);
    for (const key of ['ArrowRight', 'Shift+ArrowRight', 'h']) await page.keyboard.press(key);
    const words = await page.evaluate(() => String(getSelection()).replace(/\s+/gu, ' '));
    await expect.poll(marked).toBe(words);
    expect(await cursor().count()).toBe(1);
  });

  test('its letters are off where the person wishes it: with Alt they work, and within our boxes', async () => {
    const options = await browser.open(browser.page('options.html'));
    await options.locator('input[name=letters]').uncheck();
    await page.bringToFront();
    await expect.poll(async () => {
      await page.keyboard.press('j');
      const on = await cursor().count();
      await page.keyboard.press('Escape');
      return on;
    }).toBe(0);
    await page.keyboard.press(']');
    expect(await page.locator('.cursor').count()).toBe(0);
    await page.keyboard.press('Alt+j');
    await cursor().waitFor();
    const first = await cursor().getAttribute('aria-label');
    await page.keyboard.press('j');
    expect(await cursor().getAttribute('aria-label')).not.toBe(first);
    await options.locator('input[name=letters]').check();
    await options.close();
  });

  test('its letters are left to those who write', async () => {
    await page.evaluate(() => document.body.append(Object.assign(document.createElement('textarea'), { id: 'field' })));
    await page.locator('#field').focus();
    await page.keyboard.type('jkh');
    expect(await page.locator('#field').inputValue()).toBe('jkh');
    expect(await cursor().count()).toBe(0);
  });
});
