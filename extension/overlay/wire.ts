/**
 * The overlay's end of the protocol in `messages.ts`. Only the browser's extension messaging is used, never
 * `postMessage`: the page cannot speak here.
 */
import { browser } from 'wxt/browser';
import type { OverlayRequests, ToOverlay } from '../messages.ts';

const orphan = new AbortController();

/** Aborts when this script finds that it has outlived its extension (an update, a removal): nobody answers any more. */
export const orphaned: AbortSignal = orphan.signal;

export type Ask<K extends keyof OverlayRequests> = OverlayRequests[K]['ask'];
export type Answer<K extends keyof OverlayRequests> = OverlayRequests[K]['answer'];

/**
 * Asks the background. Null when it gives no answer: it was updated or is gone, or it refused;
 * the overlay then goes on with what it knows.
 */
export async function ask<K extends keyof OverlayRequests>(type: K, content: Ask<K>): Promise<Answer<K> | null> {
  try {
    const answer: unknown = await browser.runtime.sendMessage({ type, ask: content });
    return (answer ?? null) as Answer<K> | null;
  } catch {
    if (!browser.runtime?.id) orphan.abort();
    return null;
  }
}

/** Milliseconds between tries: a background that is being started or updated answers soon. */
const RETRIES = [300, 1500, 5000] as const;

/** Asks again for a while when there is no answer; `stale` says that nobody waits for it any more. */
export async function askUntil<K extends keyof OverlayRequests>(type: K, content: Ask<K>, stale: () => boolean): Promise<Answer<K> | null> {
  for (const wait of [...RETRIES, null]) {
    const answer = await ask(type, content);
    if (answer !== null || wait === null || stale()) return answer;
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
  }
  return null;
}

/** Hears the background until `signal` aborts. Messages of anything but this extension's background are dropped. */
export function hear(listener: (message: ToOverlay) => void, signal: AbortSignal): void {
  const onMessage = (message: unknown, sender: { id?: string; tab?: unknown }) => {
    if (sender.id !== browser.runtime.id || sender.tab) return;
    if (typeof message === 'object' && message !== null && 'type' in message) listener(message as ToOverlay);
  };
  browser.runtime.onMessage.addListener(onMessage);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(onMessage));
}
