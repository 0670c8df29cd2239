import type { Range } from '../text/types.ts';
import type { Edition } from './edition.ts';
import { lettersOf } from './letters.ts';
import type { Pattern } from './pattern.ts';
import { occurrences } from './seeds.ts';

/** Letters of each end of a quote that are looked for by themselves: longer ends first, they are surer. */
const ENDS = [40, 26, 16, 12];

/**
 * A quote whose middle was rewritten, or was too long to store: its beginning and its end, each with its context,
 * letter for letter, once, in this order and not too far apart; one of them may have lost its context. Letter offsets; null where they are not so found.
 */
export function spanOfEnds(edition: Edition, { quote, exact, prefix, suffix }: Pattern): Range | null {
  const [headText, tailText] = quote.elided === undefined ? [null, null] : quote.exact.split('…');
  const headLetters = headText ? lettersOf(headText).codes : exact;
  const tailLetters = tailText ? lettersOf(tailText).codes : exact;
  const most = exact.length * 2 + 150 + (quote.elided ?? 0);
  for (const size of ENDS) {
    if (size * 2 > exact.length) continue;
    const starts = places(edition, prefix, headLetters.subarray(0, size), 'head');
    const ends = starts.length > 0 ? places(edition, suffix, tailLetters.subarray(tailLetters.length - size), 'tail') : [];
    const pairs: Range[] = [];
    for (const start of starts) {
      for (const end of ends) {
        if (end.at <= start.at + size || end.at - start.at > most || !(start.inContext || end.inContext)) continue;
        pairs.push([start.at, end.at]);
      }
    }
    if (pairs.length > 0) return pairs.length === 1 ? (pairs[0] ?? null) : null;
  }
  return null;
}

/** Ends shorter than this are only trusted with their context. */
const ALONE = 26;

interface End {
  readonly at: number;
  readonly inContext: boolean;
}

/** Where an end of the quote stands with its context; without it where that is unaltered but the context is not. */
function places(edition: Edition, context: Uint16Array, end: Uint16Array, side: 'head' | 'tail'): End[] {
  const both = new Uint16Array(context.length + end.length);
  if (side === 'head') {
    both.set(context);
    both.set(end, context.length);
  } else {
    both.set(end);
    both.set(context, end.length);
  }
  const index = edition.seeds();
  const whole = occurrences(edition.letters, index, both, 8);
  const offset = side === 'head' ? context.length : end.length;
  if (whole.length > 0) return whole.map((at) => ({ at: at + offset, inContext: true }));
  if (end.length < ALONE) return [];
  return occurrences(edition.letters, index, end, 8).map((at) => ({ at: at + (side === 'head' ? 0 : end.length), inContext: false }));
}
