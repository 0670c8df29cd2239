import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { findFirefox } from '../../.setup/browsers.mjs';
import { firstDocument, samples } from '../../server/demo/documents.ts';
import { served } from '../../server/demo/shelf.ts';
import { builtExtension } from '../support/extension.ts';
import { openFirefox } from '../support/firefox.ts';
import type { Firefox } from '../support/firefox.ts';

const here = findFirefox() !== null;
if (!here && process.env['CI'] === 'true') throw new Error('Firefox is missing: npm run setup -- --tests installs it.');
if (!here) console.log('Firefox is not installed: its tests are skipped.');

/** Firefox has its own sidebar, its own content-script worlds and a background page instead of a worker. */
describe.runIf(here)('in Firefox', () => {
  const sample = firstDocument(samples());
  let firefox: Firefox;
  let tab: Page;
  beforeAll(async () => {
    firefox = await openFirefox(await builtExtension('firefox-test'));
    tab = await firefox.open(sample.address, (address) => (address.href === sample.address ? { body: served(sample).body } : null));
  });
  afterAll(() => firefox?.close());

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
});
