/** Finding words in the whole document: a PDF's pages are laid over only near the window, where the browser's own search ends. */
import { fold, toSource, type Folded } from '../../shared/text/fold.ts';

/** More than anybody steps through. */
const MOST = 2_000;

export type Finder = (wanted: string) => readonly (readonly [number, number])[];

/** A finder over a text, whatever the digits, harakat, kashida or capitals; the text is folded once, at the first search. */
export function finderOf(text: string): Finder {
  let folded: Folded | null = null;
  let letters = '';
  return (wanted) => {
    const words = lower(fold(wanted.trim()).text).replace(/\s+/gu, ' ');
    if (words === '') return [];
    if (folded === null) {
      folded = fold(text);
      letters = lower(folded.text);
    }
    const found: (readonly [number, number])[] = [];
    const pattern = new RegExp(words.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&').replaceAll(' ', '\\s{1,8}'), 'gu');
    for (const match of letters.matchAll(pattern)) {
      if (found.push(toSource(folded, match.index, match.index + match[0].length)) >= MOST) break;
    }
    return found;
  };
}

/** Lower case letter by letter, so that every offset stays. Alef with and without its signs are one letter to a searcher. */
function lower(text: string): string {
  return text.replace(/[\p{Lu}أإآٱىё]/gu, (letter) => {
    if ('أإآٱ'.includes(letter)) return 'ا';
    if (letter === 'ى') return 'ي';
    if (letter === 'ё') return 'е';
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
