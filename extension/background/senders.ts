import { browser, type Browser } from 'wxt/browser';
import { isCovered } from '../covered.ts';

/** Who sent a message, as the browser says (never as the message says). */
export type Sender =
  /** One of the extension's own pages: the panel, the options, the reader; the reader stands in a tab. */
  | { readonly kind: 'page'; readonly tab: number | null; readonly address: string }
  /** The overlay in the top frame of a tab. */
  | { readonly kind: 'overlay'; readonly tab: number; readonly window: number; readonly address: string };

/** null: nobody whom this extension answers (another extension, a frame inside a page, a site that is not covered, a sender without an address). */
export function senderOf(sender: Browser.runtime.MessageSender): Sender | null {
  if (sender.id !== browser.runtime.id || sender.url === undefined) return null;
  const address = sender.url;
  if (address.startsWith(browser.runtime.getURL('/'))) return { kind: 'page', tab: sender.tab?.id ?? null, address };
  if (sender.tab?.id === undefined || sender.frameId !== 0) return null;
  if (!isCovered(address)) return null;
  return { kind: 'overlay', tab: sender.tab.id, window: sender.tab.windowId, address };
}

/** The host of an address, under which the overlay's being on or off is remembered. */
export function hostOf(address: string): string {
  try {
    return new URL(address).hostname;
  } catch {
    return '';
  }
}
