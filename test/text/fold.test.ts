import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, toFolded, toSource } from '../../shared/text/fold.ts';
import { latin, latinSymbols } from '../../shared/text/lookalikes.ts';

const TABLE: readonly (readonly [name: string, source: string, folded: string])[] = [
  ['Arabic-Indic digits', '١٨٣/٥٦', '183/56'],
  ['extended Arabic-Indic digits', '۱۲۳۴۵۶۷۸۹۰', '1234567890'],
  ['full-width digits, letters and signs', 'Ａ／ＲＥＳ／７０／１（ａ）', 'A/RES/70/1(a)'],
  ['no-break, thin and ideographic spaces', 'a\u00a0b\u2009c\u202fd\u3000e\tf', 'a b c d e f'],
  ['six hyphens and the minus', 'a\u2010b\u2011c\u2012d\u2013e\u2014f\u2212g', 'a-b-c-d-e-f-g'],
  ['direction and zero-width marks', '\u200fA\u200e/\u2067RES\u2069/\u202a1\u202c\ufeff\u200b', 'A/RES/1'],
  ['kashida and harakat', 'الاتحــــاد يُذكِّرُ بالقرارِ', 'الاتحاد يذكر بالقرار'],
  ['presentation forms and ligatures', 'ﻫ ﻭ ﺡ ﻁ ﻱ ﻻ', 'ه و ح ط ي لا'],
  ['Persian forms of kaf and yeh', 'کتاب یوم', 'كتاب يوم'],
  ['hamza above its alef', 'ا\u0654ن', 'أن'],
  ['an accent of its own', 'cafe\u0301 и\u0306', 'café й'],
  ['curly quotes', '’1‘ “x” ″', "'1' \"x\" \""],
  ['soft hyphens and control signs', 'tele\u00adcom\u0003', 'telecom'],
  ['Latin ligatures', 'ﬁnal', 'final'],
  ['raised digits stay: they mark footnotes', '70/1²', '70/1²'],
  ['radicals of CJK fonts', '⼀⼈', '一人'],
];

describe('folding', () => {
  it.each(TABLE)('%s', (_, source, folded) => {
    expect(fold(source).text).toBe(folded);
  });

  it('gives back the source of a range, with the harakat and kashida of its last letter', () => {
    const folded = fold('في القرارُ ١٨٣/٥٦ و هـ )');
    expect(folded.source.slice(...toSource(folded, 3, 9))).toBe('القرارُ');
    expect(folded.source.slice(...toSource(folded, 10, 16))).toBe('١٨٣/٥٦');
    const heh = folded.text.indexOf('ه');
    expect(folded.source.slice(...toSource(folded, heh, heh + 1))).toBe('هـ');
  });

  const texts = fc.string({ unit: 'binary', maxLength: 300 });
  const arabic = fc.string({ unit: fc.constantFrom(...'القرار ١٢٣ُِّـﻻﷲ\u200f\u00a0/-(A)\n\u0301\ud800é'), maxLength: 200 });

  it('maps exactly: offsets rise, lie inside, and each unit comes from where the map says', () => {
    fc.assert(fc.property(fc.oneof(texts, arabic), (source) => {
      const { text, at } = fold(source);
      expect(at.length).toBe(text.length + 1);
      expect(at[text.length]).toBe(source.length);
      for (let i = 0; i < text.length; i++) {
        const offset = at[i] as number;
        expect(offset).toBeGreaterThanOrEqual(i > 0 ? (at[i - 1] as number) : 0);
        expect(offset).toBeLessThan(source.length);
      }
    }));
  });

  it('folds what is folded to itself', () => {
    fc.assert(fc.property(fc.oneof(texts, arabic), (source) => {
      const once = fold(source).text;
      expect(fold(once).text).toBe(once);
    }));
  });

  it('finds a source offset again', () => {
    fc.assert(fc.property(arabic, fc.nat(200), (source, seed) => {
      const folded = fold(source);
      if (folded.text.length === 0) return;
      const i = seed % folded.text.length;
      const [start, end] = toSource(folded, i, i + 1);
      expect(toFolded(folded, start)).toBeLessThanOrEqual(i);
      expect(end).toBeGreaterThan(start);
    }));
  });
});

describe('look-alike letters', () => {
  it.each([
    ['А/70/1', 'A/70/1'],
    ['документ С23/71 и А/RES/70/125', 'документ C23/71 и A/RES/70/125'],
    ['и/или в 2015 году', 'и/или в 2015 году'],
    ['направление С5', 'направление C5'],
    ['сорок', 'сорок'],
  ])('%s', (source, wanted) => {
    expect(latinSymbols(source)).toBe(wanted);
  });

  it('keeps the length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (source) => {
      expect(latin(source)).toHaveLength(source.length);
      expect(latinSymbols(source)).toHaveLength(source.length);
    }));
  });
});
