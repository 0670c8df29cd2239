/**
 * Where each item of a long list begins: heights of which most are estimates, one of which becomes known at a time.
 * Both a height that changes and a place that is asked for take as many steps as the count has binary digits, and
 * nothing is allocated: ten thousand places worked out anew at every measured item were most of what scrolling cost.
 */
export class Heights {
  readonly count: number;
  readonly #of: Float64Array;
  /** Sums of stretches, as in a binary indexed tree (Fenwick 1994). */
  readonly #sums: Float64Array;

  /** @param of the heights in CSS pixels, which are kept */
  constructor(of: Float64Array) {
    this.count = of.length;
    this.#of = of;
    this.#sums = new Float64Array(of.length + 1);
    for (let at = 1; at <= this.count; at++) {
      this.#sums[at]! += of[at - 1]!;
      const above = at + (at & -at);
      if (above <= this.count) this.#sums[above]! += this.#sums[at]!;
    }
  }

  of(index: number): number {
    return this.#of[index] ?? 0;
  }

  /** @returns by how much the item has grown */
  set(index: number, height: number): number {
    const grown = height - this.of(index);
    if (grown === 0 || index < 0 || index >= this.count) return 0;
    this.#of[index] = height;
    for (let at = index + 1; at <= this.count; at += at & -at) this.#sums[at]! += grown;
    return grown;
  }

  /** Where the item begins: the heights of all before it; of `count`, the height of the list. */
  before(index: number): number {
    let sum = 0;
    for (let at = Math.min(index, this.count); at > 0; at -= at & -at) sum += this.#sums[at]!;
    return sum;
  }

  /** The item that stands at `offset`: the first one above the list, the last one below it; -1 of an empty list. */
  at(offset: number): number {
    let index = 0;
    let left = offset;
    for (let step = 1 << (31 - Math.clz32(this.count)); step > 0; step >>= 1) {
      const next = index + step;
      if (next > this.count || this.#sums[next]! > left) continue;
      index = next;
      left -= this.#sums[next]!;
    }
    return Math.min(index, this.count - 1);
  }
}
