/** People at their own browsers, doing what people do in the panel: by its fields and buttons, never past them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TabDocument } from '../../extension/messages.ts';
import type { Backend, BackendOptions } from '../../server/embedded/main.ts';
import { startPrepared } from '../support/backend.ts';
import { openBrowser, type Browser, type BrowserOptions } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';

/** For what another process or another person's computer does: it is asked that it happens, not within which second. */
export const SOON = { timeout: 10_000 };

export interface Server {
  readonly backend: Backend;
  readonly folder: string;
  close(): Promise<void>;
}

export async function openServer(options: Partial<BackendOptions> = {}): Promise<Server> {
  const folder = options.dataDir ?? mkdtempSync(join(tmpdir(), 'rapporteur-panel-'));
  const backend = await startPrepared({ port: 0, ...options, dataDir: folder });
  return {
    backend,
    folder,
    close: async () => {
      await backend.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Person {
  readonly browser: Browser;
  /** The tab that shows the document. */
  readonly page: Page;
  readonly panel: Page;
  close(): Promise<void>;
}

/** A document as an overlay tells of it: invented by us, in the form of an ITU resolution. */
export function resolution(id = 'itu:council/res/9999', language: 'ar' | 'en' = 'en'): TabDocument {
  const ar = language === 'ar';
  const words = ar
    ? ['المجلس،', 'إذ يذكّر', 'بالقرار 71 (المراجَع في دبي، 2018) لمؤتمر المندوبين المفوضين،', 'بالقرار 70/125 الصادر عن الجمعية العامة للأمم المتحدة،', 'يقرر أن يكلّف الأمين العام', 'بأن يقدّم تقريراً سنوياً عن تنفيذ هذا القرار،', 'بأن يواصل التعاون مع المنظمات الإقليمية.']
    : ['The Council,', 'recalling', 'Resolution 71 (Rev. Dubai, 2018) of the Plenipotentiary Conference,', 'resolution 70/125 of the General Assembly of the United Nations,', 'resolves to instruct the Secretary-General', 'to report every year on the implementation of this Resolution;', 'to continue to cooperate with regional organizations.'];
  const paths = ['B', 'P1', 'P1.a', 'P1.b', 'O1', 'O1.1', 'O1.2'];
  const kinds = ['body', 'preamble', 'preamble', 'preamble', 'operative', 'operative', 'operative'] as const;
  return {
    document: { id, language, title: ar ? 'عينة من قرار بشأن تبادل المعلومات بين الوفود' : 'A sample resolution on the exchange of information between delegations', date: '2026-06-12', type: 'resolution' },
    address: 'https://www.itu.int/',
    outline: paths.map((path, index) => ({
      path, kind: kinds[index]!, act: path === 'P1' ? 'recalling' : path === 'O1' ? 'resolves to instruct' : null, addressee: path === 'O1' ? 'sg' : null,
      label: null, parent: path.includes('.') ? path.split('.')[0]! : null, words: words[index]!,
    })),
    citations: [
      { start: 40, end: 73, id: 'itu:pp/res/71@dubai-2018', locator: null, was: null, quote: ar ? 'القرار 71 (المراجَع في دبي، 2018)' : 'Resolution 71 (Rev. Dubai, 2018)', path: 'P1.a' },
      { start: 120, end: 137, id: 'un:A/RES/70/125', locator: null, was: null, quote: ar ? 'القرار 70/125' : 'resolution 70/125', path: 'P1.b' },
      { start: 300, end: 317, id: 'un:A/RES/70/125', locator: null, was: null, quote: ar ? 'القرار 70/125' : 'resolution 70/125', path: 'O1.1' },
    ],
  };
}

/** Opens a browser whose tab tells of a document as the reader does (a page of the extension), and the panel beside it. */
export async function sitDown(document: TabDocument = resolution(), options: BrowserOptions = {}): Promise<Person> {
  const browser = await openBrowser({ width: 400, height: 800, ...options, extension: await builtExtension() });
  const page = await browser.open(browser.page('options.html'));
  await see(page, document);
  const panel = await browser.openPanel(page);
  await panel.locator('.symbol').waitFor();
  return { browser, page, panel, close: () => browser.close() };
}

/** The tab's overlay has read its document. */
export async function see(page: Page, document: TabDocument): Promise<unknown> {
  return send(page, 'overlay/seen', document);
}

export async function send(page: Page, type: string, ask: unknown): Promise<unknown> {
  return page.evaluate((message) => (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage(message), { type, ask });
}

/** Enters the backend in the options, as a person would. */
export async function chooseServer({ browser }: Person, { url, anonKey }: Backend): Promise<void> {
  const options = await browser.open(browser.page('options.html'));
  await options.locator('input[name=address]').fill(url);
  await options.locator('input[name=key]').fill(anonKey);
  await options.locator('[data-form=backend] button[type=submit]').click();
  await options.locator('[data-form=backend] .good').waitFor();
  await options.close();
}

/** Cuts a person's computer off from the server. @returns what brings it back */
export async function unreachable({ browser: { context } }: Person, { url }: Backend): Promise<() => Promise<void>> {
  const all = `${url}/**`;
  await context.route(all, (route) => route.abort('internetdisconnected'));
  return () => context.unroute(all);
}

export async function openAccount({ panel }: Person): Promise<void> {
  if ((await panel.locator('.account').count()) === 0) await panel.locator('.head-row .quiet').first().click();
  await panel.locator('.account').waitFor();
}

export async function closeAccount({ panel }: Person): Promise<void> {
  if ((await panel.locator('.account').count()) > 0) await panel.locator('.account .back').click();
}

export async function signUp(person: Person, backend: Backend, who: { name: string; email: string; password: string }): Promise<void> {
  const { panel } = person;
  await openAccount(person);
  await panel.locator('[data-way=new]').click();
  const form = panel.locator('[data-form=sign-up]');
  await form.locator('input[name=name]').fill(who.name);
  await form.locator('input[name=email]').fill(who.email);
  await form.locator('input[name=password]').fill(who.password);
  await form.locator('button[type=submit]').click();
  const code = panel.locator('[data-form=check-code] input[name=code]');
  await panel.locator('.who').or(code).first().waitFor();
  if ((await code.count()) > 0) {
    await code.fill(await backend.emails.code(who.email));
    await panel.locator('[data-form=check-code] button[type=submit]').click();
  }
  await panel.locator('.who').waitFor();
}

export async function signIn(person: Person, who: { email: string; password: string }): Promise<void> {
  const { panel } = person;
  await openAccount(person);
  await panel.locator('[data-way=password]').click();
  const form = panel.locator('[data-form=sign-in]');
  await form.locator('input[name=email]').fill(who.email);
  await form.locator('input[name=password]').fill(who.password);
  await form.locator('button[type=submit]').click();
  await panel.locator('.who').waitFor();
}

export async function createDelegation(person: Person, name: string): Promise<void> {
  await openAccount(person);
  await person.panel.locator('[data-form=create] input').fill(name);
  await person.panel.locator('[data-form=create] button[type=submit]').click();
  await person.panel.locator('.delegation h3', { hasText: name }).waitFor();
}

/** @returns the code, as the panel shows it once */
export async function invite(person: Person, role = 'member'): Promise<string> {
  const { panel } = person;
  await openAccount(person);
  await panel.locator('[data-invite]').first().click();
  await panel.locator('[data-form=invite] select').selectOption(role);
  await panel.locator('[data-form=invite] button[type=submit]').click();
  const code = await panel.locator('[data-code]').innerText();
  await panel.locator('[data-invite]').first().click();
  return code;
}

export async function joinBy(person: Person, code: string): Promise<void> {
  await openAccount(person);
  await person.panel.locator('[data-form=join] input').fill(code);
  await person.panel.locator('[data-form=join] button[type=submit]').click();
}

/** Writes a note on the document as a whole. */
export async function write(person: Person, body: string, tags = ''): Promise<void> {
  const { panel } = person;
  await closeAccount(person);
  await panel.locator('#tab-notes').click();
  await panel.locator('[data-new-note]').click();
  await panel.locator('.composer textarea').fill(body);
  if (tags !== '') await panel.locator('.composer input[type=text]').fill(tags);
  await panel.locator('.composer button[type=submit]').click();
  await panel.locator('.composer').waitFor({ state: 'detached' });
}

/** The texts of the notes on the screen. */
export async function notesOn({ panel }: Person): Promise<readonly string[]> {
  return panel.locator('.note > .body').allInnerTexts();
}
