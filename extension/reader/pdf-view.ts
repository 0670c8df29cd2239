/** A PDF on the page: pages painted by pdf.js when they come near, and over each our own text layer in reading order. */
import type { PDFPageProxy } from 'pdfjs-dist';
import type { PdfDocument, PdfText, PlacedLine } from '../sources/pdf.ts';
import type { HtmlText } from '../sources/html.ts';
import { textMap, type Segment } from '../sources/html-map.ts';

export interface PdfView {
  /** The words may be laid over the pages now. Gives the text with the letters that lie on the page already. */
  setText(text: PdfText): HtmlText;
  /** CSS pixels a point. */
  setScale(scale: number): void;
  readonly scale: () => number;
  readonly fitScale: () => number;
  /** Scrolls so that these words are on the screen, and waits for their page. */
  reveal(start: number, end: number): Promise<void>;
  goTo(page: number): void;
  readonly pages: number;
}

export interface PdfEvents {
  /** The text layer changed: pages came or went. */
  readonly laid: (text: HtmlText) => void;
  readonly pageShown: (page: number) => void;
}

interface Sheet {
  readonly number: number;
  readonly element: HTMLElement;
  /** Points. */
  width: number;
  height: number;
  page: Promise<PDFPageProxy> | null;
  canvas: HTMLCanvasElement | null;
  painting: { cancel(): void } | null;
  layer: { readonly element: HTMLElement; readonly segments: readonly Segment[]; readonly parts: ReadonlyMap<number, HTMLElement> } | null;
  near: boolean;
}

/** CSS pixels a point at first, where the window is wide: about what a printed page looks like at arm's length. */
const COMFORTABLE = 1.45;
/** Pixels of one canvas: more is slow and may be refused. */
const MOST_PIXELS = 12_000_000;

export async function showPdf(document: PdfDocument, root: HTMLElement, events: PdfEvents, signal: AbortSignal): Promise<PdfView> {
  const first = await document.proxy.getPage(1);
  const size = first.getViewport({ scale: 1 });
  const list = window.document.createElement('div');
  list.className = 'pages';
  const sheets: Sheet[] = Array.from({ length: document.proxy.numPages }, (_, index) => {
    const element = window.document.createElement('div');
    element.className = 'page';
    element.dataset['page'] = String(index + 1);
    return { number: index + 1, element, width: size.width, height: size.height, page: null, canvas: null, painting: null, layer: null, near: false };
  });
  list.append(...sheets.map(({ element }) => element));
  root.replaceChildren(list);

  let text: PdfText | null = null;
  let scale = 1;
  const fitScale = (): number => Math.max(0.3, Math.min(3, (root.clientWidth - 56) / Math.max(1, size.width)));

  const resize = (sheet: Sheet): void => {
    sheet.element.style.width = `${sheet.width * scale}px`;
    sheet.element.style.height = `${sheet.height * scale}px`;
  };

  const paint = async (sheet: Sheet): Promise<void> => {
    sheet.page ??= document.proxy.getPage(sheet.number);
    const page = await sheet.page.catch(() => null);
    if (!page || !sheet.near || signal.aborted) return;
    const real = page.getViewport({ scale: 1 });
    if (Math.abs(real.width - sheet.width) > 0.5 || Math.abs(real.height - sheet.height) > 0.5) {
      [sheet.width, sheet.height] = [real.width, real.height];
      resize(sheet);
    }
    const dots = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / Math.max(1, sheet.width * sheet.height * scale * scale)));
    const viewport = page.getViewport({ scale: scale * dots });
    const canvas = window.document.createElement('canvas');
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.setAttribute('aria-hidden', 'true');
    sheet.painting?.cancel();
    const task = page.render({ canvas, viewport });
    sheet.painting = task;
    const done = await task.promise.then(() => true, () => false);
    if (sheet.painting === task) sheet.painting = null;
    if (!done || !sheet.near || signal.aborted) return release(canvas);
    if (sheet.canvas) release(sheet.canvas);
    sheet.canvas?.remove();
    sheet.canvas = canvas;
    sheet.element.prepend(canvas);
  };

  const forget = (sheet: Sheet): void => {
    sheet.painting?.cancel();
    sheet.painting = null;
    if (sheet.canvas) release(sheet.canvas);
    sheet.canvas?.remove();
    sheet.canvas = null;
    sheet.layer?.element.remove();
    sheet.layer = null;
    void sheet.page?.then((page) => page.cleanup(), () => undefined);
    sheet.page = null;
  };

  let laying = 0;
  const layAll = (): void => {
    if (laying !== 0) return;
    laying = requestAnimationFrame(() => {
      laying = 0;
      if (!text || signal.aborted) return;
      for (const sheet of sheets) if (sheet.near && !sheet.layer) sheet.layer = layOver(sheet, text, scale);
      events.laid(mapOf(sheets, text, list));
    });
  };

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const sheet = sheets[Number((target as HTMLElement).dataset['page']) - 1];
      if (!sheet || sheet.near === isIntersecting) continue;
      sheet.near = isIntersecting;
      if (isIntersecting) void paint(sheet);
      else forget(sheet);
    }
    layAll();
  }, { root: null, rootMargin: '80% 0px' });
  const seen = new IntersectionObserver((entries) => {
    const shown = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => Number((target as HTMLElement).dataset['page']));
    if (shown.length > 0) events.pageShown(Math.min(...shown));
  }, { rootMargin: '-45% 0px -45% 0px' });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    seen.disconnect();
    for (const sheet of sheets) forget(sheet);
  });

  const setScale = (next: number): void => {
    const anchor = sheets.find(({ element }) => element.getBoundingClientRect().bottom > 0);
    const before = anchor?.element.getBoundingClientRect();
    scale = Math.max(0.3, Math.min(4, next));
    for (const sheet of sheets) {
      sheet.layer?.element.remove();
      sheet.layer = null;
      resize(sheet);
    }
    if (anchor && before) {
      const after = anchor.element.getBoundingClientRect();
      window.scrollBy({ top: after.top - before.top + (after.height - before.height) * Math.max(0, Math.min(1, -before.top / before.height)), behavior: 'instant' });
    }
    for (const sheet of sheets) if (sheet.near) void paint(sheet);
    layAll();
  };

  scale = Math.min(COMFORTABLE, fitScale());
  for (const sheet of sheets) {
    resize(sheet);
    observer.observe(sheet.element);
    seen.observe(sheet.element);
  }

  return {
    pages: sheets.length,
    scale: () => scale,
    fitScale,
    setScale,
    setText: (next) => {
      text = next;
      for (const sheet of sheets) {
        const page = next.pages[sheet.number - 1];
        if (page && page.letters > 0) [sheet.width, sheet.height] = [page.width, page.height];
        resize(sheet);
      }
      for (const sheet of sheets) if (sheet.near && !sheet.layer) sheet.layer = layOver(sheet, next, scale);
      return mapOf(sheets, next, list);
    },
    reveal: async (start, end) => {
      const box = text?.boxes(start, Math.min(end, start + 400))[0];
      const sheet = box ? sheets[box.page - 1] : undefined;
      if (!box || !sheet) return;
      const top = sheet.element.getBoundingClientRect().top + window.scrollY + box.y * scale;
      const onScreen = top > window.scrollY + 80 && top + box.height * scale < window.scrollY + window.innerHeight - 40;
      if (!onScreen) window.scrollTo({ top: top - window.innerHeight / 3, behavior: 'instant' });
      await new Promise((resolve) => {
        setTimeout(resolve, 60);
      });
    },
    goTo: (page) => sheets[page - 1]?.element.scrollIntoView({ block: 'start', behavior: 'instant' }),
  };
}

/** A canvas without size holds no memory. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}

let ruler: CanvasRenderingContext2D | null = null;

/** How wide words are in the layer's font at 100 px. */
function naturalWidth(words: string): number {
  ruler ??= window.document.createElement('canvas').getContext('2d');
  if (!ruler) return words.length * 50;
  ruler.font = '100px sans-serif';
  return ruler.measureText(words).width;
}

function layOver(sheet: Sheet, text: PdfText, scale: number): Sheet['layer'] {
  const { turn, lines } = text.layer(sheet.number);
  const element = window.document.createElement('div');
  element.className = 'layer';
  const [w, h] = [sheet.width * scale, sheet.height * scale];
  if (turn === 90) element.style.transform = `matrix(0, 1, -1, 0, ${w}, 0)`;
  else if (turn === 180) element.style.transform = `matrix(-1, 0, 0, -1, ${w}, ${h})`;
  else if (turn === 270) element.style.transform = `matrix(0, -1, 1, 0, 0, ${h})`;
  const segments: Segment[] = [];
  const parts = new Map<number, HTMLElement>();
  for (const group of byBlock(lines)) {
    const words = group.flatMap((line) => line.words);
    if (words.length === 0) continue;
    const block = group[0]?.block ?? 0;
    const left = Math.min(...words.map(({ x }) => x));
    const right = Math.max(...words.map(({ x, width }) => x + width));
    const top = Math.min(...group.map(({ y }) => y));
    const bottom = Math.max(...group.map(({ y, height }) => y + height));
    const part = window.document.createElement('div');
    part.className = 'part';
    part.dir = words.filter(({ rtl }) => rtl).length > words.length / 2 ? 'rtl' : 'ltr';
    Object.assign(part.style, { left: `${left * scale}px`, top: `${top * scale}px`, width: `${(right - left) * scale}px`, height: `${(bottom - top) * scale}px` });
    for (const [index, line] of group.entries()) {
      for (const word of line.words) {
        const span = window.document.createElement('span');
        const letters = text.text.slice(word.start, word.end);
        const node = window.document.createTextNode(letters);
        const size = line.height * 0.78 * scale;
        const shown = letters.trimEnd();
        const stretch = (word.width * scale) / Math.max(1, (naturalWidth(shown) * size) / 100);
        span.dir = word.rtl ? 'rtl' : 'ltr';
        Object.assign(span.style, { top: `${(line.y - top) * scale}px`, fontSize: `${size}px`, height: `${line.height * scale}px`, lineHeight: `${line.height * scale}px` });
        if (word.rtl) Object.assign(span.style, { right: `${(right - word.x - word.width) * scale}px`, transform: `scaleX(${stretch})`, transformOrigin: 'right top' });
        else Object.assign(span.style, { left: `${(word.x - left) * scale}px`, transform: `scaleX(${stretch})`, transformOrigin: 'left top' });
        span.append(node);
        part.append(span);
        segments.push({ start: word.start, length: letters.length, node, at: 0, run: block * 1_000 + index });
      }
    }
    parts.set(block, part);
    element.append(part);
  }
  sheet.element.append(element);
  return { element, segments, parts };
}

/** Lines that follow each other in one block. */
function byBlock(lines: readonly PlacedLine[]): PlacedLine[][] {
  const groups: PlacedLine[][] = [];
  for (const line of lines) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.block === line.block) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** The text as far as it lies on painted pages; blocks elsewhere stand for their page. */
function mapOf(sheets: readonly Sheet[], text: PdfText, root: HTMLElement): HtmlText {
  const parts = new Map<number, HTMLElement>();
  const segments: Segment[] = [];
  for (const { layer } of sheets) {
    if (!layer) continue;
    for (const [block, part] of layer.parts) if (!parts.has(block)) parts.set(block, part);
    segments.push(...layer.segments);
  }
  segments.sort((a, b) => a.start - b.start);
  const elements = text.blocks.map((block, index) => parts.get(index) ?? sheets[(block.page ?? 1) - 1]?.element ?? root);
  return { document: text, root, elements, ...textMap(segments) };
}
