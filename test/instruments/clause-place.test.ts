/** How documents point at one of their own clauses: by a paragraph's number, or by the head that it stands under. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clauseReference, placeOf } from '../../extension/background/clause-reference.ts';
import { pageReading, tabDocument } from '../../extension/overlay/page-reading.ts';
import { quoted } from '../../extension/overlay/reference.ts';
import type { HtmlText } from '../../extension/sources/html.ts';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';

function pageOf(words: string, language: Language) {
  const document = plainText(words);
  return tabDocument(pageReading({ document } as HtmlText, read(document, { language }), 'https://www.un.org/x'));
}

const council = (language: Language) => pageOf(readFileSync(new URL(`../../server/demo/samples/${language}/council-res-1987.txt`, import.meta.url), 'utf8'), language);

describe('a resolution of ITU', () => {
  test.each(LANGUAGES)('%s: the head in the document’s own words, then the labels', (language) => {
    const page = council(language);
    const head = { ar: 'يقرر', zh: '做出决议', en: 'resolves', fr: 'décide', ru: 'решает', es: 'resuelve' }[language];
    const clauseOf = (path: string) => page.outline.find((entry) => entry.path === path);
    const label = clauseOf('O1.2.a')!.label!.replace(/\s+(?=\))/gu, '').trim();
    expect(placeOf(page, 'O1')).toEqual({ locator: null, rest: expect.stringContaining(head) });
    expect(placeOf(page, 'O1.3').rest).toBe(`${placeOf(page, 'O1').rest} ${clauseOf('O1.3')!.label!.replace(/\.$/u, '')}`);
    expect(placeOf(page, 'O1.2.a').rest).toMatch(new RegExp(`2\\S* ${label.replaceAll(/[().]/gu, '\\$&')}$`, 'u'));
  });

  test('English', () => {
    const page = council('en');
    expect(['P1.a', 'O1.3', 'O2.1', 'T2', 'O9'].map((path) => placeOf(page, path).rest)).toEqual(['recalling a)', 'resolves 3', 'instructs the Secretary-General 1', 'T2', 'O9']);
  });
});

test('a resolution of the General Assembly: numbered paragraphs, those of the preamble by their place', () => {
  const page = pageOf('United Nations\nA/RES/99/3\nGeneral Assembly\n\nResolution adopted by the General Assembly\n\nThe General Assembly,\n\nRecalling its resolution 70/125,\n\nNoting the report of the Secretary-General,\n\n1. Decides to continue;\n\n2. Requests the Secretary-General:\n\n(a) To report;\n\n(b) To publish.\n', 'en');
  expect(['P2', 'O2', 'O2.b'].map((path) => placeOf(page, path))).toEqual([{ locator: 'pre-2', rest: '' }, { locator: '2', rest: '' }, { locator: '2', rest: '(b)' }]);
});

test('the whole reference, in the words and signs of the document’s language', () => {
  const said = (page: ReturnType<typeof pageOf>, path: string | null) => clauseReference(page, path, 'en');
  expect(said(council('en'), 'O1.3')).toBe('Document C24/987, resolves 3');
  expect(said(council('ar'), 'O1.3')).toMatch(/C24\/987، يقرر.* 3$/u);
  expect(said(council('en'), null)).toBe(said(council('en'), 'O1.3').replace(', resolves 3', ''));
  const assembly = pageOf('United Nations\nA/RES/99/3\nGeneral Assembly\n\nThe General Assembly,\n\n1. Decides to continue;\n\n2. Requests the Secretary-General:\n\n(a) To report;\n\n(b) To publish.\n', 'en');
  expect(said(assembly, 'O2.b')).toBe('General Assembly resolution 99/3, paragraph 2 (b)');
  const nowhere = { ...assembly, document: { ...assembly.document, id: null, title: 'Elements of a draft' } };
  expect(said(nowhere, 'O2.b')).toBe('Elements of a draft, O2.b');
});

test('words stand in the quotation marks of their language', () => {
  expect(LANGUAGES.map((language) => quoted('x', language))).toEqual(['«x»', '“x”', '“x”', '«\u00A0x\u00A0»', '«x»', '«x»']);
});
