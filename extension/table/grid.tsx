import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { onRowKeys } from '../panel/parts/row-keys.ts';
import { words } from '../panel/here/words.ts';
import { FIRST, type Column, type Line } from './clauses.ts';
import { useDocumentNames } from './controls.tsx';
import { ClauseLine } from './line.tsx';
import { filters, listed, shown, sorting } from './state.ts';

/** Lines that are put on the page at once; the next ones follow whenever the browser has nothing else to do. */
const PORTION = 30;
const COLUMNS: readonly Column[] = ['clause', 'agreed', 'opinions', 'threads', 'changed'];

export function Grid(): JSX.Element {
  const lines = shown.value;
  const names = useDocumentNames();
  const grouped = listed.value.length > 1 && sorting.value.by === 'clause';
  const since = filters.value.since;
  const rows = useMemo(() => lines.map((line, index) => ({
    head: grouped && line.document !== lines[index - 1]?.document ? (names.get(line.document) ?? line.document) : null,
    // The same node again is left alone: a portion more does not draw the earlier ones anew.
    node: <ClauseLine key={line.key} line={line} since={since} stop={index === 0} document={!grouped && listed.value.length > 1 ? (names.get(line.document) ?? line.document) : null} />,
    line,
  })), [lines, names, grouped, since, words.value]);
  const most = usePortions(lines);
  const t = words.value.stance.table;
  return (
    <table class="clause-table" role="table" aria-rowcount={lines.length + 1} aria-busy={most < rows.length} onKeyDown={onRowKeys}>
      <caption class="unseen">{t.title}</caption>
      <thead role="rowgroup">
        <tr role="row">{COLUMNS.map((column) => <Head key={column} column={column} />)}</tr>
      </thead>
      <tbody role="rowgroup">
        {rows.slice(0, most).flatMap(({ head, node, line }) => (head === null ? [node] : [<DocumentLine key={`of ${line.document}`} name={head} />, node]))}
      </tbody>
    </table>
  );
}

function DocumentLine({ name }: { readonly name: string }): JSX.Element {
  return <tr role="row" class="of-document"><th role="rowheader" scope="rowgroup" colSpan={COLUMNS.length}><bdi>{name}</bdi></th></tr>;
}

function Head({ column }: { readonly column: Column }): JSX.Element {
  const { by, down } = sorting.value;
  const t = words.value.stance;
  const name = { clause: t.table.clause, agreed: t.positions.agreed, opinions: t.positions.opinions, threads: t.table.threads, changed: t.table.lastChange }[column];
  const sort = (): void => void (sorting.value = { by: column, down: by === column ? !down : FIRST[column] });
  return (
    <th role="columnheader" scope="col" class={`of-${column}`} aria-sort={by === column ? (down ? 'descending' : 'ascending') : 'none'}>
      <button type="button" data-sort={column} title={t.table.sortBy.replace('{column}', name)} onClick={sort}>
        {name}<span class="arrow" aria-hidden="true" />
      </button>
    </th>
  );
}

/** How many lines are on the page: a screenful at first, the rest in the browser's idle moments, all of them for the printer. */
function usePortions(lines: readonly Line[]): number {
  const [most, setMost] = useState(PORTION);
  const before = useRef(lines);
  if (before.current !== lines) {
    before.current = lines;
    // What was there stays there: a filter that is taken off does not scroll anybody to the top.
    if (most > lines.length) setMost(Math.max(PORTION, lines.length));
  }
  useEffect(() => {
    if (most >= lines.length) return;
    const more = (): void => setMost(most + PORTION);
    const idle = 'requestIdleCallback' in globalThis ? requestIdleCallback(more, { timeout: 300 }) : setTimeout(more, 30);
    return () => ('cancelIdleCallback' in globalThis ? cancelIdleCallback(idle as number) : clearTimeout(idle));
  }, [most, lines]);
  useEffect(() => {
    const all = (): void => setMost(Infinity);
    addEventListener('beforeprint', all);
    return () => removeEventListener('beforeprint', all);
  }, []);
  return most;
}
