import { array, assert, constantFrom, oneof, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCitations } from '../../shared/citations/find.ts';
import { parse } from '../../shared/instruments/ids.ts';
import { prepare } from '../../shared/text/prepared.ts';
import { citationsIn, ITU, UN } from './cited.ts';

/** Pieces that citations are made of: what is put together at random reads like a document gone wrong. */
const PIECES = [
  'resolution ', 'resolutions ', 'Resolution ', 'القرار ', 'قراراتها ', 'резолюции ', 'résolution ', '第', '号决议', '70/1', '70/125 B', '٢٧٠/٥٧ باء', '2015', '1325 (2000)',
  '217 A (III)', '140 (Rev. Busan, 2014)', '(المراجَع في بوسان، 2014)', '1332', 'A/RES/70/1', 'A/67/66-E/2012/49', ' and Add.1', 'C23/71-A', 'WG-WSIS-28/09', 'WG/28/12', 'ITU-T X.509', 'E.540-E.599',
  'Tunis Agenda', 'برنامج عمل تونس', '《突尼斯承诺》', '2030 Agenda', 'C5', 'جيم5', 'action line ', 'SDG 9', ' and ', '، و', ' и ', '、', ', ', '. ', '\n', ' ', '(', ')', '^(3)', 'paragraphs 20 to 25 of the ', 'annex',
  'the General Assembly ', 'Human Rights Council ', 'المجلس ', 'Constitution', 'Convention', 'No. 187 of the ', 'RFC 3261', 'ISO/IEC 9594-8', 'www.itu.int/x', '\u0640', '\u200f', '\u00a0', 'А/70/1', 'é', '𐍈',
];
const text = array(oneof({ weight: 6, arbitrary: constantFrom(...PIECES) }, { weight: 1, arbitrary: string({ maxLength: 6 }) }), { maxLength: 40 }).map((pieces) => pieces.join(''));
const document = constantFrom(ITU, UN, 'un:A/HRC/RES/60/9', null);

describe('whatever a text holds', () => {
  test('spans are inside it, in order, and never overlap; ids are ids', () => {
    assert(
      property(text, document, (words, id) => {
        let end = 0;
        for (const citation of citationsIn(words, id)) {
          expect(citation.start).toBeGreaterThanOrEqual(end);
          expect(citation.end).toBeGreaterThan(citation.start);
          expect(citation.end).toBeLessThanOrEqual(words.length);
          expect(parse(citation.id)).not.toBeNull();
          end = citation.end;
        }
      }),
      { numRuns: 400 },
    );
  });

  test('twice is the same', () => {
    assert(
      property(text, document, (words, id) => {
        expect(citationsIn(words, id)).toEqual(citationsIn(words, id));
      }),
      { numRuns: 100 },
    );
  });

  test('a block before does not move what is cited in a block after', () => {
    assert(
      property(constantFrom('Recalling resolution 70/1 of 2015,', 'بالقرار 140 (المراجَع في بوخارست، 2022)', '第75/240号决议'), string({ maxLength: 30 }), (cites, before) => {
        const lead = before.replace(/[\n\r\u0085\u2028\u2029]/g, ' ').replace(/[\p{L}\d/()]/gu, 'x');
        const alone = citationsIn(cites, UN).map(({ id, quote }) => [id, quote]);
        expect(citationsIn(`${lead}\n${cites}`, UN).map(({ id, quote }) => [id, quote])).toEqual(alone);
      }),
    );
  });
});

/** Texts made to hurt: each is a piece over and over. */
const WORST = [
  'resolution 1 ', 'Resolution 140 (', 'A/1-', 'A/1/1 and Add.1 ', '第1、', '第1号', '第1号决议第1段', 'Goal 5 ', 'CWG-A&', 'ITU-T X.509, ', 'http://a)))', '((((', 'vision WSIS 2015 ',
  'Article 1 of the Convention ', 'القرار 1 ', '١/١ ', '\u0640', 'Plan of Action Tunis ', 'its resolution ', '1(1)',
];

/**
 * An eighth of a megabyte; a rule that looks back over the whole text for each of its words would take a minute.
 * On a quiet machine all of these take under a tenth of a second.
 */
const LENGTH = 128_000;
const LIMIT_MS = 2500;

describe('no text takes long', () => {
  test.each(WORST)('%s', (piece) => {
    const words = piece.repeat(Math.ceil(LENGTH / piece.length));
    const prepared = prepare({ text: words, blocks: [{ start: 0, end: words.length, ranges: [[0, words.length]], role: 'paragraph' }] });
    // Of this process alone: what else the computer does is not ours.
    const start = process.cpuUsage();
    findCitations(prepared, [], { id: ITU, language: null, title: null, date: null, type: null });
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(LIMIT_MS);
  });
});
