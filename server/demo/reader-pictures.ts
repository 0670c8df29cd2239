/**
 * `node server/demo/reader-pictures.ts [FOLDER]`: the README's pictures of the reader, of files that are made here out of our
 * own samples. Writes `reader-ar.png` and `reader-docx-en.png`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { del, docxFile, ins, list, numPr, p, r } from '../../test/sources/docx-file.ts';
import { printed } from '../../test/sources/pdf-file.ts';
import { openBrowser, type Browser } from '../../test/support/browser.ts';
import { builtExtension } from '../../test/support/extension.ts';

const FOLDER = process.argv[2] ?? fileURLToPath(new URL('pictures/', import.meta.url));
const SAMPLE = new URL('samples/ar/a-res-79-912.txt', import.meta.url);
const FILES = { pdf: 'https://www.un.org/A_RES_79_912-AR.pdf', docx: 'https://www.itu.int/RES-914-E.docx' } as const;

const comment = (inner: string): string => `<w:commentRangeStart w:id="5"/>${inner}<w:commentRangeEnd w:id="5"/>`;
const centred = (words: string): string => p(r(words, '<w:b/>'), '<w:jc w:val="center"/>');
const DOCX = docxFile({
  body: [
    centred('RESOLUTION 914 (REV. ROSE CITY, 2019)'),
    centred('The role of post offices and lighthouses in connecting remote islands'),
    p(r('The Council of the United Postal Islands,')),
    p(r('recalling', '<w:i/>')),
    p(r('General Assembly resolution 70/125 on the overall review of the implementation of the outcomes of the World Summit on the Information Society;'), numPr(1)),
    p(comment(r('Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference')) + r(' on the role of ITU in implementing those outcomes,'), numPr(1)),
    p(r('resolves', '<w:i/>')),
    p(r('1\tthat the keepers of lighthouses ') + del('may') + ins(r('shall')) + r(' report on connections to the islands every year, in accordance with Resolution 102 (Rev. Bucharest, 2022);')),
    p(r('2\tto invite Member States to contribute to this work,')),
    p(r('instructs the Secretary-General', '<w:i/>')),
    p(r('1\tto submit a report to the next session of the Council.')),
  ].join(''),
  numbering: list(1, ['lowerLetter', '%1)']),
  comments: `<w:comment w:id="5" w:author="A. Delegate" w:date="2026-01-02T03:04:05Z">${p(r('Is the Bucharest version the one in force?'))}</w:comment>`,
});

const extension = await builtExtension();

async function shot(language: 'ar' | 'en', file: keyof typeof FILES, bytes: (browser: Browser) => Promise<Uint8Array>, name: string): Promise<void> {
  const browser = await openBrowser({ extension, language, width: 1100, height: 700 });
  try {
    const body = Buffer.from(await bytes(browser));
    await browser.context.route(/^https:/, (route) => route.fulfill({ body, contentType: 'application/octet-stream' }));
    const tab = await browser.open(`${browser.page('reader.html')}?address=${encodeURIComponent(FILES[file])}`);
    await tab.waitForSelector(file === 'pdf' ? '.part' : '.sheet');
    if (file === 'docx') await tab.getByRole('combobox').selectOption('marked');
    await tab.waitForFunction(() => CSS.highlights.size > 0 && document.querySelector('.notice')?.childElementCount === 0);
    if (file === 'pdf') await tab.evaluate(() => scrollTo({ top: 480, behavior: 'instant' }));
    await tab.waitForTimeout(800);
    await tab.screenshot({ path: join(FOLDER, name) });
  } finally {
    await browser.close();
  }
}

await shot('ar', 'pdf', (browser) => {
  const [head = '', ...rest] = readFileSync(SAMPLE, 'utf8').split('\n').filter((line) => line.trim() !== '');
  return printed(browser, `<h1>${head}</h1>${rest.map((words) => `<p>${words}</p>`).join('')}`, { language: 'ar', foot: 'counter(page)' });
}, 'reader-ar.png');
await shot('en', 'docx', async () => DOCX, 'reader-docx-en.png');
