/** The overlay's words for pages of the extension, which carry all languages. A content script is sent its own. */
import type { Language } from '../../shared/languages/types.ts';
import { chooseLanguage } from '../words/choose.ts';
import type { PopoverWords } from '../words/popover/shape.ts';
import type { PositionWords } from '../words/shape.ts';
import type { OverlayWords } from '../words/overlay/shape.ts';
import { popover as arPopover } from '../words/popover/ar.ts';
import { overlay as ar } from '../words/overlay/ar.ts';
import { positions as arPositions } from '../words/ar.ts';
import { popover as enPopover } from '../words/popover/en.ts';
import { overlay as en } from '../words/overlay/en.ts';
import { positions as enPositions } from '../words/en.ts';
import { popover as esPopover } from '../words/popover/es.ts';
import { overlay as es } from '../words/overlay/es.ts';
import { positions as esPositions } from '../words/es.ts';
import { popover as frPopover } from '../words/popover/fr.ts';
import { overlay as fr } from '../words/overlay/fr.ts';
import { positions as frPositions } from '../words/fr.ts';
import { popover as ruPopover } from '../words/popover/ru.ts';
import { overlay as ru } from '../words/overlay/ru.ts';
import { positions as ruPositions } from '../words/ru.ts';
import { popover as zhPopover } from '../words/popover/zh.ts';
import { overlay as zh } from '../words/overlay/zh.ts';
import { positions as zhPositions } from '../words/zh.ts';
import { speechOf, type Speech } from './speech.ts';

export type { Speech };

const ALL: Readonly<Record<Language, { readonly overlay: OverlayWords; readonly positions: PositionWords; readonly popover: PopoverWords }>> = {
  ar: { overlay: ar, positions: arPositions, popover: arPopover },
  zh: { overlay: zh, positions: zhPositions, popover: zhPopover },
  en: { overlay: en, positions: enPositions, popover: enPopover },
  fr: { overlay: fr, positions: frPositions, popover: frPopover },
  ru: { overlay: ru, positions: ruPositions, popover: ruPopover },
  es: { overlay: es, positions: esPositions, popover: esPopover },
};

/** @param chosen a language of the six, or anything else for the browser's first one of them */
export function speak(chosen: string): Speech {
  const language = chooseLanguage(chosen, navigator.languages);
  return speechOf(language, ALL[language]);
}
