/** What the panel says of notes whose document was changed under them, or is read in another language. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { dragOver } from '../../server/demo/gestures.ts';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension, ROOT } from '../support/extension.ts';
import { wordsOf } from '../../extension/words/words.ts';
import { SAMPLES } from './outcome-texts.ts';
import { pageOf, painted } from './overlay-pages.ts';
import { chooseServer, openServer, send, signIn, signUp, sitDown, type Person, type Server } from './panel-people.ts';
import { GOOD_ANCHORS } from '../notes/anchor-cases.ts';

const ADDRESS = 'https://www.un.org/sample';
/** Where the pictures of the outcomes are put, for people to look at. */
const PICTURES = join(ROOT, '.data', 'pictures');

describe.each(['en', 'ar'] as const)('in %s', { timeout: 120_000 }, (language) => {
  const { first, second, noted } = SAMPLES[language];
  const t = wordsOf(language).panel;
  let browser: Browser;
  let body = pageOf(first, language);
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension(), language, width: 900, height: 1100 });
    await serveUnder(browser.context, 'https://www.un.org/**', () => ({ body }));
    page = await browser.open(ADDRESS);
    await painted(page);
    panel = await browser.openPanel(page);
    await panel.setViewportSize({ width: 400, height: 1500 });
    await panel.locator('#tab-notes').click();
  }, 180_000);
  afterAll(() => browser?.close());

  const card = (words: string) => panel.locator('.note').filter({ has: panel.locator(`[data-was="${words}"]`) });
  const place = (words: string) => card(words).locator('.quote');
  const outcomes = () => panel.locator('.note .quote').evaluateAll((all) => all.map((each) => each.getAttribute('data-outcome')).toSorted());
  /** The heading of the clause that a note is listed under. */
  const under = (words: string) => card(words).locator('xpath=preceding::h2[contains(@class, "place-head")][1]');
  const picture = async (name: string): Promise<void> => {
    mkdirSync(PICTURES, { recursive: true });
    for (const colorScheme of ['dark', 'light'] as const) {
      await panel.emulateMedia({ colorScheme });
      await panel.waitForTimeout(200);
      await panel.screenshot({ path: join(PICTURES, `outcomes-${name}-${language}-${colorScheme}.png`), fullPage: true });
    }
  };
  const drawn = () => page.evaluate(() => document.querySelector('html > div')!.shadowRoot!.querySelectorAll('.note.own').length);

  test('words are marked in the first edition', async () => {
    for (const words of Object.values(noted)) {
      await page.bringToFront();
      await page.evaluate(() => getSelection()?.removeAllRanges());
      await page.waitForTimeout(200);
      expect((await dragOver(page, words)).trim()).toBe(words);
      await page.locator('.bar.placed').waitFor();
      // A click on a bar that has only just appeared would not be taken as meant.
      await page.waitForTimeout(250);
      await page.locator('.bar').getByRole('button', { name: wordsOf(language).overlay.highlight }).click();
      await page.locator('.bar').waitFor({ state: 'detached' });
      await card(words).waitFor({ state: 'attached' });
    }
    await expect.poll(outcomes).toEqual(Object.keys(noted).map(() => 'exact'));
    await page.bringToFront();
    await expect.poll(drawn).toBeGreaterThanOrEqual(6);
  });

  test('the note is kept with all that it needs to find its place', async () => {
    const anchors = (await anchorsOnDisk(panel)) as Record<string, unknown>[];
    expect(anchors.every(({ from }) => /^[A-Za-z0-9_-]{64}$/.test((from as { sketch: string }).sketch))).toBe(true);
    expect(anchors.some(({ copies }) => copies === 2)).toBe(true);
    expect(anchors.some(({ from }) => ((from as { marks?: string[] }).marks ?? []).length > 0)).toBe(true);
  });

  test('in the second edition each says what became of its place', async () => {
    body = pageOf(second, language);
    await page.bringToFront();
    await page.reload();
    await painted(page);
    await panel.bringToFront();
    await expect.poll(outcomes, { timeout: 15_000 }).toEqual(['changed', 'clause', 'clause', 'exact', 'lost', 'lost']);

    expect(await place(noted.exact).getAttribute('data-outcome')).toBe('exact');
    expect(await under(noted.exact).locator('.path').innerText()).toBe('O2');
    expect(await place(noted.exact).locator('[data-formerly]').innerText()).toBe(t.formerlyAt.replace('{path}', 'O1'));

    const changed = place(noted.changed);
    expect(await changed.getAttribute('data-outcome')).toBe('changed');
    expect(await under(noted.changed).locator('.path').innerText()).toBe('O3');
    const told = (tag: string) => changed.locator(tag).evaluateAll((all) => all.map((each) => [...each.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join('')));
    expect(await told('del')).toEqual(language === 'en' ? ['ports', 'first'] : ['المرافئ', 'الأول']);
    expect(await told('ins')).toEqual(language === 'en' ? ['harbours', 'last'] : ['الموانئ', 'الأخير']);
    expect(await changed.locator('del .unseen').first().innerText()).toBe(`${t.removedWords}:`);
    expect(await changed.locator('.hint').first().innerText()).toBe(t.changedPlace);

    expect(await place(noted.clause).getAttribute('data-outcome')).toBe('clause');
    expect(await under(noted.clause).locator('.path').innerText()).toBe('O4');
    expect(await place(noted.clause).locator('.hint').first().innerText()).toBe(t.clauseWordsGone);
    expect(await place(noted.clause).locator('q').innerText()).toBe(noted.clause);
    expect(await place(noted.clause).locator('q').isVisible()).toBe(true);

    // Its item is gone: shown at the clause that the item stood under, and said to be.
    expect(await under(noted.above).locator('.path').innerText()).toBe('O11');
    expect(await place(noted.above).locator('.hint').first().innerText()).toBe(t.clauseAbove);

    for (const [words, reason, said] of [[noted.absent, 'absent', t.lostWords], [noted.ambiguous, 'ambiguous', t.lostAmbiguous]] as const) {
      expect(await place(words).getAttribute('data-reason')).toBe(reason);
      expect(await place(words).locator('.hint').innerText()).toBe(said);
      expect(await place(words).locator('q').innerText()).toBe(words);
      expect(await place(words).locator('button').isDisabled()).toBe(true);
      expect(await under(words).innerText()).toBe(t.lostPlace);
    }
    await picture('edition');

    // Only the words that are there are drawn: one box each on one line of the page.
    await page.bringToFront();
    const words = await page.evaluate(() => {
      const root = document.querySelector('html > div')!.shadowRoot!;
      const boxes = [...root.querySelectorAll('.note.own')].map((each) => each.getBoundingClientRect());
      return [...document.querySelectorAll('main p')].filter((paragraph) => {
        const at = paragraph.getBoundingClientRect();
        return boxes.some((box) => box.width > 0 && box.top + box.height / 2 > at.top && box.top + box.height / 2 < at.bottom);
      }).map((paragraph) => paragraph.textContent);
    });
    const lines = [1, 2].map((index) => second[5 + index]);
    expect(words.filter((each) => each !== second[8])).toEqual(lines);
  });

  test('one that is nowhere is put at a clause by its author, and taken back', async () => {
    const t2 = wordsOf(language);
    await panel.bringToFront();
    await card(noted.absent).locator('[data-move]').click();
    const moving = card(noted.absent).locator('[data-moving]');
    await moving.locator('select').selectOption('O3');
    await picture('moving');
    await moving.locator('[type=submit]').click();
    const toast = panel.getByText(t2.notesView.list.movedTo.replace('{path}', 'O3'));
    await toast.waitFor();
    // It stands on the whole clause now, whose words the heading says.
    await expect.poll(outcomes).toEqual(['changed', 'clause', 'clause', 'exact', 'lost']);
    await panel.getByRole('button', { name: t2.common.undo }).click();
    await expect.poll(outcomes, { timeout: 15_000 }).toEqual(['changed', 'clause', 'clause', 'exact', 'lost', 'lost']);
  });

  test('in the other language each is at its clause, on no words', async () => {
    const other = language === 'en' ? 'ar' : 'en';
    body = pageOf(SAMPLES[other].first, other);
    await page.bringToFront();
    await page.reload();
    await painted(page);
    await panel.bringToFront();
    await expect.poll(outcomes, { timeout: 15_000 }).toEqual(Object.keys(noted).map(() => 'clause'));
    expect(await under(noted.exact).locator('.path').innerText()).toBe('O1');
    expect(await under(noted.clause).locator('.path').innerText()).toBe('O3');
    const said = t.clauseOtherLanguage.replace('{language}', wordsOf(language).languages[language]);
    expect(await place(noted.changed).locator('.hint').innerText()).toBe(said);
    await picture('language');
  });
});

describe('a note that was sent', { timeout: 120_000 }, () => {
  let server: Server;
  let person: Person;
  let again: Person;
  beforeAll(async () => {
    server = await openServer();
    [person, again] = await Promise.all([sitDown(), sitDown()]);
  }, 180_000);
  afterAll(async () => {
    await person?.close();
    await again?.close();
    await server?.close();
  });

  test('has its whole anchor on the next computer', async () => {
    const full = GOOD_ANCHORS.find((anchor) => anchor.twin !== undefined)!;
    const who = { name: 'Amina Benali', email: 'amina@utopia.example', password: 'a long password 1' };
    await chooseServer(person, server.backend);
    await signUp(person, server.backend, who);
    expect(await send(person.page, 'overlay/compose', { anchor: full, kind: 'highlight' })).not.toBeNull();
    await person.panel.locator('.account .back').click();
    await person.panel.locator('#tab-notes').click();
    await person.panel.locator('.note[data-state=synced]').waitFor();
    expect(await anchorsOnDisk(person.panel)).toEqual([full]);

    await chooseServer(again, server.backend);
    await signIn(again, who);
    await expect.poll(() => anchorsOnDisk(again.panel), { timeout: 20_000 }).toEqual([full]);
  });
});

/** The anchors of the notes in the extension's own database. */
function anchorsOnDisk(panel: Page): Promise<unknown[]> {
  return panel.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('rapporteur');
      request.addEventListener('success', () => resolve(request.result));
    });
    const rows = await new Promise<{ note: { anchor: unknown } }[]>((resolve) => {
      const request = opened.transaction('notes').objectStore('notes').getAll();
      request.addEventListener('success', () => resolve(request.result as never));
    });
    opened.close();
    return rows.map((row) => row.note.anchor);
  });
}
