/** A person at a computer of his own: a browser profile with the extension, one document, the panel beside it. */
import type { Page } from 'playwright-core';
import { openBrowser } from '../../test/support/browser.ts';
import type { Browser } from '../../test/support/browser.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { Backend } from '../embedded/main.ts';
import type { Started } from './closing.ts';
import type { ShelfDocument } from './documents.ts';
import { underRealNames } from './shelf.ts';

/** As wide as the browser's own side panel. */
const PANEL = { width: 400, height: 900 };

export interface Delegate {
  readonly browser: Browser;
  /** The document's tab. */
  readonly tab: Page;
  /** The panel bound to that tab. */
  readonly panel: Page;
}

export interface Seat {
  readonly extension: string;
  readonly language: Language;
  readonly document: ShelfDocument;
  readonly documents: readonly ShelfDocument[];
}

export async function sitDown({ extension, language, document, documents }: Seat, started: Started): Promise<Delegate> {
  const browser = await started.own(openBrowser({ extension, language, signals: 'caller' }), (one) => one.close());
  await underRealNames(browser.context, documents, 'nothing');
  const tab = await browser.open(document.address);
  const panel = await browser.openPanel(tab);
  await panel.setViewportSize(PANEL);
  return { browser, tab, panel };
}

/** The panel opened anew, as when it was closed while something was chosen on the page. */
export async function reopenPanel(delegate: Delegate): Promise<Delegate> {
  await delegate.panel.close();
  const panel = await delegate.browser.openPanel(delegate.tab);
  await panel.setViewportSize(PANEL);
  return { ...delegate, panel };
}

/** Enters the backend's address and key on the settings page. */
export async function chooseBackend({ browser }: Delegate, { url, anonKey }: Backend): Promise<void> {
  const page = await browser.open(browser.page('options.html'));
  await send(page, 'backend', { address: url, key: anonKey });
  await page.locator('[data-form="backend"] [role="status"]').waitFor();
  await page.close();
}

export async function openAccount({ panel }: Delegate): Promise<void> {
  await panel.bringToFront();
  if ((await panel.locator('.account').count()) === 0) await panel.locator('.head-row button[aria-pressed]').first().click();
  await panel.locator('.account').waitFor();
}

export async function backToDocument({ panel }: Delegate): Promise<void> {
  await panel.locator('.account .back').click();
}

/** A new account with a password, its address confirmed by the code from the e-mail. */
export async function signUp(delegate: Delegate, backend: Backend, person: { name: string; email: string; password: string }): Promise<void> {
  const { panel } = delegate;
  await openAccount(delegate);
  await panel.locator('[data-way="new"]').click();
  await send(panel, 'sign-up', person);
  await panel.locator('[data-form="check-code"], [data-sign-out]').first().waitFor();
  if ((await panel.locator('[data-sign-out]').count()) === 0) await send(panel, 'check-code', { code: await backend.emails.code(person.email) });
  await panel.locator('[data-sign-out]').waitFor();
}

/** An account by e-mail code alone, and then the name that the delegation sees. */
export async function signInByCode(delegate: Delegate, backend: Backend, { email, name }: { name: string; email: string }): Promise<void> {
  const { panel } = delegate;
  await openAccount(delegate);
  await panel.locator('[data-way="code"]').click();
  await send(panel, 'send-code', { email });
  await panel.locator('[data-form="check-code"]').waitFor();
  await send(panel, 'check-code', { code: await backend.emails.code(email) });
  await panel.locator('[data-sign-out]').waitFor();
  await send(panel, 'own-name', { name });
  await panel.locator('[data-form="own-name"]').waitFor({ state: 'detached' });
}

export async function createDelegation({ panel }: Delegate, name: string): Promise<void> {
  await send(panel, 'create', { delegation: name });
  await panel.locator('[data-delegation]').first().waitFor();
}

/** The invitation's code, as the panel shows it once. */
export async function invite({ panel }: Delegate): Promise<string> {
  await panel.locator('[data-invite]').first().click();
  await send(panel, 'invite', {});
  return (await panel.locator('[data-code]').innerText()).trim();
}

export async function join({ panel }: Delegate, code: string): Promise<void> {
  await send(panel, 'join', { invitation: code });
  await panel.locator('[data-delegation]').first().waitFor();
}

/** Fills a form's named fields and submits it; an alert in the form is an error with its words. */
async function send(page: Page, form: string, fields: Readonly<Record<string, string>>): Promise<void> {
  const place = page.locator(`[data-form="${form}"]`);
  for (const [name, value] of Object.entries(fields)) await place.locator(`[name="${name}"]`).fill(value);
  await place.locator('button[type="submit"]').click();
  // The form shows that it is busy with its next drawing.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
  await page.waitForFunction((wanted) => document.querySelector(`[data-form="${wanted}"][aria-busy="true"]`) === null, form);
  const alert = place.locator('[role="alert"]');
  if ((await alert.count()) > 0) throw new Error(`“${form}” was answered: ${await alert.first().innerText()}`);
}
