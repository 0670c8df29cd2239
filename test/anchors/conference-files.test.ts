/** The next version of a text as a PDF and as a Word file: a note written on the old text is where it is in the new text. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { docxText } from '../../extension/sources/docx.ts';
import { pdfText } from '../../extension/sources/pdf.ts';
import { describe } from '../../shared/anchors/describe.ts';
import { edition } from '../../shared/anchors/edition.ts';
import { locate } from '../../shared/anchors/locate.ts';
import type { Language } from '../../shared/languages/types.ts';
import { read } from '../../shared/reading.ts';
import { del, docxFile, ins, p, r } from '../sources/docx-file.ts';
import { printed } from '../sources/pdf-file.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { hold, judged, planOf } from './conference.ts';
import { editionOfText } from './editions.ts';
import { random } from './workload.ts';

const OURS = new URL('../../server/demo/samples/', import.meta.url);

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const FORMATS = {
  Word: async (lines: readonly string[]) => docxText(docxFile({ body: lines.map((line) => p(escaped(line).split('\t').map((part) => r(part)).join('<w:r><w:tab/></w:r>'))).join('') })),
  PDF: async (lines: readonly string[], language: Language) => pdfText(await printed(browser, lines.map((line) => `<p>${escaped(line)}</p>`).join(''), { language })),
};

test.each((['Word', 'PDF'] as const).flatMap((format) => (['ar', 'zh', 'en', 'ru'] as const).map((language) => [format, language] as const)))('%s, %s', async (format, language) => {
  const next = random(29);
  const told: string[] = [];
  const placed = { text: 0, file: 0 };
  for (const name of ['council-res-1987', 'a-res-79-912']) {
    const old = editionOfText(readFileSync(new URL(`${language}/${name}.txt`, OURS), 'utf8'), language);
    const session = hold(old, language, planOf(old, next), next);
    const document = await FORMATS[format](session.text.split('\n'), language);
    const [inText, inFile] = [editionOfText(session.text, language), edition(document, read(document, { language }))];
    for (const clause of old.clauses) {
      if (clause.kind !== 'preamble' && clause.kind !== 'operative') continue;
      for (let time = 0; time < 3; time += 1) {
        const start = clause.start + Math.floor(next() * (clause.end - clause.start) * 0.6);
        const anchor = describe(old, start, Math.min(clause.end, start + 20 + Math.floor(next() * 100)));
        const [one, two] = [locate(inText, anchor), locate(inFile, anchor)];
        if (judged(old, clause.path, one, session) === 'right') placed.text += 1;
        if (two.outcome === 'lost' || two.outcome === 'document') continue;
        if (session.lines.has(clause.path)) placed.file += 1;
        // Where the text has it, letter for letter; nowhere where the text has it nowhere.
        const letters = (words: string): string => words.replaceAll(/[^\p{L}\p{N}]/gu, '');
        const [wordsOne, wordsTwo] = [one, two].map((each, at) => ('start' in each ? letters((at === 0 ? inText : inFile).text.slice(each.start, each.end)) : each.outcome));
        if (wordsOne !== wordsTwo && one.outcome !== 'lost') told.push(`${clause.path} ${one.outcome} ${wordsOne} → ${two.outcome} ${wordsTwo}`);
        else if (one.outcome === 'lost') told.push(`${clause.path} lost → ${two.outcome} ${wordsTwo}`);
      }
    }
  }
  expect(placed.text).toBeGreaterThan(90);
  expect(placed.file / placed.text).toBeGreaterThanOrEqual(0.98);
  expect(told).toEqual([]);
}, 60_000);

test.each([
  ['report every failure', 'exact', 'report every failure'],
  ['a lamp within three days', 'changed', 'a lamp within five days'],
  ['publish a list of all', 'exact', 'publish a list of all'],
])('a Word file with tracked changes: “%s” is %s', async (words, outcome, now) => {
  const old = ['The Council of Lighthouses,', 'recalling the convention of the keepers,', 'resolves', '1\tto invite keepers to report every failure of a lamp within three days;', '2\tto instruct the Director to publish a list of all lamps.'].join('\n');
  const tab = '<w:r><w:tab/></w:r>';
  const document = await docxText(docxFile({ body: [
    p(r('The Council of Lighthouses,')), p(r('recalling the convention of the keepers,')), p(r('resolves')),
    p(ins(`${r('1')}${tab}${r('to polish the bells;')}`)),
    p(`${del('1')}${ins(r('2'))}${tab}${r('to invite keepers to report every failure of a lamp within ')}${del('three')}${ins(r('five'))}${r(' days;')}`),
    p(`${r('3')}${tab}${r('to instruct the Director to publish a list of all lamps.')}`),
  ].join('') }));
  const start = old.indexOf(words);
  const located = locate(edition(document, read(document, { language: 'en' })), describe(editionOfText(old, 'en'), start, start + words.length));
  expect(located.outcome).toBe(outcome);
  expect('start' in located && document.text.slice(located.start, located.end)).toBe(now);
});
