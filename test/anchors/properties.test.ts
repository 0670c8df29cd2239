import * as fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { describe } from '../../shared/anchors/describe.ts';
import { diff } from '../../shared/anchors/diff.ts';
import { type Edition, edition } from '../../shared/anchors/edition.ts';
import { lettersOf } from '../../shared/anchors/letters.ts';
import { locate, locateAll } from '../../shared/anchors/locate.ts';
import { fromSelectors, toSelectors } from '../../shared/anchors/selectors.ts';
import type { Anchor, Located } from '../../shared/anchors/types.ts';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { SAMPLES, TWINS } from './samples.ts';
import { lineReading } from './workload.ts';

function editionOf(text: string, language: Language): Edition {
  const { document, reading } = lineReading(text, language);
  return edition(document, reading);
}

function folded(text: string): string {
  return String.fromCharCode(...lettersOf(text).codes);
}

/** A sample and a selection in it, as fractions, so that shrinking stays inside. */
const sampled = fc.record({
  language: fc.constantFrom(...LANGUAGES),
  twins: fc.boolean(),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(160),
}).map(({ language, twins, from, length }) => {
  const text = twins && language === 'en' ? TWINS : SAMPLES[language];
  const start = Math.floor(from * text.length);
  return { language, text, start, end: Math.min(text.length, start + length) };
});

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });
const edits = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(60), put: fc.string({ unit: 'grapheme', maxLength: 40 }) }), { maxLength: 8 });

function edited(text: string, list: readonly { at: number; cut: number; put: string }[]): string {
  return list.reduce((now, { at, cut, put }) => {
    const offset = Math.floor(at * now.length);
    return now.slice(0, offset) + put + now.slice(offset + cut);
  }, text);
}

function inside(located: Located, text: string): boolean {
  if (located.outcome === 'lost' || located.outcome === 'document') return true;
  const within = (start: number, end: number): boolean => start >= 0 && start <= end && end <= text.length;
  const pieces = located.outcome === 'clause' ? [] : located.ranges;
  return within(located.start, located.end) && pieces.every(([start, end]) => within(start, end) && start >= located.start && end <= located.end);
}

function wordsOf(located: Located, text: string): string | null {
  return located.outcome === 'exact' ? located.ranges.map(([start, end]) => text.slice(start, end)).join('\n') : null;
}

group('whatever is selected and however the text is edited', () => {
  test('described, then located in the same text, gives the same range', () => {
    fc.assert(fc.property(sampled, ({ language, text, start, end }) => {
      const made = editionOf(text, language);
      const anchor = describe(made, start, end);
      expect(locate(editionOf(text, language), anchor)).toMatchObject({ outcome: 'exact', start: anchor.position?.start, end: anchor.position?.end });
      expect((anchor.position?.start ?? NaN) <= start && (anchor.position?.end ?? NaN) >= end).toBe(true);
    }), { numRuns: 500 });
  });

  test('the same in any text at all', () => {
    fc.assert(fc.property(anyText, fc.nat(400), fc.nat(400), (text, one, two) => {
      const made = editionOf(text, 'en');
      const anchor = describe(made, one, two);
      expect(locate(made, anchor)).toMatchObject({ outcome: 'exact', start: anchor.position?.start, end: anchor.position?.end });
    }), { numRuns: 500 });
  });

  test('clauses inserted or removed elsewhere leave it exact, or honestly ambiguous', () => {
    fc.assert(fc.property(sampled, fc.nat(20), fc.boolean(), ({ language, text, start, end }, line, remove) => {
      const anchor = describe(editionOf(text, language), start, end);
      fc.pre(anchor.position !== null && lettersOf(anchor.quote?.exact ?? '').length >= 8 && anchor.position.start < anchor.position.end);
      const lines = text.split('\n');
      const own = [text.slice(0, anchor.position?.start).split('\n').length - 1, text.slice(0, anchor.position?.end).split('\n').length - 1];
      // Not next to it, so that its context stays.
      fc.pre(line < lines.length && (line < (own[0] ?? 0) - 1 || line > (own[1] ?? 0) + 1));
      const shift = line < (own[0] ?? 0) ? (remove ? -(lines[line]?.length ?? 0) - 1 : 'Quite new words 99.\n'.length) : 0;
      if (remove) lines.splice(line, 1);
      else lines.splice(line, 0, 'Quite new words 99.');
      const located = locate(editionOf(lines.join('\n'), language), anchor);
      const right = located.outcome === 'exact' && located.start === (anchor.position?.start ?? 0) + shift && located.end === (anchor.position?.end ?? 0) + shift;
      const honest = located.outcome === 'lost' && located.reason === 'ambiguous' && anchor.twin !== undefined;
      expect(right || honest ? '' : JSON.stringify({ located, anchor })).toBe('');
    }), { numRuns: 500 });
  });

  test('never a range outside of the text, never `exact` with other words', () => {
    fc.assert(fc.property(sampled, edits, ({ language, text, start, end }, list) => {
      const anchor = describe(editionOf(text, language), start, end);
      const now = edited(text, list);
      const located = locate(editionOf(now, language), anchor);
      expect(inside(located, now) ? '' : JSON.stringify(located)).toBe('');
      const words = wordsOf(located, now);
      expect(words === null ? null : folded(words)).toBe(words === null ? null : folded(anchor.quote?.exact ?? ''));
    }), { numRuns: 1000 });
  });

  test('an anchor of one text in any other text: inside, and never other words', () => {
    fc.assert(fc.property(sampled, anyText, ({ language, text, start, end }, other) => {
      const anchor = describe(editionOf(text, language), start, end);
      const located = locate(editionOf(other, language), anchor);
      expect(inside(located, other)).toBe(true);
      const words = wordsOf(located, other);
      expect(words === null || folded(words) === folded(anchor.quote?.exact ?? '')).toBe(true);
    }), { numRuns: 300 });
  });

  test('no selection cuts a grapheme', () => {
    const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    fc.assert(fc.property(sampled, ({ language, text, start, end }) => {
      const { position } = describe(editionOf(text, language), start, end);
      const borders = new Set([...segmenter.segment(text)].map(({ index }) => index)).add(text.length);
      expect(borders.has(position?.start ?? -1) && borders.has(position?.end ?? -1)).toBe(true);
    }), { numRuns: 300 });
  });

  test('contexts are at most 32 units, and stand where they are said to stand', () => {
    fc.assert(fc.property(sampled, ({ language, text, start, end }) => {
      const { quote, position } = describe(editionOf(text, language), start, end);
      expect(quote && quote.prefix.length <= 32 && quote.suffix.length <= 32).toBe(true);
      expect(text.slice(0, position?.start).endsWith(quote?.prefix ?? '?') && text.slice(position?.end).startsWith(quote?.suffix ?? '?')).toBe(true);
    }), { numRuns: 300 });
  });

  test('exported as W3C selectors and read back it is the same anchor', () => {
    fc.assert(fc.property(sampled, ({ language, text, start, end }) => {
      const anchor = describe(editionOf(text, language), start, end);
      const target: unknown = JSON.parse(JSON.stringify(toSelectors(anchor, text)));
      expect(fromSelectors(target, text)).toEqual(anchor);
    }), { numRuns: 300 });
  });

  test('a file that is no annotation at all gives no anchor and no exception', () => {
    fc.assert(fc.property(fc.anything(), (input) => {
      const anchor = fromSelectors(input, 'some text');
      expect(anchor === null || typeof anchor.target === 'string').toBe(true);
    }), { numRuns: 300 });
  });

  test('a hostile anchor never throws', () => {
    const point = fc.option(fc.record({ path: fc.string(), offset: fc.integer(), sketch: fc.string(), marks: fc.array(fc.string()) }));
    const any = fc.record({
      target: fc.constantFrom('text', 'clause', 'document', 'caret'),
      from: point,
      to: point,
      quote: fc.option(fc.record({ exact: fc.string({ unit: 'binary' }), prefix: fc.string({ unit: 'binary' }), suffix: fc.string() })),
      position: fc.option(fc.record({ start: fc.integer(), end: fc.integer() })),
      language: fc.option(fc.constantFrom(...LANGUAGES)),
      edition: fc.option(fc.string()),
      twin: fc.record({ index: fc.integer(), of: fc.integer({ max: 100_000 }) }),
    });
    const made = editionOf(TWINS, 'en');
    fc.assert(fc.property(any, (anchor) => {
      expect(inside(locate(made, anchor as Anchor), TWINS)).toBe(true);
    }), { numRuns: 500 });
  });

  test('the kept and the new parts of a diff are the new text, the kept and the gone ones the old words', () => {
    fc.assert(fc.property(sampled, edits, ({ text, start, end }, list) => {
      const was = text.slice(start, end);
      const now = edited(was, list);
      const parts = diff(was, now);
      expect(parts.filter(({ kind }) => kind !== 'gone').map((part) => part.text).join('')).toBe(now);
      const old = parts.filter(({ kind }) => kind !== 'new').map((part) => part.text).join('');
      expect(folded(old)).toBe(folded(was));
    }), { numRuns: 500 });
  });
});

group('many notes at once', () => {
  const text = SAMPLES.en;
  const made = editionOf(text, 'en');
  const anchors = Array.from({ length: 50 }, (_, index) => describe(made, index * 5, index * 5 + 40));

  test('gives the answers of one by one, in the order asked, those in view first', async () => {
    const order: number[] = [];
    const located = await locateAll(made, anchors, { first: [200, 260], found: (index) => order.push(index) });
    expect(located).toEqual(anchors.map((anchor) => locate(made, anchor)));
    expect(order[0]).toBeGreaterThanOrEqual(32);
    expect([...order].sort((one, two) => one - two)).toEqual(anchors.map((_, index) => index));
  });

  test('yields between slices and stops when aborted', async () => {
    const other = editionOf(TWINS, 'en');
    const controller = new AbortController();
    let slices = 0;
    const stop = async (): Promise<void> => {
      slices += 1;
      if (slices === 2) controller.abort(new Error('left the page'));
      await Promise.resolve();
    };
    await expect(locateAll(other, anchors, { signal: controller.signal, yield: stop })).rejects.toThrow('left the page');
    expect(slices).toBe(2);
  });
});
