import { existsSync } from 'node:fs';
import { describe as group, expect, test } from 'vitest';
import { describe } from '../../shared/anchors/describe.ts';
import { edition } from '../../shared/anchors/edition.ts';
import { locate } from '../../shared/anchors/locate.ts';
import type { Clause } from '../../shared/clauses/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import { acrossFormats, acrossLanguages, acrossVersions } from './editions.ts';
import { lineReading } from './workload.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);
const here = existsSync(CORPUS) || process.env['CI'] === 'true';
if (!here) console.log('anchors: ../shared/corpus is not here, notes across real editions are not tried');

group('notes across real editions', () => {
  test.runIf(here)('in another language at least 99 of 100 stand on the right clause', () => {
    const { right, of, wrong } = acrossLanguages(CORPUS, 150);
    expect(right / of >= 0.99 ? [] : wrong).toEqual([]);
    expect(of).toBeGreaterThan(500);
  }, 120_000);

  test.runIf(here)('in another version 95 of 100 are placed, and hardly any wrongly', () => {
    const { right, wrong, of, gone } = acrossVersions(CORPUS, 40);
    expect(right / of).toBeGreaterThanOrEqual(0.95);
    expect(wrong / (of + gone)).toBeLessThanOrEqual(0.003);
  }, 120_000);

  test.runIf(here)('in the PDF and the Word file 98 of 100 are exact', async () => {
    const formats = await acrossFormats(CORPUS, 150);
    expect(formats.filter(({ exact, of }) => exact / of < 0.98)).toEqual([]);
  }, 120_000);
});

group('reading order', () => {
  // A paragraph that a footnote at the foot of the page cut in two.
  const text = 'The keepers of the northern lamps,\nhaving met twice in the spring of the year at\n1 See the list of harbours.\nthe old harbour and once at sea, decide to meet again.\nThe end of it.';
  const cut = (): ReturnType<typeof edition> => {
    const { document, reading } = lineReading(text, 'en');
    const [first, second, note, third, last] = reading.clauses as readonly [Clause, Clause, Clause, Clause, Clause];
    const joined: Clause = { ...second, end: third.end, ranges: [...second.ranges, ...third.ranges] };
    return edition(document, { ...reading, clauses: [first, joined, { ...note, path: 'F1', kind: 'footnote' }, last] });
  };
  const whole = text.replace('\n1 See the list of harbours.\n', ' ');
  const words = 'of the year at the old harbour';

  test('words over the cut, found in the uncut edition', () => {
    const start = text.indexOf('of the year');
    const end = text.indexOf(' and once at sea');
    const { document, reading } = lineReading(whole, 'en');
    expect(locate(edition(document, reading), describe(cut(), start, end))).toMatchObject({ outcome: 'exact', start: whole.indexOf(words), end: whole.indexOf(words) + words.length });
  });

  test('words of the uncut edition, found over the cut, the footnote left out', () => {
    const { document, reading } = lineReading(whole, 'en');
    const start = whole.indexOf(words);
    const located = locate(cut(), describe(edition(document, reading), start, start + words.length));
    expect(located.outcome === 'exact' && located.ranges.map(([from, to]) => text.slice(from, to))).toEqual(['of the year at', 'the old harbour']);
  });
});

group('what languages share puts a wrong path right', () => {
  const clause = (path: string, language: Language, numbers: string, at: number): { line: string; clause: Clause } => {
    const line = language === 'en' ? `The council recalls its decisions ${numbers} on lighthouses,` : `理事会回顾其关于灯塔的第${numbers}号决定，`;
    const range = [at, at + line.length] as const;
    return { line, clause: { path, kind: 'preamble', start: range[0], end: range[1], ranges: [range], act: null, actRange: null, addressee: null, label: null, parent: null } };
  };
  const built = (language: Language, list: readonly (readonly [path: string, numbers: string])[]): ReturnType<typeof edition> => {
    let text = '';
    const clauses: Clause[] = [];
    for (const [path, numbers] of list) {
      const made = clause(path, language, numbers, text.length);
      text += `${made.line}\n`;
      clauses.push(made.clause);
    }
    return edition({ text, blocks: [] }, { document: { id: null, language, title: null, date: null, type: null }, clauses, citations: [] });
  };
  const english = built('en', [['P1', '412 and 513'], ['P2', '614 and 715'], ['P3', '816 and 917']]);
  const anchor = describe(english, english.clauses[1]?.start ?? 0, (english.clauses[1]?.start ?? 0) + 20);

  test('a paragraph that the other edition read as two', () => {
    const chinese = built('zh', [['P1', '412和513'], ['P2', '—'], ['P3', '614和715'], ['P4', '816和917']]);
    expect(locate(chinese, anchor)).toMatchObject({ outcome: 'clause', path: 'P3' });
  });

  test('the path stands where what is in the clause says nothing else', () => {
    const chinese = built('zh', [['P1', '412和513'], ['P2', '—'], ['P3', '816和917']]);
    expect(locate(chinese, anchor)).toMatchObject({ outcome: 'clause', path: 'P2' });
  });
});
