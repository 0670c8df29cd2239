/** The words of people and accounts: members, invitations, handing over, who is here, a note's history, leaving for good. */
import type { Plural } from '../plural.ts';

export interface PeopleWords {
  /** `{name}`. */
  readonly roleOf: string;
  /** `{name}`, `{role}`. */
  readonly roleChanged: string;
  /** `{name}`; the label of a button that says "remove" only. */
  readonly removeName: string;
  readonly remove: string;
  /** `{name}`, `{delegation}`. */
  readonly removeSure: string;
  readonly removed: string;
  readonly openInvitations: string;
  readonly noInvitations: string;
  readonly usesLeft: Plural;
  /** `{when}`. */
  readonly until: string;
  readonly revoke: string;
  readonly revoked: string;
  /** What revoking does, beside the button that does it. */
  readonly revokeSure: string;
  readonly rename: string;
  readonly handOver: string;
  readonly handOverHint: string;
  readonly newHead: string;
  /** `{name}`, `{delegation}`. */
  readonly handedOver: string;
  readonly alone: string;
  readonly exportAll: string;
  readonly exportHint: string;
  readonly exported: Plural;
  readonly deleteAccount: string;
  readonly deleteHint: string;
  readonly deleteUnsent: Plural;
  /** `{email}`. */
  readonly deleteType: string;
  readonly deleteMismatch: string;
  readonly deleted: string;
  readonly here: string;
  /** `{name}`, `{path}`. */
  readonly hereAt: string;
  readonly andMore: Plural;
  readonly showMe: string;
  readonly showMeHint: string;
  readonly history: {
    readonly title: string;
    readonly create: string;
    readonly edit: string;
    readonly delete: string;
    readonly conflict: string;
    readonly resolve: string;
    readonly reopen: string;
    /** `{position}`. */
    readonly position: string;
    readonly noPosition: string;
    /** `{tags}`. */
    readonly tagsAdded: string;
    readonly tagsRemoved: string;
    readonly wording: string;
    readonly wordingRemoved: string;
  };
  readonly refused: {
    readonly keepPrivate: string;
    readonly kept: string;
    readonly hint: string;
    /** The server has no room for more of this person's notes; of the delegation's. */
    readonly noRoom: string;
    readonly noRoomDelegation: string;
    readonly again: string;
  };
  /** Two versions of one note beside each other. */
  readonly conflict: {
    readonly mine: string;
    readonly theirs: string;
    readonly both: string;
    /** Said before words that only one version has. */
    readonly only: string;
    readonly deletedThere: string;
    readonly letGo: string;
    /** Said after the choice, beside the way back. */
    readonly mineGone: string;
    readonly theirsGone: string;
  };
  /** The audit trail. In its lines `{by}`, `{subject}`: names; `{role}`, `{from}`, `{to}`: roles, in `rename` names; `{position}`. */
  readonly audit: {
    readonly title: string;
    readonly hint: string;
    readonly empty: string;
    readonly older: string;
    readonly end: string;
    readonly formerPerson: string;
    readonly create: string;
    readonly rename: string;
    /** `{uses}`. */
    readonly invite: string;
    readonly uses: Plural;
    readonly revoke: string;
    readonly join: string;
    readonly leave: string;
    readonly leaveDeleted: string;
    readonly role: string;
    readonly remove: string;
    readonly agree: string;
    readonly agreeChanged: string;
    readonly agreeWording: string;
    readonly disagree: string;
    /** `{action}`: the name of one that this version does not know. */
    readonly unknown: string;
  };
}
