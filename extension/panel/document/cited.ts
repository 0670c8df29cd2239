import { parse } from '../../../shared/instruments/ids.ts';
import type { InstrumentCard, TabDocument } from '../../messages.ts';
import type { CitedKind } from '../../words/library/shape.ts';

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

/** What an instrument is, for the filter. */
export function kindOf(id: string): CitedKind {
  const instrument = parse(id);
  switch (instrument?.family) {
    case 'un':
      return instrument.symbol.includes('/RES/') ? 'resolution' : instrument.symbol.includes('/DEC/') ? 'decision' : 'document';
    case 'itu-act':
      return instrument.act === 'res' ? 'resolution' : instrument.act === 'dec' ? 'decision' : instrument.act === 'rec' ? 'recommendation' : 'document';
    case 'itu-recommendation': return 'recommendation';
    case 'itu-treaty': return 'treaty';
    case 'wsis-outcome':
    case 'wsis-action-line': return 'outcome';
    case 'sdg': return 'goal';
    case 'standard': return 'standard';
    case 'itu-document': return 'document';
    default: return 'web';
  }
}

/** A newer version than the one cited is known. Without a version cited, nothing is outdated. */
export function isOutdated(card: InstrumentCard | undefined): boolean {
  return card?.newest != null && card.versionCited !== null && card.newest.version !== card.versionCited;
}

export const COLUMNS = ['what', 'version', 'newest', 'where', 'times'] as const;
export type Column = (typeof COLUMNS)[number];
export interface Sorting {
  readonly by: Column;
  readonly down: boolean;
}

/** In the order of a column; equal ones in the order of the document. */
export function sorted(all: readonly Cited[], { by, down }: Sorting, cards: ReadonlyMap<string, InstrumentCard>, language: string): Cited[] {
  const words = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const text = (one: Cited): string => {
    const card = cards.get(one.id);
    return by === 'what' ? (card?.name ?? one.id) : by === 'version' ? (card?.versionCited ?? '') : (card?.newest?.version ?? '');
  };
  const order = (a: Cited, b: Cited): number => {
    if (by === 'times') return b.places.length - a.places.length;
    if (by === 'where') return a.places[0]!.start - b.places[0]!.start;
    // What is outdated is what one looks for.
    if (by === 'newest' && isOutdated(cards.get(a.id)) !== isOutdated(cards.get(b.id))) return isOutdated(cards.get(a.id)) ? -1 : 1;
    // Nothing stands last, whichever way.
    if ((text(a) === '') !== (text(b) === '')) return (text(a) === '' ? 1 : -1) * (down ? -1 : 1);
    return words.compare(text(a), text(b));
  };
  return all.toSorted((a, b) => (order(a, b) || a.places[0]!.start - b.places[0]!.start) * (down ? -1 : 1));
}
