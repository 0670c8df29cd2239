/** The one search: what is typed, what it finds, and the words around it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/languages/types.ts';
import type { Note } from '../../shared/notes/types.ts';
import { find, hitsOf, orderedOf } from '../../extension/panel/search/answers.ts';
import { lettersOf, placesIn, snippet } from '../../extension/panel/search/found.ts';
import { narrows, sift, type Sifted } from '../../extension/panel/search/sifting.ts';
import { dayOf, parseQuery, vocabulary, withoutFilter } from '../../extension/panel/search/query.ts';
import { type ClauseText, noteText, plainOf, type Texts } from '../../extension/panel/search/texts.ts';
import { folded } from '../../extension/panel/search/folded.ts';
import type { NoteRow } from '../../extension/store/database.ts';
import { wordsOf } from '../../extension/words/words.ts';

const languages = LANGUAGES.map((language) => {
  const { notesView, positions } = wordsOf(language);
  return { language, operators: notesView.search.operators, states: notesView.search.states, positions };
});
const known = vocabulary(languages);
const parse = (typed: string) => parseQuery(typed, known);

describe('what is typed', () => {
  test.each([
    ['council report', ['council', 'report'], []],
    ['tag:urgent', [], [['tag', 'urgent']]],
    ['tag:#urgent x', ['x'], [['tag', 'urgent']]],
    ['from:"Amina Benali" deadline', ['deadline'], [['from', 'amina benali']]],
    ['وسم:عاجِل من:«أمينة»', [], [['tag', 'عاجل'], ['from', 'امينه']]],
    ['标签：紧急 措辞', ['措辞'], [['tag', '紧急']]],
    ['étiquette:Urgent est:non-lue', [], [['tag', 'urgent'], ['is', 'unread']]],
    ['метка:срочно позиция:поправка', [], [['tag', 'срочно'], ['position', 'amend']]],
    ['posición:apoyo desde:01/11/2026', [], [['position', 'support'], ['since', '2026-11-01']]],
    ['position:ask-capital is:open', [], [['position', 'ask-capital'], ['is', 'open']]],
    ['since:٢٠٢٦-١١-٠١', [], [['since', '2026-11-01']]],
    ['"exchange of information" tag:', ['exchange of information'], []],
    ['https://www.itu.int/x', ['https://www.itu.int/x'], []],
    ['A/RES/70/125: part', ['a/res/70/125:', 'part'], []],
    ['', [], []],
  ] as const)('%s', (typed, words, filters) => {
    const query = parse(typed);
    expect(query.words).toEqual(words);
    expect(query.filters.map(({ operator, value }) => [operator, value])).toEqual(filters);
  });
  test('a filter that means nothing says so, and each goes as it was typed', () => {
    const query = parse('capital is:purple tag:"two words"');
    expect(query.filters.map((filter) => filter.known)).toEqual([false, true]);
    expect(withoutFilter('capital is:purple tag:"two words"', query.filters[1]!)).toBe('capital is:purple');
  });
  test('no name of a filter, a state or a position means two things in two languages', () => {
    for (const group of ['operators', 'states', 'positions'] as const) {
      for (const each of languages) for (const [name, word] of Object.entries(each[group])) {
        expect([each.language, group, name, known[group].get(folded(word).replace(/[\s_-]+/gu, ''))]).toEqual([each.language, group, name, name]);
      }
    }
  });
  test.each([['2026-11-22', '2026-11-22'], ['22.11.2026', '2026-11-22'], ['2026年11月22日', '2026-11-22'], ['2026-11', '2026-11-01'], ['2026', '2026-01-01'], ['2026-02-30', undefined], ['soon', undefined]])('the day %s', (typed, day) => expect(dayOf(typed)).toBe(day));
  test('nothing typed is too strange to be understood', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const query = parse(typed);
      expect(query.words.every((word) => word !== '')).toBe(true);
    }));
  });
});

describe('where the words stand', () => {
  test.each([
    ['الـقَراراتُ الصادرة', ['القرارات'], ['الـقَراراتُ']],
    ['Résumé of the Council', ['resume', 'council'], ['Résumé', 'Council']],
    ['第七十届联合国大会', ['联合国'], ['联合国']],
    ['Straße', ['strasse'], ['Straße']],
    ['A/RES/٧٠/١٢٥', ['70/125'], ['٧٠/١٢٥']],
    ['aaa', ['aa'], ['aa']],
    ['ﷲ أكبر، ﻻ غير', ['الله', 'لا'], ['ﷲ', 'ﻻ']],
    ['کمیته ی ملی', ['ملي'], ['ملی']],
    ['Œuvre d’art et œuf', ["d'art", 'oeu'], ['Œu', 'd’art', 'œu']],
    ['Ёжик и ёж', ['еж'], ['Ёж', 'ёж']],
    ['第　３\n段', ['3段'], ['３\n段']],
    ['关于第 70/125 号决议', ['第70/125号'], ['第 70/125 号']],
    ['第三\n段的措 辞', ['三段', '措辞'], ['三\n段', '措 辞']],
    ['exchange  of\ninformation', ['exchange of information'], ['exchange  of\ninformation']],
    ['C23‑71 – ½ ﬁn', ['c23-71', '1⁄2', 'fin'], ['C23‑71', '½', 'ﬁn']],
    ['𝟙𝟚 الـــبند ١٢', ['12', 'البند'], ['𝟙𝟚', 'الـــبند', '١٢']],
  ])('%s', (text, words, found) => expect(placesIn(text, words.map(folded)).map(([start, end]) => text.slice(start, end))).toEqual(found));
  test('letter by letter a text is folded as it is as a whole, and every letter is known again', () => {
    const written = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(fc.constantFrom('أُ', 'ـ', 'ى', '٣', '3', ' ', '\n', '第', '三', '３', '\u200f', 'Ё', 'ß', 'ﬁ', 'e\u0301', 'É', 'x', '\u3000', 'ς', '’'), { maxLength: 30 }).map((all) => all.join('')));
    fc.assert(fc.property(written, (text) => {
      const { plain, starts, ends } = lettersOf(text);
      expect(plain).toBe(folded(text));
      expect(folded(plain)).toBe(plain);
      expect([starts.length, ends.length]).toEqual([plain.length, plain.length]);
      expect(starts.every((start, at) => start < ends[at]! && (at === 0 || starts[at - 1]! <= start))).toBe(true);
    }), { numRuns: 300 });
  });
  test('the piece of a long text has the words in it, and whole words around them', () => {
    const text = `${'lorem ipsum '.repeat(40)}the deadline of the Council ${'dolor sit '.repeat(40)}`;
    const pieces = snippet(text, ['deadline']);
    expect(pieces.filter((piece) => piece.match).map((piece) => piece.text)).toEqual(['deadline']);
    expect(pieces.map((piece) => piece.text).join('')).toMatch(/^…(?:lorem|ipsum) .* the deadline of the Council .* (?:dolor|sit)…$/u);
  });
  test('a piece is always of the text, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), (text, word) => {
      const joined = snippet(text, [folded(word)]).map((piece) => piece.text).join('');
      const plain = text.replaceAll(/\s+/gu, ' ').trim();
      expect(plain.includes(joined.replace(/^…/u, '').replace(/…$/u, '')) || plain.includes(joined)).toBe(true);
      expect(joined.isWellFormed() || !plain.isWellFormed()).toBe(true);
    }));
  });
});

const ME = '00000000-0000-4000-8000-0000000000ff';
const OTHER = '00000000-0000-4000-8000-000000000001';

function row(id: string, part: Partial<Note> & { path?: string } = {}): NoteRow {
  const { path = 'O1', ...rest } = part;
  const at = { path, offset: 0 };
  const note = {
    id, delegation: 'd', document: 'itu:council/res/1', kind: 'note', parent: null, body: '', tags: [], position: null, wording: null, resolved: false, author: OTHER,
    created: '2026-11-01T08:00:00.000Z', edited: '2026-11-01T08:00:00.000Z', anchor: { target: 'clause', from: at, to: at, quote: null, position: null, language: 'en', edition: null }, ...rest,
  } as unknown as Note;
  return { account: ME, id: note.id, stream: 'd', document: note.document, note, state: 'synced', deleted: 0, server: null };
}

function texts(rows: readonly NoteRow[], clauses: readonly Partial<ClauseText>[] = []): Texts {
  return {
    notes: new Map(rows.map((each) => [each.id, noteText(each, ME, (of) => (of.note.author === OTHER ? 'Amina Benali' : 'You'))])),
    documents: new Map([['k', {
      document: 'itu:council/res/1', title: 'On lighthouses', date: '2026-06-12', address: null,
      clauses: clauses.map((part, at) => ({ kind: 'clause', document: 'itu:council/res/1', path: `O${at + 1}`, at, text: '', act: null, addressee: null, parent: null, cites: '', ...part, folded: folded(part.text ?? '') })),
    }]]),
    unread: (note) => note.author === OTHER,
  };
}

describe('what is found', () => {
  const all = texts(
    [
      row('a', { body: 'Ask **capital** about @[Someone](00000000-0000-4000-8000-0000000000ff)', tags: ['Urgent'], position: 'amend' }),
      row('b', { body: 'من العاصمة', author: ME as Note['author'], path: 'O2', resolved: true, edited: '2026-11-20T08:00:00.000Z' }),
      row('c', { body: 'elsewhere, capital', document: 'un:A/RES/70/125' }),
    ],
    [{ text: 'requests the Secretary-General to report', act: 'requests', addressee: 'sg', cites: folded('itu:pp/res/140 Resolution 140 (Rev. Bucharest, 2022)') }, { text: 'invites Member States', act: 'invites' }],
  );
  const found = (typed: string, document: string | null = 'itu:council/res/1') => find(all, parse(typed), { document, most: 50, ids: true }).hits.map((hit) => hit.note?.id ?? hit.path);
  test.each([
    ['capital', ['a', 'c']], ['العاصمه', ['b']], ['tag:urg', ['a']], ['from:amina', ['a', 'c']], ['is:mine', ['b']], ['is:resolved', ['b']], ['is:mention', ['a']], ['is:unread capital', ['a', 'c']],
    ['position:amend', ['a']], ['in:70/125', ['c']], ['act:requests', ['a', 'O1']], ['to:secretary', ['a', 'O1']], ['cites:"resolution 140"', ['a', 'O1']], ['cites:res/140 is:note', ['a']],
    ['is:clause member', ['O2']], ['since:2026-11-10', ['b']], ['since:2026-06 is:clause', ['O1', 'O2']], ['tag:urgent member', []], ['is:purple', []], ['', []],
  ])('%s', (typed, ids) => expect(found(typed)).toEqual(ids));
  test('the document at hand comes first, and its notes are told by their ids', () => {
    expect(found('capital', 'un:A/RES/70/125')).toEqual(['c', 'a']);
    expect(find(all, parse('capital'), { document: 'un:A/RES/70/125', most: 1, ids: true })).toMatchObject({ total: 2, here: { count: 1, notes: ['c'] } });
  });
  test('a note is shown as it is read, not as it was typed', () => expect(plainOf('# See **the** [report](https://x.example/) by @[A B](00000000-0000-4000-8000-0000000000ff)')).toBe('See the report by @A B'));
  test('key by key, among what the words before have found, the same is found as in everything', () => {
    const typed = fc.array(fc.constantFrom('c', 'a', 'p', ' ', 'r', 'e', 's', 'is:clause ', 'tag:urg', 'tag:urgent ', 'is:mine ', 'act:requests ', 'm', '\b'), { maxLength: 12 });
    fc.assert(fc.property(typed, (keys) => {
      let before: Sifted | null = null;
      let text = '';
      for (const key of keys) {
        text = key === '\b' ? text.slice(0, -1) : text + key;
        const query = parse(text);
        const here: Sifted = sift(all, query, before !== null && narrows(query, before) ? before : null);
        const asked = { document: 'itu:council/res/1', most: 50, ids: true };
        const { first, ...rest } = orderedOf(all, here, asked);
        expect({ ...rest, hits: hitsOf(first, query.words) }).toEqual(find(all, query, asked));
        before = here;
      }
    }));
  });
});
