/** Markdown and CSV: nothing that others wrote becomes markup, a formula or another column. */
import { describe, expect, test } from 'vitest';
import { Marked } from 'marked';
import { separatorFor, toCsv } from '../../extension/exchange/csv.ts';
import { toMarkdown } from '../../extension/exchange/markdown.ts';
import { summaryOf } from '../../extension/exchange/labels.ts';
import { fileName } from '../../extension/exchange/save.ts';
import { clauseAnchor, collection, documentOf, labels, note, sample } from './sample.ts';

const resolution = sample('fr');

/** RFC 4180, as a spreadsheet reads it. */
function rows(csv: string): string[][] {
  const out: string[][] = [[]];
  for (const [, quoted, end] of csv.replace(/^\uFEFF/, '').matchAll(/"((?:[^"]|"")*)"(,|\r\n|$)/g)) {
    out.at(-1)!.push(quoted!.replaceAll('""', '"'));
    if (end === '\r\n') out.push([]);
  }
  return out.filter((row) => row.length > 0);
}

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =cmd|x', '\t=1', '\r=1', '\u200B=1', '＝1+1', '\uFEFF@x', '−1', '%x'])('%j is no formula', (body) => {
    const cells = rows(toCsv(collection([documentOf(resolution, [note(clauseAnchor(resolution, 'O1.1'), { body, tags: [body.trim()], author: { id: null, name: body } })])]), labels('en')));
    expect(cells[1]!.filter((cell) => cell === body || cell === body.trim())).toEqual([]);
    expect(cells[1]!.filter((cell) => cell === `'${body}` || cell === `'${body.trim()}`)).toHaveLength(3);
  });

  test('every row has the head’s columns, whatever is in it; the mark is first', () => {
    const csv = toCsv(collection([documentOf(resolution, [note(clauseAnchor(resolution, 'O1.1'), { body: 'a "b", c\r\n;d\n', wording: '"', position: 'amend' }), note(clauseAnchor(resolution, 'O1.2'), { body: 'ملاحظة' })])]), labels('ar'));
    expect(csv.charCodeAt(0)).toBe(0xfeff);
    const all = rows(csv);
    expect(all).toHaveLength(3);
    expect(new Set(all.map((row) => row.length))).toEqual(new Set([all[0]!.length]));
    expect(all[1]).toContain('a "b", c\r\n;d\n');
    expect(all[2]).toContain('ملاحظة');
  });
});

test('cells end as the spreadsheet of the computer’s country expects', () => {
  expect(['en-GB', 'fr-CH', 'fr-FR', 'es-ES', 'es-MX', 'ru-RU', 'zh-CN'].map(separatorFor)).toEqual([',', ';', ';', ';', ',', ';', ',']);
  const csv = toCsv(collection([documentOf(resolution, [note(clauseAnchor(resolution, 'O1.1'), { body: 'a;b,c' })])]), labels('fr'), ';');
  expect(csv.split('\r\n')[1]).toContain('";"a;b,c";"');
});

test('a clause is headed as its document points at it, a name of the other direction keeps away from the date', () => {
  const arabic = sample('ar');
  const said = toMarkdown(collection([documentOf(arabic, [note(clauseAnchor(arabic, 'O1.2.a'), { body: 'x' })])]), { clauses: 'noted', labels: labels('ar') });
  expect(said).toContain('### O1.2.a · يقرر 2 أ)');
  expect(said).toContain('Amina Benali\u200F، ');
  expect(toMarkdown(collection([documentOf(resolution, [note(clauseAnchor(resolution, 'O1.1'), { author: { id: null, name: 'أمينة' } })])]), { clauses: 'noted', labels: labels('fr') })).toContain('أمينة\u200E, ');
});

test('first what the capital is asked, then what is agreed, by positions', () => {
  const on = (path: string, more: object) => note(clauseAnchor(resolution, path), more);
  const notes = [on('O1.1', { kind: 'agreed', position: 'support' }), on('O1.3', { kind: 'agreed', position: 'support' }), on('O1.2', { position: 'ask-capital', body: 'Quoi ?' }), on('O2.1', { position: 'oppose' }), on('O2.2', { position: 'ask-capital', resolved: true })];
  const t = labels('fr');
  expect(summaryOf(documentOf(resolution, notes), t)).toEqual([
    [t.positions['ask-capital'], 'O1.2 · décide 2'],
    [`${t.exchange.agreed}: ${t.positions.support}`, 'O1.1 · décide 1\u202F; O1.3 · décide 3'],
  ]);
  expect(summaryOf(documentOf(resolution, []), t)).toEqual([]);
});

describe('Markdown', () => {
  const t = labels('fr');
  test('clauses, positions, replies; private notes are marked', () => {
    const first = note(clauseAnchor(resolution, 'O1.1'), { body: 'Un *avis*.', position: 'reserve', private: true });
    const text = toMarkdown(collection([documentOf(resolution, [first, note(clauseAnchor(resolution, 'O1.1'), { kind: 'reply', parent: first.source, body: 'D’accord.' })])]), { clauses: 'noted', labels: t });
    expect(text).toContain(`**${t.exchange.holdsPrivate}**`);
    expect(text).toContain(`${t.exchange.opinion}: ${t.positions.reserve}`);
    expect(text).toContain('> Un *avis*.');
    expect(text).toContain('> > D’accord.');
    expect(text).toContain('### O1.1');
  });

  test('the words of clauses and names are no markup', () => {
    const nasty = '# *a* [b](javascript:c) <img src=x> | `d` 1. -';
    const document = documentOf(resolution, [note(clauseAnchor(resolution, 'O1.1'), { author: { id: null, name: nasty }, wording: nasty })], nasty);
    const html = new Marked().parse(toMarkdown(collection([{ ...document, clauses: document.clauses.map((clause) => ({ ...clause, words: nasty })) }]), { clauses: 'noted', labels: t })) as string;
    expect(html).not.toMatch(/<(?:img|a|code|table)\b|<em>a</);
    expect(html).toContain('&lt;img src=x&gt;');
  });
});

test('names of files hold nothing that a file system would not take', () => {
  expect(fileName('A/RES/70/1', '2026-11-22T18:00:00Z', 'docx')).toBe('A-RES-70-1-2026-11-22.docx');
  expect(fileName('القرار 71', '2026-11-22T18:00:00Z', 'csv')).toBe('القرار-71-2026-11-22.csv');
  expect(fileName('../..\\:*?', '2026-11-22T18:00:00Z', 'md')).toBe('notes-2026-11-22.md');
});
