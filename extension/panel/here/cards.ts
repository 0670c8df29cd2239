/** What is known of instruments, from the background: it has the catalogue, which takes a quarter of a second to open. */
import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../shared/languages/types.ts';
import { askBackground, type InstrumentCard } from '../../messages.ts';
import { language } from './words.ts';

/** The cards of instruments; without those that the background does not give (the extension was updated meanwhile). */
export async function cardsOf(ids: readonly string[], of: Language): Promise<ReadonlyMap<string, InstrumentCard>> {
  if (ids.length === 0) return new Map();
  const outcome = await askBackground('panel/cards', { ids, language: of });
  return new Map(outcome.ok ? outcome.value.map((card) => [card.id, card]) : []);
}

/** The cards of instruments in the interface's language, as they become known. */
export function useCards(ids: readonly string[]): ReadonlyMap<string, InstrumentCard> {
  const [cards, setCards] = useState<ReadonlyMap<string, InstrumentCard>>(new Map());
  const wanted = language.value;
  useEffect(() => {
    let stale = false;
    void cardsOf(ids, wanted).then((known) => !stale && setCards(known));
    return () => void (stale = true);
  }, [ids, wanted]);
  return cards;
}
