/**
 * A delegate's day: two delegates, three documents in three forms and languages, forty notes, a conflict, an hour
 * without a network, a member who is removed, and the evening's report, opened again by our own reader and by LibreOffice.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOffice } from '../../.setup/browsers.mjs';
import { docxText } from '../../extension/sources/docx.ts';
import { documentPage, escaped } from '../../server/demo/page.ts';
import { samples } from '../../server/demo/documents.ts';
import { toAnnotations } from '../../shared/notes/exchange/web-annotations.ts';
import type { Language } from '../../shared/languages/types.ts';
import { json } from '../exchange/files.ts';
import { clauseAnchor, collection, documentOf, note, sample } from '../exchange/sample.ts';
import { docxFile, p, r } from '../sources/docx-file.ts';
import { printed } from '../sources/pdf-file.ts';
import { serveUnder, type Served } from '../support/browser.ts';
import { chooseFile, counted, openExchange, save, take } from './exchange-steps.ts';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, openAccount, openServer, send, signIn, signUp, sitDown, write, type Person, type Server } from './panel-people.ts';

const AMINA = { name: 'Amina Benali', email: 'amina@utopia.example', password: 'a long password 1' };
const BORIS = { name: 'Boris Petrov', email: 'boris@utopia.example', password: 'a long password 2' };

const office = findOffice();
if (office === null && process.env['CI'] === 'true') throw new Error('LibreOffice is not installed (Debian: apt-get install libreoffice-writer-nogui).');
if (office === null) console.warn('Skipped: the report in LibreOffice (not installed; Debian: apt-get install libreoffice-writer-nogui).');

const SITE = 'https://www.itu.int/day/';
const lines = (language: Language, name: string): readonly string[] => readFileSync(new URL(`../../server/demo/samples/${language}/${name}.txt`, import.meta.url), 'utf8').trim().split('\n');
const paragraph = (line: string): string => `<w:p><w:pPr><w:bidi/></w:pPr>${r(escaped(line), '<w:rtl/>')}</w:p>`;

describe('the day', { timeout: 150_000 }, () => {
  let server: Server;
  let amina: Person;
  let laptop: Person;
  /** Which of the two wordings of one note was chosen. */
  let chair = '';
  let boris: Person;
  /** The evening's report as it was saved. */
  let report: Uint8Array | null = null;
  const shelf = new Map<string, Served>();

  beforeAll(async () => {
    server = await openServer();
    [amina, laptop, boris] = await Promise.all([sitDown(), sitDown(), sitDown()]);
    const pdf = await printed(amina.browser, lines('en', 'a-res-79-912').map((line) => `<p>${escaped(line)}</p>`).join(''), { language: 'en' });
    const french = samples().find(({ slug }) => slug === 'council-res-1987-fr')!;
    shelf.set('/day/resolution-a.docx', { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', body: Buffer.from(docxFile({ body: lines('ar', 'council-res-1987').map(paragraph).join('') + p('') })) });
    shelf.set('/day/resolution-e.pdf', { type: 'application/pdf', body: Buffer.from(pdf) });
    shelf.set('/md/S24-CL-C-0987/fr', { body: documentPage(french, readFileSync(french.file, 'utf8')) });
    for (const { browser } of [amina, laptop, boris]) await serveUnder(browser.context, 'https://www.itu.int/**', ({ pathname }) => shelf.get(pathname) ?? null);
    for (const person of [amina, laptop, boris]) await chooseServer(person, server.backend);
    await signUp(amina, server.backend, AMINA);
    await signUp(boris, server.backend, BORIS);
    await signIn(laptop, AMINA);
    await createDelegation(amina, 'Delegation of Utopia');
    await joinBy(boris, await invite(amina));
    await boris.panel.locator('.delegation').waitFor();
    for (const person of [amina, laptop, boris]) {
      await closeAccount(person);
      await person.panel.locator('#tab-notes').click();
    }
  }, 150_000);
  afterAll(async () => {
    await Promise.all([amina, laptop, boris].map((person) => person?.close()));
    await server?.close();
  });

  /** What the tab of a page has read of its document. */
  const readIn = async (page: Page): Promise<{ readonly id: string | null; readonly paths: readonly string[] } | null> =>
    page.evaluate(async () => {
      type Kept = Record<string, { document: { id: string | null }; outline: { path: string }[]; address: string }>;
      const { chrome } = globalThis as unknown as { chrome: { storage: { session: { get(key: null): Promise<Kept> } }; tabs: { getCurrent(): Promise<{ id: number }> } } };
      const here = (await chrome.tabs.getCurrent()).id;
      const found = (await chrome.storage.session.get(null))[`tab:${here}`];
      return found === undefined ? null : { id: found.document.id, paths: found.outline.map(({ path }) => path) };
    });

  test('morning: an Arabic Word file and an English PDF open in the reader, a French page on its site', async () => {
    const word = await amina.browser.open(amina.browser.page(`reader.html?address=${encodeURIComponent(`${SITE}resolution-a.docx`)}`));
    await expect.poll(() => readIn(word), { timeout: 30_000 }).not.toBeNull();
    expect((await readIn(word))!.paths).toEqual(expect.arrayContaining(['P1.a', 'O1.2', 'O2.1']));
    const print = await amina.browser.open(amina.browser.page(`reader.html?address=${encodeURIComponent(`${SITE}resolution-e.pdf`)}`));
    await expect.poll(() => readIn(print), { timeout: 30_000 }).not.toBeNull();
    expect(await readIn(print)).toMatchObject({ id: 'un:A/RES/79/912' });
    const page = await amina.browser.open('https://www.itu.int/md/S24-CL-C-0987/fr');
    const panel = await amina.browser.openPanel(page);
    await panel.locator('[data-document]').first().waitFor();
    await panel.close();
    for (const opened of [word, print, page]) await opened.close();
  });

  test('the train’s notes: thirty-six come in from a file, once', async () => {
    const page = await openExchange(amina.browser, 'import');
    const all = (['ar', 'en', 'fr'] as const).flatMap((language) => {
      const document = sample(language, language === 'en' ? 'a-res-79-912' : 'council-res-1987');
      const paths = document.reading.clauses.filter(({ kind }) => kind === 'operative').map(({ path }) => path).slice(0, 6);
      const notes = paths.flatMap((path, at) => [
        note(clauseAnchor(document, path), { document: document.reading.document.id!, body: `${language} ${path}`, position: at % 2 === 0 ? 'support' : 'reserve', author: { id: null, name: null } }),
        note(clauseAnchor(document, path), { document: document.reading.document.id!, body: `${language} ${path} +`, ...(at === 1 ? { position: 'amend' as const, wording: `${language} wording of ${path}` } : {}), author: { id: null, name: null } }),
      ]);
      return [documentOf(document, notes)];
    });
    await chooseFile(page, 'train.jsonld', json(toAnnotations(collection(all), 'x')));
    const counts = await counted(page);
    expect(counts).toMatchObject({ fresh: 36, there: 0, unplaceable: 0, lost: 0 });
    await take(page);
    await chooseFile(page, 'train.jsonld', json(toAnnotations(collection(all), 'x')));
    expect(await counted(page)).toMatchObject({ fresh: 0, there: 36 });
    await page.close();
  });

  test('nine o’clock: what one writes the other has', async () => {
    await write(amina, 'Line for the chair');
    await write(boris, 'Agreed with the neighbours');
    await boris.panel.locator('.note', { hasText: 'Line for the chair' }).waitFor({ timeout: 30_000 });
    await amina.panel.locator('.note', { hasText: 'Agreed with the neighbours' }).waitFor({ timeout: 30_000 });
    await laptop.panel.locator('.note', { hasText: 'Line for the chair' }).waitFor({ timeout: 30_000 });
  });

  test('an hour without a network, and the same note changed in two places', async () => {
    const { folder, backend } = server;
    await backend.stop();
    await write(boris, 'Written in the tunnel');
    await write(boris, 'Written in the lift');
    const rewrite = async ({ panel }: Person, to: string): Promise<void> => {
      await panel.locator('.note', { hasText: 'Line for the chair' }).locator('button[data-edit]').first().click();
      await panel.locator('.composer textarea').fill(to);
      await panel.locator('.composer button[type=submit]').click();
      await panel.locator('.composer').waitFor({ state: 'detached' });
    };
    await rewrite(amina, 'Line for the chair, from the desk');
    await rewrite(laptop, 'Line for the chair, from the hall');
    await laptop.panel.evaluate(() => (globalThis as unknown as { chrome: { alarms: { clearAll(): Promise<boolean> } } }).chrome.alarms.clearAll());
    await laptop.browser.killServiceWorker();
    server = await openServer({ port: Number(new URL(backend.url).port), dataDir: folder });
    await send(amina.panel, 'panel/sync', null);
    await send(laptop.panel, 'panel/sync', null);
    // Whoever comes second is asked: a worker may wake by itself, so either may.
    const clashOf = ({ panel }: Person) => panel.locator('.note[data-state=conflict]');
    await expect.poll(async () => (await clashOf(laptop).count()) + (await clashOf(amina).count()), { timeout: 30_000 }).toBe(1);
    const second = (await clashOf(laptop).count()) === 1 ? laptop : amina;
    chair = second === laptop ? 'from the hall' : 'from the desk';
    await clashOf(second).locator('.conflict button').first().click();
    await send(boris.panel, 'panel/sync', null);
    for (const person of [amina, laptop, boris]) {
      await person.panel.locator('.note', { hasText: chair }).waitFor({ timeout: 30_000 });
      await person.panel.locator('.note', { hasText: 'Written in the lift' }).waitFor({ timeout: 30_000 });
    }
    await expect.poll(() => amina.panel.locator('.note', { hasText: chair === 'from the hall' ? 'from the desk' : 'from the hall' }).count()).toBe(0);
  });

  test('evening: forty notes in one report', async () => {
    const page = await openExchange(amina.browser, 'export');
    await page.locator('.report .said').first().waitFor();
    const { bytes } = await save(page, 'word');
    const own = await docxText(bytes);
    const expected = [`Line for the chair, ${chair}`, 'Agreed with the neighbours', 'Written in the tunnel', 'Written in the lift', 'Delegation of Utopia', AMINA.name, BORIS.name, 'ar O1.1', 'fr O1.2 +', 'en wording of '];
    for (const words of expected) expect(own.text).toContain(words);
    expect(await page.locator('.report .said').count()).toBe(40);
    expect(own.revisions.filter(({ kind }) => kind === 'inserted').length).toBeGreaterThanOrEqual(3);
    await page.close();
    report = bytes;
  });

  test.skipIf(office === null)('evening: LibreOffice reads in the report what our reader does', async () => {
    if (office === null || report === null) throw new Error('There is no report to open.');
    // It writes what was struck out as well, and leaves the header out.
    const marked = await docxText(report, { view: 'marked' });
    const [header = ''] = marked.text.split('\n');
    expect(header).toContain('Delegation of Utopia');
    expect(paragraphsOf(readByLibreOffice(office, report))).toEqual(paragraphsOf(marked.text).filter((line) => line !== header.replaceAll(/\s+/g, '')));
  });

  test('night: a member is removed, and nothing of the delegation is left on his computer', async () => {
    await openAccount(amina);
    const line = amina.panel.locator('.roster li', { hasText: BORIS.name });
    await line.locator('[data-remove]').click();
    await line.locator('[data-remove-sure]').click();
    await send(boris.panel, 'panel/sync', null);
    await boris.panel.locator('.note', { hasText: 'Line for the chair' }).waitFor({ state: 'detached', timeout: 30_000 });
    expect(await boris.panel.locator('.note', { hasText: 'Agreed with the neighbours' }).count()).toBe(0);
  });
});

/** Paragraphs without their spaces, longer than a label. */
function paragraphsOf(text: string): readonly string[] {
  return text.replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.replaceAll(/\s+/g, '')).filter((line) => line.length > 30).sort();
}

function readByLibreOffice(program: string, bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-office-'));
  try {
    writeFileSync(join(folder, 'report.docx'), bytes);
    execFileSync(program, ['--headless', '--norestore', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, join(folder, 'report.docx')], { timeout: 90_000, stdio: 'ignore' });
    return readFileSync(join(folder, 'report.txt'), 'utf8');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
