/** Printing a PDF: every page is painted once for paper, since only the pages near the window are on the screen. */
import type { PdfDocument } from '../sources/pdf.ts';

/** Dots an inch: legible small print, and a long report still fits the memory. */
const DOTS = 150;
const POINTS = 72;

/** Resolves when the browser's print window was closed. @param told how many pages are ready, of how many */
export async function printPages(document: PdfDocument, signal: AbortSignal, told: (page: number, pages: number) => void): Promise<void> {
  const pages = document.proxy.numPages;
  const box = window.document.createElement('div');
  box.className = 'printed';
  const addresses: string[] = [];
  try {
    for (let number = 1; number <= pages; number++) {
      signal.throwIfAborted();
      told(number - 1, pages);
      const page = await document.proxy.getPage(number);
      const viewport = page.getViewport({ scale: DOTS / POINTS });
      const canvas = window.document.createElement('canvas');
      [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
      await page.render({ canvas, viewport, intent: 'print' }).promise;
      const blob = await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve, 'image/png');
      });
      [canvas.width, canvas.height] = [0, 0];
      page.cleanup();
      if (!blob) continue;
      const picture = window.document.createElement('img');
      picture.src = URL.createObjectURL(blob);
      addresses.push(picture.src);
      picture.style.aspectRatio = `${viewport.width} / ${viewport.height}`;
      box.append(picture);
      await picture.decode().catch(() => undefined);
    }
    window.document.body.append(box);
    told(pages, pages);
    window.print();
  } finally {
    told(pages, pages);
    box.remove();
    for (const address of addresses) URL.revokeObjectURL(address);
  }
}
