import { useEffect, useState } from 'preact/hooks';
import type { InstrumentCard } from '../messages.ts';
import { language } from './state.ts';

let opening: Promise<typeof import('../background/cards.ts')> | null = null;

/** Half a megabyte that takes a while to read: not before what was asked for stands on the screen. */
function catalogue(): Promise<typeof import('../background/cards.ts')> {
  opening ??= new Promise<void>((resolve) => void requestIdleCallback(() => resolve(), { timeout: 2_000 })).then(() => import('../background/cards.ts'));
  return opening;
}

/** The cards of instruments in the interface's language, as they become known; the catalogue is loaded when first asked. */
export function useCards(ids: readonly string[]): ReadonlyMap<string, InstrumentCard> {
  const [cards, setCards] = useState<ReadonlyMap<string, InstrumentCard>>(new Map());
  const wanted = language.value;
  useEffect(() => {
    const ended = new AbortController();
    const load = async (): Promise<void> => {
      const { cardOf } = await catalogue();
      const known = new Map<string, InstrumentCard>();
      for (const id of ids) {
        const card = await cardOf(id, wanted).catch(() => null);
        if (card !== null) known.set(id, card);
      }
      if (!ended.signal.aborted) setCards(known);
    };
    void load();
    return () => ended.abort();
  }, [ids, wanted]);
  return cards;
}
