import { detect } from '../languages/detect.ts';
import type { Language } from '../languages/types.ts';
import { type Folded, Folder } from './fold.ts';
import type { Block, DocumentText } from './types.ts';

/** A block in the folded flow: `folded.text.slice(start, end)` is its whole text on one line, trimmed. */
export interface PreparedBlock {
  readonly index: number;
  readonly block: Block;
  readonly start: number;
  readonly end: number;
}

/**
 * A document folded once for all readers.
 * `folded.text` is the flow: the blocks' folded texts in reading order, each ended by one newline, with no newline
 * inside; the ranges of a block that was cut in two are joined, so a citation over a page break is whole.
 * `toSource(folded, …)` maps back to `document.text`.
 */
export interface Prepared {
  readonly document: DocumentText;
  readonly folded: Folded;
  readonly blocks: readonly PreparedBlock[];
  /** Of the document as a whole. */
  readonly language: Language | null;
  /** Of one block; the document's where the block is too short to tell. */
  languageOf(index: number): Language | null;
  /** The folded text of one block. */
  textOf(index: number): string;
}

const NEWLINE = 0x0a;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const SLASH = 0x2f;

/** Folds a document's blocks and finds its languages. `hint` overrules the detection for the document as a whole. */
export function prepare(document: DocumentText, hint?: Language | null): Prepared {
  const folder = new Folder(document.text);
  const blocks: PreparedBlock[] = [];
  document.blocks.forEach((block, index) => {
    const start = folder.length;
    block.ranges.forEach(([from, to], piece) => {
      if (piece > 0) join(folder, document.text, block.ranges[piece - 1]?.[1] ?? from, from);
      folder.take(from, to);
    });
    folder.flatten(start);
    const end = folder.length;
    folder.put(NEWLINE, block.end);
    blocks.push({ index, block, start, end });
  });
  const folded = folder.finish(document.text.length);
  const trimmed = blocks.map((block) => trim(folded.text, block));
  const language = hint ?? detectWhole(folded.text);
  const languages: (Language | null | undefined)[] = [];
  return {
    document,
    folded,
    blocks: trimmed,
    language,
    languageOf(index) {
      const known = languages[index];
      if (known !== undefined) return known;
      const block = trimmed[index];
      const length = block ? block.end - block.start : 0;
      const told = block && length >= 12 ? detect(folded.text, block.start, block.end, 600) : null;
      // A few words do not tell English, French and Spanish apart: names and loans are the same in all three.
      const found = told === null || (length < 200 && isLatin(told) && isLatin(language)) ? language : told;
      languages[index] = found;
      return found;
    },
    textOf(index) {
      const block = trimmed[index];
      return block ? folded.text.slice(block.start, block.end) : '';
    },
  };
}

/** A line of a wrapped paragraph goes on after a space, but not inside a symbol ("A/RES/" "70/1") or between Chinese signs. */
function join(folder: Folder, source: string, end: number, from: number): void {
  const last = folder.last;
  if (last === SPACE || last === HYPHEN || last === SLASH || last === 0 || last === NEWLINE) return;
  const next = source.charCodeAt(from);
  if (isHan(last) && isHan(next)) return;
  // Chinese lines may break anywhere, between two digits of a number as well.
  if (isDigit(last) && (isDigit(next) || next === SLASH) && /[\u3001-\u9fff]/.test(source.slice(Math.max(0, end - 12), end))) return;
  folder.put(SPACE, from);
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isHan(unit: number): boolean {
  return unit >= 0x3001 && unit < 0xa000;
}

function isLatin(language: Language | null): boolean {
  return language === 'en' || language === 'fr' || language === 'es';
}

function trim(text: string, block: PreparedBlock): PreparedBlock {
  let { start, end } = block;
  while (start < end && text.charCodeAt(start) === SPACE) start++;
  while (end > start && text.charCodeAt(end - 1) === SPACE) end--;
  return start === block.start && end === block.end ? block : { index: block.index, block: block.block, start, end };
}

/** A document's head may be in another language than its body: three samples vote. */
function detectWhole(text: string): Language | null {
  if (text.length < 6000) return detect(text, 0, text.length, 6000);
  const votes = [0.1, 0.45, 0.8].map((part) => detect(text, Math.floor(text.length * part), text.length, 2000));
  return votes.find((vote, i) => vote !== null && votes.includes(vote, i + 1)) ?? votes.find((vote) => vote !== null) ?? null;
}
