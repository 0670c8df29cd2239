import type { Language } from '../../shared/languages/types.ts';
import type { Plural } from './plural.ts';
import type { Words } from './shape.ts';
import ar from './ar.ts';
import en from './en.ts';
import es from './es.ts';
import fr from './fr.ts';
import ru from './ru.ts';
import zh from './zh.ts';

const ALL: Readonly<Record<Language, Words>> = { ar, zh, en, fr, ru, es };

/** All words of a language. For extension pages; a content script imports its own group from each language's file. */
export function wordsOf(language: Language): Words {
  return ALL[language];
}

export { chooseLanguage, count, directionOf, fill } from './choose.ts';
export type { Plural, Words };
