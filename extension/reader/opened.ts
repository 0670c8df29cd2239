/** A document that is opened: where it comes from, where it is laid, and what can be done with it. */
import type { Language } from '../../shared/languages/types.ts';
import type { PagesWords } from '../words/pages/shape.ts';
import type { ReaderWords } from '../words/reader/shape.ts';
import type { Finder } from './find.ts';
import type { Places } from './places.ts';
import type { OtherForm } from '../library/readable.ts';

export interface Source {
  readonly name: string;
  readonly address: string | null;
  readonly file: File | null;
}

/** What can be done with a document that is open; what its format does not know does nothing. */
export interface Opened {
  readonly setView: (view: 'final' | 'original' | 'marked') => void;
  readonly showComments: (shown: boolean) => void;
  readonly zoom: (by: number | 'width' | 'page') => void;
  readonly goToPage: (page: number) => void;
  readonly turn: () => void;
  readonly showPreviews: (shown: boolean) => void;
  readonly print: () => Promise<void>;
  /** Places of these words in the whole document; none before it has been read. */
  readonly find: Finder;
  readonly show: (start: number, end: number) => void;
  readonly goTo: (place: string) => void;
  /** The path of the clause that is being read; null between clauses and before it has been read. */
  readonly placeNow: () => string | null;
}

/** Where documents are laid. */
export interface Desk {
  readonly root: HTMLElement;
  readonly words: ReaderWords;
  readonly pages: PagesWords;
  readonly language: Language;
  readonly places: Places;
}

/** A document whose bytes are here. */
export interface Whole extends Omit<Source, 'file'> {
  readonly file: Blob;
  readonly kept: boolean;
}

/** What the frame can ask for. */
export interface Doings extends Omit<Opened, 'print' | 'goTo' | 'placeNow'> {
  readonly openFile: (file: File) => void;
  readonly openOther: (other: OtherForm) => void;
  readonly retry: () => void;
  readonly unlock: (password: string) => void;
  readonly print: () => void;
  /** Puts a link to the place that is being read on the clipboard; false where there is none. */
  readonly copyLink: () => Promise<boolean>;
  /** Opens the document in the browser's own viewer. */
  readonly openPlain: (address: string) => void;
}
