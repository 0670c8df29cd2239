import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf, pdfParts, pdfText, type PdfError, type PdfText } from '../../extension/sources/pdf.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { at, handmade, printed } from './pdf-file.ts';

const OFFICE = new URL('../../../shared/corpus/office/', import.meta.url);
const corpus = existsSync(OFFICE);
if (!corpus && process.env['CI'] !== 'true') console.log('pdf: ../shared/corpus is not here, its files are not read');

const lines = (document: PdfText): string[] => document.blocks.map(({ start, end }) => document.text.slice(start, end));
const code = async (bytes: Uint8Array, options = {}): Promise<string> =>
  pdfText(bytes, options).then(
    () => 'read',
    (error: PdfError) => error.code,
  );
const paragraphs = (all: readonly string[]): string => all.map((words) => `<p>${words}</p>`).join('');

/** The sentence with its words pushed round, so that no two lines of a long document are alike. */
function turned(words: string, by: number): string {
  const parts = !/\p{Script=Han}/u.test(words) ? words.replace(/[;؛.,،]+(?=\s|$)/gu, '').split(' ') : [...words.replace(/[；。，、：\s]/gu, '')];
  const from = (by * 5) % parts.length;
  return [...parts.slice(from), ...parts.slice(0, from)].join(/\p{Script=Han}/u.test(words) ? '' : ' ') + (/\p{Script=Han}/u.test(words) ? '；' : ';');
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Invented, in the manner of the house: labels, brackets, numbers, symbols, Latin inside Arabic. */
const SAMPLES: Readonly<Record<string, readonly string[]>> = {
  ar: [
    'إن مجلس الجزر المتحدة للبريد،',
    'إذ يذكّر بالقرار 914 (المراجَع في مدينة الورد، 2019) لمؤتمر السفن، الذي اعتمد فيه المؤتمر خطة العمل المشتركة (WXYZ+10) بشأن توصيل القرى البعيدة بالشبكات العامة، وبالوثيقة A/99/434 المتعلقة بها؛',
    'وإذ يلاحظ أن الفترة من ١٦ إلى ١٨ تشرين الثاني/نوفمبر ٢٠٠٥ شهدت أعمال اللجنة التقنية (القرار ١٨٣/٥٦)، وأن نسبة التغطية بلغت نحو 70,5 في المائة من مجموع السكان في المناطق الجبلية والجزر النائية خلال المدة المذكورة،',
    'أ ) أن يواصل الأمين العام التعاون مع المنظمات [المشار إليها أعلاه] «وفقاً للولاية» المنوطة بها، وبما يتسق مع الفقرات 4 و5 و55 من الإعلان؛',
    'ب) أن تقدم اللجنة إلى الدورة القادمة تقريراً عن التوصية ITU-T X.914 وعن المعيار ISO/IEC 9594-8 وعن الموقع www.example.org لغرض النظر فيه واتخاذ ما يلزم من تدابير في هذا الصدد؛',
    '1.2 يكلف المدير بتقديم تقرير سنوي عن التقدم المحرز.',
  ],
  en: [
    'The Council of the United Postal Islands,',
    'Recalling resolution 914 (Rev. Rose City, 2019) of the Conference of Ships, by which the Conference adopted the joint plan of work on connecting remote villages to the public networks, and document A/99/434 thereon;',
    '(a) to continue the co-operation with the organizations referred to above, in a long-term perspective and in accordance with the mandate entrusted to them, and consistent with paragraphs 4, 5 and 55 of the Declaration;',
    '2. Decides to consider at its next ordinary session the question entitled “Letters and parcels: the way forward”, taking into account the views expressed by the members of the Union on that occasion.',
  ],
  fr: [
    'Le Conseil des îles postales unies,',
    'rappelant la résolution 914 (Rév. Ville des Roses, 2019) de la Conférence des navires, par laquelle celle-ci a adopté le plan d’action commun relatif au raccordement des villages éloignés aux réseaux publics;',
    'a) de poursuivre la coopération avec les organisations susmentionnées, c’est-à-dire celles qui s’occupent de l’acheminement des lettres « et des colis », conformément au mandat qui leur a été confié à cet effet;',
  ],
  ru: [
    'Совет Объединенных почтовых островов,',
    'напоминая о резолюции 914 (Пересм. Город Роз, 2019 г.) Конференции судов, в которой Конференция приняла совместный план работы по подключению отдаленных деревень к сетям общего пользования;',
    'а) продолжать сотрудничество с вышеуказанными организациями в долгосрочной перспективе и в соответствии с порученным им мандатом, а также с пунктами 4, 5 и 55 Декларации об острове и почте;',
  ],
  es: [
    'El Consejo de las Islas Postales Unidas,',
    'recordando la Resolución 914 (Rev. Ciudad de las Rosas, 2019) de la Conferencia de Buques, en la que la Conferencia aprobó el plan de trabajo conjunto relativo a la conexión de las aldeas remotas con las redes públicas;',
    'a) que siga cooperando con las organizaciones antes mencionadas, de conformidad con el mandato que se les ha encomendado y con los párrafos 4, 5 y 55 de la Declaración sobre los buzones de las montañas;',
  ],
  zh: [
    '联合邮政群岛理事会，',
    '回顾船舶大会第914号决议（2019年，玫瑰城，修订版），大会在该决议中通过了关于将偏远村庄接入公共网络的联合工作计划，并回顾关于这一问题的A/99/434号文件以及其中所载的各项建议和结论；',
    '一、继续在长期合作的基础上，根据上述组织所承担的任务，并按照《岛屿和邮政宣言》第4、5和55段的规定，与这些组织开展合作，同时考虑到各成员在这一问题上表达的意见；',
  ],
};

describe('paragraphs as a browser prints them', () => {
  it.each(Object.keys(SAMPLES))('%s, justified', async (language) => {
    const sample = SAMPLES[language] ?? [];
    const document = await pdfText(await printed(browser, paragraphs(sample), { language }));
    expect(lines(document)).toEqual(sample);
  });

  it.each(['ar', 'en', 'zh'])('%s, ragged, without space between paragraphs, first lines set in', async (language) => {
    const sample = (SAMPLES[language] ?? []).filter((words) => words.length > 60);
    const style = 'p { margin: 0; text-indent: 2.2em; } html { text-align: start; }';
    expect(lines(await pdfText(await printed(browser, paragraphs(sample), { language, style })))).toEqual(sample);
  });

  it.each(['ar', 'en', 'ru'])('%s, labels in the margin of hanging items, a group heading before them, no space between', async (language) => {
    const long = (SAMPLES[language] ?? []).filter((words) => words.length > 60).map((words) => words.replace(/^(?:\(?[a-zа-я]\)|\d\.|[أب] ?\))\s/u, ''));
    const labels = language === 'ar' ? ['أ )', 'ب)', 'ج)'] : language === 'ru' ? ['а)', 'б)', 'в)'] : ['a)', 'b)', 'c)'];
    const items = [...long, ...long].slice(0, 3).map((words, index) => `${labels[index]} ${words}`);
    const head = language === 'ar' ? 'إذ يضع في اعتباره' : language === 'ru' ? 'учитывая' : 'considering';
    const last = long[0] ?? '';
    const style = 'p { margin: 0; } .item { padding-inline-start: 2.4em; text-indent: -2.4em; } .item b { display: inline-block; width: 2.4em; text-indent: 0; font-weight: 400; } i { display: block; margin-inline-start: 2.4em; }';
    const body = `<i>${head}</i>${items.map((words) => `<p class="item"><b>${words.slice(0, words.indexOf(')') + 1)}</b>${words.slice(words.indexOf(')') + 1).trim()}</p>`).join('')}<p>${last}</p>`;
    const document = await pdfText(await printed(browser, body, { language, style }));
    expect(lines(document)).toEqual([head, ...items, last]);
  });

  it('words broken at line ends are whole again, compounds keep their hyphen', async () => {
    const rows = ['The administrations of the islands consider that the admini-', 'strations of the other islands have adopted a truly long-', 'term plan for the postal service of all their inhabitants.'];
    const stream = rows.map((words, index) => at(72, 700 - index * 14, words)).join(' ');
    expect(lines(await pdfText(handmade([stream])))).toEqual(['The administrations of the islands consider that the administrations of the other islands have adopted a truly long-term plan for the postal service of all their inhabitants.']);
  });

  it.each([['by the program', 'BT /F 14 Tf 4 Tc 1 0 0 1 72 760 Tm (RESOLUTION 140) Tj 0 Tc ET'], ['by typed spaces', at(72, 760, 'R E S O L U T I O N   1 4 0', 14)]])('letters of a heading that stand apart %s are words', async (_, heading) => {
    const row = 'A B C D are the classes of the lamps, and so are 1 2 3 4 5 6 of their keepers.';
    expect(lines(await pdfText(handmade([`${heading} ${at(72, 700, row)}`])))).toEqual(['RESOLUTION 140', row]);
  });

  it('kashida justification is not in the words', async () => {
    const sample = (SAMPLES['ar'] ?? []).slice(1, 3);
    const stretched = sample.map((words) => words.replaceAll('لجن', 'لـــجن').replaceAll('مش', 'مـــش'));
    expect(lines(await pdfText(await printed(browser, paragraphs(stretched), { language: 'ar' })))).toEqual(sample);
  });
});

describe('pages', () => {
  it.each(['ar', 'en', 'ru', 'zh'])('%s: running heads and page numbers go, a paragraph over a page break is one block', async (language) => {
    const long = (SAMPLES[language] ?? []).filter((words) => words.length > 60);
    const many = Array.from({ length: 24 }, (_, index) => `${index + 1}. ${turned(long.join(' '), index)}`);
    const document = await pdfText(await printed(browser, paragraphs(many), { language, style: 'p { orphans: 1; widows: 1 }', head: language === 'ar' ? 'الوثيقة A/99/1' : 'Document A/99/1', foot: 'counter(page) " / " counter(pages)' }));
    expect(document.pages.length).toBeGreaterThan(1);
    expect(lines(document)).toEqual(many);
    const pagesOf = document.blocks.map(({ start, end }) => new Set(document.boxes(start, end).map(({ page }) => page)).size);
    expect(pagesOf.some((count) => count === 2)).toBe(true);
  });

  it('two columns are read one after the other', async () => {
    const sample = Array.from({ length: 6 }, (_, index) => `Column text number ${index + 1} ${(SAMPLES['en'] ?? [])[1]}`);
    const document = await pdfText(await printed(browser, `<h1>One title over both</h1><div style="columns:2;column-gap:24pt">${paragraphs(sample)}</div>`, { language: 'en' }));
    expect(lines(document)).toEqual(['One title over both', ...sample]);
  });

  it('two Arabic columns begin on the right', async () => {
    const sample = Array.from({ length: 6 }, (_, index) => `${index + 1}. ${(SAMPLES['ar'] ?? [])[2]}`);
    const document = await pdfText(await printed(browser, `<div style="columns:2;column-gap:24pt">${paragraphs(sample)}</div>`, { language: 'ar' }));
    expect(lines(document)).toEqual(sample);
  });

  it('footnotes are blocks of their own, tied to their marks; powers stay powers', async () => {
    const body = `<p>The Conference adopted the plan,<sup>1</sup> and later the second plan<sup>2</sup> for an area of 20 km<sup>3</sup> in all, as was its intention from the beginning of the whole undertaking.</p><p>It closed.</p><div style="position:absolute;top:225mm;font-size:8.5pt"><p><sup>1</sup> See document 12.</p><p><sup>2</sup> Ibid., annex.</p></div>`;
    const document = await pdfText(await printed(browser, body, { language: 'en' }));
    expect(lines(document)).toEqual([
      'The Conference adopted the plan,^(1) and later the second plan^(2) for an area of 20 km3 in all, as was its intention from the beginning of the whole undertaking.',
      'It closed.',
      '(1) See document 12.',
      '(2) Ibid., annex.',
    ]);
    expect(document.blocks.map(({ role }) => role)).toEqual(['paragraph', 'paragraph', 'footnote', 'footnote']);
  });

  it('a page that is turned reads the same', async () => {
    const upright = await pdfText(handmade([`${at(72, 700, 'Turned pages are read as well')} ${at(72, 680, 'and so is the next line of them.')}`]));
    const sideways = await pdfText(handmade([`0 1 -1 0 595 0 cm ${at(72, 700 - 400, 'Turned pages are read as well')} ${at(72, 680 - 400, 'and so is the next line of them.')}`]));
    expect(sideways.text).toBe(upright.text);
    const [box] = sideways.boxes(0, 6);
    expect(box?.height).toBeGreaterThan(box?.width ?? 0);
  });

  it('letters drawn out of order, one by one, twice for boldness, are one line in order', async () => {
    const stream = `${at(130, 700, 'world')} ${at(72, 700, 'Hello')} ${at(72.2, 700, 'Hello')} BT /F 11 Tf 1 0 0 1 72 680 Tm [(A) -20 (p) 10 (a) (r) -300 (t)] TJ ET`;
    expect(lines(await pdfText(handmade([stream])))).toEqual(['Hello world Apar t']);
  });
});

describe('numbers of lines in the margin', () => {
  const body = (n: number): string[] => [`${n}. Decides that keeper ${n} of the lighthouses of the northern islands`, 'counts the letters of the winter, as was said in resolution 70/125,', `and reports on the ${n} islands to the next session;`];
  const page = (number: (line: number, all: number) => string, x: number, size: number) => (_: unknown, n: number): string =>
    [1, 2, 3, 4, 5].flatMap((paragraph) => body(n * 5 + paragraph)).map((words, line) => `${number(line, n * 15 + line) === '' ? '' : `${at(x, 780 - line * 15, number(line, n * 15 + line), size)} `}${at(72, 780 - line * 15, words)}`).join(' ');
  const textOf = async (one: (_: unknown, n: number) => string): Promise<string[]> => (await pdfText(handmade(Array.from({ length: 3 }, one)))).text.trim().split('\n');
  const bare = Array.from({ length: 15 }, (_, n) => body(n + 1).join(' '));

  it.each([
    ['each line, small, through the document', page((_, all) => String(all + 1), 40, 8)],
    ['each line, small, at the right', page((line) => String(line + 1), 520, 8)],
    ['every fifth line, as large as the words', page((line) => (line % 5 === 4 ? String(line + 1) : ''), 40, 11)],
  ])('%s are no words', async (_, one) => expect(await textOf(one)).toEqual(bare));

  it('numbers of items are words, though each item is one line', async () => {
    const { text } = await pdfText(handmade([Array.from({ length: 20 }, (_, n) => `${at(72, 780 - n * 15, String(n + 1))} ${at(100, 780 - n * 15, `to report on lighthouse ${n + 1} every year;`)}`).join(' ')]));
    expect(text).toContain('12 to report on lighthouse 12');
  });
});

describe('a long document', () => {
  it('tells its beginning first, which the whole goes on from: running heads, notes and broken paragraphs as well', async () => {
    const page = (n: number): string => [
      at(72, 815, `Report of the keepers ${n % 2 === 0 ? 'A/80/9' : ''}`, 9), at(290, 30, `${n} `, 9),
      at(72, 780, `${n}. The keeper of lighthouse ${n} recalls what was said of light-`), at(72, 766, 'houses at the last session, and that the letters of the winter'),
      ...[1, 2, 3, 4].map((line) => at(72, 766 - line * 14, `were counted by the keepers of all the islands in its turn ${line},`)),
      at(72, 120, `as it was told in the paragraph of page ${n} which goes on behind it,`),
    ].join(' ');
    const bytes = handmade(Array.from({ length: 40 }, (_, n) => page(n + 1)));
    let first: { text: string; pages: number } | null = null;
    const open = await openPdf(bytes, { textOnly: true });
    const whole = await pdfParts(open, { onBeginning: ({ text, frames }) => (first = { text, pages: frames.length }) });
    await open.destroy();
    const { text, pages } = first as unknown as { text: string; pages: number };
    expect(pages).toBe(12);
    expect(whole.text.startsWith(text)).toBe(true);
    expect(text).toContain('12. The keeper of lighthouse 12 recalls what was said of lighthouses at');
    expect(text).not.toContain('paragraph of page 12 which');
    expect(text).not.toContain('Report of the keepers');
  });

  it('tells nothing before the whole of a short one', async () => {
    const open = await openPdf(handmade(Array.from({ length: 36 }, () => at(72, 780, 'Words.'))), { textOnly: true });
    let told = 0;
    await pdfParts(open, { onBeginning: () => (told += 1) });
    await open.destroy();
    expect(told).toBe(0);
  });
});

describe('where words stand', () => {
  it('boxes and carets agree, in both directions', async () => {
    for (const language of ['ar', 'en']) {
      const document = await pdfText(await printed(browser, paragraphs(SAMPLES[language] ?? []), { language }));
      const block = document.blocks[1];
      const start = (block?.start ?? 0) + 10;
      const boxes = document.boxes(start, start + 5);
      expect(boxes).toHaveLength(1);
      const box = boxes[0];
      const size = document.pages[0];
      expect(box && size && box.x > 0 && box.x + box.width < size.width && box.y > 0 && box.y + box.height < size.height).toBe(true);
      const [first, last] = language === 'ar' ? [(box?.x ?? 0) + (box?.width ?? 0), box?.x ?? 0] : [box?.x ?? 0, (box?.x ?? 0) + (box?.width ?? 0)];
      expect(document.offsetAt(1, first, (box?.y ?? 0) + 5)).toBe(start);
      expect(document.offsetAt(1, last, (box?.y ?? 0) + 5)).toBe(start + 5);
    }
  });

  it('keeps where links lead', async () => {
    const document = await pdfText(await printed(browser, '<p>See the <a href="https://docs.example.org/A/99/1">first document</a> and nothing else.</p>', { language: 'en' }));
    expect(document.links.map(({ start, end, target }) => [document.text.slice(start, end), target])).toEqual([['first document', 'https://docs.example.org/A/99/1']]);
  });
});

describe('files that are not what they should be', () => {
  it('whose end is missing is read by its catalogue; without all of its fonts it is not', async () => {
    const whole = handmade([at(72, 700, 'The lamps of the northern islands are lit at dusk.')]);
    const text = new TextDecoder('latin1').decode(whole);
    const cut = (from: string): Uint8Array => whole.slice(0, text.indexOf(from));
    expect(lines(await pdfText(cut('xref\n')))).toEqual(['The lamps of the northern islands are lit at dusk.']);
    expect(await code(cut('3 0 obj'))).toBe('broken');
    expect(await code(new TextEncoder().encode(new TextDecoder('latin1').decode(cut('xref\n')).replace('/Subtype /Type1', '/Subtype /Type1 /Widths 99 0 R')))).toBe('broken');
  });

  it('says what is wrong', async () => {
    expect(await code(new TextEncoder().encode('<!doctype html><title>404</title>'))).toBe('not-a-pdf');
    expect(await code(new Uint8Array())).toBe('not-a-pdf');
    expect(await code(new TextEncoder().encode('%PDF-1.7\nnothing of the kind'))).toBe('broken');
    expect(await code(handmade(['']), { limit: 100 })).toBe('too-large');
    const locked = handmade([at(72, 700, 'secret')], { trailer: '/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <1111111111111111111111111111111111111111111111111111111111111111> >>' });
    expect(await code(locked)).toBe('encrypted');
    expect(await code(locked, { password: 'guess' })).toBe('wrong-password');
  });

  it('a broken cross-reference table is rebuilt', async () => {
    const whole = new TextDecoder().decode(handmade([at(72, 700, 'Still here')]));
    const broken = new TextEncoder().encode(whole.replace(/startxref\n\d+/, 'startxref\n99999').replace(/0000000\d\d\d 00000 n/g, '0000000001 00000 n'));
    expect(lines(await pdfText(broken))).toEqual(['Still here']);
  });

  it('a scan says so; an empty page among others does not matter', async () => {
    expect((await pdfText(handmade(['0.5 g 100 100 200 200 re f']))).scanned).toBe(true);
    const mixed = await pdfText(handmade(['', at(72, 700, 'Words')]));
    expect([mixed.scanned, lines(mixed), mixed.pages.map(({ letters }) => letters > 0)]).toEqual([false, ['Words'], [false, true]]);
  });

  it('scripts inside are not run and can be stopped at once by the caller', async () => {
    const armed = handmade([at(72, 700, 'Words')], { catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>' });
    expect(lines(await pdfText(armed))).toEqual(['Words']);
    await expect(pdfText(armed, { signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });
});

describe.runIf(corpus || process.env['CI'] === 'true')('real files', () => {
  const words = (text: string): string[] => text.replaceAll('**', '').normalize('NFKC').replace(/[\p{M}\p{Cf}\u0640]/gu, '').match(/[\p{L}\p{N}]+/gu) ?? [];

  it.each(['itu-council-res-1334-2023-ar', 'un-a-res-67-195-ar'])('%s: at least 99.5 % of the words, in order', async (name) => {
    const seed = words(readFileSync(new URL(`../seeds/${name}.txt`, OFFICE), 'utf8'));
    const found = words((await pdfText(new Uint8Array(readFileSync(new URL(`${name}.pdf`, OFFICE))))).text);
    expect(commonInOrder(seed, found) / Math.max(seed.length, found.length)).toBeGreaterThan(0.995);
  });

  it('the English resolution: numbered paragraphs whole, heads and foot lines gone, notes tied', async () => {
    const document = await pdfText(new Uint8Array(readFileSync(new URL('A_RES_73_3-EN.pdf', OFFICE))));
    const numbered = lines(document).flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []);
    expect(numbered).toEqual(Array.from({ length: 53 }, (_, index) => String(index + 1)));
    expect(document.blocks.filter(({ role }) => role === 'footnote')).toHaveLength(7);
    expect(document.text.match(/\^\(\d+\)/g)).toEqual(['^(1)', '^(2)', '^(3)', '^(4)', '^(5)', '^(6)', '^(7)']);
    expect(document.text).not.toMatch(/18-16895|\d+\/10\b/);
  });
});

/** Length of the longest common subsequence, by the band around the diagonal (the texts are nearly the same). */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  const band = 60;
  let previous = new Map<number, number>();
  for (let i = 0; i < a.length; i++) {
    const current = new Map<number, number>();
    for (let j = Math.max(0, i - band); j <= Math.min(b.length - 1, i + band); j++) {
      const match = a[i] === b[j] ? (previous.get(j - 1) ?? 0) + 1 : 0;
      current.set(j, Math.max(match, previous.get(j) ?? 0, current.get(j - 1) ?? 0));
    }
    previous = current;
  }
  return Math.max(0, ...previous.values());
}
