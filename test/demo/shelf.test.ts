import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/languages/types.ts';
import { firstDocument, samples, shelfDocuments } from '../../server/demo/documents.ts';
import { documentPage, indexPage, paragraphs } from '../../server/demo/page.ts';
import { startShelf } from '../../server/demo/shelf.ts';
import type { Shelf } from '../../server/demo/shelf.ts';

describe('the shelf', () => {
  let shelf: Shelf;
  beforeAll(async () => {
    shelf = await startShelf();
  });
  afterAll(() => shelf?.close());

  test('holds two samples in each of six languages, under the host names of ITU and the UN', () => {
    const ours = samples();
    expect(ours).toHaveLength(12);
    for (const language of LANGUAGES) expect(ours.filter((document) => document.language === language)).toHaveLength(2);
    expect(new Set(ours.map((document) => new URL(document.address).hostname))).toEqual(new Set(['docs.un.org', 'www.itu.int']));
  });

  test('gives every document a title, a place and an address of its own', () => {
    const all = shelfDocuments();
    for (const key of ['slug', 'address'] as const) expect(new Set(all.map((document) => document[key])).size).toBe(all.length);
    expect(all.filter((document) => document.title.trim() === '')).toEqual([]);
    expect(firstDocument(all).language).toBe('ar');
  });

  test('serves the index and every text as a page in its language and direction', async () => {
    expect(await (await fetch(shelf.address)).text()).toContain('79/912');
    for (const document of samples()) {
      const response = await fetch(shelf.address + document.slug);
      const page = await response.text();
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(page).toContain(`<html lang="${document.language}" dir="${document.language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(page.match(/<(p|h1)\b/g)?.length).toBeGreaterThan(30);
    }
  });

  test.each(['nothing-here', '%E0%A4%A', '../documents.ts', '..%2fdocuments.ts', '__proto__'])('answers /%s with 404', async (path) => {
    expect((await fetch(shelf.address + path)).status).toBe(404);
  });

  test('text never becomes markup', () => {
    expect(paragraphs('<script>alert(1)</script>\n"a" & **b**', null)).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p>&quot;a&quot; &amp; <b>b</b></p>');
    const hostile = { ...firstDocument(shelf.documents), title: '</title><script>1</script>' };
    expect(documentPage(hostile, 'x')).not.toContain('<script>');
    expect(indexPage([hostile])).not.toContain('<script>');
  });
});
