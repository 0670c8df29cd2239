/** Where a document's bytes come from: an address on the covered sites, with the person's own session, or a file. */
import { keepCopy, keptCopy } from './copies.ts';
import type { Trouble } from '../words/shape.ts';

export class FetchTrouble extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, message: string) {
    super(message);
    this.name = 'FetchTrouble';
    this.trouble = trouble;
  }
}

export interface Fetched {
  readonly bytes: Uint8Array;
  /** True where the network did not answer and the bytes are those of an earlier visit. */
  readonly kept: boolean;
}

/** Bytes: more than this is refused before it is kept in memory. */
const LIMIT = 256 * 2 ** 20;
/** Times that a broken connection is taken up again where it stopped. */
const RESUMES = 3;

/** The hosts of `overlay/covered.ts`; only https. */
export function isCovered(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && /^(?:(?:.+\.)?(?:itu\.int|un\.org)|(?:.+\.)?undocs\.org)$/u.test(hostname);
}

/**
 * Fetches a document and keeps a copy for when there is no network.
 * Raises `FetchTrouble`; rejects with the signal's reason when it aborts.
 */
export async function fetchDocument(address: string, progress: (bytes: number) => void, signal: AbortSignal): Promise<Fetched> {
  if (!isCovered(address)) throw new FetchTrouble('notCovered', 'not on a covered site');
  try {
    const bytes = await download(address, progress, signal);
    await keepCopy(address, bytes);
    return { bytes, kept: false };
  } catch (error) {
    if (signal.aborted) throw error;
    const copy = error instanceof FetchTrouble && (error.trouble === 'offline' || error.trouble === 'interrupted') ? await keptCopy(address) : null;
    if (copy) return { bytes: copy, kept: true };
    throw error;
  }
}

async function download(address: string, progress: (bytes: number) => void, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let attempt = 0; ; attempt++) {
    const response = await ask(address, size, signal);
    if (response.status === 200 && size > 0) {
      // The site cannot go on in the middle: from the beginning.
      chunks.length = 0;
      size = 0;
    }
    try {
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        chunks.push(part.value);
        size += part.value.length;
        if (size > LIMIT) throw new FetchTrouble('tooLarge', `over ${LIMIT} bytes`);
        progress(size);
      }
      return joined(chunks, size);
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

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

export async function readFile(file: File): Promise<Uint8Array> {
  if (file.size > LIMIT) throw new FetchTrouble('tooLarge', `over ${LIMIT} bytes`);
  return new Uint8Array(await file.arrayBuffer());
}

export type Kind = 'pdf' | 'docx' | 'html' | 'unknown';

/** What the bytes are, whatever the server or the name says. Old .doc files go to the DOCX reader, which names them. */
export function kindOf(bytes: Uint8Array): Kind {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK') || head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'docx';
  return /^\s*(?:\u00ef\u00bb\u00bf)?\s*<(?:!doctype|html|head|body|\?xml|!--)/iu.test(head) ? 'html' : 'unknown';
}
