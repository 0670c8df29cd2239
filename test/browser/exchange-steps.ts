/** Export and import as a person does them: by the page's own fields and buttons. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Browser } from '../support/browser.ts';

export async function openExchange(browser: Browser, which: 'export' | 'import', beside = ''): Promise<Page> {
  const page = await browser.open(browser.page(`exchange.html${beside}#${which}`));
  await page.locator(`[data-exchange=${which}][aria-pressed=true]`).waitFor();
  return page;
}

export async function chooseFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.locator('.importing input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

export interface Counted {
  readonly fresh: number;
  readonly there: number;
  readonly unplaceable: number;
  readonly lost: number;
}

/** What the preview says. */
export async function counted(page: Page): Promise<Counted> {
  const counts = page.locator('[data-fresh]');
  await counts.waitFor();
  const [fresh, there, unplaceable, lost] = await Promise.all(['fresh', 'there', 'unplaceable', 'lost'].map(async (name) => Number(await counts.getAttribute(`data-${name}`))));
  return { fresh: fresh!, there: there!, unplaceable: unplaceable!, lost: lost! };
}

export async function take(page: Page): Promise<void> {
  await page.locator('[data-take]').click();
  await page.locator('.importing[data-step=taken]').waitFor();
}

/** Saves in a format and gives what was saved. */
export async function save(page: Page, format: 'word' | 'markdown' | 'csv' | 'annotations'): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await page.locator(`input[name=format][value=${format}]`).check();
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-save]').click()]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}
