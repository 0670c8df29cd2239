import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Position } from '../../../shared/notes/types.ts';
import type { NoteRow } from '../../store/database.ts';
import { wholeDocument } from '../../store/notes.ts';
import { compose, fill, go } from '../doing.ts';
import { newDraft } from '../compose/draft.ts';
import { NoteCard, nameOf } from './note-card.tsx';
import { Empty, NothingFound } from '../document/outline.tsx';
import { type Place, placesOf } from './places.ts';
import { foldedOf } from '../search.ts';
import { documentKey, located, notes, streamForNew, tabDocument, words } from '../state.ts';

/** How many threads are put on the screen before the person scrolls for more. */
const PORTION = 60;

export function Notes({ matches }: { readonly matches: ((folded: string) => boolean) | null }): JSX.Element {
  const [filters, setFilters] = useState<Filters>({ person: '', position: '', tag: '' });
  const [portion, setPortion] = useState(PORTION);
  const all = notes.value;
  const shown = useMemo(() => narrowed(all, filters, matches), [all, filters, matches]);
  const places = useMemo(() => placesOf(shown, tabDocument.value?.outline ?? [], located.value), [shown, tabDocument.value, located.value]);
  const t = words.value.panel;
  return (
    <div class="notes">
      <div class="notes-tools">
        <button type="button" class="plain" data-new-note onClick={writeOnWhole}>{t.noteOnDocument}</button>
        {all.length > 1 && <FilterRow rows={all} filters={filters} change={setFilters} />}
      </div>
      {all.length === 0 ? <Empty text={t.noNotes} hint={t.noNotesHint} /> : shown.length === 0 ? <NothingFound /> : <Places places={places} most={portion} />}
      {shown.length > portion && <More more={() => setPortion(portion + PORTION * 2)} />}
    </div>
  );
}

function writeOnWhole(): void {
  const document = documentKey.value;
  if (document !== null) void compose(newDraft(document, wholeDocument(tabDocument.value?.document.language ?? null), streamForNew.value));
}

interface Filters {
  readonly person: string;
  readonly position: string;
  readonly tag: string;
}

function narrowed(rows: readonly NoteRow[], filters: Filters, matches: ((folded: string) => boolean) | null): readonly NoteRow[] {
  return rows.filter(
    (row) =>
      (filters.person === '' || (row.note.author ?? 'local') === filters.person) &&
      (filters.position === '' || row.note.position === filters.position) &&
      (filters.tag === '' || row.note.tags.includes(filters.tag)) &&
      (matches === null || matches(foldedOf(row, noteText))),
  );
}

function noteText(row: NoteRow): string {
  const { body, tags, anchor } = row.note;
  return `${body} ${tags.join(' ')} ${anchor.quote?.exact ?? ''} ${anchor.from?.path ?? ''} ${nameOf(row)}`;
}

function FilterRow({ rows, filters, change }: { readonly rows: readonly NoteRow[]; readonly filters: Filters; readonly change: (filters: Filters) => void }): JSX.Element {
  const t = words.value.panel;
  const { people, positions, tags } = useMemo(() => offered(rows), [rows, words.value]);
  return (
    <div class="filters">
      {people.size > 1 && (
        <select aria-label={t.filterPeople} value={filters.person} onChange={(event) => change({ ...filters, person: event.currentTarget.value })}>
          <option value="">{t.everyone}</option>
          {[...people].map(([id, name]) => <option key={id} value={id}>{name}</option>)}
        </select>
      )}
      {positions.length > 0 && (
        <select aria-label={t.filterPositions} value={filters.position} onChange={(event) => change({ ...filters, position: event.currentTarget.value })}>
          <option value="">{t.anyPosition}</option>
          {positions.map((each) => <option key={each} value={each}>{positionWord(each)}</option>)}
        </select>
      )}
      {tags.length > 0 && (
        <select aria-label={t.filterTags} value={filters.tag} onChange={(event) => change({ ...filters, tag: event.currentTarget.value })}>
          <option value="">{t.anyTag}</option>
          {tags.map((each) => <option key={each} value={each}>{each}</option>)}
        </select>
      )}
    </div>
  );
}

function offered(rows: readonly NoteRow[]): { people: ReadonlyMap<string, string>; positions: readonly Position[]; tags: readonly string[] } {
  const people = new Map<string, string>();
  const positions = new Set<Position>();
  const tags = new Set<string>();
  for (const row of rows) {
    const author = row.note.author ?? 'local';
    if (!people.has(author)) people.set(author, nameOf(row));
    if (row.note.position !== null) positions.add(row.note.position);
    for (const tag of row.note.tags) tags.add(tag);
  }
  return { people, positions: [...positions], tags: [...tags].sort((a, b) => a.localeCompare(b)) };
}

export function positionWord(position: NonNullable<NoteRow['note']['position']>): string {
  const t = words.value.positions;
  return position === 'ask-capital' ? t.askCapital : t[position];
}

function Places({ places, most }: { readonly places: readonly Place[]; readonly most: number }): JSX.Element {
  let left = most;
  return (
    <>
      {places.map((place) => {
        if (left <= 0) return null;
        const threads = place.threads.slice(0, left);
        left -= threads.length;
        return (
          <section class="place-group" key={place.kind === 'clause' ? place.path : place.kind}>
            <PlaceHead place={place} />
            {threads.map((thread) => <NoteCard key={thread.note.id} row={thread.note} replies={thread.replies} />)}
          </section>
        );
      })}
    </>
  );
}

function PlaceHead({ place }: { readonly place: Place }): JSX.Element {
  const t = words.value.panel;
  if (place.kind === 'document') return <h2 class="place-head">{t.wholeDocument}</h2>;
  if (place.kind === 'lost') {
    return (
      <div>
        <h2 class="place-head">{t.lostPlace}</h2>
        <p class="hint">{t.lostPlaceHint}</p>
      </div>
    );
  }
  return (
    <h2 class="place-head">
      <button type="button" class="place" title={fill(t.goTo, { place: place.path })} onClick={() => void go({ path: place.path })}>
        <bdi class="path" dir="ltr">{place.path}</bdi>
        <span class="words" dir="auto">{place.words}</span>
      </button>
    </h2>
  );
}

/** Asks for the next portion when it comes into view. */
function More({ more }: { readonly more: () => void }): JSX.Element {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), { rootMargin: '600px' });
    if (end.current !== null) seen.observe(end.current);
    return () => seen.disconnect();
  }, [more]);
  return <div ref={end} class="more" />;
}
