/**
 * Reads a page's text for the overlay. The reading rules are larger than all the rest of a content script, and here
 * they cost the page's own thread nothing.
 */
import { read, type Reading } from '../../shared/reading.ts';
import type { Block, BlockRole, Change, DocumentText, Range } from '../../shared/text/types.ts';
import { fields } from './checks.ts';

/** UTF-16 units: about a thousand pages. A longer page is not a document. */
const TEXT_MOST = 3_000_000;
const BLOCKS_MOST = 200_000;

const ROLES: ReadonlySet<unknown> = new Set<BlockRole>(['paragraph', 'heading', 'item', 'cell', 'footnote']);
const CHANGES: ReadonlySet<unknown> = new Set<Change>(['inserted', 'deleted', 'modified']);

/** What an overlay sent, checked like a stranger's; null when it is not a text with its blocks. */
export function documentText(value: unknown): DocumentText | null {
  const from = fields(value);
  const text = from?.['text'];
  const blocks = from?.['blocks'];
  if (typeof text !== 'string' || text.length > TEXT_MOST || !Array.isArray(blocks) || blocks.length > BLOCKS_MOST) return null;
  const checked: Block[] = [];
  let before = 0;
  for (const each of blocks as unknown[]) {
    const block = blockOf(each, before, text.length);
    if (block === null) return null;
    checked.push(block);
    before = block.end;
  }
  return { text, blocks: checked };
}

/** @param address where the browser says that the text stands */
export function readPage(document: DocumentText, address: string): Reading {
  return read(document, { address });
}

/** A block in one piece after the one before, as pages have them. */
function blockOf(value: unknown, from: number, until: number): Block | null {
  const block = fields(value);
  if (block === null) return null;
  const { start, end, role, level, change } = block;
  if (!isInteger(start) || !isInteger(end) || start < from || end < start || end > until || !ROLES.has(role)) return null;
  if (level !== undefined && !(isInteger(level) && level > 0 && level < 1000)) return null;
  if (change !== undefined && !CHANGES.has(change)) return null;
  const range: Range = [start, end];
  return {
    start, end, ranges: [range], role: role as BlockRole,
    ...(level === undefined ? {} : { level: level as number }),
    ...(change === undefined ? {} : { change: change as Change }),
  };
}

function isInteger(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}
