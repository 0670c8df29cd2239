/**
 * Two rows of clauses, of one document in two languages, one of them perhaps edited: how likely each clause of the one is
 * each clause of the other. A pair hidden Markov model (Durbin and others 1998, chapter 4) over what languages share;
 * that translations of one clause are of like length is Gale and Church's (1993).
 */

/** What every language edition of a clause shows alike. */
export interface Seen {
  readonly depth: number;
  /** 0: none. */
  readonly act: number;
  /** Its first citation or number; null: none. */
  readonly mark: string | null;
  /** Logarithm to the base 2 of its letters, counted as of English. */
  readonly doublings: number;
}

/** Logarithms of how many of the clauses are there again, and how many went or came: in an edition of the same words, in an edited one. */
const SAME = { kept: Math.log(0.99), skipped: Math.log(0.005) };
const EDITED = { kept: Math.log(0.84), skipped: Math.log(0.08) };

/**
 * Probabilities, row by row: for each clause of `old` that it is each clause of `now`; what is missing to 1 is that it went.
 * @param openBefore the row of `old` goes on before its first clause, `openAfter` behind its last one
 */
export function pairing(old: readonly Seen[], now: readonly Seen[], openBefore: boolean, openAfter: boolean): Float64Array {
  const common = commonness(now);
  const likes = new Float64Array(old.length * now.length);
  old.forEach((one, left) => now.forEach((two, right) => {
    likes[left * now.length + right] = alike(one, two, common);
  }));
  const models = [SAME, EDITED].map((model) => summed(likes, old.length, now.length, model, openBefore, openAfter));
  const all = models.reduce((sum, { total }) => together(sum, total), -Infinity);
  const out = new Float64Array(likes.length);
  for (const { pairs, total } of models) {
    const trust = Math.exp(total - all);
    pairs.forEach((share, at) => {
      out[at] = (out[at] as number) + share * trust;
    });
  }
  return out;
}

/** All alignments together: `total` is the logarithm of how likely they make the rows, `pairs` the share of them that pairs two clauses. */
function summed(likes: Float64Array, old: number, now: number, { kept, skipped }: typeof SAME, openBefore: boolean, openAfter: boolean): { pairs: Float64Array; total: number } {
  const wide = now + 1;
  const before = new Float64Array((old + 1) * wide);
  const behind = new Float64Array((old + 1) * wide);
  const score = (left: number, right: number): number => kept + (likes[left * now + right] as number);
  for (let left = 0; left <= old; left += 1) {
    for (let right = 0; right <= now; right += 1) {
      if (left === 0 && right === 0) continue;
      const taken = left > 0 && right > 0 ? (before[(left - 1) * wide + right - 1] as number) + score(left - 1, right - 1) : -Infinity;
      const less = left > 0 ? (before[(left - 1) * wide + right] as number) + skipped : -Infinity;
      // Where the row begins in the middle, what goes before it costs nothing.
      const more = right > 0 ? (before[left * wide + right - 1] as number) + (left === 0 && openBefore ? 0 : skipped) : -Infinity;
      before[left * wide + right] = together(together(taken, less), more);
    }
  }
  for (let left = old; left >= 0; left -= 1) {
    for (let right = now; right >= 0; right -= 1) {
      if (left === old && right === now) continue;
      const taken = left < old && right < now ? (behind[(left + 1) * wide + right + 1] as number) + score(left, right) : -Infinity;
      const less = left < old ? (behind[(left + 1) * wide + right] as number) + skipped : -Infinity;
      const more = right < now ? (behind[left * wide + right + 1] as number) + (left === old && openAfter ? 0 : skipped) : -Infinity;
      behind[left * wide + right] = together(together(taken, less), more);
    }
  }
  const total = behind[0] as number;
  const pairs = new Float64Array(old * now);
  for (let left = 0; left < old; left += 1) {
    for (let right = 0; right < now; right += 1) {
      pairs[left * now + right] = Math.exp((before[left * wide + right] as number) + score(left, right) + (behind[(left + 1) * wide + right + 1] as number) - total);
    }
  }
  return { pairs, total };
}

/** The logarithm of the sum of two probabilities, of their logarithms. */
function together(one: number, two: number): number {
  const [most, least] = one > two ? [one, two] : [two, one];
  return least === -Infinity ? most : most + Math.log1p(Math.exp(least - most));
}

/** How likely another clause of the row has the same act, or the same mark: what all have says nothing. */
interface Commonness {
  act(act: number): number;
  mark(mark: string | null): number;
}

function commonness(row: readonly Seen[]): Commonness {
  const acts = new Map<number, number>();
  const marks = new Map<string | null, number>();
  for (const { act, mark } of row) {
    acts.set(act, (acts.get(act) ?? 0) + 1);
    marks.set(mark, (marks.get(mark) ?? 0) + 1);
  }
  const share = (count = 1): number => Math.max(0.03, (count - 0.7) / (row.length + 1));
  return { act: (act) => share(acts.get(act)), mark: (mark) => share(marks.get(mark)) };
}

/** How much likelier than by chance two clauses look like this if they are one; a natural logarithm. Estimated on UN resolutions. */
function alike(one: Seen, two: Seen, common: Commonness): number {
  const depth = one.depth === two.depth ? 0.3 : -3;
  const act = one.act === two.act ? Math.log(0.85 / common.act(two.act)) : one.act === 0 || two.act === 0 ? -1.2 : -1.8;
  const mark = one.mark === two.mark ? Math.log(0.95 / common.mark(two.mark)) : one.mark === null || two.mark === null ? -2 : -3;
  // A short clause is longer or shorter by a word; a split, merged or reworded one is of any length.
  const spread = 0.05 + 3 / 2 ** Math.min(one.doublings, two.doublings);
  const length = Math.max(-1.5, 0.5 * Math.log(1 / spread) - (one.doublings - two.doublings) ** 2 / (2 * spread));
  return depth + act + mark + length;
}
