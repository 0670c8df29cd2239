import type { Collector } from './collector.ts';
import type { Line } from './lines.ts';

/** Less of a line than this is a heading or a cell, no paragraph that was cut in two. */
const LEAST = 60;

/**
 * Does line `i` go on with the last clause, which a page break or a footnote cut in two? Between the paragraphs of a UN
 * resolution (`un`) every line that does not begin a clause does.
 */
export function goesOn(text: string, lines: readonly Line[], line: Line, i: number, last: Collector['last'], un: boolean): boolean {
  if (!last || last.line.ended || last.kind === 'front' || last.kind === 'body' || last.kind === 'closing') return false;
  const { role, page } = line.block.block;
  const above = last.line.block.block;
  if (role === 'heading' || role === 'cell' || above.role === 'heading' || above.role === 'cell') return false;
  const before = last.line.end - last.line.start;
  if (before < LEAST) return false;
  if (un && (last.kind === 'preamble' || last.kind === 'operative')) return true;
  const apart = lines[i - 1] !== last.line || above.page !== page;
  return apart || (before >= 100 && /^["'(«]?\p{Ll}/u.test(text.slice(line.start, line.start + 3)));
}
