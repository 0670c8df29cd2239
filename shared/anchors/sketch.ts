/**
 * A sketch of a clause's words: knows the clause again when it was renumbered, moved or partly reworded.
 * One-permutation minhash (Li, Owen, Zhang 2012) over runs of 4 letters: 32 bins of 12 bits, as 64 base64url characters.
 */

const BINS = 32;
const RUN = 4;
const EMPTY = 4095;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export type Sketch = Uint16Array;

export function sketch(codes: Uint16Array, start: number, end: number): Sketch {
  const least = new Uint32Array(BINS).fill(0xffffffff);
  for (let index = start; index + RUN <= end; index += 1) {
    let hash = 0;
    for (let step = 0; step < RUN; step += 1) hash = Math.imul(hash, 0x01000193) + (codes[index + step] as number);
    hash = Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 13), 0x85ebca6b);
    hash = (hash ^ (hash >>> 16)) >>> 0;
    const bin = hash >>> 27;
    const value = hash & 0x07ffffff;
    if (value < (least[bin] as number)) least[bin] = value;
  }
  const out = new Uint16Array(BINS);
  for (let bin = 0; bin < BINS; bin += 1) {
    const value = least[bin] as number;
    out[bin] = value === 0xffffffff ? EMPTY : (Math.imul(value, 0x9e3779b1) >>> 20) % EMPTY;
  }
  return out;
}

export function writeSketch(bins: Sketch): string {
  let out = '';
  for (const value of bins) out += (DIGITS[value >>> 6] ?? 'A') + (DIGITS[value & 63] ?? 'A');
  return out;
}

/** Null for anything that is not a sketch: anchors come from other people's files too. */
export function readSketch(text: string | undefined): Sketch | null {
  if (text === undefined || text.length !== BINS * 2) return null;
  const out = new Uint16Array(BINS);
  for (let bin = 0; bin < BINS; bin += 1) {
    const high = DIGITS.indexOf(text.charAt(bin * 2));
    const low = DIGITS.indexOf(text.charAt(bin * 2 + 1));
    if (high < 0 || low < 0) return null;
    out[bin] = (high << 6) | low;
  }
  return out;
}

/** Share of common words, about 0 … 1 (standard error about 0.08 for long clauses). */
export function likeness(one: Sketch, two: Sketch): number {
  let same = 0;
  let filled = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    const first = one[bin] as number;
    const second = two[bin] as number;
    if (first === EMPTY && second === EMPTY) continue;
    filled += 1;
    if (first === second) same += 1;
  }
  return filled === 0 ? 0 : same / filled;
}

/** How many bins have a value: a sketch of a few words says little. */
export function weight(bins: Sketch): number {
  let filled = 0;
  for (const value of bins) if (value !== EMPTY) filled += 1;
  return filled;
}
