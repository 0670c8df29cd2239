import { detect } from '../languages/detect.ts';
import { fold } from '../text/fold.ts';
import { readAct } from './acts.ts';
import { lexiconOf } from './lexicon.ts';
import { matchAt, openingWords } from './phrases.ts';

/** Does a line of a plain text begin like a clause: with an act's words, or with the name of the body that acts? */
export function opensClause(line: string): 'surely' | 'maybe' | 'no' {
  const { text } = fold(line.slice(0, 240));
  const lexicon = lexiconOf(detect(text) ?? 'en');
  if (/[,،，]$/.test(text.trimEnd()) && matchAt(lexicon.bodies, openingWords(text, 0, text.length, 12), 0) !== null) return 'surely';
  // In mid-sentence a participle may begin a line; a paragraph's is written with a capital, an ITU heading stands alone.
  if (/^[a-zà-ÿ]/.test(text) && text.trimEnd().length > 60) return 'no';
  return readAct(text, 0, text.length, lexicon, 'un') === null ? 'no' : 'maybe';
}
