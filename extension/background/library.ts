/** Pages that overlays had read go into the library, but for those of private windows. */
import { browser } from 'wxt/browser';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { keepInLibrary } from '../library/taking-in.ts';

export async function keepRead(tab: number, document: DocumentText, reading: Reading, address: string): Promise<void> {
  try {
    if ((await browser.tabs.get(tab)).incognito) return;
    await keepInLibrary(document, reading, address);
  } catch {
    // The tab is gone: what it showed is not kept.
  }
}
