import { describe, expect, test } from 'vitest';
import { figure, quantile, spread, timedAgainst } from './figure.ts';

const spin = (rounds: number) => (): number => {
  let sum = 0;
  for (let i = 0; i < rounds; i++) sum += Math.sqrt(i);
  return sum;
};

describe('figures', () => {
  test.each([
    [[3, 1, 2], 0.5, 2],
    [[4, 1, 2, 3], 0.5, 2.5],
    [[1, 2, 3, 4, 5], 0.95, 4.8],
    [[7], 0.95, 7],
  ])('quantile of %j at %d is %d', (samples, q, expected) => expect(quantile(samples, q)).toBeCloseTo(expected));

  test('a target judges the value or the ratio', () => {
    expect(figure('a', 'b', spread([1, 2, 9]), 'ms', { target: { atMost: 2 } })).toMatchObject({ value: 2, min: 1, max: 9, target: '<= 2', ok: true });
    expect(figure('a', 'b', 3, 'ms', { target: { atMost: 2 } }).ok).toBe(false);
    expect(figure('a', 'b', 30, 'ms', { target: { atMost: 2 }, ratio: 1.5, targetOf: 'ratio', yardstick: 'x' })).toMatchObject({ ratio: 1.5, ok: true });
    expect(figure('a', 'b', 0.98, '', { target: { atLeast: 0.99 } }).ok).toBe(false);
    expect(figure('a', 'b', 1, 'ms', { target: { atMost: 2 }, targetOf: 'ratio' }).ok).toBe(false);
  });

  test('work is compared with its yardstick in the same run', async () => {
    const { ratio, work } = await timedAgainst(spin(400_000), spin(100_000), { times: 15 });
    expect(ratio).toBeGreaterThan(2);
    expect(ratio).toBeLessThan(8);
    expect(work.min).toBeLessThanOrEqual(work.median);
  });
});
