import type { Edition } from './edition.ts';
import type { Pattern } from './pattern.ts';
import { occurrences } from './seeds.ts';
import type { Anchor, Located } from './types.ts';

/** Letters on one side of a caret that are enough where the other side was rewritten. */
const ENOUGH = 12;

/**
 * A caret, or a selection of signs only: found by the letters on both sides of it, and there by the signs between them.
 * Null where neither side is found once.
 */
export function locateCaret(edition: Edition, anchor: Anchor, pattern: Pattern): Located | null {
  const { prefix, suffix, whole, quote } = pattern;
  const { text, letters } = edition;
  if (anchor.position && anchor.edition === edition.hash) {
    const { start, end } = anchor.position;
    const around = quote.prefix + quote.exact + quote.suffix;
    if (text.startsWith(around, start - quote.prefix.length)) return at(edition, 'exact', start, end);
  }
  const index = edition.seeds();
  const places = occurrences(letters, index, whole, 64);
  const { twin } = anchor;
  const place = places.length === 1 && !twin ? places[0] : twin?.of === places.length ? places[twin.index] : undefined;
  if (place !== undefined && whole.length >= ENOUGH) {
    const border = place + prefix.length;
    const gapStart = border > 0 ? (letters.at[border - 1] ?? 0) + 1 : 0;
    const gapEnd = letters.at[border] ?? text.length;
    const lead = quote.suffix.slice(0, 8);
    const gap = text.slice(gapStart, Math.max(gapStart, gapEnd));
    const inGap = quote.exact === '' ? placeInGap(text, gapStart, gapEnd, quote.prefix, lead) : gap.indexOf(quote.exact);
    if (quote.exact === '') return at(edition, 'exact', inGap, inGap);
    if (inGap >= 0) return at(edition, 'exact', gapStart + inGap, gapStart + inGap + quote.exact.length);
    return at(edition, 'changed', gapStart, gapStart);
  }
  if (places.length > 1) return { outcome: 'lost', reason: 'ambiguous' };
  const before = prefix.length >= ENOUGH ? occurrences(letters, index, prefix, 2) : [];
  const after = suffix.length >= ENOUGH ? occurrences(letters, index, suffix, 2) : [];
  if (before.length === 1 && before[0] !== undefined && after.length <= 1) {
    const border = before[0] + prefix.length;
    const offset = (letters.at[border - 1] ?? 0) + 1;
    if (after.length === 0 || ((after[0] ?? 0) >= border && (after[0] ?? 0) - border <= 400)) return at(edition, 'changed', offset, offset);
  } else if (after.length === 1 && after[0] !== undefined && before.length === 0) {
    const offset = letters.at[after[0]] ?? 0;
    return at(edition, 'changed', offset, offset);
  }
  return null;
}

/** The point among the signs between two letters that has the most of the caret's own signs on either side. */
function placeInGap(text: string, gapStart: number, gapEnd: number, prefix: string, suffix: string): number {
  let best = gapStart;
  let most = -1;
  for (let offset = gapStart; offset <= gapEnd; offset += 1) {
    let same = 0;
    while (same < prefix.length && offset - same > gapStart && text[offset - 1 - same] === prefix[prefix.length - 1 - same]) same += 1;
    let after = 0;
    while (after < suffix.length && offset + after < gapEnd && text[offset + after] === suffix[after]) after += 1;
    if (same + after > most) {
      most = same + after;
      best = offset;
    }
  }
  return best;
}

function at(edition: Edition, outcome: 'exact' | 'changed', start: number, end: number): Located {
  const letter = edition.letterFrom(start);
  const before = edition.clauses[edition.clauseOfLetter(edition.letterUntil(start) - 1)];
  const clause = before && start <= before.end ? before : edition.clauses[edition.clauseOfLetter(letter)];
  const found = { start, end, ranges: [[start, end]] as const, path: clause?.path ?? null };
  return outcome === 'exact' ? { outcome, ...found } : { outcome, ...found, now: '' };
}
