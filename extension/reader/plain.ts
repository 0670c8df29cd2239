/** The way from the reader to the browser's own viewer, where documents of a site open in the reader by themselves. */
import { browser } from 'wxt/browser';
import { isCovered } from '../covered.ts';

/** In the session's storage: the document that is to be left alone when a tab comes to it. */
const KEY = 'plain';
/** Milliseconds that a tab may take to get there. */
const PATIENCE = 30_000;

/** Opens a document in the browser's own viewer, beside the reader. */
export async function openPlain(address: string): Promise<void> {
  // The reader's address may have been made by anybody.
  if (!isCovered(address)) return;
  await browser.storage.session.set({ [KEY]: { address, at: Date.now() } });
  await browser.tabs.create({ url: address });
}

/** For the background: whether a tab comes to this address because the plain viewer was asked for. */
export async function plainWanted(address: string): Promise<boolean> {
  const wanted = (await browser.storage.session.get(KEY))[KEY] as { address?: unknown; at?: unknown } | undefined;
  return wanted?.address === address && typeof wanted.at === 'number' && Date.now() - wanted.at < PATIENCE;
}
