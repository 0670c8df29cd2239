/**
 * A renderer that has been taken over can say all that our content script could, in its name. And what an ordinary page, or
 * an address that somebody sends, can do to the extension's own pages. Against the build that is shipped.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { contentWorld, type ContentWorld } from '../support/content-world.ts';
import { builtExtension, ROOT } from '../support/extension.ts';
import { ENGLISH, pageOf } from './overlay-pages.ts';

let browser: Browser;
let build: string;
let page: Page;
let world: ContentWorld;
const asked: string[] = [];

beforeAll(async () => {
  build = await builtExtension('chrome');
  browser = await openBrowser({ extension: build, height: 700 });
  browser.context.on('request', (request) => asked.push(request.url()));
  for (const host of ['https://www.un.org/**', 'https://docs.un.org/**']) await serveUnder(browser.context, host, () => ({ body: pageOf(ENGLISH, 'en') }));
  page = await browser.open('https://www.un.org/en/here');
  await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0));
  await page.waitForTimeout(500);
  world = await contentWorld(page, browser.id);
}, 180_000);
afterAll(() => browser?.close());

const nothing = { outline: [], citations: [] };
const identity = (id: string | null): object => ({ id, language: 'en', title: 'x', date: null, type: null });

describe('a content script that is not ours any more', { timeout: 120_000 }, () => {
  test('is answered none of what the extension’s pages may ask', async () => {
    const types = [...new Set(readFileSync(join(ROOT, 'extension', 'messages.ts'), 'utf8').match(/'(?:panel|library)\/[a-z-]+'/gu) ?? [])].map((each) => each.slice(1, -1));
    expect(types.length).toBeGreaterThan(25);
    const asks = [null, {}, { tab: 1 }, { delegation: crypto.randomUUID(), role: 'head', uses: 500, note: crypto.randomUUID(), person: crypto.randomUUID(), name: 'x', address: 'https://evil.example', key: 'x', email: 'a@b.example', password: 'x'.repeat(9), code: 'x', after: null, documents: ['un:A/RES/1/1'] }];
    for (const type of [...types, 'library/fetch', 'library/progress', 'constructor', '__proto__', 'toString', '', 'overlay/', 'panel']) for (const ask of asks) {
      const answer = await Promise.race([world.ask(type, ask), new Promise((resolve) => setTimeout(() => resolve('silence'), 400))]);
      expect([type, JSON.stringify(answer ?? null)]).toEqual([type, expect.stringMatching(/^(?:null|"silence"|\{"ok":false,"problem":"notAllowed"\})$/u)]);
    }
    expect(await world.run(`chrome.runtime.sendMessage({ type: 'library/fetch', id: 'un:A/RES/1/1', address: 'https://www.un.org/fetched-by-hand', language: 'en' }).then(String, String)`)).not.toBeNull();
    expect(asked.filter((each) => each.includes('fetched-by-hand'))).toEqual([]);
  });

  test('has neither the extension’s storage nor its powers', async () => {
    const reach = await world.run(`(async () => {
      const tried = {};
      for (const area of ['local', 'session', 'sync', 'managed']) tried[area] = await Promise.resolve().then(() => chrome.storage?.[area]?.get(null)).then((found) => JSON.stringify(found ?? null), () => 'refused');
      for (const name of ['tabs', 'scripting', 'sidePanel', 'offscreen', 'alarms', 'contextMenus', 'omnibox', 'permissions', 'action', 'commands', 'windows', 'cookies', 'webRequest']) tried[name] = typeof chrome[name];
      tried.scripting = typeof chrome.scripting?.executeScript;
      tried.databases = (await indexedDB.databases()).map((each) => each.name).join();
      tried.port = await new Promise((resolve) => {
        const port = chrome.runtime.connect({ name: 'panel' });
        port.onMessage.addListener((message) => resolve(JSON.stringify(message)));
        port.onDisconnect.addListener(() => resolve('closed'));
        port.postMessage({ type: 'panel/export', ask: { after: null } });
      });
      tried.background = typeof chrome.runtime.getBackgroundPage + typeof chrome.extension?.getViews;
      tried.page = await fetch(chrome.runtime.getURL('/sidepanel.html')).then(() => 'read', () => 'refused');
      tried.frame = typeof document.documentElement.querySelector(':scope > div')?.shadowRoot;
      return tried;
    })()`) as Record<string, string>;
    const { local, session, sync, managed, databases, port, background, page: own, frame, ...powers } = reach;
    expect({ local, session, databases, port, background, own, frame }).toEqual({ local: 'refused', session: 'refused', databases: '', port: 'closed', background: 'undefinedundefined', own: 'refused', frame: 'object' });
    expect([sync, managed].filter((each) => each !== 'refused' && each !== '{}' && each !== 'null')).toEqual([]);
    expect(Object.entries(powers).filter(([, kind]) => kind !== 'undefined')).toEqual([]);
  });

  test('is no other page, and no document that its address contradicts', async () => {
    const here = 'web:https://www.un.org/en/here';
    expect(await world.ask('overlay/seen', { document: identity(here), ...nothing })).toEqual({ kept: true });
    for (const id of ['web:https://www.un.org/en/elsewhere', 'web:https://www.itu.int/secret', 'WEB:https://www.itu.int/secret', 'https://www.itu.int/secret', 'web:file:///home/x.pdf', 'file:x', 'nothing', '', 'un:', '__proto__', `web:${'x'.repeat(3_000)}`]) {
      expect([id, await world.ask('overlay/seen', { document: identity(id), ...nothing })]).toEqual([id, null]);
    }
    const named = await browser.open('https://docs.un.org/en/A/RES/70/125');
    await named.waitForTimeout(1_500);
    const there = await contentWorld(named, browser.id);
    expect(await there.ask('overlay/seen', { document: identity('un:A/RES/70/125'), ...nothing })).toEqual({ kept: true });
    for (const id of ['un:A/RES/70/1', 'itu:doc/C23/71', here, 'web:https://docs.un.org/en/A/RES/70/125']) {
      expect([id, await there.ask('overlay/seen', { document: identity(id), ...nothing })]).toEqual([id, null]);
    }
    await named.close();
  });

  test('goes through documents only slowly, and writes highlights only slowly, into the document that it shows', async () => {
    const seen = async (id: string): Promise<boolean> => (await world.ask('overlay/seen', { document: identity(id), ...nothing })) !== null;
    const taken: boolean[] = [];
    for (let n = 1; n <= 70; n += 1) taken.push(await seen(`un:A/RES/66/${n}`));
    expect(taken.filter(Boolean).length).toBeGreaterThan(20);
    expect(taken.filter(Boolean).length).toBeLessThan(60);
    await page.close();
    page = await browser.open('https://www.un.org/en/here');
    await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => highlight.size > 0));
    await page.waitForTimeout(1_000);
    world = await contentWorld(page, browser.id);
    const anchor = await world.ask('overlay/describe', { path: 'O1' });
    expect(anchor).not.toBeNull();
    const made: unknown[] = [];
    for (let n = 0; n < 70; n += 1) made.push(await world.ask('overlay/compose', { kind: 'highlight', anchor, position: 'oppose', delegation: crypto.randomUUID(), document: 'itu:doc/C23/71', stream: crypto.randomUUID(), author: crypto.randomUUID() }));
    const done = made.filter((each) => each !== null).length;
    expect([done > 20, done < 60]).toEqual([true, true]);
    const rows = await kept();
    expect(rows.length).toBe(done);
    expect(new Set(rows.map((row) => `${row.stream} ${row.document} ${row.note.kind} ${row.note.body}`))).toEqual(new Set([`${rows[0]!.stream} ${rows[0]!.document} highlight `]));
    expect(rows[0]!.document).not.toContain('C23/71');
  });

  test('learns neither words nor number of the notes on a document that it claims to show', async () => {
    const { document } = (await kept())[0]!;
    const words = String(await world.run("document.querySelector('main').textContent"));
    const told: unknown[] = [];
    // As itself, as an instrument that it is not, with a text of its own making, and by asking past what is here.
    for (const [id, text] of [[document, null], ['un:A/RES/66/3', null], ['un:A/RES/66/3', 'RESOLUTION 66/3\n1. Decides x;'], [document, 'x']] as const) {
      if (text !== null) await world.ask('overlay/read', { text, blocks: [{ start: 0, end: text.length, ranges: [[0, text.length]], role: 'paragraph' }] });
      told.push(await world.ask('overlay/seen', { document: identity(id), ...nothing }));
      for (const from of [0, 1, 500, -1, 1e9, '0', null]) told.push(await world.ask('overlay/placed', { from, document: { id: document }, id: document, tab: 1 }));
      for (const type of ['overlay/marks', 'overlay/locate']) told.push(await world.ask(type, { anchors: [], document: { id: document } }));
    }
    const heard = JSON.stringify(told);
    expect(/"(?:exact|prefix|suffix|quote|anchor|sketch|body|tags)":/u.test(heard)).toBe(false);
    for (let at = 0; at + 40 < words.length; at += 97) expect(heard).not.toContain(JSON.stringify(words.slice(at, at + 40)).slice(1, -1));
    // What it shows itself it may paint; of what it only claims to show it hears as of a document without notes.
    expect(told[0]).toEqual({ kept: true });
    expect((told[1] as { placed: unknown[] }).placed.length).toBeGreaterThan(0);
    const empty = [null, { kept: true }, { placed: [], next: null }, { ok: false, problem: 'notAllowed' }].map((each) => JSON.stringify(each));
    for (const answer of told.slice(10)) expect(empty).toContain(JSON.stringify(answer));
  });

  test('says of no note what became of it', async () => {
    expect(await world.ask('overlay/located', { outcomes: [{ note: crypto.randomUUID(), outcome: 'changed', now: 'words that were never there', path: null, reason: null }] })).toBeNull();
  });

  test('has nothing fetched or opened but official texts at official addresses', async () => {
    const before = browser.context.pages().length;
    const since = asked.length;
    const ids = ['web:https://evil.example/x.pdf', 'web:https://www.un.org/en/with-cookies', 'https://evil.example', 'web:http://localhost/x.pdf', 'web:http://127.0.0.1:1/x.pdf', 'web:file:///etc/passwd', 'web:javascript:alert(1)', 'web:data:text/html,x',
      'web:chrome-extension://x/options.html', 'un:A/RES/70/1@evil.example', 'un:A/../../../evil', 'un:A/RES/70/1?x=https://evil.example', 'itu:doc/../../evil', 'itu:doc///evil.example/x', 'itu:t/rec/X.509@../../..', 'itu:pp/res/71@//evil.example'];
    for (const id of ids) for (const language of ['en', '../../x', 'https://evil.example']) for (const locator of [null, 'javascript:alert(1)', '"><img src=x>']) {
      const ask = { id, locator, language, address: 'https://evil.example', url: 'https://evil.example' };
      await world.ask('overlay/open-cited', ask);
      if (locator === null) await world.ask('overlay/fetch', ask);
    }
    await page.waitForTimeout(1_500);
    const official = /^(?:chrome-extension:\/\/[a-p]{32}\/|blob:chrome-extension:|data:|https:\/\/(?:[a-z]+\.)*(?:un\.org|itu\.int|undocs\.org)\/)/u;
    expect(asked.slice(since).filter((each) => !official.test(each))).toEqual([]);
    expect(asked.slice(since).filter((each) => each.includes('with-cookies'))).toEqual([]);
    const opened = browser.context.pages().slice(before);
    for (const tab of opened) {
      expect(tab.url()).toMatch(/^chrome-extension:\/\/[a-p]{32}\/reader\.html\?address=https%3A%2F%2F(?:[a-z]+\.)*(?:un\.org|itu\.int)%2F/u);
      await tab.close();
    }
    expect(opened.length).toBeLessThan(16);
  });
});

describe('an ordinary page', { timeout: 120_000 }, () => {
  test('loads, frames and opens nothing of the extension', async () => {
    const files = readdirSync(build, { recursive: true }).map(String).filter((each) => /\.(?:html|js|css|json|png|svg|mjs|wasm)$/u.test(each));
    expect(files.length).toBeGreaterThan(12);
    const web = await browser.open('https://www.un.org/en/frames');
    const loaded = await web.evaluate(async ([base, names]) => {
      const found: string[] = [];
      const tries = names.flatMap((name) => [
        fetch(base + name).then(() => found.push(`fetch ${name}`), () => undefined),
        fetch(base + name, { mode: 'no-cors' }).then(() => found.push(`no-cors ${name}`), () => undefined),
        ...(['img', 'script', 'link', 'iframe', 'object', 'embed'] as const).map((tag) => new Promise<void>((resolve) => {
          const element = document.createElement(tag);
          element.addEventListener('load', () => {
            // A frame that was refused loads a page of the browser's, which is of no origin that could be read either.
            if (tag !== 'iframe' && tag !== 'object' && tag !== 'embed') found.push(`${tag} ${name}`);
            resolve();
          });
          element.addEventListener('error', () => resolve());
          setTimeout(resolve, 2_500);
          element.setAttribute(tag === 'link' ? 'href' : tag === 'object' ? 'data' : 'src', base + name);
          if (tag === 'link') element.setAttribute('rel', 'stylesheet');
          if (tag !== 'img' && (tag !== 'iframe' || name.endsWith('.html'))) document.body.append(element);
        })),
      ]);
      await Promise.all(tries);
      return found;
    }, [browser.page(''), files.filter((each) => !each.startsWith('pdfjs/') || /wasm$|\.mjs$/u.test(each)).slice(0, 60)] as const);
    expect(loaded).toEqual([]);
    expect(web.frames().map((frame) => frame.url()).filter((each) => each.startsWith('chrome-extension:'))).toEqual([]);
    const before = browser.context.pages().length;
    await web.evaluate((address) => {
      open(address);
      Object.assign(document.createElement('a'), { href: address, target: '_blank' }).click();
      location.href = address;
    }, browser.page('reader.html?address=https://www.un.org/x.pdf'));
    await web.waitForTimeout(1_000);
    const shown = browser.context.pages().slice(before - 1).map((each) => each.url());
    expect(shown.filter((each) => each.includes('reader.html') && each.startsWith('chrome-extension:'))).toEqual([]);
    for (const extra of browser.context.pages().slice(before)) await extra.close();
    await web.close();
  });

  test('nor does an address that somebody was sent make the reader fetch, open or run anything else', async () => {
    const since = asked.length;
    const addresses = ['javascript:document.title=1', 'JaVaScRiPt:alert(1)', 'data:text/html,<script>alert(1)</script>', 'blob:https://www.un.org/x', 'file:///etc/passwd', 'http://127.0.0.1:9/x.pdf', 'http://localhost/x.pdf', 'http://www.un.org/x.pdf',
      'https://evil.example/x.pdf', 'https://www.un.org@evil.example/x.pdf', 'https://user:word@www.un.org/x.pdf', 'https://www.un.org.evil.example/x.pdf', 'https://evil.example/?.un.org', 'https://evil.example#.un.org', 'https://xun.org/x.pdf', 'https://un.org%2eevil.example/',
      '//evil.example/x.pdf', 'chrome://settings', 'view-source:https://www.un.org/', `${browser.page('options.html')}`, 'filesystem:https://www.un.org/x', 'about:blank', '<img src=x onerror=alert(1)>', '\u202Efdp.exe'];
    for (const address of addresses) {
      const reader = await browser.context.newPage();
      const told: string[] = [];
      reader.on('dialog', (dialog) => {
        told.push(dialog.message());
        void dialog.dismiss();
      });
      await reader.goto(`${browser.page('reader.html')}?address=${encodeURIComponent(address)}#javascript:alert(1)`);
      await reader.locator('[role=alert]').waitFor({ timeout: 10_000 });
      expect([address, told, await reader.locator('iframe, object, embed, #paper *').count()]).toEqual([address, [], 0]);
      expect([address, /[\u202A-\u202E\u2066-\u2069]/u.test(await reader.title())]).toEqual([address, false]);
      await reader.locator('.more summary').click();
      const plain = reader.locator('.more .choices button', { hasText: /viewer|browser/iu });
      const before = browser.context.pages().length;
      if ((await plain.count()) > 0) await plain.first().click();
      await reader.waitForTimeout(100);
      expect([address, browser.context.pages().length]).toEqual([address, before]);
      await reader.close();
    }
    expect(asked.slice(since).filter((each) => !/^(?:chrome-extension:|data:|blob:chrome-extension:)/u.test(each))).toEqual([]);
  });
});

/** The notes of this browser's database, as the extension's pages read them. */
async function kept(): Promise<readonly { stream: string; document: string; note: { kind: string; body: string } }[]> {
  const options = await browser.open(browser.page('options.html'));
  const rows = await options.evaluate(async () => {
    const [{ name = '' } = {}] = [(await indexedDB.databases()).find((each) => each.name?.startsWith('rapporteur') === true && !/library|copies/u.test(each.name))];
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error as Error));
    });
    const all = await new Promise<unknown[]>((resolve, reject) => {
      const request = opened.transaction('notes').objectStore('notes').getAll();
      request.addEventListener('success', () => resolve(request.result as unknown[]));
      request.addEventListener('error', () => reject(request.error as Error));
    });
    opened.close();
    return all;
  });
  await options.close();
  return rows as Awaited<ReturnType<typeof kept>>;
}
