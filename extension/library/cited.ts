/** What the background answers a popover of the cited text. Words of public documents, and of notes only how many. */
import type { DiffPart } from '../../shared/anchors/diff.ts';

export interface ShownClause {
  readonly path: string;
  readonly words: string;
  /** By UTF-16 offsets in `words`. */
  readonly cites: readonly { readonly start: number; readonly end: number; readonly id: string; readonly locator: string | null }[];
}

export interface CitedText {
  /** As documents write it, in the interface's language, with the pinpoint. */
  readonly reference: string;
  /** When it was adopted, or what its head says, as the interface's language writes days. */
  readonly date: string | null;
  readonly text: {
    readonly language: string | null;
    readonly direction: 'rtl' | 'ltr';
    /** The language's name in the reader's. */
    readonly languageName: string | null;
    /** Not in the reader's language. */
    readonly other: boolean;
    /** The name of the version that is shown where it is another than the one cited. */
    readonly version: string | null;
    /** Host that it was read on; null for a file of this computer. */
    readonly source: string | null;
    /** False where only the text itself says what it is. */
    readonly official: boolean;
    /** False where it has no such paragraph. */
    readonly found: boolean;
    readonly cut: boolean;
    readonly before: readonly ShownClause[];
    readonly cited: readonly ShownClause[];
    readonly after: readonly ShownClause[];
  } | null;
  readonly versions: Versions | null;
  /** The reader's language by its name in it. */
  readonly languageName: string;
  /** Where it can be fetched from on request. */
  readonly official: { readonly site: string; readonly certain: boolean } | null;
  /** Whether the reader can open it. */
  readonly reader: boolean;
  readonly notes: number;
  readonly linked: readonly { readonly id: string; readonly name: string; readonly title: string | null }[];
}

/** Two kept versions against each other. */
export interface Versions {
  readonly was: string;
  readonly now: string;
  /** At the clauses cited. */
  readonly here: readonly Change[];
  readonly list: readonly Change[];
  /** Changes that are not listed. */
  readonly more: number;
}

export interface Change {
  readonly path: string;
  readonly kind: 'new' | 'gone' | 'changed';
  readonly parts: readonly DiffPart[];
}
