import { effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { inViewKey } from '../../tab-keys.ts';
import { tab } from './tab.ts';

/** The path of the clause that is being read on the page beside the panel; null: none is known. */
export const inView = signal<string | null>(null);

/** Follows the tab that the panel stands beside. */
effect(() => {
  const here = tab.value;
  inView.value = null;
  if (here === null) return;
  const key = inViewKey(here);
  const take = (value: unknown): void => void (inView.value = typeof value === 'string' ? value : null);
  let heard = false;
  const hear = (changes: Record<string, { newValue?: unknown }>): void => {
    if (!(key in changes)) return;
    heard = true;
    take(changes[key]?.newValue);
  };
  browser.storage.session.onChanged.addListener(hear);
  void browser.storage.session.get(key).then((all) => heard || take(all[key]), () => undefined);
  return () => browser.storage.session.onChanged.removeListener(hear);
});
