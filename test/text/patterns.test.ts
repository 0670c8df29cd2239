import { describe, expect, it } from 'vitest';
import { allPatterns, isFine, judge, keyOf, knownVerdicts, literalsIn, type Pattern } from '../setup/patterns.ts';

/** How long patterns whose verdict is known are judged again, at random: a wrong verdict does not stay for long. */
const AGAIN_MS = 4_000;

const patterns = await allPatterns();
const known = knownVerdicts();

describe('regular expressions of shared/ and extension/', () => {
  it('are all found', () => {
    expect(literalsIn('shared').length).toBeGreaterThan(200);
    expect(literalsIn('extension').length).toBeGreaterThan(50);
    expect(patterns.filter(({ where }) => where.startsWith('constructed')).length).toBeGreaterThan(2);
  });

  it('have no catastrophic backtracking', async () => {
    const dangerous: string[] = [];
    for (const pattern of patterns) {
      const verdict = known.get(keyOf(pattern)) ?? (await judge(pattern));
      if (!isFine(verdict)) dangerous.push(described(pattern, verdict));
    }
    expect(dangerous).toEqual([]);
  }, 300_000);

  it('are as harmless as was found before', async () => {
    const end = performance.now() + AGAIN_MS;
    const dangerous: string[] = [];
    for (const pattern of shuffled(patterns.filter(({ source }) => source.length < 400))) {
      if (performance.now() > end) break;
      const verdict = await judge(pattern);
      if (!isFine(verdict)) dangerous.push(described(pattern, verdict));
    }
    expect(dangerous).toEqual([]);
  }, 60_000);

  it.each([['^(a+)+$', 'exponential'], ['a*a*a*b', /^polynomial of degree [34]/]])('would be caught: %s', async (source, verdict) => {
    const judged = await judge({ source, flags: '', where: 'here' });
    expect(judged).toMatch(verdict);
    expect(isFine(judged)).toBe(false);
  });
});

function described({ source, flags, where }: Pattern, verdict: string): string {
  return `${verdict}: ${where} /${source}/${flags}`;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items.map((item) => ({ item, by: Math.random() })).sort((a, b) => a.by - b.by).map(({ item }) => item);
}
