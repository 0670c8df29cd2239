/**
 * The corpus of hostile words (test/attack/vectors.ts), by way of the backend into everything that shows what others wrote;
 * and a page that does all that a page can to find out what a delegation thinks of it.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAR, VECTORS } from '../attack/vectors.ts';
import { WILD } from '../attack/wild.ts';
import { signIn, type Person as Client } from '../server/backends.ts';
import { CONTENT, create, edit } from '../server/operations.ts';
import { serveUnder } from '../support/browser.ts';
import { ENGLISH, pageOf, painted } from './overlay-pages.ts';
import { chooseServer, closeAccount, createDelegation, invite, openAccount, openServer, signUp, sitDown, write, type Person, type Server } from './panel-people.ts';

const WRITER = { name: '<img src=x onerror=window.__ran=1>', email: 'writer@utopia.example', password: 'a long password 1' };
const READER = { name: 'Reader', email: 'reader@utopia.example', password: 'a long password 2' };
const DOCUMENT = 'itu:council/res/9999';

describe('the corpus of hostile words', { timeout: 180_000 }, () => {
  let server: Server;
  let reader: Person;
  let writer: Client;
  const asked: string[] = [];

  beforeAll(async () => {
    server = await openServer();
    await server.backend.addPerson(WRITER);
    writer = await signIn(server.backend, WRITER.email, WRITER.password);
    reader = await sitDown();
    await chooseServer(reader, server.backend);
    await signUp(reader, server.backend, READER);
    await createDelegation(reader, 'Utopia');
    const code = await invite(reader);
    const joined = await writer.call('join_delegation', { p_code: code });
    if (joined.outcome !== 'joined') throw new Error(joined.code);
    reader.browser.context.on('request', (request) => asked.push(request.url()));
    reader.panel.on('dialog', (dialog) => {
      asked.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    const anchor = { ...CONTENT.anchor, from: { path: 'O1.1', offset: 0 }, to: { path: 'O1.1', offset: 4 }, language: 'en' as const };
    for (const { text } of VECTORS) {
      const storable = text.replaceAll('\0', '');
      const tag = [...storable.replaceAll(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')].slice(0, 64).join('').trim();
      const made = create(joined.delegation.id, {
        document: DOCUMENT, anchor: { ...anchor, quote: { exact: storable, prefix: storable, suffix: storable } }, body: storable, wording: storable, position: 'amend', tags: [tag],
      });
      // Edited once, so that each has a history to show.
      const answers = await writer.call('push_operations', { p_operations: [made, edit(made, { body: `${storable} ` }, 1e9, made.id)] });
      if (answers.some(({ outcome }) => outcome !== 'applied')) throw new Error(`${text}: ${JSON.stringify(answers)}`);
    }
    await closeAccount(reader);
    await reader.panel.locator('#tab-notes').click();
    await reader.panel.locator('.note').first().waitFor();
  }, 180_000);
  afterAll(async () => {
    await writer?.client.removeAllChannels();
    await reader?.close();
    await server?.close();
  });

  test('has at least sixty families, each once', () => {
    const families = new Set(VECTORS.map(({ family }) => family));
    expect(families.size).toBe(VECTORS.length);
    expect(families.size).toBeGreaterThanOrEqual(60);
  });

  test('runs, loads and restyles nothing as notes, wordings, tags, quotes, names and histories', async () => {
    await expect.poll(() => reader.panel.locator('#tab-notes .count').innerText(), { timeout: 20_000 }).toBe(String(VECTORS.length));
    const view = reader.panel.locator('main.view');
    const shown = new Set<string>();
    // The list holds what is in sight: it is walked to its end, with every history open on the way.
    for (let step = 0; step < 200; step += 1) {
      const ids = await reader.panel.locator('.note').evaluateAll((all) => all.map((each) => each.getAttribute('data-note') ?? ''));
      for (const id of ids) {
        if (shown.has(id)) continue;
        shown.add(id);
        const history = reader.panel.locator(`[data-note="${id}"] [data-history]`);
        if (shown.size % 8 === 0 && (await history.count()) > 0) await history.click({ timeout: 5_000 }).catch(() => undefined);
      }
      expect(await harm(reader.panel)).toEqual({ ran: false, elements: [], handlers: [], addresses: [], styled: [] });
      const moved = await view.evaluate((element) => {
        const scroller = [element, ...element.querySelectorAll('*')].find((each) => each.scrollHeight > each.clientHeight + 8 && /auto|scroll/.test(getComputedStyle(each).overflowY)) ?? element;
        const before = scroller.scrollTop;
        scroller.scrollTop += scroller.clientHeight * 0.7;
        return scroller.scrollTop > before;
      });
      await reader.panel.waitForTimeout(60);
      if (!moved) break;
    }
    expect(shown.size).toBe(VECTORS.length);
    expect(asked.filter((address) => address.includes('evil.example') || address.startsWith('dialog'))).toEqual([]);
    expect(await reader.panel.locator('.panel').isVisible()).toBe(true);
  });

  test('keeps nobody from reading: notes made to stop a Markdown parser are shown as they were written', async () => {
    const errors: string[] = [];
    reader.panel.on('pageerror', (error) => errors.push(String(error)));
    const { delegations } = await writer.call('my_streams', {});
    const bodies = WILD.filter(({ name }) => ['quotations', 'items', 'table', 'emphasis'].includes(name)).map(({ text }) => text);
    expect(bodies).toHaveLength(4);
    const since = Date.now();
    await writer.call('push_operations', { p_operations: bodies.map((body) => create(delegations[0]!.id, { document: DOCUMENT, body })) });
    await expect.poll(() => reader.panel.locator('#tab-notes .count').innerText(), { timeout: 30_000 }).toBe(String(VECTORS.length + bodies.length));
    const view = reader.panel.locator('main.view');
    for (let step = 0; step < 12; step += 1) {
      await view.evaluate((element) => {
        const scroller = [element, ...element.querySelectorAll('*')].find((each) => each.scrollHeight > each.clientHeight + 8 && /auto|scroll/.test(getComputedStyle(each).overflowY)) ?? element;
        scroller.scrollTop = scroller.scrollTop > 10 ? 0 : scroller.scrollHeight;
      });
      await reader.panel.waitForTimeout(100);
    }
    expect(Date.now() - since).toBeLessThan(30_000);
    expect(errors).toEqual([]);
    expect(await reader.panel.locator('.note').count()).toBeGreaterThan(0);
  });

  test('is searched for, filtered by and shown in the account without becoming more', async () => {
    await reader.panel.locator('.search input, input[type=search]').first().fill('onerror');
    await reader.panel.waitForTimeout(400);
    expect(await harm(reader.panel)).toEqual({ ran: false, elements: [], handlers: [], addresses: [], styled: [] });
    await reader.panel.locator('.search input, input[type=search]').first().fill('');
    await openAccount(reader);
    await reader.panel.locator('.roster li', { hasText: 'onerror' }).waitFor();
    expect(await harm(reader.panel)).toEqual({ ran: false, elements: [], handlers: [], addresses: [], styled: [] });
    expect(asked.filter((address) => address.startsWith(FAR))).toEqual([]);
  });
});

describe('a page that wants to know', { timeout: 120_000 }, () => {
  let person: Person;
  const SECRET = 'We shall oppose this in the plenary';

  beforeAll(async () => {
    person = await sitDown();
    // Before any script of ours: listeners, and traps in what scripts of a page and of an extension both use.
    await person.browser.context.addInitScript(() => {
      if (!location.protocol.startsWith('http')) return;
      const heard: string[] = [];
      (globalThis as Record<string, unknown>)['heard'] = heard;
      const { stringify } = JSON;
      let busy = false;
      const keep = (what: string, value: unknown): void => {
        // The traps themselves use what is trapped.
        if (busy) return;
        busy = true;
        try {
          heard[heard.length] = `${what} ${typeof value === 'string' ? value : (stringify(value) ?? String(value))}`.slice(0, 5_000);
        } catch {
          heard[heard.length] = `${what} ?`;
        }
        busy = false;
      };
      const types = ['message', 'messageerror', 'storage', 'keydown', 'input', 'beforeinput', 'selectionchange', 'copy', 'focusin', 'blur', 'popstate', 'hashchange', 'securitypolicyviolation'];
      for (const type of types) addEventListener(type, (event) => keep(type, (event as MessageEvent).data ?? (event as InputEvent).data ?? ''), true);
      const wrap = (owner: object, name: string): void => {
        const target = owner as Record<string, (...given: unknown[]) => unknown>;
        const before = target[name];
        if (typeof before !== 'function') return;
        target[name] = function trap(this: unknown, ...given: unknown[]) {
          for (const each of given) if (typeof each === 'string' || (typeof each === 'object' && each !== null && !(each instanceof Node))) keep(name, each);
          return before.apply(this, given);
        };
      };
      for (const [owner, names] of [
        [JSON, ['parse', 'stringify']], [Array.prototype, ['join']], [String.prototype, ['includes', 'replace', 'slice']], [Map.prototype, ['set', 'get']],
        [Node.prototype, ['appendChild', 'insertBefore']], [Element.prototype, ['attachShadow', 'append', 'setAttribute']], [EventTarget.prototype, ['dispatchEvent']],
        [window, ['postMessage', 'fetch']], [Storage.prototype, ['setItem', 'getItem']], [IDBFactory.prototype, ['open']],
      ] as const) for (const name of names) wrap(owner, name);
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function stolen(init) {
        const root = attach.call(this, { ...init, mode: 'open' });
        (globalThis as Record<string, unknown>)['root'] = root;
        return root;
      };
    });
    await serveUnder(person.browser.context, 'https://www.un.org/**', () => ({ body: pageOf(ENGLISH, 'en') }));
  }, 120_000);
  afterAll(() => person?.close());

  test('hears, reads and finds no word of a note, nor that there is one', async () => {
    const page = await person.browser.open('https://www.un.org/en');
    await painted(page);
    const panel = await person.browser.openPanel(page);
    await panel.locator('.symbol').waitFor();
    const own: Person = { ...person, page, panel };
    await write(own, SECRET, 'plenary-tag');
    await panel.locator('.note', { hasText: SECRET }).waitFor();
    await page.bringToFront();
    await page.waitForTimeout(800);
    const found = await page.evaluate(async () => {
      const everything: string[] = [];
      everything.push(document.documentElement.outerHTML, document.title, location.href, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, window.name);
      const walk = (root: Document | ShadowRoot): void => {
        for (const element of root.querySelectorAll('*')) {
          everything.push(...[...element.attributes].map(({ name, value }) => `${name}=${value}`));
          if (element.shadowRoot !== null) {
            everything.push(element.shadowRoot.innerHTML);
            walk(element.shadowRoot);
          }
        }
      };
      // The tests' build opens the shadow root; what is in it must not hold a note's words either.
      walk(document);
      for (const [name, highlight] of CSS.highlights) everything.push(name, ...[...(highlight as unknown as Set<AbstractRange>)].map((range) => String(range)));
      for (const { name } of await indexedDB.databases()) everything.push(name ?? '');
      for (const entry of performance.getEntries()) everything.push(entry.name);
      // What a script of the page can call by itself.
      for (const message of [{ type: 'overlay/seen', ask: {} }, { type: 'panel/export', ask: { after: null } }, { type: 'panel/history', ask: {} }]) {
        postMessage(message, '*');
        document.dispatchEvent(new CustomEvent(message.type, { detail: message }));
      }
      const { chrome } = globalThis as { chrome?: { runtime?: { sendMessage?: unknown; connect?: unknown } } };
      everything.push(`reach ${typeof chrome?.runtime?.sendMessage} ${typeof chrome?.runtime?.connect}`);
      await new Promise((resolve) => setTimeout(resolve, 400));
      for (const each of (globalThis as Record<string, unknown>)['heard'] as string[]) everything.push(each);
      return everything.join('\n');
    });
    for (const word of [SECRET, 'oppose this', 'plenary-tag', 'rapporteur-sync', 'eyJ']) expect([word, found.includes(word)]).toEqual([word, false]);
    // The traps do hear what there is to hear.
    expect(found).toContain('message {"type":"panel/export"');
    expect(found).toContain('reach undefined undefined');
    // By what a screen reader is told, too.
    const session = await person.browser.context.newCDPSession(page);
    const tree = JSON.stringify(await session.send('Accessibility.getFullAXTree'));
    expect([tree.includes(SECRET), tree.includes('plenary-tag')]).toEqual([false, false]);
    await page.close();
  });
});

/** What must not be in the panel after a stranger's words are shown in it. */
async function harm(page: Page): Promise<object> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('.panel *')];
    return {
      ran: '__ran' in window,
      elements: shown.filter((each) => /^(?:script|iframe|img|object|embed|style|link|meta|base|template|video|audio|math|frame|frameset|form|dialog|marquee|portal|picture)$/i.test(each.tagName) && each.closest('.body, .text, .amendment, .roster, .wording, .tags, q') !== null).map((each) => each.outerHTML.slice(0, 200)),
      handlers: shown.flatMap((each) => [...each.attributes].filter(({ name }) => name.startsWith('on') || name === 'ping' || name === 'formaction' || name === 'srcset').map(({ name }) => `${each.tagName} ${name}`)),
      addresses: [...document.querySelectorAll('.body a, .text a')].map((link) => link.getAttribute('href') ?? '').filter((href) => href !== '' && !/^(?:https?|mailto):/i.test(href)),
      styled: [...document.querySelectorAll('.body [style], .body [id], .body [name], .body [popover], .body [target=_top]')].map((each) => each.outerHTML.slice(0, 200)),
    };
  });
}
