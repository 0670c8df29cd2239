import { opensClause } from '../../shared/clauses/opening.ts';
import { plainText } from '../../shared/text/plain.ts';
import type { DocumentText } from '../../shared/text/types.ts';

export type Format = 'text' | 'html' | 'docx' | 'pdf';

export interface Opened {
  readonly format: Format;
  readonly document: DocumentText;
}

/** The format by the file's name, and by its first bytes where the name says nothing. */
export function formatOf(file: string, bytes: Uint8Array): Format {
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  if (extension === 'txt') return 'text';
  if (extension === 'html' || extension === 'htm' || extension === 'xhtml') return 'html';
  if (extension === 'docx' || extension === 'docm') return 'docx';
  if (extension === 'pdf') return 'pdf';
  if (startsWith(bytes, '%PDF-')) return 'pdf';
  if (startsWith(bytes, 'PK\u0003\u0004')) return 'docx';
  if (/^\s*<(?:!doctype html|html)/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))) return 'html';
  return 'text';
}

function startsWith(bytes: Uint8Array, signature: string): boolean {
  return [...signature].every((sign, i) => bytes[i] === sign.charCodeAt(0));
}

/**
 * The text and blocks of a file's bytes. The readers of the heavy formats are loaded only when they are needed.
 * Raises an Error whose message says what is wrong with the file.
 */
export async function openDocument(bytes: Uint8Array, format: Format): Promise<Opened> {
  switch (format) {
    case 'text': return { format, document: plainText(decode(bytes), opensClause) };
    case 'html': {
      const [{ htmlText }, { parseHTML }] = await Promise.all([import('../sources/html.ts'), import('linkedom')]);
      const { document } = parseHTML(withBody(decode(bytes)));
      return { format, document: htmlText(document as unknown as Document).document };
    }
    case 'docx': {
      const { docxText } = await import('../sources/docx.ts');
      return { format, document: await docxText(bytes) };
    }
    case 'pdf': {
      const { pdfText } = await import('../sources/pdf.ts');
      return { format, document: await pdfText(bytes) };
    }
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error('not UTF-8');
  }
}

/** HTML lets the body's tags be left out; the parser of the command line does not put them in. */
function withBody(html: string): string {
  if (/<body[\s>]/i.test(html)) return html;
  return `<!doctype html><html><body>${html.replace(/<!doctype[^>]{0,200}>|<\/?html[^>]{0,500}>/gi, '')}</body></html>`;
}
