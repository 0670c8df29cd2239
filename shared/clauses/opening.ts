import { detect } from '../languages/detect.ts';
import type { Language } from '../languages/types.ts';
import { fold } from '../text/fold.ts';
import { readAct } from './acts.ts';
import { lexiconOf } from './lexicon.ts';
import { bodyOf } from './lines.ts';
import { openingWords } from './phrases.ts';

/** Does a line of a plain text begin like a clause: with an act's words, or with the name of the body that acts? */
export function opensClause(line: string, language: Language | null = null): 'surely' | 'maybe' | 'no' {
  const { text } = fold(line.slice(0, 240));
  const told = detect(text);
  // A few words do not tell English, French and Spanish apart.
  const lexicon = lexiconOf((told === null || (isLatin(told) && isLatin(language)) ? language : told) ?? 'en');
  const end = text.trimEnd().length;
  // "the General Assembly, in its resolution …," goes on; enacting words have nothing but a place and a year behind them.
  if (/^[^a-zà-ÿа-яё]/.test(text) && /^[^,،，]*(?:\([^()]*\) ?)?[,،，]$/.test(text.slice(0, end)) && bodyOf(openingWords(text, 0, end, 24), text, end, lexicon) !== null) return 'surely';
  // In mid-sentence a participle may begin a line; a paragraph's is written with a capital, an ITU heading stands alone.
  if (/^[a-zà-ÿ]/.test(text) && text.trimEnd().length > 60) return 'no';
  return readAct(text, 0, text.length, lexicon, 'un') === null ? 'no' : 'maybe';
}

function isLatin(language: Language | null): boolean {
  return language === 'en' || language === 'fr' || language === 'es';
}
