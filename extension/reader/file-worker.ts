/** Takes a file apart and reads it off the page's own thread: a long report must not stop the scrolling. */
import { read, type Reading } from '../../shared/reading.ts';
import { CodedError } from '../sources/coded-error.ts';
import { docxText, type DocxText } from '../sources/docx.ts';
import { openPdf, pdfParts, type PdfParts } from '../sources/pdf.ts';

export interface FileAsk {
  readonly file: Blob;
  readonly format: 'pdf' | 'docx';
  readonly password: string | null;
  /** Of the document, where it has one: it may tell the document's identity. */
  readonly address: string | null;
  /** Of pdf.js's worker and of the folder with its files. */
  readonly workerSrc: string;
  readonly resources: string;
}

export type FileStep =
  | { readonly step: 'page'; readonly page: number; readonly pages: number }
  | { readonly step: 'beginning'; readonly parts: PdfParts; readonly reading: Reading }
  | { readonly step: 'pdf'; readonly parts: PdfParts }
  | { readonly step: 'docx'; readonly document: DocxText }
  | { readonly step: 'reading'; readonly reading: Reading }
  | { readonly step: 'failed'; readonly name: string; readonly code: string | null; readonly message: string };

/** Milliseconds between two words about how far it is. */
const TELL = 250;

function tell(step: FileStep, transfer: readonly Transferable[] = []): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's own port has no origin
  postMessage(step, { transfer: [...transfer] });
}

addEventListener('message', (event: MessageEvent<FileAsk>) => {
  work(event.data).catch((error: unknown) => {
    tell({
      step: 'failed',
      name: error instanceof Error ? error.name : 'Error',
      code: error instanceof CodedError ? String(error.code) : null,
      message: error instanceof Error ? error.message : String(error),
    });
  });
});

async function work({ file, format, password, address, workerSrc, resources }: FileAsk): Promise<void> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (format === 'docx') {
    const document = await docxText(bytes);
    tell({ step: 'docx', document });
    tell({ step: 'reading', reading: read({ text: document.text, blocks: document.blocks }, { address }) });
    return;
  }
  const open = await openPdf(bytes, { workerSrc, resources, owned: true, textOnly: true, ...(password === null ? {} : { password }) });
  let parts: PdfParts;
  let told = performance.now();
  try {
    parts = await pdfParts(open, {
      onProgress: (page, pages) => {
        if (performance.now() - told < TELL) return;
        told = performance.now();
        tell({ step: 'page', page, pages });
      },
      onBeginning: (first) => tell({ step: 'beginning', parts: first, reading: read({ text: first.text, blocks: first.blocks }, { address }) }),
    });
  } finally {
    await open.destroy();
  }
  const { text, blocks } = parts;
  // The words can be laid over the pages while they are being read.
  tell({ step: 'pdf', parts }, [parts.lineOf.buffer as ArrayBuffer, parts.x0.buffer as ArrayBuffer, parts.x1.buffer as ArrayBuffer]);
  tell({ step: 'reading', reading: read({ text, blocks }, { address }) });
}
