import { fromFrame, intoFrame } from './frame.ts';
import type { Assembled } from './assemble.ts';
import type { Block } from '../../../shared/text/types.ts';
import { firstWhere } from '../../../shared/first-where.ts';
import type { Frame, PageBox, PdfLink, PdfText, PlacedLine, PlacedWord, Turn } from './types.ts';

/** A document taken apart, as plain data that a worker can hand to a page. */
export interface PdfParts extends Assembled {
  /** By page, from 0. */
  readonly frames: readonly Frame[];
  readonly links: readonly { readonly page: number; readonly rect: readonly number[]; readonly target: string }[];
}

/** Ties the text to the pages: from offsets to boxes and back. */
export function located(assembled: PdfParts): PdfText {
  const { text, blocks, lines, lineOf, x0, x1, frames: pages, links } = assembled;

  const boxes = (start: number, end: number): PageBox[] => {
    const out: PageBox[] = [];
    let [index, left, right] = [-1, Infinity, -Infinity];
    const flush = (): void => {
      const line = lines[index];
      const page = line ? pages[line.page - 1] : undefined;
      if (line && page && right >= left) out.push({ page: line.page, ...fromFrame({ x0: left, x1: right, y0: line.top, y1: line.bottom }, page.turn, page.width, page.height) });
    };
    for (let at = Math.max(0, start); at < Math.min(end, text.length); at++) {
      const line = lineOf[at] ?? -1;
      if (line < 0) continue;
      if (line !== index) {
        flush();
        [index, left, right] = [line, Infinity, -Infinity];
      }
      left = Math.min(left, x0[at] ?? left);
      right = Math.max(right, x1[at] ?? right);
    }
    flush();
    return out;
  };

  const offsetAt = (number: number, px: number, py: number): number | null => {
    const page = pages[number - 1];
    if (!page) return null;
    const [x, y] = intoFrame(px, py, page.turn, page.width, page.height);
    let [best, least] = [-1, Infinity];
    for (const index of byPage.get(number) ?? []) {
      const line = lines[index];
      if (!line || line.end <= line.start) continue;
      const off = Math.max(line.top - y, y - line.bottom, 0);
      // Beside a line counts less than above or below it: columns.
      const [from, to] = [x0[line.start] ?? 0, x1[line.end - 1] ?? 0];
      const beside = Math.max(Math.min(from, to) - x, x - Math.max(from, to, x1[line.start] ?? 0), 0);
      if (off * 4 + beside < least) [best, least] = [index, off * 4 + beside];
    }
    const line = lines[best];
    if (!line) return null;
    let [caret, near] = [line.start, Infinity];
    for (let at = line.start; at < line.end; at++) {
      const [from, to] = [x0[at] ?? 0, x1[at] ?? 0];
      const rtl = (x0[Math.min(at + 1, line.end - 1)] ?? from) < from || (at === line.end - 1 && (x0[Math.max(at - 1, line.start)] ?? from) > from);
      for (const [edge, offset] of [[rtl ? to : from, at], [rtl ? from : to, at + 1]] as const) {
        const off = Math.abs(edge - x);
        if (off < near) [caret, near] = [offset, off];
      }
    }
    return caret;
  };

  const pieces = cut(blocks, lines);
  const byPage = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    const known = byPage.get(line.page);
    if (known) known.push(index);
    else byPage.set(line.page, [index]);
  }
  const layer = (number: number): { readonly turn: Turn; readonly lines: readonly PlacedLine[] } => {
    const found = (byPage.get(number) ?? []).flatMap((index): PlacedLine[] => {
      const line = lines[index];
      return line ? [{ piece: pieceOf(pieces, line.start), y: line.top, height: line.bottom - line.top, words: wordsIn(assembled, index) }] : [];
    });
    return { turn: pages[number - 1]?.turn ?? 0, lines: found };
  };

  return {
    text,
    blocks,
    pieces,
    layer,
    pages: pages.map((page) => ({ ...(page.turn === 90 || page.turn === 270 ? { width: page.height, height: page.width } : { width: page.width, height: page.height }), letters: page.letters })),
    scanned: pages.length > 0 && pages.every(({ letters }) => letters === 0),
    links: links.flatMap((link) => linkWords(link, assembled, byPage.get(link.page) ?? [])),
    boxes,
    offsetAt,
  };
}

/** Blocks cut at the lines that begin on another page, or further up on the same one: in the next column. */
function cut(blocks: readonly Block[], lines: Assembled['lines']): Block[] {
  const pieces: Block[] = [];
  let at = 0;
  for (const block of blocks) {
    while (at < lines.length && (lines[at]?.start ?? 0) < block.start) at++;
    let start = block.start;
    let before = lines[at];
    const put = (end: number): void => {
      pieces.push({ ...block, start, end, ranges: [[start, end]], ...(before ? { page: before.page } : {}) });
    };
    for (; at < lines.length; at++) {
      const line = lines[at];
      if (!line || line.start >= block.end) break;
      if (before && line.start > start && (line.page !== before.page || line.bottom < before.top)) {
        put(line.start);
        start = line.start;
      }
      before = line;
    }
    put(block.end);
  }
  return pieces;
}

/** The words that lie inside a link's rectangle; `here` are the lines of its page. */
function linkWords(link: PdfParts['links'][number], { text, lines, x0, x1, frames }: PdfParts, here: readonly number[]): PdfLink[] {
  const page = frames[link.page - 1];
  const [a = 0, b = 0, c = 0, d = 0] = link.rect;
  if (!page) return [];
  const [left, top] = intoFrame(Math.min(a, c), Math.min(b, d), page.turn, page.width, page.height);
  const [right, bottom] = intoFrame(Math.max(a, c), Math.max(b, d), page.turn, page.width, page.height);
  let [start, end] = [text.length, -1];
  for (const index of here) {
    const line = lines[index];
    if (!line) continue;
    const middle = (line.top + line.bottom) / 2;
    if (middle < Math.min(top, bottom) || middle > Math.max(top, bottom)) continue;
    for (let at = line.start; at < line.end; at++) {
      const centre = ((x0[at] ?? 0) + (x1[at] ?? 0)) / 2;
      if (centre < Math.min(left, right) || centre > Math.max(left, right)) continue;
      start = Math.min(start, at);
      end = Math.max(end, at + 1);
    }
  }
  return end > start ? [{ start, end, target: link.target }] : [];
}

/** The index of the piece that holds an offset. */
function pieceOf(pieces: readonly Block[], offset: number): number {
  return firstWhere(pieces.length - 1, (index) => (pieces[index]?.end ?? 0) > offset);
}

/** A line's words, each with the space behind it. */
function wordsIn({ text, lines, lineOf, x0, x1 }: Assembled, index: number): PlacedWord[] {
  const line = lines[index];
  if (!line) return [];
  // The space between this line and the next belongs to this one.
  const last = lineOf[line.end] === index ? line.end + 1 : line.end;
  const words: PlacedWord[] = [];
  // In a right-to-left line words come further left; a word of its own tells by its letters.
  const [head, tail] = [x0[line.start] ?? 0, x0[line.end - 1] ?? 0];
  const rtl = /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text.slice(line.start, line.end)) && tail <= head;
  for (let start = line.start; start < last; ) {
    let end = start;
    while (end < last && text[end] !== ' ') end++;
    let [left, right] = [Infinity, -Infinity];
    for (let at = start; at < end; at++) [left, right] = [Math.min(left, x0[at] ?? left), Math.max(right, x1[at] ?? right)];
    if (end < last) end++;
    if (right > left) words.push({ start, end, x: left, width: right - left, rtl });
    else if (words.length > 0) words[words.length - 1] = { ...(words[words.length - 1] as PlacedWord), end };
    start = end;
  }
  return words;
}
