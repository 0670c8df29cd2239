import type { Page } from 'playwright-core';

/** What a change of size or scheme sets off has been drawn: after two frames; fonts and what they move may come a little later. */
export async function drawn(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 250))))));
}
