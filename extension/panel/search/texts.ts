/** Everything that one may see, as folded texts with what is known of each. Pure. */
import type { Position } from '../../../shared/notes/types.ts';
import { mentions, mentionsOf } from '../../../shared/notes/mentions.ts';
import type { NoteRow } from '../../store/database.ts';
import { folded } from './folded.ts';

export interface NoteText {
  readonly kind: 'note';
  readonly id: string;
  readonly document: string;
  readonly path: string | null;
  /** What its author wrote, without the signs of Markdown, and the words that it stands on. */
  readonly text: string;
  readonly quote: string;
  readonly folded: string;
  readonly tags: readonly string[];
  readonly author: string | null;
  /** On this screen, folded. */
  readonly name: string;
  readonly position: Position | null;
  readonly what: 'note' | 'highlight' | 'reply' | 'agreed';
  /** ISO 8601. */
  readonly edited: string;
  readonly resolved: boolean;
  readonly mine: boolean;
  readonly mention: boolean;
}

export interface ClauseText {
  readonly kind: 'clause';
  readonly document: string;
  readonly path: string;
  /** In reading order. */
  readonly at: number;
  readonly text: string;
  readonly folded: string;
  readonly act: string | null;
  readonly addressee: string | null;
  readonly parent: string | null;
  /** Ids of the instruments cited in it with the words that cite them, folded. */
  readonly cites: string;
}

/** A document whose clauses are known. */
export interface DocumentTexts {
  readonly document: string;
  readonly title: string | null;
  /** ISO 8601; null where it has none. */
  readonly date: string | null;
  /** Where it was read; null for a file. */
  readonly address: string | null;
  readonly clauses: readonly ClauseText[];
}

export interface Texts {
  readonly notes: ReadonlyMap<string, NoteText>;
  /** By the library's key, the one read last first. */
  readonly documents: ReadonlyMap<string, DocumentTexts>;
  readonly unread: (note: NoteText) => boolean;
}

/**
 * Several texts as one, folded; no words reach from one into the next. Texts that are folded and then strung together
 * would be put together, all ten thousand, when they are first looked through.
 */
export function foldedParts(...parts: readonly string[]): string {
  return folded(parts.join('\u0001'));
}

/** @param nameOf the author's name as this screen shows it */
export function noteText(row: NoteRow, account: string, nameOf: (row: NoteRow) => string): NoteText {
  const { note } = row;
  const text = [plainOf(note.body), note.wording ?? ''].filter((part) => part !== '').join('\n');
  const quote = note.anchor.quote?.exact ?? '';
  const path = note.anchor.from?.path ?? null;
  const tags = note.tags.map(folded);
  const name = folded(nameOf(row));
  return {
    kind: 'note', id: row.id, document: row.document, path, text, quote,
    folded: foldedParts(text, quote, tags.join(' '), name, path ?? '', row.document),
    tags, author: note.author, name, position: note.position, what: note.kind, edited: note.edited, resolved: note.resolved === true,
    mine: note.author === null || note.author === account, mention: mentions(note.body, account),
  };
}

/** A note's words as they are read: mentions and links by their names, without the signs around them. */
export function plainOf(body: string): string {
  let text = '';
  let at = 0;
  for (const { name, start, end } of mentionsOf(body)) {
    text += `${body.slice(at, start)}@${name}`;
    at = end;
  }
  text += body.slice(at);
  return text.replaceAll(/!?\[([^\]\n]{0,400})\]\([^)\s]{0,2000}\)/gu, '$1').replaceAll(/[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}|^\s{0,3}(?:#{1,6}|>|[-+*])\s/gmu, '');
}
