import { browser } from 'wxt/browser';

/** False in the tests' own build, where every browser is a new one. */
declare const __FIRST_PAGE__: boolean;

/** Opens the welcome page once, when the extension has just been installed; after an update nothing opens by itself. */
export function startFirstPage(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install' && __FIRST_PAGE__) void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') }).catch(() => undefined);
  });
}
