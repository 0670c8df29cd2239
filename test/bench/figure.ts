/**
 * One measured figure, and how we measure: medians with their spread, and a yardstick timed in the same run, turn by
 * turn with what is measured, so that a busy or slow computer slows both.
 */

/** What `npm run -s bench` prints, one JSON object a line. */
export interface Figure {
  readonly bench: string;
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** What `ratio` compares with, in words; null where the figure stands alone. */
  readonly yardstick: string | null;
  readonly ratio: number | null;
  /** The condition in words, such as "<= 12"; null where the figure is only told. */
  readonly target: string | null;
  readonly ok: boolean;
}

/** What every `test/bench/<name>.ts` exports. */
export interface Bench {
  figures(): AsyncIterable<Figure>;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function spread(samples: readonly number[]): Spread {
  if (samples.length === 0) throw new RangeError('A spread needs a sample.');
  return { median: quantile(samples, 0.5), min: Math.min(...samples), max: Math.max(...samples) };
}

/** The q-quantile (0 to 1) with linear interpolation between neighbours. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  if (low === undefined || high === undefined) throw new RangeError('A quantile needs a sample.');
  return low + (high - low) * (at - Math.floor(at));
}

type Work = () => unknown;

/** Milliseconds of each of `times` runs after `warmUp` ones that do not count. */
export async function timed(work: Work, { times = 20, warmUp = 5 } = {}): Promise<number[]> {
  const samples: number[] = [];
  for (let turn = -warmUp; turn < times; turn++) {
    const began = performance.now();
    await work();
    if (turn >= 0) samples.push(performance.now() - began);
  }
  return samples;
}

/**
 * Times `work` and `yardstick` turn by turn. `ratio` is the median of the pairs' ratios, so that a stall which hits
 * one pair does not move it.
 */
export async function timedAgainst(work: Work, yardstick: Work, { times = 20, warmUp = 5 } = {}): Promise<{ work: Spread; yardstick: Spread; ratio: number }> {
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let turn = -warmUp; turn < times; turn++) {
    const [own] = await timed(work, { times: 1, warmUp: 0 });
    const [other] = await timed(yardstick, { times: 1, warmUp: 0 });
    if (turn < 0 || own === undefined || other === undefined) continue;
    ours.push(own);
    theirs.push(other);
  }
  return { work: spread(ours), yardstick: spread(theirs), ratio: spread(ours.map((own, index) => own / (theirs[index] ?? own))).median };
}

export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** A figure from a value (the median where there are samples) and an optional yardstick and target; a target on a ratio says so. */
export function figure(
  bench: string,
  name: string,
  value: number | Spread,
  unit: string,
  { target, ratio, yardstick, targetOf = 'value' }: { target?: Target; ratio?: number; yardstick?: string; targetOf?: 'value' | 'ratio' } = {},
): Figure {
  const all = typeof value === 'number' ? { median: value, min: value, max: value } : value;
  const judged = targetOf === 'ratio' ? (ratio ?? Number.NaN) : all.median;
  return {
    bench,
    figure: name,
    value: rounded(all.median),
    unit,
    min: rounded(all.min),
    max: rounded(all.max),
    yardstick: yardstick ?? null,
    ratio: ratio === undefined ? null : rounded(ratio),
    target: target === undefined ? null : 'atMost' in target ? `<= ${target.atMost}` : `>= ${target.atLeast}`,
    ok: target === undefined || ('atMost' in target ? judged <= target.atMost : judged >= target.atLeast),
  };
}

/** Four significant digits, and whole numbers as they are: more would pretend. */
function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}
