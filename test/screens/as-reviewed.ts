/** What every screen with a delegation's work on it has to be; a test file a direction, so that two run side by side. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../server/embedded/main.ts';
import type { Language } from '../../shared/languages/types.ts';
import { difference, photograph, referenceOf, SCHEMES, type Scheme } from './picture.ts';
import { layDesk, SCREENS, type Desk } from './screens.ts';
import { startPrepared } from '../support/backend.ts';

/** Of the picture's squares: times of day, ports and names of weekdays differ from run to run. */
const DIFFERS_MOST = 0.03;

/** The pictures were taken with Debian's fonts: elsewhere lines break at other words, and nothing is compared. */
const COMPARED = process.platform === 'linux' && existsSync('/usr/share/fonts/truetype/noto');
if (!COMPARED && process.env['CI'] === 'true') throw new Error("Debian's Noto fonts are not installed (fonts-noto-core, fonts-noto-cjk).");
if (!COMPARED) console.warn("Skipped: screens beside their reviewed pictures (these were taken with Debian's Noto fonts).");

/** Tests that every screen is as its reviewed picture shows it, that axe finds nothing in light and dark, that nothing is cut off at 200 %. */
export function screensAsReviewed(language: Language): void {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-screens-'));
  let backend: Backend;
  let desk: Desk;
  beforeAll(async () => {
    backend = await startPrepared({ port: 0, dataDir: folder });
    desk = await layDesk(backend, language);
  }, 120_000);
  afterAll(async () => {
    await desk?.close();
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.each(SCREENS)('$name', async (screen) => {
    const page = await screen.show(desk);
    try {
      for (const scheme of SCHEMES) {
        const differs = !COMPARED ? 0 : await difference(desk.bench, await photograph(page, scheme, desk.bench), referenceOf(screen.name, language, scheme));
        expect(differs, `${scheme}: differs from the reviewed picture; look at it anew with npm run pictures`).toBeLessThanOrEqual(DIFFERS_MOST);
        // The site's own page is not ours to mend; our boxes on it have tests of their own.
        expect(screen.ofSite === true ? [] : await axeOn(page, scheme)).toEqual([]);
      }
      if (screen.ofSite === true) return;
      const size = page.viewportSize()!;
      // 1280 wide at 200 %; a panel of 640 is 320.
      await page.setViewportSize({ width: size.width > 600 ? 640 : 320, height: 480 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(1);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(language === 'ar' ? 'rtl' : 'ltr');
      await page.setViewportSize(size);
    } finally {
      await page.emulateMedia({ colorScheme: 'light' });
      await screen.leave?.(desk, page);
    }
  }, 60_000);

  test.skipIf(!COMPARED)('a picture of another language or scheme is told from the reviewed one', async () => {
    const page = await SCREENS.find(({ name }) => name === 'panel-notes')!.show(desk);
    const taken = await photograph(page, 'light', desk.bench);
    for (const [other, scheme] of [[language === 'ar' ? 'en' : 'ar', 'light'], ['fr', 'light'], [language, 'dark']] as const) {
      expect(await difference(desk.bench, taken, referenceOf('panel-notes', other, scheme))).toBeGreaterThan(DIFFERS_MOST);
    }
  }, 60_000);
}

/** What axe has against the page; in the dark only colours are others. */
async function axeOn(page: Page, scheme: Scheme): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations } = await (scheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
