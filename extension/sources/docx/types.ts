import { CodedError } from '../coded-error.ts';
import type { Block, DocumentText } from '../../../shared/text/types.ts';

/** Why a file could not be read. The reader page has a sentence in six languages for each code. */
export type DocxErrorCode =
  /** Not a zip container at all (an HTML error page, a PDF, an empty file). */
  | 'not-a-zip'
  /** The old binary Word format (.doc). */
  | 'old-doc'
  /** Protected by a password. */
  | 'encrypted'
  /** More bytes than the limits allow, packed or unpacked: a zip bomb, or a file nobody could read. */
  | 'too-large'
  /** A zip without a Word document in it (a spreadsheet, an archive). */
  | 'no-document'
  /** A damaged zip or XML that is not well formed. */
  | 'broken';

/** Raised by `docxText`. */
export class DocxError extends CodedError<DocxErrorCode> {
  constructor(code: DocxErrorCode, message: string) {
    super('DocxError', code, message);
  }
}

/** `final`: insertions count, deletions do not. `original`: the reverse. `marked`: both stand in the text. */
export type DocxView = 'final' | 'original' | 'marked';

export interface DocxOptions {
  /** Which words make up `text`; `final` unless told. */
  readonly view?: DocxView;
  /** Limits in bytes, for tests and small machines. */
  readonly limits?: Partial<DocxLimits>;
}

export interface DocxLimits {
  /** The file itself. */
  readonly packed: number;
  /** One part (document.xml) after unpacking. */
  readonly part: number;
  /** All parts that are read, after unpacking. */
  readonly total: number;
}

export type RevisionKind = 'inserted' | 'deleted' | 'moved-from' | 'moved-to' | 'format';

/** One tracked change as the file records it (one per revision element). */
export interface Revision {
  readonly kind: RevisionKind;
  /** Where it stands: offsets in `text`; `start === end` where its words are not part of this view. */
  readonly start: number;
  readonly end: number;
  readonly author: string | null;
  /** ISO 8601 as the file has it, or null. */
  readonly date: string | null;
  /** The words inserted or deleted; empty for a paragraph mark or a formatting change. */
  readonly words: string;
  /** What was changed: words, a paragraph's end, a table row or cell, or only the look. */
  readonly of: 'words' | 'paragraph' | 'row' | 'cell' | 'format';
}

/** A hyperlink's visible words and its target. Targets are never fetched. */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** `https:`, `http:` or `mailto:` address, or `#bookmark`. Other schemes are left out. */
  readonly target: string;
}

export interface Comment {
  /** Its number in the file. */
  readonly id: string;
  /** The number of the comment that it answers; null for the first of a thread. */
  readonly parent: string | null;
  /** Whether its thread is ticked off as done. */
  readonly resolved: boolean;
  readonly start: number;
  readonly end: number;
  readonly author: string | null;
  readonly date: string | null;
  readonly words: string;
}

/** A footnote's or endnote's mark in the running text and the blocks that hold its words. */
export interface NoteReference {
  readonly start: number;
  readonly end: number;
  /** As shown, such as "3", "iv" or "*". */
  readonly mark: string;
  /** Offsets of the note's own text; equal where the file lacks it. */
  readonly noteStart: number;
  readonly noteEnd: number;
}

/** How letters look; absent members mean plain. */
export interface RunLook {
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly caps?: true;
  readonly smallCaps?: true;
  readonly raised?: true;
  readonly lowered?: true;
  /** Points. */
  readonly size?: number;
}

export interface RunChange {
  readonly kind: Exclude<RevisionKind, 'format'>;
  readonly author: string | null;
  readonly date: string | null;
}

/**
 * Letters of one look. `start`/`end` are offsets in `text`; a run whose words are not part of the view
 * (a deletion in the final text) has `start === end` and its words in `hidden`.
 */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly look: RunLook;
  readonly hidden?: string;
  readonly change?: RunChange;
  readonly link?: string;
  readonly label?: true;
  readonly note?: string;
  /** A picture that stands here; it has no letters. */
  readonly picture?: Picture;
}

export interface Picture {
  /** Key of `DocxText.images`; null where the file has it elsewhere or in a form that is not shown (EMF, SVG). */
  readonly image: string | null;
  /** Points; null where the file does not say. */
  readonly width: number | null;
  readonly height: number | null;
  /** The author's description; may be empty. */
  readonly words: string;
}

/** A picture's bytes out of the file, of a kind that can hold nothing but a picture, told by the bytes themselves. */
export interface Image {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/bmp' | 'image/webp';
  readonly bytes: Uint8Array;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly start: number;
  readonly end: number;
  readonly heading: number | null;
  readonly rtl: boolean;
  readonly align: 'start' | 'end' | 'center' | 'justify' | null;
  /** Points. */
  readonly indent: { readonly start: number; readonly end: number; readonly first: number };
  /** A line of the table of contents: shown, but not a block. */
  readonly contents: boolean;
  /** Its end was inserted or deleted. */
  readonly markChange?: RunChange;
  readonly runs: readonly Run[];
}

export interface TableCell {
  readonly columns: number;
  /** Continues the cell above (a vertical merge). */
  readonly continues: boolean;
  readonly parts: readonly Part[];
}

export interface Table {
  readonly kind: 'table';
  readonly rtl: boolean;
  readonly rows: readonly { readonly cells: readonly TableCell[]; readonly change?: RunChange }[];
}

/** What the reader draws, in order, on the same offsets as `text`. */
export type Part = Paragraph | Table;

export interface DocxText extends DocumentText {
  readonly view: DocxView;
  readonly links: readonly Link[];
  readonly revisions: readonly Revision[];
  readonly comments: readonly Comment[];
  readonly notes: readonly NoteReference[];
  /** The running text's layout, then the notes'. */
  readonly parts: readonly Part[];
  readonly noteParts: readonly Part[];
  readonly images: ReadonlyMap<string, Image>;
  /** Parts in another format that could not be read: something of the document is not shown. */
  readonly leftOut: number;
  /** True where the file carries macros: they are neither read nor run. */
  readonly macros: boolean;
}

export type { Block };
