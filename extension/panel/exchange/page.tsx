/** Notes out and in, on a page of its own: there is room for the report to be read before it goes anywhere. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { TabDocument } from '../../messages.ts';
import { documentKeyOf, tabKey } from '../../tab-keys.ts';
import { problemText, followLanguage, words } from '../here/words.ts';
import { delegationsKnown } from '../here/person.ts';
import { broken } from '../here/values.ts';
import { Export } from './export.tsx';
import { Import } from './import.tsx';

type Way = 'export' | 'import';
const way = signal<Way>(location.hash === '#import' ? 'import' : 'export');

followLanguage(() => `Rapporteur · ${words.value.exchange.title}`);

/** The document beside which the page was asked for. */
export interface Beside {
  readonly id: string;
  readonly document: TabDocument;
}

export function Exchange(): JSX.Element {
  const beside = useBeside();
  const t = words.value.exchange;
  const choose = (chosen: Way): void => {
    way.value = chosen;
    history.replaceState(null, '', `#${chosen}`);
  };
  if (broken.value) return <main class="exchange"><p role="alert">{problemText('diskFull')}</p></main>;
  return (
    <main class="exchange">
      <header class="exchange-head">
        <h1>{t.title}</h1>
        <div class="ways" role="group" aria-label={t.title}>
          {(['export', 'import'] as const).map((each) => (
            <button key={each} type="button" data-exchange={each} aria-pressed={way.value === each} onClick={() => choose(each)}>{t[each]}</button>
          ))}
        </div>
      </header>
      {!delegationsKnown.value || beside === undefined ? <p role="status">{words.value.common.loading}</p> : way.value === 'export' ? <Export beside={beside} /> : <Import beside={beside} />}
    </main>
  );
}

/** undefined: not known yet. */
function useBeside(): Beside | null | undefined {
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
