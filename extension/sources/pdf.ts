import { assemble } from './pdf/assemble.ts';
import { countDirections, mendBrackets, runsRightToLeft } from './pdf/bidi.ts';
import { markReferences, withoutNotes, type PartedPage } from './pdf/footnotes.ts';
import { furniture } from './pdf/furniture.ts';
import { createFonts, type PageProxy } from './pdf/fonts.ts';
import { pageLetters } from './pdf/letters.ts';
import { withoutLineNumbers } from './pdf/line-numbers.ts';
import { pageLines } from './pdf/lines.ts';
import { goesOn, measure, paragraphsOf, withEdges, type Paragraph } from './pdf/paragraphs.ts';
import { located, type PdfParts } from './pdf/located.ts';
import { meaningsOf } from './pdf/meanings.ts';
import { openPdf, type OpenOptions, type PdfDocument } from './pdf/open.ts';
import { PdfError, type FontFacts, type Frame, type Line, type PageLetters, type PdfText } from './pdf/types.ts';

export { openPdf } from './pdf/open.ts';
export type { OpenOptions, PdfDocument } from './pdf/open.ts';
export { located as pdfFrom, type PdfParts } from './pdf/located.ts';
export { PdfError } from './pdf/types.ts';
export type { PageBox, PdfErrorCode, PdfLink, PdfPage, PdfText, PlacedLine, PlacedWord, Turn } from './pdf/types.ts';

export interface PdfTextOptions extends OpenOptions {
  readonly signal?: AbortSignal;
  /** Told after each page that has been taken apart. */
  readonly onProgress?: (page: number, pages: number) => void;
  /** Told once, of a long document: what its first pages hold, up to the last paragraph that cannot go on behind them. */
  readonly onBeginning?: (parts: PdfParts) => void;
}

/** Pages that are read by themselves first, where there are more than three times as many. */
const BEGINNING = 12;

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
  return located(await pdfParts(document, options));
}

/** The same as plain data, for a worker to hand to a page: there `pdfFrom` makes the text of it. */
export async function pdfParts(document: PdfDocument, options: Pick<PdfTextOptions, 'signal' | 'onProgress' | 'onBeginning'> = {}): Promise<PdfParts> {
  const fonts = createFonts();
  const lines = createLines(fonts.facts);
  const meanings = meaningsOf(() => document.proxy.getData());
  const frames: Frame[] = [];
  const links: PdfParts['links'][number][] = [];
  const count = Math.min(document.proxy.numPages, MAX_PAGES);
  for (let number = 1; number <= count; number++) {
    options.signal?.throwIfAborted();
    // One damaged page must not cost the others.
    const page = await document.proxy.getPage(number).catch(() => null);
    const letters = (page && (await pageLetters(page as unknown as PageProxy, document.ops, fonts, meanings).catch(() => null))) ?? { letters: [], rules: [], turn: 0 as const, width: 595, height: 842 };
    lines.add(letters);
    frames.push({ turn: letters.turn, width: letters.width, height: letters.height, letters: letters.letters.length });
    if (page) links.push(...(await linksOf(page, number).catch(() => [])));
    page?.cleanup();
    options.onProgress?.(number, count);
    if (number === BEGINNING && options.onBeginning && count > 3 * BEGINNING) options.onBeginning(beginning(lines.soFar(), frames, links));
  }
  if (count === 0) throw new PdfError('broken', 'the file has no pages');
  const all = lines.all();
  mendBrackets(all.flat());
  return { ...assemble(paragraphsIn(all, frames)), frames, links };
}

/** What the first pages hold. Their last paragraph may go on: it waits for the whole, and so do the notes under it. */
function beginning(pages: readonly (readonly Line[])[], frames: readonly Frame[], links: PdfParts['links']): PdfParts {
  mendBrackets(pages.flat());
  const paragraphs = paragraphsIn(pages, frames);
  const sure = paragraphs.findLastIndex(({ role }) => role !== 'footnote');
  return { ...assemble(paragraphs.slice(0, Math.max(0, sure))), frames: [...frames], links: [...links] };
}

/**
 * Pages' letters into lines as the pages come, so that the letters, most of a long report's memory, are let go at once.
 * A page that runs right to left counts as such where the document does; whether it does may turn out only at the end.
 */
function createLines(fonts: readonly FontFacts[]): { add(page: PageLetters): void; all(): readonly (readonly Line[])[]; soFar(): readonly (readonly Line[])[] } {
  const pages: (readonly Line[])[] = [];
  const undecided = new Map<number, PageLetters>();
  const counted = { left: 0, right: 0 };
  return {
    add(given) {
      const page = { ...given, letters: withoutLineNumbers(given.letters) };
      const own = countDirections(page.letters);
      counted.left += own.left;
      counted.right += own.right;
      const rtl = runsRightToLeft(own);
      if (rtl && !runsRightToLeft(counted)) {
        undecided.set(pages.length, page);
        pages.push([]);
      } else pages.push(pageLines(page, pages.length + 1, rtl, fonts));
    },
    // Lines are worked on when paragraphs are made of them: these are copies.
    soFar: () => pages.map((lines, index) => {
      const page = undecided.get(index);
      return page ? pageLines(page, index + 1, runsRightToLeft(counted), fonts) : structuredClone(lines);
    }),
    all() {
      for (const [index, page] of undecided) pages[index] = pageLines(page, index + 1, runsRightToLeft(counted), fonts);
      return pages;
    },
  };
}

/** Paragraphs of the whole document in reading order; each page's notes follow the paragraph that ends on it. */
function paragraphsIn(pages: readonly (readonly Line[])[], sizes: readonly Frame[]): Paragraph[] {
  const aside = furniture(pages, sizes);
  const bodies = pages.map((lines) => withEdges(lines.filter((line) => !aside.has(line))));
  const measures = measure(bodies.flat());
  const parted: PartedPage[] = [];
  for (const [index, lines] of bodies.entries()) parted.push(withoutNotes(lines, measures.size, sizes[index]?.height ?? 0, parted[index - 1]));
  const out: Paragraph[] = [];
  let pending: Paragraph[] = [];
  for (const [index, { running, notes, rest, marks }] of parted.entries()) {
    const known = new Set([...marks, ...(parted[index + 1]?.marks ?? [])]);
    // The note that goes on has not been put down yet: notes wait for the end of the paragraph over them.
    const broken = pending.pop();
    if (broken) pending.push({ ...broken, lines: [...broken.lines, ...rest] });
    for (const [at, line] of running.entries()) markReferences(line, running[at - 1], known);
    const paragraphs = paragraphsOf(running, measures);
    const [first, last] = [paragraphs[0], out[out.length - 1]];
    if (first && last && goesOn(last, first, measures)) {
      out[out.length - 1] = { ...last, lines: [...last.lines, ...first.lines] };
      paragraphs.shift();
    }
    if (paragraphs.length > 0) {
      out.push(...pending, ...paragraphs);
      pending = [];
    }
    pending.push(...notes.map((lines) => ({ lines, role: 'footnote' as const })));
  }
  return [...out, ...pending];
}

async function linksOf(page: Awaited<ReturnType<PdfDocument['proxy']['getPage']>>, number: number): Promise<PdfParts['links']> {
  const annotations: unknown[] = await page.getAnnotations();
  const viewport = page.getViewport({ scale: 1 });
  return annotations.flatMap((each) => {
    const { subtype, url, rect } = each as { subtype?: string; url?: string; rect?: number[] };
    if (subtype !== 'Link' || typeof url !== 'string' || !/^(https?:|mailto:)/i.test(url) || !rect) return [];
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = rect;
    return [{ page: number, rect: [...viewport.convertToViewportPoint(x0, y0), ...viewport.convertToViewportPoint(x1, y1)], target: url }];
  });
}
