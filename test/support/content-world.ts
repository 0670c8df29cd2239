/** What a compromised renderer can do: run code where our content script runs, with all that the browser gives it there. */
import type { CDPSession, Page } from 'playwright-core';

export interface ContentWorld {
  /** Asks the background as the overlay of this page does. */
  ask(type: string, ask: unknown): Promise<unknown>;
  /** The value of an expression in the content script's world, awaited. */
  run(expression: string): Promise<unknown>;
}

/** @throws {Error} when no script of the extension has a world in the page's top frame */
export async function contentWorld(page: Page, extension: string): Promise<ContentWorld> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const worlds: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extension}`) worlds.push(context.id);
  });
  await session.send('Runtime.enable');
  const contextId = worlds[0];
  if (contextId === undefined) throw new Error('No script of the extension runs in this page.');
  const run = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, contextId, awaitPromise: true, returnByValue: true });
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  return { run, ask: (type, ask) => run(`chrome.runtime.sendMessage(${JSON.stringify({ type, ask })})`) };
}
