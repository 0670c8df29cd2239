/** Our sample as a Word file with one tracked change, for the reader. */
import { readFileSync } from 'node:fs';
import { escaped } from '../../server/demo/page.ts';
import { samples } from '../../server/demo/documents.ts';
import type { Language } from '../../shared/languages/types.ts';
import { del, docxFile, ins, p, r } from '../sources/docx-file.ts';

export function readerFile(language: Language): Uint8Array {
  const sample = samples().find(({ slug }) => slug === `a-res-79-912-${language}`)!;
  const lines = readFileSync(sample.file, 'utf8').split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const side = language === 'ar' ? '<w:bidi/>' : '';
  const letters = language === 'ar' ? '<w:rtl/>' : '';
  // The longest line is a clause: some words of its middle are struck out and written anew.
  const longest = lines.reduce((long, line) => (line.length > long.length ? line : long), '');
  const body = lines.map((line) => {
    if (line !== longest) return p(r(escaped(line), letters), side);
    const from = line.indexOf(' ', line.length / 2) + 1 || Math.floor(line.length / 2);
    const to = line.indexOf(' ', from + 12) + 1 || from + 6;
    const words = line.slice(from, to);
    return p(r(escaped(line.slice(0, from)), letters) + del(escaped(words)) + ins(r(escaped(words.trim().toUpperCase()), letters)) + r(` ${escaped(line.slice(to))}`, letters), side);
  });
  return docxFile({ body: body.join('') });
}
