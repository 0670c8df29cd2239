import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { dropSearch, keepSearch, restoreSearch, searchesOf } from '../../store/searches.ts';
import type { SearchRow } from '../../store/database.ts';
import { directionOfField } from '../parts/fields.tsx';
import { fill } from '../../words/words.ts';
import { following } from '../here/follow.ts';
import { Icon } from '../parts/icons.tsx';
import { account } from '../here/person.ts';
import { toast } from '../here/toast.ts';
import { query } from '../here/view.ts';
import { words } from '../here/words.ts';
import { asked, asking, prepareSearch } from './asking.ts';
import { type Operator, withoutFilter } from './query.ts';
import './search.css';

const kept = following<readonly SearchRow[]>(() => {
  const whose = account.value;
  return () => searchesOf(whose);
}, []);

const OFFERED: readonly Operator[] = ['from', 'tag', 'position', 'is', 'in', 'cites', 'act', 'to', 'since', 'before'];

/** The one field: words and filters, what was understood of them, and below it, while it is empty, where to begin. */
export function Search(): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const t = words.value.notesView.search;
  const label = `${t.keptList}, ${t.narrow}`;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    if (query.value !== '') query.value = '';
    else setOpen(false);
    event.preventDefault();
    field.current?.focus();
  };
  return (
    <div class="search" onFocusIn={prepareSearch} onKeyDown={onKey}>
      <div class="search-line">
        <input
          ref={field} type="search" {...directionOfField(query.value)} value={query.value} placeholder={t.field} aria-label={t.field} aria-keyshortcuts="/"
          onInput={(event) => (query.value = event.currentTarget.value)}
        />
        <button type="button" class="quiet" data-beginnings aria-expanded={open} aria-label={label} title={label} onClick={() => setOpen(!open)}><Icon name="star" size={15} /></button>
      </div>
      {(asking.value || asked.value.filters.length > 0) && <Understood field={field} />}
      {open && <Beginnings field={field} />}
    </div>
  );
}

type Field = { readonly current: HTMLInputElement | null };

/** The filters as chips, each of which can be taken away, and whether to keep the search. */
function Understood({ field }: { readonly field: Field }): JSX.Element {
  const t = words.value.notesView.search;
  const typed = query.value.trim().replaceAll(/\s+/gu, ' ');
  const isKept = kept.value.some((row) => row.query === typed);
  return (
    <div class="understood">
      {asked.value.filters.map((filter) => (
        <button
          key={filter.typed} type="button" class={filter.known ? 'filter-chip' : 'filter-chip unknown'} title={filter.known ? undefined : fill(t.unknownFilter, { word: filter.typed })}
          aria-label={filter.known ? fill(t.remove, { filter: filter.typed }) : `${fill(t.unknownFilter, { word: filter.typed })} ${fill(t.remove, { filter: filter.typed })}`}
          onClick={() => { query.value = withoutFilter(query.value, filter); field.current?.focus(); }}
        >
          <bdi>{filter.typed}</bdi><Icon name="cross" size={11} />
        </button>
      ))}
      {asking.value && !isKept && <button type="button" class="link" data-keep-search onClick={() => void keep(typed)}>{t.keep}</button>}
    </div>
  );
}

function Beginnings({ field }: { readonly field: Field }): JSX.Element {
  const t = words.value.notesView.search;
  const put = (text: string, narrow = false): void => {
    query.value = narrow && query.value.trim() !== '' ? `${query.value.trim()} ${text}` : text;
    field.current?.focus();
  };
  return (
    <div class="beginnings">
      {kept.value.length > 0 && (
        <section aria-label={t.keptList}>
          <h2>{t.keptList}</h2>
          <ul>
            {kept.value.map((row) => (
              <li key={row.id}>
                <button type="button" class="kept" onClick={() => put(row.query)}><Icon name="star" size={13} /><bdi>{row.query}</bdi></button>
                <button type="button" class="quiet" aria-label={fill(t.drop, { query: row.query })} title={fill(t.drop, { query: row.query })} onClick={() => { void drop(row); field.current?.focus(); }}><Icon name="bin" size={13} /></button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t.narrow}>
        <h2>{t.narrow}</h2>
        <p class="operators">
          {OFFERED.map((each) => (
            <button key={each} type="button" class="filter-chip" title={t.meaning[each]} onClick={() => put(`${t.operators[each]}:`, true)}>
              <bdi>{t.operators[each]}:</bdi><span class="unseen"> {t.meaning[each]}</span>
            </button>
          ))}
        </p>
      </section>
    </div>
  );
}

async function keep(typed: string): Promise<void> {
  await keepSearch(account.value, typed);
  toast.value = { kind: 'said', text: words.value.notesView.search.kept };
}

async function drop(row: SearchRow): Promise<void> {
  await dropSearch(account.value, row.id);
  toast.value = { kind: 'done', text: words.value.notesView.search.dropped, undo: () => restoreSearch(row) };
}
