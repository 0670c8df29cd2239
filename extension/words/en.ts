import { delegation, signin } from './account/en.ts';
import { overlay } from './overlay/en.ts';
import { welcome } from './welcome/en.ts';
import { notesView } from './notes-view/en.ts';
import { pages } from './pages/en.ts';
import { exchange } from './exchange/en.ts';
import { library } from './library/en.ts';
import { popover } from './popover/en.ts';
import { people } from './people/en.ts';
import { reader } from './reader/en.ts';
import { stance } from './stance/en.ts';
import type { CommonWords, ComposerWords, ErrorWords, KindWords, LanguageNames, NoteWords, PanelWords, PositionWords, SettingsWords, SyncWords, Words } from './shape.ts';

export const common: CommonWords = {
  save: 'Save',
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  retry: 'Try again',
  undo: 'Undo',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading…',
  yes: 'Yes',
  notNow: 'Not now',
  settings: 'Settings',
};

export const panel: PanelWords = {
  outline: 'Outline',
  notes: 'Notes',
  citations: 'Citations',
  views: 'Views',
  search: 'Search clauses, notes and citations',
  noDocument: 'No document in this tab',
  noDocumentHint: 'Open a document on itu.int or un.org. Its clauses, citations and notes appear here.',
  reading: 'Reading the document…',
  off: 'Rapporteur is off on this site.',
  turnOn: 'Turn on for this site',
  noClauses: 'No clauses were found in this document. Notes on it work all the same.',
  noNotes: 'No notes on this document yet',
  noNotesHint: 'Select words in the document and choose Note, or write on the document as a whole.',
  noCitations: 'This document cites no instrument that Rapporteur knows.',
  noResults: 'Nothing found for “{words}”',
  wholeDocument: 'The document as a whole',
  lostPlace: 'Place not found',
  lostPlaceHint: 'These notes stay in this list and are not drawn on the page. They are safe.',
  lostWords: 'Its words are not in this edition.',
  lostAmbiguous: 'Its words stand in several places here, and nothing tells which one was meant.',
  changedPlace: 'The words have changed since',
  clauseWordsGone: 'At this clause: its words are no longer there',
  clauseOtherLanguage: 'At this clause: written on the {language} text',
  clauseAbove: 'Shown at the clause that it stood under: its own was not found in this text',
  formerlyAt: 'Formerly at {path}',
  removedWords: 'removed',
  addedWords: 'added',
  goTo: 'Go to {place}',
  noteCount: { one: '{n} note', other: '{n} notes' },
  citationCount: { one: '{n} citation', other: '{n} citations' },
  cited: { one: 'cited once', other: 'cited {n} times' },
  openOfficial: 'Open the official text',
  guessedAddress: 'The address is derived from the number and not confirmed.',
  newer: 'Newer version: {version}',
  filterPeople: 'Written by',
  filterPositions: 'Position',
  filterTags: 'Tag',
  everyone: 'Everyone',
  mine: 'Me',
  anyPosition: 'Any position',
  anyTag: 'Any tag',
  noteOnDocument: 'Note on the document',
  noteOnClause: 'Note on {path}',
};

export const kinds: KindWords = {
  front: 'Front matter',
  section: 'Sections',
  body: 'Enacting words',
  preamble: 'Preamble',
  operative: 'Operative part',
  annex: 'Annexes',
  footnote: 'Footnotes',
  closing: 'Closing',
};

export const languages: LanguageNames = { ar: 'Arabic', zh: 'Chinese', en: 'English', fr: 'French', ru: 'Russian', es: 'Spanish' };

export const composer: ComposerWords = {
  title: 'New note',
  editTitle: 'Edit note',
  replyTitle: 'Reply',
  write: 'Write a note',
  hint: 'Markdown. Ctrl+Enter saves.',
  tags: 'Tags',
  tagsHint: 'Separated by commas, or #tag in the text',
  position: 'Position',
  noPosition: 'No position',
  whoSees: 'Who will see it',
  onlyYou: 'Only you',
  onlyYouHere: 'Only you, on this computer',
  delegationSees: { one: '{name}, {n} person', other: '{name}, {n} people' },
  draftKept: 'The draft is kept on this computer.',
  tooLong: 'The note is longer than 64 kB. Shorten it to save it; the draft is kept.',
  empty: 'Write something first.',
};

export const note: NoteWords = {
  you: 'You',
  former: 'Former member',
  highlight: 'Highlight',
  private: 'Private',
  edit: 'Edit',
  delete: 'Delete',
  deleted: 'Note deleted',
  reply: 'Reply',
  edited: 'edited {when}',
  conflict: 'This note was changed on another computer at the same time. Both texts are kept until you choose.',
  theirs: 'Text on the server',
  keepMine: 'Keep mine',
  takeTheirs: 'Take the other',
};

export const positions: PositionWords = { support: 'Support', oppose: 'Oppose', amend: 'Amend', reserve: 'Reserve', 'ask-capital': 'Ask capital' };

export const sync: SyncWords = {
  here: 'On this computer, not yet sent',
  sending: 'Being sent',
  synced: 'Sent',
  conflict: 'Changed elsewhere too: choose a text',
  refused: 'Refused by the server. The text is kept here',
  local: 'Without an account: notes stay on this computer.',
  allSent: 'Everything is sent.',
  waiting: { one: '{n} note is waiting to be sent.', other: '{n} notes are waiting to be sent.' },
  unreachable: 'The server cannot be reached. What you write is kept on this computer and will be sent when it answers.',
  unreachableNotes: {
    one: 'The server cannot be reached. Your note is on this computer and will be sent when it answers.',
    other: 'The server cannot be reached. Your {n} notes are on this computer and will be sent when it answers.',
  },
  expired: 'The sign-in has expired. Your notes are on this computer; sign in again to send them.',
  adopt: {
    one: '{n} note was written on this computer without an account. Add it to your account as a private note?',
    other: '{n} notes were written on this computer without an account. Add them to your account as private notes?',
  },
  adoptYes: 'Add to my account',
};

export const errors: ErrorWords = {
  unreachable: 'The server cannot be reached. What you wrote is on this computer. Check the connection and try again.',
  wrongCode: 'The code is wrong or has expired. Check it, or ask for a new one.',
  wrongPassword: 'The e-mail address or the password is wrong. Check both and try again.',
  wrongInvitation: 'This invitation code is wrong, used up or expired. Ask the head of the delegation for a new one.',
  weakPassword: 'The password is too short or too easy to guess. Use at least 8 characters.',
  badEmail: 'This is not a complete e-mail address.',
  taken: 'An account could not be created with this address. Try to sign in instead.',
  tooMany: 'Too many tries. Nothing is lost; wait a few minutes and try again.',
  notAllowed: 'Your role in the delegation does not allow this.',
  signedOut: 'You are signed out. Your notes are on this computer; sign in again to go on.',
  lastHead: 'You are the last head of this delegation. Hand over to someone else before you leave.',
  noBackend: 'No server is set yet. Enter its address and key in the settings.',
  badAddress: 'This is not the address of a server. It begins with https://, or with http:// on this computer.',
  badKey: 'The server does not accept this key. Copy it again from the server’s settings.',
  noPermission: 'The browser was not allowed to reach this server. Allow it when asked, and try again.',
  diskFull: 'The disk is full: the note could not be saved. Its text stays here; free some space and save again.',
  tooLarge: 'This is larger than the server accepts. The text is kept here; shorten it.',
  empty: 'Fill in this field.',
  pageGone: 'The page does not answer. Reload it and try again.',
  unknown: 'Something went wrong ({detail}). Your notes are on this computer. Try again.',
};

export const settings: SettingsWords = {
  title: 'Settings',
  language: 'Language of the interface',
  languageAuto: 'As in the browser',
  backend: 'Server of your organisation',
  backendHint: 'Only this server is ever contacted, and only when you are signed in or signing in.',
  address: 'Address',
  key: 'Public key',
  keyHint: 'The “anon” or publishable key, never a secret one.',
  check: 'Check and save',
  saved: 'Saved. The server answers.',
  page: 'On the page',
  bands: 'Mark clauses',
  citations: 'Mark citations',
  links: 'Offer to open PDF and Word files behind links',
  letters: 'Plain letters as keys',
  lettersHint: 'When this is off, j, n and the other letters work only with Alt held. On a button or a note that has the focus they work as before.',
  thisSite: 'On for {site}',
  sitesOff: 'Sites where Rapporteur is off',
  sitesOffNone: 'It is on at all sites of ITU and the UN.',
  turnOnSite: 'Turn on',
  privacy: 'Of the pages you read, at most your delegations learn which document is open and at which clause, and only while you let them. Notes go to the server above only.',
};

const words: Words = { welcome, notesView, exchange, stance, overlay, common, panel, kinds, languages, composer, note, positions, sync, signin, delegation, errors, settings, reader, popover, people, library, pages };
export default words;
