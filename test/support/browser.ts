/**
 * Chromium with the real extension, for tests and for the demo. No request leaves the machine unless `network` is
 * set: whatever a test does not serve under its real host name does not resolve.
 */
import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page, Worker } from 'playwright-core';
import { findChromium } from '../../.setup/browsers.mjs';

export interface BrowserOptions {
  /** A folder from `builtExtension`; none starts Chromium bare. */
  readonly extension?: string;
  /** What the browser asks pages for and shows its own words in, such as `ar`; `en` otherwise. */
  readonly language?: string;
  readonly dark?: boolean;
  /** Of the viewport in CSS pixels; 1280 × 900 otherwise. */
  readonly width?: number;
  readonly height?: number;
  /** A profile kept on disk; a temporary one otherwise. */
  readonly profileDir?: string;
  /** False opens a window for a person. */
  readonly headless?: boolean;
  readonly network?: boolean;
  /** Who closes the browser on Ctrl-C: the driver, which then ends the process, or the caller. */
  readonly signals?: 'driver' | 'caller';
  readonly args?: readonly string[];
}

export interface Browser {
  readonly context: BrowserContext;
  /** The extension's id; empty without one. */
  readonly id: string;
  /** The running service worker; starts none, waits up to 10 s for one. */
  worker(): Promise<Worker>;
  /** A new tab on an address, loaded. */
  open(address: string): Promise<Page>;
  /** The address of one of the extension's own pages, such as `sidepanel.html`. */
  page(path: string): string;
  /** The panel in a tab of its own, bound to `tab` by `?tab=`; the browser's own side panel is out of a driver's reach. */
  openPanel(tab: Page): Promise<Page>;
  tabId(tab: Page): Promise<number>;
  /** Kills the service worker as the browser does when it is idle; resolves once it is gone. */
  killServiceWorker(): Promise<void>;
  close(): Promise<void>;
}

export async function openBrowser(options: BrowserOptions = {}): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('Chromium was not found; set CHROMIUM_PATH, or run npm run setup.');
  const { extension, language = 'en', dark = false, width = 1280, height = 900, headless = true } = options;
  const context = await chromium.launchPersistentContext(options.profileDir ?? '', {
    executablePath,
    headless,
    locale: language,
    colorScheme: dark ? 'dark' : 'light',
    viewport: headless ? { width, height } : null,
    ...(options.signals === 'caller' ? { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false } : {}),
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      ...(extension === undefined ? [] : [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`]),
      // Branded Chrome refuses --load-extension unless told. Only there: the last list of features replaces the driver's own.
      ...(/google.?chrome(?!.?for.?testing)/i.test(executablePath) ? ['--disable-features=DisableLoadExtensionCommandLineSwitch'] : []),
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      // Nothing but this computer resolves, so that no test depends on a network or reaches a real site.
      ...(options.network ? [] : ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1']),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--accept-lang=${language}`,
      ...(options.args ?? []),
    ],
    env: { ...process.env, LANGUAGE: language } as Record<string, string>,
  });
  const id = extension === undefined ? '' : extensionId(extension);
  const browser = handle(context, id);
  if (extension !== undefined) await browser.worker();
  return browser;
}

function handle(context: BrowserContext, id: string): Browser {
  const page = (path: string): string => `chrome-extension://${id}/${path}`;
  // The driver is not told of a killed service worker's end and keeps listing it.
  const dead = new WeakSet<Worker>();
  const own = (worker: Worker): boolean => worker.url().startsWith(page('')) && !dead.has(worker);
  const worker = async (): Promise<Worker> =>
    context.serviceWorkers().find(own) ?? (await context.waitForEvent('serviceworker', { predicate: own, timeout: 10_000 }));
  const open = async (address: string): Promise<Page> => {
    const tab = await context.newPage();
    await tab.goto(address, { waitUntil: 'load' });
    return tab;
  };
  const tabId = async (tab: Page): Promise<number> => {
    await tab.bringToFront();
    const found = await newestTab(await worker(), tab.url());
    if (found === null) throw new Error(`The browser knows no tab with the address ${tab.url()}.`);
    return found;
  };
  return {
    context,
    id,
    page,
    worker,
    open,
    tabId,
    openPanel: async (tab) => open(page(`sidepanel.html?tab=${await tabId(tab)}`)),
    killServiceWorker: async () => {
      for (const running of context.serviceWorkers()) if (own(running)) dead.add(running);
      const session = await context.newCDPSession(context.pages()[0] ?? (await context.newPage()));
      const left = async (): Promise<string[]> =>
        (await session.send('Target.getTargets')).targetInfos.filter((target) => target.type === 'service_worker' && target.url.startsWith(page(''))).map((target) => target.targetId);
      // A page may wake it again at once, under the same id: killed some times over, it has been gone.
      for (let tries = 0; tries < 50; tries += 1) {
        const running = await left();
        if (running.length === 0) break;
        for (const targetId of running) await session.send('Target.closeTarget', { targetId }).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await session.detach();
    },
    close: () => context.close(),
  };
}

/** The id of the newest active tab with this address; the worker is asked, since it may see covered sites' addresses. */
async function newestTab(worker: Worker, address: string): Promise<number | null> {
  return worker.evaluate(async (wanted) => {
    const { tabs } = (globalThis as unknown as { chrome: { tabs: { query(filter: object): Promise<{ id?: number; url?: string; active: boolean }[]> } } }).chrome;
    const all = await tabs.query({});
    const matching = all.filter((tab) => tab.url === wanted);
    return (matching.find((tab) => tab.active) ?? matching.at(-1) ?? all.find((tab) => tab.active && tab.url === undefined))?.id ?? null;
  }, address);
}

/** Chromium names an unpacked extension after its path: the first 32 hex digits of the SHA-256, as letters a to p. */
export function extensionId(folder: string): string {
  const hex = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 32);
  return [...hex].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

export interface Served {
  readonly status?: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** Answers every request that matches `pattern`, such as `https://www.itu.int/**`; null is a 404. */
export async function serveUnder(context: BrowserContext, pattern: string, handler: (address: URL) => Served | null | Promise<Served | null>): Promise<void> {
  await context.route(pattern, async (route) => {
    const served = await handler(new URL(route.request().url()));
    if (served === null) return route.fulfill({ status: 404, contentType: 'text/plain; charset=utf-8', body: 'Not found' });
    return route.fulfill({ status: served.status ?? 200, contentType: served.type ?? 'text/html; charset=utf-8', headers: { ...served.headers }, body: served.body });
  });
}
