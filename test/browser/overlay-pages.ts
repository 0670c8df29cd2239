/** Pages for the overlay's tests: documents as their sites show them, and what the tests ask of a painted page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Page } from 'playwright-core';
import { htmlText } from '../../extension/sources/html.ts';
import { read, type Reading } from '../../shared/reading.ts';
import { ROOT } from '../support/extension.ts';

const SEEDS = join(ROOT, '..', 'shared', 'corpus', 'seeds');

/** The real documents beside the checkout; none elsewhere, but never silently none where they are demanded. */
export function seeds(): { readonly name: string; readonly text: string }[] {
  if (!existsSync(SEEDS)) {
    if (process.env['CI'] === 'true') throw new Error(`The corpus is not at ${SEEDS}.`);
    process.stderr.write(`The corpus is not at ${SEEDS}: tests on real documents are left out.\n`);
    return [];
  }
  return readdirSync(SEEDS).filter((name) => name.endsWith('.txt')).map((name) => ({ name: name.slice(0, -4), text: readFileSync(join(SEEDS, name), 'utf8') }));
}

export function escape(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;');
}

/** A page with menus and footers around its main text, one paragraph a line. */
export function pageOf(lines: readonly string[], language: string, style = ''): string {
  const rtl = language === 'ar';
  return `<!doctype html><html lang="${language}" dir="${rtl ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><title>Document</title>
<style>body{margin:0;font:17px/1.7 ${rtl ? "'Noto Naskh Arabic'," : ''}serif}header,footer{padding:12px 40px;background:#0a4f8a}main{max-width:820px;margin:0 auto;padding:24px 40px}${style}</style></head>
<body><header><nav><a href="/">Home</a> <a href="/res">Resolution 9/9</a></nav></header><main>${lines.filter((line) => line.trim() !== '').map((line) => `<p>${escape(line)}</p>`).join('\n')}</main>
<footer>Resolution 8/8</footer></body></html>`;
}

/** What `read()` finds in the page's text, without a browser. */
export function readingOf(html: string, address: string): { readonly reading: Reading; readonly text: string } {
  const { document } = parseHTML(html);
  const text = htmlText(document as unknown as Document).document;
  return { reading: read(text, { address }), text: text.text };
}

export const ENGLISH = [
  'Resolution 12/7 (Rev. Harbour City, 2031)',
  'Lighthouses and the common good',
  'The General Assembly,',
  'Recalling its resolutions 70/1 of 25 September 2015 and 70/125 of 16 December 2015,',
  'Recalling also resolution 74/270 and its previous decisions on lighthouses,',
  'Noting with appreciation the report of the Secretary-General, A/74/821,',
  '1. Takes note of the report and of resolution 73/27 in particular, which asks all keepers to keep their lamps lit throughout the night;',
  '2. Invites all States to implement resolution 70/1 in full;',
  '3. Requests the Secretary-General to report to it at its next session.',
];

export const ARABIC = [
  'القرار 12/7',
  'المنارات والصالح العام',
  'إن الجمعية العامة،',
  'إذ تشير إلى قرارها 70/1 المؤرخ 25 أيلول/سبتمبر 2015 وإلى قرارها 70/125 المؤرخ 16 كانون الأول/ديسمبر 2015،',
  'وإذ تلاحظ مع التقدير تقرير الأمين العام A/74/821،',
  '1 - تحيط علما بالتقرير وبالقرار 73/27 على وجه الخصوص الذي يطلب إلى جميع حراس المنارات إبقاء مصابيحهم مضاءة طوال الليل؛',
  '2 - تدعو جميع الدول إلى تنفيذ القرار 70/1 تنفيذا كاملا؛',
];

/** Our host's root, which the tests' build opens. */
export const HOST = 'html > div';

/** Waits until the page is painted; fails after `timeout` milliseconds. */
export async function painted(page: Page, timeout = 15_000): Promise<void> {
  await page.waitForFunction(() => {
    const root = document.querySelector('html > div')?.shadowRoot;
    return (root?.querySelector('.band') ?? null) !== null || [...CSS.highlights.values()].some((highlight) => highlight.size > 0);
  }, undefined, { timeout });
}

export interface PaintedMarks {
  /** Paths of clauses with a band. */
  readonly bands: readonly string[];
  /** Underlined words, one for each place on the page. */
  readonly citations: readonly string[];
}

/** Everything that gets painted while the page is scrolled from its top to its end. */
export async function everythingPainted(page: Page): Promise<PaintedMarks> {
  const bands = new Set<string>();
  const citations = new Map<string, string>();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  for (let top = 0; top < height + 500; top += 500) {
    await page.evaluate((y) => scrollTo({ top: y, behavior: 'instant' }), top);
    await page.waitForTimeout(120);
    const seen = await page.evaluate(() => {
      const root = document.querySelector('html > div')?.shadowRoot;
      const ranges = [...CSS.highlights].filter(([name]) => /^citation(?!-current)/u.test(name)).flatMap(([, highlight]) => [...highlight] as Range[]);
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const numbers = new Map<Node, number>();
      for (let node = walker.nextNode(); node; node = walker.nextNode()) numbers.set(node, numbers.size);
      return {
        bands: [...(root?.querySelectorAll<HTMLElement>('.band') ?? [])].map((band) => band.dataset['path'] ?? ''),
        citations: ranges.map((range) => [`${numbers.get(range.startContainer)}:${range.startOffset}`, range.toString()] as const),
      };
    });
    for (const path of seen.bands) bands.add(path);
    for (const [place, words] of seen.citations) citations.set(place, words);
  }
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  return { bands: [...bands], citations: [...citations.values()] };
}

/** The middle of the first painted citation that holds these words. */
export async function whereIs(page: Page, words: string): Promise<{ x: number; y: number; box: { left: number; right: number; top: number; bottom: number } }> {
  const found = await page.evaluate((wanted) => {
    for (const [name, highlight] of CSS.highlights) {
      if (!name.startsWith('citation')) continue;
      for (const range of highlight as unknown as Iterable<Range>) {
        if (!range.toString().includes(wanted)) continue;
        const first = range.getClientRects()[0]!;
        // Letters and numbers of one line are boxes of their own where directions mix.
        const line = [...range.getClientRects()].filter((rect) => Math.abs(rect.top - first.top) < first.height / 2);
        const [left, right] = [Math.min(...line.map((rect) => rect.left)), Math.max(...line.map((rect) => rect.right))];
        const { top, bottom } = first;
        return { x: (left + right) / 2, y: (top + bottom) / 2, box: { left, right, top, bottom } };
      }
    }
    return null;
  }, words);
  if (!found) throw new Error(`No painted citation holds “${words}”.`);
  return found;
}

/** CSS pixels: marks are set on half pixels. */
const SLACK = 1.5;

/**
 * Waits until the boxes of the person's own note lie on the words of O2 (`#noted`), line by line, and its band before
 * them; false when they do not come.
 * @param margin CSS pixels of margin that the band stands in as a whole; none: it may reach over the words
 */
export function noteStands(page: Page, margin: number | null = null): Promise<boolean> {
  return page.waitForFunction(({ slack, reach }) => {
    const root = document.querySelector('html > div')?.shadowRoot;
    const words = document.createRange();
    words.selectNodeContents(document.querySelector('#noted')!);
    const near = (one: number, two: number) => Math.abs(one - two) <= slack;
    const notes = [...root?.querySelectorAll('.note.own') ?? []].map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 0);
    const lines = [...words.getClientRects()].filter(({ width }) => width > 0.5);
    const band = root?.querySelector('.band[data-path="O2"]')?.getBoundingClientRect();
    const text = document.querySelector('#noted')!.getBoundingClientRect();
    return notes.length === lines.length && band !== undefined
      && lines.every((line) => notes.some((box) => near(box.left, line.left) && near(box.top, line.top) && near(box.right, line.right) && near(box.bottom, line.bottom)))
      && near(band.top, text.top) && near(band.bottom, text.bottom) && band.left < text.left
      && (reach === null || (band.right <= text.left + slack && band.left > text.left - reach));
  }, { slack: SLACK, reach: margin }, { timeout: 5_000 }).then(() => true, () => false);
}
