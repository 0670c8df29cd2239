import { Dexie, type Table } from 'dexie';
import type { Anchor } from '../../shared/anchors/types.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { Change, DelegationSummary, Mark, Member, Operation, RefusedCode } from '../../shared/notes/protocol.ts';
import type { Note, NoteId, OperationId, Position, SyncState } from '../../shared/notes/types.ts';

/**
 * Whose rows: the person's id, or `local` for what is written without an account. Several people may share a
 * computer; nothing of one is ever listed for another.
 */
export type Account = string;
export const LOCAL: Account = 'local';

/** A stream as an index key (IndexedDB cannot index null): the delegation's id, or `private`. */
export type StreamKey = string;
export const PRIVATE: StreamKey = 'private';

/** A note as this computer has it: what the screen shows, and what the backend last said of it. */
export interface NoteRow {
  readonly account: Account;
  readonly id: NoteId;
  readonly stream: StreamKey;
  readonly document: string;
  /** What the screen shows: the backend's record with the waiting operations upon it. */
  readonly note: Note;
  readonly state: SyncState;
  /** Deleted on this computer, or on the backend. Kept while an operation still waits. */
  readonly deleted: 0 | 1;
  /** The newest record taken in from the backend; null when it has none yet. */
  readonly server: Change | null;
  /** `server` may be lost since the backend was restored from a backup, and what it has now is not taken in yet. */
  readonly stale?: 1;
  /** Set with `refused`: why. */
  readonly refused?: RefusedCode;
}

export interface OutboxRow {
  /** The order in which operations were made. */
  readonly sequence?: number;
  readonly account: Account;
  readonly operation: Operation;
  readonly id: OperationId;
  readonly note: NoteId;
  /** Milliseconds by this computer's clock: a deletion waits this long for an undo. 0: at once. */
  readonly due: number;
  /** Whether it may have reached the backend; such an operation can no longer be taken back. */
  readonly tried: 0 | 1;
}

/** What stands in a composer, kept while typing. */
export interface DraftRow {
  /** Account, document and place. */
  readonly key: string;
  readonly account: Account;
  readonly document: string;
  readonly anchor: Anchor;
  /** A reply's parent. */
  readonly parent: NoteId | null;
  /** The note that is being edited; null: a new one. */
  readonly editing: NoteId | null;
  readonly body: string;
  /** As typed, separated by commas. */
  readonly tags: string;
  readonly position: Position | null;
  /** As typed; absent: none. */
  readonly wording?: string;
  readonly agreed?: boolean;
  readonly stream: StreamKey;
  /** Milliseconds: which of several was typed last. */
  readonly at: number;
}

export interface CursorRow {
  readonly account: Account;
  readonly stream: StreamKey;
  readonly revision: number;
  /** Marks that the backend gave, with a pull or with an answer to what was sent, by revision; of the older ones some. */
  readonly marks?: readonly Mark[];
  /**
   * The backend was restored from a backup, and not everything is taken in anew yet: up to this revision what this
   * computer had is known to be the backend's own past.
   */
  readonly common?: number;
}

export interface DelegationRow extends DelegationSummary {
  readonly account: Account;
  readonly roster: readonly Member[];
}

/** A document that was read on this computer, without its words; whose account is at work does not matter. */
export interface LibraryRow {
  /** Id and language. */
  readonly key: string;
  readonly id: string;
  /** The id without its version: what all versions of one instrument have in common. */
  readonly instrument: string;
  readonly language: Language | null;
  readonly address: string | null;
  readonly title: string | null;
  /** ISO 8601 date (`2012-12-21`) where the head gives one. */
  readonly date: string | null;
  /** True where the address, not only the text's own head, says which document it is. */
  readonly official: boolean;
  /** Milliseconds: when it was taken in, and when it was last wanted. */
  readonly at: number;
  readonly used: number;
  /** Each instrument that it cites, once. */
  readonly cites: readonly LibraryCite[];
  /** How many clauses and about how many bytes its words take. */
  readonly clauses: number;
  readonly bytes: number;
}

export interface LibraryCite {
  readonly id: string;
  /** The first clause that cites it. */
  readonly path: string | null;
  readonly version: string | null;
  /** How often. */
  readonly times: number;
}

/** The words of a document of the library. */
export interface LibraryTextRow {
  readonly key: string;
  readonly clauses: readonly LibraryClause[];
}

export interface LibraryClause extends Pick<Clause, 'path' | 'kind' | 'act' | 'addressee' | 'label' | 'parent'> {
  readonly words: string;
  /** Citations, by UTF-16 offsets in `words`. */
  readonly cites: readonly { readonly start: number; readonly end: number; readonly id: string; readonly locator: string | null }[];
}

/** Small values by name; their types are in `values.ts`. */
export interface ValueRow {
  readonly name: string;
  readonly value: unknown;
}

/** A note by somebody else that its reader has seen, as it was then. Never leaves this computer. */
export interface SeenRow {
  readonly account: Account;
  readonly note: NoteId;
  readonly document: string;
  /** The note's revision on the backend, and when its author last wrote in it: what was seen. */
  readonly revision: number;
  readonly edited: string;
}

/** A note in which this person is mentioned. */
export interface MentionRow {
  readonly account: Account;
  readonly note: NoteId;
  readonly document: string;
  /** Who wrote it. */
  readonly author: string;
  readonly revision: number;
  readonly edited: string;
}

/** How the notes of a document are narrowed and ordered; what it holds is the panel's. */
export interface FilterRow {
  readonly account: Account;
  readonly document: string;
  readonly filter: unknown;
}

/** A search that a person keeps. */
export interface SearchRow {
  readonly account: Account;
  readonly id: string;
  /** As typed. */
  readonly query: string;
  /** Milliseconds. */
  readonly at: number;
}

export class Database extends Dexie {
  notes!: Table<NoteRow, [Account, NoteId]>;
  outbox!: Table<OutboxRow, number>;
  drafts!: Table<DraftRow, string>;
  cursors!: Table<CursorRow, [Account, StreamKey]>;
  delegations!: Table<DelegationRow, [Account, string]>;
  values!: Table<ValueRow, string>;
  seen!: Table<SeenRow, [Account, NoteId]>;
  mentions!: Table<MentionRow, [Account, NoteId]>;
  filters!: Table<FilterRow, [Account, string]>;
  searches!: Table<SearchRow, [Account, string]>;
  library!: Table<LibraryRow, string>;
  libraryTexts!: Table<LibraryTextRow, string>;
  /** The sign-in's tokens. Read by the background only; out of reach of content scripts in every browser. */
  secrets!: Table<ValueRow, string>;

  constructor(name = 'rapporteur') {
    // `relaxed` durability could lose the last writes when the power fails, after the panel has said "kept".
    // Dexie's own cache would copy ten thousand notes at every change.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({
      notes: '[account+id], [account+document], [account+stream], [account+state]',
      outbox: '++sequence, &id, account, [account+note]',
      drafts: 'key, account',
      cursors: '[account+stream]',
      delegations: '[account+id], account',
      values: 'name',
      secrets: 'name',
    });
    this.version(2).stores({
      // A document's notes in portions; what changed since a time, on all documents; what came since a revision.
      notes: '[account+id], [account+document], [account+stream], [account+state], [account+document+id], [account+document+note.anchor.target], [account+document+note.anchor.from.path], [account+note.edited], [account+stream+server.revision]',
      seen: '[account+note], [account+document]',
      mentions: '[account+note], account',
      filters: '[account+document]',
      searches: '[account+id], account',
      library: 'key, id, instrument, used',
      libraryTexts: 'key',
    }).upgrade(async (transaction) => {
      // What was written before there were wordings and threads that are dealt with.
      await transaction.table<{ note: { wording?: string | null; resolved?: boolean } }>('notes').toCollection().modify((row) => {
        row.note.wording ??= null;
        row.note.resolved ??= false;
      });
    });
  }
}

export const database = new Database();
