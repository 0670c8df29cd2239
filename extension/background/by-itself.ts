/**
 * Documents that open in the reader by themselves, on the sites where the person wants it. Back leads from the reader to
 * the browser's own viewer and stays there: whoever returns to the address wants to see it.
 */
import { browser } from 'wxt/browser';
import { plainWanted } from '../reader/plain.ts';
import { readable } from '../library/readable.ts';
import { placeOfLink, readerAddress } from '../reader/ways.ts';
import { valueOf } from '../store/values.ts';
import { chooseLanguage } from '../words/choose.ts';

/** In the session's storage, by tab: the address from which it was led into the reader, or that it shows plainly. */
const keyOf = (tab: number): string => `led:${tab}`;

export function openByItself(): void {
  browser.tabs.onUpdated.addListener((tab, change) => {
    if (change.url !== undefined) void came(tab, change.url).catch(() => undefined);
  });
  browser.tabs.onRemoved.addListener((tab) => void browser.storage.session.remove(keyOf(tab)).catch(() => undefined));
}

async function came(tab: number, url: string): Promise<void> {
  if (url.startsWith(browser.runtime.getURL('/'))) return;
  const key = keyOf(tab);
  const led = (await browser.storage.session.get(key))[key];
  if (led === url) return;
  const sites = URL.canParse(url) ? await valueOf('sitesRead') : [];
  const found = sites.includes(URL.canParse(url) ? new URL(url).hostname : '') ? readable(url, chooseLanguage(await valueOf('language'), navigator.languages)) : null;
  // A guessed address, such as of a meeting document's page, is only ever offered.
  if (found === null || !found.certain) {
    if (led !== undefined) await browser.storage.session.remove(key);
    return;
  }
  await browser.storage.session.set({ [key]: url });
  if (!(await plainWanted(url))) await browser.tabs.update(tab, { url: readerAddress(found.address, placeOfLink(url)) });
}
