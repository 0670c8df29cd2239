/** From an address or a file to a document on the page with its clauses, citations and notes. */
import type { Reading } from '../../shared/reading.ts';
import { keepInLibrary } from '../library/taking-in.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { DocxError, docxText } from '../sources/docx.ts';
import { openPdf, PdfError, readPdf, type PdfDocument } from '../sources/pdf.ts';
import type { HtmlText } from '../sources/html.ts';
import { drawDocx } from './docx-view.ts';
import { finderOf, type Finder } from './find.ts';
import { placeInAddress, type Places } from './places.ts';
import { FetchTrouble, fetchDocument, kindOf, readFile } from './fetch.ts';
import type { ReadAnswer, ReadAsk } from './read-worker.ts';
import { showPdf, type PdfView } from './pdf-view.ts';
import { startSession, type ReaderSession } from './session.ts';
import { change, changeShown } from './state.ts';
import type { ReaderWords, Trouble } from '../words/shape.ts';
// oxlint-disable-next-line import/default -- the build makes the address of the file
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export interface Source {
  readonly name: string;
  readonly address: string | null;
  readonly file: File | null;
}

export interface Opened {
  readonly setView: (view: 'final' | 'original' | 'marked') => void;
  readonly zoom: (by: number | 'fit') => void;
  readonly goToPage: (page: number) => void;
  readonly turn: () => void;
  /** Places of these words in the whole document; none before it has been read. */
  readonly find: Finder;
  readonly show: (start: number, end: number) => void;
  readonly goTo: (place: string) => void;
}

/** Where documents are laid. */
export interface Desk {
  readonly root: HTMLElement;
  readonly words: ReaderWords;
  readonly places: Places;
}

interface Whole extends Source {
  readonly bytes: Uint8Array;
  readonly kept: boolean;
}

/** Gets the bytes and shows them. Never rejects: what went wrong is shown; null then, and where the signal aborted. */
export async function openSource(source: Source, { root, words, places }: Desk, password: string | null, signal: AbortSignal): Promise<Opened | null> {
  change({ phase: { kind: 'loading', bytes: null }, shown: null, address: source.address });
  root.replaceChildren();
  try {
    const { bytes, kept } = source.file
      ? { bytes: await readFile(source.file), kept: false }
      : await fetchDocument(source.address ?? '', (received) => change({ phase: { kind: 'loading', bytes: received } }), signal);
    signal.throwIfAborted();
    const whole: Whole = { ...source, bytes, kept };
    const kind = kindOf(bytes);
    if (kind === 'pdf') return await openAsPdf(whole, root, places, password, signal);
    if (kind === 'docx') return await openAsDocx(whole, { root, words, places }, signal);
    throw new FetchTrouble(kind === 'html' ? 'html' : 'unknownKind', 'not a document');
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof PdfError && (error.code === 'encrypted' || error.code === 'wrong-password')) {
      change({ phase: { kind: 'locked', again: error.code === 'wrong-password' } });
      return null;
    }
    change({ phase: { kind: 'trouble', trouble: troubleOf(error), again: source.file === null } });
    return null;
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof FetchTrouble) return error.trouble;
  const code = error instanceof DocxError || error instanceof PdfError ? error.code : 'broken';
  const known: Partial<Record<typeof code, Trouble>> = { 'old-doc': 'oldDoc', encrypted: 'encryptedDoc', 'too-large': 'tooLarge', 'no-document': 'noDocument', 'not-a-zip': 'unknownKind', 'not-a-pdf': 'unknownKind' };
  return known[code] ?? 'broken';
}

async function openAsDocx(source: Whole, { root, words, places }: Desk, signal: AbortSignal): Promise<Opened> {
  const document = await docxText(source.bytes);
  signal.throwIfAborted();
  const tracked = document.revisions.some(({ kind }) => kind !== 'format');
  const view = drawDocx(document, root, words);
  root.dataset['view'] = 'final';
  change({ phase: { kind: 'shown' }, shown: { kind: 'docx', name: source.name, kept: source.kept, reading: true, scanned: false, tracked, view: 'final' } });
  const session = await startSession((start, end) => revealElement(view.text, start, end), places.leave, signal);
  const back = places.restore();
  void readInto(session, view.text, document, source, back, signal).catch(() => changeShown({ reading: false }));
  return {
    setView: (next) => {
      root.dataset['view'] = next;
      changeShown({ view: next });
      session.laid({ ...view.text });
    },
    zoom: () => undefined,
    goToPage: () => undefined,
    turn: () => undefined,
    find: finderOf(document.text),
    show: session.show,
    goTo: session.goTo,
  };
}

async function openAsPdf(source: Whole, root: HTMLElement, places: Places, password: string | null, signal: AbortSignal): Promise<Opened> {
  const options = { workerSrc, resources: '/pdfjs/', ...(password === null ? {} : { password }) };
  const document = await openPdf(source.bytes, options);
  signal.addEventListener('abort', () => void document.destroy());
  let session: ReaderSession | null = null;
  let latest: HtmlText | null = null;
  let finder: Finder | null = null;
  const view = await showPdf(document, root, {
    laid: (text) => {
      latest = text;
      session?.laid(text);
    },
    pageShown: (page) => changeShown({ page }),
  }, signal);
  change({ phase: { kind: 'shown' }, shown: { kind: 'pdf', name: source.name, kept: source.kept, reading: true, scanned: false, pages: view.pages, page: 1 } });
  const back = places.restore();
  void readWords(source, options, view, signal, async (text, scanned) => {
    changeShown({ scanned });
    finder = finderOf(text.document.text);
    const started = await startSession(view.reveal, places.leave, signal);
    await readInto(started, latest ?? text, text.document, source, back, signal);
    session = started;
    if (latest) session.laid(latest);
  }).catch(() => changeShown({ reading: false }));
  return {
    setView: () => undefined,
    zoom: (by) => view.setScale(by === 'fit' ? view.fitScale() : view.scale() * by),
    goToPage: (page) => {
      places.leave(null);
      view.goTo(page);
    },
    turn: view.turn,
    find: (wanted) => finder?.(wanted) ?? [],
    show: (start, end) => (session ? session.show(start, end) : void view.reveal(start, end)),
    goTo: (place) => session?.goTo(place),
  };
}

/** Takes the letters from a second, image-less opening of the file, which is closed again. */
async function readWords(source: Whole, options: Parameters<typeof openPdf>[1], view: PdfView, signal: AbortSignal, then: (text: HtmlText, scanned: boolean) => Promise<void>): Promise<void> {
  // The first pages are on the screen before the whole document is taken apart.
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  signal.throwIfAborted();
  const plain: PdfDocument = await openPdf(source.bytes, { ...options, textOnly: true });
  try {
    const text = await readPdf(plain, { signal });
    await then(view.setText(text), text.scanned);
  } finally {
    await plain.destroy();
  }
}

async function readInto(session: ReaderSession, text: HtmlText, document: DocumentText, source: Whole, back: boolean, signal: AbortSignal): Promise<void> {
  const found = await readElsewhere({ document: { text: document.text, blocks: document.blocks }, address: source.address }, signal);
  const reading: Reading = { ...found, document: { ...found.document, id: found.document.id ?? (await ownId(source)) } };
  signal.throwIfAborted();
  session.read(text, reading, source.address ?? location.href);
  void keepInLibrary(document, reading, source.address);
  changeShown({ reading: false });
  // Who comes back is where he was, not at the clause that he once came for.
  const place = placeInAddress();
  if (place !== '' && !back) session.goTo(place);
}

function readElsewhere(asked: ReadAsk, signal: AbortSignal): Promise<Reading> {
  const worker = new Worker(new URL('read-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  worker.addEventListener('message', (event: MessageEvent<ReadAnswer>) => {
    if (event.data.ok) resolve(event.data.reading);
    else reject(new Error(event.data.error));
  });
  worker.addEventListener('error', () => reject(new Error('the reading broke off')));
  signal.addEventListener('abort', () => reject(signal.reason as Error));
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  worker.postMessage(asked);
  return promise.finally(() => worker.terminate());
}

/** A document that does not say who it is: by its address, or by what it holds. */
async function ownId({ address, bytes }: Whole): Promise<string> {
  if (address !== null) return `web:${address.split('#')[0] ?? ''}`.slice(0, 1_000);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return `file:${Array.from(hash.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

async function revealElement(text: HtmlText, start: number, end: number): Promise<void> {
  const range = text.rangesOf(start, Math.min(end, start + 400))[0];
  const box = range?.getBoundingClientRect();
  if (!box || (box.top > 80 && box.bottom < innerHeight - 40)) return;
  scrollBy({ top: box.top - innerHeight / 3, behavior: 'instant' });
}
