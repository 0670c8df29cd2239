import type { PDFDocumentProxy } from 'pdfjs-dist';
import { pdfjsApi } from './api.ts';
import { withTrailer } from './cut-off.ts';
import { PdfError } from './types.ts';

/** A PDF that pdf.js has open. */
export interface PdfDocument {
  readonly proxy: PDFDocumentProxy;
  /** pdf.js's numbers for drawing operations. */
  readonly ops: Readonly<Record<string, number>>;
  destroy(): Promise<void>;
}

export interface OpenOptions {
  readonly password?: string;
  /** Bytes; more is refused. */
  readonly limit?: number;
  /** The bytes may be taken away from the caller: no copy of a large file is made. */
  readonly owned?: boolean;
  /** Address of pdf.js's worker, in a browser. */
  readonly workerSrc?: string;
  /** Folder that holds pdf.js's `cmaps/` (Chinese PDFs), `standard_fonts/` and `wasm/` (JPEG 2000, JBIG2), with a slash at its end. */
  readonly resources?: string;
  /** Only the words are wanted: images are not unpacked, fonts not loaded. */
  readonly textOnly?: boolean;
}

const LIMIT = 256 * 2 ** 20;

/** Opens a PDF. Raises `PdfError`. No script in it runs (pdf.js here has no scripting), and nothing is fetched for it. */
export async function openPdf(bytes: Uint8Array, options: OpenOptions = {}): Promise<PdfDocument> {
  if (bytes.length > (options.limit ?? LIMIT)) throw new PdfError('too-large', `the file has ${bytes.length} bytes`);
  if (!looksLikePdf(bytes)) throw new PdfError('not-a-pdf', 'this is not a PDF: it does not begin with %PDF');
  const pdfjs = await pdfjsApi();
  const own = ownWorker(pdfjs.PDFWorker, options.workerSrc);
  if (options.workerSrc !== undefined) pdfjs.GlobalWorkerOptions.workerSrc = options.workerSrc;
  const folder = (name: string): string | undefined => (options.resources === undefined ? folderInNode(name) : `${options.resources}${name}/`);
  const [cMapUrl, standardFontDataUrl, wasmUrl] = [folder('cmaps'), folder('standard_fonts'), folder('wasm')];
  const whole = withTrailer(bytes);
  const task = pdfjs.getDocument({
    // A copy: pdf.js takes the memory for its worker, and a Node Buffer is not enough for it.
    data: whole === bytes && options.owned !== true ? new Uint8Array(bytes) : whole,
    verbosity: 0,
    // Said outright, since pdf.js would ask the document for it, which a worker does not have.
    ...(own ? { worker: own.worker, useWorkerFetch: true } : {}),
    stopAtErrors: false,
    enableXfa: false,
    isEvalSupported: false,
    useSystemFonts: options.textOnly !== true,
    ...(options.password === undefined ? {} : { password: options.password }),
    ...(cMapUrl === undefined ? {} : { cMapUrl, cMapPacked: true }),
    ...(standardFontDataUrl === undefined ? {} : { standardFontDataUrl }),
    // WebAssembly would need a looser policy of the page; pdf.js has the same decoders as plain script.
    ...(wasmUrl === undefined ? {} : { wasmUrl, useWasm: false }),
    ...(options.textOnly === true ? { disableFontFace: true, fontExtraProperties: true, maxImageSize: 0 } : {}),
  } as Parameters<typeof pdfjs.getDocument>[0]);
  held.add(task);
  try {
    const proxy = await (own ? Promise.race([task.promise, own.broken]) : task.promise);
    const destroy = async (): Promise<void> => {
      await task.destroy();
      own?.end();
    };
    return { proxy, ops: pdfjs.OPS as unknown as Readonly<Record<string, number>>, destroy };
  } catch (error) {
    await task.destroy().catch(() => undefined);
    own?.end();
    throw asPdfError(error, options.password !== undefined);
  } finally {
    held.delete(task);
  }
}

/**
 * What is being waited for. Firefox ends a worker that nothing but an answer still to come leads to, when it
 * tidies its memory up: the answer then never comes, and the document would be read for ever.
 */
const held = new Set<object>();

/** Inside a worker pdf.js does not start its own by itself: it would ask the window where it is. */
function ownWorker(PDFWorker: typeof import('pdfjs-dist').PDFWorker, src: string | undefined): { readonly worker: import('pdfjs-dist').PDFWorker; readonly broken: Promise<never>; end(): void } | null {
  if (src === undefined || typeof document !== 'undefined' || typeof Worker === 'undefined') return null;
  const port = new Worker(src, { type: 'module' });
  held.add(port);
  const { promise: broken, reject } = Promise.withResolvers<never>();
  port.addEventListener('error', () => reject(new Error('its worker did not start')));
  broken.catch(() => undefined);
  const worker = new PDFWorker({ port: port as unknown as null });
  return {
    worker,
    broken,
    end: () => {
      held.delete(port);
      worker.destroy();
      port.terminate();
    },
  };
}

/** The header may stand behind up to 1,024 bytes of something else (ISO 32000-1, implementation note 13). */
function looksLikePdf(bytes: Uint8Array): boolean {
  for (let at = 0; at < Math.min(1_024, bytes.length - 4); at++) {
    if (bytes[at] === 0x25 && bytes[at + 1] === 0x50 && bytes[at + 2] === 0x44 && bytes[at + 3] === 0x46) return true;
  }
  return false;
}

function asPdfError(error: unknown, triedPassword: boolean): PdfError {
  const name = error instanceof Error ? error.name : '';
  const message = error instanceof Error ? error.message : String(error);
  if (name === 'PasswordException') return new PdfError(triedPassword ? 'wrong-password' : 'encrypted', 'the PDF is protected by a password');
  return new PdfError('broken', `the PDF is damaged: ${message}`);
}

/** In Node the package's own folder; in a browser the page says where it is. */
function folderInNode(name: string): string | undefined {
  if (typeof process === 'undefined' || typeof process.versions?.node !== 'string') return undefined;
  const url = import.meta.resolve?.(`pdfjs-dist/${name}/`);
  // Not imported: a bundler would put a hollow module in its place.
  return url === undefined ? undefined : process.getBuiltinModule('node:url').fileURLToPath(url);
}
