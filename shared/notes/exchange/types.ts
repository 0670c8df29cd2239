/**
 * Notes on their way out of Rapporteur and into it: what every format is written from, and what every reader of a
 * format gives. Whose notes they are is told by names here, since ids mean nothing outside the backend.
 */
import type { Anchor } from '../../anchors/types.ts';
import type { ClauseKind } from '../../clauses/types.ts';
import type { Language } from '../../languages/types.ts';
import type { Note, Position } from '../types.ts';

export interface ExchangedNote {
  /** Its lasting name where it comes from: our note's id, Hypothesis' id, a comment's number with its file's hash. */
  readonly source: string;
  /** The `source` of what it answers; null for the first of a thread. */
  readonly parent: string | null;
  /** Document id; null where the file does not tell. */
  readonly document: string | null;
  /** null: the file points at nothing that an anchor can be made of. */
  readonly anchor: Anchor | null;
  /** Path of the clause where it stands in the document as it is exported; null: that clause is gone; absent: where it was written. */
  readonly stands?: string | null;
  readonly kind: Note['kind'];
  /** Markdown. Hostile. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly position: Position | null;
  readonly wording: string | null;
  readonly resolved: boolean;
  readonly author: Author;
  /** ISO 8601 in UTC. */
  readonly created: string;
  readonly edited: string;
  /** Seen by its author only. */
  readonly private: boolean;
}

export interface Author {
  /** The backend's id of the person, or the foreign tool's name for him. */
  readonly id: string | null;
  readonly name: string | null;
}

/** A clause as an export shows it. */
export interface ExchangedClause {
  readonly path: string;
  readonly kind: ClauseKind;
  readonly act: string | null;
  readonly addressee: string | null;
  readonly label: string | null;
  readonly parent: string | null;
  readonly words: string;
  /** False where only the beginning of the words is known. */
  readonly whole: boolean;
  /** Of the edition that the words are from. */
  readonly language: Language | null;
}

/**
 * What a proposed wording is set against: the clause's words, or where those are of another language than the author
 * had before him, the words that he chose there; null where neither is known whole.
 */
export function setAgainst(note: ExchangedNote, clause: ExchangedClause | null): string | null {
  const language = note.anchor?.language ?? null;
  if (clause?.whole === true && (language === null || clause.language === null || language === clause.language)) return clause.words;
  const quote = note.anchor?.quote ?? null;
  return language !== clause?.language && quote !== null && quote.elided === undefined ? quote.exact : null;
}

export interface ExchangedDocument {
  readonly id: string;
  /** As documents write it: "Resolution 140 (Rev. Bucharest, 2022)", "A/RES/70/125". */
  readonly name: string;
  readonly title: string | null;
  readonly language: Language | null;
  /** ISO 8601 date. */
  readonly date: string | null;
  readonly address: string | null;
  /** In reading order; empty where the document's text is not on this computer. */
  readonly clauses: readonly ExchangedClause[];
  readonly notes: readonly ExchangedNote[];
}

/** All that one export holds. */
export interface Collection {
  /** UUID. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  readonly made: string;
  readonly delegation: string | null;
  readonly documents: readonly ExchangedDocument[];
}

/** ISO 8601 in UTC with a Z, as the Web Annotation model wants it; the year 1970 where the text is no time. */
export function utc(time: string): string {
  const milliseconds = Date.parse(time);
  return new Date(Number.isFinite(milliseconds) ? milliseconds : 0).toISOString();
}
