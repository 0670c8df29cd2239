/** The overlay's own group of words in each language: the content script carries no others. */
import type { Language } from '../../shared/languages/types.ts';
import type { Position } from '../../shared/notes/types.ts';
import { chooseLanguage, directionOf } from '../words/choose.ts';
import type { OverlayWords, PositionWords } from '../words/shape.ts';
import { overlay as ar, positions as arPositions } from '../words/ar.ts';
import { overlay as en, positions as enPositions } from '../words/en.ts';
import { overlay as es, positions as esPositions } from '../words/es.ts';
import { overlay as fr, positions as frPositions } from '../words/fr.ts';
import { overlay as ru, positions as ruPositions } from '../words/ru.ts';
import { overlay as zh, positions as zhPositions } from '../words/zh.ts';

const ALL: Readonly<Record<Language, readonly [OverlayWords, PositionWords]>> = {
  ar: [ar, arPositions], zh: [zh, zhPositions], en: [en, enPositions], fr: [fr, frPositions], ru: [ru, ruPositions], es: [es, esPositions],
};

export const POSITIONS: readonly Position[] = ['support', 'oppose', 'amend', 'reserve', 'ask-capital'];

export interface Speech {
  readonly language: Language;
  readonly direction: 'rtl' | 'ltr';
  readonly words: OverlayWords;
  readonly positions: Readonly<Record<Position, string>>;
  /** The badges of positions. */
  readonly letters: Readonly<Record<Position, string>>;
}

/** @param chosen a language of the six, or anything else for the browser's first one of them */
export function speak(chosen: string): Speech {
  const language = chooseLanguage(chosen, navigator.languages);
  const [words, names] = ALL[language];
  const letters = words.letters.split(' ');
  return {
    language,
    direction: directionOf(language),
    words,
    positions: { support: names.support, oppose: names.oppose, amend: names.amend, reserve: names.reserve, 'ask-capital': names.askCapital },
    letters: Object.fromEntries(POSITIONS.map((position, index) => [position, letters[index] ?? ''])) as Record<Position, string>,
  };
}
