import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../support/extension.ts';
import { extensionId, openBrowser, serveUnder } from '../support/browser.ts';
import type { Browser } from '../support/browser.ts';

describe('the browser of the tests', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension(), language: 'ar', dark: true });
  });
  afterAll(() => browser?.close());

  test('loads the extension under the id that its folder gives', async () => {
    const worker = await browser.worker();
    expect(worker.url()).toContain(extensionId(await builtExtension()));
  });

  test('serves pages under their real host name and reaches nothing else', async () => {
    await serveUnder(browser.context, 'https://www.itu.int/**', (address) => (address.pathname === '/here' ? { body: '<!doctype html><title>here</title>' } : null));
    const tab = await browser.open('https://www.itu.int/here');
    expect(await tab.title()).toBe('here');
    expect((await tab.goto('https://www.itu.int/elsewhere'))?.status()).toBe(404);
    await expect(tab.goto('https://example.org/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
  });

  test('asks for pages in the language and the scheme that it was given', async () => {
    await serveUnder(browser.context, 'https://www.un.org/**', () => ({ body: '<!doctype html><title>here</title>' }));
    const tab = await browser.open('https://www.un.org/');
    expect(await tab.evaluate(() => navigator.language)).toBe('ar');
    expect(await tab.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    expect(await (await browser.worker()).evaluate(() => navigator.language)).toBe('ar');
  });

  test('knows the tab’s id and can kill the service worker', async () => {
    const tab = await browser.open('https://www.itu.int/here');
    expect(await browser.tabId(tab)).toBeGreaterThan(0);
    await browser.killServiceWorker();
    const session = await browser.context.newCDPSession(tab);
    const { targetInfos } = await session.send('Target.getTargets');
    expect(targetInfos.filter((target) => target.type === 'service_worker')).toEqual([]);
  });
});
