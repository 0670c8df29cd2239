/**
 * What a file holds that can be imported: Web Annotations, Hypothesis' export, a Word file's comments. The file is read
 * on this computer and nowhere else; whatever is wrong with it has a name, and the words for it are `exchange.problems`.
 */
import { fromAnnotations, isAnnotations } from '../../shared/notes/exchange/from-web-annotations.ts';
import { fromHypothesis, isHypothesis } from '../../shared/notes/exchange/from-hypothesis.ts';
import type { ExchangedNote } from '../../shared/notes/exchange/types.ts';
import type { ImportProblem } from '../words/exchange/shape.ts';
import { notesInWord } from './word-comments.ts';

export const FILE_MOST = 32 * 2 ** 20;
export const NOTES_MOST = 20_000;

export type FileKind = 'annotations' | 'hypothesis' | 'word';

export type ReadFile =
  | { readonly ok: true; readonly kind: FileKind; readonly notes: readonly ExchangedNote[] }
  | { readonly ok: false; readonly problem: ImportProblem };

/** Never rejects. */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > FILE_MOST) return refused('tooLarge');
  if (bytes.length === 0) return refused('empty');
  try {
    if (isZip(bytes) || isOle(bytes)) {
      const read = await notesInWord(bytes);
      return read.ok ? within('word', read.notes, 'wordNoComments') : read;
    }
    return readText(bytes);
  } catch {
    return refused('unknownKind');
  }
}

function readText(bytes: Uint8Array): ReadFile {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('notText');
  }
  // A PDF, a page, a letter: nothing that begins like JSON.
  if (!/^\s*[[{]/.test(text)) return refused('unknownKind');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refused(error instanceof RangeError ? 'tooDeep' : 'notJson');
  }
  if (isHypothesis(json)) return within('hypothesis', fromHypothesis(json), 'empty');
  if (isAnnotations(json)) return within('annotations', fromAnnotations(json), 'empty');
  return refused('unknownJson');
}

function within(kind: FileKind, notes: readonly ExchangedNote[], none: ImportProblem): ReadFile {
  if (notes.length === 0) return refused(none);
  return notes.length > NOTES_MOST ? refused('tooMany') : { ok: true, kind, notes };
}

function refused(problem: ImportProblem): ReadFile {
  return { ok: false, problem };
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 9) < 8;
const isOle = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
