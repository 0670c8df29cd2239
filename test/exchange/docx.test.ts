/** The Word file for the capital, opened again by our own reader: what was written is what is read. */
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { toDocx } from '../../extension/exchange/docx.ts';
import { directionOf, stretches } from '../../extension/exchange/docx/text.ts';
import { docxText } from '../../extension/sources/docx.ts';
import { LANGUAGES } from '../../shared/languages/types.ts';
import { AMINA, BORIS, clauseAnchor, collection, documentOf, labels, note, sample, wordsAnchor } from './sample.ts';

const parts = (file: Uint8Array): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(file)).map(([name, bytes]) => [name, strFromU8(bytes)]));

describe.each(LANGUAGES)('a resolution in %s', (language) => {
  const resolution = sample(language);
  const o1 = clauseAnchor(resolution, 'O1.1');
  const words = resolution.text.text.slice(o1.position!.start, o1.position!.end);
  const proposal = `${words.slice(0, Math.floor(words.length / 2))} XXX`;
  const first = note(clauseAnchor(resolution, 'O1.2'), { body: 'Our **view** on `this`:\n\n- one\n- two', tags: ['languages'] });
  const notes = [
    note(o1, { kind: 'agreed', position: 'support', body: 'Agreed at nine.' }),
    note(o1, { position: 'amend', wording: proposal, body: 'Because.', author: BORIS }),
    note(o1, { position: 'oppose', author: BORIS }),
    first,
    note(clauseAnchor(resolution, 'O1.2'), { kind: 'reply', parent: first.source, body: 'نعم، نوافق على ذلك.', author: BORIS }),
  ];
  const file = toDocx(collection([documentOf(resolution, notes)]), { clauses: 'all', labels: labels(language) });

  test('every clause is there, in order, whole', async () => {
    const { text } = await docxText(file, { view: 'original' });
    let at = 0;
    for (const { path, ranges } of resolution.reading.clauses) {
      const clause = ranges.map(([from, to]) => resolution.text.text.slice(from, to)).join(' ').replaceAll(/\s+/g, ' ').trim();
      const found = text.replaceAll(/[^\S\n]+/g, ' ').indexOf(clause, at);
      expect(found, path).toBeGreaterThanOrEqual(0);
      at = found;
    }
  });

  test('an amendment is a tracked change: original, final and who proposed it', async () => {
    const final = await docxText(file, { view: 'final' });
    const original = await docxText(file, { view: 'original' });
    expect(final.text).toContain(proposal);
    expect(original.text).not.toContain('XXX');
    // Rejecting all changes leaves the clause twice: as the text, and as the amendment had found it.
    expect(original.text.split(words).length - 1).toBeGreaterThanOrEqual(2);
    const kinds = new Set(final.revisions.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['inserted', 'deleted']));
    expect(new Set(final.revisions.map(({ author }) => author))).toEqual(new Set([BORIS.name]));
  });

  test('positions, notes, replies, authors are there', async () => {
    const { text } = await docxText(file);
    const { exchange: t, positions } = labels(language);
    for (const wanted of [`${t.agreed}: ${positions.support}`, `${t.opinion}: ${positions.oppose}`, t.amendment, AMINA.name, BORIS.name, 'Agreed at nine.', 'Our view on this:', '• one', 'نعم، نوافق على ذلك.', '#languages', 'Delegation of Utopia']) expect(text).toContain(wanted);
  });

  test('a heading has the direction of the document’s words, not of its path', () => {
    const xml = parts(file)['word/document.xml']!;
    const headings = [...xml.matchAll(/<w:p><w:pPr><w:pStyle w:val="Heading2"\/>(<w:bidi\/>)?/g)];
    expect(headings.length).toBeGreaterThan(20);
    expect(headings.every(([, bidi]) => (bidi !== undefined) === (language === 'ar'))).toBe(true);
  });

  test('each part is well-formed, directions are marked', () => {
    const files = parts(file);
    for (const [name, xml] of Object.entries(files)) {
      const parser = new SaxesParser({ xmlns: true });
      parser.on('error', (error) => {
        throw new Error(`${name}: ${error.message}`);
      });
      parser.write(xml).close();
    }
    const main = files['word/document.xml']!;
    expect(main.includes('<w:bidi/></w:sectPr>')).toBe(language === 'ar');
    // The Arabic reply is right to left in every report.
    expect(main).toMatch(/<w:p><w:pPr><w:pStyle w:val="Reply"\/><w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><\/w:rPr>/);
    expect(files['word/footer1.xml']).toContain(' NUMPAGES ');
    expect(files['word/header1.xml']).toContain('Utopia');
  });
});

describe('what is not as usual', () => {
  const resolution = sample('en');
  const form = { clauses: 'noted' as const, labels: labels('en') };

  test('a private note says so on top; without one nothing does', async () => {
    const secret = note(clauseAnchor(resolution, 'O1.1'), { body: 'For me.', private: true });
    const held = await docxText(toDocx(collection([documentOf(resolution, [secret])]), form));
    expect(held.text).toContain(form.labels.exchange.holdsPrivate);
    const open = await docxText(toDocx(collection([documentOf(resolution, [{ ...secret, private: false }])]), form));
    expect(open.text).not.toContain(form.labels.exchange.holdsPrivate);
  });

  test('hostile words stay words', async () => {
    const nasty = 'a</w:t></w:r><w:fldSimple w:instr="DDEAUTO c:\\\\x"/> \u0000\u0008 \uD800 <script>&amp; ]]>';
    const file = toDocx(collection([documentOf(resolution, [note(clauseAnchor(resolution, 'O1.1'), { body: nasty, wording: nasty, author: { id: null, name: '"><w:x>' } })])]), form);
    const main = parts(file)['word/document.xml']!;
    const parser = new SaxesParser({ xmlns: true });
    const elements = new Set<string>();
    parser.on('opentag', ({ name }) => elements.add(name));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(main).close();
    expect([...elements].filter((name) => /fld|script|:x$/.test(name))).toEqual([]);
    expect((await docxText(file)).text).toContain('<script>');
  });

  test('only noted clauses, notes off the text, threads in a ring', async () => {
    const off = note({ ...clauseAnchor(resolution, 'O1.1'), from: { path: 'O9.9', offset: 0 } }, { body: 'Elsewhere.' });
    const ring = [note(wordsAnchor(resolution, 'terminology'), { source: 'a', parent: 'b', kind: 'reply', body: 'A' }), note(wordsAnchor(resolution, 'terminology'), { source: 'b', parent: 'a', kind: 'reply', body: 'B' })];
    const { text } = await docxText(toDocx(collection([documentOf(resolution, [off, ...ring])]), form));
    expect(text).toContain(form.labels.exchange.elsewhere);
    expect(text).toContain('Elsewhere.');
    expect(text).toMatch(/\bA\b[\s\S]*\bB\b/);
    expect(text).not.toContain('P1.a');
  });

  test('a wording on another language edition is set against the words that its author had, not against this edition', async () => {
    const arabic = sample('ar');
    const clause = arabic.reading.clauses.find(({ path }) => path === 'O1.1');
    const own = arabic.text.text.slice(clause?.start, clause?.end);
    const mixed = documentOf(resolution, [note(clauseAnchor(arabic, 'O1.1'), { wording: `${own} فوراً` })]);
    const { revisions } = await docxText(toDocx(collection([mixed]), form));
    expect(revisions.map(({ kind, words }) => [kind, words.trim()])).toEqual([['inserted', 'فوراً']]);
  });

  test('a clause whose end is not known is never struck out', async () => {
    const short = documentOf(resolution, [note(clauseAnchor(resolution, 'O1.1'), { wording: 'All of it anew.' })]);
    const file = await docxText(toDocx(collection([{ ...short, clauses: short.clauses.map((clause) => ({ ...clause, whole: false })) }]), form));
    expect(file.revisions.map(({ kind }) => kind)).toEqual(['inserted']);
    expect(file.text).toContain(form.labels.exchange.shortened);
  });
});

test('runs by direction: Arabic in a Latin line, a symbol in an Arabic one', () => {
  expect(stretches('see القرار 71 here', 'ltr')).toEqual([{ text: 'see ', direction: 'ltr' }, { text: 'القرار', direction: 'rtl' }, { text: ' 71 here', direction: 'ltr' }]);
  expect(stretches('القرار A/RES/70/1 للجمعية', 'rtl')).toEqual([{ text: 'القرار ', direction: 'rtl' }, { text: 'A/RES/70/1', direction: 'ltr' }, { text: ' للجمعية', direction: 'rtl' }]);
  expect(['١٢ القرار', '12 a', '…'].map((text) => directionOf(text))).toEqual(['rtl', 'ltr', 'ltr']);
  for (const base of ['rtl', 'ltr'] as const) for (const text of ['القرار 70/1 (A)', '', 'abc', '1 2 3', 'a ب c د']) expect(stretches(text, base).map((each) => each.text).join('')).toBe(text);
});
