import { firstWhere } from '../../../shared/first-where.ts';

/** The first `most` of a list by an order; the ten thousand others are not put in order at every key. */
export function firstOf<T>(list: readonly T[], most: number, before: (a: T, b: T) => boolean): T[] {
  const first: T[] = [];
  // Ids grow with time: what is wanted first stands last as a rule, and most of the rest costs one comparison.
  for (let at = list.length - 1; at >= 0; at--) {
    const item = list[at]!;
    if (first.length === most && !before(item, first[most - 1]!)) continue;
    first.splice(firstWhere(first.length, (index) => before(item, first[index]!)), 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}
