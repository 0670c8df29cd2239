/** Mentions as a person types them (`@Name`) and as a note keeps them (`@[Name](id)`). Pure. */
import { mentionOf, mentionsOf } from '../../../shared/notes/mentions.ts';
import type { UserId } from '../../../shared/notes/types.ts';

/** By the name that stands in the field: the mention that it means. */
export type Known = ReadonlyMap<string, string>;

export interface Shown {
  readonly text: string;
  readonly known: Known;
}

/** What stands in the field for a body. A mention that would not come back the same stays as the note keeps it. */
export function shownBody(body: string): Shown {
  const known = new Map<string, string>();
  let text = '';
  let from = 0;
  for (const { name, start, end } of mentionsOf(body)) {
    const kept = body.slice(start, end);
    const other = known.get(name);
    text += body.slice(from, start);
    // Two people of one name cannot be told apart by it.
    if (other !== undefined && other !== kept) text += kept;
    else {
      known.set(name, kept);
      text += `@${name}`;
    }
    from = end;
  }
  text += body.slice(from);
  return storedBody(text, known) === body ? { text, known } : { text: body, known: new Map() };
}

/** The body that the field's text means. */
export function storedBody(text: string, known: Known): string {
  if (known.size === 0) return text;
  const names = [...known.keys()].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  // A name ends where no letter goes on; Chinese goes on without a space.
  const pattern = new RegExp(`@(${names.join('|')})(?![\\p{L}\\p{M}\\p{N}](?<!\\p{Script=Han}))`, 'gu');
  return text.replace(pattern, (whole, name: string) => known.get(name) ?? whole);
}

/** What is put into the field for a person who is chosen: his name, or the whole mention where the name is another's already. */
export function mentioned(person: { readonly person: UserId; readonly name: string }, known: Known): { readonly text: string; readonly known: Known } {
  const kept = mentionOf(person.name, person.person);
  const name = mentionsOf(kept)[0]?.name ?? person.name;
  const other = known.get(name);
  if (other !== undefined && other !== kept) return { text: kept, known };
  return { text: `@${name}`, known: new Map([...known, [name, kept]]) };
}

/** What is being typed before the caret, for which something may be suggested. */
export interface Token {
  readonly sign: '@' | '#';
  /** UTF-16 offset of the sign. */
  readonly start: number;
  /** After the sign. */
  readonly words: string;
}

/** Longest name that is looked for, in UTF-16 units. */
const LONGEST = 40;

export function tokenAt(text: string, caret: number): Token | null {
  const before = text.slice(Math.max(0, caret - LONGEST - 1), caret);
  // An e-mail address mentions nobody; a `#` inside a word or an address is no tag (as in `tagsIn`).
  const found = /(?<![A-Za-z0-9._])@([\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.-]*(?: [\p{L}\p{M}\p{N}'’.-]*){0,3})?$/u.exec(before) ?? /(?<![\p{L}\p{N}/#&])#([\p{L}\p{M}\p{N}_-]*)$/u.exec(before);
  if (found === null) return null;
  return { sign: found[0].startsWith('@') ? '@' : '#', start: caret - found[0].length, words: found[1] ?? '' };
}
