/** A file chosen in another page of the extension, handed to a reader that is opened for it. It never leaves this computer. */
import { browser } from 'wxt/browser';

const channelOf = (ticket: string): BroadcastChannel => new BroadcastChannel(`file:${ticket}`);
/** Milliseconds that a reader may take to start. */
const PATIENCE = 20_000;

/** Opens a reader tab for a file. */
export async function openFileInReader(file: File): Promise<void> {
  const ticket = crypto.randomUUID();
  const channel = channelOf(ticket);
  const close = setTimeout(() => channel.close(), PATIENCE);
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.data !== 'ready') return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of this origin only
    channel.postMessage({ file });
    clearTimeout(close);
    setTimeout(() => channel.close(), 1_000);
  });
  await browser.tabs.create({ url: `${browser.runtime.getURL('/reader.html')}?file=${ticket}` });
}

/** In the reader: the file that it was opened for; null where nobody hands it over any more (a reload). */
export function takeFile(ticket: string): Promise<File | null> {
  const channel = channelOf(ticket);
  const { promise, resolve } = Promise.withResolvers<File | null>();
  channel.addEventListener('message', (event: MessageEvent<{ file?: unknown }>) => {
    if (event.data.file instanceof File) resolve(event.data.file);
  });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of this origin only
  channel.postMessage('ready');
  setTimeout(() => resolve(null), 3_000);
  return promise.finally(() => channel.close());
}
