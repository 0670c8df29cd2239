/**
 * How notes travel between a person's computer and a backend.
 *
 * **Streams.** A delegation is a stream of changes with its own revision counter; each person's private notes are a
 * stream too. In every call a stream is named by the delegation's id, or by null for the caller's own private notes.
 * A note belongs to one stream for ever: to share a private note, create a copy with a new id in the delegation and
 * delete the private one.
 *
 * **Operations** are made by the client, named by the client, and may be sent any number of times: the backend keeps
 * a ledger, so a repeated operation answers `duplicate` with the note as it now stands and changes nothing.
 * One push is one transaction: when the call answers at all, every operation in it has been decided and what was
 * applied is on disk; when the call fails, nothing was applied and the same batch is sent again.
 *
 * **Revisions.** Every applied operation gets the next revision of its stream, stamped under a lock of the stream that
 * is held until commit: revisions become visible in order and without gaps to come. A cursor is therefore one number:
 * whoever has pulled up to revision N never misses a change.
 *
 * **Realtime is a hint**: a broadcast says "this stream is at revision N", never what was written. A pull follows.
 */
import type { Anchor } from '../anchors/types.ts';
import type { DelegationId, Note, NoteId, OperationId, Position, Role, UserId } from './types.ts';

/** What every operation says. Operations on one note are sent in the order in which they were made. */
interface OperationHead {
  /** UUIDv7 by the client, lower case; the same for every repetition of this operation. */
  readonly id: OperationId;
  /** The note's stream: null is the caller's private one. */
  readonly delegation: DelegationId | null;
  readonly note: NoteId;
  /** ISO 8601 by the author's clock: shown as created or edited, never compared. */
  readonly at: string;
}

export interface CreateOperation extends OperationHead {
  readonly kind: 'create';
  readonly content: NoteContent;
}

/** What a new note consists of; the author is whoever is signed in. */
export interface NoteContent {
  readonly document: string;
  readonly anchor: Anchor;
  readonly kind: Note['kind'];
  /** A reply's parent is a note of the same stream and the same document; else null. */
  readonly parent: NoteId | null;
  readonly body: string;
  readonly tags: readonly string[];
  readonly position: Position | null;
  /** Absent: none. */
  readonly wording?: string | null;
}

/** Upon what a change was made. */
interface Basis {
  /** Revision of the newest record from the backend that the author's screen had taken in; 0 when there is none yet. */
  readonly base: number;
  /**
   * The newest operation of this client on this note, but for resolving it, that was not yet answered when this one was made, else null.
   * A change that stands on an operation that ended in `conflict` is a conflict too; upon a refused (or never sent)
   * one it is refused with `depends-on-refused`.
   */
  readonly after: OperationId | null;
}

/** Only the author edits; what is agreed, only heads, and any of them. Absent fields stay as they are. */
export interface EditOperation extends OperationHead, Basis {
  readonly kind: 'edit';
  readonly changes: NoteChanges;
}

export interface NoteChanges {
  readonly body?: string;
  /** Tags travel as what was added and removed, so that concurrent changes merge. */
  readonly tags?: { readonly add: readonly string[]; readonly remove: readonly string[] };
  readonly position?: Position | null;
  readonly wording?: string | null;
  readonly anchor?: Anchor;
}

/** The author, or a head in his delegation; what is agreed, only a head. Leaves a tombstone; the history keeps what was written. */
export interface DeleteOperation extends OperationHead, Basis {
  readonly kind: 'delete';
}

/**
 * Whoever may write in the stream says that a thread is dealt with, or is not. Names a note that is no reply. Stands on
 * nothing: the last one counts, and it is never a conflict. What changes nothing is `applied` without a revision.
 */
export interface ResolveOperation extends OperationHead {
  readonly kind: 'resolve';
  readonly resolved: boolean;
}

export type Operation = CreateOperation | EditOperation | DeleteOperation | ResolveOperation;

/** A note as the backend has it. */
export interface NoteRecord extends Note {
  readonly deleted: false;
  /** The stream's revision of this note's last change. */
  readonly revision: number;
  /** ISO 8601 by the backend's clock. */
  readonly changed: string;
}

/** What is left of a deleted note. */
export interface Tombstone {
  readonly id: NoteId;
  readonly delegation: DelegationId | null;
  readonly document: string;
  readonly deleted: true;
  readonly revision: number;
  readonly changed: string;
}

export type Change = NoteRecord | Tombstone;

/**
 * What became of an operation.
 * - `applied`, `duplicate`: `record` is the note as it stands now, others' merged fields included.
 * - `conflict`: not applied. The text, wording, position or anchor has been changed by another computer since `base`, or the
 *   note is deleted (then `record` is the tombstone), or it was deleted here while its text changed there.
 *   `record` is the backend's; the author decides and sends a new operation with `base: record.revision, after: null`.
 *   The history keeps the attempted text.
 * - `refused`: final for this operation as it is; `code` says why.
 */
export type PushAnswer =
  | { readonly operation: OperationId; readonly outcome: 'applied' | 'duplicate' | 'conflict'; readonly record: Change; readonly mark?: Mark | null }
  | { readonly operation: OperationId; readonly outcome: 'refused'; readonly code: RefusedCode };

/**
 * - `invalid`: not an operation of this protocol, or a value outside its bounds (see validation.ts).
 * - `too-large`: a field beyond its size.
 * - `not-allowed`: no such stream or note, or not his to write: deliberately one answer.
 * - `no-room`: the person or the delegation has as much stored as may be; what is deleted makes room.
 * - `depends-on-refused`: stands `after` an operation that the backend has not accepted.
 */
export const REFUSED_CODES = ['invalid', 'too-large', 'not-allowed', 'no-room', 'depends-on-refused'] as const;
export type RefusedCode = (typeof REFUSED_CODES)[number];

/**
 * What identifies a stream's past: `revision.random`, the revision it belongs to and what was drawn when it was made. A
 * backend that was restored from a backup and counts on draws others. Says nothing of what was written.
 */
export type Mark = string;

export interface PullAnswer {
  /** In ascending revision, each note once, at its newest. */
  readonly changes: readonly Change[];
  /** The cursor to pull from next. Store it together with the changes, in one transaction. */
  readonly revision: number;
  /** The mark of `revision`; null: it has none (made before there were marks). Absent: an older backend. */
  readonly mark?: Mark | null;
  /** True: pull again at once. */
  readonly more: boolean;
  /** True: the cursor or its mark is from another life of this backend (restored from a backup); pull again from 0. */
  readonly reset: boolean;
}

/** Most operations of one push, and most bytes of its JSON as UTF-8; a larger push is refused as a whole. */
export const PUSH_MOST_OPERATIONS = 100;
export const PUSH_MOST_BYTES = 1_000_000;
/** Most changes of one page; the backend also ends a page early at about 4 MB of text. */
export const PULL_MOST_CHANGES = 1000;

/** One of the caller's delegations. */
export interface DelegationSummary {
  readonly id: DelegationId;
  readonly name: string;
  /** The caller's own role in it. */
  readonly role: Role;
  readonly members: number;
  /** Where its stream stands: a poll of `my_streams` tells every stream that needs a pull. */
  readonly revision: number;
  /** The private realtime channel. Opaque, and another one after somebody was removed: never build it from the id. */
  readonly topic: string;
}

export interface MyStreams {
  readonly person: { readonly id: UserId; readonly name: string; readonly revision: number; readonly topic: string };
  readonly delegations: readonly DelegationSummary[];
}

export interface Member {
  readonly person: UserId;
  readonly name: string;
  readonly role: Role;
  /** ISO 8601, backend's clock. */
  readonly joined: string;
}

export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly usesLeft: number;
  readonly expires: string;
  readonly created: string;
}

/** The code is told once, here; the backend keeps only its hash. */
export interface NewInvitation extends Invitation {
  readonly code: string;
}

export type JoinAnswer =
  | { readonly outcome: 'joined'; readonly delegation: DelegationSummary }
  /** `wrong-code` is wrong, expired, used up or revoked: one answer for all. */
  | { readonly outcome: 'refused'; readonly code: 'wrong-code' | 'rate-limited' };

export interface HistoryEntry {
  readonly revision: number;
  readonly action: 'create' | 'edit' | 'delete' | 'conflict' | 'resolve';
  readonly by: UserId | null;
  readonly at: string;
  /** The note after the change; for `delete` what was deleted, for `conflict` what was attempted. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly position: Position | null;
  readonly wording: string | null;
  readonly resolved: boolean;
}

export interface AuditEntry {
  readonly id: number;
  readonly at: string;
  readonly by: UserId | null;
  /** As they are called today; null: the account is deleted. */
  readonly byName: string | null;
  /**
   * `create`, `rename`, `invite`, `revoke`, `join`, `leave`, `role`, `remove`; `agree` sets an agreed position,
   * `agree-again` changes it (`detail.words`: only its words), `disagree` withdraws it. A newer backend may write others.
   */
  readonly action: string;
  readonly subject: UserId | null;
  readonly subjectName: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Entries of one page of the audit trail as the panel asks for it: fewer mean that there are no older ones. */
export const AUDIT_PAGE = 50;

export interface ExportPage {
  readonly notes: readonly NoteRecord[];
  /** Give it as `p_after` for the next page; null at the end. */
  readonly next: string | null;
}

/**
 * Every remote procedure: `supabase.rpc(name, ask)` answers `data` of type `answer`, or an error whose `message` is a
 * `ProblemCode`. Anonymous callers may call none.
 */
export interface Procedures {
  /**
   * `p_marks`: the newest mark that the caller has of each stream, by the delegation's id or `private`; one that is not
   * the backend's own fails the push with `restored`. Absent or null: not asked.
   */
  push_operations: { ask: { p_operations: readonly Operation[]; p_marks?: Readonly<Record<string, Mark>> | null }; answer: readonly PushAnswer[] };
  pull_changes: { ask: { p_delegation: DelegationId | null; p_after: number; p_limit: number; p_mark?: Mark | null }; answer: PullAnswer };
  /** After a `reset`: the greatest revision of which one of these marks is the backend's own; 0: of none. Most 500 marks. */
  common_revision: { ask: { p_delegation: DelegationId | null; p_marks: readonly Mark[] }; answer: number };
  note_history: { ask: { p_delegation: DelegationId | null; p_note: NoteId }; answer: readonly HistoryEntry[] };
  my_streams: { ask: Record<string, never>; answer: MyStreams };
  set_my_name: { ask: { p_name: string }; answer: null };
  create_delegation: { ask: { p_name: string }; answer: DelegationSummary };
  rename_delegation: { ask: { p_delegation: DelegationId; p_name: string }; answer: null };
  roster: { ask: { p_delegation: DelegationId }; answer: readonly Member[] };
  /** Heads only. Uses 1–500, hours 1–2160 (90 days). */
  create_invitation: { ask: { p_delegation: DelegationId; p_role: Role; p_uses: number; p_hours: number }; answer: NewInvitation };
  invitations: { ask: { p_delegation: DelegationId }; answer: readonly Invitation[] };
  revoke_invitation: { ask: { p_invitation: string }; answer: null };
  /** Case, spaces and hyphens of the code do not matter. */
  join_delegation: { ask: { p_code: string }; answer: JoinAnswer };
  leave_delegation: { ask: { p_delegation: DelegationId }; answer: null };
  change_role: { ask: { p_delegation: DelegationId; p_person: UserId; p_role: Role }; answer: null };
  remove_member: { ask: { p_delegation: DelegationId; p_person: UserId }; answer: null };
  /** Heads only, newest first. */
  audit_trail: { ask: { p_delegation: DelegationId; p_before: number | null; p_limit: number }; answer: readonly AuditEntry[] };
  export_mine: { ask: { p_after: string | null; p_limit: number }; answer: ExportPage };
  delete_account: { ask: Record<string, never>; answer: null };
}

/**
 * What the `message` of a failed procedure may be. Anything else (network, restart, 5xx) is to be tried again.
 * - `not-allowed`: no such delegation, or no right in it: one answer. Also a pull from a delegation one is no longer in.
 * - `last-head`: a delegation with members cannot lose its last head. - `rate-limited`: later, with the same operations.
 * - `too-large`: a push beyond its bounds. - `invalid`: an argument outside its bounds.
 * - `restored`: the backend was restored from a backup since; pull every stream before this push is sent again.
 * - `not-signed-in`: the token is missing or its person is gone.
 */
export const PROBLEM_CODES = ['not-allowed', 'last-head', 'rate-limited', 'too-large', 'invalid', 'restored', 'not-signed-in'] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/**
 * Broadcasts on a private channel (`supabase.channel(topic, { config: { private: true } })`), by the backend only:
 * - `revision`, payload `{ revision: number }`: pull the stream.
 * - `roster`, payload `{}`: names, roles or members changed: call `my_streams` (and `roster`); the topic may be another.
 * On the person's own topic `roster` also means: you were added to or removed from a delegation.
 */
export const BROADCAST_REVISION = 'revision';
export const BROADCAST_ROSTER = 'roster';

/** What a client tells of itself by `channel.track(...)`, if its person wishes so. Fellow members' word, not the backend's. */
export interface Presence {
  readonly person: UserId;
  readonly name: string;
  readonly document: string;
  readonly path: string | null;
}
