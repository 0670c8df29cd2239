import { wordBorder } from './borders.ts';
import { type Letters, lettersOf } from './letters.ts';
import { readSketch, type Sketch } from './sketch.ts';
import type { Anchor, Quote } from './types.ts';

/** An anchor's quote made ready for searching: letters of prefix, quote and suffix, alone and in one. */
export interface Pattern {
  readonly quote: Quote;
  readonly exact: Uint16Array;
  readonly prefix: Uint16Array;
  readonly suffix: Uint16Array;
  readonly whole: Uint16Array;
  /** Whether the quote began and ended at the border of a word. */
  readonly startsWord: boolean;
  readonly endsWord: boolean;
  /** Of the clauses that its first and its last letter were in. */
  readonly sketch: Sketch | null;
  readonly lastSketch: Sketch | null;
  /** Likeness of the clause most like the note's own in its own edition; 0 where there was none to speak of. */
  readonly similar: number;
  /** Whether the words stood in one place only when the note was made. */
  readonly unique: boolean;
}

/** Null where there is no quote. */
export function patternOf(anchor: Anchor): Pattern | null {
  const { quote } = anchor;
  if (!quote) return null;
  // Folded in one, so that a footnote marker or an accent at a border is what it is in the text.
  const text = quote.prefix + quote.exact + quote.suffix;
  const letters = lettersOf(text);
  const start = quote.prefix.length;
  const first = firstFrom(letters, start);
  const last = firstFrom(letters, start + quote.exact.length);
  return {
    quote,
    exact: letters.codes.subarray(first, last),
    prefix: letters.codes.subarray(0, first),
    suffix: letters.codes.subarray(last),
    whole: letters.codes,
    startsWord: quote.prefix === '' || wordBorder(text, start),
    endsWord: quote.suffix === '' || wordBorder(text, start + quote.exact.length),
    sketch: readSketch(anchor.from?.sketch),
    lastSketch: anchor.to && anchor.to.path !== anchor.from?.path ? readSketch(anchor.to.sketch) : null,
    similar: anchor.from?.similar ?? 0,
    unique: (anchor.copies ?? 1) <= 1,
  };
}

function firstFrom({ at, length }: Letters, offset: number): number {
  let index = 0;
  while (index < length && (at[index] as number) < offset) index += 1;
  return index;
}
