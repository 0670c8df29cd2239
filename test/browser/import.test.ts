/** The import page: counts before anything is written, once is once, undone is gone, broken files change nothing. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { strToU8 } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { json, hypothesisRow, commented } from '../exchange/files.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { chooseFile, counted, openExchange, take } from './exchange-steps.ts';

describe('files of other tools', { timeout: 60_000 }, () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension() });
    page = await openExchange(browser, 'import');
  }, 120_000);
  afterAll(() => browser?.close());

  const notesKept = (): Promise<number> =>
    page.evaluate(async () => {
      const open = indexedDB.open('rapporteur');
      await new Promise((resolve) => open.addEventListener('success', resolve));
      const all = open.result.transaction('notes').objectStore('notes').getAll();
      await new Promise((resolve) => all.addEventListener('success', resolve));
      open.result.close();
      return all.result.filter((row: { deleted: number }) => row.deleted === 0).length;
    });

  const rows = [hypothesisRow('one'), hypothesisRow('two', { text: 'Second' }), hypothesisRow('three', { references: ['one'], text: 'Third', target: [{}] }), hypothesisRow('four', { target: [{ selector: [{ type: 'XPathSelector', value: '/p' }] }] })];

  test('Hypothesis: counts, taken in, there when chosen again, undone', async () => {
    await chooseFile(page, 'hypothesis.json', json({ export_date: '2026-11-22', export_userid: 'acct:a@hypothes.is', client_version: '1.1', annotations: rows }));
    expect(await counted(page)).toEqual({ fresh: 3, there: 0, unplaceable: 1, lost: 0 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await notesKept()).toBe(0);
    await take(page);
    expect(await notesKept()).toBe(3);

    await chooseFile(page, 'hypothesis.json', json(rows));
    expect(await counted(page)).toEqual({ fresh: 0, there: 3, unplaceable: 1, lost: 0 });
    expect(await page.locator('[data-take]').count()).toBe(0);
    await page.locator('.plan .plain').click();

    await chooseFile(page, 'more.json', json([...rows, hypothesisRow('five', { text: 'Fifth' })]));
    expect(await counted(page)).toMatchObject({ fresh: 1, there: 3 });
    await take(page);
    expect(await notesKept()).toBe(4);
    await page.locator('[data-undo]').click();
    await page.locator('[data-undone="1"]').waitFor();
    expect(await notesKept()).toBe(3);

    await chooseFile(page, 'more.json', json([...rows, hypothesisRow('five', { text: 'Fifth' })]));
    expect(await counted(page)).toMatchObject({ fresh: 1, there: 3 });
    await take(page);
    expect(await notesKept()).toBe(4);
  });

  test('a Word file that names no document asks for one', async () => {
    await chooseFile(page, 'letter.docx', commented(['Dear colleagues,', 'please look at this.'], [{ on: 'this', words: 'At what?' }]));
    expect(await counted(page)).toMatchObject({ fresh: 0, unplaceable: 1 });
    const choice = page.locator('select[name=onto]');
    await choice.selectOption({ index: 1 });
    await page.locator('[data-fresh="1"]').waitFor();
    await take(page);
  });

  test.each([['cut.json', strToU8('[{"type":'), 'notJson'], ['x.pdf', strToU8('%PDF-1.7'), 'unknownKind'], ['x.json', strToU8('{}'), 'unknownJson'], ['x.docx', strToU8(`PK\u0003\u0004${'broken'.repeat(9)}`), 'wordBroken']])('%s: a sentence, and nothing changes', async (name, bytes, problem) => {
    const before = await notesKept();
    await page.reload();
    await chooseFile(page, name, bytes);
    const said = page.locator('[data-problem]');
    await said.waitFor();
    expect(await said.getAttribute('data-problem')).toBe(problem);
    expect((await said.innerText()).length).toBeGreaterThan(20);
    expect(await notesKept()).toBe(before);
  });

  test('ten thousand notes come with progress, all or none', async () => {
    await page.reload();
    const before = await notesKept();
    await chooseFile(page, 'many.json', json(Array.from({ length: 10_000 }, (_, n) => hypothesisRow(`m${n}`, { text: `Note ${n}` }))));
    expect(await counted(page)).toMatchObject({ fresh: 10_000 });
    await take(page);
    expect(await notesKept()).toBe(before + 10_000);
  });

  test('what they say is text', async () => {
    await page.reload();
    await chooseFile(page, '<img src=x onerror=alert(1)>.json', json([hypothesisRow('h', { text: '<img src=x onerror="document.title=1">', user_info: { display_name: '<b>x</b>' } }), hypothesisRow('lost', { target: [{ selector: [{ type: 'XPathSelector' }] }], text: '<script>1</script>' })]));
    await counted(page);
    expect(await page.locator('.plan img, .plan script, .plan b').count()).toBe(0);
    expect(await page.locator('.plan h2').innerText()).toContain('<img');
  });
});
