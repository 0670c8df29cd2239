/**
 * Mentions: `@[Name](person's id)` in the Markdown of a note. The id says who is meant; the name is what its author's
 * screen showed, hostile like everything else that others wrote, and need not be that person's.
 */
import type { UserId } from './types.ts';

export interface Mention {
  readonly name: string;
  readonly person: UserId;
  /** UTF-16 offsets in the body, of the whole from `@` to `)`. */
  readonly start: number;
  readonly end: number;
}

/** Every repetition bounded, none inside another: a hostile body takes no longer than any other of its length. */
const MENTION = /@\[([^[\]\n]{1,160})\]\(([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\)/g;

/** The mentions of a body, in their order. */
export function mentionsOf(body: string): readonly Mention[] {
  return [...body.matchAll(MENTION)].map((match) => ({
    name: match[1] ?? '',
    person: (match[2] ?? '') as UserId,
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether the body means this person. */
export function mentions(body: string, person: string): boolean {
  return mentionsOf(body).some((each) => each.person === person);
}

/** How a person is mentioned: without the signs that would end the name, or begin something else in Markdown. */
export function mentionOf(name: string, person: UserId): string {
  const plain = name.replaceAll(/[[\]()\\`<>*_~\s]+/gu, ' ').trim().slice(0, 160).toWellFormed();
  return `@[${plain === '' ? '?' : plain}](${person})`;
}
