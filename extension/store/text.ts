import type { Anchor } from '../../shared/anchors/types.ts';

/**
 * Text as every store can hold it: no null bytes (PostgreSQL's text has none), no lone surrogates (JSON as UTF-8 has
 * none), line ends as one character.
 */
export function cleanText(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed();
}

/** Tags without `#`, empty ones and repetitions, at most 50 of at most 64 characters. */
export function cleanTags(tags: readonly string[]): readonly string[] {
  const clean = tags.map((tag) => [...cleanText(tag).replace(/^#+/, '').trim().normalize('NFC')].slice(0, 64).join('')).filter((tag) => tag !== '');
  return [...new Set(clean)].slice(0, 50);
}

/** An anchor made on a page may quote anything that the page holds. */
export function cleanAnchor(anchor: Anchor): Anchor {
  return JSON.parse(JSON.stringify(anchor, (_key, value: unknown) => (typeof value === 'string' ? cleanText(value) : value))) as Anchor;
}

/** Tags written in a text as `#tag`: letters, marks, digits and hyphens; not inside a word, an address or a heading. */
export function tagsIn(body: string): readonly string[] {
  return cleanTags([...body.matchAll(/(?<![\p{L}\p{N}/#&])#([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]{0,63})/gu)].map((match) => match[1]!));
}

/** Bytes of a text as UTF-8; the protocol's limits are bytes. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The most that a note's body may hold, in bytes. */
export const BODY_MOST = 65_536;
