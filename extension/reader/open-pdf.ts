/** A PDF on the page: its first pages at once, its words when a worker has taken it apart. */
import type { Reading } from '../../shared/reading.ts';
import { openPdf, type PdfDocument, type PdfText } from '../sources/pdf.ts';
import type { HtmlText } from '../sources/html.ts';
import { finderOf, type Finder } from './find.ts';
import { keepInLibrary } from '../library/taking-in.ts';
import { ask } from '../overlay/wire.ts';
import { fileHash, identified } from './identity.ts';
import type { Desk, Opened, Whole } from './opened.ts';
import { createPageNotes, type PageNotes } from './page-notes.ts';
import { showPdf, type PdfView } from './pdf-view.ts';
import { placeInAddress } from './places.ts';
import { printPages } from './print.ts';
import { PDFJS, readElsewhere } from './read-elsewhere.ts';
import { startSession, type ReaderSession } from './session.ts';
import { change, changeShown } from './state.ts';

/** Rejects where the file cannot be opened. */
export async function openAsPdf(source: Whole, { root, places, words: said, pages: pageWords, language }: Desk, password: string | null, signal: AbortSignal): Promise<Opened> {
  const document = await openPdf(new Uint8Array(await source.file.arrayBuffer()), { ...PDFJS, owned: true, ...(password === null ? {} : { password }) });
  signal.addEventListener('abort', () => void document.destroy());
  let session: ReaderSession | null = null;
  let starting: Promise<ReaderSession> | null = null;
  let latest: HtmlText | null = null;
  let finder: Finder | null = null;
  let page = 1;
  let onPages: PageNotes | null = null;
  let words: PdfText | null = null;
  const view = await showPdf(document, root, said, {
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
  const lay = (text: PdfText): void => {
    words = text;
    view.setText(text);
  };
  const begin = async (): Promise<ReaderSession> => {
    const paged = { file: await fileHash(source.file), pages: view.pages };
    const notes = createPageNotes({
      sheets: view.sheets, paged, turned: view.turned, words: pageWords, language,
      bare: (number) => words?.pages[number - 1] !== undefined && words.layer(number).lines.length === 0,
      compose: (anchor) => void ask('overlay/compose', { anchor, kind: 'note' }),
      openNote: (note) => void ask('overlay/open-note', { note }),
    }, signal);
    const started = await startSession(view.reveal, places.leave, signal, {
      paged,
      place: notes.place,
      reveal: (number, area) => void view.revealArea(number, area).then(() => notes.light(number, area)),
    });
    onPages = notes;
    return started;
  };
  // Who comes back is where he was, not at the clause that he once came for.
  let sought = back ? '' : placeInAddress();
  const show = async (text: PdfText, reading: Reading, part: boolean): Promise<void> => {
    const known = await identified(reading, source);
    starting ??= begin();
    const started = await starting;
    signal.throwIfAborted();
    root.lang = known.document.language ?? '';
    // The words and what was found in them change in one step.
    lay(text);
    if (latest === null) return;
    started.read(latest, known, source.address ?? location.href, text, part);
    session = started;
    onPages?.draw();
    if (!part) void keepInLibrary(text, known, source.address);
    if (sought !== '' && started.goTo(sought)) sought = '';
  };
  void readWords(source, password, view, signal, show, (text) => {
    finder = finderOf(text.text);
    changeShown({ scanned: text.scanned });
    void isCover(document, text).then((leftOut) => changeShown({ leftOut }));
    if (words === null) lay(text);
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

/** Letters that the page which asks to wait for a form, or for another program, has at most. */
const COVER_MOST = 1_000;

/** Whether what can be seen only stands for what cannot: attached files, or a form that is no pages (ISO 32000-2, 12.3.5 and 12.7.8). */
async function isCover({ proxy }: PdfDocument, { text }: PdfText): Promise<boolean> {
  const { info } = await proxy.getMetadata().catch(() => ({ info: {} }));
  const { IsCollectionPresent: files, IsXFAPresent: form } = info as Readonly<Record<string, unknown>>;
  return files === true || (form === true && text.length < COVER_MOST);
}

/** @param there told of the whole text, before anything is known of it */
async function readWords(source: Whole, password: string | null, view: PdfView, signal: AbortSignal, show: (text: PdfText, reading: Reading, part: boolean) => Promise<void>, there: (text: PdfText) => void): Promise<void> {
  // The first pages are on the screen before the whole document is taken apart.
  await view.painted;
  signal.throwIfAborted();
  let whole: PdfText | null = null;
  let shown: Promise<unknown> = Promise.resolve();
  const reading = await readElsewhere(source.file, { format: 'pdf', password, address: source.address }, {
    beginning: (text, first) => {
      shown = show(text, first, true).catch(() => undefined);
    },
    pdf: (text) => {
      whole = text;
      there(text);
    },
    progress: (page, pages) => changeShown({ reading: { page, pages } }),
  }, signal);
  await shown;
  if (whole) await show(whole, reading, false);
}
