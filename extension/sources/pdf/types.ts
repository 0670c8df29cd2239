import { CodedError } from '../coded-error.ts';
import type { Block, DocumentText } from '../../../shared/text/types.ts';

/** Why a PDF could not be read. The reader page has a sentence in six languages for each code. */
export type PdfErrorCode = 'not-a-pdf' | 'encrypted' | 'wrong-password' | 'broken' | 'too-large';

/** Raised by `pdfText`. */
export class PdfError extends CodedError<PdfErrorCode> {
  constructor(code: PdfErrorCode, message: string) {
    super('PdfError', code, message);
  }
}

/** Size in points as the page is shown (its own rotation applied), and how many letters it has. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly letters: number;
}

/** A rectangle on a page as shown: points from its top left corner. `page` from 1. */
export interface PageBox {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Words that lead somewhere by the file's own link annotations. Never fetched. */
export interface PdfLink {
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

/** A word (with the space behind it) where it stands in its page's reading frame, in points from the frame's top left. */
export interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly x: number;
  readonly width: number;
  readonly rtl: boolean;
}

/** A line of a piece of a block on a page, in reading order. */
export interface PlacedLine {
  /** Index into `pieces`. */
  readonly piece: number;
  readonly y: number;
  readonly height: number;
  readonly words: readonly PlacedWord[];
}

export interface PdfText extends DocumentText {
  /** The page's lines for a text layer, in reading order, and how the frame that they stand in is turned. */
  layer(page: number): { readonly turn: Turn; readonly lines: readonly PlacedLine[] };
  /** The blocks, cut where a page or a column ends: each stands in one place of one page. */
  readonly pieces: readonly Block[];
  readonly pages: readonly PdfPage[];
  /** No page has any letters: a scan. Notes can still sit on its pages. */
  readonly scanned: boolean;
  readonly links: readonly PdfLink[];
  /** Where words stand: one box for each line that `[start, end)` touches. */
  boxes(start: number, end: number): PageBox[];
  /** The caret nearest to a point of a page (points from the top left), or null on a page without letters. */
  offsetAt(page: number, x: number, y: number): number | null;
}

/** A letter as drawn: its words (one code point, or a ligature's several) and its box in the page's reading frame. */
export interface Letter {
  readonly text: string;
  x0: number;
  x1: number;
  /** Baseline, downwards from the frame's top. */
  readonly y: number;
  readonly size: number;
  /** Index of its font within the document. */
  readonly font: number;
  /** Its font says nothing of what it means: the text is only the code's own value. */
  readonly unmapped: boolean;
}

/** How a page's frame was turned so that its text runs left to right and downwards, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

/** A straight line drawn on a page, in its reading frame: level at a height, or upright at a distance from the left. */
export interface Rule {
  readonly level: boolean;
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface PageLetters {
  readonly letters: readonly Letter[];
  readonly rules: readonly Rule[];
  readonly turn: Turn;
  /** The frame's size (width and height changed places when turned by 90 or 270). */
  readonly width: number;
  readonly height: number;
}

/** A page's frame without its letters: what is kept of a page once its text is made. */
export interface Frame {
  readonly turn: Turn;
  readonly width: number;
  readonly height: number;
  readonly letters: number;
}

export interface FontFacts {
  readonly bold: boolean;
}

/** A letter in its place in a line of text. `synthetic` ones (spaces, the signs of a footnote mark) have their neighbour's box. */
export interface Unit {
  text: string;
  readonly x0: number;
  readonly x1: number;
  readonly size: number;
  readonly font: number;
  /** Stands in a right-to-left stretch. */
  rtl?: boolean;
  /** Raised above the line's baseline and smaller. */
  raised?: boolean;
}

export interface Line {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  readonly x0: number;
  readonly x1: number;
  readonly rtl: boolean;
  readonly bold: boolean;
  /** In reading order. */
  units: Unit[];
  /** Edges of the column that it stands in. */
  columnStart: number;
  columnEnd: number;
  column: number;
  /** Stands in a cell of a ruled table. */
  readonly cell?: true;
}
