import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { Position } from '../../../shared/notes/types.ts';
import type { NoteRow } from '../../store/database.ts';
import { Choice } from '../parts/choice.tsx';
import { Icon } from '../parts/icons.tsx';
import { unread } from '../here/notes.ts';
import { account } from '../here/person.ts';
import { words } from '../here/words.ts';
import { filtersOn, NO_FILTER, type NoteFilter, ORDERS, SINCE } from './filters.ts';
import { nameOf } from '../here/people.ts';
import { markAllRead } from './threads.ts';

interface RowProps {
  readonly rows: readonly NoteRow[];
  readonly filter: NoteFilter;
  readonly change: (part: Partial<NoteFilter>) => void;
}

/** The order and what is asked for most, in one line; everything else behind one button. */
export function FilterRow({ rows, filter, change }: RowProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const t = words.value.notesView.list;
  const on = filtersOn(filter);
  const orders = { place: t.byPlace, time: t.byTime, person: t.byPerson };
  const unreadHere = unread.value.size;
  return (
    <div class="filters" role="group" aria-label={t.filters}>
      <div class="filter-line">
        <select class="order" aria-label={t.order} value={filter.order} onChange={(event) => change({ order: event.currentTarget.value as NoteFilter['order'] })}>
          {ORDERS.map((each) => <option key={each} value={each}>{orders[each]}</option>)}
        </select>
        <button type="button" class="toggle" data-filter="unread" aria-pressed={filter.unread} onClick={() => change({ unread: !filter.unread })}>
          {t.unread}{unreadHere > 0 && <span class="count">{unreadHere}</span>}
        </button>
        <button type="button" class="toggle" data-filter="open" aria-pressed={filter.threads === 'open'} onClick={() => change({ threads: filter.threads === 'open' ? 'all' : 'open' })}>{t.open}</button>
        <button type="button" class="quiet" data-filters aria-expanded={open} aria-label={on === 0 ? t.filters : `${t.filters}: ${on}`} title={t.filters} onClick={() => setOpen(!open)}>
          <Icon name="funnel" size={15} />{on > 0 && <span class="count" aria-hidden="true">{on}</span>}
        </button>
      </div>
      {open && <MoreFilters rows={rows} filter={filter} change={change} />}
      {on > 0 && <button type="button" class="link clear" data-clear onClick={() => change({ ...NO_FILTER, order: filter.order })}>{t.clear}</button>}
    </div>
  );
}

function MoreFilters({ rows, filter, change }: RowProps): JSX.Element {
  const t = words.value.notesView.list;
  const p = words.value.panel;
  const { people, positions, tags } = useMemo(() => offered(rows), [rows, words.value]);
  const since = { today: t.today, yesterday: t.yesterday, threeDays: t.threeDays, week: t.week };
  return (
    <div class="more-filters">
      <Choice label={p.filterPeople} name="person" value={filter.person} any={p.everyone} choose={(person) => change({ person })}
        options={[['me', p.mine], ...people]} />
      <Choice label={p.filterPositions} name="position" value={filter.position} any={p.anyPosition} choose={(position) => change({ position: position as Position | '' })}
        options={positions.map((each) => [each, words.value.positions[each]])} />
      <Choice label={p.filterTags} name="tag" value={filter.tag} any={p.anyTag} choose={(tag) => change({ tag })} options={tags.map((each) => [each, each])} />
      <Choice label={t.threads} name="threads" value={filter.threads === 'all' ? '' : filter.threads} any={t.allThreads} choose={(threads) => change({ threads: threads === '' ? 'all' : (threads as NoteFilter['threads']) })}
        options={[['open', t.open], ['resolved', t.resolved]]} />
      <Choice label={t.since} name="since" value={filter.since} any={t.anyTime} choose={(value) => change({ since: value as NoteFilter['since'] })} options={SINCE.map((each) => [each, since[each]])} />
      <div class="filter-ends">
        <button type="button" class="toggle" data-filter="mentions" aria-pressed={filter.mentions} onClick={() => change({ mentions: !filter.mentions })}>@ {t.mentions}</button>
        <button type="button" class="link" data-mark-all disabled={unread.value.size === 0} onClick={() => void markAllRead()}>{t.markAll}</button>
      </div>
    </div>
  );
}

function offered(rows: readonly NoteRow[]): { people: readonly (readonly [string, string])[]; positions: readonly Position[]; tags: readonly string[] } {
  const people = new Map<string, string>();
  const positions = new Set<Position>();
  const tags = new Set<string>();
  for (const row of rows) {
    const { author } = row.note;
    if (author !== null && author !== account.value && !people.has(author)) people.set(author, nameOf(row));
    if (row.note.position !== null) positions.add(row.note.position);
    for (const tag of row.note.tags) tags.add(tag);
  }
  return {
    people: [...people].sort(([, a], [, b]) => a.localeCompare(b)),
    positions: [...positions],
    tags: [...tags].sort((a, b) => a.localeCompare(b)),
  };
}
