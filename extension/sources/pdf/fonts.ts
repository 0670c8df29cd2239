/** The fonts of a document, as far as its letters need them. */
import type { OperatorList } from './meanings.ts';
import type { FontFacts } from './types.ts';

/** The members of pdf.js that are used here (pdfjs-dist 6.5, `PDFPageProxy`). */
export interface PageProxy {
  getViewport(parameters: { scale: number }): { readonly width: number; readonly height: number; readonly transform: readonly number[] };
  getOperatorList(parameters: { annotationMode: number }): Promise<OperatorList>;
  readonly commonObjs: { has(name: string): boolean; get(name: string): unknown };
}

/** Fonts of the whole document, so that a letter can name its font by a number. */
export interface Fonts {
  index(name: string, page: PageProxy): number;
  matrix(index: number): number;
  vertical(index: number): boolean;
  /** Notes that a letter was written with this code. */
  written(index: number, code: number, text: string): void;
  /** Whether most of its letters have the code that they have in Unicode: then one that has it means itself. */
  isPlain(index: number): boolean;
  readonly facts: readonly FontFacts[];
}

export function createFonts(): Fonts {
  const names = new Map<string, number>();
  const codes: Map<number, boolean>[] = [];
  const facts: (FontFacts & { readonly scale: number; readonly vertical: boolean })[] = [];
  return {
    facts,
    index(name, page) {
      const known = names.get(name);
      if (known !== undefined) return known;
      const font = page.commonObjs.has(name) ? (page.commonObjs.get(name) as { bold?: boolean; black?: boolean; name?: string; vertical?: boolean; fontMatrix?: readonly number[] } | null) : null;
      const index = facts.length;
      names.set(name, index);
      codes.push(new Map());
      facts.push({ bold: font?.bold === true || font?.black === true || /bold|black|heavy/i.test(font?.name ?? ''), scale: font?.fontMatrix?.[0] || 0.001, vertical: font?.vertical === true });
      return index;
    },
    matrix: (index) => facts[index]?.scale ?? 0.001,
    vertical: (index) => facts[index]?.vertical ?? false,
    written: (index, code, text) => {
      const known = codes[index];
      if (known && !known.has(code)) known.set(code, text === String.fromCharCode(code));
    },
    isPlain: (index) => {
      const known = [...(codes[index]?.values() ?? [])];
      return known.filter(Boolean).length > known.length / 2;
    },
  };
}
