/** The words of a citation's popover beyond its first lines: the cited text, its versions, fetching it. */
import type { FetchTroubleName } from '../../library/fetching.ts';
import type { Plural } from '../plural.ts';

export interface PopoverWords {
  readonly citedText: string;
  /** Nothing points into the document: how it begins to speak. */
  readonly begins: string;
  readonly otherLanguage: string;
  readonly otherVersion: string;
  readonly placeMissing: string;
  readonly readAt: string;
  readonly ofFile: string;
  readonly unofficial: string;
  readonly before: string;
  readonly after: string;
  readonly cut: string;
  readonly fetch: string;
  readonly fetchIn: string;
  readonly guessed: string;
  readonly fetching: string;
  /** `{size}` megabytes. */
  readonly received: string;
  readonly changedHere: string;
  readonly sameHere: string;
  readonly changes: Plural;
  readonly more: string;
  readonly gone: string;
  readonly new: string;
  readonly removedWords: string;
  readonly addedWords: string;
  readonly back: string;
  readonly notes: Plural;
  readonly openHere: string;
  readonly linked: Plural;
  readonly troubles: Readonly<Record<FetchTroubleName, string>>;
}
