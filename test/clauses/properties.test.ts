import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opensClause } from '../../shared/clauses/opening.ts';
import { type Reading, read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import { nastyInputs } from '../corpus/nasty.ts';

/** Pieces that documents are made of, in six languages, to be put together at random. */
const PIECES = [
  'The General Assembly,', 'إن الجمعية العامة،', '大会，', 'Генеральная Ассамблея,', "L'Assemblée générale,", 'La Asamblea General,',
  'The Council of the International Telecommunication Union,', 'Recalling its resolution 70/1 of 25 September 2015,', 'وإذ تشير أيضا إلى القرار ١٨٣/٥٦،',
  'considering', 'يقرر', 'решает поручить Генеральному секретарю', '做出决议', 'charge le Directeur du Bureau', 'a)\tthat kites fly;', 'ب)\tبالقرار 140 (المراجَع في بوسان، 2014)؛',
  '1. Decides to act;', '2 - تقرر أيضا', '3\tما يلي:', "'1'\tأولاً", '• item', '(a) To fly;', '(i) High;', 'Annex', 'المرفق 2', '附件一', 'I. Introduction', '1.1\tText', '2.1\tنص', 'أولاً\tمقدمة',
  '(1) A/99/7.', '^(1)', '____________', 'A/RES/99/1', 'C23/71-A', '12th plenary meeting 3 March 2045', 'www.itu.int/wg-wsis', 'SECTION 1', 'Contents', '', '   ', '45\tsomething', 'د ﻁ)\tglued',
  'resolutions 71/243, 72/279 and 75/290 A and B', 'Recommendation ITU-T X.509', 'WSIS action line C5 and SDG 9', '17.a The target', '\f', '2/8', '\ud83d\ude00', '\u202bmarks\u202c',
];

const documents = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 40 })), { maxLength: 60 }).map((lines) => lines.join('\n'));

function readText(text: string): Reading {
  return read(plainText(text, opensClause));
}

/** Says what is wrong with a reading; empty when nothing is. */
function faultsOf(text: string, reading: Reading): string[] {
  const faults: string[] = [];
  const inside = (start: number, end: number): boolean => start >= 0 && end > start && end <= text.length;
  const paths = new Set<string>();
  for (const clause of reading.clauses) {
    if (!inside(clause.start, clause.end)) faults.push(`${clause.path} lies outside: ${clause.start}-${clause.end}`);
    if (paths.has(clause.path)) faults.push(`${clause.path} occurs twice`);
    paths.add(clause.path);
    if (clause.ranges[0]?.[0] !== clause.start || clause.ranges.at(-1)?.[1] !== clause.end) faults.push(`${clause.path}: ranges and ends differ`);
    for (const [i, [start, end]] of clause.ranges.entries()) {
      if (!inside(start, end)) faults.push(`${clause.path}: a range lies outside`);
      if (i > 0 && start < (clause.ranges[i - 1]?.[1] ?? 0)) faults.push(`${clause.path}: ranges overlap`);
    }
    if (clause.actRange && !(clause.actRange[0] >= clause.start && clause.actRange[1] <= clause.end)) faults.push(`${clause.path}: the act lies outside`);
  }
  const spans = reading.clauses.flatMap((clause) => clause.ranges.map((range) => [...range, clause.path] as const)).sort((a, b) => a[0] - b[0]);
  for (let i = 1; i < spans.length; i++) if ((spans[i]?.[0] ?? 0) < (spans[i - 1]?.[1] ?? 0)) faults.push(`${spans[i - 1]?.[2]} and ${spans[i]?.[2]} overlap`);
  let before = 0;
  for (const citation of reading.citations) {
    if (!inside(citation.start, citation.end)) faults.push(`${citation.id} lies outside`);
    if (citation.start < before) faults.push(`${citation.id} overlaps the one before`);
    before = citation.end;
  }
  return faults;
}

describe('whatever a text holds', () => {
  it('offsets lie inside, spans are ordered, paths are unique', () => {
    fc.assert(fc.property(documents, (text) => {
      expect(faultsOf(text, readText(text))).toEqual([]);
    }), { numRuns: 300 });
  });

  it('reading twice gives the same', () => {
    fc.assert(fc.property(documents, (text) => {
      expect(readText(text)).toEqual(readText(text));
    }), { numRuns: 100 });
  });

  it('a cut or an insertion anywhere does no harm', () => {
    fc.assert(fc.property(documents, fc.nat(), fc.nat(200), fc.string({ unit: 'binary', maxLength: 20 }), (text, at, length, inserted) => {
      const cut = text.length === 0 ? 0 : at % text.length;
      const changed = text.slice(0, cut) + inserted + text.slice(cut + length);
      expect(faultsOf(changed, readText(changed))).toEqual([]);
    }), { numRuns: 300 });
  });

  it.each(nastyInputs(60_000))('%s are read without harm', (_, text) => {
    const began = performance.now();
    const reading = readText(text);
    // A sixteenth of the megabyte that may take two seconds; what grows with the square or worse takes minutes.
    expect(performance.now() - began).toBeLessThan(4000);
    expect(faultsOf(text, reading)).toEqual([]);
  });
});
