/** The first look at a page may let pages through in vain, but none that a reading would find something in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { holdsDocument } from '../../extension/overlay/page-reading.ts';
import { firstLook } from '../../extension/sources/html-scout.ts';
import { htmlText } from '../../extension/sources/html.ts';
import { type Language, LANGUAGES } from '../../shared/languages/types.ts';
import type { CitationWords, ClauseWords } from '../../shared/languages/shape.ts';
import { read } from '../../shared/reading.ts';
import { ARABIC, ENGLISH, escape, pageOf } from '../browser/overlay-pages.ts';

const CORPUS = new URL('../../../shared/corpus/', import.meta.url);

function pageWith(html: string): Document {
  return parseHTML(html).document as unknown as Document;
}

function promising(html: string): boolean {
  return firstLook(pageWith(html)).promising;
}

/** Lines that a reading of a page of this one line finds something in, on a site of ITU or of the UN. */
function worth(line: string): boolean {
  const text = htmlText(pageWith(one(line))).document;
  return ['https://www.itu.int/x', 'https://docs.un.org/x'].some((address) => holdsDocument({ reading: read(text, { address }) }));
}

function one(line: string): string {
  return `<!doctype html><html><body><main><p>${escape(line)}</p></main></body></html>`;
}

/** "резолюци{я|и}" is each of its forms. */
function forms(words: string): string[] {
  const found = /\{([^}]*)\}/u.exec(words);
  if (!found) return [words];
  return (found[1] ?? '').split('|').flatMap((ending) => forms(words.slice(0, found.index) + ending + words.slice(found.index + found[0].length)));
}

describe('what a reading finds something in is promising', () => {
  const folders = ['seeds', ...LANGUAGES.map((language) => `un/${language}`)];
  test.skipIf(!existsSync(CORPUS)).each(folders)('every such line of %s alone on a page', (folder) => {
    const lines = new Set(readdirSync(new URL(`${folder}/`, CORPUS)).filter((name) => name.endsWith('.txt'))
      .flatMap((name) => readFileSync(new URL(`${folder}/${name}`, CORPUS), 'utf8').split('\n').map((line) => line.trim()).filter(Boolean)));
    const telling = [...lines].filter(worth);
    expect(telling.length).toBeGreaterThan(80);
    expect(telling.filter((line) => !promising(one(line)))).toEqual([]);
  }, 60_000);

  test.each(LANGUAGES)('every kind word, name and heading of the tables: %s', async (language) => {
    const { citationWords, clauseWords } = (await import(`../../shared/languages/${language satisfies Language}.ts`)) as { citationWords: CitationWords; clauseWords: ClauseWords };
    const { resolution, decision, recommendation, opinion, document, goal, goalBare, target, actionLine, constitution, convention, names } = citationWords;
    const kinds = [resolution, decision, recommendation, opinion, document, goal, goalBare, target, actionLine].flat().flatMap(forms);
    const lines = [
      ...kinds.flatMap((kind) => ['12', '70/125', '1372 (2015)', '140 (Rev. Busan, 2014)'].map((number) => `${kind} ${number}`)),
      ...[...constitution, ...convention, ...Object.values(names).flat()].flatMap(forms),
      ...[clauseWords.annex, clauseWords.part, clauseWords.sections].flatMap((words) => words.split('|')).flatMap((word) => [word, `${word} A`]),
    ].map((line) => line.charAt(0).toUpperCase() + line.slice(1));
    expect(lines.filter((line) => worth(line) && !promising(one(line)))).toEqual([]);
  });

  test.each([
    ['a document', pageOf(ENGLISH, 'en')],
    ['an Arabic one', pageOf(ARABIC, 'ar')],
    ['a list that CSS numbers', '<main><p>How to reach the island in the summer</p><ol><li>Take the boat</li><li>Climb the stairs</li></ol></main>'],
    ['a number in a link', '<main><p>The keepers follow Resolution <a href="/x">12</a> to the letter</p></main>'],
    ['harakat and kashida inside the kind word', '<main><p>عملاً بالقَـــرار 12 للمؤتمر</p></main>'],
    ['a shadow root', '<main><p id="host">Nothing of note</p></main>', (page: Document) => {
      const shadow = page.getElementById('host')!.attachShadow({ mode: 'open' });
      shadow.innerHTML = '<p>1. Requests all keepers to keep the lamps lit</p>';
    }],
    ['a document in what calls itself a footer', `<footer>${ENGLISH.map((line) => `<p>${line}</p>`).join('')}</footer>`],
    ['very deep nesting', `${'<div>'.repeat(600)}<p>1. Requests all keepers to keep the lamps lit</p>${'</div>'.repeat(600)}`],
  ])('%s', (_, html, prepare?: (page: Document) => void) => {
    const page = pageWith(`<!doctype html><html><body>${html}</body></html>`);
    prepare?.(page);
    expect(firstLook(page).promising).toBe(true);
  });
});

describe('what a reading finds nothing in is let be', () => {
  test.each([
    ['prose between the site’s own bars', pageOf(Array.from({ length: 40 }, (_, index) => `The lamp of lighthouse ${index} was cleaned and lit again by its keeper in the evening of the same day.`), 'en')],
    ['Arabic prose', pageOf(['كان حارس المنارة ينظف المصباح كل مساء قبل أن يحل الظلام على البحر'], 'ar')],
    ['Russian prose', pageOf(['Каждый вечер смотритель чистил лампу маяка и зажигал её снова до наступления темноты.'], 'ru')],
    ['Chinese prose', pageOf(['每天傍晚看守人都会擦亮灯塔的灯并在天黑之前再次点亮它。'.repeat(4)], 'zh')],
    ['scripts that speak of resolutions', '<!doctype html><html><body><script>const resolution = "A/RES/70/1";</script><p>The lamp was cleaned and lit again</p></body></html>'],
    ['an empty page', '<!doctype html><html><body></body></html>'],
  ])('%s', (_, html) => {
    expect(promising(html)).toBe(false);
  });

  test('its first paragraphs are told, so that the page can be named', () => {
    const { sample } = firstLook(pageWith(pageOf(['The lamp of the lighthouse was cleaned and lit again by its keeper.', 'Short'], 'en')));
    expect(sample).toBe('The lamp of the lighthouse was cleaned and lit again by its keeper.\n');
  });
});
