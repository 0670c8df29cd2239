import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/languages/types.ts';
import { cleanTags, tagsIn } from '../../extension/store/text.ts';
import { backendAddress } from '../../extension/background/address.ts';
import { citedIn } from '../../extension/panel/document/cited.ts';
import { folded, matcher } from '../../extension/panel/search/folded.ts';
import { pauseBefore } from '../../extension/sync/pauses.ts';
import { reasonOf } from '../../extension/sync/calling.ts';
import { chooseLanguage, count, fill, wordsOf } from '../../extension/words/words.ts';

describe('words of the interface', () => {
  const english = flat(wordsOf('en'));
  test.each(LANGUAGES)('%s has every word, with the same values to fill in', (language) => {
    const all = flat(wordsOf(language));
    expect([...all.keys()].filter((key) => !key.match(/\.(?:zero|one|two|few|many|other)$/))).toEqual([...english.keys()].filter((key) => !key.match(/\.(?:zero|one|two|few|many|other)$/)));
    const wrong = [...all].filter(([key, text]) => {
      const same = english.get(key);
      // "One note", "no note" need not say the number.
      const filled = same === undefined || /\.(?:zero|one|two)$/.test(key) || values(text).join() === values(same).join();
      return text.trim() === '' || text.includes('!') || !filled;
    });
    expect(wrong).toEqual([]);
  });

  test.each(LANGUAGES)('%s has a form for every number that its grammar tells apart', (language) => {
    // French and Spanish have a form for whole millions, which takes the other form's words.
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.filter((form) => form !== 'many' || language === 'ar' || language === 'ru');
    const missing = plurals(wordsOf(language)).flatMap(([key, plural]) => forms.filter((form) => !(form in plural)).map((form) => `${key}.${form}`));
    expect(missing).toEqual([]);
  });

  test.each([
    ['en', 1, '1 note'], ['en', 5, '5 notes'], ['ar', 2, 'ملاحظتان'], ['ar', 3, '3 ملاحظات'], ['ar', 11, '11 ملاحظة'], ['ru', 1, '1 заметка'], ['ru', 3, '3 заметки'], ['ru', 5, '5 заметок'], ['ru', 21, '21 заметка'], ['zh', 4, '4 条批注'], ['fr', 0, '0 note'],
  ] as const)('%s %i', (language, n, text) => expect(count(wordsOf(language).panel.noteCount, n, language)).toBe(text));

  test.each([
    ['auto', ['fr-CH', 'en'], 'fr'], ['ru', ['ar'], 'ru'], ['auto', ['de', 'zh-Hant-TW'], 'zh'], ['auto', ['de'], 'en'], ['auto', [], 'en'],
  ] as const)('chosen %s, browser %j', (chosen, wanted, language) => expect(chooseLanguage(chosen, wanted)).toBe(language));

  test('values are filled in as they are', () => expect(fill('{a} and {b}, {c}', { a: '{b}', b: 2 })).toBe('{b} and 2, {c}'));
});

describe('search', () => {
  test.each([
    ['القرارات', 'القَرَارَات', true], ['احمد', 'أحمد', true], ['مقدمه', 'مقدّمة', true], ['الـــقرار', 'القرار', true], ['٧٠/١٢٥', 'A/RES/70/125', true],
    ['resume', 'Résumé', true], ['STRASSE', 'Straße', true], ['еж', 'Ёж', true], ['联合国', '第七十届联合国大会', true], ['council report', 'Report of the Council', true],
    ['council minutes', 'Report of the Council', false], ['ｃ２３', 'C23/71', true],
  ])('%s in %s: %s', (query, text, found) => expect(matcher(query)?.(text)).toBe(found));
  test('nothing asked is no question', () => expect([matcher(''), matcher('  \u200f ')]).toEqual([null, null]));
  test('folding twice changes nothing more', () => {
    for (const text of ['ٱلْقُرْآن ٣', 'Ünïcode ﬁ', 'Ёлка']) expect(folded(folded(text))).toBe(folded(text));
  });
});

test.each([
  ['#urgent and #a-b_c', ['urgent', 'a-b_c']], ['عاجل #عاجِل.', ['عاجِل']], ['https://x.example/#part x#y &#39; ##z', []], ['#1 #标签', ['1', '标签']], ['# heading', []],
] as const)('tags in %s', (body, tags) => expect(tagsIn(body)).toEqual(tags));

test('tags are cleaned of what nobody sees', () => expect(cleanTags([' #a ', 'a', '', 'b\u202ec\0', 'x'.repeat(100)])).toEqual(['a', 'bc', 'x'.repeat(64)]));

test.each([
  ['https://abc.supabase.co', 'https://abc.supabase.co'], [' https://abc.supabase.co/ ', 'https://abc.supabase.co'], ['http://127.0.0.1:54321', 'http://127.0.0.1:54321'], ['http://localhost:1/x/', 'http://localhost:1/x'],
  ['http://supabase.example', null], ['ftp://x.example', null], ['javascript:alert(1)', null], ['https://user:pass@x.example', null], ['https://x.example/?q', null], ['', null],
])('the address %s', (given, address) => expect(backendAddress(given)).toBe(address));

test.each([
  ['not-allowed', 400, 'not-allowed'], ['rate-limited', 429, 'rate-limited'], ['TypeError: Failed to fetch', 0, 'unreachable'], ['upstream', 503, 'unreachable'], ['JWT expired', 401, 'not-signed-in'], ['syntax', 400, 'rejected'],
])('a failure %s %i', (message, status, reason) => expect(reasonOf(message, status)).toBe(reason));

test('pauses grow to a minute and never end', () => {
  expect([0, 1, 2, 3].map((n) => pauseBefore(n, () => 0.5))).toEqual([500, 1000, 2000, 4000]);
  for (const n of [10, 1000, 1e9]) {
    expect(pauseBefore(n, () => 0)).toBe(45_000);
    expect(pauseBefore(n, () => 1)).toBe(75_000);
  }
});

test('citations are gathered by instrument, in the order of the first', () => {
  const at = (start: number, id: string) => ({ start, end: start + 1, id, locator: null, was: null, quote: '', path: null });
  expect(citedIn([at(1, 'b'), at(2, 'a'), at(3, 'b')]).map(({ id, places }) => [id, places.map((place) => place.start)])).toEqual([['b', [1, 3]], ['a', [2]]]);
});

function flat(words: object, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(words) as [string, unknown][]) {
    if (typeof value === 'string') all.set(prefix + key, value);
    else if (typeof value === 'object' && value !== null) for (const [inner, text] of flat(value, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

function plurals(words: object, prefix = ''): [string, object][] {
  return (Object.entries(words) as [string, unknown][]).flatMap(([key, value]): [string, object][] => {
    if (typeof value !== 'object' || value === null) return [];
    return 'other' in value ? [[`${prefix}${key}`, value]] : plurals(value, `${prefix}${key}.`);
  });
}

function values(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();
}
