/**
 * A content script lives in somebody else's page: what comes from there is checked field by field, and nothing is kept
 * that was not checked. Each check answers the value in its own type, or null.
 */
import { isPagePlace } from '../../shared/anchors/pages.ts';
import type { Anchor, ClausePoint, Quote } from '../../shared/anchors/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import { isPosition } from '../../shared/notes/types.ts';
import { MARK_MOST_BYTES, MARKS_MOST, utf8Bytes } from '../../shared/notes/validation.ts';
import type { LocatedNote, OverlayRequests, TabDocument } from '../messages.ts';

/** Longest id, address and path, in UTF-16 units. */
const ID_MOST = 2_048;
const QUOTE_MOST = 20_000;
const WORDS_MOST = 400;
const TITLE_MOST = 4_000;
const ENTRIES_MOST = 50_000;

const KINDS: ReadonlySet<unknown> = new Set(['front', 'section', 'body', 'preamble', 'operative', 'annex', 'footnote', 'closing']);
const TYPES: ReadonlySet<unknown> = new Set(['resolution', 'decision', 'recommendation', 'contribution', 'report', 'document', null]);
const SIX: ReadonlySet<unknown> = new Set(['ar', 'zh', 'en', 'fr', 'ru', 'es']);
const TARGETS: ReadonlySet<unknown> = new Set(['text', 'clause', 'document', 'caret']);
const OUTCOMES: ReadonlySet<unknown> = new Set(['exact', 'changed', 'clause', 'document', 'lost']);
const REASONS: ReadonlySet<unknown> = new Set(['absent', 'ambiguous', null]);
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type Fields = Readonly<Record<string, unknown>>;

function fields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isTextOrNull(value: unknown, most: number): value is string | null {
  return value === null || isText(value, most);
}

function isOffset(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function isNoteId(value: unknown): value is string {
  return typeof value === 'string' && UUID.test(value);
}

function language(value: unknown): Language | null {
  return SIX.has(value) ? (value as Language) : null;
}

function point(value: unknown): ClausePoint | null | undefined {
  if (value === null) return null;
  const from = fields(value);
  if (from === null || !isText(from['path'], 200) || !isOffset(from['offset'])) return undefined;
  const { sketch, similar, marks } = from;
  return {
    path: from['path'],
    offset: from['offset'],
    ...(typeof sketch === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(sketch) ? { sketch } : {}),
    ...(typeof similar === 'number' && similar >= 0 && similar <= 1 ? { similar } : {}),
    ...(Array.isArray(marks) ? { marks: marks.filter((mark): mark is string => isText(mark, MARK_MOST_BYTES) && utf8Bytes(mark) <= MARK_MOST_BYTES).slice(0, MARKS_MOST) } : {}),
  };
}

function quote(value: unknown): Quote | null | undefined {
  if (value === null) return null;
  const from = fields(value);
  if (from === null || !isText(from['exact'], QUOTE_MOST) || !isText(from['prefix'], 1_000) || !isText(from['suffix'], 1_000)) return undefined;
  return { exact: from['exact'], prefix: from['prefix'], suffix: from['suffix'], ...(isOffset(from['elided']) ? { elided: from['elided'] } : {}) };
}

export function anchor(value: unknown): Anchor | null {
  const from = fields(value);
  if (from === null || !TARGETS.has(from['target']) || !isTextOrNull(from['edition'], 200)) return null;
  const start = point(from['from']);
  const end = point(from['to']);
  const words = quote(from['quote']);
  if (start === undefined || end === undefined || words === undefined) return null;
  const place = from['position'] === null ? null : fields(from['position']);
  if (from['position'] !== null && (place === null || !isOffset(place['start']) || !isOffset(place['end']))) return null;
  const twin = fields(from['twin']);
  return {
    target: from['target'] as Anchor['target'],
    from: start,
    to: end,
    quote: words,
    position: place === null ? null : { start: place['start'] as number, end: place['end'] as number },
    language: language(from['language']),
    edition: from['edition'],
    ...(twin !== null && isOffset(twin['index']) && isOffset(twin['of']) ? { twin: { index: twin['index'], of: twin['of'] } } : {}),
    ...(isOffset(from['copies']) ? { copies: from['copies'] } : {}),
    ...(from['target'] === 'document' && isPagePlace(from['page']) ? { page: from['page'] } : {}),
  };
}

/** What the overlay says of its tab. The address is taken from the browser, not from the message. */
export function tabDocument(value: unknown, address: string): TabDocument | null {
  const from = fields(value);
  const document = fields(from?.['document']);
  if (from === null || document === null) return null;
  const { id, title, date, type } = document;
  if (!isTextOrNull(id, ID_MOST) || !isTextOrNull(title, TITLE_MOST) || !isTextOrNull(date, 40) || !TYPES.has(type)) return null;
  const outline = each(from['outline'], outlineEntry);
  const citations = each(from['citations'], citation);
  if (outline === null || citations === null) return null;
  return {
    document: { id, language: language(document['language']), title, date, type: type as TabDocument['document']['type'] },
    address,
    outline,
    citations,
  };
}

function each<T>(value: unknown, check: (one: Fields) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length > ENTRIES_MOST) return null;
  const all: T[] = [];
  for (const one of value) {
    const entry = fields(one);
    const checked = entry === null ? null : check(entry);
    if (checked === null) return null;
    all.push(checked);
  }
  return all;
}

function outlineEntry(one: Fields): TabDocument['outline'][number] | null {
  const { path, kind, act, actWords = null, addressee, label, parent, words } = one;
  if (!isText(path, 200) || !KINDS.has(kind) || !isTextOrNull(act, 200) || !isTextOrNull(addressee, 400)) return null;
  if (!isTextOrNull(label, 200) || !isTextOrNull(parent, 200) || !isText(words, WORDS_MOST) || !isTextOrNull(actWords, WORDS_MOST)) return null;
  return { path, kind: kind as TabDocument['outline'][number]['kind'], act, addressee, label, parent, words, ...(actWords === null ? {} : { actWords }) };
}

function citation(one: Fields): TabDocument['citations'][number] | null {
  const { start, end, id, locator, was, quote: words, path } = one;
  if (!isOffset(start) || !isOffset(end) || !isText(id, ID_MOST) || !isTextOrNull(locator, 400) || !isTextOrNull(was, 400)) return null;
  if (!isText(words, 2_000) || !isTextOrNull(path, 200)) return null;
  return { start, end, id, locator, was, quote: words, path };
}

export function located(value: unknown): OverlayRequests['overlay/located']['ask'] | null {
  const from = fields(value);
  const outcomes = each(from?.['outcomes'], (one) => {
    const { note, outcome, now, path, reason, above, otherFile } = one;
    if (!isNoteId(note) || !OUTCOMES.has(outcome) || !isTextOrNull(now, QUOTE_MOST) || !isTextOrNull(path, 200) || !REASONS.has(reason)) return null;
    return { note, outcome: outcome as LocatedNote['outcome'], now, path, reason: reason as LocatedNote['reason'], ...(above === true ? { above: true as const } : {}), ...(otherFile === true ? { otherFile: true as const } : {}) };
  });
  return outcomes === null ? null : { outcomes };
}

export function cardAsk(value: unknown): OverlayRequests['overlay/card']['ask'] | null {
  const from = fields(value);
  if (from === null || !isText(from['id'], ID_MOST) || !isText(from['language'], 10)) return null;
  return { id: from['id'], language: from['language'] };
}

export function citedAsk(value: unknown): { readonly id: string; readonly locator: string | null; readonly language: Language } | null {
  const from = fields(value);
  if (from === null || !isText(from['id'], ID_MOST) || !isTextOrNull(from['locator'], 400)) return null;
  const asked = language(from['language']);
  return asked === null ? null : { id: from['id'], locator: from['locator'], language: asked };
}

export function composeAsk(value: unknown): OverlayRequests['overlay/compose']['ask'] | null {
  const from = fields(value);
  const where = anchor(from?.['anchor']);
  if (from === null || where === null || (from['kind'] !== 'note' && from['kind'] !== 'highlight')) return null;
  return { anchor: where, kind: from['kind'], ...(isPosition(from['position']) ? { position: from['position'] } : {}) };
}

export { fields, isText };
