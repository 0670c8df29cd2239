/** A document's bytes from an official site, on the person's request, in the person's own session. */
import { isCovered } from '../covered.ts';
import { joined } from '../sources/chunks.ts';

export type Kind = 'pdf' | 'docx' | 'html' | 'unknown';

/** Milliseconds without an answer, or without a byte more; and for all of it. */
export interface Patience {
  readonly silent: number;
  readonly whole: number;
}
export const PATIENCE: Patience = { silent: 20_000, whole: 180_000 };

/** Bytes: a page of text is never that large, and a file that is larger is for the reader. */
const MOST: Readonly<Record<Kind, number>> = { html: 6 * 2 ** 20, docx: 64 * 2 ** 20, pdf: 96 * 2 ** 20, unknown: 6 * 2 ** 20 };

export type DownloadTrouble = 'offline' | 'refused' | 'notFound' | 'server' | 'tooLarge' | 'timeout' | 'notCovered' | 'elsewhere' | 'interrupted';

export class DownloadError extends Error {
  readonly trouble: DownloadTrouble;
  constructor(trouble: DownloadTrouble) {
    super(trouble);
    this.name = 'DownloadError';
    this.trouble = trouble;
  }
}

export interface Downloaded {
  readonly bytes: Uint8Array;
  readonly kind: Kind;
  /** What the server calls it, for the letters of an HTML page. */
  readonly type: string;
  /** Where it came from in the end. */
  readonly address: string;
}

/** Raises `DownloadError`. @param progress hears how many bytes have come */
export async function download(address: string, progress: (bytes: number) => void, patience: Patience = PATIENCE): Promise<Downloaded> {
  if (!isCovered(address)) throw new DownloadError('notCovered');
  const ended = new AbortController();
  let size = 0;
  let late: 'late' | null = null;
  const giveUp = () => {
    late = 'late';
    ended.abort();
  };
  let silence = setTimeout(giveUp, patience.silent);
  const whole = setTimeout(giveUp, patience.whole);
  // Our page's policy lets nothing go to other hosts, not even on a redirect.
  let elsewhere: 'elsewhere' | null = null;
  document.addEventListener('securitypolicyviolation', () => (elsewhere = 'elsewhere'), { signal: ended.signal });
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(giveUp, patience.silent);
  };
  try {
    const response = await fetch(address, { credentials: 'include', referrerPolicy: 'no-referrer', cache: 'no-cache', signal: ended.signal });
    heard();
    // A redirect may lead off the covered sites (a log-in elsewhere): what is there is not the document.
    if (response.url !== '' && !isCovered(response.url)) throw new DownloadError('elsewhere');
    if (response.status === 401 || response.status === 403) throw new DownloadError('refused');
    if (response.status === 404 || response.status === 410) throw new DownloadError('notFound');
    if (!response.ok) throw new DownloadError('server');
    const chunks: Uint8Array[] = [];
    let kind: Kind = 'unknown';
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      heard();
      if (size < 1_024) kind = kindOf(joined([...chunks, part.value], size + part.value.length));
      chunks.push(part.value);
      size += part.value.length;
      if (size > MOST[kind]) throw new DownloadError('tooLarge');
      progress(size);
    }
    return { bytes: joined(chunks, size), kind, type: response.headers.get('content-type') ?? '', address: response.url || address };
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    if (late !== null) throw new DownloadError('timeout');
    // The violation is told after the failure.
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    if (elsewhere !== null) throw new DownloadError('elsewhere');
    throw new DownloadError(size > 0 ? 'interrupted' : 'offline');
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
    ended.abort();
  }
}

/** What the bytes are, whatever the server or the name says. Old .doc files go to the DOCX reader, which names them. */
function kindOf(bytes: Uint8Array): Kind {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1_024));
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK') || head.startsWith('\u00d0\u00cf\u0011\u00e0')) return 'docx';
  return /<(?:!doctype|html|head|body|\?xml|!--)/iu.test(head) ? 'html' : 'unknown';
}

/** The letters of an HTML page: by its byte order mark, the server, the page itself, else what fits. */
export function lettersOf(bytes: Uint8Array, type: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  const named = head.startsWith('\u00ef\u00bb\u00bf') ? 'utf-8' : (/charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(type)?.[1] ?? /<meta[^>]{0,200}charset\s*=\s*["']?([\w:.-]{2,40})/i.exec(head)?.[1]);
  try {
    if (named !== undefined) return new TextDecoder(named).decode(bytes);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
