/** The pause before try number `n` (from 0), in milliseconds: 0.5 s doubling to one minute, spread by a quarter so that a hall full of laptops does not return at once. For ever. */
export function pauseBefore(n: number, random: () => number = Math.random): number {
  const full = Math.min(60_000, 500 * 2 ** Math.min(n, 10));
  return Math.round(full * (0.75 + random() * 0.5));
}
