import type { Block, DocumentText } from './types.ts';
import { eachLine, isWrapped, mayBeWrapped, splitLines } from './lines.ts';
import { type ClauseOpening, unwrap } from './unwrap.ts';

/**
 * A plain text as a document: one block a line, or, where the lines are those of printed pages, the paragraphs put
 * together again from them. Lines that hold nothing are left out. Offsets are those of the text as it stands.
 * `opens` tells whether a text begins like a clause ("Recalling …"): the last line before it then ended a paragraph.
 */
export function plainText(text: string, opens: ClauseOpening = () => 'no'): DocumentText {
  if (mayBeWrapped(text)) {
    const lines = splitLines(text);
    if (isWrapped(lines)) return { text, blocks: unwrap(lines, opens) };
  }
  const blocks: Block[] = [];
  eachLine(text, (start, end, from, to) => {
    if (to > from) blocks.push({ start, end, ranges: [[start, end]], role: 'paragraph' });
  });
  return { text, blocks };
}
