import type { TabDocument } from '../../messages.ts';

export type CitationEntry = TabDocument['citations'][number];

/** An instrument and every place that cites it. */
export interface Cited {
  readonly id: string;
  readonly places: readonly CitationEntry[];
}

export function citedIn(citations: readonly CitationEntry[]): Cited[] {
  const all = new Map<string, CitationEntry[]>();
  for (const citation of citations) all.set(citation.id, [...(all.get(citation.id) ?? []), citation]);
  return [...all].map(([id, places]) => ({ id, places }));
}
