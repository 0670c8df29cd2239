/** What strangers write, in every place where it is shown: nothing of it runs, loads or restyles. And what strangers ask. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TabDocument } from '../../extension/messages.ts';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, openAccount, openServer, resolution, see, send, signUp, sitDown, write, type Person, type Server } from './panel-people.ts';
import { serveUnder } from '../support/browser.ts';

/** Vectors of the kinds that sanitisers have missed: handlers, schemes, SVG and MathML, mutation, templates, clobbering, styles. */
const VECTORS = [
  '<script>window.__ran = 1</script>',
  '<img src=x onerror="window.__ran = 2">',
  '<svg onload="window.__ran=3"><script>window.__ran=3</script></svg>',
  '<svg><a xlink:href="javascript:window.__ran=4"><text>x</text></a></svg>',
  '<iframe src="javascript:parent.__ran=5"></iframe><iframe srcdoc="<script>parent.__ran=5</script>"></iframe>',
  '[a link](javascript:window.__ran=6) [another](JaVaScRiPt&colon;window.__ran=6) [third](data:text/html,<script>1</script>)',
  '<a href="javascript:window.__ran=7">click</a><a href="&#106;avascript:window.__ran=7">click</a>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=window.__ran=8&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=window.__ran=9>">',
  '<form id="root"><input name="attributes"><button formaction="javascript:window.__ran=10">x</button></form>',
  '<style>.panel { display: none } @import "https://evil.example/x.css";</style><link rel=stylesheet href="https://evil.example/y.css">',
  '![tracking](https://evil.example/pixel.png)',
  '<details open ontoggle="window.__ran=11">x</details><video><source onerror="window.__ran=12"></video><input autofocus onfocus="window.__ran=13">',
  '<template><img src=x onerror=window.__ran=14></template><object data="javascript:window.__ran=15"></object><embed src="javascript:window.__ran=16">',
  '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '```html\n<img src=x onerror=window.__ran=17>\n```\n\n`<svg onload=window.__ran=18>`',
  '<div style="position:fixed;inset:0;background:red" class="panel" id="view">over everything</div>',
  '<http://evil.example/"onmouseover="window.__ran=19"> https://evil.example/"onmouseover=window.__ran=20',
];

describe('hostile words', { timeout: 120_000 }, () => {
  let server: Server;
  let writer: Person;
  let reader: Person;
  const asked: string[] = [];

  beforeAll(async () => {
    server = await openServer();
    [writer, reader] = await Promise.all([sitDown(hostileDocument()), sitDown(hostileDocument())]);
    for (const person of [writer, reader]) await chooseServer(person, server.backend);
    reader.browser.context.on('request', (request) => asked.push(request.url()));
    reader.panel.on('dialog', (dialog) => {
      asked.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await signUp(writer, server.backend, { name: '<img src=x onerror=window.__ran=30>', email: 'writer@utopia.example', password: 'a long password 1' });
    await signUp(reader, server.backend, { name: 'Reader', email: 'reader@utopia.example', password: 'a long password 2' });
    await createDelegation(writer, '<svg onload=window.__ran=31>');
    await joinBy(reader, await invite(writer));
    await reader.panel.locator('.delegation').waitFor();
  }, 180_000);
  afterAll(async () => {
    await writer?.close();
    await reader?.close();
    await server?.close();
  });

  test('in notes, tags, names and titles nothing runs, and the text is still there', async () => {
    for (const vector of VECTORS) await write(writer, vector, '<img src=x onerror=window.__ran=40>');
    await closeAccount(reader);
    await reader.panel.locator('#tab-notes').click();
    await expect.poll(() => reader.panel.locator('.note').count(), { timeout: 20_000 }).toBe(VECTORS.length);
    for (const view of ['outline', 'notes', 'citations']) {
      await reader.panel.locator(`#tab-${view}`).click();
      await reader.panel.waitForTimeout(150);
      expect({ view, ...(await harm(reader.panel)) }).toEqual({ view, ran: false, elements: [], handlers: [], addresses: [], styled: [] });
    }
    await openAccount(reader);
    await reader.panel.waitForTimeout(200);
    expect(await harm(reader.panel)).toEqual({ ran: false, elements: [], handlers: [], addresses: [], styled: [] });
    await closeAccount(reader);
    await reader.panel.locator('#tab-notes').click();
    expect(await reader.panel.locator('.note', { hasText: 'window.__ran = 1' }).count()).toBeGreaterThan(0);
    expect(await reader.panel.locator('.panel').isVisible()).toBe(true);
    expect(asked.filter((url) => url.includes('evil.example') || url.startsWith('dialog'))).toEqual([]);
  });

  test('links of notes open elsewhere, without saying where from', async () => {
    await write(writer, 'See [the site](https://www.itu.int/) and <mailto:a@b.example>');
    const link = reader.panel.locator('.note a', { hasText: 'the site' });
    await link.waitFor();
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
    expect(await link.getAttribute('target')).toBe('_blank');
  });

  test('axe finds nothing in any view', async () => {
    for (const step of [
      async () => reader.panel.locator('#tab-outline').click(),
      async () => reader.panel.locator('#tab-notes').click(),
      async () => reader.panel.locator('[data-new-note]').click(),
      async () => {
        await reader.panel.locator('.composer textarea').press('Escape');
        await reader.panel.locator('#tab-citations').click();
      },
      async () => openAccount(reader),
    ]) {
      await step();
      const { violations } = await new AxeBuilder({ page: reader.panel }).setLegacyMode().analyze();
      expect(violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`)).toEqual([]);
    }
    await closeAccount(reader);
  });
});

describe('hostile questions', { timeout: 120_000 }, () => {
  let person: Person;
  beforeAll(async () => {
    person = await sitDown();
    await write(person, 'A secret of the delegation');
  }, 120_000);
  afterAll(() => person?.close());

  test.each([
    ['not an object', 'text'],
    ['an unknown type', { type: 'panel/everything', ask: null }],
    ['a name of every object', { type: 'constructor', ask: null }],
    ['no ask', { type: 'overlay/seen' }],
  ])('%s is refused', async (_name, message) => {
    const answer = await person.page.evaluate((sent) => (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage(sent), message);
    expect(answer === null || (answer as { ok: boolean }).ok === false).toBe(true);
  });

  test.each<[string, (good: TabDocument) => unknown]>([
    ['an outline of the wrong kind', (good) => ({ ...good, outline: 'all of it' })],
    ['an entry without words', (good) => ({ ...good, outline: [{ ...good.outline[0], words: undefined }] })],
    ['an entry of an unknown kind', (good) => ({ ...good, outline: [{ ...good.outline[0], kind: '<b>' }] })],
    ['words beyond all measure', (good) => ({ ...good, outline: [{ ...good.outline[0], words: 'x'.repeat(100_000) }] })],
    ['a citation at a negative place', (good) => ({ ...good, citations: [{ ...good.citations[0], start: -1 }] })],
    ['more entries than a document has', (good) => ({ ...good, citations: Array.from({ length: 60_000 }, () => good.citations[0]) })],
    ['an id that is no text', (good) => ({ ...good, document: { ...good.document, id: { toString: 'x' } } })],
  ])('a document with %s is not taken in', async (_name, spoil) => {
    expect(await see(person.page, spoil(resolution('itu:council/res/6666')) as TabDocument)).toBeNull();
    expect(await person.panel.locator('.symbol').innerText()).not.toContain('6666');
  });

  test('what the reader’s overlay is told of notes is their place, never their words', async () => {
    await send(person.page, 'overlay/compose', { kind: 'highlight', anchor: { target: 'text', from: { path: 'O1.1', offset: 3 }, to: { path: 'O1.1', offset: 9 }, quote: { exact: 'report', prefix: 'to ', suffix: ' every' }, position: { start: 203, end: 209 }, language: 'en', edition: 'abc' } });
    expect(await see(person.page, resolution())).toEqual({ kept: true });
    const answer = await send(person.page, 'overlay/marks', null);
    const { marks } = answer as { marks: object[] };
    expect(marks).toHaveLength(1);
    expect(Object.keys(marks[0]!).sort()).toEqual(['anchor', 'kind', 'note', 'position', 'whose']);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test('a page of the web reaches nothing of the extension', async () => {
    await serveUnder(person.browser.context, 'https://www.itu.int/**', () => ({ body: '<!doctype html><title>here</title><p>words' }));
    const web = await person.browser.open('https://www.itu.int/en/hostile');
    const reached = await web.evaluate(async (address) => {
      const found: string[] = [];
      if ((globalThis as { chrome?: { runtime?: { sendMessage?: unknown } } }).chrome?.runtime?.sendMessage !== undefined) found.push('messages');
      for (const file of ['sidepanel.html', 'options.html', 'background.js']) {
        await fetch(address + file).then(() => found.push(file), () => undefined);
      }
      const databases = await indexedDB.databases();
      return [...found, ...databases.map((each) => each.name)];
    }, person.browser.page(''));
    expect(reached).toEqual([]);
    await web.close();
  });
});

/** What must not be on a page after a stranger's words are shown on it. */
async function harm(page: Page): Promise<object> {
  return page.evaluate(() => {
    const own = new Set(document.querySelectorAll('script[src], link[rel=stylesheet], meta'));
    const all = [...document.querySelectorAll('*')];
    const shown = all.filter((each) => each.closest('.panel') !== null);
    return {
      ran: '__ran' in window,
      elements: shown.filter((each) => /^(?:script|iframe|img|object|embed|style|link|meta|base|template|video|math|frame)$/i.test(each.tagName) && !own.has(each)).map((each) => each.tagName),
      handlers: all.flatMap((each) => [...each.attributes].filter((attribute) => attribute.name.startsWith('on')).map((attribute) => attribute.name)),
      // The citations' own "open here" leads to our reader, and there to an official host only.
      addresses: [...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '').filter((href) => href !== '' && !/^(?:https?|mailto):/i.test(href)
        && !(href.startsWith(`${location.origin}/reader.html?address=`) && /^https:\/\/(?:[a-z-]+\.)*(?:un\.org|itu\.int)$/.test(new URL(new URL(href).searchParams.get('address') ?? '').origin))),
      styled: [...document.querySelectorAll('.body [style], .body [class], .body [id]')].map((each) => each.outerHTML),
    };
  });
}

function hostileDocument(): TabDocument {
  const good = resolution();
  const bad = '"><img src=x onerror=window.__ran=50><script>window.__ran=51</script>';
  return {
    ...good,
    document: { ...good.document, title: bad },
    outline: good.outline.map((entry) => ({ ...entry, words: `${bad} ${entry.words}`.slice(0, 160), label: bad })),
    citations: [...good.citations, { start: 1, end: 2, id: `https://evil.example/${bad}`, locator: bad, was: null, quote: bad, path: bad.slice(0, 100) }],
  };
}
