/**
 * Firefox with the real add-on, through WebDriver BiDi. Nothing leaves the machine: every request that no handler
 * answers is refused.
 */
import { launch } from 'puppeteer-core';
import type { Browser, HTTPRequest, Page } from 'puppeteer-core';
import { findFirefox } from '../../.setup/browsers.mjs';
import type { Served } from './browser.ts';

/** The add-on's id in `extension/wxt.config.ts`. */
const ADD_ON = 'rapporteur@rapporteur.invalid';
/** Firefox draws an add-on's host name by lot; ours is fixed so that its pages have a known address. */
const HOST = '7d0f3c52-6a2e-4d0c-9b1e-2f6a4c8e1b37';

export interface Firefox {
  readonly browser: Browser;
  /** A new tab on an address; `handler` answers its requests, null is refused. */
  open(address: string, handler: (address: URL) => Served | null): Promise<Page>;
  /** One of the add-on's own pages in a tab, such as `sidepanel.html`. */
  openPage(path: string): Promise<Page>;
  /** Opens the browser's real sidebar as its button does; the address that it shows. */
  openSidebar(): Promise<string>;
  close(): Promise<void>;
}

/**
 * @param extension a folder from `builtExtension('firefox-test')`
 * @param sites the port on this computer to which every host's pages lead, with a certificate that nobody signed; 0: nothing leads anywhere
 */
export async function openFirefox(extension: string, sites = 0): Promise<Firefox> {
  const executablePath = findFirefox();
  if (executablePath === null) throw new Error('Firefox was not found; set FIREFOX_PATH, or run npm run setup -- --tests.');
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    acceptInsecureCerts: sites !== 0,
    // Pages of an add-on count as the browser's own, which WebDriver keeps off unless it is let in.
    args: ['-remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [ADD_ON]: HOST }),
      ...(sites === 0 ? { 'network.dns.disabled': true } : { 'network.dns.forceResolve': '127.0.0.1', 'network.socket.forcePort': `443=${sites};80=${sites}` }),
      'intl.accept_languages': 'en',
    },
  });
  try {
    await browser.installExtension(extension);
  } catch (error) {
    await browser.close();
    throw error;
  }
  return {
    browser,
    openSidebar: () => inBrowserWindow(browser, OPEN_SIDEBAR),
    openPage: async (path) => {
      const page = await browser.newPage();
      const address = `moz-extension://${HOST}/${path}`;
      // The tab changes its process on the way to an add-on's page, and the driver never hears that it arrived.
      page.goto(address).catch(() => {});
      await arrived(page, address);
      return page;
    },
    open: async (address, handler) => {
      const page = await browser.newPage();
      await page.setRequestInterception(true);
      page.on('request', (request) => void answer(request, handler));
      await page.goto(address, { waitUntil: 'load' });
      return page;
    },
    close: () => browser.close(),
  };
}

/** Asked again and again: in the middle of the change of processes there is nothing that could be asked to wait. */
async function arrived(page: Page, address: string): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    const there = await page.evaluate((wanted) => location.href === wanted && document.readyState === 'complete', address).catch(() => false);
    if (there) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Firefox did not open ${address}.`);
}

async function answer(request: HTTPRequest, handler: (address: URL) => Served | null): Promise<void> {
  const served = handler(new URL(request.url()));
  if (served === null) return request.abort();
  return request.respond({ status: served.status ?? 200, contentType: served.type ?? 'text/html; charset=utf-8', headers: { ...served.headers }, body: served.body });
}

/** Runs in Firefox's own window: the add-on's sidebar, and once it has loaded, where it is. */
const OPEN_SIDEBAR = `(async () => {
  const id = [...SidebarController.sidebars.keys()].find((key) => key.startsWith(${JSON.stringify(ADD_ON.replaceAll(/[@.]/g, '_'))}));
  await SidebarController.show(id);
  const frame = () => document.getElementById('sidebar').contentDocument?.getElementById('webext-panels-browser');
  for (let turn = 0; turn < 100; turn++) {
    const shown = frame()?.currentURI?.spec ?? '';
    if (shown.startsWith('moz-extension:')) return shown;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return frame()?.currentURI?.spec ?? 'no sidebar';
})()`;

/** The driver's public interface reaches pages only; the window of the browser itself is one command further. */
async function inBrowserWindow(browser: Browser, expression: string): Promise<string> {
  const { connection } = browser as unknown as { connection: { send(method: string, params: object): Promise<{ result: unknown }> } };
  const tree = (await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as { contexts: { context: string; url: string }[] };
  const window = tree.contexts.find((one) => one.url.endsWith('/browser.xhtml'));
  if (window === undefined) throw new Error('Firefox shows no window.');
  const evaluated = (await connection.send('script.evaluate', { expression, target: { context: window.context }, awaitPromise: true })).result as { result?: { value?: unknown } };
  return String(evaluated.result?.value ?? JSON.stringify(evaluated));
}
