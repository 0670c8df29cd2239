/** Pages while there is nothing on them yet and nobody has signed in, in both directions, light, dark and forced colours: nothing for axe, nothing cut off at 200 %. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { resolution, see } from './panel-people.ts';

interface State {
  readonly name: string;
  readonly path: string;
  /** What has to be there before it is looked at. */
  readonly ready: string;
  readonly act?: (page: Page) => Promise<void>;
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
        const axe = new AxeBuilder({ page });
        const { violations } = await ('forcedColors' in look ? axe.disableRules('color-contrast') : axe).analyze();
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
});
