import { browser } from 'wxt/browser';

/** Opens the clause table in a tab; of one document, or (null) of all that have notes. */
export async function openTable(document: string | null): Promise<void> {
  const address = new URL(browser.runtime.getURL('/table.html' as '/sidepanel.html'));
  if (document !== null) address.searchParams.set('document', document);
  await browser.tabs.create({ url: address.href });
}
