/** What the document cites, as a table or as a picture. */
import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { CitationsPicture } from './citations-picture.tsx';
import { CitationsTable } from './citations-table.tsx';
import { citedIn, isOutdated, kindOf, type Cited } from './cited.ts';
import { shownInstrument } from '../here/view.ts';
import type { InstrumentCard } from '../../messages.ts';
import type { CitedKind } from '../../words/library/shape.ts';
import { useCards } from '../here/cards.ts';
import { tabDocument } from '../here/tab.ts';
import { words } from '../here/words.ts';
import { Empty, NothingFound } from '../parts/empty.tsx';
import './citations.css';

export function Citations({ matches }: { readonly matches: ((text: string) => boolean) | null }): JSX.Element {
  const citations = tabDocument.value?.citations ?? [];
  const cited = useMemo(() => citedIn(citations), [citations]);
  const cards = useCards(useMemo(() => cited.map((each) => each.id), [cited]));
  const [picture, setPicture] = useState(false);
  const [all, setAll] = useState(false);
  const [kind, setKind] = useState<CitedKind | ''>('');
  const [outdated, setOutdated] = useState(false);
  // Somebody was led here to one instrument: nothing may hide it.
  useEffect(() => {
    if (shownInstrument.value === null) return;
    setPicture(false);
    setKind('');
    setOutdated(false);
  }, [shownInstrument.value]);
  const t = words.value.library;
  const kinds = [...new Set(cited.map(({ id }) => kindOf(id)))];
  const shown = cited.filter(({ id, places }) => (matches === null || matches(searchable(id, places, cards.get(id)))) && (kind === '' || kindOf(id) === kind) && (!outdated || isOutdated(cards.get(id))));
  const tabs = (
    <div class="choice" role="group" aria-label={t.view}>
      <button type="button" aria-pressed={!picture} onClick={() => setPicture(false)}>{t.table}</button>
      <button type="button" aria-pressed={picture} onClick={() => setPicture(true)}>{t.picture}</button>
    </div>
  );
  if (picture) {
    return (
      <div class="cited">
        <div class="cited-bar">
          {tabs}
          <div class="choice" role="group" aria-label={t.scope}>
            <button type="button" aria-pressed={!all} onClick={() => setAll(false)}>{t.thisDocument}</button>
            <button type="button" aria-pressed={all} onClick={() => setAll(true)}>{t.allDocuments}</button>
          </div>
        </div>
        <CitationsPicture cited={cited} all={all} />
      </div>
    );
  }
  return (
    <div class="cited">
      <div class="cited-bar">
        {tabs}
        {kinds.length > 1 && (
          <select aria-label={t.kind} value={kind} onChange={(event) => setKind(event.currentTarget.value as CitedKind | '')}>
            <option value="">{t.anyKind}</option>
            {kinds.map((each) => <option key={each} value={each}>{t.kinds[each]}</option>)}
          </select>
        )}
        {(outdated || cited.some(({ id }) => isOutdated(cards.get(id)))) && (
          <label class="only"><input type="checkbox" checked={outdated} onChange={(event) => setOutdated(event.currentTarget.checked)} /> {t.onlyOutdated}</label>
        )}
      </div>
      {cited.length === 0 ? <Empty text={words.value.panel.noCitations} /> : shown.length === 0 ? <NothingFound /> : <CitationsTable cited={shown} cards={cards} />}
    </div>
  );
}

function searchable(id: string, places: Cited['places'], card: InstrumentCard | undefined): string {
  return `${id} ${card?.name ?? ''} ${card?.title ?? ''} ${places.map((place) => place.quote).join(' ')}`;
}
