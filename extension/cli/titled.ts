import type { Citation } from '../../shared/citations/types.ts';
import type { Language } from '../../shared/languages/types.ts';

/** A citation as the analyser prints it: with the instrument's address and title where they are known. */
export interface TitledCitation extends Citation {
  readonly url: string | null;
  readonly title: string | null;
}

/** Adds addresses and titles from the catalogue, which only the command line and the extension's own pages load. */
export function titled(citations: readonly Citation[], _language: Language | null): Promise<TitledCitation[]> {
  return Promise.resolve(citations.map((citation) => ({ ...citation, url: null, title: null })));
}
