/** The words of the panel's citations (table and picture) and of the kept texts in the settings. */
import type { Plural } from '../plural.ts';

/** What a citation is, for the filter and the table. */
export type CitedKind = 'resolution' | 'decision' | 'recommendation' | 'document' | 'treaty' | 'outcome' | 'goal' | 'standard' | 'web';

export interface LibraryWords {
  readonly view: string;
  readonly table: string;
  readonly picture: string;
  readonly caption: string;
  readonly what: string;
  readonly version: string;
  readonly newest: string;
  readonly where: string;
  readonly times: string;
  readonly sortBy: string;
  readonly kind: string;
  readonly anyKind: string;
  readonly kinds: Readonly<Record<CitedKind, string>>;
  readonly onlyOutdated: string;
  readonly outdated: string;
  readonly upToDate: string;
  readonly unconfirmed: string;
  readonly noVersion: string;
  readonly morePlaces: string;
  readonly scope: string;
  readonly thisDocument: string;
  readonly allDocuments: string;
  /** What the picture is, for those who do not see it. */
  readonly pictureOf: string;
  readonly asList: string;
  readonly cites: Plural;
  readonly citedBy: Plural;
  readonly notShown: Plural;
  readonly goThere: string;
  readonly openHere: string;
  readonly notKept: string;
  readonly nothingKept: string;
  readonly notesOn: Plural;
  readonly kept: string;
  readonly keptHint: string;
  /** `{n}` documents, `{size}` megabytes. */
  readonly keptSize: Plural;
  readonly keptNone: string;
  readonly clear: string;
}
