/** Notes out and in, on a page of its own: there is room for the report to be read before it goes anywhere. */
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { problemText, followLanguage, words } from '../here/words.ts';
import { delegationsKnown } from '../here/person.ts';
import { broken } from '../here/values.ts';
import { useBeside } from './beside.ts';
import { Export } from './export.tsx';
import { Import } from './import.tsx';

type Way = 'export' | 'import';
const way = signal<Way>(location.hash === '#import' ? 'import' : 'export');

followLanguage(() => `Rapporteur · ${words.value.exchange.title}`);

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
