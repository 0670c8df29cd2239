/** The outline as a tree, and what of it is on the screen. Pure. */
import type { ClauseKind } from '../../../shared/clauses/types.ts';
import type { OutlineEntry } from '../../messages.ts';

/** Clauses of one kind that follow each other: the tree's first level. */
export interface Stretch {
  readonly key: string;
  readonly kind: ClauseKind;
  readonly entries: readonly OutlineEntry[];
}

export type Line =
  | { readonly type: 'stretch'; readonly key: string; readonly level: 1; readonly open: boolean; readonly stretch: Stretch }
  | { readonly type: 'clause'; readonly key: string; readonly level: number; readonly open: boolean | null; readonly entry: OutlineEntry; readonly at: number; readonly of: number };

/** Kinds that a reader rarely goes to are folded until asked for. */
const FOLDED: ReadonlySet<ClauseKind> = new Set(['front', 'footnote', 'closing']);

export function stretchesOf(entries: readonly OutlineEntry[]): Stretch[] {
  const all: { key: string; kind: ClauseKind; entries: OutlineEntry[] }[] = [];
  for (const entry of entries) {
    const last = all.at(-1);
    if (last?.kind === entry.kind) last.entries.push(entry);
    else all.push({ key: `${entry.kind} ${entry.path}`, kind: entry.kind, entries: [entry] });
  }
  return all;
}

/** What the person has opened or closed, by the line's key; everything else is as it comes. */
export type Folds = ReadonlyMap<string, boolean>;

/**
 * The lines to show, in reading order.
 * @param shown the clauses that a filter lets through, with those above them; null: all, folded as the person wishes
 */
export function linesOf(entries: readonly OutlineEntry[], folds: Folds, shown: ReadonlySet<string> | null): Line[] {
  const parents = new Set(entries.flatMap(({ parent }) => (parent === null ? [] : [parent])));
  const lines: Line[] = [];
  for (const stretch of stretchesOf(entries)) {
    const within = shown === null ? stretch.entries : stretch.entries.filter(({ path }) => shown.has(path));
    if (within.length === 0) continue;
    const open = shown !== null || (folds.get(stretch.key) ?? !FOLDED.has(stretch.kind));
    lines.push({ type: 'stretch', key: stretch.key, level: 1, open, stretch: { ...stretch, entries: within } });
    if (open) lines.push(...clauseLines(within, parents, folds, shown !== null));
  }
  return lines;
}

function clauseLines(entries: readonly OutlineEntry[], parents: ReadonlySet<string>, folds: Folds, all: boolean): Line[] {
  const levels = new Map<string, number>();
  const closed = new Set<string>();
  const here = new Set(entries.map(({ path }) => path));
  /** Its place among those beside it, from 1; and by parent how many there are. */
  const places = new Map<string, number>();
  const counts = new Map<string | null, number>();
  for (const { path, parent } of entries) {
    const under = parent !== null && here.has(parent) ? parent : null;
    const place = (counts.get(under) ?? 0) + 1;
    counts.set(under, place);
    places.set(path, place);
  }
  const lines: Line[] = [];
  for (const entry of entries) {
    const { path } = entry;
    const parent = entry.parent !== null && here.has(entry.parent) ? entry.parent : null;
    const level = parent === null ? 2 : (levels.get(parent) ?? 1) + 1;
    levels.set(path, level);
    const hidden = parent !== null && closed.has(parent);
    const open = parents.has(path) && counts.has(path) ? all || (folds.get(path) ?? true) : null;
    if (hidden || open === false) closed.add(path);
    if (hidden) continue;
    lines.push({ type: 'clause', key: path, level, open, entry, at: places.get(path) ?? 1, of: counts.get(parent) ?? 1 });
  }
  return lines;
}

/** Clauses with those that they lie under, so that a hit never stands without its heading. */
export function withParents(entries: readonly OutlineEntry[], paths: ReadonlySet<string>): ReadonlySet<string> {
  const parents = new Map(entries.map(({ path, parent }) => [path, parent]));
  const all = new Set<string>();
  for (const { path } of entries) {
    if (!paths.has(path)) continue;
    for (let at: string | null = path; at !== null && !all.has(at); at = parents.get(at) ?? null) all.add(at);
  }
  return all;
}

/** The nearest line above that is open to the eye: where the clause in view is shown while it is folded away. */
export function shownFor(path: string | null, entries: readonly OutlineEntry[], lines: readonly Line[]): string | null {
  const keys = new Set(lines.map(({ key }) => key));
  const parents = new Map(entries.map((entry) => [entry.path, entry.parent]));
  for (let at = path; at !== null; at = parents.get(at) ?? null) if (keys.has(at)) return at;
  const stretch = stretchesOf(entries).find((each) => each.entries.some((entry) => entry.path === path));
  return stretch !== undefined && keys.has(stretch.key) ? stretch.key : null;
}
