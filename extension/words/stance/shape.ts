/** The words of writing and of taking positions: composer, clause outline, positions, clause table. */
import type { Plural } from '../plural.ts';

export interface StanceWords {
  readonly compose: {
    /** The list that opens after `@`, and the one after `#`. */
    readonly people: string;
    readonly tagsUsed: string;
    readonly preview: string;
    readonly wording: string;
    readonly wordingHint: string;
    readonly wordingUnknown: string;
    readonly asItStands: string;
    readonly against: string;
    readonly same: string;
    readonly wordingTooLong: string;
    readonly asAgreed: string;
  };
  readonly positions: {
    readonly agreed: string;
    /** `{name}`, `{when}`. */
    readonly agreedBy: string;
    readonly agreedNone: string;
    readonly opinions: string;
    readonly opinionCount: Plural;
    /** `{path}`. */
    readonly mineOn: string;
    readonly agreedOn: string;
    readonly withdraw: string;
    /** `{path}`, `{position}`. */
    readonly saidMine: string;
    readonly saidAgreed: string;
    /** `{path}`. */
    readonly saidWithdrawn: string;
    readonly makeAgreed: string;
  };
  readonly outline: {
    readonly tree: string;
    readonly show: string;
    readonly all: string;
    readonly withNotes: string;
    readonly withPositions: string;
    readonly withCitations: string;
    readonly unread: string;
    readonly unreadCount: Plural;
    readonly inView: string;
    /** `{notes}`, `{positions}`, `{citations}`: numbers of clauses. */
    readonly map: string;
    readonly expandAll: string;
    readonly collapseAll: string;
    /** The keys of a clause in the outline. `{letters}`. */
    readonly keys: string;
  };
  readonly table: {
    readonly title: string;
    readonly open: string;
    readonly documents: string;
    readonly everyDocument: string;
    readonly documentCount: Plural;
    readonly clause: string;
    readonly threads: string;
    readonly threadCount: Plural;
    readonly addressee: string;
    readonly anyAddressee: string;
    readonly onlyPositions: string;
    readonly since: string;
    readonly anyTime: string;
    readonly yesterday: string;
    readonly chosenTime: string;
    /** `{column}`. */
    readonly sortBy: string;
    readonly byDocument: string;
    readonly lastChange: string;
    readonly print: string;
    readonly clauseCount: Plural;
    readonly none: string;
    readonly noneHint: string;
    readonly noDocuments: string;
    readonly noDocumentsHint: string;
    readonly wordsUnknown: string;
    readonly fromNote: string;
    /** `{name}`: the delegation, on paper. */
    readonly internal: string;
    /** `{when}`. */
    readonly printed: string;
  };
}
