import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { openBrowser, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { docxFile, p, r } from '../sources/docx-file.ts';
import { printed } from '../sources/pdf-file.ts';
import { officialSites, type Sites } from './popover-sites.ts';
import { ARABIC, HOST, pageOf, painted, whereIs } from './overlay-pages.ts';

/** Invented texts under real numbers. */
const RESOLUTION_125 = [
  'A/RES/70/125', 'Lamps of all lighthouses',
  'The General Assembly,', 'Recalling its resolution 70/1 of 25 September 2015,',
  ...Array.from({ length: 24 }, (_, index) => `${index + 1}. Decides that lamp ${index + 1} shall burn throughout the night, in accordance with paragraph 3 of resolution 70/1;`),
];
const RESOLUTION_1 = ['A/RES/70/1', 'Keepers of lamps', 'The General Assembly,', 'Noting the sea,', '1. Decides to look at it;', '2. Invites all to look at resolution 73/27;', '3. Requests each keeper to look at the sea every evening;', '4. Calls upon all to listen.'];
const CITING = [
  'Resolution 12/7', 'Lighthouses', 'The General Assembly,',
  'Recalling paragraph 20 of resolution 70/125 of 16 December 2015,',
  'Recalling also Resolution 140 (Rev. Busan, 2014) of the Plenipotentiary Conference,',
  'Noting WSIS action line C5 and resolutions 71/201, 71/202, 71/203, 71/204, 71/205, 71/206, 71/207 and 71/208,',
  '1. Takes note of resolution 70/125 and of resolution 70/1;',
];

/** Chromium's own calls, whatever its flags say. */
const OF_THE_BROWSER = /^(?:accounts|clients\d*|update|optimizationguide-pa|content-autofill|safebrowsing)\.google(?:apis)?\.com/;

let browser: Browser;
let sites: Sites;
const soon = <T>(get: () => T | Promise<T>) => expect.poll(get, { timeout: 20_000, interval: 100 });

beforeAll(async () => {
  sites = await officialSites();
  browser = await openBrowser({ extension: await builtExtension(), args: sites.args });
});
afterAll(async () => {
  await browser?.close();
  await sites?.close();
});

async function open(address: string, lines: readonly string[], language = 'en'): Promise<Page> {
  const { host, pathname } = new URL(address);
  sites.put(`${host}${pathname}`, { body: pageOf(lines, language) });
  const page = await browser.open(address);
  await painted(page);
  return page;
}
const card = (page: Page): Locator => page.locator(`${HOST} .box.card`);
async function hover(page: Page, words: string): Promise<Locator> {
  const { x, y } = await whereIs(page, words);
  await page.mouse.move(x - 3, y);
  await page.mouse.move(x, y);
  await card(page).waitFor({ timeout: 10_000 });
  // A click on a box that has just appeared is not taken for a person's.
  await page.waitForTimeout(500);
  return card(page);
}
const official = (symbol: string, language = 'en') => `documents.un.org/api/symbol/access?s=${symbol}&l=${language}&t=pdf`;

describe('the cited text', () => {
  test('is fetched on request only, then shown at the paragraph cited, and kept', async () => {
    sites.put(official('A/RES/70/125'), { body: Buffer.from(await printed(browser, RESOLUTION_125.map((line) => `<p>${line}</p>`).join(''))), type: 'application/pdf' });
    const page = await open('https://www.un.org/citing', CITING);
    const asked = sites.asked.length;
    const box = await hover(page, 'resolution 70/125');
    const fetch = box.getByRole('button', { name: 'Fetch the text from documents.un.org' });
    await fetch.waitFor();
    await page.waitForTimeout(500);
    expect(sites.asked.slice(asked).filter((each) => each.includes('70/125'))).toEqual([]);
    await fetch.click();
    await box.getByText('lamp 20 shall burn').waitFor({ timeout: 30_000 });
    expect(await box.locator('.text > .clause .path').allTextContents()).toEqual(['O20']);
    expect(await box.locator('.text > .clause').innerText()).not.toContain('lamp 21');
    // Two paragraphs on either side, folded.
    await box.getByText('Before it').click();
    expect(await box.locator('.text details').first().innerText()).toContain('lamp 18');
    await page.close();
    // Another page shows it at once, with nothing asked of anybody.
    const before = sites.asked.length;
    const again = await open('https://www.un.org/citing-again', CITING);
    await (await hover(again, 'resolution 70/125')).getByText('lamp 20 shall burn').waitFor();
    expect(sites.asked.slice(before).filter((each) => !each.includes('/citing-again') && !each.includes('favicon') && !OF_THE_BROWSER.test(each))).toEqual([]);
    await again.close();
  }, 120_000);

  test('opens citations in it, and comes back with Escape and its button; the keyboard goes all the way', async () => {
    sites.put(official('A/RES/70/1'), { body: pageOf(RESOLUTION_1, 'en') });
    const page = await open('https://www.un.org/nested', CITING);
    await page.keyboard.press(']');
    await page.keyboard.press('Enter');
    const box = card(page);
    await box.getByText('lamp 20 shall burn').waitFor();
    expect(await box.evaluate((element) => element.matches(':focus-within'))).toBe(true);
    const inside = box.locator('.text > .clause .cite').first();
    await inside.focus();
    await page.keyboard.press('Enter');
    await soon(() => box.locator('h2').innerText()).toBe('A/RES/70/1');
    const fetch = box.getByRole('button', { name: /Fetch the text/ });
    await fetch.waitFor();
    await fetch.focus();
    await page.keyboard.press('Enter');
    await box.getByText('look at the sea every evening').waitFor({ timeout: 30_000 });
    expect(await box.locator('.text > .clause .path').allTextContents()).toEqual(['O3']);
    // The button that was pressed is gone, the keyboard is still in the box.
    expect(await box.evaluate((element) => element.matches(':focus-within'))).toBe(true);
    await page.keyboard.press('Escape');
    await soon(() => box.locator('h2').innerText()).toBe('A/RES/70/125');
    expect(await inside.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.keyboard.press('Enter');
    await box.locator('.trail button').click();
    await soon(() => box.locator('h2').innerText()).toBe('A/RES/70/125');
    await page.keyboard.press('Escape');
    await soon(() => box.count()).toBe(0);
    expect(await page.evaluate(() => document.querySelector('html > div')?.shadowRoot?.activeElement?.className)).toMatch(/^cursor\b/);
    await page.close();
  }, 120_000);

  test('of a read document is known without fetching; unofficial ones say so', async () => {
    const forged = await open('https://www.itu.int/forged', ['A/RES/73/27', 'Bells', 'The General Assembly,', 'Noting bells,', '1. Decides to ring them;', '2. Invites all to ring.']);
    await forged.close();
    const page = await open('https://www.un.org/citing-bells', ['The General Assembly,', 'Recalling resolution 73/27,', 'Noting the sea,', '1. Decides to follow it.']);
    const box = await hover(page, 'resolution 73/27');
    await box.getByText('Decides to ring them').waitFor();
    expect(await box.innerText()).toContain('not from its official address');
    expect(await box.innerText()).toContain('itu.int');
    // The official text is offered, and takes its place.
    sites.put(official('A/RES/73/27'), { body: pageOf(['A/RES/73/27', 'Bells', 'The General Assembly,', 'Noting bells,', '1. Decides to keep them silent;', '2. Invites all to listen.'], 'en') });
    await box.getByRole('button', { name: /Fetch/ }).click();
    await box.getByText('Decides to keep them silent').waitFor({ timeout: 30_000 });
    expect(await box.innerText()).not.toContain('not from its official address');
    await page.close();
  }, 60_000);

  test('another language is said to be one, and one’s own is offered', async () => {
    const arabic = await open('https://www.un.org/ar/A-RES-72-200', ['A/RES/72/200', ...ARABIC.slice(1)], 'ar');
    await arabic.close();
    const page = await open('https://www.un.org/citing-arabic', ['The General Assembly,', 'Recalling resolution 72/200,', '1. Decides to remember it.']);
    const box = await hover(page, 'resolution 72/200');
    await box.locator('.text').waitFor();
    expect(await box.locator('.text').getAttribute('dir')).toBe('rtl');
    expect(await box.innerText()).toContain('In Arabic');
    await box.getByRole('button', { name: 'Fetch it in English from documents.un.org' }).waitFor();
    await page.close();
  }, 60_000);
});

describe('what changed', () => {
  const version = (head: string, more: string) => docxFile({ body: [p(r(head)), p(r('The Plenipotentiary Conference of the International Telecommunication Union,')), p(r('considering')), p(r('a) the lamps of the harbour,')), p(r('resolves')), p(r(`1 to light ${more} lamps;`)), p(r('2 to keep them.'))].join('') });

  test('between the version cited and the newer one that is kept, at the clause and as a list', async () => {
    sites.put('www.itu.int/files/busan.docx', { body: Buffer.from(version('RESOLUTION 140 (Rev. Busan, 2014)', 'seven')), type: 'application/octet-stream' });
    sites.put('www.itu.int/files/bucharest.docx', { body: Buffer.from(version('RESOLUTION 140 (Rev. Bucharest, 2022)', 'nine')), type: 'application/octet-stream' });
    for (const name of ['busan', 'bucharest']) {
      const reader = await browser.open(browser.page(`reader.html?address=${encodeURIComponent(`https://www.itu.int/files/${name}.docx`)}`));
      await painted(reader);
      await reader.waitForTimeout(500);
      await reader.close();
    }
    const page = await open('https://www.un.org/citing-140', CITING);
    const box = await hover(page, 'Resolution 140');
    await box.getByText('1 change from Busan, 2014 to Bucharest, 2022').click();
    expect(await box.locator('.versions del').allTextContents()).toEqual(['deleted: seven']);
    expect(await box.locator('.versions ins').allTextContents()).toEqual(['added: nine']);
    expect(await box.locator('.text').innerText()).toContain('seven');
    await page.close();
  }, 90_000);
});

describe('what does not come', () => {
  const rows: readonly (readonly [name: string, symbol: string, put: Parameters<Sites['put']>[1], sentence: RegExp])[] = [
    ['a page of 20 MB', 'A/RES/71/201', { body: `<html><body>${'<p>1. Decides to wait;</p>'.repeat(900_000)}` }, /too large/],
    ['an error page under a PDF’s name', 'A/RES/71/202', { body: '<!doctype html><title>Oops</title><h1>We are sorry</h1><p>This page is gone, see resolution 70/1.</p>', type: 'application/pdf' }, /not the text of a document/],
    ['a redirect to another host', 'A/RES/71/203', { status: 302, headers: { location: 'https://www.example.org/elsewhere' }, body: '' }, /led to another site/],
    ['no such document', 'A/RES/71/204', { status: 404, body: 'no' }, /no document at this address/],
    ['a log-in', 'A/RES/71/205', { status: 403, body: 'no' }, /without signing in/],
    ['another document', 'A/RES/71/206', { body: pageOf(RESOLUTION_1, 'en') }, /another document/],
    ['a damaged PDF', 'A/RES/71/207', { body: '%PDF-1.7 and nothing else', type: 'application/pdf' }, /damaged/],
  ];
  test.each(rows)('%s: in words', async (_name, symbol, put, sentence) => {
    sites.put(official(symbol), put);
    const page = await open(`https://www.un.org/hostile-${symbol.slice(-3)}`, CITING);
    const box = await hover(page, symbol.slice(6));
    await box.getByRole('button', { name: /Fetch the text/ }).click();
    await soon(() => box.locator('.trouble').innerText()).toMatch(sentence);
    expect(await box.locator('.text').count()).toBe(0);
    expect(sites.asked.some((each) => each.startsWith('www.example.org'))).toBe(false);
    await page.close();
  }, 60_000);

  test('a server that never answers: given up in time, in words', async () => {
    sites.put(official('A/RES/71/208'), 'silence');
    const page = await open('https://www.un.org/silent', CITING);
    const box = await hover(page, '71/208');
    await box.getByRole('button', { name: /Fetch the text/ }).click();
    await box.getByRole('button', { name: /Fetching from/ }).waitFor();
    await expect.poll(() => box.locator('.trouble').innerText(), { timeout: 40_000 }).toMatch(/did not answer in time/);
    await page.close();
  }, 90_000);

  test('scripts and pictures of a fetched page neither run nor load', async () => {
    const lines = ['A/RES/71/300', 'Traps', 'The General Assembly,', 'Noting traps,', '1. Decides to step around them;', '2. Invites all to look down.'];
    sites.put(official('A/RES/71/300'), { body: pageOf(lines, 'en').replace('</main>', '<p>3. Decides <img src="https://www.un.org/pixel.png" onerror="fetch(\'https://www.un.org/ran\')"> on <b onclick="x()">words</b>;</p><script>fetch("https://www.un.org/ran")</script><iframe src="https://www.un.org/frame"></iframe></main>') });
    const page = await open('https://www.un.org/traps', ['The General Assembly,', 'Recalling resolution 71/300,', '1. Decides to follow it.']);
    const box = await hover(page, 'resolution 71/300');
    await box.getByRole('button', { name: /Fetch the text/ }).click();
    await box.getByText('Decides to step around them').waitFor({ timeout: 30_000 });
    await page.waitForTimeout(500);
    expect(sites.asked.filter((each) => /pixel|\/ran|\/frame/.test(each))).toEqual([]);
    expect(await box.locator('.text img, .text b, .text iframe').count()).toBe(0);
    await page.close();
  }, 60_000);
});

describe('the box', () => {
  test('never covers its words, and is at most 60 % of the window', async () => {
    const page = await open('https://www.un.org/covering', [...Array.from({ length: 12 }, (_, index) => `Lamp ${index} is lit.`), ...CITING, ...Array.from({ length: 30 }, (_, index) => `Lamp ${index + 12} is lit.`)]);
    for (const height of [900, 700, 500]) {
      await page.setViewportSize({ width: 1280, height });
      for (const share of [0.15, 0.5, 0.85]) {
        const { box: words } = await whereIs(page, 'resolution 70/125');
        await page.evaluate((by) => scrollBy({ top: by, behavior: 'instant' }), words.top - height * share);
        await page.waitForTimeout(150);
        const box = await hover(page, 'resolution 70/125');
        await box.getByText('lamp 20 shall burn').waitFor();
        await page.waitForTimeout(150);
        const shown = (await box.boundingBox())!;
        const { box: now } = await whereIs(page, 'resolution 70/125');
        expect(shown.y + shown.height <= now.top || shown.y >= now.bottom, `${height} at ${share}: ${JSON.stringify({ shown, now })}`).toBe(true);
        expect(shown.height).toBeLessThanOrEqual(Math.ceil(0.6 * height));
        await page.mouse.move(2, 2);
        await soon(() => box.count()).toBe(0);
      }
    }
    await page.close();
  }, 120_000);

  test('of an action line tells what it is linked with', async () => {
    const page = await open('https://www.un.org/line', CITING);
    const box = await hover(page, 'C5');
    await box.locator('.linked li').first().waitFor();
    expect(await box.innerText()).toMatch(/Linked with \d+ in the WSIS–SDG matrix/);
    await box.locator('.linked .cite').first().click();
    await soon(() => box.locator('.trail').count()).toBe(1);
    expect(await box.locator('h2').innerText()).toMatch(/Sustainable Development Goal|SDG target/);
    await page.close();
  }, 60_000);

  test('copies the reference as documents write it', async () => {
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: 'https://www.un.org' });
    const page = await open('https://www.un.org/copying', CITING);
    const box = await hover(page, 'resolution 70/125');
    await box.getByText('lamp 20 shall burn').waitFor();
    await box.getByRole('button', { name: 'Copy reference' }).click();
    await soon(() => page.evaluate(() => navigator.clipboard.readText())).toBe('General Assembly resolution 70/125, paragraph 20');
    await page.close();
  }, 60_000);
});
