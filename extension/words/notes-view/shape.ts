import type { Plural } from '../plural.ts';

/** The list of notes: filters, order, threads. */
export interface NotesListWords {
  readonly filters: string;
  readonly order: string;
  readonly byPlace: string;
  readonly byTime: string;
  readonly byPerson: string;
  readonly unread: string;
  readonly mentions: string;
  readonly threads: string;
  readonly allThreads: string;
  readonly open: string;
  readonly resolved: string;
  readonly since: string;
  readonly anyTime: string;
  readonly today: string;
  readonly yesterday: string;
  readonly threeDays: string;
  readonly week: string;
  readonly clear: string;
  readonly nothing: string;
  readonly shown: Plural;
  readonly markAll: string;
  readonly marked: Plural;
  readonly markRead: string;
  readonly markUnread: string;
  readonly unreadNote: string;
  readonly resolve: string;
  readonly reopen: string;
  readonly nowResolved: string;
  readonly nowOpen: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  readonly linkFailed: string;
  readonly agreed: string;
  readonly proposed: string;
  /** `{done}`, `{all}`. */
  readonly reading: string;
  readonly broken: string;
  readonly noteGone: string;
  /** Above the clauses that a note can be put at whose own place is not what it was. */
  readonly moveTo: string;
  /** `{path}`. */
  readonly movedTo: string;
}

/** The words before the colon in what is typed, and after `is:`. Lower case, one word each. */
export interface OperatorWords {
  readonly tag: string;
  readonly from: string;
  readonly in: string;
  readonly cites: string;
  readonly act: string;
  readonly to: string;
  readonly position: string;
  readonly since: string;
  readonly before: string;
  readonly is: string;
}

export interface StateWords {
  readonly unread: string;
  readonly open: string;
  readonly resolved: string;
  readonly mine: string;
  readonly mention: string;
  readonly agreed: string;
  readonly note: string;
  readonly clause: string;
}

export interface SearchWords {
  readonly field: string;
  readonly results: string;
  readonly count: Plural;
  /** `{n}` of `{all}`. */
  readonly first: string;
  readonly showMore: string;
  readonly thisDocument: string;
  readonly reading: string;
  readonly broken: string;
  readonly nothingHint: string;
  readonly keep: string;
  readonly kept: string;
  readonly keptList: string;
  readonly drop: string;
  readonly dropped: string;
  readonly remove: string;
  readonly narrow: string;
  readonly meaning: OperatorWords;
  readonly operators: OperatorWords;
  readonly states: StateWords;
  readonly clause: string;
  readonly citation: string;
  readonly openDocument: string;
  readonly notHere: string;
  readonly unknownFilter: string;
}

export interface ShortcutWords {
  readonly title: string;
  readonly find: string;
  readonly views: string;
  readonly move: string;
  readonly ends: string;
  readonly nextUnread: string;
  readonly reply: string;
  readonly edit: string;
  readonly delete: string;
  readonly resolve: string;
  readonly read: string;
  readonly go: string;
  readonly write: string;
  readonly undo: string;
  readonly list: string;
  readonly inPanel: string;
  readonly onNote: string;
}

export interface AlertWords {
  readonly notify: string;
  readonly notifyHint: string;
  readonly refused: string;
  /** `{name}`. */
  readonly mentioned: string;
  readonly mentionedBySomebody: string;
  readonly badge: Plural;
}

export interface NotesViewWords {
  readonly list: NotesListWords;
  readonly search: SearchWords;
  readonly keys: ShortcutWords;
  readonly alerts: AlertWords;
}
