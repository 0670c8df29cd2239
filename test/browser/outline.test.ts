/** The outline beside a real page: a tree by keyboard, what is in view, the map, filters; in English and in Arabic. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samples } from '../../server/demo/documents.ts';
import { underRealNames } from '../../server/demo/shelf.ts';
import { openBrowser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import type { Person } from './panel-people.ts';
import { axeOn, lineOf, marksOn, press } from './stance-steps.ts';

async function read(slug: string, language: 'en' | 'ar', dark = false): Promise<Person> {
  const documents = samples();
  const browser = await openBrowser({ extension: await builtExtension(), language, dark });
  await underRealNames(browser.context, documents, 'nothing');
  const page = await browser.open(documents.find((each) => each.slug === slug)!.address);
  await page.locator('.band').first().waitFor();
  const panel = await browser.openPanel(page);
  await panel.setViewportSize({ width: 400, height: 800 });
  await panel.locator('[role=tree]').waitFor();
  return { browser, page, panel, close: () => browser.close() };
}

const focused = ({ panel }: Person): Promise<string | undefined> => panel.evaluate(() => (document.activeElement as HTMLElement).dataset['line']);
const inView = ({ panel }: Person): Promise<string | null> => panel.evaluate(() => document.querySelector<HTMLElement>('[role=treeitem][aria-current]')?.dataset['line'] ?? null);

describe('the outline of an English page', { timeout: 90_000 }, () => {
  let person: Person;
  beforeAll(async () => {
    person = await read('council-res-1987-en', 'en');
  }, 120_000);
  afterAll(() => person?.close());

  test('acts stand out in the document’s own words, and who is asked is named', async () => {
    expect(await lineOf(person, 'P1').locator('b.act').innerText()).toBe('recalling');
    const asked = person.panel.locator('.addressee').first();
    await asked.waitFor();
    expect(await asked.innerText()).toBe('Secretary-General');
  });

  test('is a tree: levels, places among siblings, arrows, folding', async () => {
    const first = person.panel.locator('[role=treeitem]').first();
    await first.focus();
    await person.panel.keyboard.press('End');
    await person.panel.keyboard.press('Home');
    expect(await focused(person)).toBe(await first.getAttribute('data-line'));
    await lineOf(person, 'P1.b').focus();
    expect(await lineOf(person, 'P1.b').evaluate((element) => [element.getAttribute('aria-level'), element.getAttribute('aria-posinset'), element.getAttribute('aria-setsize')])).toEqual(['3', '2', '3']);
    await person.panel.keyboard.press('ArrowLeft');
    expect(await focused(person)).toBe('P1');
    await person.panel.keyboard.press('ArrowLeft');
    expect(await lineOf(person, 'P1').getAttribute('aria-expanded')).toBe('false');
    expect(await lineOf(person, 'P1.b').count()).toBe(0);
    await person.panel.keyboard.press('ArrowRight');
    await lineOf(person, 'P1.b').waitFor();
    await person.panel.keyboard.press('ArrowRight');
    expect(await focused(person)).toBe('P1.a');
    expect(await person.panel.locator('[role=treeitem][tabindex="0"]').count()).toBe(1);
  });

  test('Enter goes to the clause on the page, and the clause in view is marked', async () => {
    const path = (await person.panel.locator('.line.clause.of-operative').last().getAttribute('data-line'))!;
    await person.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await expect.poll(() => person.page.evaluate(() => scrollY)).toBe(0);
    await lineOf(person, path).focus();
    await person.panel.keyboard.press('Enter');
    await expect.poll(() => person.page.evaluate(() => scrollY)).toBeGreaterThan(100);
    await person.page.bringToFront();
    await person.page.evaluate(() => document.querySelector('main, body')?.querySelectorAll('p')[14]?.scrollIntoView({ block: 'start', behavior: 'instant' }));
    await person.page.mouse.wheel(0, -20);
    await expect.poll(() => inView(person), { timeout: 10_000 }).toMatch(/^[PO]\d/);
    const seen = await inView(person);
    await person.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await expect.poll(() => inView(person), { timeout: 10_000 }).not.toBe(seen);
    await person.panel.bringToFront();
  });

  test('a position in two keys is anchored with the clause’s own words', async () => {
    await press(person, 'O1.1', 's');
    await expect.poll(() => marksOn(person, 'O1.1')).toEqual(['support']);
    const anchor = await person.panel.evaluate(async () => {
      const opened = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('rapporteur');
        request.addEventListener('success', () => resolve(request.result));
      });
      return new Promise<{ target: string; quote: { exact: string } | null; edition: string | null }>((resolve) => {
        const request = opened.transaction('notes').objectStore('notes').getAll();
        request.addEventListener('success', () => resolve((request.result as { note: { anchor: never } }[])[0]!.note.anchor));
      });
    });
    expect(anchor).toMatchObject({ target: 'clause', quote: { exact: expect.stringContaining('documents shall be made available') } });
    expect(anchor.edition).not.toBeNull();
  });

  test('a filter keeps what lies above its hits, and says when there are none', async () => {
    const filter = person.panel.locator('.outline-tools select');
    await filter.selectOption('withPositions');
    expect(await person.panel.locator('.line.clause').evaluateAll((lines) => lines.map((line) => (line as HTMLElement).dataset['line']))).toEqual(['O1', 'O1.1']);
    await filter.selectOption('unread');
    expect(await person.panel.locator('[role=treeitem]').count()).toBe(0);
    await person.panel.locator('.empty').waitFor();
    await filter.selectOption('all');
  });

  test('the map tells its sums, and a click on it goes there', async () => {
    const map = person.panel.locator('.outline-map');
    expect(await map.getAttribute('aria-label')).toMatch(/notes: 1, with positions: 1, with citations: [1-9]/);
    await person.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const box = (await map.boundingBox())!;
    await person.panel.mouse.click(box.x + box.width / 2, box.y + box.height * 0.9);
    await expect.poll(() => person.page.evaluate(() => scrollY)).toBeGreaterThan(100);
  });

  test('axe finds nothing', async () => expect(await axeOn(person.panel)).toEqual([]));
});

describe('the outline of an Arabic page', { timeout: 90_000 }, () => {
  let person: Person;
  beforeAll(async () => {
    person = await read('council-res-1987-ar', 'ar', true);
  }, 120_000);
  afterAll(() => person?.close());

  test('arrows run the other way', async () => {
    await lineOf(person, 'P1').focus();
    await person.panel.keyboard.press('ArrowRight');
    expect(await lineOf(person, 'P1').getAttribute('aria-expanded')).toBe('false');
    await person.panel.keyboard.press('ArrowLeft');
    expect(await lineOf(person, 'P1').getAttribute('aria-expanded')).toBe('true');
    await person.panel.keyboard.press('ArrowLeft');
    expect(await focused(person)).toBe('P1.a');
  });

  test('the map stands at the left edge, addressees are named in Arabic, the act in the document’s words', async () => {
    expect((await person.panel.locator('.outline-map').boundingBox())!.x).toBeLessThan(40);
    expect(await person.panel.locator('.addressee').first().innerText()).toBe('الأمين العام');
    expect(await lineOf(person, 'P1').locator('b.act').innerText()).toMatch(/يذكّر/);
  });

  test('axe finds nothing in the dark', async () => expect(await axeOn(person.panel)).toEqual([]));
});
