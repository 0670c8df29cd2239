import type { Plural } from '../plural.ts';

/** Notes on their way out and in: the page for it, and the words in what it writes. */
export interface ExchangeWords {
  readonly title: string;
  /** The way there from the panel. */
  readonly open: string;
  readonly export: string;
  readonly import: string;
  readonly what: string;
  readonly thisDocument: string;
  readonly allDocuments: string;
  readonly chosen: string;
  readonly notesOn: Plural;
  readonly nothing: string;
  readonly whose: string;
  readonly includePrivate: Plural;
  readonly privateLeftOut: Plural;
  readonly includeHighlights: string;
  readonly clauses: string;
  readonly allClauses: string;
  readonly notedClauses: string;
  readonly textMissing: Plural;
  readonly format: string;
  readonly word: string;
  readonly wordHint: string;
  readonly markdown: string;
  readonly csv: string;
  readonly csvHint: string;
  readonly annotations: string;
  readonly annotationsHint: string;
  readonly save: string;
  readonly saved: string;
  readonly print: string;
  readonly preview: string;
  readonly working: string;
  /** In what is written. */
  readonly report: string;
  readonly document: string;
  readonly language: string;
  readonly date: string;
  readonly delegation: string;
  readonly made: string;
  readonly onlyMine: string;
  readonly holdsPrivate: string;
  readonly forDelegation: string;
  readonly wholeDocument: string;
  readonly elsewhere: string;
  readonly clause: string;
  readonly act: string;
  readonly addressee: string;
  readonly words: string;
  readonly agreed: string;
  readonly opinion: string;
  readonly amendment: string;
  readonly wording: string;
  readonly note: string;
  readonly reply: string;
  readonly highlight: string;
  readonly private: string;
  readonly resolved: string;
  readonly somebody: string;
  readonly pageOf: string;
  readonly shortened: string;
  readonly author: string;
  readonly position: string;
  readonly tags: string;
  readonly kind: string;
  readonly edited: string;
  readonly visibility: string;
  readonly text: string;
  readonly quote: string;
  readonly answers: string;
  readonly id: string;
  /** The other way. */
  readonly chooseFile: string;
  readonly chooseHint: string;
  readonly reading: string;
  readonly found: string;
  readonly fromAnnotations: string;
  readonly fromHypothesis: string;
  readonly fromWord: string;
  readonly fresh: Plural;
  readonly there: Plural;
  readonly unplaceable: Plural;
  readonly lostWords: Plural;
  /** Of the new notes, those that were private where they come from, when a delegation is to see them. */
  readonly wasPrivate: Plural;
  readonly onWhich: string;
  readonly chooseDocument: string;
  readonly into: string;
  readonly intoPrivate: string;
  readonly take: Plural;
  readonly taken: Plural;
  readonly progress: string;
  readonly undone: Plural;
  readonly nothingNew: string;
  readonly by: string;
  readonly problems: Readonly<Record<ImportProblem, string>>;
}

/** Why nothing was taken from a file. */
export type ImportProblem = 'tooLarge' | 'notText' | 'notJson' | 'unknownJson' | 'empty' | 'tooMany' | 'tooDeep' | 'wordBroken' | 'wordOld' | 'wordLocked' | 'wordNoComments' | 'unknownKind' | 'noDisk' | 'noRight';
