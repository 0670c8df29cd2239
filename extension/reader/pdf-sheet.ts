/** One page of a PDF in the list of pages: painted when it comes near, given back when it goes. */
import type { PDFPageProxy } from 'pdfjs-dist';
import type { PdfDocument } from '../sources/pdf.ts';
import type { Layer } from './pdf-layer.ts';

export interface Sheet {
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

/** How pages are shown: CSS pixels a point, and degrees clockwise that the person has turned them. */
export interface Stand {
  readonly scale: number;
  readonly turned: number;
}

/** Pixels of one canvas: more is slow and may be refused. */
const MOST_PIXELS = 12_000_000;

export function createSheet(number: number, width: number, height: number): Sheet {
  const element = document.createElement('div');
  element.className = 'page';
  element.dataset['page'] = String(number);
  return { number, element, width, height, page: null, canvas: null, painting: null, layer: null, near: false };
}

export function resize(sheet: Sheet, { scale, turned }: Stand): void {
  const [width, height] = turned % 180 === 0 ? [sheet.width, sheet.height] : [sheet.height, sheet.width];
  const style = { width: `${width * scale}px`, height: `${height * scale}px` };
  if (sheet.element.style.width !== style.width || sheet.element.style.height !== style.height) Object.assign(sheet.element.style, style);
}

/** Paints a page that is near; what was painted before stays until then. Resolves when it is done or was given up. */
export async function paint(sheet: Sheet, file: PdfDocument, stand: () => Stand, signal: AbortSignal): Promise<void> {
  sheet.page ??= file.proxy.getPage(sheet.number);
  const page = await sheet.page.catch(() => null);
  if (!page || !sheet.near || signal.aborted) return;
  const { scale, turned } = stand();
  const real = page.getViewport({ scale: 1 });
  if (Math.abs(real.width - sheet.width) > 0.5 || Math.abs(real.height - sheet.height) > 0.5) {
    [sheet.width, sheet.height] = [real.width, real.height];
    resize(sheet, { scale, turned });
  }
  const dots = Math.min(window.devicePixelRatio || 1, Math.sqrt(MOST_PIXELS / Math.max(1, sheet.width * sheet.height * scale * scale)));
  const viewport = page.getViewport({ scale: scale * dots, rotation: (page.rotate + turned) % 360 });
  const canvas = document.createElement('canvas');
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
}

/** Gives back what a page holds of memory. */
export function forget(sheet: Sheet): void {
  sheet.painting?.cancel();
  sheet.painting = null;
  if (sheet.canvas) release(sheet.canvas);
  sheet.canvas?.remove();
  sheet.canvas = null;
  sheet.layer?.element.remove();
  sheet.layer = null;
  void sheet.page?.then((page) => page.cleanup(), () => undefined);
  sheet.page = null;
}

/** A canvas without size holds no memory. */
export function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
}
