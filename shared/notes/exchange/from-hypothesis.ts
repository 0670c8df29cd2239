/**
 * Hypothesis' annotations as notes: rows of its API (https://h.readthedocs.io/en/latest/api-reference/v1/) and the file
 * that its client exports. Its text positions count in the page's own text, which is not ours: the quote places the note.
 */
import { isPagePlace } from '../../anchors/pages.ts';
import type { Anchor } from '../../anchors/types.ts';
import { documentOfAddress } from './addresses.ts';
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts';
import { utc, type ExchangedNote } from './types.ts';

/** Longest quote and context taken, in UTF-16 units. */
const QUOTE_MOST = 8_000;
const CONTEXT_MOST = 128;
/** How its texts mention a person: a link in HTML around the name. */
const MENTION = /<a data-hyp-mention\b[^<>]{0,400}>([^<>]{0,200})<\/a>/g;

/** Whether JSON is an answer of Hypothesis' API, a file of its client, or a list of its annotations. */
export function isHypothesis(json: unknown): boolean {
  return rowsIn(json).length > 0 || (fieldsOf(json) !== null && Array.isArray(fieldsOf(json)?.['annotations']) && typeof fieldsOf(json)?.['client_version'] === 'string');
}

export function fromHypothesis(json: unknown): readonly ExchangedNote[] {
  const rows = rowsIn(json);
  const ids = new Set(rows.map((row) => row['id']));
  return rows.map((row) => note(row, ids)).filter((each) => each !== null);
}

function rowsIn(json: unknown): readonly Fields[] {
  const root = fieldsOf(json);
  const rows = Array.isArray(json) ? (json as unknown[]) : (root === null ? [] : [...listOf(root['annotations']), ...listOf(root['rows']), ...listOf(root['replies'])]);
  return rows.map(fieldsOf).filter((row) => row !== null && typeof row['id'] === 'string' && typeof row['uri'] === 'string' && Array.isArray(row['target'])) as Fields[];
}

function note(row: Fields, ids: ReadonlySet<unknown>): ExchangedNote | null {
  const id = textOf(row['id'], 200);
  const address = textOf(row['uri'], 4_000);
  if (id === null || address === null) return null;
  const body = (textOf(row['text']) ?? '').replaceAll(MENTION, '$1');
  const references = listOf(row['references']).filter((each): each is string => typeof each === 'string');
  // The last of them is what it answers, the first the thread's first; of what was deleted nothing is in the file.
  const parent = references.findLast((each) => ids.has(each)) ?? references.at(-1) ?? null;
  const anchor = anchorOf(row);
  const created = utc(textOf(row['created'], 60) ?? '');
  const user = textOf(row['user'], 300);
  return {
    source: `hypothesis:${id}`,
    parent: parent === null ? null : `hypothesis:${parent}`,
    document: documentOfAddress(address),
    anchor,
    kind: parent !== null ? 'reply' : body === '' && anchor?.target === 'text' ? 'highlight' : 'note',
    body,
    tags: listOf(row['tags']).filter((tag): tag is string => typeof tag === 'string'),
    position: null,
    wording: null,
    resolved: false,
    author: { id: user, name: textOf(fieldsOf(row['user_info'])?.['display_name'], 200) ?? user?.replace(/^acct:([^@]*)@.*$/, '$1') ?? null },
    created,
    edited: utc(textOf(row['updated'], 60) ?? created),
    private: !listOf(fieldsOf(row['permissions'])?.['read']).some((who) => typeof who === 'string' && who.startsWith('group:')),
  };
}

/** An area or a drawing on a page of a PDF: the page, counted from zero there. */
function pageOf(selectors: readonly (Fields | null)[]): Anchor | null {
  const index = selectors.find((selector) => selector?.['type'] === 'PageSelector')?.['index'];
  const page = { number: typeof index === 'number' ? index + 1 : 0, of: null };
  return isPagePlace(page) ? { target: 'document', from: null, to: null, quote: null, position: null, language: null, edition: null, page } : null;
}

function anchorOf(row: Fields): Anchor | null {
  const selectors = listOf(fieldsOf(listOf(row['target'])[0])?.['selector']).map(fieldsOf);
  const whole: Anchor = { target: 'document', from: null, to: null, quote: null, position: null, language: null, edition: null };
  if (selectors.length === 0) return whole;
  const quote = selectors.find((selector) => selector?.['type'] === 'TextQuoteSelector');
  const exact = textOf(quote?.['exact'], QUOTE_MOST);
  if (exact === null || exact.trim() === '') return pageOf(selectors);
  const prefix = textOf(quote?.['prefix']) ?? '';
  const suffix = textOf(quote?.['suffix']) ?? '';
  return { ...whole, target: 'text', quote: { exact, prefix: prefix.slice(-CONTEXT_MOST).toWellFormed(), suffix: suffix.slice(0, CONTEXT_MOST).toWellFormed() } };
}
