/**
 * The bounds of what people write. The backend enforces the same ones (server/supabase/migrations); checking here first
 * lets a person hear of a problem while the words are still in front of him. All sizes are bytes of UTF-8.
 */
import { isPagePlace } from '../anchors/pages.ts';
import type { Anchor, ClausePoint } from '../anchors/types.ts';
import type { NoteChanges, NoteContent } from './protocol.ts';
import { isPosition } from './types.ts';
import { isUuid } from './uuid7.ts';

export const BODY_MOST_BYTES = 65_536;
export const WORDING_MOST_BYTES = 16_384;
export const ANCHOR_MOST_BYTES = 32_768;
/** What one end of an anchor names of its clause for other languages (shared/anchors/marks.ts). */
export const MARKS_MOST = 12;
export const MARK_MOST_BYTES = 200;
export const DOCUMENT_MOST_BYTES = 1024;
export const TAGS_MOST = 50;
/** Characters, not bytes: a tag in Arabic may be as long as one in English. */
export const TAG_MOST_CHARACTERS = 64;
export const PERSON_NAME_MOST_CHARACTERS = 80;
export const DELEGATION_NAME_MOST_CHARACTERS = 120;

/** What is wrong, and with what. */
export interface Problem {
  readonly field: 'document' | 'anchor' | 'kind' | 'parent' | 'body' | 'tags' | 'position' | 'wording';
  readonly problem: 'invalid' | 'too-large';
}

/** Bytes of a text as UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    // A surrogate is half of a letter of four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit <= 0xdfff ? 2 : 3;
  }
  return bytes;
}

/** Text that no part of the way rejects: without null bytes, halves of surrogate pairs replaced by U+FFFD. */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

/** Control characters, and invisible ones that make one name look like another. */
// oxlint-disable-next-line no-misleading-character-class -- each is meant by itself
const HIDDEN = /[\u0001-\u001F\u007F-\u009F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/;

/** Whether a name of a person, a delegation or a tag may be stored. `most` in characters. */
export function isName(text: string, most: number): boolean {
  const length = [...text].length;
  return length >= 1 && length <= most && isStorable(text) && !HIDDEN.test(text) && !text.startsWith(' ') && !text.endsWith(' ');
}

/** Document ids: a scheme of letters, a colon, then anything printable (`un:A/RES/67/195`, `web:https://…`). */
export function isDocument(id: string): boolean {
  // oxlint-disable-next-line no-control-regex -- exactly those are refused
  return utf8Bytes(id) <= DOCUMENT_MOST_BYTES && id.isWellFormed() && /^[a-z][a-z0-9]{0,15}:[^\u0000-\u001F\u007F-\u009F]+$/.test(id);
}

function isOffset(value: unknown): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

/** An object with all of `names`, and beside them nothing but `perhaps`. */
function hasExactly(value: unknown, names: readonly string[], perhaps: readonly string[] = []): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).every((name) => names.includes(name) || perhaps.includes(name)) && names.every((name) => Object.hasOwn(value, name));
}

/** A field that may be absent, but not null. */
function isAbsentOr(value: unknown, holds: (value: unknown) => boolean): boolean {
  return value === undefined || holds(value);
}

function isMarks(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MARKS_MOST && value.every((mark) => isQuoted(mark, MARK_MOST_BYTES));
}

function isClausePoint(value: unknown): value is ClausePoint | null {
  return (
    value === null ||
    (hasExactly(value, ['path', 'offset'], ['sketch', 'similar', 'marks']) &&
      isQuoted(value['path'], 200) &&
      isOffset(value['offset']) &&
      isAbsentOr(value['sketch'], (sketch) => typeof sketch === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(sketch)) &&
      isAbsentOr(value['similar'], (similar) => typeof similar === 'number' && similar >= 0 && similar <= 1) &&
      isAbsentOr(value['marks'], isMarks))
  );
}

/** A last point has a first one, and in one clause does not stand before it. */
function isInOrder(from: ClausePoint | null, to: ClausePoint | null): boolean {
  return to === null || (from !== null && (from.path !== to.path || from.offset <= to.offset));
}

function isQuote(value: unknown): boolean {
  return (
    value === null ||
    (hasExactly(value, ['exact', 'prefix', 'suffix'], ['elided']) &&
      isQuoted(value['exact'], ANCHOR_MOST_BYTES) &&
      isQuoted(value['prefix'], 512) &&
      isQuoted(value['suffix'], 512) &&
      isAbsentOr(value['elided'], isOffset))
  );
}

/** Whether something is an anchor: its fields and no other, nothing nested deeper. Sizes are `anchorProblem`'s. */
export function isAnchor(value: unknown): value is Anchor {
  if (!hasExactly(value, ['target', 'from', 'to', 'quote', 'position', 'language', 'edition'], ['twin', 'copies', 'page'])) return false;
  const { target, from, to, quote, position, language, edition, twin, copies, page } = value;
  return (
    ['text', 'clause', 'document', 'caret'].includes(String(target)) &&
    isClausePoint(from) &&
    isClausePoint(to) &&
    isQuote(quote) &&
    isInOrder(from, to) &&
    (position === null || (hasExactly(position, ['start', 'end']) && isOffset(position['start']) && isOffset(position['end']) && Number(position['start']) <= Number(position['end']))) &&
    (language === null || (typeof language === 'string' && /^[a-z]{2}$/.test(language))) &&
    (edition === null || (typeof edition === 'string' && /^[A-Za-z0-9_.:+/=-]{1,128}$/.test(edition))) &&
    isAbsentOr(twin, (one) => hasExactly(one, ['index', 'of']) && isOffset(one['index']) && isOffset(one['of']) && Number(one['index']) < Number(one['of'])) &&
    isAbsentOr(copies, isOffset) &&
    isAbsentOr(page, (one) => target === 'document' && isPagePlace(one))
  );
}

function isQuoted(value: unknown, most: number): boolean {
  return typeof value === 'string' && isStorable(value) && utf8Bytes(value) <= most;
}

function bodyProblem(body: string): Problem | null {
  if (!isStorable(body)) return { field: 'body', problem: 'invalid' };
  return utf8Bytes(body) > BODY_MOST_BYTES ? { field: 'body', problem: 'too-large' } : null;
}

function wordingProblem(wording: string | null): Problem | null {
  if (wording === null) return null;
  if (!isStorable(wording)) return { field: 'wording', problem: 'invalid' };
  return utf8Bytes(wording) > WORDING_MOST_BYTES ? { field: 'wording', problem: 'too-large' } : null;
}

function anchorProblem(anchor: unknown): Problem | null {
  // The database counts the anchor as it writes it: with a blank after every colon and comma.
  if (utf8Bytes(JSON.stringify(anchor) ?? '') > ANCHOR_MOST_BYTES - 128) return { field: 'anchor', problem: 'too-large' };
  return isAnchor(anchor) ? null : { field: 'anchor', problem: 'invalid' };
}

function tagsProblem(tags: readonly string[]): Problem | null {
  if (tags.length > TAGS_MOST || tags.some((tag) => [...tag].length > TAG_MOST_CHARACTERS)) return { field: 'tags', problem: 'too-large' };
  return new Set(tags).size === tags.length && tags.every((tag) => isName(tag, TAG_MOST_CHARACTERS)) ? null : { field: 'tags', problem: 'invalid' };
}

/** The first thing that would keep a new note from being taken; null when nothing would. */
export function contentProblem(content: NoteContent): Problem | null {
  if (!isDocument(content.document)) return { field: 'document', problem: 'invalid' };
  if (!['note', 'highlight', 'reply', 'agreed'].includes(content.kind)) return { field: 'kind', problem: 'invalid' };
  if ((content.kind === 'reply') !== (content.parent !== null) || (content.parent !== null && !isUuid(content.parent))) return { field: 'parent', problem: 'invalid' };
  if (content.kind === 'highlight' && content.body !== '') return { field: 'body', problem: 'invalid' };
  if (content.kind === 'highlight' && (content.wording ?? null) !== null) return { field: 'wording', problem: 'invalid' };
  if (content.position !== null && !isPosition(content.position)) return { field: 'position', problem: 'invalid' };
  return bodyProblem(content.body) ?? wordingProblem(content.wording ?? null) ?? anchorProblem(content.anchor) ?? tagsProblem(content.tags);
}

/** The same of an edit. Tags are counted by the backend, which knows the others' additions. */
export function changesProblem(changes: NoteChanges): Problem | null {
  const { body, position, wording, anchor, tags } = changes;
  if (position !== undefined && position !== null && !isPosition(position)) return { field: 'position', problem: 'invalid' };
  return (body === undefined ? null : bodyProblem(body)) ?? (wording === undefined ? null : wordingProblem(wording)) ?? (anchor === undefined ? null : anchorProblem(anchor)) ?? (tags === undefined ? null : tagsProblem(tags.add));
}
