import type { Letters } from './letters.ts';

/** Where every run of `size` letters stands: one table a document, asked by all notes. */
export interface SeedIndex {
  readonly size: number;
  readonly bits: number;
  /** `positions[starts[bucket] … starts[bucket + 1])`, ascending. A bucket may hold several different runs. */
  readonly starts: Uint32Array;
  readonly positions: Uint32Array;
}

const BASE = 0x01000193;
const SPREAD = 0x9e3779b1;

/** Buckets of all runs of `size` letters, by a rolling hash. */
function buckets(codes: Uint16Array, size: number, bits: number): Uint32Array {
  const count = codes.length - size + 1;
  if (count <= 0) return new Uint32Array(0);
  const out = new Uint32Array(count);
  let highest = 1;
  for (let index = 0; index < size; index += 1) highest = Math.imul(highest, BASE);
  let hash = 0;
  for (let index = 0; index < size; index += 1) hash = Math.imul(hash, BASE) + (codes[index] as number);
  const shift = 32 - bits;
  for (let index = 0; ; index += 1) {
    let mixed = Math.imul(hash ^ (hash >>> 15), SPREAD);
    mixed ^= mixed >>> 13;
    out[index] = Math.imul(mixed, SPREAD) >>> shift;
    if (index + 1 >= count) return out;
    hash = (Math.imul(hash, BASE) + (codes[index + size] as number) - Math.imul(highest, codes[index] as number)) | 0;
  }
}

const HAN = /\p{Script=Han}/u;

/** Han text says in 3 characters what others say in 6 letters. */
export function seedSize(codes: Uint16Array): number {
  let han = 0;
  const step = Math.max(1, Math.floor(codes.length / 200));
  let seen = 0;
  for (let index = 0; index < codes.length; index += step) {
    seen += 1;
    if (HAN.test(String.fromCharCode(codes[index] as number))) han += 1;
  }
  return han * 3 > seen ? 3 : 6;
}

export function indexSeeds({ codes, length }: Letters): SeedIndex {
  const size = seedSize(codes);
  const bits = Math.min(18, Math.max(10, Math.ceil(Math.log2(length + 1))));
  const found = buckets(codes, size, bits);
  const starts = new Uint32Array((1 << bits) + 1);
  for (let index = 0; index < found.length; index += 1) (starts[(found[index] as number) + 1] as number) += 1;
  for (let index = 1; index < starts.length; index += 1) starts[index] = (starts[index] as number) + (starts[index - 1] as number);
  const next = starts.slice();
  const positions = new Uint32Array(found.length);
  for (let index = 0; index < found.length; index += 1) {
    const bucket = found[index] as number;
    const slot = next[bucket] as number;
    positions[slot] = index;
    next[bucket] = slot + 1;
  }
  return { size, bits, starts, positions };
}

/** A pattern made ready for searching: the bucket of each of its runs. */
export function seedsOf(index: SeedIndex, pattern: Uint16Array): Uint32Array {
  return buckets(pattern, index.size, index.bits);
}

export function bucketLength(index: SeedIndex, bucket: number): number {
  return (index.starts[bucket + 1] as number) - (index.starts[bucket] as number);
}

function sameAt(text: Uint16Array, offset: number, pattern: Uint16Array): boolean {
  if (offset < 0 || offset + pattern.length > text.length) return false;
  for (let index = 0; index < pattern.length; index += 1) {
    if (text[offset + index] !== pattern[index]) return false;
  }
  return true;
}

/**
 * Every place where the pattern stands letter for letter, ascending, at most `limit`.
 * Looks only where the pattern's rarest run stands; patterns shorter than a run are searched one by one.
 */
export function occurrences(letters: Letters, index: SeedIndex, pattern: Uint16Array, limit: number): number[] {
  const out: number[] = [];
  if (pattern.length === 0) return out;
  const seeds = seedsOf(index, pattern);
  if (seeds.length === 0) {
    const first = pattern[0] as number;
    for (let at = letters.codes.indexOf(first); at >= 0 && out.length < limit; at = letters.codes.indexOf(first, at + 1)) {
      if (sameAt(letters.codes, at, pattern)) out.push(at);
    }
    return out;
  }
  let rarest = 0;
  let fewest = Infinity;
  for (let offset = 0; offset < seeds.length; offset += 1) {
    const many = bucketLength(index, seeds[offset] as number);
    if (many === 0) return out;
    if (many < fewest) {
      fewest = many;
      rarest = offset;
    }
  }
  const bucket = seeds[rarest] as number;
  const end = index.starts[bucket + 1] as number;
  for (let slot = index.starts[bucket] as number; slot < end && out.length < limit; slot += 1) {
    const at = (index.positions[slot] as number) - rarest;
    if (sameAt(letters.codes, at, pattern)) out.push(at);
  }
  return out;
}

/** A place that shares several rare runs with a pattern: the pattern would begin between `low` and `high`. */
export interface Diagonal {
  readonly low: number;
  readonly high: number;
  readonly votes: number;
}

const STRETCH = 12;
/** A run that stands more often tells nothing. */
const COMMON = 96;
let hits = new Int32Array(4096);

/**
 * Places that a pattern with altered letters may stand, best first.
 * The `each` rarest runs of every stretch of the pattern vote for where they stand.
 */
export function diagonals(index: SeedIndex, pattern: Uint16Array, most: number, each: number): Diagonal[] {
  const seeds = seedsOf(index, pattern);
  const { starts, positions } = index;
  let count = 0;
  for (let from = 0; from < seeds.length; from += STRETCH) {
    const limit = rarity(index, seeds, from, Math.min(from + STRETCH, seeds.length), each);
    for (let offset = from; offset < Math.min(from + STRETCH, seeds.length); offset += 1) {
      const bucket = seeds[offset] as number;
      const start = starts[bucket] as number;
      const end = starts[bucket + 1] as number;
      if (end - start > limit) continue;
      if (count + end - start > hits.length) {
        const larger = new Int32Array(hits.length * 2 + end - start);
        larger.set(hits);
        hits = larger;
      }
      for (let slot = start; slot < end; slot += 1) {
        hits[count] = (positions[slot] as number) - offset;
        count += 1;
      }
    }
  }
  return clusters(hits.subarray(0, count).sort(), 6 + Math.ceil(pattern.length / 12))
    .sort((one, two) => two.votes - one.votes)
    .slice(0, most);
}

/** How often a run may stand to be among the `each` rarest of its stretch. */
function rarity(index: SeedIndex, seeds: Uint32Array, from: number, to: number, each: number): number {
  const sizes: number[] = [];
  for (let offset = from; offset < to; offset += 1) {
    const many = bucketLength(index, seeds[offset] as number);
    if (many > 0 && many <= COMMON) sizes.push(many);
  }
  sizes.sort((one, two) => one - two);
  return sizes[Math.min(each, sizes.length) - 1] ?? 0;
}

function clusters(sorted: Int32Array, width: number): Diagonal[] {
  const found: Diagonal[] = [];
  for (let first = 0; first < sorted.length;) {
    const low = sorted[first] as number;
    let last = first;
    let high = low;
    for (let next = first + 1; next < sorted.length; next += 1) {
      const value = sorted[next] as number;
      if (value - high > 6 || value - low > width) break;
      high = value;
      last = next;
    }
    if (last > first) found.push({ low, high, votes: last - first + 1 });
    first = last + 1;
  }
  return found;
}
