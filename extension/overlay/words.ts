/** The overlay's words for pages of the extension, which carry all languages. A content script is sent its own. */
import type { Language } from '../../shared/languages/types.ts';
import { chooseLanguage } from '../words/choose.ts';
import type { OverlayWords, PositionWords } from '../words/shape.ts';
import { overlay as ar, positions as arPositions } from '../words/ar.ts';
import { overlay as en, positions as enPositions } from '../words/en.ts';
import { overlay as es, positions as esPositions } from '../words/es.ts';
import { overlay as fr, positions as frPositions } from '../words/fr.ts';
import { overlay as ru, positions as ruPositions } from '../words/ru.ts';
import { overlay as zh, positions as zhPositions } from '../words/zh.ts';
import { speechOf, type Speech } from './speech.ts';

export type { Speech };

const ALL: Readonly<Record<Language, readonly [OverlayWords, PositionWords]>> = {
  ar: [ar, arPositions], zh: [zh, zhPositions], en: [en, enPositions], fr: [fr, frPositions], ru: [ru, ruPositions], es: [es, esPositions],
};

/** @param chosen a language of the six, or anything else for the browser's first one of them */
export function speak(chosen: string): Speech {
  const language = chooseLanguage(chosen, navigator.languages);
  return speechOf(language, ...ALL[language]);
}
