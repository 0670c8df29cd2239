/** Who cites whom: of one document, or of all that were read on this computer. */
import { withoutVersion } from '../../../shared/instruments/ids.ts';
import type { LibraryRow } from '../../library/documents.ts';
import { kindOf, type Cited } from './cited.ts';
import type { CitedKind } from '../../words/library/shape.ts';

export interface GraphNode {
  /** The instrument without its version: all versions are one. */
  readonly id: string;
  readonly kind: CitedKind;
  /** Where its text was read; undefined where it is not kept. */
  readonly kept: LibraryRow | undefined;
  /** How many of those drawn it cites, and how many of all known cite it. */
  readonly cites: number;
  readonly citedBy: number;
  /** The document that the panel stands beside. */
  readonly here: boolean;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Those that are cited least and have no place. */
  readonly left: number;
}

/** A picture of more tells nothing. */
export const NODES_MOST = 200;

/**
 * @param here the document beside the panel, with what it cites; null for none
 * @param all with every kept document; otherwise only what `here` cites, and how these cite each other
 */
export function graphOf(here: { readonly id: string; readonly cited: readonly Cited[] } | null, rows: readonly LibraryRow[], all: boolean): Graph {
  const center = here === null ? null : withoutVersion(here.id);
  const kept = new Map<string, LibraryRow>();
  const cites = new Map<string, Set<string>>();
  const add = (from: string, to: string) => {
    if (from === to) return;
    const known = cites.get(from) ?? new Set();
    known.add(to);
    cites.set(from, known);
  };
  for (const row of rows.toReversed()) {
    kept.set(row.instrument, row);
    for (const { id } of row.cites) add(row.instrument, withoutVersion(id));
  }
  if (here !== null && center !== null) for (const { id } of here.cited) add(center, withoutVersion(id));
  const inScope = all
    ? new Set([...(center === null ? [] : [center]), ...kept.keys(), ...[...cites.values()].flatMap((each) => [...each])])
    : new Set([...(center === null ? [] : [center]), ...(center === null ? [] : (cites.get(center) ?? []))]);
  const citedBy = new Map<string, number>();
  for (const each of cites.values()) for (const to of each) citedBy.set(to, (citedBy.get(to) ?? 0) + 1);
  const weight = (id: string) => (id === center ? Infinity : (kept.has(id) ? 2 : 0) + (citedBy.get(id) ?? 0));
  const ids = [...inScope].toSorted((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1));
  const drawn = new Set(ids.slice(0, NODES_MOST));
  const edges = [...cites].flatMap(([from, to]) => (drawn.has(from) ? [...to].filter((each) => drawn.has(each)).map((each) => ({ from, to: each })) : []));
  const out = new Map<string, number>();
  for (const { from } of edges) out.set(from, (out.get(from) ?? 0) + 1);
  return {
    nodes: [...drawn].map((id) => ({ id, kind: kindOf(id), kept: kept.get(id), cites: out.get(id) ?? 0, citedBy: citedBy.get(id) ?? 0, here: id === center })),
    edges,
    left: ids.length - drawn.size,
  };
}
