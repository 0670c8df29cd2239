import { signal } from '@preact/signals';
import type { Trouble } from '../words/reader/shape.ts';
import type { OtherForm } from '../library/readable.ts';

export type Phase =
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading'; readonly received: { readonly bytes: number; readonly all: number | null } | null }
  | { readonly kind: 'locked'; readonly again: boolean }
  /** `others`: where the same document may lie in a form that can be read. */
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly again: boolean; readonly others: readonly OtherForm[] }
  /** Nothing is known under the name that was typed into the address bar. */
  | { readonly kind: 'unknown'; readonly asked: string }
  | { readonly kind: 'shown' };

interface About {
  readonly name: string;
  /** From this computer's copy: the network did not answer. */
  readonly kept: boolean;
  /** How far the reading is (`page` 0: not begun); null when clauses and citations are known. */
  readonly reading: Steps | null;
  readonly scanned: boolean;
  /** Something of the file is in a format that is not shown. */
  readonly leftOut?: boolean;
  readonly printing?: Steps | null;
}

interface Steps {
  readonly page: number;
  readonly pages: number;
}

/** What is open, for the bar. */
export type Shown =
  | (About & { readonly kind: 'pdf'; readonly pages: number; readonly page: number; readonly previews: boolean })
  | (About & { readonly kind: 'docx'; readonly tracked: boolean; readonly view: 'final' | 'original' | 'marked'; readonly comments: 'none' | 'shown' | 'hidden' });

export interface ReaderState {
  readonly phase: Phase;
  readonly shown: Shown | null;
  /** Where the document came from; null for a file of this computer. */
  readonly address: string | null;
}

export const state = signal<ReaderState>({ phase: { kind: 'empty' }, shown: null, address: null });

export function change(to: Partial<ReaderState>): void {
  state.value = { ...state.value, ...to };
}

export function changeShown(to: Partial<About> & { page?: number; previews?: boolean; view?: 'final' | 'original' | 'marked'; comments?: 'shown' | 'hidden' }): void {
  const { shown } = state.value;
  if (shown) state.value = { ...state.value, shown: { ...shown, ...to } as Shown };
}
