/** Pages that overlays had read go into the library, but for those of private windows. */
import { browser } from 'wxt/browser';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { keepInLibrary } from '../library/taking-in.ts';

export async function keepRead(tab: number, document: DocumentText, reading: Reading, address: string): Promise<void> {
  if (!(await isHidden(tab))) await keepInLibrary(document, reading, address).catch(() => false);
}

/** Whether a tab is of a private window, or gone: what it shows is not kept. */
export async function isHidden(tab: number): Promise<boolean> {
  try {
    return (await browser.tabs.get(tab)).incognito;
  } catch {
    return true;
  }
}
