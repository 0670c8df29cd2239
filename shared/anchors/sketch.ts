/**
 * A sketch of a clause's words: knows the clause again when it was renumbered, moved or partly reworded.
 * One-permutation minhash (Li, Owen, Zhang 2012) over runs of 4 letters: 64 bins of 6 bits, as 64 base64url characters.
 */

const BINS = 64;
const RUN = 4;
const EMPTY = 63;
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
    const bin = hash >>> 26;
    const value = hash & 0x03ffffff;
    if (value < (least[bin] as number)) least[bin] = value;
  }
  const out = new Uint16Array(BINS);
  for (let bin = 0; bin < BINS; bin += 1) {
    const value = least[bin] as number;
    out[bin] = value === 0xffffffff ? EMPTY : (Math.imul(value, 0x9e3779b1) >>> 16) % EMPTY;
  }
  return out;
}

export function writeSketch(bins: Sketch): string {
  let out = '';
  for (const value of bins) out += DIGITS.charAt(value);
  return out;
}

/** Null for anything that is not a sketch: anchors come from other people's files too. */
export function readSketch(text: string | undefined): Sketch | null {
  if (text === undefined || text.length !== BINS) return null;
  const out = new Uint16Array(BINS);
  for (let bin = 0; bin < BINS; bin += 1) {
    const value = DIGITS.indexOf(text.charAt(bin));
    if (value < 0) return null;
    out[bin] = value;
  }
  return out;
}

/** Share of common words, about 0 … 1 (standard error about 0.06 for long clauses). */
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
