import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { TabDocument } from '../../messages.ts';
import { documentKeyOf, tabKey } from '../../tab-keys.ts';

/** The document beside which the page was asked for. */
export interface Beside {
  readonly id: string;
  readonly document: TabDocument;
}

/** The document that the page's own address names, with its tab; null: none, undefined: not known yet. */
export function useBeside(): Beside | null | undefined {
  const [beside, setBeside] = useState<Beside | null | undefined>(undefined);
  useEffect(() => {
    const asked = new URLSearchParams(location.search);
    const key = tabKey(Number(asked.get('tab')));
    const look = async (): Promise<Beside | null> => {
      const document = (await browser.storage.session.get(key))[key] as TabDocument | undefined;
      // The tab may have gone to another document since.
      return document !== undefined && documentKeyOf(document) === asked.get('document') ? { id: documentKeyOf(document), document } : null;
    };
    void look().then(setBeside, () => setBeside(null));
  }, []);
  return beside;
}
