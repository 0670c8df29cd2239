import type { BlockRole } from '../../../shared/text/types.ts';
import type { Numbering } from './numbering.ts';
import type { Styles } from './styles.ts';
import type { DocxView } from './types.ts';

/** Everything that the walk needs of the other parts of the file. */
export interface Surroundings {
  readonly view: DocxView;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** Relationship id → external address; internal targets are not in it. */
  readonly addresses: ReadonlyMap<string, string>;
  /** Called at a note's reference: gives the mark to be shown. */
  readonly noteMark: (kind: 'footnote' | 'endnote', id: string, custom: boolean) => string;
  /** The key under which the image of a relationship is kept, or null. */
  readonly imageOf: (id: string) => string | null;
  /** Paragraphs of the part in another format behind a relationship; none where it cannot be read. */
  readonly embedded: (id: string) => readonly string[];
  /** Called where a section of the document ends. */
  readonly sectionEnds: () => void;
  readonly commentStart: (id: string, at: number) => void;
  readonly commentEnd: (id: string, at: number) => void;
}

/** Where the walk is: what role the paragraphs get, and what a note's own mark is. */
export interface Place {
  readonly role: BlockRole | null;
  readonly ownMark?: string;
}
