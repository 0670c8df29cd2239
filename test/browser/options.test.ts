/** The settings: all in one place, each kept at once. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';

describe('settings', { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension() });
    page = await browser.open(browser.page('options.html'));
    await page.locator('.options h1').waitFor();
  }, 120_000);
  afterAll(() => browser?.close());

  test('the browser’s shortcuts as they are, and the way to change them', async () => {
    const keys = page.locator('[data-section=keys]');
    await keys.locator('dl.keys').first().locator('dt').nth(1).waitFor();
    const said = await keys.locator('dl.keys').first().innerText();
    expect(said).toContain('Open the panel');
    expect(said).toContain('on or off');
    const [opened] = await Promise.all([browser.context.waitForEvent('page'), page.locator('[data-change-keys]').click()]);
    await opened.waitForURL(/extensions/);
    await opened.close();
  });

  test('the language by hand, in every page at once', async () => {
    const other = await browser.open(browser.page('exchange.html'));
    await page.locator('select[name=language]').selectOption('ar');
    await other.waitForFunction(() => document.documentElement.dir === 'rtl');
    expect(await page.locator('.options h1').innerText()).not.toBe('Settings');
    await page.locator('select[name=language]').selectOption('en');
    await other.close();
  });

  test('what others see is switched off and stays off', async () => {
    const box = page.locator('input[name=show-me]');
    expect(await box.isChecked()).toBe(true);
    await box.uncheck();
    await page.reload();
    await page.locator('input[name=show-me]:not(:checked)').waitFor();
  });

  test('the ways from here: export, import, the welcome page', async () => {
    for (const [button, address] of [['[data-exchange-open]', /exchange\.html/], ['[data-welcome]', /welcome\.html/]] as const) {
      const [opened] = await Promise.all([browser.context.waitForEvent('page'), page.locator(button).click()]);
      await opened.waitForURL(address);
      expect(await opened.locator('h1').first().innerText()).not.toBe('');
      await opened.close();
    }
  });

  test.each(['ar', 'en'])('nothing for axe in %s', async (language) => {
    await page.locator('select[name=language]').selectOption(language);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});
