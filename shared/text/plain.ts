import type { Block, DocumentText } from './types.ts';

/** A plain text as a document: one block a line; lines that hold nothing are left out. */
export function plainText(text: string): DocumentText {
  const blocks: Block[] = [];
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const to = end > start && text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
    if (to > start && /\S/.test(text.slice(start, to))) blocks.push({ start, end: to, ranges: [[start, to]], role: 'paragraph' });
    start = end + 1;
  }
  return { text, blocks };
}
