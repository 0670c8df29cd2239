/** The panel's first moments: what it follows, and when it is first drawn. */
import { effect } from '@preact/signals';
import { shelf, shelfBroken } from './here/notes.ts';
import { delegationsKnown } from './here/person.ts';
import { followTab, documentKey, loaded } from './here/tab.ts';
import { broken, values } from './here/values.ts';
import { view } from './here/view.ts';
import { followLanguage } from './here/words.ts';

/** Milliseconds after which whatever is there is drawn: a slow disk must not leave the panel empty. */
const PATIENCE = 250;

/** Follows the interface's language and the tab. */
export function startPanel(): void {
  followLanguage();
  void followTab();
}

/**
 * Resolves when the first screen can be drawn whole, or after `PATIENCE`: it is drawn once, with all that it shows,
 * instead of anew with each answer of the disk.
 */
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
