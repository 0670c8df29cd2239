import type { Plural } from '../plural.ts';

/** Why a document cannot be shown. */
export type Trouble =
  | 'notCovered' | 'offline' | 'refused' | 'notFound' | 'server' | 'interrupted' | 'html' | 'unknownKind' | 'tooLarge' | 'broken' | 'oldDoc' | 'encryptedDoc' | 'noDocument';

/** The reader page, and the ways that lead to it. */
export interface ReaderWords {
  readonly title: string;
  readonly open: string;
  readonly drop: string;
  readonly privacy: string;
  readonly opening: string;
  /** `{done}` megabytes. */
  readonly received: string;
  readonly reading: string;
  readonly page: string;
  /** `{n}` pages in all. */
  readonly ofPages: string;
  readonly larger: string;
  readonly smaller: string;
  readonly fit: string;
  readonly view: string;
  readonly final: string;
  readonly original: string;
  readonly marked: string;
  /** `{who}`, `{when}`. */
  readonly inserted: string;
  readonly deleted: string;
  readonly moved: string;
  readonly somebody: string;
  readonly locked: string;
  readonly lockedAgain: string;
  readonly password: string;
  readonly unlock: string;
  readonly scanned: string;
  readonly leftOut: string;
  readonly retry: string;
  readonly plain: string;
  readonly kept: string;
  readonly openHere: string;
  readonly openLink: string;
  readonly openGuessed: string;
  readonly showsDocument: string;
  /** What can be typed after `itu` in the address bar. */
  readonly hint: string;
  readonly unknownName: string;
  readonly turn: string;
  readonly find: string;
  readonly findNext: string;
  readonly findPrevious: string;
  /** `{n}`, `{all}`. */
  readonly findCount: string;
  readonly findNone: string;
  readonly copies: string;
  readonly copiesHint: string;
  /** `{n}` documents, `{size}` megabytes. */
  readonly copiesSize: Plural;
  readonly copiesClear: string;
  readonly copiesNone: string;
  readonly more: string;
  /** `{n}`, `{all}` pages. */
  readonly readingPages: string;
  /** `{done}`, `{all}` megabytes. */
  readonly receivedOf: string;
  readonly previews: string;
  readonly fitPage: string;
  readonly comments: string;
  /** `{site}` is a host. */
  readonly byItself: string;
  /** `{kind}` is DOCX or PDF. */
  readonly tryAs: string;
  readonly print: string;
  /** `{n}`, `{all}` pages. */
  readonly printing: string;
  readonly copyLink: string;
  readonly linkCopied: string;
  /** Stands for a picture that cannot be shown. */
  readonly picture: string;
  readonly troubles: Readonly<Record<Trouble, string>>;
}
