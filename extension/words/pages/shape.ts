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
  /** Begins an area without a pointer; `{n}`. */
  readonly mark: string;
  /** What its keys do, and the two clicks. */
  readonly markHint: string;
  /** Where it stands now, in percent of the page: `{left}`, `{top}`, `{width}`, `{height}`. */
  readonly areaNow: string;
  /** `{page}`; the number of notes is `{n}`. */
  readonly notes: Plural;
  readonly hint: string;
  readonly cover: string;
}
