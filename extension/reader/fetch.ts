/** Where a document's bytes come from: an address on the covered sites, with the person's own session, or a file. */
import { isCovered } from '../covered.ts';
import { CodedError } from '../sources/coded-error.ts';
import { keepCopy, keptCopy } from './copies.ts';
import type { Trouble } from '../words/reader/shape.ts';

export class FetchTrouble extends CodedError<Trouble> {
  constructor(code: Trouble, message: string) {
    super('FetchTrouble', code, message);
  }
}

export interface Fetched {
  /** Not in this page's memory: the browser keeps large ones on disk. */
  readonly file: Blob;
  /** True where the network did not answer and the file is that of an earlier visit. */
  readonly kept: boolean;
}

/** Told while a document arrives: bytes so far, and in all where the site says it. */
export type Progress = (received: number, all: number | null) => void;

/** Bytes: more than this is refused before it is kept in memory. */
export const LIMIT = 256 * 2 ** 20;
/** Times that a broken connection is taken up again where it stopped. */
const RESUMES = 3;
/** Bytes that are gathered in memory before the browser is given them to keep. */
const GATHERED = 8 * 2 ** 20;

/**
 * Fetches a document and keeps a copy for when there is no network.
 * Raises `FetchTrouble`; rejects with the signal's reason when it aborts.
 */
export async function fetchDocument(address: string, progress: Progress, signal: AbortSignal): Promise<Fetched> {
  if (!isCovered(address)) throw new FetchTrouble('notCovered', 'not on a covered site');
  try {
    const file = await download(address, progress, signal);
    // Error and log-in pages are not worth keeping over an earlier copy of the document.
    if (['pdf', 'docx'].includes(await kindOfFile(file))) void keepCopy(address, file);
    return { file, kept: false };
  } catch (error) {
    if (signal.aborted) throw error;
    const copy = error instanceof FetchTrouble && (error.code === 'offline' || error.code === 'interrupted') ? await keptCopy(address) : null;
    if (copy) return { file: copy, kept: true };
    throw error;
  }
}

async function download(address: string, progress: Progress, signal: AbortSignal): Promise<Blob> {
  let parts: Blob[] = [];
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let gathered = 0;
  let size = 0;
  const put = (): void => {
    parts.push(new Blob(chunks));
    chunks = [];
    gathered = 0;
  };
  for (let attempt = 0; ; attempt++) {
    const response = await ask(address, size, signal);
    if (response.status === 200 && size > 0) {
      // The site cannot go on in the middle: from the beginning.
      [parts, chunks, gathered, size] = [[], [], 0, 0];
    }
    const told = Number(response.headers.get('content-length') ?? 0);
    const all = told > 0 ? size + told : null;
    try {
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        chunks.push(part.value);
        size += part.value.length;
        gathered += part.value.length;
        if (size > LIMIT) throw new FetchTrouble('tooLarge', `over ${LIMIT} bytes`);
        if (gathered > GATHERED) put();
        // What is packed on its way counts less than what comes out.
        progress(size, all === null || size > all ? null : all);
      }
      put();
      return new Blob(parts);
    } catch (error) {
      if (signal.aborted || error instanceof FetchTrouble) throw error;
      if (attempt >= RESUMES || size === 0) throw new FetchTrouble('interrupted', String(error));
    }
  }
}

async function ask(address: string, from: number, signal: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { credentials: 'include', signal, ...(from > 0 ? { headers: { Range: `bytes=${from}-` } } : {}) });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new FetchTrouble(from > 0 ? 'interrupted' : 'offline', String(error));
  }
  // A redirect may lead off the covered sites (a log-in elsewhere): what is there is not the document.
  if (response.url !== '' && !isCovered(response.url)) throw new FetchTrouble('refused', 'sent on to another site');
  if (response.status === 401 || response.status === 403) throw new FetchTrouble('refused', `status ${response.status}`);
  if (response.status === 404 || response.status === 410) throw new FetchTrouble('notFound', `status ${response.status}`);
  if (!response.ok) throw new FetchTrouble('server', `status ${response.status}`);
  if (Number(response.headers.get('content-length') ?? 0) > LIMIT) throw new FetchTrouble('tooLarge', 'too large by its own account');
  return response;
}

export type Kind = 'pdf' | 'docx' | 'html' | 'unknown';

/** What a file is, whatever the server or the name says; its beginning tells. */
export async function kindOfFile(file: Blob): Promise<Kind> {
  return kindOf(new Uint8Array(await file.slice(0, 1_024).arrayBuffer()));
}

/** What the bytes are, or begin with. Old .doc files go to the DOCX reader, which names them. */
export function kindOf(bytes: Uint8Array): Kind {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK') || head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'docx';
  return /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|head|body|\?xml|!--)/iu.test(head) ? 'html' : 'unknown';
}
