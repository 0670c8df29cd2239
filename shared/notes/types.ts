import type { Anchor } from '../anchors/types.ts';

/** Ids made by the client (UUIDv7, lower case), so that a note has its name before any server heard of it. */
export type NoteId = string & { readonly brand: 'NoteId' };
export type OperationId = string & { readonly brand: 'OperationId' };
/** Ids made by the backend (UUID). */
export type UserId = string & { readonly brand: 'UserId' };
export type DelegationId = string & { readonly brand: 'DelegationId' };

export type Role = 'head' | 'member' | 'observer';
/** In the order in which they are offered, and in which the overlay's letters name them. */
export const POSITIONS = ['support', 'oppose', 'amend', 'reserve', 'ask-capital'] as const;
export type Position = (typeof POSITIONS)[number];

export function isPosition(value: unknown): value is Position {
  return (POSITIONS as readonly unknown[]).includes(value);
}

/**
 * What a person wrote. `highlight` has no words of its own; `reply` has a parent and the parent's anchor; `agreed` is the
 * delegation's agreed position on a clause: written, changed and deleted by its heads, whoever of them wrote it first.
 */
export interface Note {
  readonly id: NoteId;
  /** null: private, seen by its author only. A note belongs to exactly one delegation, or to none. */
  readonly delegation: DelegationId | null;
  /** Document id, such as `un:A/RES/67/195`. */
  readonly document: string;
  readonly anchor: Anchor;
  readonly kind: 'note' | 'highlight' | 'reply' | 'agreed';
  readonly parent: NoteId | null;
  /** Markdown, at most 64 kB as UTF-8. Hostile: rendered only through DOMPurify. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly position: Position | null;
  /** Proposed wording of the clause: plain text, at most 16 kB as UTF-8. Meant with the position `amend`, and on what is agreed. */
  readonly wording: string | null;
  /** Of a thread's first note: it is dealt with. False for replies. */
  readonly resolved: boolean;
  readonly author: UserId | null;
  /** ISO 8601, by the author's clock: shown, never compared. */
  readonly created: string;
  readonly edited: string;
}

/** How far a note has come: `here` (on this computer only), on its way, or settled. */
export type SyncState = 'here' | 'sending' | 'synced' | 'conflict' | 'refused';
