/**
 * The words of the interface, of one shape in six languages. A missing key does not compile.
 * `{name}` in a string is filled by `fill`, a `Plural` is chosen by `count`. Each group is its own export in each
 * language's file, so that a content script that needs one group carries one group.
 */
import type { Position } from '../../shared/notes/types.ts';
import type { DelegationWords, SignInWords } from './account/shape.ts';
import type { OverlayWords } from './overlay/shape.ts';
import type { ReaderWords } from './reader/shape.ts';
import type { WelcomeWords } from './welcome/shape.ts';
import type { NotesViewWords } from './notes-view/shape.ts';
import type { PagesWords } from './pages/shape.ts';
import type { ExchangeWords } from './exchange/shape.ts';
import type { LibraryWords } from './library/shape.ts';
import type { PopoverWords } from './popover/shape.ts';
import type { PeopleWords } from './people/shape.ts';
import type { StanceWords } from './stance/shape.ts';
import type { Plural } from './plural.ts';

export interface CommonWords {
  readonly save: string;
  readonly cancel: string;
  readonly close: string;
  readonly back: string;
  readonly retry: string;
  readonly undo: string;
  readonly copy: string;
  readonly copied: string;
  readonly loading: string;
  readonly yes: string;
  readonly notNow: string;
  readonly settings: string;
}

export interface PanelWords {
  readonly outline: string;
  readonly notes: string;
  readonly citations: string;
  readonly views: string;
  readonly search: string;
  readonly noDocument: string;
  readonly noDocumentHint: string;
  readonly reading: string;
  readonly off: string;
  readonly turnOn: string;
  readonly noClauses: string;
  readonly noNotes: string;
  readonly noNotesHint: string;
  readonly noCitations: string;
  readonly noResults: string;
  readonly wholeDocument: string;
  readonly lostPlace: string;
  readonly lostPlaceHint: string;
  /** Why one note has no place: its words are gone, or stand in several places that nothing tells apart. */
  readonly lostWords: string;
  readonly lostAmbiguous: string;
  readonly changedPlace: string;
  /** The note's clause is known, its words are not in it: gone, or written in another language. */
  readonly clauseWordsGone: string;
  readonly clauseOtherLanguage: string;
  readonly clauseAbove: string;
  /** The clause has another path in this edition than where the note was written. */
  readonly formerlyAt: string;
  /** Said before what went and what came, for those who hear the panel. */
  readonly removedWords: string;
  readonly addedWords: string;
  readonly goTo: string;
  readonly noteCount: Plural;
  readonly citationCount: Plural;
  readonly cited: Plural;
  readonly openOfficial: string;
  readonly guessedAddress: string;
  readonly newer: string;
  readonly filterPeople: string;
  readonly filterPositions: string;
  readonly filterTags: string;
  readonly everyone: string;
  readonly mine: string;
  readonly anyPosition: string;
  readonly anyTag: string;
  readonly noteOnDocument: string;
  readonly noteOnClause: string;
}

export interface KindWords {
  readonly front: string;
  readonly section: string;
  readonly body: string;
  readonly preamble: string;
  readonly operative: string;
  readonly annex: string;
  readonly footnote: string;
  readonly closing: string;
}

export interface LanguageNames {
  readonly ar: string;
  readonly zh: string;
  readonly en: string;
  readonly fr: string;
  readonly ru: string;
  readonly es: string;
}

export interface ComposerWords {
  readonly title: string;
  readonly editTitle: string;
  readonly replyTitle: string;
  readonly write: string;
  readonly hint: string;
  readonly tags: string;
  readonly tagsHint: string;
  readonly position: string;
  readonly noPosition: string;
  readonly whoSees: string;
  readonly onlyYou: string;
  readonly onlyYouHere: string;
  readonly delegationSees: Plural;
  readonly draftKept: string;
  readonly tooLong: string;
  readonly empty: string;
}

export interface NoteWords {
  readonly you: string;
  readonly former: string;
  readonly highlight: string;
  readonly private: string;
  readonly edit: string;
  readonly delete: string;
  readonly deleted: string;
  readonly reply: string;
  readonly edited: string;
  readonly conflict: string;
  readonly theirs: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
}

export type PositionWords = Readonly<Record<Position, string>>;

export interface SyncWords {
  readonly here: string;
  readonly sending: string;
  readonly synced: string;
  readonly conflict: string;
  readonly refused: string;
  readonly local: string;
  readonly allSent: string;
  readonly waiting: Plural;
  readonly unreachable: string;
  readonly unreachableNotes: Plural;
  readonly expired: string;
  readonly adopt: Plural;
  readonly adoptYes: string;
}

export interface ErrorWords {
  readonly unreachable: string;
  readonly wrongCode: string;
  readonly wrongPassword: string;
  readonly wrongInvitation: string;
  readonly weakPassword: string;
  readonly badEmail: string;
  readonly taken: string;
  readonly tooMany: string;
  readonly notAllowed: string;
  readonly signedOut: string;
  readonly lastHead: string;
  readonly noBackend: string;
  readonly badAddress: string;
  readonly badKey: string;
  readonly noPermission: string;
  readonly diskFull: string;
  readonly tooLarge: string;
  readonly empty: string;
  readonly pageGone: string;
  readonly unknown: string;
}

export interface SettingsWords {
  readonly title: string;
  readonly language: string;
  readonly languageAuto: string;
  readonly backend: string;
  readonly backendHint: string;
  readonly address: string;
  readonly key: string;
  readonly keyHint: string;
  readonly check: string;
  readonly saved: string;
  readonly page: string;
  readonly bands: string;
  readonly citations: string;
  readonly links: string;
  readonly letters: string;
  readonly lettersHint: string;
  readonly thisSite: string;
  readonly sitesOff: string;
  readonly sitesOffNone: string;
  readonly turnOnSite: string;
  readonly privacy: string;
}

export interface Words {
  readonly welcome: WelcomeWords;
  readonly notesView: NotesViewWords;
  readonly pages: PagesWords;
  readonly people: PeopleWords;
  readonly exchange: ExchangeWords;
  readonly stance: StanceWords;
  readonly overlay: OverlayWords;
  readonly common: CommonWords;
  readonly panel: PanelWords;
  readonly kinds: KindWords;
  readonly languages: LanguageNames;
  readonly composer: ComposerWords;
  readonly note: NoteWords;
  readonly positions: PositionWords;
  readonly sync: SyncWords;
  readonly signin: SignInWords;
  readonly delegation: DelegationWords;
  readonly errors: ErrorWords;
  readonly settings: SettingsWords;
  readonly reader: ReaderWords;
  readonly popover: PopoverWords;
  readonly library: LibraryWords;
}
