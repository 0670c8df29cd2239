/**
 * What each tab shows, in the browser's session storage: it outlives the service worker, is gone with the browser, and
 * content scripts cannot read it. Pages of the extension read it themselves and are told of changes by the browser.
 */
import { browser } from 'wxt/browser';
import type { LocatedNote, TabDocument } from '../messages.ts';
import { composeKey, documentKeyOf, inViewKey, locatedKey, siteKey, tabKey, type Composing, type LocatedOf, type SiteOf } from '../tab-keys.ts';

export async function keepDocument(tab: number, document: TabDocument): Promise<void> {
  try {
    await browser.storage.session.set({ [tabKey(tab)]: document });
  } catch {
    // The session's storage is full (10 MB): other tabs read their page again when they are next looked at.
    const all = await browser.storage.session.get(null);
    await browser.storage.session.remove(Object.keys(all).filter((key) => key.startsWith('tab:') || key.startsWith('located:')));
    await browser.storage.session.set({ [tabKey(tab)]: document });
  }
}

export async function documentOf(tab: number): Promise<TabDocument | null> {
  const key = tabKey(tab);
  return ((await browser.storage.session.get(key))[key] as TabDocument | undefined) ?? null;
}

/** Batches of one page come quickly after each other: each is put to what the one before left. */
let keeping: Promise<void> = Promise.resolve();

export function keepLocated(tab: number, outcomes: readonly LocatedNote[]): Promise<void> {
  keeping = keeping.catch(() => undefined).then(() => putLocated(tab, outcomes));
  return keeping;
}

async function putLocated(tab: number, outcomes: readonly LocatedNote[]): Promise<void> {
  const key = locatedKey(tab);
  const before = ((await browser.storage.session.get(key))[key] as LocatedOf | undefined) ?? {};
  const now: Record<string, LocatedOf[string]> = { ...before };
  for (const { note, ...what } of outcomes) now[note] = what;
  await browser.storage.session.set({ [key]: now });
}

export async function keepSite(tab: number, site: SiteOf): Promise<void> {
  await browser.storage.session.set({ [siteKey(tab)]: site });
}

/** Leaves for the panel what it shall open a composer (or a note) for. */
export async function keepComposing(tab: number, composing: Composing): Promise<void> {
  await browser.storage.session.set({ [composeKey(tab)]: composing });
}

export async function keepInView(tab: number, path: string | null): Promise<void> {
  if (path === null) await browser.storage.session.remove(inViewKey(tab));
  else await browser.storage.session.set({ [inViewKey(tab)]: path });
}

export async function forgetTab(tab: number): Promise<void> {
  await browser.storage.session.remove([tabKey(tab), locatedKey(tab), siteKey(tab), composeKey(tab), inViewKey(tab)]);
}

/** The tabs that show one of these documents, with the document's key. */
export async function tabsShowing(documents: ReadonlySet<string> | null): Promise<{ tab: number; key: string }[]> {
  const all = await browser.storage.session.get(null);
  const found: { tab: number; key: string }[] = [];
  for (const [name, value] of Object.entries(all)) {
    if (!name.startsWith('tab:')) continue;
    const key = documentKeyOf(value as TabDocument);
    if (documents === null || documents.has(key)) found.push({ tab: Number(name.slice(4)), key });
  }
  return found;
}

export async function siteOf(tab: number): Promise<SiteOf | null> {
  const key = siteKey(tab);
  return ((await browser.storage.session.get(key))[key] as SiteOf | undefined) ?? null;
}
