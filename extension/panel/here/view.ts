/** Where the person is in the panel itself. */
import { effect, signal } from '@preact/signals';
import type { Draft } from './draft.ts';

export type View = 'outline' | 'notes' | 'citations' | 'found';
export type Screen = 'document' | 'account';

/** The view that is open, also when the panel is next opened. */
export const view = signal<View>(viewBefore());
effect(() => {
  if (view.value !== 'found') localStorage.setItem('view', view.value);
});

function viewBefore(): View {
  const before = localStorage.getItem('view');
  return before === 'notes' || before === 'citations' ? before : 'outline';
}

export const screen = signal<Screen>('document');
export const query = signal('');
/** What is being written; null: the composer is closed. */
export const draft = signal<Draft | null>(null);
/** The note to scroll to and to mark once. */
export const shownNote = signal<string | null>(null);
/** The instrument that the citations' list goes to and opens; null: none is asked for. */
export const shownInstrument = signal<string | null>(null);
