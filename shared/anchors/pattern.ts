import { wordBorder } from './borders.ts';
import { lettersOf } from './letters.ts';
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
  readonly sketch: Sketch | null;
}

/** Null where there is no quote. */
export function patternOf(anchor: Anchor): Pattern | null {
  const { quote } = anchor;
  if (!quote) return null;
  const exact = lettersOf(quote.exact).codes;
  const prefix = lettersOf(quote.prefix).codes;
  const suffix = lettersOf(quote.suffix).codes;
  const whole = new Uint16Array(prefix.length + exact.length + suffix.length);
  whole.set(prefix);
  whole.set(exact, prefix.length);
  whole.set(suffix, prefix.length + exact.length);
  const text = quote.prefix + quote.exact + quote.suffix;
  return {
    quote,
    exact,
    prefix,
    suffix,
    whole,
    startsWord: quote.prefix === '' || wordBorder(text, quote.prefix.length),
    endsWord: quote.suffix === '' || wordBorder(text, quote.prefix.length + quote.exact.length),
    sketch: readSketch(anchor.from?.sketch),
  };
}
