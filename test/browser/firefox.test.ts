import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { findFirefox } from '../../.setup/browsers.mjs';
import { firstDocument, samples } from '../../server/demo/documents.ts';
import { served } from '../../server/demo/shelf.ts';
import { builtExtension } from '../support/extension.ts';
import { openFirefox } from '../support/firefox.ts';
import type { Firefox } from '../support/firefox.ts';
import { at as textAt, handmade } from '../sources/pdf-file.ts';
import { pageOf } from './overlay-pages.ts';
import { officialSites, type Sites } from './popover-sites.ts';

const here = findFirefox() !== null;
if (!here && process.env['CI'] === 'true') throw new Error('Firefox is missing: npm run setup -- --tests installs it.');
if (!here) console.log('Firefox is not installed: its tests are skipped.');

/** Firefox has its own sidebar, its own content-script worlds and a background page instead of a worker. */
describe.runIf(here)('in Firefox', () => {
  const sample = firstDocument(samples());
  let firefox: Firefox;
  let tab: Page;
  let sites: Sites;
  beforeAll(async () => {
    sites = await officialSites();
    firefox = await openFirefox(await builtExtension('firefox-test'), sites.port);
    tab = await firefox.open(sample.address, (address) => (address.href === sample.address ? { body: served(sample).body } : null));
  });
  afterAll(async () => {
    await firefox?.close();
    await sites?.close();
  });

  test('the overlay paints clauses and citations, in one element', async () => {
    await tab.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0));
    const painted = await tab.evaluate(() => {
      const ours = [...document.documentElement.children].filter((element) => element.shadowRoot !== null);
      return { hosts: ours.length, bands: ours[0]?.shadowRoot?.querySelectorAll('.marks .band').length ?? 0, ranges: [...CSS.highlights].flatMap(([name, highlight]) => (name.startsWith('citation') ? [...highlight].map(String) : [])) };
    });
    expect(painted.hosts).toBe(1);
    expect(painted.bands).toBeGreaterThan(5);
    expect(painted.ranges.join('\n')).toContain('140');
  });

  test('the add-on’s button has a sidebar that opens', async () => {
    expect(await firefox.openSidebar()).toContain('/sidepanel.html');
  });

  test('the panel shows the document’s outline and takes a note', async () => {
    const panel = await firefox.openPage('sidepanel.html');
    const id = await panel.evaluate(async (address) => {
      const { tabs } = (globalThis as unknown as { browser: { tabs: { query(filter: object): Promise<{ id: number; url?: string }[]> } } }).browser;
      return (await tabs.query({})).find((one) => one.url === address)?.id ?? null;
    }, sample.address);
    expect(id).not.toBe(null);
    await panel.close();
    const beside = await firefox.openPage(`sidepanel.html?tab=${id}`);
    await beside.waitForFunction(() => (document.querySelector('#view')?.textContent ?? '').includes('O1.1'), { timeout: 15_000 });
    await beside.click('#tab-notes');
    await beside.waitForSelector('[data-new-note]');
    await beside.click('[data-new-note]');
    await beside.waitForSelector('.composer textarea');
    await beside.type('.composer textarea', 'Written in **Firefox**');
    await beside.click('.composer button[type="submit"]');
    await beside.waitForFunction(() => document.querySelector('[data-note] strong')?.textContent === 'Firefox', { timeout: 15_000 });
    await beside.close();
  });

  test('the exchange page shows the note in its report, and saves it', async () => {
    const page = await firefox.openPage('exchange.html#export');
    await page.waitForFunction(() => (document.querySelector('.report')?.textContent ?? '').includes('Written in Firefox'), { timeout: 15_000 });
    await page.click('input[name=format][value=markdown]');
    // What is saved goes through an address of the page's own; the browser's download is not its business.
    const saved = await page.evaluate(async () => {
      const made: Blob[] = [];
      const usual = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (blob: Blob) => {
        made.push(blob);
        return usual(blob);
      };
      document.querySelector<HTMLButtonElement>('[data-save]')!.click();
      for (let turn = 0; turn < 100 && made.length === 0; turn++) await new Promise((resolve) => setTimeout(resolve, 50));
      return made[0]?.text() ?? null;
    });
    expect(saved).toContain('Written in **Firefox**');
    await page.close();
  });

  test('the welcome page reads its sample, and begins on this computer', async () => {
    const page = await firefox.openPage('welcome.html');
    await page.waitForFunction(() => [...CSS.highlights].some(([name, ranges]) => name.startsWith('citation') && ranges.size > 0), { timeout: 15_000 });
    expect(await page.$eval('.sheet', (sheet) => sheet.textContent)).toContain('140');
    await page.click('[data-alone]');
    await page.waitForSelector('[data-begin=alone] .good', { timeout: 15_000 });
    await page.close();
  });

  test('a cited PDF is fetched from its official site by keys alone, and shown at the paragraph', async () => {
    const lines = ['A/RES/70/125', 'Lamps of all lighthouses', 'The General Assembly,', 'Recalling its resolution 70/1 of 25 September 2015,', '1. Decides that the first lamp shall burn;', '2. Decides that the second lamp shall burn.'];
    sites.put('documents.un.org/api/symbol/access?s=A/RES/70/125&l=en&t=pdf', { body: Buffer.from(handmade([lines.map((words, line) => textAt(72, 740 - line * 22, words)).join(' ')])), type: 'application/pdf' });
    sites.put('www.un.org/citing', { body: pageOf(['Resolution 12/7', 'Lighthouses', 'The General Assembly,', 'Recalling paragraph 2 of resolution 70/125 of 16 December 2015,', '1. Takes note of it;'], 'en') });
    const page = await firefox.browser.newPage();
    await page.goto('https://www.un.org/citing');
    await page.waitForFunction(() => [...CSS.highlights].some(([name, ranges]) => name.startsWith('citation') && ranges.size > 0), { timeout: 15_000 });
    await page.keyboard.press(']');
    await page.keyboard.press('Enter');
    const held = (): Promise<string> => page.evaluate(() => {
      let at: Element | null = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.textContent ?? '';
    });
    await expect.poll(async () => {
      const now = await held();
      if (!now.startsWith('Fetch the text')) await page.keyboard.press('Tab');
      return now;
    }, { timeout: 15_000 }).toMatch(/^Fetch the text from documents\.un\.org/);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => [...document.documentElement.children].some((each) => (each.shadowRoot?.querySelector('.text > .clause')?.textContent ?? '').includes('second lamp')), { timeout: 20_000 });
    await page.close();
  });
});
