/**
 * Hypothesis' annotations as notes: rows of its API (https://h.readthedocs.io/en/latest/api-reference/v1/) and the file
 * that its client exports. Its text positions count in the page's own text, which is not ours: the quote places the note.
 */
import type { Anchor } from '../../anchors/types.ts';
import { documentOfAddress } from './addresses.ts';
import { fieldsOf, listOf, textOf, type Fields } from './fields.ts';
import { utc, type ExchangedNote } from './types.ts';

/** Longest quote and context taken, in UTF-16 units. */
const QUOTE_MOST = 8_000;
const CONTEXT_MOST = 128;

/** Whether JSON is an answer of Hypothesis' API, a file of its client, or a list of its annotations. */
export function isHypothesis(json: unknown): boolean {
  return rowsIn(json).length > 0 || (fieldsOf(json) !== null && Array.isArray(fieldsOf(json)?.['annotations']) && typeof fieldsOf(json)?.['client_version'] === 'string');
}

export function fromHypothesis(json: unknown): readonly ExchangedNote[] {
  return rowsIn(json).map(note).filter((each) => each !== null);
}

function rowsIn(json: unknown): readonly Fields[] {
  const root = fieldsOf(json);
  const rows = Array.isArray(json) ? (json as unknown[]) : (root === null ? [] : [...listOf(root['annotations']), ...listOf(root['rows'])]);
  return rows.map(fieldsOf).filter((row) => row !== null && typeof row['id'] === 'string' && typeof row['uri'] === 'string' && Array.isArray(row['target'])) as Fields[];
}

function note(row: Fields): ExchangedNote | null {
  const id = textOf(row['id'], 200);
  const address = textOf(row['uri'], 4_000);
  if (id === null || address === null) return null;
  const body = textOf(row['text']) ?? '';
  const references = listOf(row['references']).filter((each): each is string => typeof each === 'string');
  // The last of them is what it answers, the first the thread's first.
  const parent = references.at(-1) ?? null;
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

function anchorOf(row: Fields): Anchor | null {
  const selectors = listOf(fieldsOf(listOf(row['target'])[0])?.['selector']).map(fieldsOf);
  const whole: Anchor = { target: 'document', from: null, to: null, quote: null, position: null, language: null, edition: null };
  if (selectors.length === 0) return whole;
  const quote = selectors.find((selector) => selector?.['type'] === 'TextQuoteSelector');
  const exact = textOf(quote?.['exact'], QUOTE_MOST);
  if (exact === null || exact.trim() === '') return null;
  const prefix = textOf(quote?.['prefix']) ?? '';
  const suffix = textOf(quote?.['suffix']) ?? '';
  return { ...whole, target: 'text', quote: { exact, prefix: prefix.slice(-CONTEXT_MOST).toWellFormed(), suffix: suffix.slice(0, CONTEXT_MOST).toWellFormed() } };
}
