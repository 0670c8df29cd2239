import { describe, expect, it } from 'vitest';
import { Heights } from '../../extension/panel/notes/heights.ts';

describe('heights of a long list', () => {
  it.each([0, 1, 2, 7, 64, 1_000])('%i items: places are the sums of what is above them, whatever changes', (count) => {
    let seed = count + 1;
    const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const plain = Array.from({ length: count }, () => 1 + next(300));
    const heights = new Heights(Float64Array.from(plain));
    const starts = (): number[] => plain.reduce<number[]>((all, height) => [...all, all.at(-1)! + height], [0]);
    for (let turn = 0; turn < 20; turn++) {
      const index = count === 0 ? 0 : next(count);
      const height = 1 + next(300);
      expect(heights.set(index, height)).toBe(count === 0 ? 0 : height - plain[index]!);
      if (count > 0) plain[index] = height;
      const all = starts();
      for (const at of [0, index, count]) expect(heights.before(at)).toBe(all[at]);
      for (const offset of [-5, 0, all.at(-1)! / 2, all.at(-1)!, all.at(-1)! + 100]) {
        const expected = offset < 0 ? Math.min(0, count - 1) : Math.min(Math.max(all.findLastIndex((start) => start <= offset), 0), count - 1);
        expect(heights.at(offset)).toBe(expected);
      }
    }
  });
});
