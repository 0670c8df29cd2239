/**
 * Makes `data.js` from the fact tables beside the checkout (`../shared/catalogue`). Run by hand when they change:
 *
 *     node shared/instruments/catalogue/build.ts
 *
 * Titles are stored once however many resolutions bear them, a column a language, sorted by the English title: that
 * is what lets deflate find what repeats (428 kB become 152 kB).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { zlibSync } from 'fflate';

const source = new URL('../../../../shared/catalogue/', import.meta.url);
const rows = (name: string): string[][] =>
  readFileSync(new URL(name, source), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map((cell) => cell.trim()));

const SECTION = '\u001d';
const pack = (sections: readonly (readonly string[])[]): string =>
  Buffer.from(zlibSync(new TextEncoder().encode(sections.map((lines) => lines.join('\n')).join(SECTION)), { level: 9, mem: 12 })).toString('base64');

/** The six titles of a row: symbol, adopted, ar, zh, en, fr, ru, es. */
const titlesOf = (row: readonly string[]): string => row.slice(2, 8).join('\t');

function resolutions(): string {
  const all = rows('un-resolutions.tsv');
  const titles = [...new Map(all.map((row) => [titlesOf(row), row.slice(2, 8)])).entries()].toSorted(([, a], [, b]) => ((a[2] ?? '') < (b[2] ?? '') ? -1 : 1));
  const place = new Map(titles.map(([title], index) => [title, index]));
  const index = all.map((row) => `${row[0]}\t${row[1]}\t${place.get(titlesOf(row))}`);
  return pack([index, ...[0, 1, 2, 3, 4, 5].map((column) => titles.map(([, title]) => title[column] ?? ''))]);
}

function itu(): string {
  const recommendations = rows('itu-recommendations.tsv');
  const radio = rows('itu-r-resolutions.tsv');
  const plenipotentiary = rows('itu-pp-instruments.tsv');
  return pack([
    recommendations.map((row) => `${row[0]}\t${row[1]}`),
    recommendations.map((row) => (row[2] === 'in force' ? 'i' : row[2] === 'withdrawn' ? 'w' : '')),
    recommendations.map((row) => row[3] ?? ''),
    recommendations.map((row) => row[4] ?? ''),
    radio.map((row) => `${(row[0] ?? '').replace('ITU-R R.', '')}\t${row[1]}\t${row[2]}`),
    plenipotentiary.map((row) => `${row[0]}\t${row[1]}\t${row[2]}`),
    rows('sdgs.tsv').map((row) => row.slice(0, 7).join('\t')),
    rows('wsis-sdg-matrix.tsv').map((row) => row.slice(0, 3).join('\t')),
  ]);
}

writeFileSync(
  new URL('data.js', import.meta.url),
  `// Made by build.ts from the fact tables; not to be edited.\nexport const resolutions =\n  '${resolutions()}';\nexport const itu =\n  '${itu()}';\n`,
);
