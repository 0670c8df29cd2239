import { describe as group, expect, test } from 'vitest';
import { describe, describeClause, describeDocument } from '../../shared/anchors/describe.ts';
import { type Edition, edition } from '../../shared/anchors/edition.ts';
import { locate } from '../../shared/anchors/locate.ts';
import type { Anchor, Located } from '../../shared/anchors/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import { SAMPLES, TWINS } from './samples.ts';
import { lineReading } from './workload.ts';

function editionOf(text: string, language: Language = 'en'): Edition {
  const { document, reading } = lineReading(text, language);
  return edition(document, reading);
}

function anchorOn(text: string, words: string, language: Language = 'en', nth = 0): Anchor {
  let start = -1;
  for (let turn = 0; turn <= nth; turn += 1) start = text.indexOf(words, start + 1);
  if (start < 0) throw new Error(`The sample does not say “${words}”.`);
  return describe(editionOf(text, language), start, start + words.length);
}

interface Case {
  readonly name: string;
  readonly language?: Language;
  readonly text: string;
  readonly words: string;
  readonly nth?: number;
  readonly now: string | ((text: string) => string);
  /** `exact: words`, `changed: words`, `clause: beginning of the clause`, `lost: reason`. */
  readonly expected: string;
}

const { ar, en, fr, ru, zh } = SAMPLES;
const ADDED = 'z)\tthat a wholly new item was adopted on the floor after a long debate about seagulls;\n';
const before = (mark: string) => (text: string): string => text.replace(mark, ADDED + mark);
const replace = (from: string, to: string) => (text: string): string => text.replaceAll(from, to);

const LIST = [
  'The group has written the following papers.',
  'a)\tsummary of the main outcomes of the twenty-sixth meeting of the harbour group, held in the spring at the old pier, where the keepers spoke of oil;',
  'b)\tsummary of the main outcomes of the twenty-seventh meeting of the harbour group, held in autumn upon the island, after which boats were repaired;',
  'c)\tdraft of a letter to the owners of the lighthouses on glass and its price.',
].join('\n');

const CASES: readonly Case[] = [
  {
    name: 'the item taken out, its neighbour of nearly the same words left',
    text: LIST, words: 'main outcomes of the twenty-sixth meeting of the harbour group', now: replace(LIST.split('\n')[1] ?? '', ''),
    expected: 'lost: absent',
  },
  {
    name: 'the neighbour taken out, the item left',
    text: LIST, words: 'main outcomes of the twenty-sixth meeting of the harbour group', now: replace(LIST.split('\n')[2] ?? '', ''),
    expected: 'exact: main outcomes of the twenty-sixth meeting of the harbour group',
  },
  { name: 'unchanged', text: en, words: 'coast between the two capes', now: en, expected: 'exact: coast between the two capes' },
  { name: 'text inserted in front', text: en, words: 'coast between the two capes', now: before('The International'), expected: 'exact: coast between the two capes' },
  { name: 'a new item before: the words win over the number', text: en, words: 'report every failure', now: before('1\tto invite'), expected: 'exact: report every failure' },
  { name: 'the clause moved to the end', text: en, words: 'not later than 1 March', now: (text) => `${text.replace(/2\tto instruct.*\n/, '')}\n2\tto instruct the Director to publish, not later than 1 March, a list of all lamps;`, expected: 'exact: not later than 1 March' },
  { name: 'other spaces and no-break hyphens, as in a PDF', text: en, words: 'the café on the pier has re‑opened', now: replace(' on the pier has re‑opened', '\non the  pier has re-\nopened'), expected: 'exact: the café\non the  pier has re-\nopened' },
  { name: 'decomposed accents', text: en, words: 'naïve cost estimates', now: (text) => text.normalize('NFD'), expected: `exact: ${'naïve cost estimates'.normalize('NFD')}` },
  { name: 'brackets and quotes around the words', text: en, words: '(see Annex 2)', now: before('b)\tthat the coast'), expected: 'exact: (see Annex 2)' },
  { name: 'one word replaced', text: en, words: 'to invite keepers to report every failure of a lamp', now: replace('every failure', 'each failure'), expected: 'changed: to invite keepers to report each failure of a lamp' },
  { name: 'other digits between the same letters', text: en, words: 'Resolution 70/125 of its twelfth session', now: replace('70/125', '701/25'), expected: 'changed: Resolution 701/25 of its twelfth session' },
  { name: 'a longer number is another number', text: en, words: 'Resolution 70/125 of its', now: replace('70/125', '70/1255'), expected: 'changed: Resolution 70/1255 of its' },
  { name: 'a sentence inserted in the middle of the words', text: en, words: 'to instruct the Director to publish, not later than 1 March, a list of all lamps', now: replace('publish,', 'publish, after asking all the keepers of the northern and the southern coast for their advice on the matter,'), expected: 'changed: to instruct the Director to publish, after asking all the keepers of the northern and the southern coast for their advice on the matter, not later than 1 March, a list of all lamps' },
  { name: 'words gone, their clause still there', text: en, words: 'not later than 1 March', now: replace(', not later than 1 March, a', ' a'), expected: 'clause: 2\tto instruct' },
  { name: 'words gone, their clause renumbered', text: en, words: 'not later than 1 March', now: (text) => before('1\tto invite')(text).replace('2\tto instruct', '3\tto instruct').replace(', not later than 1 March, a', ' a'), expected: 'clause: 3\tto instruct' },
  { name: 'clause deleted, another one has its number', text: en, words: 'report every failure of a lamp', now: (text) => text.replace(/1\tto invite.*\n/, '').replace('2\tto instruct', '1\tto instruct'), expected: 'lost: absent' },
  { name: 'an altogether other text', text: en, words: 'report every failure of a lamp', now: TWINS, expected: 'lost: absent' },
  { name: 'a twin in the clause before: the second of two', text: TWINS, words: 'carries a bell, a lantern and two ropes', nth: 1, now: before('considering'), expected: 'exact@1: carries a bell, a lantern and two ropes' },
  { name: 'three twins, the middle one', text: TWINS, words: 'The ferryman keeps a record of it', nth: 1, now: before('considering'), expected: 'exact@1: The ferryman keeps a record of it' },
  { name: 'whole twin lines, a new one in front: never the wrong one', text: 'alpha\nThe same sentence stands here twice, word for word.\nThe same sentence stands here twice, word for word.\nomega', words: 'stands here twice', now: 'The same sentence stands here twice, word for word.\nalpha\nThe same sentence stands here twice, word for word.\nThe same sentence stands here twice, word for word.\nomega', expected: 'exact@1: stands here twice' },
  { name: 'a word inside a longer one is not the word', text: 'The state of the art is not a party matter in the island of Thule.', words: 'art', now: 'The state of the party is not a particle of the cart in the isle.', expected: 'lost: absent' },
  { name: 'harakat and kashida left out', language: 'ar', text: ar, words: 'وإذ يلاحظ مع التـــقدير', now: (text) => text.replaceAll(/[\u064b-\u0652\u0640]/g, ''), expected: 'exact: وإذ يلاحظ مع التقدير' },
  { name: 'harakat added', language: 'ar', text: ar, words: 'صندوقاً لصيانة الآبار', now: replace('لصيانة', 'لِصِيَانَة'), expected: 'exact: صندوقاً لِصِيَانَة الآبار' },
  { name: 'Arabic-Indic digits became European ones', language: 'ar', text: ar, words: '٢١ كانون الثاني/يناير ٢٠٢٠', now: replace('٢١ كانون الثاني/يناير ٢٠٢٠', '21 كانون الثاني/يناير 2020'), expected: 'exact: 21 كانون الثاني/يناير 2020' },
  { name: 'presentation forms from a PDF', language: 'ar', text: ar, words: 'تبادل الخبرات', now: replace('تبادل الخبرات', 'ﺗﺒﺎﺩﻝ ﺍﻟﺨﺒﺮﺍﺕ'), expected: 'exact: ﺗﺒﺎﺩﻝ ﺍﻟﺨﺒﺮﺍﺕ' },
  { name: 'direction marks', language: 'ar', text: ar, words: 'القرار 17 (المراجَع', now: replace('القرار 17 (', 'القرار \u200f17\u200f ('), expected: 'exact: القرار \u200f17\u200f (المراجَع' },
  { name: 'a footnote number changed', language: 'ar', text: ar, words: 'بلدة النخيل ٢١ كانون الثاني/يناير ٢٠٢٠^(١)؛', now: replace('^(١)', '^(٢)'), expected: 'exact: بلدة النخيل ٢١ كانون الثاني/يناير ٢٠٢٠^(٢)؛' },
  { name: 'another alef is another word', language: 'ar', text: ar, words: 'الآبار القديمة', now: replace('الآبار القديمة', 'الابار القديمة'), expected: 'changed: الابار القديمة' },
  { name: 'ou and où are two words', language: 'fr', text: fr, words: 'toutes les lampes là où elles brûlent', now: replace('où', 'ou'), expected: 'changed: toutes les lampes là ou elles brûlent' },
  { name: 'Cyrillic, capital letters', language: 'ru', text: ru, words: 'остаётся тёмным', now: replace('остаётся тёмным', 'ОСТАЁТСЯ ТЁМНЫМ'), expected: 'exact: ОСТАЁТСЯ ТЁМНЫМ' },
  { name: 'Chinese, text inserted', language: 'zh', text: zh, words: '三天之内报告', now: (text) => `新增一段与本文无关的文字。\n${text}`, expected: 'exact: 三天之内报告' },
  { name: 'Chinese, an astral sign', language: 'zh', text: zh, words: '𠮷岛一段', now: (text) => `新增一段。\n${text}`, expected: 'exact: 𠮷岛一段' },
  { name: 'Chinese, two signs replaced', language: 'zh', text: zh, words: '请看守人员在三天之内报告每一次灯具故障', now: replace('三天', '五日'), expected: 'changed: 请看守人员在五日之内报告每一次灯具故障' },
];

function nthOf(text: string, words: string, start: number): number {
  let nth = -1;
  for (let at = text.indexOf(words); at >= 0 && at <= start; at = text.indexOf(words, at + 1)) nth += 1;
  return nth;
}

/** An outcome in the words of the table. */
function tell(located: Located, text: string, expected: string): string {
  if (located.outcome === 'lost') return `lost: ${located.reason}`;
  if (located.outcome === 'document') return 'document';
  const words = text.slice(located.start, located.end);
  const nth = expected.includes('@') ? `@${nthOf(text, words, located.start)}` : '';
  return `${located.outcome}${nth}: ${words}`;
}

group('what becomes of a note', () => {
  test.each(CASES)('$name', ({ text, words, nth = 0, now, expected, language = 'en' }) => {
    const newText = typeof now === 'string' ? now : now(text);
    const located = locate(editionOf(newText, language), anchorOn(text, words, language, nth));
    const told = tell(located, newText, expected);
    expect(told.startsWith('clause') ? told.slice(0, expected.length) : told).toBe(expected);
    expect(located.outcome === 'changed' ? located.now : null).toBe(located.outcome === 'changed' ? newText.slice(located.start, located.end) : null);
  });

  test('a clause split in two: a note on words in its second half stays on them', () => {
    const now = en.replace(', and that the café', ',\nd)\tthat the café');
    const located = locate(editionOf(now), anchorOn(en, 'the café on the pier'));
    expect(located).toMatchObject({ outcome: 'exact', start: now.indexOf('the café on the pier') });
  });

  test('the words of two clauses that were merged', () => {
    const words = 'within three days;\n2\tto instruct the Director to publish';
    const now = en.replace('within three days;\n2\tto instruct', 'within three days, and to instruct');
    const located = locate(editionOf(now), anchorOn(en, words));
    expect(located).toMatchObject({ outcome: 'changed', now: 'within three days, and to instruct the Director to publish' });
  });
});

group('whole clauses, documents and carets', () => {
  test('a whole clause is found again under another number, with what changed', () => {
    const anchor = describeClause(editionOf(en), 'S8');
    const now = en.replace('1\tto invite', `1\tto be brief;\n2\tto invite`);
    if (!anchor) throw new Error('no clause');
    const located = locate(editionOf(now), anchor);
    expect(located).toMatchObject({ outcome: 'changed', path: 'S9', now: '2\tto invite keepers to report every failure of a lamp within three days;' });
  });

  test('an unknown clause cannot be described', () => {
    expect(describeClause(editionOf(en), 'O99')).toBeNull();
  });

  test('a note on the document is at home in every edition of it', () => {
    expect(locate(editionOf(zh, 'zh'), describeDocument(editionOf(en)))).toEqual({ outcome: 'document' });
  });

  test('a caret keeps its place between two words', () => {
    const offset = en.indexOf(' within three');
    const now = before('recalling')(en);
    const located = locate(editionOf(now), describe(editionOf(en), offset, offset));
    expect(located).toMatchObject({ outcome: 'exact', start: now.indexOf(' within three'), end: now.indexOf(' within three'), path: 'S9' });
  });

  test('a caret whose neighbourhood is gone is not put anywhere', () => {
    const offset = en.indexOf(' within three');
    expect(locate(editionOf(TWINS), describe(editionOf(en), offset, offset))).toEqual({ outcome: 'lost', reason: 'absent' });
  });

  test('impossible offsets are moved into the text', () => {
    for (const [start, end] of [[-5, 4], [en.length - 3, en.length + 99], [30, 10], [Number.NaN, 5], [Number.POSITIVE_INFINITY, 0]] as const) {
      const anchor = describe(editionOf(en), start, end);
      const { position } = anchor;
      expect(position && position.start >= 0 && position.start <= position.end && position.end <= en.length).toBe(true);
      expect(locate(editionOf(en), anchor).outcome).toBe('exact');
    }
  });
});

group('another language edition', () => {
  const pairs = (['ar', 'zh', 'fr', 'ru', 'es'] as const).filter((language) => language !== 'ar');
  test.each(pairs)('an English note stands at the clause of the same path in %s, never on words', (language) => {
    // The Arabic sample is another resolution; these four and the English one are the same.
    const five = en.split('\n').filter((_, index) => index < 4 || index > 5).join('\n');
    const anchor = anchorOn(five, 'report every failure');
    const other = editionOf(SAMPLES[language], language);
    const located = locate(other, anchor);
    expect(located).toMatchObject({ outcome: 'clause', path: 'S6' });
  });

  test('a path that the other edition does not have is lost', () => {
    const anchor = { ...anchorOn(en, 'report every failure'), from: { path: 'O99', offset: 0 }, to: null };
    expect(locate(editionOf(zh, 'zh'), anchor)).toEqual({ outcome: 'lost', reason: 'absent' });
  });
});
