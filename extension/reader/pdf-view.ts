/** A PDF on the page: pages painted by pdf.js when they come near, and over each our own text layer in reading order. */
import type { Area } from '../../shared/anchors/types.ts';
import type { PdfDocument, PdfText } from '../sources/pdf.ts';
import type { HtmlText } from '../sources/html.ts';
import type { ReaderWords } from '../words/reader/shape.ts';
import { layOver, mapOf } from './pdf-layer.ts';
import { createPreviews } from './pdf-previews.ts';
import { createSheet, forget, paint, resize, type Sheet, type Stand } from './pdf-sheet.ts';

export interface PdfView {
  /** The words may be laid over the pages now; tells of them by `laid` before it returns. */
  setText(text: PdfText): void;
  /** CSS pixels a point. */
  setScale(scale: number): void;
  /** Turns all pages by a quarter, clockwise. */
  turn(): void;
  readonly scale: () => number;
  /** The scale at which a page fills the width, or is seen as a whole. */
  readonly fitScale: () => number;
  readonly pageScale: () => number;
  /** Scrolls so that these words are on the screen, and waits for their page. */
  reveal(start: number, end: number): Promise<void>;
  goTo(page: number): void;
  /** Points between a page's top edge and the bar; 0 where the page begins further down. */
  topOf(page: number): number;
  showPreviews(shown: boolean): void;
  readonly pages: number;
  readonly sheets: readonly Sheet[];
  /** Degrees clockwise that the person has turned the pages. */
  readonly turned: () => number;
  /** Scrolls to an area of a page, or to the page, and waits for it. */
  revealArea(page: number, area: Area | null): Promise<void>;
  /** Resolves when the first page in sight is painted, or was given up. */
  readonly painted: Promise<void>;
}

export interface PdfEvents {
  /** The text layer changed: pages came or went. */
  readonly laid: (text: HtmlText) => void;
  readonly pageShown: (page: number) => void;
}

/** CSS pixels a point at first, where the window is wide: about what a printed page looks like at arm's length. */
const COMFORTABLE = 1.45;
/** CSS pixels beside the pages, for the bands, and the bar above. */
const AROUND = 40;
const BAR = 64;
/** Milliseconds after which reading begins, although no page has been painted. */
const PATIENCE = 4_000;

/** Pages that came near are on their way. */
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 60);
  });

const within = (scale: number): number => Math.max(0.3, Math.min(4, scale));

export async function showPdf(document: PdfDocument, root: HTMLElement, words: ReaderWords, events: PdfEvents, signal: AbortSignal): Promise<PdfView> {
  const first = await document.proxy.getPage(1);
  const size = first.getViewport({ scale: 1 });
  const list = window.document.createElement('div');
  list.className = 'pages';
  const sheets: Sheet[] = Array.from({ length: document.proxy.numPages }, (_, index) => createSheet(index + 1, size.width, size.height));
  list.append(...sheets.map(({ element }) => element));
  root.replaceChildren(list);

  let text: PdfText | null = null;
  let stand: Stand = { scale: 1, turned: 0 };
  const painted = Promise.withResolvers<void>();
  setTimeout(painted.resolve, PATIENCE);

  const shape = (): readonly [width: number, height: number] => (stand.turned % 180 === 0 ? [size.width, size.height] : [size.height, size.width]);
  const fitScale = (): number => Math.min(3, within((list.clientWidth - AROUND) / Math.max(1, shape()[0])));
  const pageScale = (): number => Math.min(fitScale(), within((window.innerHeight - BAR - 32) / Math.max(1, shape()[1])));

  const paintSoon = (sheet: Sheet): void => void paint(sheet, document, () => stand, signal).then(painted.resolve, painted.resolve);

  let laying = 0;
  const layNear = (): void => {
    if (!text) return;
    for (const sheet of sheets) if (sheet.near && !sheet.layer) sheet.layer = layOver(sheet, text, stand.scale, stand.turned);
    events.laid(mapOf(sheets, text, list));
  };
  const laySoon = (): void => {
    if (laying !== 0) return;
    laying = requestAnimationFrame(() => {
      laying = 0;
      if (!signal.aborted) layNear();
    });
  };

  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const sheet = sheets[Number((target as HTMLElement).dataset['page']) - 1];
      if (!sheet || sheet.near === isIntersecting) continue;
      sheet.near = isIntersecting;
      if (isIntersecting) paintSoon(sheet);
      else forget(sheet);
    }
    laySoon();
  }, { root: null, rootMargin: '80% 0px' });
  const seen = new IntersectionObserver((entries) => {
    const shown = entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => Number((target as HTMLElement).dataset['page']));
    if (shown.length === 0) return;
    events.pageShown(Math.min(...shown));
    previews.mark(Math.min(...shown));
  }, { rootMargin: '-45% 0px -45% 0px' });
  const goTo = (page: number): void => sheets[page - 1]?.element.scrollIntoView({ block: 'start', behavior: 'instant' });
  const previews = createPreviews(document, { width: size.width, height: size.height }, words, goTo, signal);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    seen.disconnect();
    for (const sheet of sheets) forget(sheet);
  });

  const setStand = (next: Stand): void => {
    const anchor = sheets.find(({ element }) => element.getBoundingClientRect().bottom > 0);
    const before = anchor?.element.getBoundingClientRect();
    stand = next;
    for (const sheet of sheets) {
      sheet.layer?.element.remove();
      sheet.layer = null;
      resize(sheet, stand);
    }
    if (anchor && before) {
      const after = anchor.element.getBoundingClientRect();
      window.scrollBy({ top: after.top - before.top + (after.height - before.height) * Math.max(0, Math.min(1, -before.top / before.height)), behavior: 'instant' });
    }
    for (const sheet of sheets) if (sheet.near) paintSoon(sheet);
    laySoon();
  };

  stand = { scale: Math.min(COMFORTABLE, fitScale()), turned: 0 };
  for (const sheet of sheets) {
    resize(sheet, stand);
    observer.observe(sheet.element);
    seen.observe(sheet.element);
  }

  return {
    pages: sheets.length,
    sheets,
    turned: () => stand.turned,
    painted: painted.promise,
    scale: () => stand.scale,
    fitScale,
    pageScale,
    setScale: (scale) => setStand({ ...stand, scale: within(scale) }),
    turn: () => {
      stand = { ...stand, turned: (stand.turned + 90) % 360 };
      setStand({ ...stand, scale: Math.min(stand.scale, fitScale()) });
    },
    setText: (next) => {
      const before = text;
      text = next;
      // Of a beginning that goes on, what has not changed stays: words may be selected there.
      const goesOn = before !== null && next.text.startsWith(before.text);
      for (const sheet of sheets) {
        if (!sheet.layer || (goesOn && JSON.stringify(before.layer(sheet.number)) === JSON.stringify(next.layer(sheet.number)))) continue;
        sheet.layer.element.remove();
        sheet.layer = null;
      }
      for (const sheet of sheets) {
        const page = next.pages[sheet.number - 1];
        if (page && page.letters > 0) [sheet.width, sheet.height] = [page.width, page.height];
        resize(sheet, stand);
      }
      layNear();
    },
    revealArea: async (page, area) => {
      const sheet = sheets[page - 1];
      if (!sheet) return;
      if (!area || stand.turned !== 0) goTo(page);
      else window.scrollTo({ top: sheet.element.getBoundingClientRect().top + window.scrollY + area.top * stand.scale - window.innerHeight / 3, behavior: 'instant' });
      await settled();
    },
    reveal: async (start, end) => {
      const box = text?.boxes(start, Math.min(end, start + 400))[0];
      const sheet = box ? sheets[box.page - 1] : undefined;
      if (!box || !sheet) return;
      const top = sheet.element.getBoundingClientRect().top + window.scrollY + (stand.turned === 0 ? box.y * stand.scale : 0);
      const onScreen = top > window.scrollY + 80 && top + box.height * stand.scale < window.scrollY + window.innerHeight - 40;
      if (!onScreen) window.scrollTo({ top: top - window.innerHeight / 3, behavior: 'instant' });
      await settled();
    },
    goTo,
    topOf: (page) => Math.max(0, (BAR - (sheets[page - 1]?.element.getBoundingClientRect().top ?? 0)) / stand.scale),
    showPreviews: (shown) => previews.show(shown, root),
  };
}
