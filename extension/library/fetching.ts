/**
 * The page that nobody sees: fetches a cited document from its official address and reads it. It has what a background
 * worker has not, a parser of HTML and workers. What comes is parsed without being shown: no script of it runs, nothing
 * that it names is loaded, and only text is kept.
 */
import { browser } from 'wxt/browser';
import { compare, parse } from '../../shared/instruments/ids.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { Reading } from '../../shared/reading.ts';
import type { DocumentText } from '../../shared/text/types.ts';
import { DocxError, docxText } from '../sources/docx.ts';
import { htmlText } from '../sources/html.ts';
import { PdfError, pdfText } from '../sources/pdf.ts';
import { isDocument } from './contents.ts';
import { keepDocument } from './documents.ts';
import { download, DownloadError, lettersOf, type Downloaded, type DownloadTrouble } from './download.ts';
import type { TextAnswer } from './reading-worker.ts';
// oxlint-disable-next-line import/default -- the build makes the address of the file
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export interface FetchAsk {
  readonly type: 'library/fetch';
  readonly id: string;
  readonly address: string;
  /** The language that was asked for, where the text does not tell. */
  readonly language: Language;
}

export type FetchTroubleName = DownloadTrouble | 'noText' | 'another' | 'locked' | 'broken' | 'oldDoc' | 'diskFull';
export type FetchAnswer = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly trouble: FetchTroubleName };

/** Milliseconds between two words of progress: they also keep the background awake. */
const PROGRESS = 400;
/** Milliseconds in which a file must have been taken apart. */
const PARSING = 90_000;

/** Answers the background; nobody else can send this here, since only our own pages hear each other. */
export function listenForFetches(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    const ask = message as FetchAsk;
    if (sender.id !== browser.runtime.id || sender.tab !== undefined || ask?.type !== 'library/fetch') return false;
    fetchInto(ask).then(respond, () => respond({ ok: false, trouble: 'broken' } satisfies FetchAnswer));
    return true;
  });
}

async function fetchInto({ id, address, language }: FetchAsk): Promise<FetchAnswer> {
  let bytes = 0;
  const tell = () => void browser.runtime.sendMessage({ type: 'library/progress', ask: { id, bytes } }).catch(() => undefined);
  const beat = setInterval(tell, PROGRESS);
  try {
    const downloaded = await download(address, (received) => (bytes = received));
    const document = await inTime(textOf(downloaded));
    const reading = await readElsewhere(document);
    const found = belonging(id, reading, document, downloaded);
    if (found === null) return { ok: false, trouble: isDocument(reading) ? 'another' : 'noText' };
    const named: Reading = { ...reading, document: { ...reading.document, id: found, language: reading.document.language ?? language } };
    const kept = await keepDocument({ id: found, document, reading: named, address: downloaded.address, official: true });
    return kept ? { ok: true, id: found } : { ok: false, trouble: 'diskFull' };
  } catch (error) {
    return { ok: false, trouble: troubleOf(error) };
  } finally {
    clearInterval(beat);
  }
}

async function textOf({ bytes, kind, type }: Downloaded): Promise<DocumentText> {
  switch (kind) {
    case 'pdf':
      return pdfText(bytes, { workerSrc, resources: '/pdfjs/' });
    case 'docx':
      return docxText(bytes);
    case 'html':
    case 'unknown': {
      // A document of a parser has no window: nothing in it runs or loads.
      const page = new DOMParser().parseFromString(lettersOf(bytes, type), 'text/html');
      return htmlText(page).document;
    }
  }
}

/**
 * Under which id what came is kept: what it calls itself where that is the instrument asked for or a version of it; the
 * id asked for where it does not say. Null for an error page, a list, or a document of another number.
 */
export function belonging(asked: string, reading: Reading, document: DocumentText, { kind }: Pick<Downloaded, 'kind'>): string | null {
  if (!isDocument(reading)) return null;
  const own = reading.document.id;
  if (own !== null && compare(own, asked) !== 'other') return parse(own)?.family === parse(asked)?.family && hasVersion(own) ? own : asked;
  const head = document.text.slice(0, 6_000).normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  const symbol = symbolOf(asked);
  if (symbol !== null && head.includes(symbol)) return asked;
  // A file at an instrument's own address that does not name itself is taken for it; a page might be anything.
  return own === null && (kind === 'pdf' || kind === 'docx' || isOutcome(asked)) ? asked : null;
}

function hasVersion(id: string): boolean {
  const instrument = parse(id);
  return instrument?.family === 'itu-act' && instrument.version !== null;
}

/** What a document's head writes: the symbol, or the Recommendation's number. */
function symbolOf(id: string): string | null {
  const instrument = parse(id);
  if (instrument?.family === 'un') return instrument.symbol.replace(/\s+/gu, '').toUpperCase();
  if (instrument?.family === 'itu-recommendation' || instrument?.family === 'itu-document') return instrument.number.toUpperCase();
  return null;
}

/** WSIS outcomes and the basic texts bear no number of ours. */
function isOutcome(id: string): boolean {
  const family = parse(id)?.family;
  return family === 'wsis-outcome' || family === 'itu-treaty';
}

function troubleOf(error: unknown): FetchTroubleName {
  if (error instanceof DownloadError) return error.trouble;
  if (error instanceof PdfError || error instanceof DocxError) {
    const code: string = error.code;
    if (code === 'encrypted' || code === 'wrong-password') return 'locked';
    if (code === 'too-large') return 'tooLarge';
    return code === 'old-doc' ? 'oldDoc' : 'broken';
  }
  return error instanceof Late ? 'timeout' : 'broken';
}

class Late extends Error {
  override readonly name = 'Late';
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Late()), PARSING);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

function readElsewhere({ text, blocks }: DocumentText): Promise<Reading> {
  const worker = new Worker(new URL('reading-worker.ts', import.meta.url), { type: 'module' });
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  const broke = () => reject(new Error('the reading broke off'));
  worker.addEventListener('message', (event: MessageEvent<TextAnswer>) => (event.data.ok ? resolve(event.data.reading) : broke()));
  worker.addEventListener('error', broke);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  worker.postMessage({ text, blocks } satisfies DocumentText);
  return inTime(promise).finally(() => worker.terminate());
}
