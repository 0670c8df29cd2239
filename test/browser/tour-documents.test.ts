import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { TabDocument } from '../../extension/messages.ts';
import { shelfDocuments } from '../../server/demo/documents.ts';
import { served, underRealNames } from '../../server/demo/shelf.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import { openBrowser } from '../support/browser.ts';
import type { Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';

const ON_SHELF = shelfDocuments().filter((document) => document.from === 'sample' || document.from === 'seed');
if (!ON_SHELF.some((document) => document.from === 'seed')) console.log('The seed documents are not beside this checkout: only our own samples are opened.');

/** Every document on its own site: what the page's overlay finds is what is in the text, and it is painted. */
describe('on its own site, each document', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension() });
    await underRealNames(browser.context, ON_SHELF, 'nothing');
  });
  afterAll(() => browser?.close());

  test.each(ON_SHELF.map((document) => [document.slug, document] as const))('%s is read and painted, and stays as it was', async (_slug, document) => {
    const text = readFileSync(document.file, 'utf8');
    const expected = read(plainText(text), { address: document.address });
    const tab = await browser.open(document.address);
    const found = await documentOf(browser, tab);

    expect(found.document).toMatchObject({ language: document.language, id: expected.document.id });
    expect(shared(ids(found.citations), ids(expected.citations))).toBeGreaterThanOrEqual(document.from === 'sample' ? 1 : 0.95);
    expect(shared(paths(found.outline), paths(expected.clauses))).toBeGreaterThanOrEqual(document.from === 'sample' ? 1 : 0.9);

    // Painting keeps to the viewport: what is far down appears when it is scrolled to.
    await tab.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0));
    await tab.locator('.marks .band').first().waitFor();
    const [now, bare] = await markupOf(tab, String(served(document).body));
    expect(now).toBe(bare);
    await tab.close();
  });
});

const ids = (citations: readonly { id: string }[]): string[] => citations.map((citation) => citation.id);
const paths = (clauses: readonly { path: string }[]): string[] => clauses.map((clause) => clause.path);

/** How much two lists have in common: 1 when they hold the same, as often. */
function shared(one: readonly string[], other: readonly string[]): number {
  const left = [...other];
  const both = one.filter((item) => {
    const at = left.indexOf(item);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return (2 * both.length) / (one.length + other.length);
}

/** The page's own elements as they stand, and as they would without us: the same source, parsed. */
function markupOf(tab: Page, source: string): Promise<[now: string, bare: string]> {
  return tab.evaluate((html) => {
    const bare = new DOMParser().parseFromString(html, 'text/html');
    return [document.head.outerHTML + document.body.outerHTML, bare.head.outerHTML + bare.body.outerHTML] as [string, string];
  }, source);
}

async function documentOf(browser: Browser, tab: Page): Promise<TabDocument> {
  const key = `tab:${await browser.tabId(tab)}`;
  let found: unknown = null;
  await expect
    .poll(async () => {
      const worker = await browser.worker();
      found = await worker.evaluate(async (name) => {
        const { storage } = (globalThis as unknown as { chrome: { storage: { session: { get(name: string): Promise<Record<string, unknown>> } } } }).chrome;
        return (await storage.session.get(name))[name] ?? null;
      }, key);
      return found;
    }, { timeout: 10_000 })
    .not.toBe(null);
  return found as TabDocument;
}

