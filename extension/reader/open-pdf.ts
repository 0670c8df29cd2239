/** A PDF on the page: its first pages at once, its words when a worker has taken it apart. */
import { openPdf, type PdfText } from '../sources/pdf.ts';
import type { HtmlText } from '../sources/html.ts';
import { finderOf, type Finder } from './find.ts';
import { keepInLibrary } from '../library/taking-in.ts';
import { ask } from '../overlay/wire.ts';
import { fileHash, identified } from './identity.ts';
import type { Desk, Opened, Whole } from './open.ts';
import { createPageNotes, type PageNotes } from './page-notes.ts';
import { showPdf, type PdfView } from './pdf-view.ts';
import { placeInAddress } from './places.ts';
import { printPages } from './print.ts';
import { PDFJS, readElsewhere } from './read-elsewhere.ts';
import { startSession, type ReaderSession } from './session.ts';
import { change, changeShown } from './state.ts';

/** Letters of a page up to which it is taken for a picture: a scanner's stamp, a page number. */
const BARE = 60;

/** Rejects where the file cannot be opened. */
export async function openAsPdf(source: Whole, { root, places, pages: pageWords, language }: Desk, password: string | null, signal: AbortSignal): Promise<Opened> {
  const document = await openPdf(new Uint8Array(await source.file.arrayBuffer()), { ...PDFJS, owned: true, ...(password === null ? {} : { password }) });
  signal.addEventListener('abort', () => void document.destroy());
  let session: ReaderSession | null = null;
  let latest: HtmlText | null = null;
  let finder: Finder | null = null;
  let page = 1;
  let onPages: PageNotes | null = null;
  let words: PdfText | null = null;
  const view = await showPdf(document, root, {
    laid: (text) => {
      latest = text;
      onPages?.draw();
      session?.laid(text);
    },
    pageShown: (now) => {
      page = now;
      changeShown({ page: now });
    },
  }, signal);
  change({ phase: { kind: 'shown' }, shown: { kind: 'pdf', name: source.name, kept: source.kept, reading: { page: 0, pages: 0 }, scanned: false, pages: view.pages, page: 1, previews: false } });
  const back = places.restore();
  void readWords(source, password, view, signal, (text) => {
    words = text;
    finder = finderOf(text.text);
    changeShown({ scanned: text.scanned });
  }, async (reading) => {
    const known = await identified(reading, source);
    const paged = { file: await fileHash(source.file), pages: view.pages };
    const notes = createPageNotes({
      sheets: view.sheets, paged, turned: view.turned, words: pageWords, language,
      bare: (number) => (words?.pages[number - 1]?.letters ?? Infinity) < BARE,
      compose: (anchor) => void ask('overlay/compose', { anchor, kind: 'note' }),
      openNote: (note) => void ask('overlay/open-note', { note }),
    }, signal);
    const started = await startSession(view.reveal, places.leave, signal, {
      paged,
      place: notes.place,
      reveal: (number, area) => void view.revealArea(number, area).then(() => notes.light(number, area)),
    });
    signal.throwIfAborted();
    onPages = notes;
    notes.draw();
    if (latest === null) return;
    started.read(latest, known, source.address ?? location.href, words ?? undefined);
    session = started;
    if (words) void keepInLibrary(words, known, source.address);
    // Who comes back is where he was, not at the clause that he once came for.
    if (placeInAddress() !== '' && !back) started.goTo(placeInAddress());
  }).finally(() => changeShown({ reading: null })).catch(() => undefined);
  return {
    setView: () => undefined,
    showComments: () => undefined,
    zoom: (by) => view.setScale(by === 'width' ? view.fitScale() : by === 'page' ? view.pageScale() : view.scale() * by),
    goToPage: (wanted) => {
      places.leave(null);
      view.goTo(wanted);
    },
    turn: view.turn,
    showPreviews: (shown) => {
      view.showPreviews(shown);
      changeShown({ previews: shown });
    },
    print: () => printPages(document, signal, (n, all) => changeShown({ printing: n < all ? { page: n, pages: all } : null })),
    find: (wanted) => finder?.(wanted) ?? [],
    show: (start, end) => (session ? session.show(start, end) : void view.reveal(start, end)),
    goTo: (place) => session?.goTo(place),
    placeNow: () => session?.placeNow(words?.offsetAt(page, 0, view.topOf(page)) ?? null) ?? null,
  };
}

async function readWords(source: Whole, password: string | null, view: PdfView, signal: AbortSignal, there: (text: PdfText) => void, read: (reading: Awaited<ReturnType<typeof readElsewhere>>) => Promise<void>): Promise<void> {
  // The first pages are on the screen before the whole document is taken apart.
  await view.painted;
  signal.throwIfAborted();
  const reading = await readElsewhere(source.file, { format: 'pdf', password, address: source.address }, {
    pdf: (text) => {
      there(text);
      view.setText(text);
    },
    progress: (page, pages) => changeShown({ reading: { page, pages } }),
  }, signal);
  await read(reading);
}
