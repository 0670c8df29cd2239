import type { Plural } from '../plural.ts';

/** Notes on pages of a scan. */
export interface PagesWords {
  /** `{n}`. */
  readonly page: string;
  /** `{n}`. */
  readonly area: string;
  readonly otherFile: string;
  readonly gone: string;
  /** `{n}`. */
  readonly write: string;
  readonly writeOnArea: string;
  /** `{page}`; the number of notes is `{n}`. */
  readonly notes: Plural;
  readonly hint: string;
  readonly cover: string;
}
