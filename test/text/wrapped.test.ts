import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { opensClause } from '../../shared/clauses/opening.ts';
import { read } from '../../shared/reading.ts';
import { plainText } from '../../shared/text/plain.ts';

/** Our samples as a mail program or a converter leaves them: lines broken at some column, an empty line between paragraphs. */
const SAMPLES = ['council-res-1987', 'a-res-79-912'].flatMap((name) => ['ar', 'zh', 'en', 'fr', 'ru', 'es'].map((language) => `${language}/${name}`));

describe.each(SAMPLES)('%s', (sample) => {
  const text = readFileSync(new URL(`../../server/demo/samples/${sample}.txt`, import.meta.url), 'utf8');
  const whole = reading(text);

  test.each([72, 90])('with its lines broken at column %i it reads the same', (columns) => {
    const broken = text.split('\n').filter((line) => line !== '').map((line) => wrapped(line, columns)).join('\n\n');
    expect(reading(broken)).toEqual(whole);
  });
});

/** Without empty lines, with the tabs of a word processor after the labels: headings, bullets and quoted labels part the paragraphs. */
describe('without empty lines', () => {
  const paper = ['Document C45/99-E', 'Report by the Keeper', '1\tIntroduction', '1.1\tThe lamps of the northern islands are lit at dusk by their keepers and go on burning until the first boats come home.', 'Background', '1.2\tThe lamps of the southern islands, which are younger than those of the north, are lit by clocks:', '–\tin winter, when the nights of the islands are long, by the clock of the harbour and never before it strikes;', '–\tin summer by the keepers themselves, who are asked to be awake when the last of the boats has come home;', ...['2', '3', '4', '5'].flatMap((number) => [`${number}\tWhat was decided`, `${number}.1\tThe Keeper was asked to count the lamps of all islands, to write their number into the book of the harbour, and:`, '’1‘\tto light those which were found dark in the spring, beginning with the islands that are farthest from the harbour;', '’2‘\tto put out those which nobody has needed since the harbour was moved, after asking the islands concerned.'])];

  test.each([60, 72, 90])('at column %i', (columns) => {
    expect(reading(paper.map((line) => wrapped(line, columns)).join('\n'))).toEqual(reading(paper.join('\n')));
  });
});

function reading(text: string): readonly string[] {
  const { clauses, citations } = read(plainText(text, opensClause));
  return [...clauses.map(({ path, act, addressee }) => [path, act, addressee].filter(Boolean).join(' ')), ...citations.map(({ id, locator }) => `${id}#${locator}`)];
}

/** A Chinese sign takes two columns, and a line may be broken before any of them. */
function wrapped(line: string, columns: number): string {
  const pieces = line.match(/[\u3001-\uff60]|[^\s\u3001-\uff60]+ ?|\s/gu) ?? [];
  const lines = [''];
  for (const piece of pieces) {
    const now = lines.at(-1) ?? '';
    if (widthOf((now + piece).trimEnd()) > columns) lines.push(piece.trimStart());
    else lines[lines.length - 1] = now + piece;
  }
  return lines.map((each) => each.trimEnd()).join('\n');
}

function widthOf(text: string): number {
  return [...text].reduce((width, sign) => width + (sign >= '\u3001' && sign <= '\uff60' ? 2 : 1), 0);
}
