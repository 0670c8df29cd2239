import { card } from '../../shared/instruments/card.ts';
import { LANGUAGES } from '../../shared/languages/types.ts';
import type { InstrumentCard } from '../messages.ts';

/** What a popover or the panel's list shows of an instrument, in the reader's language (English where it is no official one). */
export async function cardOf(id: string, language: string): Promise<InstrumentCard> {
  return card(id, LANGUAGES.find((each) => each === language) ?? 'en');
}
