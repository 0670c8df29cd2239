import { signal } from '@preact/signals';

/** The instrument that the citations' list goes to and opens; null: none is asked for. */
export const shownInstrument = signal<string | null>(null);
