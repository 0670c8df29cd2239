import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isUuid, uuid7 } from '../../shared/notes/uuid7.ts';

const random = fc.uint8Array({ minLength: 10, maxLength: 10 });
const time = fc.integer({ min: 0, max: 2 ** 48 - 1 });

describe('UUID version 7', () => {
  test("the RFC's own example (RFC 9562 appendix A.6)", () => {
    const bytes = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
    expect(uuid7(0x017f22e279b0, bytes)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f');
  });

  test('has version 7 and variant 10, whatever the chance', () => {
    fc.assert(fc.property(time, random, (now, bytes) => {
      const id = uuid7(now, bytes);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(isUuid(id)).toBe(true);
    }));
  });

  test('sorts by time', () => {
    fc.assert(fc.property(time, time, random, random, (a, b, x, y) => {
      fc.pre(a !== b);
      expect(uuid7(a, x) < uuid7(b, y)).toBe(a < b);
    }));
  });

  test.each([[-1], [2 ** 48], [Number.NaN], [Infinity]])('time %s is refused', (now) => {
    expect(() => uuid7(now, new Uint8Array(10))).toThrow(RangeError);
  });

  test('too little chance is refused', () => {
    expect(() => uuid7(0, new Uint8Array(9))).toThrow(RangeError);
  });

  test.each(['', 'x', '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e279b07cc398c4dc0c0c07398f', '017f22e2-79b0-7cc3-98c4-dc0c0c07398f '])('%j is no UUID of the protocol', (text) => {
    expect(isUuid(text)).toBe(false);
  });
});
