/** A PDF on the page: pages painted by pdf.js when they come near, and over each our own text layer in reading order. */
import type { PDFPageProxy } from 'pdfjs-dist';
import type { PdfDocument, PdfText } from '../sources/pdf.ts';
import type { HtmlText } from '../sources/html.ts';
import { layOver, mapOf, type Layer } from './pdf-layer.ts';

export interface PdfView {
  /** The words may be laid over the pages now. Gives the text with the letters that lie on the page already. */
  setText(text: PdfText): HtmlText;
  /** CSS pixels a point. */
  setScale(scale: number): void;
  /** Turns all pages by a quarter, clockwise. */
  turn(): void;
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
  layer: Layer | null;
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
  /** Degrees. */
  let turned = 0;
  const fitScale = (): number => Math.max(0.3, Math.min(3, (root.clientWidth - 56) / Math.max(1, turned % 180 === 0 ? size.width : size.height)));

  const resize = (sheet: Sheet): void => {
    const [width, height] = turned % 180 === 0 ? [sheet.width, sheet.height] : [sheet.height, sheet.width];
    sheet.element.style.width = `${width * scale}px`;
    sheet.element.style.height = `${height * scale}px`;
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
    const viewport = page.getViewport({ scale: scale * dots, rotation: (page.rotate + turned) % 360 });
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
      for (const sheet of sheets) if (sheet.near && !sheet.layer) sheet.layer = layOver(sheet, text, scale, turned);
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
    turn: () => {
      turned = (turned + 90) % 360;
      setScale(Math.min(scale, fitScale()));
    },
    setText: (next) => {
      text = next;
      for (const sheet of sheets) {
        const page = next.pages[sheet.number - 1];
        if (page && page.letters > 0) [sheet.width, sheet.height] = [page.width, page.height];
        resize(sheet);
      }
      for (const sheet of sheets) if (sheet.near && !sheet.layer) sheet.layer = layOver(sheet, next, scale, turned);
      return mapOf(sheets, next, list);
    },
    reveal: async (start, end) => {
      const box = text?.boxes(start, Math.min(end, start + 400))[0];
      const sheet = box ? sheets[box.page - 1] : undefined;
      if (!box || !sheet) return;
      const top = sheet.element.getBoundingClientRect().top + window.scrollY + (turned === 0 ? box.y * scale : 0);
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
