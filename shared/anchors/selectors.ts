import { LANGUAGES } from '../languages/types.ts';
import { isPagePlace, pageFragment, pageOfFragment } from './pages.ts';
import type { Anchor, ClausePoint, PagePlace, Quote } from './types.ts';

/**
 * Anchors as selectors of the W3C Web Annotation Data Model (Recommendation of 23 February 2017, section 4.2), and back.
 * Text positions there count Unicode characters (code points), ours UTF-16 units: the text is needed to convert them.
 * A clause is a FragmentSelector whose value is the clause path; words in it refine it.
 */

export interface TextQuoteSelector {
  readonly type: 'TextQuoteSelector';
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly refinedBy?: Selector;
}

export interface TextPositionSelector {
  readonly type: 'TextPositionSelector';
  readonly start: number;
  readonly end: number;
  readonly refinedBy?: Selector;
}

export interface FragmentSelector {
  readonly type: 'FragmentSelector';
  readonly value: string;
  readonly conformsTo: string;
  readonly refinedBy?: Selector;
}

export interface RangeSelector {
  readonly type: 'RangeSelector';
  readonly startSelector: Selector;
  readonly endSelector: Selector;
  readonly refinedBy?: Selector;
}

export type Selector = TextQuoteSelector | TextPositionSelector | FragmentSelector | RangeSelector;

/** What our anchors know beyond the standard's selectors; other readers skip it. */
export interface AnchorState {
  readonly type: 'rapporteur:Anchor';
  readonly target: Anchor['target'];
  readonly language: Anchor['language'];
  readonly edition: string | null;
  readonly from?: ClausePoint;
  readonly to?: ClausePoint;
  readonly twin?: { readonly index: number; readonly of: number };
  readonly copies?: number;
  readonly elided?: number;
  /** How many pages the file has, of a note on one of them. */
  readonly pages?: number;
}

/** The target of an annotation: alternatives first to last from the most to the least robust. */
export interface Target {
  readonly selector: readonly Selector[];
  readonly state: AnchorState;
}

/** Names the grammar of the clause paths in FragmentSelector values; a name, not an address to fetch. */
export const CLAUSE_PATHS = 'urn:rapporteur:clause-path';

/** The grammar of PDF's own fragments, by the name that the Web Annotation Data Model gives it (section 4.2.1). */
export const PDF_FRAGMENTS = 'http://tools.ietf.org/rfc/rfc3778';

/** Selectors of an anchor. `text` is the text it was made on; null leaves the text position of the whole document out. */
export function toSelectors(anchor: Anchor, text: string | null): Target {
  const { quote, from, to, position } = anchor;
  const out: Selector[] = [];
  const words: TextQuoteSelector | null = quote
    ? { type: 'TextQuoteSelector', exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix }
    : null;
  if (from && to && to.path !== from.path) {
    const range: RangeSelector = { type: 'RangeSelector', startSelector: fragment(from, text, anchor), endSelector: fragment(to, text, anchor) };
    out.push(words ? { ...range, refinedBy: words } : range);
  } else if (from) {
    const clause: FragmentSelector = { type: 'FragmentSelector', value: from.path, conformsTo: CLAUSE_PATHS };
    out.push(words ? { ...clause, refinedBy: words } : clause);
  }
  if (anchor.page) out.push({ type: 'FragmentSelector', value: pageFragment(anchor.page), conformsTo: PDF_FRAGMENTS });
  if (words) out.push(words);
  if (position && text !== null) {
    const start = codePoints(text, 0, position.start);
    out.push({ type: 'TextPositionSelector', start, end: start + codePoints(text, position.start, position.end) });
  }
  return {
    selector: out,
    state: {
      type: 'rapporteur:Anchor',
      target: anchor.target,
      language: anchor.language,
      edition: anchor.edition,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      ...(anchor.twin ? { twin: anchor.twin } : {}),
      ...(anchor.copies === undefined ? {} : { copies: anchor.copies }),
      ...(quote?.elided === undefined ? {} : { elided: quote.elided }),
      ...(anchor.page?.of == null ? {} : { pages: anchor.page.of }),
    },
  };
}

/** A point in a clause: the clause, refined by a position in it of no width. */
function fragment(point: ClausePoint, text: string | null, anchor: Anchor): FragmentSelector {
  const clause: FragmentSelector = { type: 'FragmentSelector', value: point.path, conformsTo: CLAUSE_PATHS };
  if (text === null || !anchor.position) return clause;
  const border = point === anchor.from ? anchor.position.start : anchor.position.end;
  const offset = codePoints(text, Math.max(0, border - point.offset), border);
  return { ...clause, refinedBy: { type: 'TextPositionSelector', start: offset, end: offset } };
}

/** Longest strings and lists taken from somebody else's file. */
const LONGEST = 64_000;
const MOST_SELECTORS = 32;
const DEEPEST = 8;

/**
 * An anchor from a target of ours or of any other annotation tool; null where it has nothing to go by.
 * `text` is the text that its text positions count in; null leaves them out. The input is not trusted.
 */
export function fromSelectors(target: unknown, text: string | null): Anchor | null {
  if (!isRecord(target)) return null;
  const found: Found = { quote: null, position: null, paths: [], page: null };
  const list = Array.isArray(target['selector']) ? target['selector'].slice(0, MOST_SELECTORS) : [target['selector']];
  for (const selector of list) collect(selector, found, 0);
  const state = isRecord(target['state']) && target['state']['type'] === 'rapporteur:Anchor' ? target['state'] : null;
  const from = pointFrom(state?.['from']) ?? (found.paths[0] === undefined ? null : { path: found.paths[0], offset: 0 });
  const to = pointFrom(state?.['to']) ?? (found.paths.length > 1 ? { path: found.paths.at(-1) ?? '', offset: 0 } : from);
  const position = found.position && text !== null ? toUnits(text, found.position) : null;
  const elided = state?.['elided'];
  const quote: Quote | null = found.quote && isCount(elided) ? { ...found.quote, elided } : found.quote;
  const kind = targetKind(state?.['target']) ?? (quote || position ? 'text' : found.page && !from ? 'document' : 'clause');
  if (kind !== 'document' && !quote && !from && !position) return null;
  if (kind === 'document') {
    const page = found.page && counted(found.page, state?.['pages']);
    return { target: kind, from: null, to: null, quote: null, position: null, language: languageOf(state), edition: stringOf(state?.['edition']), ...(page ? { page } : {}) };
  }
  const twin = state?.['twin'];
  return {
    target: kind,
    from,
    to,
    quote: quote ?? (position && text !== null ? { exact: text.slice(position.start, position.end), prefix: '', suffix: '' } : null),
    position,
    language: languageOf(state),
    edition: stringOf(state?.['edition']),
    ...(isRecord(twin) && isCount(twin['index']) && isCount(twin['of']) ? { twin: { index: twin['index'], of: twin['of'] } } : {}),
    ...(isCount(state?.['copies']) ? { copies: state['copies'] } : {}),
  };
}

interface Found {
  quote: Quote | null;
  position: { start: number; end: number } | null;
  paths: string[];
  page: PagePlace | null;
}

/** The page with the number of pages that its file had, where that can be. */
function counted(page: PagePlace, of: unknown): PagePlace {
  const whole = { ...page, of };
  return isPagePlace(whole) ? whole : page;
}

function collect(selector: unknown, found: Found, depth: number): void {
  if (!isRecord(selector) || depth > DEEPEST) return;
  const type = typeOf(selector);
  if (type === 'TextQuoteSelector') {
    const exact = stringOf(selector['exact']);
    if (exact !== null) found.quote ??= { exact, prefix: stringOf(selector['prefix']) ?? '', suffix: stringOf(selector['suffix']) ?? '' };
  } else if (type === 'TextPositionSelector' && depth === 0) {
    const { start, end } = selector;
    if (isCount(start) && isCount(end) && start <= end) found.position ??= { start, end };
  } else if (type === 'FragmentSelector') {
    const value = stringOf(selector['value']);
    if (value !== null && selector['conformsTo'] === CLAUSE_PATHS && !found.paths.includes(value)) found.paths.push(value);
    if (value !== null && depth === 0) found.position ??= charactersOf(value);
    if (value !== null && selector['conformsTo'] !== CLAUSE_PATHS) found.page ??= pageOfFragment(value);
  } else if (type === 'RangeSelector') {
    collect(selector['startSelector'], found, depth + 1);
    collect(selector['endSelector'], found, depth + 1);
  }
  collect(selector['refinedBy'], found, depth + 1);
}

/** Its type, also where it is one of several or written with the vocabulary's prefix, as older tools do. */
function typeOf(selector: Record<string, unknown>): string | null {
  const types = [selector['type'] ?? selector['@type']].flat().filter((type) => typeof type === 'string');
  return types.map((type) => type.replace(/^oa:|^http:\/\/www\.w3\.org\/ns\/oa#/u, '')).find((type) => type.length > 'Selector'.length && type.endsWith('Selector')) ?? null;
}

/** `char=10,25` of RFC 5147, which counts characters of plain text as text positions do. */
function charactersOf(value: string): Found['position'] {
  const [, from, to] = /^#?char=(\d{1,15}),(\d{1,15})(?:;|$)/u.exec(value) ?? [];
  return from !== undefined && to !== undefined && Number(from) <= Number(to) ? { start: Number(from), end: Number(to) } : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.length <= LONGEST ? value : null;
}

function targetKind(value: unknown): Anchor['target'] | null {
  return value === 'text' || value === 'clause' || value === 'document' || value === 'caret' ? value : null;
}

function languageOf(state: Record<string, unknown> | null): Anchor['language'] {
  return LANGUAGES.find((language) => language === state?.['language']) ?? null;
}

function pointFrom(value: unknown): ClausePoint | null {
  if (!isRecord(value)) return null;
  const path = stringOf(value['path']);
  const { offset, sketch, similar, marks } = value;
  if (path === null || !isCount(offset)) return null;
  return {
    path,
    offset,
    ...(typeof sketch === 'string' && sketch.length <= 128 ? { sketch } : {}),
    ...(typeof similar === 'number' && similar >= 0 && similar <= 1 ? { similar } : {}),
    ...(Array.isArray(marks) ? { marks: marks.filter((mark) => typeof mark === 'string' && mark.length <= 200).slice(0, 12) } : {}),
  };
}

/** Code points in a stretch of UTF-16 units. */
function codePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let offset = start; offset < end; offset += 1) {
    const unit = text.charCodeAt(offset);
    const paired = unit >= 0xd800 && unit <= 0xdbff && offset + 1 < end && (text.charCodeAt(offset + 1) & 0xfc00) === 0xdc00;
    if (paired) offset += 1;
    count += 1;
  }
  return count;
}

function toUnits(text: string, { start, end }: { start: number; end: number }): { start: number; end: number } | null {
  let offset = 0;
  let count = 0;
  let from = -1;
  while (count < end || from < 0) {
    if (count === start) from = offset;
    if (count === end) break;
    if (offset >= text.length) return null;
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
    count += 1;
  }
  return from < 0 ? null : { start: from, end: offset };
}
