import { describe as group, expect, test } from 'vitest';
import { describe, describeClause, describeDocument } from '../../shared/anchors/describe.ts';
import { diff } from '../../shared/anchors/diff.ts';
import { type Edition, edition } from '../../shared/anchors/edition.ts';
import { locate } from '../../shared/anchors/locate.ts';
import { fromSelectors, toSelectors } from '../../shared/anchors/selectors.ts';
import type { Language } from '../../shared/languages/types.ts';
import { SAMPLES, TWINS } from './samples.ts';
import { lineReading } from './workload.ts';

function editionOf(text: string, language: Language = 'en'): Edition {
  const { document, reading } = lineReading(text, language);
  return edition(document, reading);
}

function selected(text: string, words: string, language: Language = 'en') {
  const start = text.indexOf(words);
  return describe(editionOf(text, language), start, start + words.length);
}

const CLAUSE = 'urn:rapporteur:clause-path';

group('anchors as W3C selectors', () => {
  test('words in a clause: the clause refined by the words, the words alone, the position', () => {
    const anchor = selected(TWINS, 'bells rust');
    expect(toSelectors(anchor, TWINS).selector).toEqual([
      {
        type: 'FragmentSelector',
        value: 'S5',
        conformsTo: CLAUSE,
        refinedBy: { type: 'TextQuoteSelector', exact: 'bells rust', prefix: anchor.quote?.prefix, suffix: anchor.quote?.suffix },
      },
      { type: 'TextQuoteSelector', exact: 'bells rust', prefix: anchor.quote?.prefix, suffix: anchor.quote?.suffix },
      { type: 'TextPositionSelector', start: TWINS.indexOf('bells rust'), end: TWINS.indexOf('bells rust') + 10 },
    ]);
  });

  test('positions count code points, not UTF-16 units', () => {
    const { zh } = SAMPLES;
    const anchor = selected(zh, '最为危险', 'zh');
    const position = toSelectors(anchor, zh).selector.find(({ type }) => type === 'TextPositionSelector');
    const before = Array.from(zh.slice(0, zh.indexOf('最为危险'))).length;
    expect(position).toEqual({ type: 'TextPositionSelector', start: before, end: before + 4 });
    expect(before).toBe(zh.indexOf('最为危险') - 1);
  });

  test('several clauses: a range from a point in the first to a point in the last', () => {
    const anchor = selected(TWINS, 'bells rust,\ndecides');
    expect(toSelectors(anchor, TWINS).selector[0]).toMatchObject({
      type: 'RangeSelector',
      startSelector: { type: 'FragmentSelector', value: 'S5', refinedBy: { type: 'TextPositionSelector', start: 8, end: 8 } },
      endSelector: { type: 'FragmentSelector', value: 'S6', refinedBy: { type: 'TextPositionSelector', start: 7, end: 7 } },
    });
  });

  test('without the text there are no positions, and it is read back without them', () => {
    const anchor = selected(TWINS, 'bells rust');
    expect(fromSelectors(toSelectors(anchor, null), null)).toEqual({ ...anchor, position: null });
  });

  test.each([
    ['a whole clause', describeClause(editionOf(TWINS), 'S5')],
    ['the document', describeDocument(editionOf(TWINS))],
    ['a caret', describe(editionOf(TWINS), 40, 40)],
    ['a twin', selected(TWINS, 'keeps a record')],
  ])('%s is the same after export and import', (_, anchor) => {
    expect(anchor && fromSelectors(JSON.parse(JSON.stringify(toSelectors(anchor, TWINS))), TWINS)).toEqual(anchor);
  });
});

group('annotations of other tools', () => {
  const made = editionOf(TWINS);

  test.each([
    ['Hypothesis: range, position and quote', { source: 'https://example.org/', selector: [
      { type: 'RangeSelector', startContainer: '/div[1]/p[2]', startOffset: 3, endContainer: '/div[1]/p[2]', endOffset: 9 },
      { type: 'TextPositionSelector', start: TWINS.indexOf('bells rust'), end: TWINS.indexOf('bells rust') + 10 },
      { type: 'TextQuoteSelector', exact: 'bells rust', prefix: 'that ', suffix: ',\n' },
    ] }],
    ['a single selector', { selector: { type: 'TextQuoteSelector', exact: 'bells rust', prefix: 'ten metres each;\nc)\tthat ', suffix: ',\ndecides' } }],
    ['a quote only, without context', { selector: [{ type: 'TextQuoteSelector', exact: 'that bells rust,' }] }],
    ['a quote inside an element of the page', { selector: { type: 'XPathSelector', value: '/div[1]/p[2]', refinedBy: { type: 'TextQuoteSelector', exact: 'bells rust', prefix: 'ten metres each;\nc)\tthat ' } } }],
    ['types with the vocabulary’s prefix', { selector: { '@type': ['oa:Selector', 'oa:TextQuoteSelector'], exact: 'bells rust', prefix: 'ten metres each;\nc)\tthat ', suffix: ',\ndecides' } }],
    ['characters of RFC 5147', { selector: { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc5147', value: `char=${TWINS.indexOf('bells rust')},${TWINS.indexOf('bells rust') + 10}` } }],
    ['a stale position beside a quote', { selector: [{ type: 'TextPositionSelector', start: 3, end: 13 }, { type: 'TextQuoteSelector', exact: 'bells rust', prefix: 'each;\nc)\tthat ', suffix: ',\ndecides\n1' }] }],
    ['a position only', { selector: { type: 'TextPositionSelector', start: TWINS.indexOf('bells rust'), end: TWINS.indexOf('bells rust') + 10 } }],
  ])('%s', (_, target) => {
    const anchor = fromSelectors(target, TWINS);
    expect(anchor && locate(made, anchor)).toMatchObject({ outcome: 'exact', start: TWINS.indexOf(anchor?.quote?.exact ?? 'bells rust') });
  });

  test.each([
    ['nothing', null],
    ['a string', 'https://example.org/#p3'],
    ['no selector', { source: 'https://example.org/' }],
    ['an unknown one', { selector: { type: 'SvgSelector', value: '<svg/>' } }],
    ['a fragment of another grammar', { selector: { type: 'FragmentSelector', value: 'xywh=3,4,5,6', conformsTo: 'http://www.w3.org/TR/media-frags/' } }],
    ['a position beyond the text', { selector: { type: 'TextPositionSelector', start: 5, end: 1e9 } }],
    ['a position the wrong way round', { selector: { type: 'TextPositionSelector', start: 9, end: 5 } }],
    ['a chain without end', { selector: nested(5000) }],
  ])('%s gives no anchor', (_, target) => {
    expect(fromSelectors(target, TWINS)).toBeNull();
  });
});

function nested(depth: number): unknown {
  let selector: unknown = { type: 'TextQuoteSelector', exact: 'bells rust' };
  for (let level = 0; level < depth; level += 1) selector = { type: 'CssSelector', value: 'p', refinedBy: selector };
  return selector;
}

group('what changed', () => {
  test.each([
    ['one word replaced', 'report every failure', 'report each failure', '=report |-every|+each|= failure'],
    ['words added', 'report failures', 'report all failures', '=report |+all |=failures'],
    ['words removed', 'report all failures', 'report failures', '=report |-all |=failures'],
    ['two words in a row', 'within three days;', 'after five weeks;', '-within three days|+after five weeks|=;'],
    ['harakat are no change', 'مجلسَ الواحات', 'مجلس الواحات', '=مجلس الواحات'],
    ['Chinese by its signs', '三天之内报告', '五天之内报告', '-三|+五|=天之内报告'],
    ['nothing left', 'gone', '', '-gone'],
    ['the same', 'same', 'same', '=same'],
  ])('%s', (_, was, now, expected) => {
    const signs = { same: '=', gone: '-', new: '+' } as const;
    expect(diff(was, now).map(({ kind, text }) => signs[kind] + text).join('|')).toBe(expected);
  });
});
