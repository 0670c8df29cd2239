/** The ways into the reader, as a person takes them: menu, address bar, panel, an address with a clause, back again. */
import { strToU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../support/extension.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { docxFile, p, r } from '../sources/docx-file.ts';
import { at, handmade } from '../sources/pdf-file.ts';

/** Invented: forty numbered paragraphs over eight pages, as the UN numbers its resolutions. */
const LONG = handmade(Array.from({ length: 8 }, (_, page) => [
  ...(page === 0 ? [at(72, 780, 'The General Assembly,')] : []),
  ...Array.from({ length: 5 }, (__, line) => at(72, 740 - line * 130, `${page * 5 + line + 1}. Requests the keeper of lighthouse ${page * 5 + line + 1} to report on resolution 70/1;`)),
].join(' ')));
const DOCX = docxFile({ body: [p(r('RESOLUTION 914 (Rose City, 2019)')), p(r('considering')), p(r('that General Assembly resolution 70/125, paragraph 12, calls for close alignment'))].join('') });

const soon = <T>(get: () => T | Promise<T>) => expect.poll(get, { timeout: 20_000, interval: 100 });
/** The parts of the browser's interface that the tests speak to in the worker. */
type Chrome = { chrome: Record<'contextMenus' | 'omnibox', Record<string, { dispatch(...given: unknown[]): void }>> & { tabs: { get(id: number): Promise<unknown> } } };

describe('ways into the reader', () => {
  let browser: Browser;
  const files = new Map<string, Uint8Array>();
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension() });
    files.set('https://documents.un.org/api/symbol/access?s=A/RES/70/125&l=en&t=pdf', LONG);
    files.set('https://www.itu.int/files/long.pdf', LONG);
    files.set('https://www.itu.int/dms_pub/itu-s/md/23/cl/c/S23-CL-C-0071!!MSW-E.docx', DOCX);
    await browser.context.route(/^https:/, async (route) => {
      const address = route.request().url();
      asked.push(address);
      const file = files.get(address);
      if (file) return route.fulfill({ contentType: 'application/octet-stream', body: Buffer.from(file) });
      if (address.endsWith('/links.html')) return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>links</title><body><p><a id="document" href="/files/long.pdf#page=2">Report</a> <a id="elsewhere" href="https://example.org/a.pdf">Report</a></p>\n' });
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>shell</title><p>A document in a frame.</p>' });
    });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const page of browser.context.pages().slice(1)) await page.close();
    asked.length = 0;
  });

  /** The reader that is opened meanwhile, in the tab given or a new one. */
  const readerIn = async (): Promise<Page> => {
    await soon(() => browser.context.pages().some((page) => page.url().startsWith(browser.page('reader.html')))).toBe(true);
    return browser.context.pages().findLast((page) => page.url().startsWith(browser.page('reader.html'))) as Page;
  };
  const typed = async (words: string): Promise<void> => {
    const worker = await browser.worker();
    await worker.evaluate((given) => (globalThis as unknown as Chrome).chrome.omnibox['onInputEntered']?.dispatch(given, 'newForegroundTab'), words);
  };
  const menu = async (item: string, more: object, tab: Page): Promise<void> => {
    const id = await browser.tabId(tab);
    const worker = await browser.worker();
    await worker.evaluate(async ([info, number]) => {
      const { chrome } = globalThis as unknown as Chrome;
      chrome.contextMenus['onClicked']?.dispatch(info, await chrome.tabs.get(number as number));
    }, [{ menuItemId: item, editable: false, ...more }, id] as const);
  };

  test('the menu on a link opens its document in a tab beside; the menu on a shell opens the file behind it, and back returns', async () => {
    const tab = await browser.open('https://www.itu.int/list.html');
    await menu('open-link', { linkUrl: 'https://www.itu.int/files/long.pdf#page=2', pageUrl: tab.url() }, tab);
    const beside = await readerIn();
    await beside.waitForSelector('.page');
    expect(beside).not.toBe(tab);
    expect(asked).toContain('https://www.itu.int/files/long.pdf');
    await beside.close();
    await tab.goto('https://docs.un.org/en/A/RES/70/125');
    await menu('open-page', { pageUrl: tab.url() }, tab);
    await tab.waitForSelector('.page');
    expect(asked).toContain('https://documents.un.org/api/symbol/access?s=A/RES/70/125&l=en&t=pdf');
    await tab.goBack();
    await soon(() => tab.url()).toBe('https://docs.un.org/en/A/RES/70/125');
  });

  test('beside a link to a document the reader is offered, by pointer and by key; nothing is fetched before; it can be switched off', async () => {
    const tab = await browser.open('https://www.itu.int/links.html');
    const offer = tab.getByRole('button', { name: 'Open in Rapporteur' });
    // The script comes when the page is there: what was done before it is done again.
    await soon(async () => {
      await tab.locator('#elsewhere').focus();
      await tab.keyboard.press('Shift+Tab');
      return offer.count();
    }).toBe(1);
    expect(await tab.evaluate(() => document.body.innerHTML)).toBe('<p><a id="document" href="/files/long.pdf#page=2">Report</a> <a id="elsewhere" href="https://example.org/a.pdf">Report</a></p>\n');
    expect(asked.filter((address) => address.endsWith('.pdf'))).toEqual([]);
    // A key that comes while the box is just appearing is not taken for a person's.
    await soon(async () => {
      await tab.keyboard.press('o');
      return browser.context.pages().some((page) => page.url().includes('reader.html'));
    }).toBe(true);
    await (await readerIn()).waitForSelector('.page');
    expect(asked.filter((address) => address.endsWith('.pdf'))).toEqual(['https://www.itu.int/files/long.pdf']);
    await (await readerIn()).close();
    await tab.bringToFront();
    await tab.locator('#elsewhere').hover();
    await soon(() => offer.count()).toBe(0);
    await tab.locator('#document').hover();
    await offer.waitFor();
    await soon(async () => {
      if (await offer.count() > 0) await offer.click();
      return browser.context.pages().some((page) => page.url().includes('reader.html'));
    }).toBe(true);
    await (await readerIn()).close();
    const options = await browser.context.newPage();
    await options.goto(browser.page('options.html'));
    await options.locator('input[name=links]').uncheck();
    await tab.bringToFront();
    await tab.mouse.move(600, 600);
    await soon(async () => {
      await tab.locator('#document').hover();
      await tab.waitForTimeout(400);
      const seen = await offer.count();
      await tab.mouse.move(600, 600);
      return seen;
    }).toBe(0);
    await options.locator('input[name=links]').check();
  });

  test('a link elsewhere, and a page that is no document, open nothing', async () => {
    const tab = await browser.open('https://www.itu.int/list.html');
    for (const linkUrl of ['https://example.org/a.pdf', 'javascript:alert(1)//.pdf', 'https://www.itu.int/page.html']) await menu('open-link', { linkUrl, pageUrl: tab.url() }, tab);
    await menu('open-page', { pageUrl: tab.url() }, tab);
    await tab.waitForTimeout(600);
    expect(browser.context.pages().filter((page) => page.url().includes('reader.html'))).toEqual([]);
  });

  test.each([
    ['A/RES/70/125 12', 'O12'],
    ['القرار 70/125 الفقرة 12', 'O12'],
    ['第70/125号决议 第12段', 'O12'],
    ['резолюция 70/125 п. 12', 'O12'],
  ])('typed after the keyword: %s opens at its paragraph', async (words) => {
    await typed(words);
    const reader = await readerIn();
    await reader.waitForSelector('.part');
    expect(reader.url()).toMatch(/#12$/);
    await soon(() => reader.locator('input[type=number]').inputValue()).toBe('3');
    await soon(() => reader.evaluate(() => scrollY)).toBeGreaterThan(1_500);
  });

  test('typed after the keyword: a Council document, whose file is guessed', async () => {
    await typed('C23/71');
    const reader = await readerIn();
    await reader.waitForSelector('.sheet');
    expect(await reader.locator('.sheet').innerText()).toContain('RESOLUTION 914');
  });

  test('typed after the keyword: a name that nobody knows is said to be unknown', async () => {
    await typed('lighthouse <b>keeper</b>');
    const reader = await readerIn();
    await soon(() => reader.getByRole('alert').innerText()).toContain('No document is known under this name: lighthouse <b>keeper</b>');
  });

  test('the panel offers the reader beside a document’s shell, and a file of this computer where there is nothing', async () => {
    const tab = await browser.open('https://undocs.org/A/RES/70/125');
    const panel = await browser.openPanel(tab);
    await panel.locator('[data-banner=reader] button').click();
    await tab.waitForSelector('.page');
    expect(tab.url()).toContain(encodeURIComponent('https://documents.un.org/api/symbol/access?s=A/RES/70/125&l=en&t=pdf'));
    const nothing = await browser.context.newPage();
    await nothing.goto(browser.page('options.html'));
    const other = await browser.openPanel(nothing);
    expect(await other.locator('[data-banner=reader]').count()).toBe(0);
    asked.length = 0;
    await other.locator('.file-choice input[type=file]').setInputFiles({ name: 'mine.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(DOCX) });
    const found = (): Page | undefined => browser.context.pages().find((page) => page.url().startsWith(browser.page('reader.html')) && !page.url().includes('address='));
    await soon(() => found() !== undefined).toBe(true);
    const opened = found() as Page;
    await opened.waitForSelector('.sheet');
    expect(await opened.title()).toBe('mine.docx – Rapporteur');
    expect(opened.url()).not.toContain('file=');
    expect(asked).toEqual([]);
  });

  test('the list of citations opens the cited paragraph here', async () => {
    const tab = await browser.open(browser.page(`reader.html?address=${encodeURIComponent('https://www.itu.int/dms_pub/itu-s/md/23/cl/c/S23-CL-C-0071!!MSW-E.docx')}`));
    await tab.waitForSelector('.sheet');
    const panel = await browser.openPanel(tab);
    await panel.getByRole('tab', { name: /Citations/ }).click();
    const link = panel.locator('[data-citation="un:A/RES/70/125"] .read-here');
    await link.waitFor();
    expect(await link.getAttribute('data-certain')).toBe('true');
    expect(await link.getAttribute('href')).toContain('#12');
    await link.click();
    await soon(() => browser.context.pages().some((page) => page.url().endsWith('#12'))).toBe(true);
    const cited = browser.context.pages().find((page) => page.url().endsWith('#12')) as Page;
    await soon(() => cited.locator('input[type=number]').inputValue()).toBe('3');
  });

  test('back and forward lead through the places of a document and out of it again', async () => {
    const reader = (place: string): string => `${browser.page('reader.html')}?address=${encodeURIComponent('https://www.itu.int/files/long.pdf')}${place}`;
    const tab = await browser.open(reader('#O12'));
    const page = (): Promise<string> => tab.locator('input[type=number]').inputValue();
    await soon(page).toBe('3');
    await tab.locator('input[type=number]').fill('7');
    await tab.locator('input[type=number]').press('Enter');
    await soon(() => tab.evaluate(() => scrollY)).toBeGreaterThan(6_000);
    await tab.evaluate(() => scrollBy(0, 300));
    await tab.waitForTimeout(700);
    const left = await tab.evaluate(() => scrollY);
    await tab.goto(`${browser.page('reader.html')}?address=${encodeURIComponent('https://www.itu.int/dms_pub/itu-s/md/23/cl/c/S23-CL-C-0071!!MSW-E.docx')}`);
    await tab.waitForSelector('.sheet');
    await tab.goBack();
    await tab.waitForSelector('.part');
    await soon(async () => Math.abs((await tab.evaluate(() => scrollY)) - left)).toBeLessThan(60);
    await tab.goBack();
    await soon(page).toBe('3');
    await tab.goForward();
    await soon(async () => Math.abs((await tab.evaluate(() => scrollY)) - left)).toBeLessThan(60);
  });

  test('words are found on pages that are not laid over yet; pages turn with their words', async () => {
    const tab = await browser.open(`${browser.page('reader.html')}?address=${encodeURIComponent('https://www.itu.int/files/long.pdf')}`);
    await soon(() => tab.locator('.notice p').count()).toBe(0);
    await tab.keyboard.press('Control+f');
    await tab.keyboard.type('KEEPER  of lighthouse 38');
    await tab.keyboard.press('Enter');
    await soon(() => tab.locator('.found').innerText()).toBe('1 of 1');
    await soon(() => tab.locator('.page[data-page="8"] .part').count()).toBeGreaterThan(0);
    await tab.getByRole('searchbox').fill('no such words');
    await tab.keyboard.press('Enter');
    await soon(() => tab.locator('.found').innerText()).toBe('Not found');
    const before = await tab.locator('.page').first().boundingBox();
    await tab.locator('summary').click();
    await tab.getByRole('button', { name: 'Rotate' }).click();
    await soon(async () => ((await tab.locator('.page').first().boundingBox())?.width ?? 0) > ((await tab.locator('.page').first().boundingBox())?.height ?? 0)).toBe(true);
    expect(before?.height).toBeGreaterThan(before?.width ?? 0);
    await tab.locator('input[type=number]').fill('1');
    await tab.locator('input[type=number]').press('Enter');
    await tab.waitForSelector('.page[data-page="1"] .part');
    // The words lie within their page, and stand upright as the letters now do.
    const outside = await tab.evaluate(() => {
      const page = document.querySelector('.page[data-page="1"]')?.getBoundingClientRect();
      return [...document.querySelectorAll('.page[data-page="1"] .part span')].filter((span) => {
        const box = span.getBoundingClientRect();
        return !page || box.left < page.left - 2 || box.right > page.right + 2 || box.top < page.top - 2 || box.bottom > page.bottom + 2;
      }).length;
    });
    expect(outside).toBe(0);
  });

  test('the settings show how much is kept, and delete it', async () => {
    const tab = await browser.open(`${browser.page('reader.html')}?address=${encodeURIComponent('https://www.itu.int/files/long.pdf')}`);
    await tab.waitForSelector('.page');
    const settings = await browser.open(browser.page('options.html'));
    await soon(() => settings.locator('[data-section=copies]').innerText()).toMatch(/\d+ documents?, \d+\.\d MB/);
    await settings.getByRole('button', { name: 'Delete the copies' }).click();
    await soon(() => settings.locator('[data-section=copies]').innerText()).toContain('No copies are kept.');
    const copies = () => tab.evaluate(async () => (await (await caches.open('documents')).keys()).length);
    expect(await copies()).toBe(0);
    // Taken back as long as the settings are open, with all its bytes.
    await settings.locator('[data-section=copies]').getByRole('button', { name: 'Undo' }).click();
    await soon(() => settings.locator('[data-section=copies]').innerText()).toMatch(/\d+ documents?, \d+\.\d MB/);
    expect(await settings.locator('[data-section=copies] button').evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await tab.evaluate(async () => new TextDecoder().decode((await (await (await caches.open('documents')).match('https://www.itu.int/files/long.pdf'))!.arrayBuffer()).slice(0, 5)))).toBe('%PDF-');
    await settings.getByRole('button', { name: 'Delete the copies' }).click();
    await soon(copies).toBe(0);
  });

  test('strings and names in an address run nothing', async () => {
    const tab = await browser.open(`${browser.page('reader.html')}?asked=${encodeURIComponent('<img src=x onerror="document.title=1">')}#${encodeURIComponent('"><script>')}`);
    await tab.getByRole('alert').waitFor();
    expect(await tab.locator('img').count()).toBe(0);
    expect(strToU8(await tab.title()).length).toBeGreaterThan(1);
  });
});
