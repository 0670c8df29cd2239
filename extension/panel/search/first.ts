/** The first `most` of a list by an order; the ten thousand others are not put in order at every key. */
export function firstOf<T>(list: readonly T[], most: number, before: (a: T, b: T) => boolean): T[] {
  const first: T[] = [];
  // Ids grow with time: what is wanted first stands last as a rule, and most of the rest costs one comparison.
  for (let at = list.length - 1; at >= 0; at--) {
    const item = list[at]!;
    if (first.length === most && !before(item, first[most - 1]!)) continue;
    let low = 0;
    let high = first.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(item, first[middle]!)) high = middle;
      else low = middle + 1;
    }
    first.splice(low, 0, item);
    if (first.length > most) first.pop();
  }
  return first;
}
