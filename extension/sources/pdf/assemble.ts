import type { Block, BlockRole } from '../../../shared/text/types.ts';
import type { Line, Unit } from './types.ts';

/** Words whose letters stand on paper: text, blocks, and for every UTF-16 unit its line and its place in it. */
export interface Assembled {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly lines: readonly { readonly page: number; readonly top: number; readonly bottom: number; readonly start: number; readonly end: number }[];
  readonly lineOf: Int32Array;
  readonly x0: Float32Array;
  readonly x1: Float32Array;
}

const IDEOGRAPHS = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/u;

/** Puts paragraphs into one text, a paragraph a line; `words` are the words of the whole document, for hyphens at line ends. */
export function assemble(paragraphs: readonly { readonly lines: readonly Line[]; readonly role: BlockRole }[]): Assembled {
  const vocabulary = wordsOf(paragraphs);
  const hyphenates = hyphenated(paragraphs);
  const pieces: string[] = [];
  const blocks: Block[] = [];
  const lines: { page: number; top: number; bottom: number; start: number; end: number }[] = [];
  const lineOf: number[] = [];
  const x0: number[] = [];
  const x1: number[] = [];
  let length = 0;
  const put = (unit: Pick<Unit, 'text' | 'x0' | 'x1'>, line: number): void => {
    pieces.push(unit.text);
    for (let i = 0; i < unit.text.length; i++) {
      lineOf.push(line);
      x0.push(unit.x0);
      x1.push(unit.x1);
    }
    length += unit.text.length;
  };
  for (const { lines: group, role } of paragraphs) {
    const start = length;
    for (const [at, line] of group.entries()) {
      const index = lines.length;
      const lineStart = length;
      const next = group[at + 1];
      const units = next ? withoutHyphen(line.units, next.units, vocabulary, hyphenates) : line.units;
      for (const unit of units) put(unit, index);
      lines.push({ page: line.page, top: line.y - line.size * 0.85, bottom: line.y + line.size * 0.3, start: lineStart, end: length });
      const last = units[units.length - 1];
      if (next && last && spaced(units, next.units)) put({ text: ' ', x0: last.rtl === true ? last.x0 : last.x1, x1: last.rtl === true ? last.x0 : last.x1 }, index);
    }
    const first = group[0];
    if (length > start) {
      blocks.push({ start, end: length, ranges: [[start, length]], role, ...(first ? { page: first.page } : {}) });
      put({ text: '\n', x0: 0, x1: 0 }, -1);
    }
  }
  return { text: pieces.join(''), blocks, lines, lineOf: Int32Array.from(lineOf), x0: Float32Array.from(x0), x1: Float32Array.from(x1) };
}

const HYPHENS = '-‐‑\u00ad';

/** Whether a space belongs between two lines: not after a hyphen or a slash, not between ideographs. */
function spaced(units: readonly Unit[], next: readonly Unit[]): boolean {
  const [last, first] = [units[units.length - 1]?.text ?? '', next[0]?.text ?? ''];
  if (IDEOGRAPHS.test(last) || IDEOGRAPHS.test(first)) return false;
  // Among ideographs a number is broken wherever the line ends.
  if (/^[\d/.,-]$/u.test(last) && /^[\d/.,-]$/u.test(first) && amongIdeographs(units) && amongIdeographs(next)) return false;
  // A note's mark belongs to the word before it.
  if (first === '^' && next[1]?.text === '(') return false;
  const beforeLast = units[units.length - 2]?.text ?? ' ';
  if (HYPHENS.includes(last.slice(-1)) && last !== '') return beforeLast === ' ' || !/[\p{L}\p{N}]/u.test(first);
  if (last === '/' && beforeLast !== ' ') return false;
  return !BROKEN.has(units);
}

const amongIdeographs = (units: readonly Unit[]): boolean => units.filter(({ text }) => IDEOGRAPHS.test(text)).length > 2;

/** Lines that lost the hyphen at their end: the halves belong together. */
const BROKEN = new WeakSet<object>();

/** Whether the document breaks words: then far more lines end in a hyphen than compounds alone would make. */
function hyphenated(paragraphs: readonly { readonly lines: readonly Line[] }[]): boolean {
  const ends = paragraphs.flatMap(({ lines }) => lines.slice(0, -1).map((line) => line.units[line.units.length - 1]?.text ?? ''));
  return ends.length > 12 && ends.filter((text) => text !== '' && HYPHENS.includes(text)).length > ends.length * 0.08;
}

/**
 * A hyphen at a line's end is part of the word ("high-level") or only breaks it: a soft one always goes; a plain one goes
 * where the whole word stands elsewhere in the document without it, or where the document breaks words and does not know
 * the two halves.
 */
function withoutHyphen(units: readonly Unit[], next: readonly Unit[], vocabulary: ReadonlySet<string>, hyphenates: boolean): readonly Unit[] {
  const last = units[units.length - 1];
  if (!last || !HYPHENS.includes(last.text)) return units;
  const head = lastWord(units.slice(0, -1));
  const tail = firstWord(next);
  if (!/^\p{L}{2,}$/u.test(head) || !/^\p{Ll}{2,}/u.test(tail)) return units;
  // A typed hyphen is U+002D; U+2010 at a line's end is a typesetter's.
  const soft = last.text === '\u00ad' || last.text === '‐';
  const whole = vocabulary.has((head + tail).toLowerCase());
  const compound = vocabulary.has(`${head}-${tail}`.toLowerCase()) || (vocabulary.has(head.toLowerCase()) && vocabulary.has(tail.toLowerCase()));
  if (!soft && !whole && (compound || !hyphenates)) return units;
  const kept = units.slice(0, -1);
  BROKEN.add(kept);
  return kept;
}

function lastWord(units: readonly Unit[]): string {
  let at = units.length;
  while (at > 0 && /[\p{L}\p{M}]/u.test(units[at - 1]?.text ?? '')) at--;
  return units.slice(at).map(({ text }) => text).join('');
}

function firstWord(units: readonly Unit[]): string {
  let at = 0;
  while (at < units.length && /[\p{L}\p{M}]/u.test(units[at]?.text ?? '')) at++;
  return units.slice(0, at).map(({ text }) => text).join('');
}

/** Words inside lines; those at a line's end may be halves and do not count. */
function wordsOf(paragraphs: readonly { readonly lines: readonly Line[] }[]): Set<string> {
  const words = new Set<string>();
  for (const { lines } of paragraphs) {
    for (const [at, line] of lines.entries()) {
      const text = line.units.map((unit) => unit.text).join('');
      const found = text.match(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu) ?? [];
      const from = at > 0 && /[-‐\u00ad]$/u.test(lines[at - 1]?.units.at(-1)?.text ?? '') ? 1 : 0;
      const to = HYPHENS.includes(text.slice(-1)) ? found.length - 1 : found.length;
      for (const word of found.slice(from, to)) words.add(word.toLowerCase());
    }
  }
  return words;
}
