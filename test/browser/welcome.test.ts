/** The first minutes: the page opens once, its sample is read for real, and there are two ways to begin. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/languages/types.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { openServer, type Server } from './panel-people.ts';

test('as it is shipped, it opens once, when the extension is new', { timeout: 120_000 }, async () => {
  const browser = await openBrowser({ extension: await builtExtension('chrome') });
  try {
    const first = browser.context.pages().find((page) => page.url().endsWith('/welcome.html')) ?? (await browser.context.waitForEvent('page', { predicate: (page) => page.url().endsWith('/welcome.html'), timeout: 15_000 }));
    await first.locator('.welcome h1').waitFor();
    await browser.killServiceWorker();
    await browser.open(browser.page('options.html'));
    expect(browser.context.pages().filter((page) => page.url().endsWith('/welcome.html'))).toHaveLength(1);
  } finally {
    await browser.close();
  }
});

describe('the page itself', { timeout: 60_000 }, () => {
  let server: Server;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await openServer();
    browser = await openBrowser({ extension: await builtExtension() });
    page = await browser.open(browser.page('welcome.html'));
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  test('the sample is read by the reader’s own session: clauses and citations are told, a popover opens', async () => {
    const told = (): Promise<{ readonly outline?: readonly { readonly path: string }[]; readonly citations?: readonly { readonly id: string }[] } | null> =>
      page.evaluate(async () => {
        const { chrome } = globalThis as unknown as { chrome: { storage: { session: { get(key: null): Promise<Record<string, { outline?: { path: string }[]; citations?: { id: string }[] }>> } } } };
        const all = Object.entries(await chrome.storage.session.get(null));
        return all.find(([key, tab]) => key.startsWith('tab:') && (tab.citations?.length ?? 0) > 0)?.[1] ?? null;
      });
    await expect.poll(told, { timeout: 15_000 }).not.toBeNull();
    const { outline = [], citations = [] } = (await told()) ?? {};
    expect(outline.map(({ path }) => path)).toEqual(expect.arrayContaining(['P1.a', 'O1.2', 'O1.2.a', 'O2.1']));
    expect(citations.map(({ id }) => id)).toEqual(expect.arrayContaining(['un:A/RES/70/125', 'itu:pp/res/140@bucharest-2022']));
    await page.mouse.click(5, 400);
    await page.keyboard.press(']');
    await page.keyboard.press('Enter');
    await page.locator('[role=dialog]').first().waitFor();
    await page.keyboard.press('Escape');
  });

  test.each(LANGUAGES)('in %s: its direction, its words, nothing for axe', async (language) => {
    await page.locator('select[name=language]').selectOption(language);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
    expect(await page.locator('.sheet').getAttribute('lang')).toBe(language);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('on this computer only: one click, said and kept', async () => {
    await page.locator('select[name=language]').selectOption('en');
    await page.locator('[data-alone]').click();
    await page.locator('[data-begin=alone] .good').waitFor();
    await page.reload();
    await page.locator('[data-begin=alone] .good').waitFor();
  });

  test('with a delegation: the server, checked; an account; a code', async () => {
    const { url, anonKey } = server.backend;
    const form = page.locator('[data-form=backend]');
    await form.locator('input[name=address]').fill('not an address');
    await form.locator('input[name=key]').fill(anonKey);
    await form.locator('button[type=submit]').click();
    await form.locator('[role=alert]').waitFor();
    await form.locator('input[name=address]').fill(url);
    await form.locator('button[type=submit]').click();
    await page.locator('.sign-in').waitFor();
    // The form that took its place takes up the focus: it is nowhere lost.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('email');
    await page.locator('[data-way=new]').click();
    const account = page.locator('[data-form=sign-up]');
    await account.locator('input[name=name]').fill('Amina Benali');
    await account.locator('input[name=email]').fill('amina@utopia.example');
    await account.locator('input[name=password]').fill('a long password 1');
    await account.locator('button[type=submit]').click();
    const code = page.locator('[data-form=check-code] input[name=code]');
    await code.or(page.locator('[data-form=join]')).first().waitFor();
    if ((await code.count()) > 0) {
      await code.fill(await server.backend.emails.code('amina@utopia.example'));
      await page.locator('[data-form=check-code] button[type=submit]').click();
    }
    const join = page.locator('[data-form=join]');
    await join.locator('input').fill('AAAA-BBBB-CCCC-DDDD');
    await join.locator('button[type=submit]').click();
    await join.locator('[role=alert]').waitFor();
  });
});
