/** Pictures of overlay, popover and panel in Arabic and English, light and dark, at a laptop's and a phone's width. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Delegate } from './delegate.ts';
import type { ShelfDocument } from './documents.ts';
import { drawn } from './drawn.ts';
import { pointAt } from './gestures.ts';

interface Gallery {
  /** Reads in Arabic. */
  readonly amina: Delegate;
  /** Reads in English. */
  readonly boris: Delegate;
  readonly documents: readonly ShelfDocument[];
  readonly folder: string;
}

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [1280, 400] as const;

/** A citation that stands in each of our ITU samples: its number. */
const CITED = '140';

export async function pictureGallery({ amina, boris, documents, folder }: Gallery): Promise<void> {
  for (const [language, delegate] of [['ar', amina], ['en', boris]] as const) {
    const sample = documents.find((document) => document.slug === `council-res-1987-${language}`);
    if (sample === undefined) throw new Error(`The ${language} sample is missing.`);
    const page = await delegate.browser.open(sample.address);
    for (const scheme of SCHEMES) {
      for (const width of WIDTHS) {
        const name = (what: string): string => join(folder, `${what}-${language}-${scheme}-${width}.png`);
        await dress(page, scheme, width);
        await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
        await page.waitForFunction(() => CSS.highlights.size > 0);
        await drawn(page);
        await page.screenshot({ path: name('overlay') });
        await pointAt(page, CITED);
        await page.locator('.boxes article').waitFor();
        await drawn(page);
        await page.screenshot({ path: name('popover') });
        await page.keyboard.press('Escape');
        await page.mouse.move(2, 2);
        await dress(delegate.panel, scheme, width);
        for (const view of ['outline', 'notes', 'citations']) {
          await delegate.panel.locator(`#tab-${view}`).click();
          await drawn(delegate.panel);
          await delegate.panel.screenshot({ path: name(`panel-${view}`) });
        }
        await page.bringToFront();
      }
    }
    await page.close();
  }
}

async function dress(page: Page, scheme: 'light' | 'dark', width: number): Promise<void> {
  await page.bringToFront();
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 900 });
}
