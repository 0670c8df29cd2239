/** Arabic in the fonts and layouts that documents come in: harakat, joined glyphs, columns, notes, brackets, two kinds of digits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';
import { actualTexts } from '../../extension/sources/pdf/actual-text.ts';
import { pdfText, type PdfText } from '../../extension/sources/pdf.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { handmade, printed } from './pdf-file.ts';

const lines = (document: PdfText): string[] => document.blocks.map(({ start, end }) => document.text.slice(start, end));
const paragraphs = (all: readonly string[]): string => all.map((words) => `<p>${words}</p>`).join('');

/** Invented; every letter of Arabic in its joined forms, with and without signs. */
const HARAKAT = 'إذ يُذكّر بالقرار المُراجَع، وإذ يُؤكِّد مجدَّداً أهمّيّة الشَّبكات العامّة للاتّصالات؛ كُتُبٌ مُعَلِّمٌ ومُتَطَلَّبَاتٌ لُغَوِيَّةٌ؛';
const LETTERS = 'يلاحظ أن مخططات الجزر القصية تستغرق وقتاً غير ضئيل، وأن بعض الصيادين ذوي الخبرة يثقون بالمنارة ظناً منهم أنها لا تخطئ؛';
const RESOLUTION = [
  'القرار 914 (المراجَع في مدينة الورد، 2019)',
  'إن مجلس الجزر المتحدة للبريد،',
  'إذ يذكّر بالقرار 140 (المراجَع في دبي، 2018) لمؤتمر المندوبين المفوضين (الاتحاد) بشأن دور الاتحاد في تنفيذ نواتج القمة العالمية لمجتمع المعلومات،',
  'وإذ يضع في اعتباره قرار الجمعية العامة للأمم المتحدة 70/125 المؤرخ ١٦ كانون الأول/ديسمبر ٢٠١٥ [A/RES/70/125] والفقرات ١٢ و13 و14-16 منه،',
  '1. يقرر أن يكلف الأمين العام بتقديم تقرير سنوي عن التقدم المحرز في تنفيذ هذا القرار إلى الدورة العادية للمجلس؛',
  '2. يدعو الدول الأعضاء وأعضاء القطاعات إلى المساهمة بنشاط في هذا العمل وفي التوصية ITU-T X.914 (2016/03).',
];
const FONTS = ['Noto Naskh Arabic', 'Noto Sans Arabic', 'Noto Kufi Arabic'];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each(FONTS)('%s', (font) => {
  const style = `html { font-family: "${font}" !important; line-height: 2; }`;

  it('harakat stay on their letters, and joined glyphs mean what they were written for', async () => {
    expect(lines(await pdfText(await printed(browser, paragraphs([HARAKAT, LETTERS, HARAKAT]), { language: 'ar', style })))).toEqual([HARAKAT, LETTERS, HARAKAT]);
  });

  it('a resolution has the clauses and citations of its plain text', async () => {
    const document = await pdfText(await printed(browser, paragraphs(RESOLUTION), { language: 'ar', style }));
    expect(lines(document)).toEqual(RESOLUTION);
    const [found, plain] = [read(document), read(plainText(RESOLUTION.join('\n')))];
    expect(found.citations.map(({ id, locator }) => [id, locator])).toEqual(plain.citations.map(({ id, locator }) => [id, locator]));
    expect(found.clauses.map(({ path }) => path)).toEqual(plain.clauses.map(({ path }) => path));
  });
});

describe('layouts', () => {
  it('two columns with harakat', async () => {
    const all = Array.from({ length: 10 }, (_, at) => `${at + 1}. ${at % 2 === 0 ? HARAKAT : LETTERS}`);
    const style = 'body { columns: 2; column-gap: 12mm; }';
    const found = lines(await pdfText(await printed(browser, paragraphs(all), { language: 'ar', style })));
    expect(found).toEqual(all);
  });

  it('words stretched by kashida are the words', async () => {
    const stretched = RESOLUTION.map((words) => words.replace(/(?<=[بتسنيلم])(?=[اردوة])/gu, 'ــ'));
    expect(lines(await pdfText(await printed(browser, paragraphs(stretched), { language: 'ar' })))).toEqual(RESOLUTION);
  });

  it('footnotes are tied to their marks', async () => {
    const body = `${paragraphs(RESOLUTION.slice(0, 3))}<p>${HARAKAT}<sup>1</sup></p>${paragraphs(RESOLUTION.slice(4))}<div style="position:absolute;bottom:0;font-size:8pt"><sup>1</sup> انظر الوثيقة A/70/125، الفقرة 12.</div>`;
    const document = await pdfText(await printed(browser, body, { language: 'ar', style: 'body { position: relative; block-size: 240mm; }' }));
    expect(lines(document)).toContain(`${HARAKAT}^(1)`);
    expect(document.blocks.filter(({ role }) => role === 'footnote').map(({ start, end }) => document.text.slice(start, end))).toEqual(['(1) انظر الوثيقة A/70/125، الفقرة 12.']);
  });
});

describe('ActualText', () => {
  it('is read in the forms that the standard has', () => {
    const file = handmade(['/Span<</ActualText<FEFF06430651>>> BDC (a) Tj EMC /P <</MCID 0>> BDC (b) Tj EMC /Span <</ActualText (A\\(\\051\\\\) /Lang (en)>> BDC (c) Tj EMC /OC /MC0 BDC EMC']);
    expect(actualTexts(file)).toEqual([{ tags: ['Span', 'P', 'Span', 'OC'], texts: ['كّ', null, 'A()\\', null] }]);
  });

  it('a file full of them, or of something else, takes no long time', () => {
    const began = performance.now();
    for (const stuffing of ['/Span<<'.repeat(60_000), '/a <<<<'.repeat(60_000), '/ActualText ('.repeat(60_000), 'stream endstream '.repeat(30_000)]) actualTexts(handmade([`/ActualText ${stuffing}`]));
    expect(performance.now() - began).toBeLessThan(4_000);
  });
});
