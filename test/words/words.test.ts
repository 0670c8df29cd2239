/** The interface in six languages: nothing missing, nothing left in English, plurals whole, terms of the field. */
import { describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { byline, dayIn, timeIn } from '../../extension/exchange/labels.ts';
import { count, wordsOf } from '../../extension/words/words.ts';
import { AMINA, labels, note } from '../exchange/sample.ts';

const CATEGORIES = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
type Entry = string | Readonly<Record<string, string>>;

function isPlural(value: object): value is Readonly<Record<string, string>> {
  return 'other' in value && typeof value.other === 'string' && Object.keys(value).every((key) => CATEGORIES.has(key));
}

/** Every sentence by its path; a plural is one entry. */
function entries(language: Language): ReadonlyMap<string, Entry> {
  const out = new Map<string, Entry>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') out.set(path, value);
    else if (typeof value === 'object' && value !== null) {
      if (isPlural(value)) out.set(path, value);
      else for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    }
  };
  walk(wordsOf(language), '');
  return out;
}

const texts = (entry: Entry): readonly string[] => (typeof entry === 'string' ? [entry] : Object.values(entry));
const places = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();

const english = entries('en');

/** One thing has one name: other words for a clause, a citation or a note that have stood here before. */
const OTHER_WORDS: Readonly<Record<Language, RegExp>> = {
  ar: /البند|البنود|الاقتباس|التعليقات التوضيحية/,
  zh: /条款|引用文件|笔记/,
  en: /\b(?:provision|paragraphs?)\b/i,
  fr: /\b(?:clauses?|dispositions?|alinéas?)\b/i,
  ru: /положени|цитат/i,
  es: /cláusula|\bcitas\b/i,
};
/** Names of forms that others gave them, and search words. */
const NAMED_BY_OTHERS = /^exchange\.(?:annotations|format)|^notesView\.search|^exchange\.(?:fileHint|chooseHint)/;

describe.each(LANGUAGES)('%s', (language) => {
  const own = entries(language);

  test('calls a clause, a citation and a note by one name each', () => {
    const other = [...own].filter(([path, entry]) => !NAMED_BY_OTHERS.test(path) && texts(entry).some((text) => OTHER_WORDS[language].test(text)));
    expect(other.map(([path, entry]) => `${path}: ${texts(entry)[0]}`)).toEqual([]);
  });

  test('has every key and no other, and no empty one', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...own].filter(([, entry]) => texts(entry).some((text) => text.trim() === '')).map(([path]) => path)).toEqual([]);
  });

  test('has the same places to fill', () => {
    const wrong = [...own].filter(([path, entry]) => {
      const wanted = english.get(path);
      if (wanted === undefined || typeof wanted !== typeof entry) return true;
      if (typeof entry === 'string') return places(entry).join() !== places(wanted as string).join();
      const all = places((wanted as Record<string, string>)['other'] ?? '');
      // "One note" may do without its number; nothing else may go, and nothing unknown may come.
      return Object.entries(entry).some(([category, text]) => places(text).some((place) => !all.includes(place)) || all.some((place) => place !== 'n' && !places(text).includes(place) && category !== 'zero') || (category === 'other' && places(text).join() !== all.join()));
    });
    expect(wrong.map(([path]) => path)).toEqual([]);
  });

  test('has the plurals of its grammar, all of them and none beside', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const wrong = [...own].filter(([, entry]) => typeof entry !== 'string' && Object.keys(entry).sort().join() !== [...pluralCategories].sort().join());
    expect(wrong.map(([path]) => path)).toEqual([]);
    const plurals = [...own.values()].filter((entry) => typeof entry !== 'string');
    expect(plurals.flatMap((entry) => [0, 1, 2, 3, 11, 21, 100, 1_000_000].map((n) => count(entry as never, n, language))).filter((said) => /\{n\}|undefined/.test(said))).toEqual([]);
  });

  test('gives one thing one name wherever it is said, and two acts two names', () => {
    const { exchange, notesView, overlay, panel, people, stance } = wordsOf(language);
    expect([...new Set([exchange.agreed, notesView.list.agreed, stance.positions.agreed])]).toHaveLength(1);
    expect([...new Set([exchange.wording, notesView.list.proposed, stance.compose.wording, people.history.wording])]).toHaveLength(1);
    expect([...new Set([exchange.addressee, notesView.search.meaning.to, stance.table.addressee])]).toHaveLength(1);
    expect(overlay.copyReference).not.toBe(overlay.copyLink);
    expect(Object.values(exchange.lostWords).filter((text: string) => /[«“]/u.test(text) && !text.includes(panel.lostPlace))).toEqual([]);
  });

  test('has no exclamation marks, no straight apostrophes, no spaces at its ends', () => {
    const wrong = [...own].filter(([, entry]) => texts(entry).some((text) => /[!！]|\w'\w|^\s|\s$|\.\.\./u.test(text)));
    expect(wrong.map(([path, entry]) => `${path}: ${texts(entry).join(' / ')}`)).toEqual([]);
  });
});

test('French never ends a line before a colon, a semicolon, a question mark or within its quotation marks', () => {
  const wrong = [...entries('fr')].filter(([path, entry]) => path !== 'overlay.letters' && texts(entry).some((text) => / [:;?»]|« |[^\u202F?][;?]/u.test(text)));
  expect(wrong.map(([path, entry]) => `${path}: ${texts(entry)[0]}`)).toEqual([]);
});

test('Arabic and Russian have their own punctuation', () => {
  const wrong = [...[...entries('ar')].filter(([, entry]) => texts(entry).some((text) => /[,;?"“”]/u.test(text))), ...[...entries('ru')].filter(([, entry]) => texts(entry).some((text) => /["“”]| - /u.test(text)))];
  expect(wrong.map(([path, entry]) => `${path}: ${texts(entry)[0]}`)).toEqual([]);
});

/** Names and abbreviations that are the same everywhere. */
const NAMES = /Rapporteur|Markdown|CSV|JSON-LD|JSON|DOCX|PDF|Word|W3C|UTF-8|Hypothesis|Alt\+R|Ctrl\+|Enter|Escape|itu\.int|un\.org|undocs\.org|about:addons|https?:\/\/|anon|MB|kB|\{\w+\}|[A-Z]\d+(?:\.\d+)*/g;

describe.each(['ar', 'zh', 'ru'] as const)('%s is written in its own letters', (language) => {
  const script = { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u }[language];
  test('each sentence', () => {
    const wrong = [...entries(language)].filter(([path, entry]) => texts(entry).some((text) => {
      const rest = text.replaceAll(NAMES, '');
      return /\p{L}{4}/u.test(rest) && !script.test(rest) && !path.startsWith('languages') && path !== 'overlay.letters';
    }));
    expect(wrong.map(([path, entry]) => `${path}: ${texts(entry).join(' / ')}`)).toEqual([]);
  });
  test('no English words are left between', () => {
    const wrong = [...entries(language)].filter(([, entry]) => texts(entry).some((text) => /\b(?:the|and|of|to|this|note|notes|your|not|is)\b/i.test(text.replaceAll(NAMES, ''))));
    expect(wrong.map(([path, entry]) => `${path}: ${texts(entry).join(' / ')}`)).toEqual([]);
  });
});

test.each(['fr', 'es'] as const)('%s has no English sentence', (language) => {
  const wrong = [...entries(language)].filter(([path, entry]) => texts(entry).some((text) => /\b(?:the|and|this|your|with|from|cannot|which|has|was|were)\b/i.test(text.replaceAll(NAMES, ''))) || (typeof entry === 'string' && entry === english.get(path) && entry.split(' ').length > 2 && /\p{L}{5}/u.test(entry.replaceAll(NAMES, ''))));
  expect(wrong.map(([path, entry]) => `${path}: ${texts(entry).join(' / ')}`)).toEqual([]);
});

test.each([
  ['fr', 'Dispositif', 'Préambule'], ['es', 'Parte dispositiva', 'Preámbulo'], ['ru', 'Постановляющая часть', 'Преамбула'], ['zh', '执行部分', '序言部分'], ['ar', 'المنطوق', 'الديباجة'], ['en', 'Operative part', 'Preamble'],
] as const)('%s calls the parts of an act as the UN and ITU do', (language, operative, preamble) => {
  expect(wordsOf(language).kinds.operative.toLowerCase()).toContain(operative.toLowerCase());
  expect(wordsOf(language).kinds.preamble.toLowerCase()).toContain(preamble.toLowerCase());
});

test.each(LANGUAGES)('%s writes dates by its own rules, in European digits', (language) => {
  expect(dayIn('2024-06-14', language)).toMatch(/14/);
  expect(dayIn('2024-06-14', language)).toMatch(/2024/);
  expect(dayIn('2024-06-14', language)).not.toMatch(/[٠-٩]/);
  expect(timeIn('not a time', language)).toBe('');
  expect(byline(note({ target: 'document', from: null, to: null, quote: null, position: null, language: null, edition: null }), labels(language))).toContain(AMINA.name);
});
