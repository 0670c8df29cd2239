/** The tab beside the panel: the document that it shows, where its notes stand, and what its overlay asked for. */
import { computed, effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { askBackground, type TabDocument, type ToOverlay } from '../../messages.ts';
import { composeKey, documentKeyOf, locatedKey, siteKey, tabKey, type Composing, type LocatedOf, type SiteOf } from '../../tab-keys.ts';
import { say } from './toast.ts';

export const tab = signal<number | null>(null);
export const tabDocument = signal<TabDocument | null>(null);
export const located = signal<LocatedOf>({});
export const site = signal<SiteOf | null>(null);
/** What the overlay asked the panel to open; null: nothing. */
export const composing = signal<Composing | null>(null);
export const documentKey = computed(() => (tabDocument.value === null ? null : documentKeyOf(tabDocument.value)));
/** Whether it is known what the tab shows. */
export const loaded = signal(false);

/** Follows the tab given in the page's own address, else the window's active one. */
export async function followTab(): Promise<void> {
  effect(() => {
    const now = tab.value;
    if (now !== null) void readTab(now);
  });
  browser.storage.session.onChanged.addListener((changes) => {
    const now = tab.value;
    if (now !== null && [tabKey(now), locatedKey(now), siteKey(now), composeKey(now)].some((key) => key in changes)) void readTab(now);
  });
  const given = Number(new URLSearchParams(location.search).get('tab'));
  if (Number.isSafeInteger(given) && given > 0) {
    tab.value = given;
    return;
  }
  const { id: here } = await browser.windows.getCurrent();
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  tab.value = active?.id ?? null;
  browser.tabs.onActivated.addListener((now) => {
    if (now.windowId === here) tab.value = now.tabId;
  });
}

async function readTab(now: number): Promise<void> {
  const all = await browser.storage.session.get([tabKey(now), locatedKey(now), siteKey(now), composeKey(now)]);
  if (tab.peek() !== now) return;
  tabDocument.value = (all[tabKey(now)] as TabDocument | undefined) ?? null;
  located.value = (all[locatedKey(now)] as LocatedOf | undefined) ?? {};
  site.value = (all[siteKey(now)] as SiteOf | undefined) ?? null;
  composing.value = (all[composeKey(now)] as Composing | undefined) ?? null;
  loaded.value = true;
}

/** What the overlay asked for was opened. */
export async function takeComposing(now: number): Promise<void> {
  composing.value = null;
  await browser.storage.session.remove(composeKey(now));
}

/** Goes to a place in the document that the tab shows. */
export async function go(to: Extract<ToOverlay, { type: 'go' }>['to']): Promise<void> {
  const here = tab.value;
  if (here !== null) say(await askBackground('panel/go', { tab: here, to }));
}
