import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ClauseKind } from '../../../shared/clauses/types.ts';
import type { OutlineEntry } from '../../messages.ts';
import { wholeDocument } from '../../store/notes.ts';
import { compose, count, fill, go } from '../doing.ts';
import { newDraft } from '../compose/draft.ts';
import { Icon } from '../icons.tsx';
import { countsOf } from '../notes/places.ts';
import { onRowKeys } from '../roving.ts';
import { documentKey, language, located, notes, query, streamForNew, tabDocument, words } from '../state.ts';

/** Clauses of one kind that follow each other. */
interface Stretch {
  readonly kind: ClauseKind;
  readonly entries: readonly OutlineEntry[];
}

/** Kinds that a reader rarely goes to are folded until asked for. */
const FOLDED: ReadonlySet<ClauseKind> = new Set(['front', 'footnote', 'closing']);

export function Outline({ matches }: { readonly matches: ((text: string) => boolean) | null }): JSX.Element {
  const document = tabDocument.value;
  const entries = document?.outline ?? [];
  const shown = useMemo(() => (matches === null ? entries : entries.filter((entry) => matches(`${entry.path} ${entry.words} ${entry.act ?? ''}`))), [entries, matches]);
  const depths = useMemo(() => depthsOf(entries), [entries]);
  const noteCounts = countsOf(notes.value, located.value);
  const citationCounts = useMemo(() => {
    const counts = new Map<string, number>();
    for (const { path } of document?.citations ?? []) if (path !== null) counts.set(path, (counts.get(path) ?? 0) + 1);
    return counts;
  }, [document]);
  const t = words.value.panel;
  if (entries.length === 0) return <Empty text={t.noClauses} />;
  if (shown.length === 0) return <NothingFound />;
  let first = true;
  return (
    <div class="outline" onKeyDown={onRowKeys}>
      {stretches(shown).map((stretch, index) => (
        <Section key={`${stretch.kind}${index}`} stretch={stretch} open={matches !== null || !FOLDED.has(stretch.kind)}>
          {stretch.entries.map((entry) => {
            const stop = first;
            first = false;
            return <Row key={entry.path} entry={entry} depth={depths.get(entry.path) ?? 0} notes={noteCounts.get(entry.path) ?? 0} citations={citationCounts.get(entry.path) ?? 0} stop={stop} />;
          })}
        </Section>
      ))}
    </div>
  );
}

function Section({ stretch, open, children }: { readonly stretch: Stretch; readonly open: boolean; readonly children: JSX.Element[] }): JSX.Element {
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const isOpen = unfolded ?? open;
  return (
    <section class={`stretch of-${stretch.kind}`}>
      <h2>
        <button type="button" class="fold" aria-expanded={isOpen} onClick={() => setUnfolded(!isOpen)}>
          <span class="turn" aria-hidden="true" />
          {words.value.kinds[stretch.kind]}
          <span class="count">{stretch.entries.length}</span>
        </button>
      </h2>
      {isOpen && <ol class="clauses">{children}</ol>}
    </section>
  );
}

interface RowProps {
  readonly entry: OutlineEntry;
  readonly depth: number;
  readonly notes: number;
  readonly citations: number;
  readonly stop: boolean;
}

function Row({ entry, depth, notes: noteCount, citations, stop }: RowProps): JSX.Element {
  const t = words.value.panel;
  const write = (): void => {
    const document = documentKey.value;
    if (document === null) return;
    const here = { path: entry.path, offset: 0 };
    void compose(newDraft(document, { ...wholeDocument(tabDocument.value?.document.language ?? null), target: 'clause', from: here, to: here }, streamForNew.value));
  };
  return (
    <li class="clause" style={{ '--depth': Math.min(depth, 4) }}>
      <button type="button" class={entry.act === null ? 'place' : 'place act'} data-row data-path={entry.path} tabIndex={stop ? 0 : -1} onClick={() => void go({ path: entry.path })}>
        <bdi class="path" dir="ltr">{entry.path}</bdi>
        <span class="words" dir="auto">{entry.words}</span>
        {noteCount > 0 && <span class="count note-count" title={count(t.noteCount, noteCount, language.value)}>{noteCount}<span class="unseen">{count(t.noteCount, noteCount, language.value)}</span></span>}
        {citations > 0 && <span class="count citation-count" title={count(t.citationCount, citations, language.value)}>{citations}<span class="unseen">{count(t.citationCount, citations, language.value)}</span></span>}
      </button>
      <button type="button" class="quiet write" tabIndex={-1} title={fill(t.noteOnClause, { path: entry.path })} aria-label={fill(t.noteOnClause, { path: entry.path })} onClick={write}>
        <Icon name="pen" size={14} />
      </button>
    </li>
  );
}

function stretches(entries: readonly OutlineEntry[]): Stretch[] {
  const all: { kind: ClauseKind; entries: OutlineEntry[] }[] = [];
  for (const entry of entries) {
    const last = all.at(-1);
    if (last?.kind === entry.kind) last.entries.push(entry);
    else all.push({ kind: entry.kind, entries: [entry] });
  }
  return all;
}

/** How deep each clause lies under its parents, from 0. */
export function depthsOf(entries: readonly Pick<OutlineEntry, 'path' | 'parent'>[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const { path, parent } of entries) depths.set(path, parent === null ? 0 : (depths.get(parent) ?? -1) + 1);
  return depths;
}

export function Empty({ text, hint }: { readonly text: string; readonly hint?: string }): JSX.Element {
  return (
    <div class="empty">
      <p>{text}</p>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </div>
  );
}

export function NothingFound(): JSX.Element {
  return <Empty text={fill(words.value.panel.noResults, { words: query.value.trim().slice(0, 80) })} />;
}
