/** From an address or a file to a document on the page with its clauses, citations and notes. */
import { DocxError } from '../sources/docx.ts';
import { PdfError } from '../sources/pdf.ts';
import type { Trouble } from '../words/reader/shape.ts';
import { FetchTrouble, fetchDocument, kindOfFile, LIMIT } from './fetch.ts';
import { openAsDocx } from './open-docx.ts';
import { openAsPdf } from './open-pdf.ts';
import type { Desk, Opened, Source, Whole } from './opened.ts';
import { change } from './state.ts';
import { otherForms } from '../library/readable.ts';

/** Files that wait for their password: they need not come a second time. */
const waiting = new WeakMap<Source, Whole>();

/** Gets the bytes and shows them. Never rejects: what went wrong is shown; null then, and where the signal aborted. */
export async function openSource(source: Source, desk: Desk, password: string | null, signal: AbortSignal): Promise<Opened | null> {
  change({ phase: { kind: 'loading', received: null }, shown: null, address: source.address });
  desk.root.replaceChildren();
  try {
    const whole = waiting.get(source) ?? (await fetched(source, signal));
    signal.throwIfAborted();
    const kind = await kindOfFile(whole.file);
    if (kind === 'pdf') return await openAsPdf(whole, desk, password, signal).catch((error: unknown) => {
      if (error instanceof PdfError && (error.code === 'encrypted' || error.code === 'wrong-password')) waiting.set(source, whole);
      throw error;
    });
    if (kind === 'docx') return await openAsDocx(whole, desk, signal);
    throw new FetchTrouble(kind === 'html' ? 'html' : 'unknownKind', 'not a document');
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof PdfError && (error.code === 'encrypted' || error.code === 'wrong-password')) {
      change({ phase: { kind: 'locked', again: error.code === 'wrong-password' } });
      return null;
    }
    const trouble = troubleOf(error);
    const others = source.address !== null && (trouble === 'oldDoc' || trouble === 'notFound') ? otherForms(source.address) : [];
    change({ phase: { kind: 'trouble', trouble, again: source.file === null, others } });
    return null;
  }
}

async function fetched(source: Source, signal: AbortSignal): Promise<Whole> {
  if (source.file) {
    if (source.file.size > LIMIT) throw new FetchTrouble('tooLarge', `over ${LIMIT} bytes`);
    return { ...source, file: source.file, kept: false };
  }
  let told = 0;
  const { file, kept } = await fetchDocument(source.address ?? '', (received, all) => {
    // A large file comes in many thousand pieces.
    if (performance.now() - told < 100) return;
    told = performance.now();
    change({ phase: { kind: 'loading', received: { bytes: received, all } } });
  }, signal);
  return { ...source, file, kept };
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof FetchTrouble) return error.code;
  const code = error instanceof DocxError || error instanceof PdfError ? error.code : 'broken';
  const known: Partial<Record<typeof code, Trouble>> = { 'old-doc': 'oldDoc', encrypted: 'encryptedDoc', 'too-large': 'tooLarge', 'no-document': 'noDocument', 'not-a-zip': 'unknownKind', 'not-a-pdf': 'unknownKind' };
  return known[code] ?? 'broken';
}
