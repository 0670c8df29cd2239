import type { Reading } from '../reading.ts';

/** The marks of a clause that a note keeps. */
export const MOST_MARKS = 12;
/** No store takes a longer mark; ids are ASCII. */
const LONGEST = 200;

/**
 * What the six editions of one clause share whatever the language: the ids of its citations in their order, then its
 * numbers of two digits and more in ascending order (word order differs between languages, numbers do not).
 */
export function marksByClause(text: string, reading: Reading): (readonly string[])[] {
  const citations = [...reading.citations].sort((one, two) => one.start - two.start);
  const ids: string[][] = reading.clauses.map(() => []);
  const pieces = reading.clauses
    .flatMap((clause, index) => clause.ranges.map(([start, end]) => ({ start, end, index })))
    .sort((one, two) => one.start - two.start);
  let place = 0;
  for (const citation of citations) {
    while (place < pieces.length && (pieces[place]?.end ?? 0) <= citation.start) place += 1;
    const piece = pieces[place];
    if (piece && piece.start <= citation.start && citation.id.length <= LONGEST) ids[piece.index]?.push(citation.id);
  }
  return reading.clauses.map((clause, index) => {
    const own = ids[index] ?? [];
    const numbers = clause.ranges.flatMap(([start, end]) => numbersIn(withoutLabel(text.slice(start, end), clause.label)));
    return [...own, ...[...new Set(numbers)].sort((one, two) => one - two).map(String)].slice(0, MOST_MARKS);
  });
}

/** The clause's own number is where it stands, not what it says: a renumbered edition gives it to its neighbour. */
function withoutLabel(text: string, label: string | null): string {
  return label !== null && text.startsWith(label) ? text.slice(label.length) : text;
}

function numbersIn(text: string): number[] {
  const western = text.replaceAll(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
  return (western.match(/\d{2,6}/g) ?? []).map(Number);
}

/** Agreement of two lists of marks, 0 … 1; null where neither says anything. */
export function agreement(one: readonly string[], two: readonly string[]): number | null {
  if (one.length === 0 && two.length === 0) return null;
  const rest = new Map<string, number>();
  for (const mark of two) rest.set(mark, (rest.get(mark) ?? 0) + 1);
  let common = 0;
  for (const mark of one) {
    const many = rest.get(mark) ?? 0;
    if (many > 0) {
      common += 1;
      rest.set(mark, many - 1);
    }
  }
  return common / Math.max(one.length, two.length);
}
