import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { POSITIONS, type Position } from '../../shared/notes/types.ts';
import { count } from '../words/words.ts';
import { nameOf } from '../panel/here/people.ts';
import { Choice } from '../panel/parts/choice.tsx';
import { addresseeName, addresseesOf } from '../panel/positions/addressees.ts';
import { authorOf } from '../panel/positions/standing.ts';
import { language, words } from '../panel/here/words.ts';
import { documentName, symbolOf } from '../panel/here/symbols.ts';
import { yesterday, type Filters } from './clauses.ts';
import { chosen, documents, every, filters, placing, rows, shown } from './state.ts';

const set = (part: Partial<Filters>): void => void (filters.value = { ...filters.value, ...part });

export function Controls(): JSX.Element {
  const t = words.value.stance.table;
  const people = useMemo(() => {
    const all = new Map<string, string>();
    for (const row of rows.value ?? []) if (row.note.position !== null && !all.has(authorOf(row))) all.set(authorOf(row), nameOf(row));
    return [...all].sort((a, b) => a[1].localeCompare(b[1], language.value));
  }, [rows.value, words.value]);
  const asked = useMemo(() => [...new Set(every.value.flatMap((line) => addresseesOf(line.addressee)))], [every.value]);
  return (
    <search class="controls">
      <Documents />
      <Choice label={words.value.panel.filterPositions} name="position" value={filters.value.position} any={words.value.panel.anyPosition} options={POSITIONS.map((each) => [each, words.value.positions[each]])} choose={(position) => set({ position: position as Position | '' })} />
      <Choice label={words.value.panel.filterPeople} name="person" value={filters.value.person} any={words.value.panel.everyone} options={people} choose={(person) => set({ person })} />
      <Choice label={t.addressee} name="addressee" value={filters.value.addressee} any={t.anyAddressee} options={asked.map((each) => [each, addresseeName(each)])} choose={(addressee) => set({ addressee })} />
      <Since />
      <label class="switch"><input type="checkbox" name="only" checked={filters.value.onlyPositions} onChange={(event) => set({ onlyPositions: event.currentTarget.checked })} />{t.onlyPositions}</label>
      <output class="found hint" aria-live="polite">{count(t.clauseCount, shown.value.length, language.value)}</output>
      <button type="button" class="plain" data-print disabled={shown.value.length === 0 || placing.value !== null} onClick={() => window.print()}>{t.print}</button>
    </search>
  );
}

/** Which documents are listed: all with notes, or those that are ticked. */
function Documents(): JSX.Element {
  const t = words.value.stance.table;
  const names = useDocumentNames();
  const all = documents.value;
  const picked = chosen.value;
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(picked ?? all);
    if (on) next.add(id);
    else next.delete(id);
    chosen.value = next;
  };
  const label = picked === null ? t.everyDocument : picked.size === 1 ? (names.get([...picked][0] ?? '') ?? symbolOf([...picked][0] ?? null)) : count(t.documentCount, all.filter((id) => picked.has(id)).length, language.value);
  return (
    <div class="choice">
      <span id="documents-label">{t.documents}</span>
      <details class="documents">
        <summary aria-labelledby="documents-label documents-chosen"><bdi id="documents-chosen">{label}</bdi></summary>
        <div class="list" role="group" aria-labelledby="documents-label">
          <label class="switch"><input type="checkbox" name="every" checked={picked === null} onChange={(event) => (chosen.value = event.currentTarget.checked ? null : new Set(all.slice(0, 1)))} />{t.everyDocument}</label>
          {all.map((id) => (
            <label key={id} class="switch"><input type="checkbox" name="document" value={id} checked={picked?.has(id) ?? true} onChange={(event) => toggle(id, event.currentTarget.checked)} /><bdi>{names.get(id) ?? symbolOf(id)}</bdi></label>
          ))}
        </div>
      </details>
    </div>
  );
}

/** What people call the documents, in the interface's language. */
export function useDocumentNames(): ReadonlyMap<string, string> {
  const ids = documents.value;
  return useMemo(() => new Map(ids.map((id) => [id, documentName(id, language.value)])), [ids, language.value]);
}

type Span = 'any' | 'yesterday' | 'chosen';

function Since(): JSX.Element {
  const t = words.value.stance.table;
  const [span, setSpan] = useState<Span>('any');
  const choose = (next: Span): void => {
    setSpan(next);
    set({ since: next === 'yesterday' ? yesterday(new Date()) : 0 });
  };
  return (
    <div class="choice since">
      <label>
        <span>{t.since}</span>
        <select name="since" value={span} onChange={(event) => choose(event.currentTarget.value as Span)}>
          <option value="any">{t.anyTime}</option>
          <option value="yesterday">{t.yesterday}</option>
          <option value="chosen">{t.chosenTime}</option>
        </select>
      </label>
      {span === 'chosen' && <input type="datetime-local" name="since-time" aria-label={t.chosenTime} onChange={(event) => set({ since: Date.parse(event.currentTarget.value) || 0 })} />}
    </div>
  );
}
