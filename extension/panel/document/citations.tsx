import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { InstrumentCard } from '../../messages.ts';
import { citedIn, type Cited, type CitationEntry } from './cited.ts';
import { count, fill, go } from '../doing.ts';
import { useCards } from '../cards.ts';
import { symbolOf } from '../head.tsx';
import { Icon } from '../icons.tsx';
import { ReadHere } from '../to-reader.tsx';
import { Empty, NothingFound } from './outline.tsx';
import { onRowKeys } from '../roving.ts';
import { language, tabDocument, words } from '../state.ts';

export function Citations({ matches }: { readonly matches: ((text: string) => boolean) | null }): JSX.Element {
  const citations = tabDocument.value?.citations ?? [];
  const cited = useMemo(() => citedIn(citations), [citations]);
  const cards = useCards(useMemo(() => cited.map((each) => each.id), [cited]));
  const shown = matches === null ? cited : cited.filter(({ id, places }) => matches(searchable(id, places, cards.get(id))));
  if (cited.length === 0) return <Empty text={words.value.panel.noCitations} />;
  if (shown.length === 0) return <NothingFound />;
  return (
    <ul class="citations" onKeyDown={onRowKeys}>
      {shown.map((each, index) => <Row key={each.id} cited={each} card={cards.get(each.id)} stop={index === 0} />)}
    </ul>
  );
}

function searchable(id: string, places: readonly CitationEntry[], card: InstrumentCard | undefined): string {
  return `${id} ${card?.name ?? ''} ${card?.title ?? ''} ${places.map((place) => place.quote).join(' ')}`;
}

function Row({ cited, card, stop }: { readonly cited: Cited; readonly card: InstrumentCard | undefined; readonly stop: boolean }): JSX.Element {
  const t = words.value.panel;
  const first = cited.places[0]!;
  return (
    <li class="citation" data-citation={cited.id}>
      <button type="button" class="place" data-row tabIndex={stop ? 0 : -1} onClick={() => void go({ start: first.start, end: first.end })}>
        <span class="name" dir="auto">{card?.name ?? symbolOf(cited.id)}</span>
        {card?.title != null && <span class="instrument-title" dir="auto">{card.title}</span>}
        {card?.newest != null && card.newest.version !== card.versionCited && <span class="newer">{fill(t.newer, { version: card.newest.version })}</span>}
      </button>
      <p class="where">
        <span class="hint">{count(t.cited, cited.places.length, language.value)}</span>
        {cited.places.slice(0, 12).map((place) => (
          <button key={place.start} type="button" class="path-chip" title={place.quote} aria-label={fill(t.goTo, { place: place.path ?? place.quote })} onClick={() => void go({ start: place.start, end: place.end })}>
            <bdi dir="ltr">{place.path ?? '·'}</bdi>
          </button>
        ))}
        <ReadHere id={cited.id} locator={first.locator} />
        {card?.address != null && card.address.url.startsWith('https:') && (
          <a class="official" href={card.address.url} target="_blank" rel="noopener noreferrer" title={card.address.certain ? card.address.url : t.guessedAddress}>
            <Icon name="open" size={13} />
            <span class="unseen">{t.openOfficial}</span>
          </a>
        )}
      </p>
    </li>
  );
}
