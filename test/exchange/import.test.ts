/** Files into notes: what is new, what is there, what has no place; twice is once; broken files change nothing. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { planImport, type Known, type Target } from '../../extension/exchange/plan.ts';
import { readFile, type ReadFile } from '../../extension/exchange/read-file.ts';
import { locate } from '../../shared/anchors/locate.ts';
import { toAnnotations } from '../../shared/notes/exchange/web-annotations.ts';
import type { ExchangedNote } from '../../shared/notes/exchange/types.ts';
import { contentProblem } from '../../shared/notes/validation.ts';
import { commented, hypothesisRow, json } from './files.ts';
import { AMINA, BORIS, clauseAnchor, collection, documentOf, note, sample } from './sample.ts';

const english = sample('en');
const DOCUMENT = english.reading.document.id!;
const LINES = readFileSync(new URL('../../server/demo/samples/en/council-res-1987.txt', import.meta.url), 'utf8').trim().split('\n');

const me: Target = { account: BORIS.id, stream: 'private', head: false, document: null };

function taken(read: ReadFile): readonly ExchangedNote[] {
  if (!read.ok) throw new Error(read.problem);
  return read.notes;
}

const known = (notes: Awaited<ReturnType<typeof planImport>>['fresh'], stream = 'private'): Known => notes.map((each) => ({ id: each.id, stream, document: each.document, note: each, deleted: 0 }));

describe('our own Web Annotations', () => {
  const first = note(clauseAnchor(english, 'O1.1'), { document: DOCUMENT, body: 'One.', position: 'amend', wording: 'New words', tags: ['a'], resolved: true });
  const reply = note(clauseAnchor(english, 'O1.1'), { document: DOCUMENT, kind: 'reply', parent: first.source, body: 'Two.', author: BORIS });
  const all = [reply, first, note(clauseAnchor(english, 'O1.2'), { document: DOCUMENT, kind: 'agreed', position: 'support', body: 'So be it.' })];
  const bytes = json(toAnnotations(collection([documentOf(english, all)]), 'x'));

  test('a round trip keeps every field; other people’s words say whose they are', async () => {
    const plan = await planImport(taken(await readFile(bytes)), { ...me, account: AMINA.id, head: true, stream: AMINA.id }, [], new Map());
    expect(plan).toMatchObject({ there: 0, unplaceable: [], lost: 0 });
    const [one, two, three] = plan.fresh;
    expect(one).toMatchObject({ document: DOCUMENT, anchor: first.anchor, kind: 'note', body: 'One.', position: 'amend', wording: 'New words', tags: ['a'], resolved: true, created: first.created, author: AMINA.id });
    expect(two).toMatchObject({ kind: 'reply', parent: one!.id, anchor: first.anchor, body: `Two.\n\n— Борис Петров, ${reply.created.slice(0, 10)}` });
    expect(three).toMatchObject({ kind: 'agreed', position: 'support' });
    for (const each of plan.fresh) expect(contentProblem(each)).toBeNull();
  });

  test('imported twice, nothing doubles: by its own id, by the id it was given, by what it says', async () => {
    const notes = taken(await readFile(bytes));
    const once = await planImport(notes, me, [], new Map());
    expect(once.fresh).toHaveLength(3);
    expect(await planImport(notes, me, known(once.fresh), new Map())).toMatchObject({ fresh: [], there: 3 });
    // Another computer of another delegate, who has pulled what the first one imported.
    expect(await planImport(notes, { ...me, account: '0198c0de-0000-7000-8000-00000000000f' }, known(once.fresh), new Map())).toMatchObject({ there: 2 });
    const original = known(all.map((each) => ({ ...once.fresh[0]!, id: each.source as never })));
    expect(await planImport(notes, me, original, new Map())).toMatchObject({ fresh: [], there: 3 });
    // In another stream they are not there yet.
    expect((await planImport(notes, { ...me, stream: 'd' }, known(once.fresh), new Map())).fresh).toHaveLength(3);
  });

  test('taken back and imported again: other ids, since the backend may remember the first ones', async () => {
    const notes = taken(await readFile(bytes));
    const once = await planImport(notes, me, [], new Map());
    const again = await planImport(notes, me, [], new Map(), new Set(once.fresh.map(({ id }) => id)));
    expect(again.fresh).toHaveLength(3);
    expect(again.fresh.filter(({ id }) => once.fresh.some((each) => each.id === id))).toEqual([]);
    expect(again.fresh[1]!.parent).toBe(again.fresh[0]!.id);
  });

  test('only a head takes over what was agreed; a member gets it as a note', async () => {
    const plan = await planImport(taken(await readFile(bytes)), me, [], new Map());
    expect(plan.fresh.map(({ kind }) => kind)).toEqual(['note', 'reply', 'note']);
  });
});

describe('Hypothesis', () => {
  const rows = [
    hypothesisRow('reply', { references: ['one'], text: 'Answer', target: [{ source: 'https://www.itu.int/md/S24-CL-C-0987/en' }], user_info: { display_name: null } }),
    hypothesisRow('one'), hypothesisRow('two', { text: '', tags: [] }),
    hypothesisRow('page', { target: [{ source: 'https://www.itu.int/md/S24-CL-C-0987/en' }] }),
    hypothesisRow('lost', { target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'words that nobody wrote in this place or any other', prefix: '', suffix: '' }] }] }),
  ];

  test.each([['the API', { total: 5, rows }], ['the client', { export_date: '2026-11-22', export_userid: 'acct:a@h', client_version: '1.1', annotations: rows }], ['a list', rows]])('%s', async (_name, content) => {
    const read = await readFile(json(content));
    expect(read).toMatchObject({ ok: true, kind: 'hypothesis' });
    const notes = taken(read).map((each) => ({ ...each, document: DOCUMENT }));
    const plan = await planImport(notes, me, [], new Map([[DOCUMENT, english.edition]]));
    expect(plan.lost).toBe(1);
    expect(plan.fresh).toHaveLength(5);
    const one = plan.fresh.find(({ body }) => body.startsWith('A *comment*'))!;
    expect(one).toMatchObject({ kind: 'note', tags: ['terminology'], anchor: { from: { path: 'O2.1' }, position: null }, body: 'A *comment*\n\n— Amina Benali, 2026-11-19', created: '2026-11-19T10:11:12.345Z' });
    expect(locate(english.edition, one.anchor)).toMatchObject({ outcome: 'exact', path: 'O2.1' });
    expect(plan.fresh.find(({ body }) => body.startsWith('Answer'))).toMatchObject({ kind: 'reply', parent: one.id, anchor: one.anchor });
    expect(plan.fresh.filter(({ kind }) => kind === 'highlight')).toHaveLength(1);
  });

  test('a mention is a name, a page of a PDF is a page, an answer to what was deleted answers what is left above it', async () => {
    const notes = taken(await readFile(json([
      hypothesisRow('one', { text: 'Ask <a data-hyp-mention="" data-userid="acct:boris@hypothes.is">@boris</a> & <b>all</b>' }),
      hypothesisRow('page', { target: [{ source: 'https://www.itu.int/x.pdf', selector: [{ type: 'PageSelector', index: 2, label: 'iii' }, { type: 'ShapeSelector', shape: { type: 'rect' } }] }] }),
      hypothesisRow('answer', { references: ['one', 'deleted'] }),
      hypothesisRow('odd', { target: [{ selector: [{ type: 'PageSelector', index: -4 }] }] }),
    ])));
    expect(notes.map(({ parent }) => parent)).toEqual([null, null, 'hypothesis:one', null]);
    expect(notes[0]!.body).toBe('Ask @boris & <b>all</b>');
    expect(notes[1]).toMatchObject({ kind: 'note', anchor: { target: 'document', page: { number: 3, of: null } } });
    expect(notes[3]!.anchor).toBeNull();
    const plan = await planImport(notes.map((each) => ({ ...each, document: DOCUMENT })), me, [], new Map([[DOCUMENT, english.edition]]));
    expect(plan.fresh.map(({ kind }) => kind)).toEqual(['note', 'note', 'reply']);
    for (const each of plan.fresh) expect(contentProblem(each)).toBeNull();
  });

  test('the document is the one that the address names', async () => {
    const [one] = taken(await readFile(json([hypothesisRow('one', { uri: 'https://docs.un.org/en/A/RES/70/1' })])));
    expect(one!.document).toBe('un:A/RES/70/1');
  });
});

describe('comments in Word', () => {
  const file = commented(LINES, [{ on: 'an open terminology database', words: 'Who pays?', author: 'Capital & Co' }, { on: 'machine translation', words: 'Define it.' }]);

  test('on their clauses, by their authors', async () => {
    const notes = taken(await readFile(file));
    expect(notes.map(({ anchor, body, author, document }) => [anchor?.from?.path, body, author.name, document])).toEqual([
      ['O1.2', 'Define it.', 'Capital', DOCUMENT],
      ['O2.1', 'Who pays?', 'Capital & Co', DOCUMENT],
    ]);
    const plan = await planImport(notes, me, [], new Map([[DOCUMENT, english.edition]]));
    expect(plan).toMatchObject({ lost: 0, there: 0 });
    for (const each of plan.fresh) expect(locate(english.edition, each.anchor).outcome).toBe('exact');
  });

  test('the file with one comment more brings one note more', async () => {
    const once = await planImport(taken(await readFile(file)), me, [], new Map());
    const more = commented(LINES, [{ on: 'delegates', words: 'When?' }, { on: 'an open terminology database', words: 'Who pays?', author: 'Capital & Co' }, { on: 'machine translation', words: 'Define it.' }]);
    const plan = await planImport(taken(await readFile(more)), me, known(once.fresh), new Map());
    expect(plan.there).toBe(2);
    expect(plan.fresh.map(({ body }) => body.split('\n')[0])).toEqual(['When?']);
  });

  test('answers stay answers, what is ticked off is resolved, paragraphs stay apart', async () => {
    const on = 'an open terminology database';
    const notes = taken(await readFile(commented(LINES, [
      { on, words: 'Who pays?\n# 2 of the budget', author: 'Capital', done: true }, { on, words: 'The fund.', author: 'Amina', answers: 0, done: true }, { on, words: 'Agreed.', author: 'Capital', answers: 0 },
    ])));
    const plan = await planImport(notes, me, [], new Map([[DOCUMENT, english.edition]]));
    const [first, ...replies] = plan.fresh;
    expect(first).toMatchObject({ kind: 'note', resolved: true, parent: null, body: 'Who pays?\n\n\\# 2 of the budget\n\n— Capital, 2026-11-18' });
    expect(replies.map(({ kind, parent, resolved, body }) => [kind, parent, resolved, body.split('\n')[0]])).toEqual([['reply', first!.id, false, 'The fund.'], ['reply', first!.id, false, 'Agreed.']]);
    expect(await planImport(notes, me, known(plan.fresh), new Map())).toMatchObject({ fresh: [], there: 3 });
  });

  test('a letter that is no document: its comments wait for one', async () => {
    const notes = taken(await readFile(commented(['Dear colleagues,', 'please look at this.'], [{ on: 'this', words: 'At what?' }])));
    expect(await planImport(notes, me, [], new Map())).toMatchObject({ fresh: [], unplaceable: [{ why: 'document' }] });
    expect((await planImport(notes, { ...me, document: DOCUMENT }, [], new Map([[DOCUMENT, english.edition]]))).fresh).toHaveLength(1);
  });
});

describe('broken and hostile files', () => {
  const annotation = (more: object): object => ({ type: 'Annotation', id: 'urn:uuid:0198c0de-1000-7000-8000-0000000000ff', target: 'https://docs.un.org/en/A/RES/70/1', bodyValue: 'x', ...more });
  const cases: readonly (readonly [string, Uint8Array, string])[] = [
    ['nothing', new Uint8Array(), 'empty'],
    ['cut-off JSON', strToU8('[{"type":"Annotation"'), 'notJson'],
    ['other JSON', json({ name: 'x' }), 'unknownJson'],
    ['no notes', json({ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', first: { items: [] } }), 'empty'],
    ['no notes of Hypothesis', json({ client_version: '1', annotations: [] }), 'empty'],
    ['a PDF', strToU8('%PDF-1.7\n'), 'unknownKind'],
    ['bytes', new Uint8Array([0xff, 0xfe, 0x00, 0x41]), 'notText'],
    ['a zip that is no Word file', zipSync({ 'a.txt': strToU8('a') }), 'unknownKind'],
    ['a cut-off zip', zipSync({ 'word/document.xml': strToU8('a'.repeat(9_000)) }).subarray(0, 60), 'wordBroken'],
    ['the old Word', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array<number>(600).fill(0)]), 'wordOld'],
    ['Word without comments', commented(LINES, []), 'wordNoComments'],
    ['too many', json(Array.from({ length: 20_001 }, (_, n) => annotation({ id: `urn:x:${n}` }))), 'tooMany'],
    ['too large', new Uint8Array(32 * 2 ** 20 + 1), 'tooLarge'],
  ];
  test.each(cases)('%s', async (_name, bytes, problem) => {
    expect(await readFile(bytes)).toEqual({ ok: false, problem });
  });

  test('a hundred thousand brackets end in a sentence', async () => {
    const read = await readFile(strToU8(`${'['.repeat(100_000)}${']'.repeat(100_000)}`));
    expect(read.ok).toBe(false);
  });

  test('values of all kinds where others are meant are left out, and what is taken keeps the bounds', async () => {
    const hostile = [
      annotation({ bodyValue: 'x'.repeat(70_000) }), annotation({ id: 'urn:2', bodyValue: 'a\u0000b\uD800' }), annotation({ id: 'urn:3', body: [{ purpose: 'tagging', value: '\u202Etag\n' }, { value: {} }] }),
      annotation({ id: 'urn:4', target: { source: `https://example.org/${'x'.repeat(3_000)}` } }), annotation({ id: 'urn:5', created: '999999-99-99', modified: 7 }), annotation({ id: 'urn:6', __proto__: { polluted: 1 }, 'rapporteur:note': { anchor: { target: 'text' } } }),
      annotation({ id: 'urn:7', target: 'urn:7', motivation: 'replying' }), annotation({ id: 'urn:8', target: ['urn:9', 'https://example.org/'] }), annotation({ id: 'urn:9', target: ['urn:8', 'https://example.org/'] }),
    ];
    const plan = await planImport(taken(await readFile(json(hostile))), me, [], new Map());
    for (const each of plan.fresh) expect(contentProblem(each)).toBeNull();
    expect(plan.fresh.length + plan.unplaceable.length).toBe(hostile.length);
    expect(plan.unplaceable.map(({ why }) => why)).toEqual(expect.arrayContaining(['body', 'document']));
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
