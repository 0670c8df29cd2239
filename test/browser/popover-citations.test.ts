/** The panel's citations, as a table and as a picture, beside a page. */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { HOST, pageOf, painted, whereIs } from './overlay-pages.ts';

const PAGES: Readonly<Record<string, readonly string[]>> = {
  '/one': [
    'Resolution 12/7', 'Lighthouses', 'The General Assembly,', 'Recalling its resolutions 70/1 and 70/125,', 'Recalling Resolution 140 (Rev. Busan, 2014) of the Plenipotentiary Conference,',
    'Noting Recommendation ITU-T X.509 and document A/74/821,', '1. Takes note of resolution 70/1;', '2. Invites all to follow resolution 70/1.',
  ],
  '/A-RES-70-125': ['A/RES/70/125', 'Lamps', 'The General Assembly,', 'Recalling its resolution 70/1,', '1. Decides to remember resolution 60/252.'],
};
let browser: Browser;
let page: Page;
let panel: Page;
const soon = <T>(get: () => T | Promise<T>) => expect.poll(get, { timeout: 15_000, interval: 100 });

beforeAll(async () => {
  browser = await openBrowser({ extension: await builtExtension() });
  await serveUnder(browser.context, 'https://www.un.org/**', ({ pathname }) => (PAGES[pathname] ? { body: pageOf(PAGES[pathname], 'en') } : null));
  await painted(await browser.open('https://www.un.org/A-RES-70-125'));
  page = await browser.open('https://www.un.org/one');
  await painted(page);
  panel = await browser.openPanel(page);
  await panel.setViewportSize({ width: 400, height: 900 });
  await panel.getByRole('tab', { name: 'Citations' }).click();
  await panel.locator('[data-citation="un:A/RES/70/1"] .name').waitFor();
});
afterAll(() => browser?.close());

const ids = () => panel.locator('tr.citation').evaluateAll((rows) => rows.map((each) => (each as HTMLElement).dataset['citation']));

describe('the table', () => {
  test('says what is cited, in which version, what is newest, where and how often', async () => {
    const row = panel.locator('[data-citation="itu:pp/res/140@busan-2014"]');
    await soon(() => row.innerText()).toContain('Resolution 140 (Rev. Busan, 2014)');
    await soon(() => row.locator('.col-newest').innerText()).toContain('Bucharest, 2022');
    expect(await row.locator('.col-version').innerText()).toBe('Busan, 2014');
    expect(await panel.locator('[data-citation="un:A/RES/70/1"] .col-times').innerText()).toContain('3');
    expect(await panel.locator('[data-citation="un:A/RES/70/1"] .path-chip').allInnerTexts()).toEqual(['P1', 'O1', 'O2']);
  });

  test('is sorted and filtered', async () => {
    await panel.getByRole('button', { name: 'Times' }).click();
    expect((await ids())[0]).toBe('un:A/RES/70/1');
    expect(await panel.getByRole('columnheader', { name: 'Times' }).getAttribute('aria-sort')).toBe('ascending');
    await panel.getByLabel('Kind').selectOption('recommendation');
    expect(await ids()).toEqual(['itu:t/rec/X.509']);
    await panel.getByLabel('Kind').selectOption('');
    await panel.getByLabel('Outdated only').check();
    expect(await ids()).toEqual(['itu:pp/res/140@busan-2014']);
    await panel.getByLabel('Outdated only').uncheck();
    await panel.getByRole('button', { name: 'Where' }).click();
  });

  test('goes by arrows, and to the place', async () => {
    const first = panel.locator('tr.citation [data-row]').first();
    await first.focus();
    await panel.keyboard.press('ArrowDown');
    expect(await panel.evaluate(() => document.activeElement?.closest('tr')?.dataset['citation'])).toBe('un:A/RES/70/125');
  });

  test.each([320, 400, 900])('fits into %i pixels, and axe finds nothing', async (width) => {
    await panel.setViewportSize({ width, height: 900 });
    expect(await panel.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const { violations } = await new AxeBuilder({ page: panel }).include('.cited').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await panel.setViewportSize({ width: 400, height: 900 });
  });
});

describe('the picture', () => {
  test('draws who cites whom, says it, and goes to the citation', async () => {
    await panel.getByRole('button', { name: 'Picture' }).click();
    await panel.locator('svg.picture .node').first().waitFor();
    expect(await panel.locator('svg.picture .node').count()).toBe(6);
    // 70/125 was read here: its own citation of 70/1 is drawn as well.
    expect(await panel.locator('svg.picture .edge').count()).toBe(6);
    expect(await panel.locator('svg.picture').getAttribute('aria-label')).toContain('6 documents, 6 citations');
    expect(await panel.locator('[data-node="un:A/RES/70/1"]').getAttribute('aria-label')).toBe('A/RES/70/1, cited by 2, its text is not kept here');
    await panel.getByText('The same as a list').click();
    expect(await panel.locator('.graph-list li').count()).toBe(6);
    const { violations } = await new AxeBuilder({ page: panel }).include('.cited').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('the keyboard goes from node to node, and Enter goes there', async () => {
    await panel.locator('svg.picture .node[tabindex="0"]').focus();
    const start = await panel.evaluate(() => (document.activeElement as SVGElement | null)?.dataset['node']);
    for (const key of ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']) await panel.keyboard.press(key);
    await panel.keyboard.press('End');
    expect(await panel.evaluate(() => (document.activeElement as SVGElement | null)?.dataset['node'])).not.toBe(start);
    expect(await panel.locator('svg.picture .node[tabindex="0"]').count()).toBe(1);
  });

  test('of all documents read here', async () => {
    await panel.getByRole('button', { name: 'All documents read here' }).click();
    await panel.locator('[data-node="un:A/RES/60/252"]').waitFor();
    expect(await panel.locator('svg.picture .node.kept').count()).toBeGreaterThanOrEqual(2);
    await panel.getByRole('button', { name: 'This document' }).click();
    await panel.getByRole('button', { name: 'Table' }).click();
  });
});

test('a note on an instrument is counted in its popover, and its button leads to it here', async () => {
  await panel.evaluate(async () => {
    const open = indexedDB.open('rapporteur');
    const database = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
    const id = '01900000-0000-7000-8000-000000000042';
    const note = { id, delegation: null, author: null, document: 'un:A/RES/70/125', anchor: { target: 'document', from: null, to: null, quote: null, position: null, language: 'en', edition: null }, kind: 'note', parent: null, body: 'Ask the capital about lamps', tags: [], position: null, wording: null, resolved: false, created: '2026-11-22T01:00:00Z', edited: '2026-11-22T01:00:00Z', deleted: false, revision: 0 };
    const done = database.transaction('notes', 'readwrite');
    done.objectStore('notes').put({ account: 'local', id, stream: 'private', document: 'un:A/RES/70/125', note, state: 'here', deleted: 0, server: null });
    await new Promise((resolve) => (done.oncomplete = resolve));
    database.close();
  });
  const { x, y } = await whereIs(page, '70/125');
  await page.bringToFront();
  await page.mouse.move(x - 2, y);
  await page.mouse.move(x, y);
  const box = page.locator(`${HOST} .box.card`);
  const button = box.getByRole('button', { name: '1 note on this instrument' });
  await button.waitFor();
  // A click on a box that has just appeared is not taken for a person's.
  await page.waitForTimeout(500);
  // How many, and not a word of it, is on the page.
  expect(await page.content()).not.toContain('capital');
  expect(await box.innerHTML()).not.toContain('capital');
  await button.click();
  await panel.bringToFront();
  await soon(() => panel.locator('tr.asked .instrument-notes').innerText()).toContain('Ask the capital about lamps');
});
