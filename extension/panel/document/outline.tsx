import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { newDraft } from '../here/draft.ts';
import { compose } from '../compose/compose.ts';
import { go, documentKey, located, tab, tabDocument } from '../here/tab.ts';
import { fill } from '../../words/words.ts';
import { Icon } from '../parts/icons.tsx';
import { anchorOfClause } from '../positions/clause-words.ts';
import { ClausePositions } from '../positions/clause-positions.tsx';
import { isKey, positionOfKey } from '../positions/keys.ts';
import { clauseOf, NOTHING, standings } from '../positions/standing.ts';
import { choosing, maySetAgreed, takePosition } from '../positions/take.ts';
import { openTable } from '../positions/open-table.ts';
import { notes, unread } from '../here/notes.ts';
import { streamForNew } from '../here/person.ts';
import { words } from '../here/words.ts';
import { Empty, NothingFound } from '../parts/empty.tsx';
import { inView } from '../here/in-view.ts';
import { OutlineMap, type ClauseFacts } from './outline-map.tsx';
import { OutlineRow } from './outline-row.tsx';
import { linesOf, shownFor, withParents, type Folds, type Line } from './outline-tree.ts';
import './outline.css';

const FILTERS = ['all', 'withNotes', 'withPositions', 'withCitations', 'unread'] as const;
type Filter = (typeof FILTERS)[number];

export function Outline({ matches }: { readonly matches: ((text: string) => boolean) | null }): JSX.Element {
  const [filter, setFilter] = useState<Filter>('all');
  const [folds, setFolds] = useState<Folds>(new Map());
  const [stop, setStop] = useState<string | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  const document = tabDocument.value;
  const entries = document?.outline ?? [];
  const standing = useMemo(() => standings(notes.value, located.value), [notes.value, located.value]);
  const facts = useFacts(standing);
  const shown = useMemo(() => {
    if (matches === null && filter === 'all') return null;
    const holds: Record<Filter, (each: ClauseFacts) => boolean> = {
      all: () => true, withNotes: (each) => each.notes > 0, withPositions: (each) => each.positions, withCitations: (each) => each.citations > 0, unread: (each) => each.unread > 0,
    };
    const hits = entries.filter((entry) => (matches === null || matches(`${entry.path} ${entry.words} ${entry.act ?? ''}`)) && holds[filter](facts(entry.path)));
    return withParents(entries, new Set(hits.map(({ path }) => path)));
  }, [entries, matches, filter, facts]);
  const lines = useMemo(() => linesOf(entries, folds, shown), [entries, folds, shown]);
  const here = useMemo(() => shownFor(inView.value, entries, lines), [inView.value, entries, lines]);
  const t = words.value.stance.outline;

  useEffect(() => {
    choosing.value = null;
  }, [documentKey.value]);
  useEffect(() => {
    // The outline follows the page, but never while somebody is at work in it.
    if (here === null || tree.current === null || tree.current.matches(':focus-within, :hover')) return;
    tree.current.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [here]);

  if (entries.length === 0) return <Empty text={words.value.panel.noClauses} />;

  const focus = (key: string): void => {
    setStop(key);
    const line = (): HTMLElement | null => tree.current?.querySelector<HTMLElement>(`[data-line="${CSS.escape(key)}"]`) ?? null;
    if (line() === null) requestAnimationFrame(() => line()?.focus());
    else line()?.focus();
  };
  const fold = (key: string, open: boolean): void => setFolds(new Map([...folds, [key, open]]));
  const write = async (path: string): Promise<void> => {
    const key = documentKey.value;
    if (key !== null) await compose(newDraft(key, await anchorOfClause(tab.value, path, document?.document.language ?? null), streamForNew.value));
  };
  const onKey = (event: KeyboardEvent): void => {
    const line = lines.find(({ key }) => key === (event.target as HTMLElement).closest<HTMLElement>('[data-line]')?.dataset['line']);
    if (line === undefined) return;
    const open = choosing.value;
    if (open !== null && line.key === open.path && takeByKey(event, open.path)) return;
    // Keys inside of what is open under a clause are its own.
    if (!(event.target as HTMLElement).matches('[data-line]') || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = moved(lines, line, event.key);
    if (next !== null) focus(next);
    else if (folding(event.key) !== null && line.open !== null && line.open !== folding(event.key)) fold(line.key, folding(event.key)!);
    else if (event.key === 'Enter' || event.key === ' ') {
      if (line.type === 'stretch') fold(line.key, !line.open);
      else void go({ path: line.entry.path });
    } else if (line.type === 'clause' && isKey(event, 'n')) void write(line.key);
    else if (line.type === 'clause' && isKey(event, 'p')) choosing.value = { path: line.key, whose: event.shiftKey && maySetAgreed() ? 'agreed' : 'mine' };
    else return;
    event.preventDefault();
  };
  const takeByKey = (event: KeyboardEvent, path: string): boolean => {
    const { whose } = choosing.value!;
    const position = positionOfKey(event, words.value.overlay.letters);
    if (event.key !== 'Escape' && position === null) return false;
    event.preventDefault();
    choosing.value = null;
    focus(path);
    if (position !== null) void takePosition(path, position, whose);
    return true;
  };
  const at = lines.some(({ key }) => key === stop) ? stop : (lines[0]?.key ?? null);
  const foldable = lines.filter((line) => line.open !== null);
  const allOpen = foldable.every((line) => line.open);

  return (
    <div class="outline">
      <div class="outline-tools">
        <select aria-label={t.show} value={filter} onChange={(event) => setFilter(event.currentTarget.value as Filter)}>
          {FILTERS.map((each) => <option key={each} value={each}>{t[each]}</option>)}
        </select>
        {shown === null && <button type="button" class="quiet fold-all" aria-label={allOpen ? t.collapseAll : t.expandAll} title={allOpen ? t.collapseAll : t.expandAll} onClick={() => setFolds(foldAll(entries, !allOpen))}><span class="turn" data-open={allOpen} aria-hidden="true" /></button>}
        <button type="button" class="plain" data-open-table onClick={() => void openTable(documentKey.value)}><Icon name="open" size={13} /> {words.value.stance.table.title}</button>
      </div>
      {lines.length === 0 ? <NothingFound /> : (
        <div class="outline-frame">
          <ul ref={tree} class="tree" role="tree" aria-label={t.tree} aria-describedby="outline-keys" onKeyDown={onKey}>
            {lines.map((line) => (
              <Item key={line.key} line={line} stop={line.key === at} here={line.key === here} focused={() => setStop(line.key)} toggle={() => fold(line.key, !line.open)}>
                {line.type === 'clause' && (
                  <>
                    <OutlineRow entry={line.entry} facts={facts(line.key)} standing={standing.get(line.key) ?? NOTHING} inView={line.key === here} open={choosing.value?.path === line.key}
                      go={() => void go({ path: line.key })} write={() => void write(line.key)} positions={() => (choosing.value = choosing.value?.path === line.key ? null : { path: line.key, whose: 'mine' })} />
                    {choosing.value?.path === line.key && documentKey.value !== null && (
                      <ClausePositions path={line.key} document={documentKey.value} whose={choosing.value.whose} standing={standing.get(line.key) ?? NOTHING}
                        close={() => {
                          choosing.value = null;
                          focus(line.key);
                        }} />
                    )}
                  </>
                )}
              </Item>
            ))}
          </ul>
          <OutlineMap entries={entries} facts={facts} inView={inView.value} go={(path) => { focus(path); void go({ path }); }} />
        </div>
      )}
      <p id="outline-keys" class="hint outline-keys">{fill(t.keys, { letters: words.value.overlay.letters })}</p>
    </div>
  );
}

interface ItemProps {
  readonly line: Line;
  readonly stop: boolean;
  readonly here: boolean;
  readonly focused: () => void;
  readonly toggle: () => void;
  readonly children: JSX.Element | false;
}

function Item({ line, stop, here, focused, toggle, children }: ItemProps): JSX.Element {
  const kind = line.type === 'stretch' ? line.stretch.kind : line.entry.kind;
  return (
    <li class={`line of-${kind} ${line.type}`} role="treeitem" data-line={line.key} data-row aria-level={line.level} tabIndex={stop ? 0 : -1} style={{ '--depth': Math.min(line.level - 2, 4) }}
      {...(line.open === null ? {} : { 'aria-expanded': line.open })} {...(here ? { 'aria-current': 'location' as const } : {})}
      {...(line.type === 'clause' ? { 'aria-posinset': line.at, 'aria-setsize': line.of } : {})}
      onFocus={(event) => event.target === event.currentTarget && focused()}>
      {line.open !== null && <button type="button" class="turning" tabIndex={-1} aria-hidden="true" onClick={toggle}><span class="turn" data-open={line.open} /></button>}
      {line.type === 'stretch' ? <div class="stretch-head" onClick={toggle}>{words.value.kinds[line.stretch.kind]}<span class="count">{line.stretch.entries.length}</span></div> : children}
    </li>
  );
}

/** By the path of a clause: what is there. Counted once for all lines. */
function useFacts(standing: ReturnType<typeof standings>): (path: string) => ClauseFacts {
  return useMemo(() => {
    const noted = new Map<string, number>();
    const fresh = new Map<string, number>();
    for (const row of notes.value) {
      const path = clauseOf(row, located.value);
      if (path === null) continue;
      if (unread.value.has(row.id)) fresh.set(path, (fresh.get(path) ?? 0) + 1);
      if (row.note.kind !== 'reply') noted.set(path, (noted.get(path) ?? 0) + 1);
    }
    const cited = new Map<string, number>();
    for (const { path } of tabDocument.value?.citations ?? []) if (path !== null) cited.set(path, (cited.get(path) ?? 0) + 1);
    return (path) => ({ notes: noted.get(path) ?? 0, unread: fresh.get(path) ?? 0, positions: standing.has(path), citations: cited.get(path) ?? 0 });
  }, [notes.value, located.value, unread.value, tabDocument.value, standing]);
}

/** Where a key leads; null: nowhere, or it folds. */
function moved(lines: readonly Line[], line: Line, key: string): string | null {
  const index = lines.indexOf(line);
  const step = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: lines.length - 1 }[key];
  if (step !== undefined) return lines[step]?.key ?? null;
  const opens = folding(key);
  // Open already: into it. Closed, or a leaf: up to what it lies under.
  if (opens === true && line.open === true) return lines[index + 1]?.key ?? null;
  if (opens === false && line.open !== true) return lines.slice(0, index).findLast((above) => above.level < line.level)?.key ?? null;
  return null;
}

/** Whether an arrow opens (true) or closes (false), the way that the interface runs. */
function folding(key: string): boolean | null {
  const rtl = document.documentElement.dir === 'rtl';
  if (key === (rtl ? 'ArrowLeft' : 'ArrowRight')) return true;
  return key === (rtl ? 'ArrowRight' : 'ArrowLeft') ? false : null;
}

function foldAll(entries: Parameters<typeof linesOf>[0], open: boolean): Folds {
  return new Map(linesOf(entries, new Map(), null).flatMap((line) => (line.open === null ? [] : [[line.key, open] as const])));
}
