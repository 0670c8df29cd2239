/** When the panel is first drawn: once, with all that its first screen shows, instead of anew with each answer of the disk. */
import { effect } from '@preact/signals';
import { broken, delegationsKnown, documentKey, loaded, shelf, shelfBroken, values, view } from './state.ts';

/** Milliseconds after which whatever is there is drawn: a slow disk must not leave the panel empty. */
const PATIENCE = 250;

/** Resolves when the first screen can be drawn whole, or after `PATIENCE`. */
export function firstScreen(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, PATIENCE);
    let stop: (() => void) | null = null;
    function done(): void {
      clearTimeout(timer);
      resolve();
      // The effect may be in its first run, before there is anything to stop.
      queueMicrotask(() => stop?.());
    }
    stop = effect(() => {
      if (broken.value || (values.value !== null && loaded.value && (documentKey.value === null || (delegationsKnown.value && listKnown())))) done();
    });
  });
}

function listKnown(): boolean {
  return view.value !== 'notes' || shelf.value.rows.length > 0 || shelf.value.whole || shelfBroken.value;
}
