import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { htmlText, type HtmlText } from '../../extension/sources/html.ts';
import { marker } from '../../extension/sources/html-labels.ts';

function read(body: string): HtmlText {
  const { document } = parseHTML(`<!doctype html><html><head><title>x</title></head><body>${body}</body></html>`);
  return htmlText(document as unknown as Document);
}

const text = (body: string): string => read(body).document.text;
const words = (body: string): string[] => {
  const { document } = read(body);
  return document.blocks.map((block) => `${block.role}${block.level ?? ''}: ${document.text.slice(block.start, block.end)}`);
};

describe('blocks', () => {
  const rows: readonly (readonly [name: string, body: string, blocks: readonly string[]])[] = [
    ['paragraphs, white space as it is shown', '<p>The  General\n\t Assembly,</p><p> Recalling </p>', ['paragraph: The General Assembly,', 'paragraph: Recalling']],
    ['inline elements do not cut words', '<p><i>Recall</i>ing <b> resolution</b> 70/<span>1</span></p>', ['paragraph: Recalling resolution 70/1']],
    ['text beside blocks', '<div>One<p>two</p>three</div>', ['paragraph: One', 'paragraph: two', 'paragraph: three']],
    ['headings', '<h1>Title</h1><h3>Part</h3>', ['heading1: Title', 'heading3: Part']],
    ['an ordered list shows numbers', '<ol start=3><li>three</li><li value=7>seven</li><li>eight</li></ol>', ['item1: 3. three', 'item1: 7. seven', 'item1: 8. eight']],
    ['letters and Roman numbers', '<ol type=a><li>x<ol type=I><li>y</li></ol></li><li>z</li></ol>', ['item1: a. x', 'item2: I. y', 'item1: b. z']],
    ['a reversed list', '<ol reversed><li>x</li><li>y</li></ol>', ['item1: 2. x', 'item1: 1. y']],
    ['bullets', '<ul><li>x</li></ul>', ['item1: • x']],
    ['a list without markers', '<ol style="list-style: none"><li>a) x</li></ol>', ['item1: a) x']],
    ['a second paragraph of an item has no marker', '<ol><li><p>x</p><p>y</p></li></ol>', ['item1: 1. x', 'paragraph: y']],
    ['cells', '<table><caption>T</caption><tr><th>a</th><td>b <b>c</b></td></tr></table>', ['cell: T', 'cell: a', 'cell: b c']],
    ['a line break inside a sentence', '<p>Role of ITU<br>in the review</p>', ['paragraph: Role of ITU in the review']],
    ['a line break after a sentence', '<p>Recalling;<br>Noting</p>', ['paragraph: Recalling;', 'paragraph: Noting']],
    ['a line break before a label', '<p>instructs the Director<br>1 to report<br>2) to act</p>', ['paragraph: instructs the Director 1 to report', 'paragraph: 2) to act']],
    ['two line breaks end a paragraph', '<p>Role<br> <br>of ITU</p>', ['paragraph: Role', 'paragraph: of ITU']],
    ['preformatted paragraphs', '<pre>The General\nAssembly\n\nRecalling  it</pre>', ['paragraph: The General Assembly', 'paragraph: Recalling  it']],
    ['a footnote mark never joins a number', '<p>resolution 70/1<sup>3</sup> and</p>', ['paragraph: resolution 70/1^(3) and']],
    ['a bracketed footnote mark', '<p>it<sup><a href="#n">[٣]</a></sup>.</p>', ['paragraph: it^[٣].']],
    ['raised letters that are no mark', '<p>le 1<sup>er</sup> mai, n<sup>o</sup> 5</p>', ['paragraph: le 1er mai, no 5']],
    ['footnotes', '<p>x</p><section class="footnotes"><ol><li id="fn1">See A/67/1.</li></ol></section>', ['paragraph: x', 'footnote: 1. See A/67/1.']],
    ['footnotes of a word processor', '<p><a href="#_ftnref1"><sup>1</sup></a> See A/67/1.</p>', ['footnote: (1) See A/67/1.']],
    ['deleted text does not count', '<p>by <del>2015</del><ins>2025</ins></p>', ['paragraph: by 2025']],
    ['closed details', '<details><summary>More</summary><p>hidden</p></details>', ['paragraph: More']],
    ['lone surrogates stay', '<p>a\uD800b</p>', ['paragraph: a\uD800b']],
    ['no-break spaces stay', '<p>No.\u00A0187</p>', ['paragraph: No.\u00A0187']],
  ];
  test.each(rows)('%s', (_name, body, blocks) => expect(words(body)).toEqual(blocks));

  test('a change is told of the block', () => {
    const { blocks } = read('<p>by <ins>2025</ins></p><p><ins>new</ins></p><p>old</p>').document;
    expect(blocks.map((block) => block.change)).toEqual(['modified', 'inserted', undefined]);
  });

  test('blocks are apart by line ends and cover the text', () => {
    const { document } = read('<h1>a</h1><p>b</p><ul><li>c</li></ul>');
    expect(document.text).toBe('a\nb\n• c\n');
    for (const block of document.blocks) expect(document.text.slice(block.start, block.end)).not.toMatch(/^\s|\s$/u);
  });
});

describe('the main text', () => {
  const long = 'Recalling its resolution 70/1 of 25 September 2015, '.repeat(12);
  const rows: readonly (readonly [name: string, body: string])[] = [
    ['main beside menus', `<header><a href=/>Home</a></header><nav>Menu</nav><main><p>${long}</p></main><footer>Contact</footer>`],
    ['no main', `<div role=banner>Banner</div><div id="cookie-consent">We use cookies</div><p>${long}</p><div class="footer">Contact</div>`],
    ['an old page of tables', `<table><tr><td><a href=1>Home page</a> <a href=2>About us</a> <a href=3>Events</a> <a href=4>Contact</a></td><td><p>${long}</p></td></tr></table>`],
    ['scripts and fields', `<p>${long}</p><script>Menu</script><style>Menu</style><button>Menu</button><select><option>Menu</select><template>Menu</template>`],
    ['hidden', `<p>${long}</p><p hidden>Menu</p><p style="display: none">Menu</p><p style="visibility:hidden">Menu</p>`],
    ['a page in one form', `<form id="aspnetForm"><div class="breadcrumb">Home</div><p>${long}</p></form>`],
    ['an article', `<div>Menu</div><article><p>${long.repeat(3)}</p></article>`],
  ];
  test.each(rows)('%s', (_name, body) => {
    expect(text(body).trim().startsWith('Recalling its resolution')).toBe(true);
    expect(text(body)).not.toMatch(/Menu|Home|Contact|cookies|Banner/u);
  });

  test('a document in an element with a name of the site is still read', () => {
    expect(text(`<div class="header sidebar"><p>${long}</p></div>`)).toContain('Recalling');
  });

  test('a list of numbered documents is no menu', () => {
    const list = `<ul>${[1, 2, 3, 4, 5].map((n) => `<li><a href="x">A/RES/70/${n}</a></li>`).join('')}</ul>`;
    expect(text(list)).toContain('A/RES/70/5');
  });

  test('a page without text', () => expect(read('').document).toEqual({ text: '', blocks: [] }));
});

describe('the map', () => {
  const page = read('<p>The <b>General</b>   Assembly</p><ol><li>to report<nav>Menu</nav></li></ol><p>end <sup>1</sup></p>');
  const { text: all } = page.document;

  test('every character that the page shows leads back to itself', () => {
    let shown = 0;
    for (let offset = 0; offset < all.length; offset++) {
      const [span, ...more] = page.spansOf(offset, offset + 1);
      expect(more).toEqual([]);
      if (!span) continue;
      shown += 1;
      expect(span.startNode.data[span.startOffset]).toBe(all[offset]);
      expect(page.offsetOf(span.startNode, span.startOffset)).toBe(offset);
    }
    expect(shown).toBe('The General Assembly'.length + 'to report'.length + 'end 1'.length);
  });

  test('a marker has no place on the page', () => {
    const label = all.indexOf('1. to');
    expect(page.spansOf(label, label + 3)).toEqual([]);
    expect(page.spansOf(label, label + 5)).toHaveLength(1);
  });

  test('one span does not run over two blocks', () => {
    expect(page.spansOf(0, all.length)).toHaveLength(3);
  });
});

describe('markers', () => {
  test.each([
    ['decimal', 12, '12. '], ['lower-alpha', 28, 'ab. '], ['upper-roman', 14, 'XIV. '], ['arabic-indic', 15, '١٥. '],
    ['cjk-ideographic', 12, '十二、'], ['cjk-ideographic', 21, '二十一、'], ['"– "', 1, '– '], ['none', 1, ''], ['decimal-leading-zero', 7, '07. '],
  ])('%s %i', (style, value, expected) => expect(marker(style, value)).toBe(expected));

  test('a counter style of the page', () => {
    const abjad = { system: 'fixed', symbols: ['أ', 'ب', 'ج'], prefix: '', suffix: ' ) ' };
    expect(marker('abjad', 2, () => abjad)).toBe('ب ) ');
    expect(marker('abjad', 9, () => abjad)).toBe('9 ) ');
  });
});
