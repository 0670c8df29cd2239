/** Chance from a seed: the same seed makes the same schedule, so that a failing one can be run again. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
  /** True in `share` of all cases. */
  is(share: number): boolean;
  /** One of them; undefined of none. */
  of<T>(things: readonly T[]): T | undefined;
}

/** Mulberry32: small, quick, and good enough to choose what happens next. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    below: (n) => Math.floor(next() * n),
    is: (share) => next() < share,
    of: (things) => things[Math.floor(next() * things.length)],
  };
}
