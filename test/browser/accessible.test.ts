/**
 * Pages without a server, in both directions, light, dark and forced colours: nothing for axe (targets of 24 pixels
 * included), nothing cut off at 200 %; what is heard of them, and where the focus goes when what had it is taken away.
 */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { heardOn } from '../support/heard.ts';
import { wordsOf } from '../../extension/words/words.ts';
import { resolution, see } from './panel-people.ts';

interface State {
  readonly name: string;
  readonly path: string;
  /** What has to be there before it is looked at. */
  readonly ready: string;
  readonly act?: (page: Page) => Promise<void>;
}

/** The panel remembers the view that was open last. */
async function outline(panel: Page): Promise<void> {
  await panel.locator('#tab-outline').click();
  await panel.locator('[role=tree]').waitFor();
}

const STATES: readonly State[] = [
  { name: 'export, empty', path: 'exchange.html#export', ready: '[data-empty=export]' },
  { name: 'reader, empty', path: 'reader.html', ready: 'button' },
  { name: 'panel without a document', path: 'sidepanel.html?tab=999999', ready: '.head' },
  ...(['code', 'password', 'new'] as const).map((way): State => ({
    name: `sign-in, ${way}`, path: 'sidepanel.html?tab=TAB', ready: '.head-row',
    act: async (page) => {
      await page.locator('.head-row button.quiet').first().click();
      await page.locator(`[data-way=${way}]`).click();
    },
  })),
  { name: 'outline, the positions of a clause open', path: 'sidepanel.html?tab=TAB', ready: '#tab-outline', act: async (page) => {
    await outline(page);
    await page.locator('[data-line="O1.1"]').focus();
    await page.keyboard.press('p');
    await page.locator('.clause-positions').waitFor();
  } },
  { name: 'composer, and the list of keys', path: 'sidepanel.html?tab=TAB', ready: '#tab-outline', act: async (page) => {
    await outline(page);
    await page.locator('[data-line="O1.2"]').focus();
    await page.keyboard.press('?');
    await page.locator('.shortcuts').waitFor();
    await page.locator('[data-line="O1.2"]').focus();
    await page.keyboard.press('n');
    await page.locator('.composer textarea').waitFor();
  } },
  { name: 'citations', path: 'sidepanel.html?tab=TAB', ready: '#tab-outline', act: async (page) => {
    await outline(page);
    await page.locator('#tab-citations').click();
    await page.locator('tr.citation').first().waitFor();
  } },
];

describe.each(['ar', 'en'])('in %s', { timeout: 120_000 }, (language) => {
  let browser: Browser;
  let tab = 0;

  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension(), language });
    const page = await browser.open(browser.page('options.html'));
    await see(page, resolution('itu:council/res/9999', language === 'ar' ? 'ar' : 'en'));
    tab = await browser.tabId(page);
  }, 120_000);
  afterAll(() => browser?.close());

  test.each(STATES)('$name', async ({ path, ready, act }) => {
    const page = await browser.open(browser.page(path.replace('TAB', String(tab))));
    try {
      await page.locator(ready).first().waitFor();
      await act?.(page);
      for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { colorScheme: 'light', forcedColors: 'active' }] as const) {
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce', ...look });
        // What is painted in the person's own colours has no contrast of ours to measure.
        const rules = { 'target-size': { enabled: true }, ...('forcedColors' in look ? { 'color-contrast': { enabled: false } } : {}) };
        const { violations } = await new AxeBuilder({ page }).options({ rules }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      }
      // 1280 wide at 200 %; a panel of 640 is 320.
      await page.setViewportSize({ width: path.startsWith('sidepanel') ? 320 : 640, height: 480 });
      const cut = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(cut).toBeLessThanOrEqual(1);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    } finally {
      await page.close();
    }
  });

  test('a clause and a note are heard with their own words, and nothing else', async () => {
    const t = wordsOf(language === 'ar' ? 'ar' : 'en');
    const panel = await browser.open(browser.page(`sidepanel.html?tab=${tab}`));
    try {
      await outline(panel);
      expect((await heardOn(panel)).filter((line) => line.startsWith('treeitem "O1.2'))).toEqual([
        expect.stringMatching(language === 'ar' ? /^treeitem "O1\.2 بأن يواصل التعاون مع المنظمات الإقليمية\." level=3/u : /^treeitem "O1\.2 to continue to cooperate with regional organizations\." level=3/u),
      ]);
      await panel.locator('[data-line="O1.1"]').focus();
      await panel.keyboard.press('n');
      await panel.locator('.composer textarea').fill('## Why\n\nwithout a date');
      await panel.locator('.composer select[data-position]').selectOption('reserve');
      await panel.locator('.composer textarea').press('Control+Enter');
      await panel.locator('.note').waitFor();
      const heard = await heardOn(panel);
      expect(heard.filter((line) => line.startsWith('article'))).toEqual([expect.stringMatching(new RegExp(`^article "${t.note.you}, ${t.positions.reserve}, O1\\.1, ${t.note.private}, .*" \\(Why without a date\\)`, 'u'))]);
      // Its own headings lie below the clause's.
      expect(heard.filter((line) => line.startsWith('heading') && line.includes('"Why"'))).toEqual(['heading "Why" level=4']);
    } finally {
      await panel.close();
    }
  });

  test('the focus is never lost: Escape leaves the account to its button, what is taken away leaves it to its neighbour', async () => {
    const panel = await browser.open(browser.page(`sidepanel.html?tab=${tab}`));
    const focused = (selector: string): Promise<unknown> => expect.poll(() => panel.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)).toBe(true);
    try {
      await outline(panel);
      await panel.locator('[data-account]').focus();
      await panel.keyboard.press('Enter');
      await panel.locator('.account').waitFor();
      await panel.keyboard.press('Escape');
      await panel.locator('[role=tree]').waitFor();
      await focused('[data-account]');
      // From a field: what is typed is not thrown away by one key.
      await panel.keyboard.press('Enter');
      await panel.locator('.account input[name=email]').focus();
      await panel.keyboard.type('amina@');
      await panel.keyboard.press('Escape');
      await focused('.back');
      await panel.keyboard.press('Escape');
      await focused('[data-account]');
      // Kept searches: the one that is dropped is gone with its button, and so is the way to use the panel without an account.
      await panel.keyboard.press('Enter');
      await panel.locator('.local-only button').focus();
      await panel.keyboard.press('Enter');
      await panel.locator('[role=tree]').waitFor();
      await expect.poll(() => panel.evaluate(() => document.activeElement === document.body)).toBe(false);
      await panel.evaluate(() => {
        const box = document.querySelector('main')!.appendChild(document.createElement('section'));
        box.innerHTML = '<button id="one">1</button><p><button id="two">2</button></p><button id="three">3</button>';
      });
      await panel.locator('#two').focus();
      await panel.evaluate(() => document.querySelector('#two')!.parentElement!.remove());
      await focused('#one, #three');
      // Switched off while something is asked for, and on again: it is still there.
      await panel.evaluate(() => (document.activeElement as HTMLButtonElement).toggleAttribute('disabled', true));
      await panel.waitForFunction(() => document.activeElement === document.body);
      await panel.evaluate(() => document.querySelector('section > :disabled')!.toggleAttribute('disabled', false));
      await focused('#one, #three');
    } finally {
      await panel.close();
    }
  });
});
