/**
 * `npm run -s bench -- reader`: the reader page in Chromium with the extension as it is shipped, beside a bare pdf.js page
 * that shows the same file in the same run; and the analysis of the extracted text beside that of the same words as `.txt`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { docxText } from '../../extension/sources/docx.ts';
import { pdfText } from '../../extension/sources/pdf.ts';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { at, handmade } from '../sources/pdf-file.ts';
import { figure, spread, timedAgainst, type Figure } from './figure.ts';

const OFFICE = new URL('../../../shared/corpus/office/', import.meta.url);
const PDFJS = fileURLToPath(new URL('../../node_modules/pdfjs-dist/legacy/build/', import.meta.url));
/** Each turn opens the file twice in a browser: more would take long and say little more. */
const TIMES = 3;
const HOST = 'https://www.itu.int';

/** What a bare viewer does: open the file, paint its first page. */
const BARE = `<!doctype html><canvas></canvas><script type="module">
  import { getDocument, GlobalWorkerOptions } from '/bare/pdf.min.mjs';
  GlobalWorkerOptions.workerSrc = '/bare/pdf.worker.min.mjs';
  const file = await (await fetch(new URLSearchParams(location.search).get('file'))).arrayBuffer();
  const document_ = await getDocument({ data: file }).promise;
  const page = await document_.getPage(1);
  const viewport = page.getViewport({ scale: 1.45 * devicePixelRatio });
  const canvas = document.querySelector('canvas');
  [canvas.width, canvas.height] = [viewport.width, viewport.height];
  await page.render({ canvas, viewport }).promise;
  performance.mark('first');
</script>`;

export async function* figures(): AsyncGenerator<Figure> {
  const long = handmade(Array.from({ length: 500 }, (_, page) => Array.from({ length: 44 }, (__, line) => at(72, 780 - line * 16, `${line % 11 === 0 ? `${page + 1}.${line / 11 + 1} ` : ''}The keeper of lighthouse ${page * 44 + line} recalls General Assembly resolution 70/125 in full.`)).join(' ')));
  const files = new Map<string, Uint8Array>([['500 pages.pdf', long]]);
  if (existsSync(OFFICE)) for (const name of readdirSync(OFFICE)) files.set(name, new Uint8Array(readFileSync(new URL(name, OFFICE))));
  const browser = await openBrowser({ extension: await builtExtension('chrome') });
  try {
    await serveUnder(browser.context, `${HOST}/**`, ({ pathname }) => {
      if (pathname === '/bare') return { body: BARE, type: 'text/html' };
      if (pathname.startsWith('/bare/')) return { body: readFileSync(PDFJS + pathname.slice(6), 'utf8'), type: 'text/javascript' };
      const file = files.get(decodeURIComponent(pathname.slice(1)));
      return file ? { body: Buffer.from(file), type: 'application/octet-stream' } : null;
    });
    // The first visits wake the worker and warm the caches; they do not count.
    await visit(browser, '500 pages.pdf');
    await visitBare(browser, '500 pages.pdf');
    for (const [name, bytes] of files) yield* measured(browser, name, bytes);
    yield* scrolled(browser);
  } finally {
    await browser.close();
  }
}

async function* measured(browser: Browser, name: string, bytes: Uint8Array): AsyncGenerator<Figure> {
  const pdf = name.endsWith('.pdf');
  const ours: { first: number; read: number; heap: number }[] = [];
  const bare: number[] = [];
  for (let turn = 0; turn < TIMES; turn++) {
    const run = await visit(browser, name);
    const plain = pdf ? await visitBare(browser, name) : 0;
    ours.push(run);
    bare.push(plain);
  }
  const first = ours.map((run) => run.first);
  yield figure('reader', `${name}: first page on screen`, spread(first), 'ms', pdf
    ? { ratio: spread(first.map((value, index) => value / (bare[index] ?? 1))).median, yardstick: 'a bare pdf.js page with the same file', target: { atMost: 2 }, targetOf: 'ratio' }
    : {});
  yield figure('reader', `${name}: whole document read and told`, spread(ours.map((run) => run.read)), 'ms', {});
  yield figure('reader', `${name}: memory of the page`, spread(ours.map((run) => run.heap)), 'MB', {});
  const extracted: DocumentText = pdf ? await pdfText(bytes) : await docxText(bytes);
  const text: DocumentText = { text: extracted.text, blocks: extracted.blocks };
  const plain = plainText(extracted.text);
  const { work, ratio } = await timedAgainst(() => read(text), () => read(plain), text.text.length > 300_000 ? { times: 9, warmUp: 3 } : { times: 11 });
  yield figure('reader', `${name}: analysis of the extracted text`, work, 'ms', { ratio, yardstick: 'the same words as .txt', target: { atMost: 1.2 }, targetOf: 'ratio' });
}

async function visit(browser: Browser, name: string): Promise<{ first: number; read: number; heap: number }> {
  const page = await browser.context.newPage();
  try {
    await page.addInitScript(() => {
      const look = (): void => {
        if (document.querySelector('.page canvas, .sheet') && performance.getEntriesByName('first').length === 0) performance.mark('first');
        // The notice is empty again once everything has been read.
        if (performance.getEntriesByName('first').length > 0 && document.querySelector('.notice')?.childElementCount === 0) performance.mark('read');
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(browser.page(`reader.html?address=${encodeURIComponent(`${HOST}/${encodeURIComponent(name)}`)}`));
    await page.waitForFunction(() => performance.getEntriesByName('read').length > 0, null, { timeout: 120_000 });
    const [first = 0, read_ = 0] = await page.evaluate(() => ['first', 'read'].map((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? 0));
    return { first, read: read_, heap: await heapOf(page) };
  } finally {
    await page.close();
  }
}

async function visitBare(browser: Browser, name: string): Promise<number> {
  const page = await browser.context.newPage();
  try {
    await page.goto(`${HOST}/bare?file=${encodeURIComponent(`/${encodeURIComponent(name)}`)}`);
    await page.waitForFunction(() => performance.getEntriesByName('first').length > 0, null, { timeout: 120_000 });
    return await page.evaluate(() => performance.getEntriesByName('first')[0]?.startTime ?? 0);
  } finally {
    await page.close();
  }
}

/** Megabytes of script memory after the browser has cleaned up. */
async function heapOf(page: Awaited<ReturnType<Browser['open']>>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/** From the tenth page to the last: what was painted and laid over is given back. */
async function* scrolled(browser: Browser): AsyncGenerator<Figure> {
  const page = await browser.context.newPage();
  try {
    await page.goto(browser.page(`reader.html?address=${encodeURIComponent(`${HOST}/${encodeURIComponent('500 pages.pdf')}`)}`));
    await page.waitForFunction(() => document.querySelector('.part') && document.querySelector('.notice')?.childElementCount === 0, null, { timeout: 120_000 });
    const to = async (share: number, steps: number): Promise<void> => {
      await page.evaluate(async ([goal, count]) => {
        const from = scrollY;
        const end = document.documentElement.scrollHeight * (goal ?? 1);
        for (let step = 1; step <= (count ?? 1); step++) {
          scrollTo(0, from + ((end - from) * step) / (count ?? 1));
          await new Promise((resolve) => {
            setTimeout(resolve, 40);
          });
        }
      }, [share, steps]);
    };
    await to(0.02, 10);
    const before = await heapOf(page);
    await to(1, 150);
    const after = await heapOf(page);
    yield figure('reader', '500 pages.pdf: memory after scrolling through all pages', after, 'MB', { ratio: after / before, yardstick: 'memory at the tenth page', target: { atMost: 1.25 }, targetOf: 'ratio' });
  } finally {
    await page.close();
  }
}
