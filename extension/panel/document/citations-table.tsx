import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { InstrumentCard } from '../../messages.ts';
import { COLUMNS, isOutdated, sorted, type Cited, type Column, type Sorting } from './cited.ts';
import { InstrumentNotes } from './instrument-notes.tsx';
import { shownInstrument } from '../here/view.ts';
import { go } from '../here/tab.ts';
import { count, fill } from '../../words/words.ts';
import { Icon } from '../parts/icons.tsx';
import { onRowKeys } from '../parts/row-keys.ts';
import { language, words } from '../here/words.ts';
import { symbolOf } from '../here/symbols.ts';
import { ReadHere } from './to-reader.tsx';

/** Places that are shown before the rest is asked for. */
const PLACES = 8;

/**
 * One row an instrument. The roles are said outright: in a narrow panel a row is laid out as a block, and browsers then
 * no longer take it for one.
 */
export function CitationsTable({ cited, cards }: { readonly cited: readonly Cited[]; readonly cards: ReadonlyMap<string, InstrumentCard> }): JSX.Element {
  const t = words.value.library;
  const [sorting, setSorting] = useState<Sorting>({ by: 'where', down: false });
  const rows = sorted(cited, sorting, cards, language.value);
  // What was asked for and is not cited here: its notes are shown all the same.
  const asked = shownInstrument.value;
  return (
    <>
      {asked !== null && !cited.some(({ id }) => id === asked) && <section class="citation"><p class="name"><bdi>{symbolOf(asked)}</bdi></p><InstrumentNotes id={asked} /></section>}
      <table class="citations" role="table" aria-label={t.caption}>
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map((column) => <Heading key={column} column={column} sorting={sorting} onSort={setSorting} />)}
          </tr>
        </thead>
        <tbody role="rowgroup" onKeyDown={onRowKeys}>
          {rows.map((each, index) => <Row key={each.id} cited={each} card={cards.get(each.id)} stop={index === 0} />)}
        </tbody>
      </table>
    </>
  );
}

function Heading({ column, sorting, onSort }: { readonly column: Column; readonly sorting: Sorting; readonly onSort: (sorting: Sorting) => void }): JSX.Element {
  const t = words.value.library;
  const mine = sorting.by === column;
  return (
    <th role="columnheader" scope="col" class={`col-${column}`} aria-sort={mine ? (sorting.down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" title={fill(t.sortBy, { column: t[column] })} onClick={() => onSort({ by: column, down: mine && !sorting.down })}>
        {t[column]}<span class="sign" aria-hidden="true">{mine ? (sorting.down ? '▼' : '▲') : ''}</span>
      </button>
    </th>
  );
}

function Row({ cited, card, stop }: { readonly cited: Cited; readonly card: InstrumentCard | undefined; readonly stop: boolean }): JSX.Element {
  const p = words.value.panel;
  const t = words.value.library;
  const row = useRef<HTMLTableRowElement>(null);
  const [all, setAll] = useState(false);
  const first = cited.places[0]!;
  const asked = shownInstrument.value === cited.id;
  useEffect(() => {
    if (!asked) return;
    row.current?.scrollIntoView({ block: 'start' });
    row.current?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true });
  }, [asked]);
  return (
    <tr role="row" class={asked ? 'citation asked' : 'citation'} data-citation={cited.id} ref={row}>
      <th role="rowheader" scope="row" class="col-what">
        <button type="button" class="place" data-row tabIndex={stop ? 0 : -1} onClick={() => void go({ start: first.start, end: first.end })}>
          <span class="name" dir="auto">{card?.name ?? symbolOf(cited.id)}</span>
          {card?.title != null && <span class="instrument-title" lang={card.titleLanguage} dir={card.titleLanguage === 'en' ? 'ltr' : 'auto'}>{card.title}</span>}
        </button>
        <InstrumentNotes id={cited.id} />
      </th>
      <td role="cell" class="col-version">{card?.versionCited == null ? <span class="hint none">{t.noVersion}</span> : <bdi>{card.versionCited}</bdi>}</td>
      <td role="cell" class="col-newest"><Newest card={card} /></td>
      <td role="cell" class="col-where">
        <span class="where">
          {cited.places.slice(0, all ? undefined : PLACES).map((place) => (
            <button key={place.start} type="button" class="path-chip" title={place.quote} aria-label={fill(p.goTo, { place: place.path ?? place.quote })} onClick={() => void go({ start: place.start, end: place.end })}>
              <bdi dir="ltr">{place.path ?? '·'}</bdi>
            </button>
          ))}
          {!all && cited.places.length > PLACES && <button type="button" class="link" onClick={() => setAll(true)}>{fill(t.morePlaces, { n: cited.places.length - PLACES })}</button>}
          <ReadHere card={card} locator={first.locator} />
          {card?.address != null && card.address.url.startsWith('https:') && (
            <a class="official" href={card.address.url} target="_blank" rel="noopener noreferrer" title={card.address.certain ? card.address.url : p.guessedAddress}>
              <Icon name="open" size={13} />
              <span class="unseen">{p.openOfficial}</span>
            </a>
          )}
        </span>
      </td>
      <td role="cell" class="col-times"><span class="unseen">{count(p.cited, cited.places.length, language.value)}</span><span aria-hidden="true">{cited.places.length}</span></td>
    </tr>
  );
}

function Newest({ card }: { readonly card: InstrumentCard | undefined }): JSX.Element | null {
  const t = words.value.library;
  if (card?.newest == null) return null;
  const unsure = card.newest.certain ? null : <span class="hint"> ({t.unconfirmed})</span>;
  if (isOutdated(card)) return <><span class="newer" title={t.outdated}><span class="unseen">{t.outdated}: </span>▲ <bdi>{card.newest.version}</bdi></span>{unsure}</>;
  return <span class="hint">{card.versionCited === null ? <bdi>{card.newest.version}</bdi> : t.upToDate}{unsure}</span>;
}
