/** Where the words of a query stand in a text, and the piece of the text around them. Pure. */
import { folded } from './folded.ts';

export interface Piece {
  readonly text: string;
  readonly match: boolean;
}

/** A letter with the marks on it. */
const LETTER = /[\s\S]\p{M}*/uy;
/** Below it there are no marks. */
const FIRST_MARK = 0x300;
const HAN = /^\p{Script=Han}/u;

/** A text as it is folded, and of each UTF-16 unit of that where its letter begins and ends in the text. */
export interface Letters {
  readonly plain: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Letter by letter the same as `folded` makes of the whole text. */
export function lettersOf(text: string): Letters {
  let plain = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let han = false;
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = letterEnd(text, at);
    const letter = text.slice(at, end);
    for (const sign of letterFolded(letter)) {
      if (sign === ' ') {
        if (han || plain.endsWith(' ')) continue;
      } else {
        han = sign > '\u2e7f' && HAN.test(sign);
        if (han && plain.endsWith(' ')) {
          plain = plain.slice(0, -1);
          starts.pop();
          ends.pop();
        }
      }
      for (let unit = 0; unit < sign.length; unit++) {
        starts.push(at);
        ends.push(end);
      }
      plain += sign;
    }
  }
  return { plain, starts, ends };
}

function letterEnd(text: string, at: number): number {
  if (text.charCodeAt(at) < FIRST_MARK && !(text.charCodeAt(at + 1) >= FIRST_MARK)) return at + 1;
  LETTER.lastIndex = at;
  return LETTER.test(text) ? LETTER.lastIndex : at + 1;
}

/** UTF-16 offsets of every place where one of the folded words stands; places that touch are one. */
export function placesIn(text: string, words: readonly string[]): readonly (readonly [number, number])[] {
  const { plain, starts, ends } = lettersOf(text);
  const places: [number, number][] = [];
  for (const word of words) {
    if (word === '') continue;
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) places.push([starts[at]!, ends[at + word.length - 1]!]);
  }
  places.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const joined: [number, number][] = [];
  for (const [start, end] of places) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

const LETTERS_MOST = 20_000;
const letters = new Map<string, string>();

/** The same few hundred letters come again in every text. */
function letterFolded(letter: string): string {
  let known = letters.get(letter);
  if (known === undefined) {
    if (letters.size > LETTERS_MOST) letters.clear();
    letters.set(letter, (known = folded(letter)));
  }
  return known;
}

/** UTF-16 units before the first place, and in all. */
const BEFORE = 40;
const MOST = 180;

/** The text around the first words found, in pieces; from its beginning where none stands in it. */
export function snippet(text: string, words: readonly string[], most = MOST): readonly Piece[] {
  const plain = text.replaceAll(/\s+/gu, ' ').trim();
  const places = placesIn(plain, words);
  const first = places[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : borderAfter(plain, first - BEFORE, first);
  const to = plain.length - from <= most ? plain.length : borderBefore(plain, from + most, from + most - 20);
  const pieces: Piece[] = [];
  const put = (piece: string, match: boolean): void => void (piece !== '' && pieces.push({ text: piece, match }));
  let at = from;
  if (from > 0) put('…', false);
  for (const [start, end] of places) {
    if (start >= to) break;
    put(plain.slice(at, Math.max(at, start)), false);
    put(plain.slice(Math.max(at, start), Math.min(end, to)), true);
    at = Math.max(at, Math.min(end, to));
  }
  put(plain.slice(at, to), false);
  if (to < plain.length) put('…', false);
  return pieces;
}

/** Where a word begins at or after `from`; `from` itself (never inside a pair of surrogates) where none does before `to`. */
function borderAfter(text: string, from: number, to: number): number {
  const blank = text.indexOf(' ', from);
  return blank >= 0 && blank < to ? blank + 1 : whole(text, from);
}

function borderBefore(text: string, to: number, from: number): number {
  const blank = text.lastIndexOf(' ', to);
  return blank > from ? blank : whole(text, to);
}

function whole(text: string, at: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}
