/** Layouts that word processors make: notes, columns, first lines set in, ragged edges, lines broken in the midst of numbers and addresses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText, type PdfText } from '../../extension/sources/pdf.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { at, handmade, printed } from './pdf-file.ts';

const lines = (document: PdfText): string[] => document.blocks.map(({ start, end }) => document.text.slice(start, end));
const notes = (document: PdfText): string[] => document.blocks.filter(({ role }) => role === 'footnote').map(({ start, end }) => document.text.slice(start, end));
const paragraphs = (all: readonly string[]): string => all.map((words) => `<p>${words}</p>`).join('');

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Lines of one look from a height downwards. */
const block = (x: number, top: number, words: readonly string[], size = 11, step = 14): string => words.map((line, index) => at(x, top - index * step, line, size)).join(' ');

describe('notes', () => {
  /** Two lines, each with a raised number behind its first words. */
  const running = [at(72, 760, 'Recalling the Declaration'), at(200, 764, '1', 6), at(207, 760, 'of the Isles and the Charter of the Post'), at(72, 746, 'and what was agreed on parcels'), at(228, 750, '2', 6), at(235, 746, 'at the tenth session,')].join(' ');

  it('whose numbers are not raised but larger than the note', async () => {
    const foot = [at(72, 110, '1', 11), at(90, 110, 'See document A/99/1, paragraph 3, and the report thereon.', 8), at(72, 96, '2', 11), at(90, 96, 'See document A/99/2.', 8)].join(' ');
    const document = await pdfText(handmade([`${running} ${block(72, 700, ['Decides to remain seized of the matter until the eleventh session.'])} ${foot}`]));
    expect(notes(document)).toEqual(['(1) See document A/99/1, paragraph 3, and the report thereon.', '(2) See document A/99/2.']);
    expect(document.text).toContain('^(1)');
    expect(document.text).toContain('^(2)');
  });

  it('called at the head of a line, behind words that fill the line above', async () => {
    const words = ['Taking note of the reports that the keepers of the lighthouses submitted to it,', 'and welcoming the fact that they were read by the Council of the United Isles'];
    const document = await pdfText(handmade([[at(72, 760, words[0] ?? ''), at(72, 750, '1', 6), at(81, 746, words[1] ?? ''), at(72, 110, '1', 11), at(90, 110, 'See document A/99/1.', 8)].join(' ')]));
    expect(notes(document)).toEqual(['(1) See document A/99/1.']);
    expect(document.text).toContain('submitted to it,^(1) and welcoming');
  });

  it('set as large as the text, with raised numbers', async () => {
    const foot = [at(72, 114, '1', 6), at(80, 110, 'See document A/99/1 and the report.'), at(72, 100, '2', 6), at(80, 96, 'See document A/99/2.')].join(' ');
    const document = await pdfText(handmade([`${running} ${foot}`]));
    expect(notes(document)).toEqual(['(1) See document A/99/1 and the report.', '(2) See document A/99/2.']);
  });

  it('numbered paragraphs at the foot of a page are none', async () => {
    const document = await pdfText(handmade([`${block(72, 400, ['1. Decides to act;', '2. Decides to remain seized of the matter.'])}`]));
    expect(notes(document)).toEqual([]);
  });
});

describe('columns', () => {
  const sentence = (n: number): string => `${n}. Notes that the keeper of lighthouse ${n} counted the letters of the winter and found ${n * 37} of them undelivered, among them those of the outer isles, whose boats had not sailed since the ${n}th of the month;`;

  it('whose baselines do not agree, with short heads on one side, are read one after the other', async () => {
    const heads = Array.from({ length: 7 }, (_, n) => at(72, 780 - n * 19, `Head ${n + 1}`));
    const left = block(72, 640, Array.from({ length: 30 }, (_, n) => `left ${n} of a line that fills its column so`));
    const right = block(310, 777, Array.from({ length: 38 }, (_, n) => `right ${n} of a line that fills its column`));
    const text = lines(await pdfText(handmade([[...heads, left, right].join(' ')]))).join(' ');
    expect([...text.matchAll(/(left|right) (\d+) of/gu)].map(([, side, n]) => `${side} ${n}`)).toEqual([...Array.from({ length: 30 }, (_, n) => `left ${n}`), ...Array.from({ length: 38 }, (_, n) => `right ${n}`)]);
  });

  it('a short last column does not undo them, and a paragraph goes on at its head', async () => {
    const all = Array.from({ length: 11 }, (_, n) => sentence(n + 1));
    const style = 'body { columns: 2; column-gap: 9mm; column-fill: auto; block-size: 190mm } p { margin-block-end: 7.3pt }';
    expect(lines(await pdfText(await printed(browser, paragraphs(all), { language: 'en', style })))).toEqual(all);
  });
});

describe('first lines set in', () => {
  it('paragraphs of one line are paragraphs', async () => {
    const all = ['The Council of the Isles,', 'Recalling its resolution 70/125,', 'Recalling also its resolution 56/183,', ...Array.from({ length: 6 }, (_, n) => `Noting that the keeper of lighthouse ${n} counted the letters of the winter and found ${n * 37} of them undelivered, among them those of the outer isles, whose boats had not sailed since autumn,`), '1. Decides to act;', '2. Decides also to write;'];
    const style = 'p { margin: 0; text-indent: 2.4em } html { text-align: start }';
    expect(lines(await pdfText(await printed(browser, paragraphs(all), { language: 'en', style })))).toEqual(all);
  });
});

describe('ragged lines', () => {
  it('figures that no line parts from their word end no paragraph', async () => {
    const all = Array.from({ length: 8 }, (_, n) => `Recalling${' also'.repeat(n % 3)} the resolutions that were adopted on the ${'far '.repeat(n)}isles by the Council of Lighthouses on 25\u00a0September\u00a0201${n} and on the reports thereon of 6\u00a0December\u00a0202${n} by the keepers of them,`);
    const style = 'html { text-align: start } body { inline-size: 105mm }';
    expect(lines(await pdfText(await printed(browser, paragraphs(all), { language: 'en', style })))).toEqual(all.map((words) => words.replaceAll('\u00a0', ' ')));
  });
});

describe('lines broken in the midst', () => {
  it('of a number, among ideographs', async () => {
    const all = ['回顾其第56/183、57/238、59/220、60/252、62/182、63/202、64/187、65/141、66/184、67/195、68/198、69/204、70/184、71/212、72/200和73/218号决议，'];
    const style = 'html { word-break: break-all; text-align: justify } body { inline-size: 61mm }';
    expect(lines(await pdfText(await printed(browser, paragraphs(all), { language: 'zh', style })))).toEqual(all);
  });

  it('of an Arabic sentence before a range of years', async () => {
    const all = Array.from({ length: 9 }, (_, n) => `وإذ يشير ${'أيضاً '.repeat(n)}إلى قراره بشأن برنامج عمل الدوحة لصالح أقل البلدان نمواً للعقد 2022-2031 وإلى برامج العمل السابقة،`);
    const style = 'html { text-align: start } body { inline-size: 90mm }';
    expect(lines(await pdfText(await printed(browser, paragraphs(all), { language: 'ar', style })))).toEqual(all);
  });
});

describe('ruled tables', () => {
  const table = (rows: readonly (readonly string[])[]): string => `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`;
  const style = 'table { border-collapse: collapse; inline-size: 100% } td { border: 0.7pt solid; padding: 3pt; vertical-align: top; inline-size: 30% } td p { margin: 0 0 6pt }';
  const cells = (document: PdfText): string[] => document.blocks.filter(({ role }) => role === 'cell').map(({ start, end }) => document.text.slice(start, end));

  it.each([
    ['en', 'Before it stands a sentence.', [['Proposal', 'Remarks of the delegations'], ['To amend resolution 70/125 so that it covers the outer isles as well, with all of their boats and letters.', 'Supported by three delegations of the north, and opposed by none.'], ['To suppress resolution 56/183.', 'None']], 'Behind it stands another.'],
    ['ar', 'جملة قبل الجدول.', [['الاقتراح', 'ملاحظات الوفود'], ['تعديل القرار 70/125 بحيث يشمل الجزر البعيدة أيضاً مع سفنها ورسائلها كلها.', 'أيدته ثلاثة وفود من الشمال ولم يعارضه أحد.'], ['إلغاء القرار 56/183.', 'لا شيء']], 'جملة بعد الجدول.'],
  ] as const)('%s: a cell is a block, row by row from the side where the language begins', async (language, before, rows, after) => {
    const document = await pdfText(await printed(browser, `<p>${before}</p>${table(rows)}<p>${after}</p>`, { language, style }));
    expect(lines(document)).toEqual([before, ...rows.flat(), after]);
    expect(cells(document)).toEqual(rows.flat());
  });

  it('paragraphs of one cell are blocks, a cell over two columns is one', async () => {
    const html = '<table><tr><td colspan=2>Head of the whole table</td></tr><tr><td><p>First paragraph of the cell.</p><p>Second paragraph of the cell.</p></td><td>Beside</td></tr></table>';
    expect(cells(await pdfText(await printed(browser, html, { language: 'en', style })))).toEqual(['Head of the whole table', 'First paragraph of the cell.', 'Second paragraph of the cell.', 'Beside']);
  });

  it('a frame round text is no table, nor is a drawing of many lines', async () => {
    const framed = '0.5 w 60 600 400 100 re S ' + at(72, 660, 'Words in a frame');
    expect(cells(await pdfText(handmade([framed])))).toEqual([]);
    const hatched = Array.from({ length: 3_000 }, (_, n) => `60 ${100 + (n % 700)} m 500 ${100 + (n % 700)} l S ${60 + (n % 440)} 100 m ${60 + (n % 440)} 800 l S`).join(' ');
    const began = performance.now();
    expect(cells(await pdfText(handmade([hatched + at(72, 660, 'Words in a drawing')])))).toEqual([]);
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});

it('marks stay on letters that kashida stretches', async () => {
  const all = ['وإذ يسلِّـــم كذلك بأن الجهود المنسَّـــقة تقتضي نُظُمـــاً ميسِّـــرة،'];
  expect(lines(await pdfText(await printed(browser, paragraphs(all), { language: 'ar' })))).toEqual(all.map((words) => words.replaceAll('ـ', '')));
});
