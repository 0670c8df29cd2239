import { signal } from '@preact/signals';
import type { Trouble } from '../words/shape.ts';

export type Phase =
  | { readonly kind: 'empty' }
  | { readonly kind: 'loading'; readonly bytes: number | null }
  | { readonly kind: 'locked'; readonly again: boolean }
  | { readonly kind: 'trouble'; readonly trouble: Trouble; readonly again: boolean }
  /** Nothing is known under the name that was typed into the address bar. */
  | { readonly kind: 'unknown'; readonly asked: string }
  | { readonly kind: 'shown' };

interface About {
  readonly name: string;
  /** From this computer's copy: the network did not answer. */
  readonly kept: boolean;
  /** Clauses and citations are still being looked for. */
  readonly reading: boolean;
  readonly scanned: boolean;
}

/** What is open, for the bar. */
export type Shown =
  | (About & { readonly kind: 'pdf'; readonly pages: number; readonly page: number })
  | (About & { readonly kind: 'docx'; readonly tracked: boolean; readonly view: 'final' | 'original' | 'marked' });

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

export function changeShown(to: Partial<About> & { page?: number; view?: 'final' | 'original' | 'marked' }): void {
  const { shown } = state.value;
  if (shown) state.value = { ...state.value, shown: { ...shown, ...to } as Shown };
}
