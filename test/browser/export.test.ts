/** The export page: what is saved is what was written, what is private stays out unless it is asked for. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { docxText } from '../../extension/sources/docx.ts';
import { fromAnnotations } from '../../shared/notes/exchange/from-web-annotations.ts';
import { toAnnotations } from '../../shared/notes/exchange/web-annotations.ts';
import { json } from '../exchange/files.ts';
import { violations } from '../exchange/model.ts';
import { clauseAnchor, collection, documentOf, note, sample } from '../exchange/sample.ts';
import { chooseFile, openExchange, save, take } from './exchange-steps.ts';
import { send, sitDown, type Person } from './panel-people.ts';

const arabic = sample('ar');
const DOCUMENT = arabic.reading.document.id!;

describe('notes without an account', { timeout: 60_000 }, () => {
  let person: Person;
  let page: Page;
  const first = note(clauseAnchor(arabic, 'O1.1'), { document: DOCUMENT, body: 'نؤيد هذه الفقرة.', position: 'support', author: { id: null, name: null } });
  const mine = [
    first,
    note(clauseAnchor(arabic, 'O1.2'), { document: DOCUMENT, body: 'بسبب الكلفة', position: 'amend', wording: 'أن الترجمة الآلية لا تُستخدم إلا بموافقة اللجنة؛', author: { id: null, name: null } }),
    note(clauseAnchor(arabic, 'O1.1'), { document: DOCUMENT, kind: 'reply', parent: first.source, body: 'حسناً', author: { id: null, name: null } }),
  ];

  beforeAll(async () => {
    const { document, clauses } = arabic.reading;
    person = await sitDown({
      document, address: 'https://www.itu.int/md/S24-CL-C-0987/ar', citations: [],
      outline: clauses.map(({ path, kind, act, addressee, label, parent, start, end }) => ({ path, kind, act, addressee, label, parent, words: arabic.text.text.slice(start, end).slice(0, 160) })),
    }, { width: 1280, height: 900, language: 'ar' });
    page = await openExchange(person.browser, 'import');
    await chooseFile(page, 'notes.jsonld', json(toAnnotations(collection([documentOf(arabic, mine)]), 'x')));
    await take(page);
    const tab = await person.browser.tabId(person.page);
    await page.goto(person.browser.page(`exchange.html?${new URLSearchParams({ document: DOCUMENT, tab: String(tab) }).toString()}#export`));
    await page.reload();
    await page.locator('.report .about').first().waitFor();
  }, 120_000);
  afterAll(() => person?.close());

  test('the page reads from right to left and the report is there', async () => {
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    expect(await page.locator('.report .said').count()).toBe(3);
    expect(await page.locator('.report .amendment ins').first().textContent()).not.toBe('');
    const { violations: found } = await new AxeBuilder({ page }).analyze();
    expect(found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  test('Word: clauses, positions, the amendment as a tracked change', async () => {
    const { name, bytes } = await save(page, 'word');
    expect(name).toMatch(/\.docx$/);
    const file = await docxText(bytes);
    for (const words of ['نؤيد هذه الفقرة.', 'حسناً', 'أن الترجمة الآلية لا تُستخدم إلا بموافقة اللجنة؛']) expect(file.text).toContain(words);
    expect(file.revisions.some(({ kind }) => kind === 'inserted')).toBe(true);
    expect(file.parts.filter((part) => part.kind === 'paragraph' && part.rtl).length).toBeGreaterThan(10);
  });

  test('Web Annotations: valid, and the notes as they were taken in', async () => {
    const { bytes } = await save(page, 'annotations');
    const content = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
    expect(violations(content)).toEqual([]);
    const bare = (each: { readonly body: string; readonly anchor: unknown; readonly position: string | null; readonly wording: string | null; readonly created: string; readonly kind: string }) => [each.kind, each.body, each.anchor, each.position, each.wording, each.created];
    expect(fromAnnotations(content).map(bare).sort()).toEqual(mine.map(bare).sort());
  });

  test('CSV and Markdown are saved', async () => {
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode((await save(page, 'csv')).bytes)).toMatch(/^\uFEFF".*نؤيد هذه الفقرة/s);
    expect(new TextDecoder().decode((await save(page, 'markdown')).bytes)).toContain('نؤيد هذه الفقرة');
  });

  test('what is private can be left out, and then nothing of it is in the file', async () => {
    await page.locator('input[name=private]').uncheck();
    await page.locator('.report .said').first().waitFor({ state: 'detached' });
    await page.locator('[data-left-out]').waitFor();
    await page.locator('input[name=private]').check();
    await page.locator('.report .said').first().waitFor();
    expect(await page.locator('.holds-private').count()).toBe(1);
  });

  test('on paper only the report', async () => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.choices').isVisible()).toBe(false);
    expect(await page.locator('.report').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
  });

  test('the panel’s button leads here', async () => {
    const [opened] = await Promise.all([person.browser.context.waitForEvent('page'), person.panel.locator('[data-exchange-open]').click()]);
    await opened.locator('.exchange h1').waitFor();
    expect(new URL(opened.url()).hash).toBe('#export');
    await opened.close();
  });

  test('a content script’s page gets nothing of this by asking', async () => {
    expect(await send(person.page, 'exchange/export', null)).toMatchObject({ ok: false });
  });
});
