/** The list of notes and the search as somebody uses them who has a keyboard and sixty notes; accessibility of every state. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { longDocument, signInWithoutServer, writeMany } from '../panel/many-notes.ts';
import { see, send, sitDown, SOON, type Person } from './panel-people.ts';

const ME = '00000000-0000-4000-8000-0000000000ff';
const DOCUMENT = 'itu:council/res/9999';
const COUNT = 120;
/** Every fourth note is on another document. */
const HERE = 90;

describe.each(['en', 'ar'] as const)('the panel in %s', { timeout: 120_000 }, (language) => {
  let person: Person;
  let panel: Page;

  beforeAll(async () => {
    person = await sitDown(undefined, { language });
    await signInWithoutServer(person.page, ME);
    await writeMany(person.page, { account: ME, document: DOCUMENT, count: COUNT, elsewhere: 4 });
    await see(person.page, longDocument(DOCUMENT, 40));
    panel = person.panel;
    await panel.reload();
    await panel.locator('#tab-notes').click();
    await panel.locator('.note').first().waitFor();
  }, 180_000);
  afterAll(() => person?.close());

  /** A test that is tried again finds the panel as the first one did: nothing seen, nothing filtered, nothing open. */
  beforeEach(async ({ task }) => {
    if ((task.result?.retryCount ?? 0) === 0) return;
    await panel.evaluate(() => new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('rapporteur');
      request.addEventListener('error', () => reject(new Error('The database cannot be opened.')));
      request.addEventListener('success', () => {
        const done = request.result.transaction('seen', 'readwrite');
        done.objectStore('seen').clear();
        done.addEventListener('complete', () => resolve(request.result.close()));
      });
    }));
    await panel.reload();
    await panel.locator('#tab-notes').click();
    await panel.locator('.filters').waitFor();
    if ((await panel.locator('[data-clear]').count()) > 0) await panel.locator('[data-clear]').click();
    await panel.locator('.filters select.order').selectOption('place');
    await panel.locator('.note').first().waitFor();
  });

  const unread = () => panel.locator('[data-filter=unread]').evaluate((button) => Number(button.querySelector('.count')?.textContent ?? 0));
  const shown = () => panel.locator('.note').count();
  const focused = () => panel.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-note]')?.dataset['note'] ?? null);
  const badge = async () => (await person.browser.worker()).evaluate(() => (globalThis as unknown as { chrome: { action: { getBadgeText(of: object): Promise<string> } } }).chrome.action.getBadgeText({}));
  const faults = async () => (await new AxeBuilder({ page: panel }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 300)}`);

  test('what stands in view for a second is read, and only that', async () => {
    const before = await unread();
    expect(before).toBeGreaterThan(HERE / 2);
    await expect.poll(unread, SOON).toBeLessThan(before);
    expect(await unread()).toBeGreaterThan(10);
  });

  test('the unread are found by a key, and nothing vanishes while it is read', async () => {
    await panel.locator('[data-filter=unread]').click();
    const threads = () => panel.locator('.threads > [role=status]').innerText();
    await expect.poll(threads, SOON).toMatch(/\d/u);
    const before = await threads();
    const left = await unread();
    await panel.locator('[data-filter=unread]').focus();
    await panel.keyboard.press('n');
    await expect.poll(focused, SOON).not.toBeNull();
    await panel.waitForTimeout(1_800);
    await expect.poll(unread, SOON).toBeLessThan(left);
    expect(await threads()).toBe(before);
    await panel.locator('[data-clear]').click();
  });

  test('arrows move from note to note, and keys act on them; what is done can be taken back', async () => {
    // A reply whose thread is on another document stands alone; a thread's first note is what can be resolved.
    await panel.locator('.note').filter({ has: panel.locator('> footer [data-resolve]') }).first().focus();
    const first = await focused();
    await panel.keyboard.press('ArrowDown');
    await expect.poll(focused, SOON).not.toBe(first);
    await panel.keyboard.press('ArrowUp');
    await expect.poll(focused, SOON).toBe(first);
    await panel.keyboard.press('x');
    await panel.locator(`[data-note="${first}"][data-resolved]`).waitFor();
    await panel.keyboard.press('z');
    await panel.locator(`[data-note="${first}"]:not([data-resolved])`).waitFor();
    await panel.keyboard.press('Delete');
    await panel.locator(`[data-note="${first}"]`).waitFor({ state: 'detached' });
    // The focus goes to what stands there now.
    await expect.poll(focused, SOON).not.toBeNull();
    expect(await focused()).not.toBe(first);
    await panel.keyboard.press('z');
    await panel.locator(`[data-note="${first}"]`).waitFor({ state: 'attached' });
  });

  test('filters and order are remembered for the document', async () => {
    await panel.locator('.filters select.order').selectOption('time');
    await panel.locator('[data-filters]').click();
    await panel.locator('.more-filters select[name=tag]').selectOption('urgent');
    await expect.poll(shown, SOON).toBeGreaterThan(0);
    await panel.reload();
    await expect.poll(() => panel.locator('.filters select.order').inputValue(), SOON).toBe('time');
    await panel.locator('[data-clear]').waitFor();
    await expect.poll(shown, SOON).toBeGreaterThan(0);
    await panel.locator('[data-clear]').click();
    await panel.locator('.filters select.order').selectOption('place');
  });

  test('the badge counts unread mentions only, and goes when they are read', async () => {
    // What is counted is on the button when the answer comes. One here, one on another document.
    await send(panel, 'panel/seen', null);
    expect(await badge()).toBe('2');
    await panel.locator('[data-filters]').click();
    await panel.locator('[data-filter=mentions]').click();
    await panel.locator('.note .mention', { hasText: '@Delegate 0' }).waitFor();
    await panel.locator('[data-clear]').click();
    await panel.locator('[data-mark-all]').click();
    await expect.poll(unread, SOON).toBe(0);
    await expect.poll(badge, SOON).toBe('1');
    await panel.locator('[data-undo]').click();
    await expect.poll(unread, SOON).toBeGreaterThan(0);
    await expect.poll(badge, SOON).toBe('2');
    await panel.locator('[data-filters]').click();
  });

  test('one field finds notes on all documents, and clauses of this one', async () => {
    await panel.keyboard.press('/');
    await panel.keyboard.type(language === 'ar' ? 'الناميه' : 'CAPITAL deadline');
    await panel.locator('.result[data-kind=note] mark').first().waitFor();
    // The first screen of hits comes at once, the others when the page is at rest.
    await expect.poll(() => panel.locator('.result-group').count(), SOON).toBeGreaterThan(1);
    expect(await panel.locator('.result-group').first().getAttribute('data-document')).toBe(DOCUMENT);
    expect(await panel.locator('#tab-found').getAttribute('aria-selected')).toBe('true');
    await panel.locator('.search input').fill('part 12 is:clause');
    await panel.locator('.result[data-kind=clause] .path', { hasText: /^O12$/ }).waitFor();
    await panel.locator('.search input').fill(language === 'ar' ? 'من:"Delegate 3"' : 'from:"Delegate 3"');
    await panel.locator('.result .author', { hasText: 'Delegate 3' }).first().waitFor();
    expect(new Set(await panel.locator('.result .author').allInnerTexts())).toEqual(new Set(['Delegate 3']));
    const first = await panel.locator('.result-group').first().locator('.result').first().getAttribute('data-found');
    await panel.locator('.result-group').first().locator('.result').first().click();
    await panel.locator(`.note.shown[data-note="${first}"]`).waitFor();
  });

  test('a search is kept, used again and dropped', async () => {
    await panel.locator('.search input').fill('position:support');
    await panel.locator('[data-keep-search]').click();
    await panel.locator('.search input').fill('');
    await panel.locator('[data-beginnings]').click();
    await panel.locator('.kept', { hasText: 'position:support' }).click();
    await panel.locator('.result').first().waitFor();
    await panel.locator('.beginnings li .quiet').click();
    await panel.locator('.kept').waitFor({ state: 'detached' });
    await panel.locator('[data-beginnings]').click();
    await panel.locator('.search input').press('Escape');
    await expect.poll(() => panel.locator('.search input').inputValue(), SOON).toBe('');
  });

  test('axe finds nothing in any state', async () => {
    await panel.locator('#tab-notes').click();
    await panel.locator('.note').first().waitFor();
    const found: Record<string, readonly string[]> = { notes: await faults() };
    await panel.locator('[data-filters]').click();
    found['filters'] = await faults();
    await panel.locator('.more-filters select[name=since]').selectOption('today');
    await panel.locator('.empty').waitFor();
    found['nothing passes'] = await faults();
    await panel.locator('[data-clear]').click();
    await panel.locator('[data-filters]').click();
    await panel.locator('[data-beginnings]').click();
    found['beginnings'] = await faults();
    await panel.locator('[data-beginnings]').click();
    await panel.locator('.search input').fill('capital is:note is:purple');
    await panel.locator('.result').first().waitFor();
    found['results'] = await faults();
    await panel.locator('.search input').fill('qqqq');
    await panel.locator('.empty').waitFor();
    found['nothing found'] = await faults();
    await panel.locator('.search input').fill('');
    await panel.locator('[data-shortcuts]').click();
    found['keys'] = await faults();
    await panel.keyboard.press('Escape');
    await panel.locator('.shortcuts').waitFor({ state: 'detached' });
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((state) => [state, []])));
  });

  test('a link to a note opens it in the tab that shows its document', async () => {
    const note = await panel.locator('.note').first().getAttribute('data-note');
    const link = await person.browser.context.newPage();
    await Promise.all([link.waitForEvent('close', { timeout: 15_000 }), link.goto(person.browser.page(`sidepanel.html?note=${note}`)).catch(() => undefined)]);
    await panel.locator(`.note.shown[data-note="${note}"]`).waitFor();
  });
});
