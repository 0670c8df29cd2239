import { signal } from '@preact/signals';
import type { Outcome, ProblemName } from '../../messages.ts';
import type { Deletion } from '../../store/notes.ts';

/** What is said at the foot of the panel: that something was done (and can be undone), or what went wrong. */
export type Toast =
  | { readonly kind: 'deleted'; readonly deletion: Deletion; readonly document: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'done'; readonly text: string; readonly undo: () => Promise<void> }
  | { readonly kind: 'problem'; readonly problem: ProblemName; readonly detail: string };
export const toast = signal<Toast | null>(null);

/** Shows what went wrong, if something did. @returns the value, or null */
export function say<T>(outcome: Outcome<T>): T | null {
  if (outcome.ok) return outcome.value;
  toast.value = { kind: 'problem', problem: outcome.problem, detail: outcome.detail ?? '' };
  return null;
}

/** Takes back what was just done, or says why it could not be. */
export async function undo(back: () => Promise<void>): Promise<void> {
  toast.value = null;
  try {
    await back();
  } catch (error) {
    toast.value = { kind: 'problem', problem: 'unknown', detail: error instanceof Error ? error.name : 'Error' };
  }
}
