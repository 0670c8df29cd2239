/** Which note the keyboard is at. One stop for the Tab key; arrows move among the notes of the list. */
import { signal } from '@preact/signals';

/** The note that the Tab key comes to; null: the first. */
export const current = signal<string | null>(null);
/** The note that is to take the focus as soon as it is in the page. */
export const wanted = signal<string | null>(null);

export function focusNote(note: string): void {
  current.value = note;
  wanted.value = note;
}

/** Whether keys are being typed into a field: then none of them is a command. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return event.isComposing || (target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.nodeName)));
}
