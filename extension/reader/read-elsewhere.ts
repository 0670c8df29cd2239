/** Has a document read in a worker. Knows nothing of how it is shown: any page of the extension may use it. */
import type { Reading } from '../../shared/reading.ts';
import { DocxError, type DocxErrorCode, type DocxText } from '../sources/docx.ts';
import { pdfFrom, PdfError, type PdfErrorCode, type PdfText } from '../sources/pdf.ts';
import type { FileAsk, FileStep } from './file-worker.ts';
// oxlint-disable-next-line import/default -- the build makes the address of the file
import src from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

/** pdf.js's own worker, and the files that it may need; absolute, since a worker stands in another folder. */
export const PDFJS = { workerSrc: new URL(src, location.href).href, resources: new URL('/pdfjs/', location.href).href };

export interface ReadEvents {
  /** The first pages of a long PDF, long before the whole: their text is as a rule the beginning of the whole's. */
  readonly beginning?: (text: PdfText, reading: Reading) => void;
  /** The document's text, before anything is known of it. */
  readonly pdf?: (text: PdfText) => void;
  readonly docx?: (document: DocxText) => void;
  readonly progress?: (page: number, pages: number) => void;
}

/** Workers at work: Firefox may end one that nothing but its answer leads to, when it tidies its memory up. */
const held = new Set<Worker>();

/**
 * Clauses and citations of a file; its text is told as soon as it is there.
 * Raises `PdfError`, `DocxError` or `Error`; rejects with the signal's reason when it aborts, and the work stops then.
 */
export function readElsewhere(file: Blob, about: Pick<FileAsk, 'format' | 'password' | 'address'>, events: ReadEvents, signal: AbortSignal): Promise<Reading> {
  const worker = new Worker(new URL('file-worker.ts', import.meta.url), { type: 'module' });
  held.add(worker);
  const { promise, resolve, reject } = Promise.withResolvers<Reading>();
  worker.addEventListener('message', ({ data }: MessageEvent<FileStep>) => {
    try {
      if (data.step === 'page') events.progress?.(data.page, data.pages);
      else if (data.step === 'beginning') events.beginning?.(pdfFrom(data.parts), data.reading);
      else if (data.step === 'pdf') events.pdf?.(pdfFrom(data.parts));
      else if (data.step === 'docx') events.docx?.(data.document);
      else if (data.step === 'reading') resolve(data.reading);
      else reject(raised(data));
    } catch (error) {
      reject(error as Error);
    }
  });
  // Such as memory that ran out.
  worker.addEventListener('error', () => reject(new Error('the reading broke off')));
  const stop = (): void => reject(signal.reason as Error);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  worker.postMessage({ file, ...about, ...PDFJS } satisfies FileAsk);
  return promise.finally(() => {
    signal.removeEventListener('abort', stop);
    held.delete(worker);
    worker.terminate();
  });
}

function raised({ name, code, message }: Extract<FileStep, { step: 'failed' }>): Error {
  if (name === 'DocxError' && code !== null) return new DocxError(code as DocxErrorCode, message);
  if (name === 'PdfError' && code !== null) return new PdfError(code as PdfErrorCode, message);
  return new Error(message);
}
