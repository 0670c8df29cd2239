/** Bodies of only words are shown without a parser: they must come out as if there had been one. */
import { Marked } from 'marked';
import { describe, expect, it } from 'vitest';
import { isOrdinary, paragraphsOf } from '../../extension/panel/parts/ordinary.ts';

const marked = new Marked({ gfm: true, breaks: true, async: false });

const parsed = (body: string): string => (marked.parse(body) as string).replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('</p>\n', '</p>');
const built = (body: string): string => paragraphsOf(body).map((lines) => `<p>${lines.join('<br>')}</p>`).join('');

describe('bodies of only words', () => {
  it.each([
    'Support this in plenary; the African group speaks first #urgent',
    'نؤيد هذه الفقرة بشرط أن تُذكر البلدان النامية صراحةً في المنطوق #الجنوب',
    '建议保留原文，第三段的措辞与信息社会世界峰会的成果文件一致。',
    'Nous proposons « toutes les parties prenantes » : à voir.\nAvec la Présidence.\n\nEt puis (2.1) c’est fait.',
    'A follow-up: at 10.30, room B/12 - "agreed"?',
    '\nOne\n\n\nTwo\n',
  ])('%j is shown as Markdown would show it', (body) => {
    expect(isOrdinary(body)).toBe(true);
    expect(built(body)).toBe(parsed(body));
  });

  it.each(['**bold**', '# Head', '#', '- item', '1. item', '12) item', '> said', '    code', 'a\n===', 'a\n---', 'a\n-', 'end  \nnext', 'see https://www.itu.int/', 'www.itu.int', 'a@b.int', '`x`', '[a](b)', '<b>', '&amp;', 'a|b\n-|-', '~~no~~', 'a_b_c', '\\*', '\tcode', 'a\r\nb', 'a\u0000', '', '\u202Eabc'])('%j goes through the parser', (body) => {
    expect(isOrdinary(body)).toBe(false);
  });

  it('agrees with the parser on whatever it takes for words', () => {
    const pieces = ['a', 'word', 'كلمة', '措辞', '1', '12', '٣', '.', ')', '(', ' ', '\n', '\n\n', '-', '--', '#', ':', '/', '//', 'http', 'www', ',', '"', "'", '«', '»', '…', '!', '?', ';', '%', 'ftp', 'mailto'];
    let seed = 7;
    const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
    const taken: string[] = [];
    for (let turn = 0; turn < 20_000; turn++) {
      const body = Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)]).join('');
      if (isOrdinary(body)) taken.push(body);
    }
    expect(taken.length).toBeGreaterThan(2_000);
    expect(taken.map(built)).toEqual(taken.map(parsed));
  });
});
