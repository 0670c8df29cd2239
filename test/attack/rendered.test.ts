/**
 * The corpus of hostile words as titles, names, clauses, wordings and addresses in the popover of a citation, the table and
 * the picture of citations, and the clause table: drawn as the browser draws them, it is text and nothing else.
 */
import 'fake-indexeddb/auto';
import { parseHTML } from 'linkedom';
import { h, render as renderPreact, type ComponentChild } from 'preact';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Cited as CitedPlaces } from '../../extension/panel/document/cited.ts';
import type { Line } from '../../extension/table/clauses.ts';
import { rowOf } from '../panel/rows.ts';
import { FAR, VECTORS } from './vectors.ts';

const listener = { addListener: () => undefined, removeListener: () => undefined };
const area = { get: async () => ({}), set: async () => undefined, remove: async () => undefined, onChanged: listener };
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { id: 'x', getURL: (path: string) => `chrome-extension://x${path}`, onMessage: listener, sendMessage: async () => null },
    storage: { local: area, session: area, onChanged: listener }, tabs: { onActivated: listener, onUpdated: listener, query: async () => [] }, i18n: { getUILanguage: () => 'en' },
  },
}));

const { window, document } = parseHTML('<!doctype html><html><body></body></html>');
const stubs: Readonly<Record<string, unknown>> = {
  window, document, localStorage: { getItem: () => null, setItem: () => undefined }, requestAnimationFrame: (work: () => void) => setTimeout(work, 0), cancelAnimationFrame: clearTimeout,
  Element: window.Element, HTMLElement: window.HTMLElement, Node: window.Node, Text: window.Text, SVGElement: window.SVGElement, matchMedia: () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }),
  ResizeObserver: class { observe(): void {} unobserve(): void {} disconnect(): void {} }, IntersectionObserver: class { observe(): void {} unobserve(): void {} disconnect(): void {} },
};
beforeAll(() => {
  // For good: this file has a process of its own, and what was drawn goes on after the last test.
  for (const [name, value] of Object.entries(stubs)) vi.stubGlobal(name, value);
});

function boxed(): Element {
  const box = document.createElement('div');
  document.body.replaceChildren(box);
  return box as unknown as Element;
}

/** Elements and attributes that our own markup does not make, and addresses that lead astray. */
function harm(box: Element): readonly string[] {
  return [...box.querySelectorAll('*')].flatMap((each) => [
    ...(/^(?:script|iframe|img|object|embed|style|link|meta|base|template|video|audio|math|frame|frameset|form|dialog|marquee|portal|picture|input|textarea|select|noscript|foreignobject|animate|set)$/iu.test(each.localName) ? [each.outerHTML.slice(0, 160)] : []),
    ...[...each.attributes].filter(({ name, value }) => /^on/iu.test(name) || ['srcdoc', 'srcset', 'ping', 'formaction'].includes(name) || (/^(?:href|src|xlink:href)$/iu.test(name) && (/^\s*(?:javascript|data|vbscript|blob|file):/iu.test(value) || (each.localName !== 'a' && value.startsWith(FAR))))).map(({ name, value }) => `${each.localName} ${name}=${value.slice(0, 120)}`),
  ]);
}

const shown = (box: Element): string => (box.textContent ?? '').replaceAll(/\s+/gu, ' ');
/** The letters that every way of showing a text has in common. */
const letters = (text: string): string => text.replaceAll(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();

describe.each(VECTORS)('$family', ({ text }) => {
  test('in the popover of a citation', async () => {
    const { render } = await import('../../extension/overlay/jsx/jsx-runtime.ts');
    const { Card } = await import('../../extension/overlay/components.tsx');
    const { speak } = await import('../../extension/overlay/words.ts');
    const box = boxed();
    const act = (): void => undefined;
    const clause = { path: text, words: text, cites: [{ start: 0, end: Math.min(3, text.length), id: text, locator: text }] };
    render(Card({
      speech: speak('en'), id: text, trail: [text], onBack: act, onOpenHere: act, onNotes: act, locator: text, waiting: false, times: 2, status: text, onCopy: act, onNext: act, onPrevious: act, fetching: null, onFetch: act, onCite: act,
      card: { id: text, name: text, title: text, body: text, versionCited: text, newest: { version: `${text} 2`, certain: true }, address: { url: text, certain: true }, versions: [{ version: text, certain: false }], adopted: text },
      cited: {
        reference: text, date: text, languageName: text, official: { site: text, certain: false }, reader: true, notes: 3, linked: [{ id: text, name: text, title: text }],
        text: { language: 'en', direction: 'ltr', languageName: text, other: true, version: text, source: text, official: false, found: true, cut: true, before: [clause], cited: [clause], after: [clause] },
        versions: { was: text, now: text, here: [{ path: text, kind: 'changed', parts: [{ kind: 'new', text }] as never }], list: [{ path: text, kind: 'gone', parts: [{ kind: 'gone', text }] as never }], more: 1 },
      },
    } as never) as never, box);
    expect(harm(box)).toEqual([]);
    expect(letters(shown(box))).toContain(letters(text).slice(0, 20));
  });

  test('in the table and the picture of citations, and in the clause table', async () => {
    const { CitationsTable } = await import('../../extension/panel/document/citations-table.tsx');
    const { CitationsPicture } = await import('../../extension/panel/document/citations-picture.tsx');
    const { ClauseLine } = await import('../../extension/table/line.tsx');
    const { tabDocument } = await import('../../extension/panel/here/tab.ts');
    tabDocument.value = { document: { id: 'itu:council/res/9999', title: text, language: 'en', date: null, type: null }, address: 'https://www.itu.int/x', outline: [], citations: [] };
    const ids = [text, `web:${FAR}/${text}`, `web:javascript:${text}`, `un:${text}`, `itu:doc/${text}`];
    const cited = ids.map((id, n) => ({ id, places: [{ id, version: text, locator: text, clause: text, start: n, end: n + 1, text }] })) as unknown as CitedPlaces[];
    const cards = new Map(ids.map((id) => [id, { id, name: text, title: text, body: text, versionCited: text, newest: { version: `${text}2`, certain: true }, address: { url: text, certain: true } }]));
    const row = (id: string, which: object) => rowOf(id, { position: 'oppose', body: text, wording: text, tags: [text], author: text as never, ...which });
    const line = {
      key: 'x', path: text, kind: 'operative', act: text, addressee: text, words: text, known: 'whole', document: text, language: 'en', order: 1, threads: 2, changed: 1, gone: true,
      standing: { agreed: row('a', { kind: 'agreed' }), opinions: [row('b', {}), row('c', { position: 'amend' })] },
    } as unknown as Line;
    const views: Readonly<Record<string, () => ComponentChild>> = {
      table: () => h(CitationsTable, { cited, cards: cards as never }),
      picture: () => h(CitationsPicture, { cited, all: true }),
      clauses: () => h('table', {}, h('tbody', {}, h(ClauseLine, { line, since: 0, stop: true, document: text }))),
    };
    for (const [name, view] of Object.entries(views)) {
      const box = boxed();
      renderPreact(view(), box);
      expect([name, harm(box)]).toEqual([name, []]);
      // The picture is drawn where there is room for it; what stands in it stands in its list as well.
      const said = name === 'picture' ? box.querySelectorAll('li').length > 2 : letters(shown(box)).includes(letters(text).slice(0, 20));
      expect([name, said]).toEqual([name, true]);
      renderPreact(null, box);
    }
  });
});
