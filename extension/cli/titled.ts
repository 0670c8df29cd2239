import type { Citation } from '../../shared/citations/types.ts';
import { address } from '../../shared/instruments/addresses.ts';
import { card } from '../../shared/instruments/card.ts';
import type { Language } from '../../shared/languages/types.ts';

/** A citation as the analyser prints it: with the instrument's address and title where they are known. */
export interface TitledCitation extends Citation {
  readonly url: string | null;
  readonly title: string | null;
}

/**
 * Adds addresses and titles, in the document's language where there is one. They come from the catalogue, which is too
 * large for a page: only the command line and the extension's own pages load it.
 */
export async function titled(citations: readonly Citation[], language: Language | null): Promise<TitledCitation[]> {
  const reader = language ?? 'en';
  const titles = new Map<string, string | null>();
  for (const { id } of citations) if (!titles.has(id)) titles.set(id, (await card(id, reader)).title);
  return citations.map((citation) => ({
    ...citation,
    url: address(citation.id, reader)?.url ?? (citation.id.startsWith('https://') ? citation.id : null),
    title: titles.get(citation.id) ?? null,
  }));
}
