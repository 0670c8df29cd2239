/** W3C Web Annotations: valid by the model's rules, and the same notes again when read. */
import { describe, expect, test } from 'vitest';
import { fromAnnotations, isAnnotations } from '../../shared/notes/exchange/from-web-annotations.ts';
import { toAnnotations } from '../../shared/notes/exchange/web-annotations.ts';
import { LANGUAGES } from '../../shared/languages/types.ts';
import type { ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { violations } from './model.ts';
import { AMINA, BORIS, clauseAnchor, collection, documentOf, note, sample, wordsAnchor } from './sample.ts';
import { locate } from '../../shared/anchors/locate.ts';

function everything(language: (typeof LANGUAGES)[number]): readonly ExchangedNote[] {
  const resolution = sample(language);
  const o1 = clauseAnchor(resolution, 'O1.1');
  const { text } = resolution.text;
  const first = note(o1, { body: 'A *note* with 𝔘𝔫𝔦𝔠𝔬𝔡𝔢, "quotes" and\nlines', tags: ['لغات', 'a'], resolved: true });
  return [
    first,
    note(o1, { kind: 'reply', parent: first.source, body: 'Yes.', author: BORIS }),
    note(o1, { position: 'amend', wording: 'Other words.' }),
    note(o1, { kind: 'agreed', position: 'ask-capital', body: '' }),
    note(wordsAnchor(resolution, text.slice(o1.position!.start + 4, o1.position!.start + 20)), { kind: 'highlight' }),
    note({ target: 'document', from: null, to: null, quote: null, position: null, language, edition: 'x' }, { body: 'On all of it.', private: true, author: { id: null, name: null } }),
  ];
}

describe.each(LANGUAGES)('in %s', (language) => {
  const resolution = sample(language);
  const notes = everything(language).map((each) => ({ ...each, document: documentOf(resolution, []).id }));
  const written = toAnnotations(collection([documentOf(resolution, notes)]), 'Notes', new Map([[documentOf(resolution, []).id, resolution.text.text]]));

  test('valid by the model', () => {
    expect(violations(JSON.parse(JSON.stringify(written)))).toEqual([]);
    expect(written.total).toBe(notes.length);
  });

  test('the same notes again, every field', () => {
    expect(fromAnnotations(JSON.parse(JSON.stringify(written)))).toEqual(notes);
  });

  test('whoever knows only the standard finds the words and the clause', () => {
    const bare = JSON.parse(JSON.stringify(written).replaceAll('"rapporteur:note"', '"x"')) as unknown;
    const read = fromAnnotations(bare);
    expect(read.map(({ body }) => body)).toEqual(notes.map(({ body }) => body));
    for (const [index, { anchor }] of read.entries()) {
      if (notes[index]!.anchor!.target === 'document') continue;
      expect(locate(resolution.edition, anchor!)).toEqual(locate(resolution.edition, notes[index]!.anchor!));
    }
  });
});

test('the rules tell what is wrong', () => {
  const good = toAnnotations(collection([documentOf(sample('en'), everything('en'))]), 'Notes') as unknown as Record<string, unknown> & { first: { items: Record<string, unknown>[] } };
  const broken = (change: (copy: typeof good) => void): readonly string[] => {
    const copy = JSON.parse(JSON.stringify(good)) as typeof good;
    change(copy);
    return violations(copy);
  };
  expect(broken(() => undefined)).toEqual([]);
  expect(broken((copy) => delete copy.first.items[0]!['target'])).not.toEqual([]);
  expect(broken((copy) => (copy.first.items[0]!['created'] = '2026-11-20'))).not.toEqual([]);
  expect(broken((copy) => (copy['@context'] = 'https://example.org'))).not.toEqual([]);
  expect(broken((copy) => (copy.first.items[0]!['id'] = 'not an iri'))).not.toEqual([]);
  expect(broken((copy) => ((copy.first.items[0]!['target'] as { selector: object[] }).selector[0] = { type: 'TextQuoteSelector' }))).not.toEqual([]);
});

describe('from other tools', () => {
  const context = 'http://www.w3.org/ns/anno.jsonld';

  test('the Recommendation’s forms: one body, bodyValue, a plain target, a page, a list', () => {
    const one = { '@context': context, id: 'http://example.org/anno1', type: 'Annotation', bodyValue: 'Comment text', target: 'http://example.org/target1' };
    const two = {
      '@context': context, id: 'http://example.org/anno2', type: 'Annotation', motivation: 'commenting', creator: { id: 'http://example.org/user1', type: 'Person', name: 'A. Person' }, created: '2015-01-28T12:00:00Z',
      body: { type: 'TextualBody', value: 'j’adore !', purpose: 'commenting' }, target: { source: 'https://docs.un.org/en/A/RES/70/1', selector: { type: 'TextQuoteSelector', exact: 'anotation', prefix: 'this is an ', suffix: ' that has some' } },
    };
    const page = { '@context': context, type: 'AnnotationPage', items: [one, two] };
    for (const json of [[one, two], page, { '@context': context, type: 'AnnotationCollection', first: page }]) expect(fromAnnotations(json).map(({ body }) => body)).toEqual(['Comment text', 'j’adore !']);
    const [plain, quoted] = fromAnnotations([one, two]);
    expect(plain).toMatchObject({ document: 'web:http://example.org/target1', anchor: { target: 'document' }, kind: 'note' });
    expect(quoted).toMatchObject({ document: 'un:A/RES/70/1', author: { name: 'A. Person' }, created: '2015-01-28T12:00:00.000Z', anchor: { quote: { exact: 'anotation' } } });
  });

  test('what is no annotation is left out, and nothing of it is believed', () => {
    expect(isAnnotations({ a: 1 })).toBe(false);
    expect(fromAnnotations([null, 1, 'x', {}, { type: 'Annotation' }, { type: 'Annotation', id: 7 }])).toEqual([]);
    const [lied] = fromAnnotations([{
      type: 'Annotation', id: 'urn:x', target: { source: 'javascript:alert(1)', selector: { type: 'SvgSelector', value: '<svg>' } }, body: [{ value: 9 }, { value: 'x', purpose: 'assessing' }, null],
      'rapporteur:note': { kind: 'king', document: 'no document', anchor: { target: 'text', evil: 1 }, resolved: 'yes', private: 1 },
    }]);
    expect(lied).toMatchObject({ document: null, anchor: null, kind: 'note', position: null, resolved: false, private: false, body: 'x' });
  });

  test('an author who is an address only', () => {
    const [read] = fromAnnotations([{ type: 'Annotation', id: 'urn:uuid:0198c0de-1000-7000-8000-00000000ffff', creator: `urn:uuid:${AMINA.id}`, target: 'https://example.org/' }]);
    expect(read).toMatchObject({ source: '0198c0de-1000-7000-8000-00000000ffff', author: { id: AMINA.id, name: null } });
  });
});
