import type { Anchor } from '../../shared/anchors/types.ts';
import { storableText, TAG_MOST_CHARACTERS, TAGS_MOST } from '../../shared/notes/validation.ts';

/** Text as every store can hold it, with line ends as one character. */
export function cleanText(text: string): string {
  return storableText(text.replaceAll('\r\n', '\n'));
}

/** A proposed wording; one without a letter in it is none. */
export function cleanWording(wording: string | null | undefined): string | null {
  const clean = cleanText(wording ?? '');
  return clean.trim() === '' ? null : clean;
}

/** Signs that nobody sees, and that make one tag look like another. */
const HIDDEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** Tags without `#`, empty ones and repetitions, at most 50 of at most 64 characters. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const clean = tags.map((tag) => [...cleanText(tag).replace(HIDDEN, '').trim().replace(/^#+\s*/, '').normalize('NFC')].slice(0, TAG_MOST_CHARACTERS).join('')).filter((tag) => tag !== '');
  return [...new Set(clean)].slice(0, TAGS_MOST);
}

/** An anchor quotes whatever the page holds: its texts are made storable, all its fields stay. */
export function cleanAnchor(anchor: Anchor): Anchor {
  return JSON.parse(JSON.stringify(anchor, (_key, value: unknown) => (typeof value === 'string' ? cleanText(value) : value))) as Anchor;
}

/** Tags written in a text as `#tag`: letters, marks, digits and hyphens; not inside a word, an address or a heading. */
export function tagsIn(body: string): readonly string[] {
  return cleanTags([...body.matchAll(/(?<![\p{L}\p{N}/#&])#([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]{0,63})/gu)].map((match) => match[1]!));
}
