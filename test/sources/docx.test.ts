import { readFileSync, existsSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { docxText, type DocxError, type DocxText } from '../../extension/sources/docx.ts';
import { formatNumber } from '../../extension/sources/docx/numbers.ts';
import { del, delMark, docxFile, ins, insMark, list, numPr, p, r } from './docx-file.ts';

const OFFICE = new URL('../../../shared/corpus/office/', import.meta.url);
const corpus = existsSync(OFFICE);
if (!corpus && process.env['CI'] !== 'true') console.log('docx: ../shared/corpus is not here, its files are not read');

const lines = (document: DocxText): string[] => document.blocks.map(({ start, end }) => document.text.slice(start, end));
const code = async (bytes: Uint8Array, limits = {}): Promise<string> =>
  docxText(bytes, { limits }).then(
    () => 'read',
    (error: DocxError) => error.code,
  );

const read = async (name: string): Promise<DocxText> => docxText(new Uint8Array(readFileSync(new URL(name, OFFICE))));
const words = (text: string): string[] => text.replaceAll('**', '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

const box = (inner: string): string => `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const field = (instruction: string, shown: string): string => `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

describe('list labels as text', () => {
  const formats: readonly [format: string, text: string, numbers: readonly number[], labels: readonly string[]][] = [
    ['decimal', '%1.', [1, 2, 10], ['1.', '2.', '10.']],
    ['lowerLetter', '%1)', [1, 26, 27], ['a)', 'z)', 'aa)']],
    ['upperRoman', '%1', [1, 4, 19], ['I', 'IV', 'XIX']],
    ['lowerRoman', '(%1)', [3, 9], ['(iii)', '(ix)']],
    ['arabicAbjad', '%1 )', [1, 2, 3, 4, 6, 10], ['أ )', 'ب )', 'ج )', 'د )', 'و )', 'ي )']],
    ['arabicAlpha', '%1-', [1, 3], ['أ-', 'ت-']],
    ['russianLower', '%1)', [1, 4, 10], ['а)', 'г)', 'к)']],
    ['russianUpper', '%1', [2], ['Б']],
    ['chineseCounting', '%1、', [1, 10, 12, 20], ['一、', '十、', '十二、', '二十、']],
    ['chineseCountingThousand', '（%1）', [11, 105, 110], ['（十一）', '（一百零五）', '（一百一十）']],
    ['ideographTraditional', '%1', [1, 2], ['甲', '乙']],
    ['decimalEnclosedCircle', '%1', [1, 20], ['①', '⑳']],
    ['decimalZero', '%1', [7], ['07']],
    ['decimalFullWidth', '%1', [12], ['１２']],
    ['none', '%1', [3], ['']],
    ['ordinal', '%1', [1, 2, 11, 23], ['1st', '2nd', '11th', '23rd']],
  ];
  it.each(formats)('%s', (format, text, numbers, labels) => {
    expect(numbers.map((number) => text.replace('%1', formatNumber(number, format)))).toEqual(labels);
  });

  it('counts, nests, restarts and separates as Word does', async () => {
    const numbering = list(1, ['decimal', '%1'], ['lowerLetter', '%2)', '<w:suff w:val="space"/>'], ['decimal', '%1.%2.%3', '<w:isLgl/>']);
    const body = [p(r('one'), numPr(1)), p(r('a'), numPr(1, 1)), p(r('b'), numPr(1, 1)), p('', numPr(1)), p(r('three'), numPr(1)), p(r('a again'), numPr(1, 1)), p(r('deep'), numPr(1, 2))].join('');
    const document = await docxText(docxFile({ body, numbering }));
    expect(lines(document)).toEqual(['1\tone', 'a) a', 'b) b', '3\tthree', 'a) a again', '3.1.1\tdeep']);
    expect(document.blocks.map(({ role, level }) => `${role}${level}`)).toEqual(['item1', 'item2', 'item2', 'item1', 'item2', 'item3']);
  });

  it('restarts a list whose number overrides the start, once', async () => {
    const numbering = `${list(1, ['decimal', '%1.'])}<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;
    const body = [p(r('x'), numPr(1)), p(r('x'), numPr(1)), p(r('x'), numPr(2)), p(r('x'), numPr(2)), p(r('x'), numPr(1))].join('');
    expect(lines(await docxText(docxFile({ body, numbering })))).toEqual(['1.\tx', '2.\tx', '5.\tx', '6.\tx', '7.\tx']);
  });

  it('takes numbers and headings from styles, and bullets out of the symbol fonts', async () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="H1b"><w:name w:val="Own"/><w:basedOn w:val="H1"/></w:style>`;
    const numbering = `${list(1, ['upperRoman', '%1.', '<w:pStyle w:val="H1"/>'])}${list(2, ['bullet', '\uf0b7', '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>'])}`;
    const document = await docxText(docxFile({ body: p(r('Scope'), '<w:pStyle w:val="H1"/>') + p(r('More'), '<w:pStyle w:val="H1b"/>') + p(r('point'), numPr(2)) + p(r('plain'), '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>'), styles, numbering }));
    expect(lines(document)).toEqual(['I.\tScope', 'II.\tMore', '•\tpoint', 'plain']);
    expect(document.blocks.map(({ role }) => role)).toEqual(['heading', 'heading', 'item', 'heading']);
  });
});

describe('tracked changes', () => {
  const body = [
    p(r('The Council ') + del('asks') + ins(r('decides')) + r(' today')),
    p(ins(r('A new paragraph')), insMark),
    p(del('An old paragraph'), delMark),
    p(r('First half, '), delMark),
    p(r('second half')),
    p(r('Untouched')),
  ].join('');

  it.each([
    ['final', ['The Council decides today', 'A new paragraph', 'First half, second half', 'Untouched'], ['modified', 'inserted', undefined, undefined]],
    ['original', ['The Council asks today', 'An old paragraph', 'First half, ', 'second half', 'Untouched'], ['modified', 'deleted', undefined, undefined, undefined]],
    ['marked', ['The Council asksdecides today', 'A new paragraph', 'An old paragraph', 'First half, ', 'second half', 'Untouched'], ['modified', 'inserted', 'deleted', undefined, undefined, undefined]],
  ] as const)('%s', async (view, wanted, changes) => {
    const document = await docxText(docxFile({ body }), { view });
    expect(lines(document)).toEqual(wanted.map((line) => line.trim()));
    expect(document.blocks.map(({ change }) => change)).toEqual(changes);
  });

  it('keeps who, when, what and where of every one', async () => {
    const document = await docxText(docxFile({ body }));
    expect(document.revisions.map(({ kind, of, words: said }) => [kind, of, said])).toEqual([
      ['deleted', 'words', 'asks'],
      ['inserted', 'words', 'decides'],
      ['inserted', 'paragraph', ''],
      ['inserted', 'words', 'A new paragraph'],
      ['deleted', 'paragraph', ''],
      ['deleted', 'words', 'An old paragraph'],
      ['deleted', 'paragraph', ''],
    ]);
    const inserted = document.revisions[1];
    expect(inserted).toMatchObject({ author: 'A. Delegate', date: '2026-01-02T03:04:05Z' });
    expect(document.text.slice(inserted?.start, inserted?.end)).toBe('decides');
  });

  it('draws what is not in the text without moving an offset', async () => {
    const document = await docxText(docxFile({ body }));
    const runs = document.parts.flatMap((part) => (part.kind === 'paragraph' ? part.runs : []));
    expect(runs.map(({ start, end, hidden }) => hidden ?? document.text.slice(start, end)).join('|')).toBe('The Council |asks|decides| today|A new paragraph|An old paragraph|First half, second half|Untouched');
    expect(runs.filter(({ start, end, hidden }) => hidden !== undefined && start !== end)).toEqual([]);
  });

  it('does not number what was deleted', async () => {
    const numbering = list(1, ['decimal', '%1.']);
    const numbered = p(r('kept'), numPr(1)) + p(del('gone'), numPr(1) + delMark) + p(r('kept too'), numPr(1));
    expect(lines(await docxText(docxFile({ body: numbered, numbering })))).toEqual(['1.\tkept', '2.\tkept too']);
    expect(lines(await docxText(docxFile({ body: numbered, numbering }), { view: 'original' }))).toEqual(['1.\tkept', '2.\tgone', '3.\tkept too']);
  });

  it('moves, rows and an insertion deleted again', async () => {
    const moved = `<w:moveFromRangeStart w:id="9" w:name="m" w:author="C"/>${p('<w:moveFrom w:id="8" w:author="C" w:date="2026-01-01T00:00:00Z"><w:r><w:t>moved words</w:t></w:r></w:moveFrom>', '<w:rPr><w:moveFrom w:id="7" w:author="C"/></w:rPr>')}${p(r('between'))}${p('<w:moveTo w:id="6" w:author="C"><w:r><w:t>moved words</w:t></w:r></w:moveTo>', '<w:rPr><w:moveTo w:id="5" w:author="C"/></w:rPr>')}`;
    const table = `<w:tbl><w:tr><w:trPr><w:del w:id="4" w:author="C"/></w:trPr><w:tc>${p(r('old row'))}</w:tc></w:tr><w:tr><w:tc>${p(r('row'))}</w:tc></w:tr></w:tbl>`;
    const twice = p(r('kept ') + ins('<w:del w:id="1" w:author="D"><w:r><w:delText>never seen</w:delText></w:r></w:del>'));
    const file = docxFile({ body: moved + table + twice });
    expect(lines(await docxText(file))).toEqual(['between', 'moved words', 'row', 'kept']);
    expect(lines(await docxText(file, { view: 'original' }))).toEqual(['moved words', 'between', 'old row', 'row', 'kept']);
    expect((await docxText(file)).revisions.map(({ kind }) => kind).toSorted()).toEqual(['deleted', 'deleted', 'inserted', 'moved-from', 'moved-from', 'moved-to', 'moved-to']);
  });
});

describe('everything else that stands on a page', () => {
  it('notes, with their marks where they are called', async () => {
    const body = p(r('The Conference') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(' and the Union') + '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>*</w:t></w:r>');
    const footnotes = `<w:footnote w:type="separator" w:id="-1">${p(r('no'))}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' A first note.')}`)}</w:footnote><w:footnote w:id="3">${p(r('* A second.'))}</w:footnote>`;
    const document = await docxText(docxFile({ body, footnotes }));
    expect(lines(document)).toEqual(['The Conference^(1) and the Union^(*)', '(1) A first note.', '* A second.']);
    expect(document.blocks.map(({ role }) => role)).toEqual(['paragraph', 'footnote', 'footnote']);
    expect(document.notes.map((note) => document.text.slice(note.noteStart, note.noteEnd).trim())).toEqual(['(1) A first note.', '* A second.']);
  });

  it('tables, text boxes once, fields by what they show, links by their words', async () => {
    const body = [
      p(r('before') + box(p(r('in the box')))),
      `<w:tbl><w:tr><w:tc>${p(r('left'))}</w:tc><w:sdt><w:sdtContent><w:tc>${p(r('right'))}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>`,
      p(field('HYPERLINK &quot;https://example.org/a&quot; \\l &quot;b&quot;', 'field link') + r(' and ') + `<w:hyperlink r:id="h1">${r('link')}</w:hyperlink>` + field('REF x', '12') + field('HYPERLINK &quot;javascript:alert(1)&quot;', ' bad') + `<w:hyperlink r:id="h2">${r(' worse')}</w:hyperlink>`),
    ].join('');
    const document = await docxText(docxFile({ body, addresses: { h1: 'https://example.org/1', h2: 'file:///etc/passwd' } }));
    expect(lines(document)).toEqual(['before', 'in the box', 'left', 'right', 'field link and link12 bad worse']);
    expect(document.blocks.map(({ role }) => role)).toEqual(['paragraph', 'paragraph', 'cell', 'cell', 'paragraph']);
    expect(document.links.map(({ start, end, target }) => [document.text.slice(start, end), target])).toEqual([
      ['field link', 'https://example.org/a#b'],
      ['link', 'https://example.org/1'],
    ]);
  });

  it('breaks, hyphens, symbols, hidden words, comments, the header of page one, contents lines', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>';
    const body = [
      p(r('1 Scope 3'), '<w:pStyle w:val="T"/>'),
      p('<w:commentRangeStart w:id="0"/>' + r('a') + '<w:commentRangeEnd w:id="0"/><w:r><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:softHyphen/><w:t>c</w:t><w:tab/><w:sym w:font="Symbol" w:char="F062"/><w:br w:type="page"/></w:r>' + r('hidden', '<w:vanish/>')),
      '<w:sectPr><w:headerReference w:type="first" r:id="rel-header"/><w:titlePg/></w:sectPr>',
    ].join('');
    const document = await docxText(docxFile({ body, styles, header: p(r('A/RES/99/1')), comments: `<w:comment w:id="0" w:author="E">${p(r('why?'))}</w:comment>` }));
    expect(lines(document)).toEqual(['A/RES/99/1', 'a\nb‑c\tβ']);
    expect(document.text).toContain('1 Scope 3');
    expect(document.comments).toMatchObject([{ author: 'E', words: 'why?' }]);
  });
});

describe('parts in another format', () => {
  const chunk = (html: string, name = 'afchunk.htm') => docxFile({ body: `${p(r('before'))}<w:altChunk r:id="rel-chunk"/>${p(r('after'))}`, pictures: { 'rel-chunk': name }, more: { [`word/${name}`]: strToU8(html) } });

  it('of HTML the words are taken, paragraph by paragraph, and nothing else', async () => {
    const html = '<!doctype html><html><head><title>no</title><style>p{}</style></head><body onload="alert(1)"><p>Recalling resolution 70/125,<script>alert("no")</script></p><!-- no --><ul><li>a &lt;b&gt; &#1571;&nbsp;c<li>d<br>e</ul><img src=x onerror=alert(1)>f<iframe srcdoc="no">no</iframe> < 5</body></html>';
    const document = await docxText(chunk(html));
    expect(lines(document)).toEqual(['before', 'Recalling resolution 70/125,', 'a <b> أ\u00a0c', 'd', 'e', 'f < 5', 'after']);
    expect(document.leftOut).toBe(0);
  });

  it('what cannot be read is said to be left out', async () => {
    const document = await docxText(chunk('{\\rtf1 words}', 'part.rtf'));
    expect(lines(document)).toEqual(['before', 'after']);
    expect(document.leftOut).toBe(1);
  });

  it('is read in one pass, however it is nested or broken off', async () => {
    for (const html of ['<p><svg>'.repeat(40_000), '<!--'.repeat(100_000), '<script>'.repeat(60_000), '<'.repeat(400_000), '&#'.repeat(200_000)]) {
      const began = performance.now();
      await docxText(chunk(`<html>${html}`));
      expect(performance.now() - began).toBeLessThan(3_000);
    }
  });
});

describe('the smaller things of Word files', () => {
  it('fractions of formulas keep their stroke', async () => {
    const fraction = '<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>';
    expect(lines(await docxText(docxFile({ body: p(r('about ') + fraction + r(' of it')) })))).toEqual(['about 1/2 of it']);
  });

  it('notes that are counted by section begin anew there, from the number that is said', async () => {
    const call = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const section = '<w:sectPr><w:footnotePr><w:numStart w:val="3"/><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>';
    const body = p(r('a') + call(1) + r('b') + call(2)) + p('', section) + p(r('c') + call(3)) + section;
    const footnotes = [1, 2, 3].map((id) => `<w:footnote w:id="${id}">${p(r(`note ${id}`))}</w:footnote>`).join('');
    const document = await docxText(docxFile({ body, footnotes }));
    expect(lines(document).slice(0, 2)).toEqual(['a^(3)b^(4)', 'c^(3)']);
  });

  it('a cell that was deleted by itself is in the original only', async () => {
    const cell = (said: string, tcPr = ''): string => `<w:tc><w:tcPr>${tcPr}</w:tcPr>${p(r(said))}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell('kept')}${cell('gone', '<w:cellDel w:id="1" w:author="D. Delegate" w:date="2026-01-02T03:04:05Z"/>')}${cell('new', '<w:cellIns w:id="2" w:author="D. Delegate"/>')}</w:tr></w:tbl>`;
    expect(lines(await docxText(docxFile({ body })))).toEqual(['kept', 'new']);
    expect(lines(await docxText(docxFile({ body }), { view: 'original' }))).toEqual(['kept', 'gone']);
    expect((await docxText(docxFile({ body }), { view: 'marked' })).revisions.map((each) => [each.kind, each.of, each.words])).toEqual([['deleted', 'cell', 'gone'], ['inserted', 'cell', 'new']]);
  });

  it('paragraphs run from right to left where the file says so for all of them', async () => {
    const styles = '<w:docDefaults><w:pPrDefault><w:pPr><w:bidi/></w:pPr></w:pPrDefault></w:docDefaults>';
    const document = await docxText(docxFile({ body: p(r('يقرر')) + p(r('left'), '<w:bidi w:val="0"/>'), styles }));
    expect(document.parts.map((part) => part.kind === 'paragraph' && part.rtl)).toEqual([true, false]);
  });
});

describe('files that are not what they should be', () => {
  it.each([
    ['an HTML error page', strToU8('<!doctype html><title>404</title> not found, not found'), 'not-a-zip'],
    ['nothing', new Uint8Array(), 'not-a-zip'],
    ['an old .doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...strToU8('W\0o\0r\0d\0D\0o\0c\0')]), 'old-doc'],
    ['a document with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...strToU8([...'EncryptedPackage'].join('\0') + '\0')]), 'encrypted'],
    ['another zip', zipSync({ 'a.txt': strToU8('words') }), 'no-document'],
    ['broken XML', docxFile({ body: '<w:p><w:r>' }), 'broken'],
    ['a file cut short', docxFile({ body: p(r('words '.repeat(500))) }).subarray(0, 700), 'broken'],
    ['a document type with entities', zipSync({ 'word/document.xml': strToU8('<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&a;</w:body></w:document>') }), 'broken'],
    ['nesting without end', docxFile({ body: `${'<w:sdt><w:sdtContent>'.repeat(2_000)}${'</w:sdtContent></w:sdt>'.repeat(2_000)}` }), 'broken'],
  ])('%s', async (_, bytes, wanted) => expect(await code(bytes)).toBe(wanted));

  it('stops at the limits whatever the directory claims', async () => {
    const bomb = docxFile({ body: p(r('a'.repeat(4_000_000))) });
    expect(bomb.length).toBeLessThan(20_000);
    expect(await code(bomb, { part: 1_000_000 })).toBe('too-large');
    // The same with the directory's unpacked sizes forged to one byte.
    const forged = bomb.slice();
    const view = new DataView(forged.buffer);
    for (let at = 0; at + 46 < forged.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true);
    expect(await code(forged, { part: 1_000_000 })).toBe('too-large');
    expect(await code(bomb, { packed: 1_000 })).toBe('too-large');
  });

  it('neither reads macros nor opens what the file refers to', async () => {
    const document = await docxText(docxFile({ body: p(r('words')) + '<w:altChunk r:id="x"/>', addresses: { x: 'https://example.org/evil.html' }, more: { 'word/vbaProject.bin': strToU8('macro') } }));
    expect(document.macros).toBe(true);
    expect(lines(document)).toEqual(['words']);
  });
});

describe.runIf(corpus || process.env['CI'] === 'true')('real files', () => {
  it.each(['itu-council-res-1334-2023-ar', 'un-a-res-67-195-ar'])('%s holds the seed, word for word', async (name) => {
    const seed = readFileSync(new URL(`../seeds/${name}.txt`, OFFICE), 'utf8');
    expect(words((await read(`${name}.docx`)).text)).toEqual(words(seed));
  });

  it('sees every revision mark of the tracked recommendation', async () => {
    const kinds = new Map<string, number>();
    for (const { kind } of (await read('T-REC-G.Imp8101-201810_TRACKED.docx')).revisions) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    // Counted in document.xml: 5 w:ins; 375 w:del that are marks (one more stands inside a w:rPrChange, as a memory); 28 w:rPrChange.
    expect(Object.fromEntries(kinds)).toEqual({ inserted: 5, deleted: 375, format: 28 });
  });

  it('finds the 266 hyperlinks of the UN report with their words', async () => {
    const document = await read('A_80_6_PLANOUTLINE.docx');
    expect(document.links).toHaveLength(266);
    expect(document.links.every(({ start, end }) => document.text.slice(start, end).trim() !== '')).toBe(true);
  });
});
