import { assemble, type Assembled } from './pdf/assemble.ts';
import { mendBrackets } from './pdf/bidi.ts';
import { bracketHead, footnotesFrom, isRule, markOf, markReferences, splitNotes } from './pdf/footnotes.ts';
import { furniture } from './pdf/furniture.ts';
import { createFonts, fromFrame, intoFrame, pageLetters, type PageProxy } from './pdf/letters.ts';
import { mostlyRightToLeft, pageLines } from './pdf/lines.ts';
import { crossesPage, measure, paragraphsOf, withEdges, type Paragraph } from './pdf/paragraphs.ts';
import { openPdf, type OpenOptions, type PdfDocument } from './pdf/open.ts';
import { PdfError, type Line, type PageBox, type PageLetters, type PdfLink, type PdfText } from './pdf/types.ts';

export { openPdf } from './pdf/open.ts';
export type { OpenOptions, PdfDocument } from './pdf/open.ts';
export { PdfError } from './pdf/types.ts';
export type { PageBox, PdfErrorCode, PdfLink, PdfPage, PdfText } from './pdf/types.ts';

export interface PdfTextOptions extends OpenOptions {
  readonly signal?: AbortSignal;
  /** Told after each page that has been taken apart. */
  readonly onProgress?: (page: number, pages: number) => void;
}

/** More pages than any document of ITU or the UN has; what lies beyond is not read. */
const MAX_PAGES = 5_000;

/**
 * A PDF as text: paragraphs rebuilt from where the letters stand, in reading order, without running heads and page
 * numbers; footnotes as blocks after the page's last paragraph, their marks as `^(1)` in the text.
 *
 * In: the file's bytes (they are handed to pdf.js, which may keep them). Out: offsets in UTF-16 units of `text`, boxes in
 * points from the shown page's top left corner. Raises `PdfError` with a `code`.
 */
export async function pdfText(bytes: Uint8Array, options: PdfTextOptions = {}): Promise<PdfText> {
  const document = await openPdf(bytes, { ...options, textOnly: true });
  try {
    return await readPdf(document, options);
  } finally {
    await document.destroy();
  }
}

/** The same for a document that is open already (opened with `textOnly`, so that no image is unpacked for it). */
export async function readPdf(document: PdfDocument, options: Pick<PdfTextOptions, 'signal' | 'onProgress'> = {}): Promise<PdfText> {
  const fonts = createFonts();
  const pages: PageLetters[] = [];
  const links: { page: number; rect: readonly number[]; target: string }[] = [];
  const count = Math.min(document.proxy.numPages, MAX_PAGES);
  for (let number = 1; number <= count; number++) {
    options.signal?.throwIfAborted();
    // One damaged page must not cost the others.
    const page = await document.proxy.getPage(number).catch(() => null);
    pages.push((page && (await pageLetters(page as unknown as PageProxy, document.ops, fonts).catch(() => null))) ?? { letters: [], turn: 0, width: 595, height: 842 });
    if (page) links.push(...(await linksOf(page, number).catch(() => [])));
    page?.cleanup();
    options.onProgress?.(number, count);
  }
  if (count > 0 && pages.every(({ letters }) => letters.length === 0) && document.proxy.numPages === 0) throw new PdfError('broken', 'the file has no pages');
  const rtl = mostlyRightToLeft(pages.flatMap(({ letters }) => letters));
  const lines = pages.map((page, index) => pageLines(page, index + 1, rtl, fonts.facts));
  mendBrackets(lines.flat());
  return located(assemble(paragraphsIn(lines, pages)), pages, links);
}

/** Paragraphs of the whole document in reading order; each page's notes follow the paragraph that ends on it. */
function paragraphsIn(pages: readonly (readonly Line[])[], sizes: readonly PageLetters[]): Paragraph[] {
  const aside = furniture(pages, sizes);
  const bodies = pages.map((lines) => withEdges(lines.filter((line) => !aside.has(line))));
  const measures = measure(bodies.flat());
  const cuts = bodies.map((lines, index) => footnotesFrom(lines, measures.size, sizes[index]?.height ?? 0));
  const marks = bodies.map((lines, index) => new Set(lines.slice(cuts[index]).flatMap((line) => markOf(line) ?? [])));
  const out: Paragraph[] = [];
  let pending: Paragraph[] = [];
  for (const [index, lines] of bodies.entries()) {
    const foot = lines.slice(cuts[index]);
    const above = lines.slice(0, cuts[index]);
    const rule = above[above.length - 1];
    // The rule over the notes is drawn with underscores by some.
    const running = foot.length > 0 && rule && isRule(rule) ? above.slice(0, -1) : above;
    const known = new Set([...(marks[index] ?? []), ...(marks[index + 1] ?? [])]);
    for (const line of running) markReferences(line, known);
    const paragraphs = paragraphsOf(running, measures);
    const [first, last] = [paragraphs[0], out[out.length - 1]];
    if (first && last && crossesPage(last, first, measures)) {
      out[out.length - 1] = { ...last, lines: [...last.lines, ...first.lines] };
      paragraphs.shift();
    }
    if (paragraphs.length > 0) {
      out.push(...pending, ...paragraphs);
      pending = [];
    }
    for (const note of splitNotes(foot)) {
      if (note[0]) bracketHead(note[0]);
      pending.push({ lines: note, role: 'footnote' });
    }
  }
  return [...out, ...pending];
}

async function linksOf(page: Awaited<ReturnType<PdfDocument['proxy']['getPage']>>, number: number): Promise<{ page: number; rect: readonly number[]; target: string }[]> {
  const annotations: unknown[] = await page.getAnnotations();
  const viewport = page.getViewport({ scale: 1 });
  return annotations.flatMap((each) => {
    const { subtype, url, rect } = each as { subtype?: string; url?: string; rect?: number[] };
    if (subtype !== 'Link' || typeof url !== 'string' || !/^(https?:|mailto:)/i.test(url) || !rect) return [];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
    return [{ page: number, rect: [...viewport.convertToViewportPoint(x0, y0), ...viewport.convertToViewportPoint(x1, y1)], target: url }];
  });
}

function located(assembled: Assembled, pages: readonly PageLetters[], links: readonly { page: number; rect: readonly number[]; target: string }[]): PdfText {
  const { text, blocks, lines, lineOf, x0, x1 } = assembled;

  const boxes = (start: number, end: number): PageBox[] => {
    const out: PageBox[] = [];
    let [index, left, right] = [-1, Infinity, -Infinity];
    const flush = (): void => {
      const line = lines[index];
      const page = line ? pages[line.page - 1] : undefined;
      if (line && page && right >= left) out.push({ page: line.page, ...fromFrame({ x0: left, x1: right, y0: line.top, y1: line.bottom }, page.turn, page.width, page.height) });
    };
    for (let at = Math.max(0, start); at < Math.min(end, text.length); at++) {
      const line = lineOf[at] ?? -1;
      if (line < 0) continue;
      if (line !== index) {
        flush();
        [index, left, right] = [line, Infinity, -Infinity];
      }
      left = Math.min(left, x0[at] ?? left);
      right = Math.max(right, x1[at] ?? right);
    }
    flush();
    return out;
  };

  const offsetAt = (number: number, px: number, py: number): number | null => {
    const page = pages[number - 1];
    if (!page) return null;
    const [x, y] = intoFrame(px, py, page.turn, page.width, page.height);
    let [best, least] = [-1, Infinity];
    for (const [index, line] of lines.entries()) {
      if (line.page !== number || line.end <= line.start) continue;
      const off = Math.max(line.top - y, y - line.bottom, 0);
      // Beside a line counts less than above or below it: columns.
      const [from, to] = [x0[line.start] ?? 0, x1[line.end - 1] ?? 0];
      const beside = Math.max(Math.min(from, to) - x, x - Math.max(from, to, x1[line.start] ?? 0), 0);
      if (off * 4 + beside < least) [best, least] = [index, off * 4 + beside];
    }
    const line = lines[best];
    if (!line) return null;
    let [caret, near] = [line.start, Infinity];
    for (let at = line.start; at < line.end; at++) {
      const [from, to] = [x0[at] ?? 0, x1[at] ?? 0];
      const rtl = (x0[Math.min(at + 1, line.end - 1)] ?? from) < from || (at === line.end - 1 && (x0[Math.max(at - 1, line.start)] ?? from) > from);
      for (const [edge, offset] of [[rtl ? to : from, at], [rtl ? from : to, at + 1]] as const) {
        const off = Math.abs(edge - x);
        if (off < near) [caret, near] = [offset, off];
      }
    }
    return caret;
  };

  return {
    text,
    blocks,
    pages: pages.map((page) => ({ ...(page.turn === 90 || page.turn === 270 ? { width: page.height, height: page.width } : { width: page.width, height: page.height }), letters: page.letters.length })),
    scanned: pages.length > 0 && pages.every(({ letters }) => letters.length === 0),
    links: links.flatMap((link) => linkWords(link, text.length, lineOf, lines, x0, x1, pages)),
    boxes,
    offsetAt,
  };
}

/** The words that lie inside a link's rectangle. */
function linkWords(link: { page: number; rect: readonly number[]; target: string }, length: number, lineOf: Int32Array, lines: Assembled['lines'], x0: Float32Array, x1: Float32Array, pages: readonly PageLetters[]): PdfLink[] {
  const page = pages[link.page - 1];
  const [a = 0, b = 0, c = 0, d = 0] = link.rect;
  if (!page) return [];
  const [left, top] = intoFrame(Math.min(a, c), Math.min(b, d), page.turn, page.width, page.height);
  const [right, bottom] = intoFrame(Math.max(a, c), Math.max(b, d), page.turn, page.width, page.height);
  let [start, end] = [length, -1];
  for (const [index, line] of lines.entries()) {
    if (line.page !== link.page) continue;
    const middle = (line.top + line.bottom) / 2;
    if (middle < Math.min(top, bottom) || middle > Math.max(top, bottom)) continue;
    for (let at = line.start; at < line.end; at++) {
      if (lineOf[at] !== index) continue;
      const centre = ((x0[at] ?? 0) + (x1[at] ?? 0)) / 2;
      if (centre < Math.min(left, right) || centre > Math.max(left, right)) continue;
      start = Math.min(start, at);
      end = Math.max(end, at + 1);
    }
  }
  return end > start ? [{ start, end, target: link.target }] : [];
}
