import type { Plural } from '../plural.ts';

/** What is painted on the page: selection bar, popover, bands. */
export interface OverlayWords {
  readonly note: string;
  readonly highlight: string;
  readonly position: string;
  readonly copyReference: string;
  readonly copied: string;
  readonly close: string;
  readonly copyLink: string;
  readonly copyFailed: string;
  readonly noteOnClause: string;
  readonly openNotes: Plural;
  readonly hideHere: string;
  readonly clausePath: string;
  readonly citation: string;
  readonly openAt: string;
  readonly versionCited: string;
  readonly newest: string;
  readonly newestGuessed: string;
  readonly addressGuessed: string;
  readonly addressNone: string;
  readonly locator: string;
  readonly citedHere: Plural;
  readonly nextMention: string;
  readonly previousMention: string;
  readonly unknown: string;
  readonly withKey: string;
  readonly openDocument: string;
  /** What is selected on the page, by its kind, and `{quote}` as it is read out. */
  readonly selection: string;
  readonly selected: string;
  /** One sign for each of support, oppose, amend, reserve, ask capital, apart by spaces: the badges in the bands. */
  readonly letters: string;
}
