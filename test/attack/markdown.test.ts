/** One member's note keeps no other from reading or exporting theirs. */
import { Marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { markdownParagraphs } from '../../extension/exchange/docx/markdown.ts';
import { isTame } from '../../shared/notes/tame.ts';
import { WILD } from './wild.ts';

const marked = new Marked({ gfm: true, breaks: true, async: false });

/** Milliseconds of processor time: other tests run beside this one. */
function taken(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe.each(WILD)('$name', ({ text }) => {
  test('is judged at once, and parsed only where that is quick', () => {
    expect(text.length).toBeGreaterThan(25_000);
    let tame = false;
    expect(taken(() => (tame = isTame(text)))).toBeLessThan(500);
    expect(taken(() => (tame ? marked.parse(text) : ''))).toBeLessThan(1_500);
  });

  test('goes into a Word file, with its words', () => {
    let written = '';
    expect(taken(() => (written = markdownParagraphs(text, 'Note', 'ltr')))).toBeLessThan(3_000);
    expect(written.length).toBeLessThan(60 * text.length);
  });
});

describe('what people write is Markdown', () => {
  const bold = '**The Group** may wish to _recall_ [resolution 70/125](https://docs.un.org/en/A/RES/70/125) (para. 12), and `MOD`/~~ADD~~ as agreed; see also C23/71 and Rev.1.\n';
  test.each([
    ['a long note of paragraphs', `${bold}\n`.repeat(300)],
    ['a list of two hundred items', `- ${bold}`.repeat(200)],
    ['numbered items in five levels', Array.from({ length: 200 }, (_, n) => `${'   '.repeat(n % 5)}1. ${bold}`).join('')],
    ['a table of fifty rows', `| clause | us | them | note |\n|---|:-:|--:|---|\n${'| O1.3 | *support* | oppose | see [here](https://www.itu.int/) |\n'.repeat(50)}`],
    ['a quotation of a mail', `> > > ${bold}`.repeat(60)],
    ['Arabic', 'ترى **المجموعة** أن الفقرة _الثالثة_ من المنطوق (انظر [القرار](https://www.un.org/ar)) لا تزال موضع نقاش؛\n\n'.repeat(200)],
    ['a long address', `https://www.itu.int/en/${'very-long-step/'.repeat(100)}`],
    ['one long paragraph', bold.replaceAll('\n', ' ').repeat(25)],
  ])('%s', (_name, text) => expect(isTame(text)).toBe(true));
});
