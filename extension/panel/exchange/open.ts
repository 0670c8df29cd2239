import { browser } from 'wxt/browser';

/** Opens the page for export and import. @param beside the document and the tab that it was asked for beside, where there is one */
export async function openExchange(beside: { readonly document: string; readonly tab: number } | null, which: 'export' | 'import' = 'export'): Promise<void> {
  const asked = beside === null ? '' : `?${new URLSearchParams({ document: beside.document, tab: String(beside.tab) }).toString()}`;
  await browser.tabs.create({ url: `${browser.runtime.getURL('/exchange.html')}${asked}#${which}` });
}
