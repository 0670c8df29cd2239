/** The page of the first minutes, and what the settings say beside `settings`. */
export interface WelcomeWords {
  readonly title: string;
  readonly lead: string;
  readonly sample: string;
  readonly clauses: string;
  readonly clausesText: string;
  readonly citations: string;
  readonly citationsText: string;
  readonly notes: string;
  readonly notesText: string;
  readonly openPanel: string;
  readonly begin: string;
  readonly alone: string;
  readonly aloneText: string;
  readonly aloneDone: string;
  readonly together: string;
  readonly togetherText: string;
  readonly togetherDone: string;
  readonly server: string;
  readonly sites: string;
  readonly again: string;
  /** In the settings. */
  readonly keys: string;
  readonly keysHint: string;
  readonly keysChange: string;
  /** Firefox lets no extension open its page of shortcuts. */
  readonly keysFirefox: string;
  readonly keyNone: string;
  readonly keyPanel: string;
  readonly keyOverlay: string;
  readonly onPage: string;
  readonly keyClauses: string;
  readonly keyWords: string;
  readonly keyCitations: string;
  readonly keyOpen: string;
  readonly keyWrite: string;
  readonly sharing: string;
  readonly sitesRead: string;
  readonly sitesReadNone: string;
  readonly sitesReadStop: string;
}
