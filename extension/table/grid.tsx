import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useReducer, useRef } from 'preact/hooks';
import { onRowKeys } from '../panel/parts/row-keys.ts';
import { words } from '../panel/here/words.ts';
import { FIRST, type Column, type Line } from './clauses.ts';
import { useDocumentNames } from './controls.tsx';
import { ClauseLine } from './line.tsx';
import { filters, listed, placing, shown, sorting } from './state.ts';

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
    <table class="clause-table" role="table" {...(most < rows.length || placing.value !== null ? { 'aria-rowcount': -1, 'aria-busy': true } : {})} onKeyDown={onRowKeys}>
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

/** What a line weighs: drawing takes about as long for itself as for each opinion. */
function weightOf({ standing }: Line): number {
  return 2 + standing.opinions.length + (standing.agreed === null ? 0 : 1);
}

/** Milliseconds that drawing a portion may take, and how much is drawn at first and at the most. */
const SLICE = 10;
const LEAST = 40;
const MOST = 400;

/** How many lines follow `from` until what is not on the page yet weighs as much as a portion may. */
function reach(lines: readonly Line[], from: number, portion: number, drawn: ReadonlySet<string>): number {
  let at = from;
  for (let left = portion; at < lines.length && left > 0; at++) left -= drawn.has(lines[at]!.key) ? 0 : weightOf(lines[at]!);
  return at;
}

/** How many lines are on the page: a screenful at first, the rest in the browser's idle moments, all of them for the printer. */
function usePortions(lines: readonly Line[]): number {
  const [, redraw] = useReducer((turn: number) => turn + 1, 0);
  const state = useRef({ lines: null as readonly Line[] | null, most: 0, drawn: new Set<string>(), portion: LEAST, began: 0 });
  const now = state.current;
  if (now.lines !== lines) {
    now.lines = lines;
    // What is there stays there: a note that comes in scrolls nobody to the top.
    now.most = reach(lines, 0, now.portion, now.drawn);
    now.drawn = new Set(lines.slice(0, now.most).map(({ key }) => key));
  }
  const { most } = now;
  useLayoutEffect(() => {
    if (now.began === 0) return;
    const took = Math.max(performance.now() - now.began, 1);
    now.began = 0;
    now.portion = Math.min(MOST, Math.max(LEAST, Math.round(now.portion * Math.min(2, SLICE / took))));
  });
  useEffect(() => {
    if (most >= lines.length) return;
    const idle = requestIdleCallback(() => {
      now.began = performance.now();
      now.most = reach(lines, most, now.portion, now.drawn);
      for (const { key } of lines.slice(most, now.most)) now.drawn.add(key);
      redraw(0);
    }, { timeout: 100 });
    return () => cancelIdleCallback(idle);
  }, [most, lines]);
  useEffect(() => {
    const all = (): void => {
      now.most = lines.length;
      redraw(0);
    };
    addEventListener('beforeprint', all);
    return () => removeEventListener('beforeprint', all);
  }, [lines]);
  return most;
}
