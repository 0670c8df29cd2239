import { describe, expect, it } from 'vitest';
import { opensClause } from '../../shared/clauses/opening.ts';
import { plainText } from '../../shared/text/plain.ts';
import { prepare } from '../../shared/text/prepared.ts';

function blocksOf(text: string): string[] {
  const prepared = prepare(plainText(text, opensClause));
  return prepared.blocks.map((block) => prepared.textOf(block.index));
}

describe('a text with one block a line', () => {
  it('takes every line that holds something, whatever ends it', () => {
    expect(blocksOf('one\r\n\r\n two\nthree\n')).toEqual(['one', 'two', 'three']);
  });

  it('keeps offsets of the file as it stands', () => {
    const { blocks, text } = plainText('a\r\nb');
    expect(blocks.map((block) => text.slice(block.start, block.end))).toEqual(['a', 'b']);
  });

  it('has no blocks where there is nothing', () => {
    expect(plainText('').blocks).toEqual([]);
    expect(plainText(' \n\t\n').blocks).toEqual([]);
  });
});

const PAGES = `United Nations A/RES/99/901
General Assembly Distr.: General
99/901. Kites for sustainable development in small towns
The General Assembly,
Recalling its resolution 98/900 of 4 March 2044 on kites, in which it decided to keep
the matter under review and to hold a festival of kites every second year in the town
that had the best wind,^(1)
Recognizing that kites connect people across borders, that their strings carry more than
is commonly believed, and that their makers deserve the support of the community,
Deeply concerned that the price of string has risen in all regions and that many makers
__________________
(1) Resolution 98/900, annex, which contains the rules of the festival and the list of
towns.
1/3 45-01234

A/RES/99/901 Kites for sustainable development

of kites have had to stop their work before the festival could be held,
1. Decides to continue its consideration of kites under the item entitled “Wind and
weather”, at its hundredth session;
2. Calls upon all makers of kites:
(a) To use strings that are safe for birds, in particular in the season in which birds
raise their young;
(b) To share their designs.
2/3 45-01234

A/RES/99/901 Kites for sustainable development

3. Requests the Secretary-General to report on the implementation of the present
resolution.
12th plenary meeting
3 March 2045
3/3 45-01234`;

describe('the lines of printed pages', () => {
  it('are put back into paragraphs, without running heads and page numbers', () => {
    expect(blocksOf(PAGES)).toEqual([
      'United Nations A/RES/99/901',
      'General Assembly Distr.: General',
      '99/901. Kites for sustainable development in small towns',
      'The General Assembly,',
      'Recalling its resolution 98/900 of 4 March 2044 on kites, in which it decided to keep the matter under review and to hold a festival of kites every second year in the town that had the best wind,^(1)',
      'Recognizing that kites connect people across borders, that their strings carry more than is commonly believed, and that their makers deserve the support of the community,',
      'Deeply concerned that the price of string has risen in all regions and that many makers of kites have had to stop their work before the festival could be held,',
      '(1) Resolution 98/900, annex, which contains the rules of the festival and the list of towns.',
      '1. Decides to continue its consideration of kites under the item entitled "Wind and weather", at its hundredth session;',
      '2. Calls upon all makers of kites:',
      '(a) To use strings that are safe for birds, in particular in the season in which birds raise their young;',
      '(b) To share their designs.',
      '3. Requests the Secretary-General to report on the implementation of the present resolution.',
      '12th plenary meeting',
      '3 March 2045',
    ]);
  });

  it('say which block is a footnote and on which page each stands', () => {
    const { blocks } = plainText(PAGES, opensClause);
    expect(blocks.filter((block) => block.role === 'footnote')).toHaveLength(1);
    expect(blocks.at(-1)?.page).toBe(3);
  });
});

describe('a prepared document', () => {
  it('joins the pieces of a block without breaking a symbol', () => {
    const text = 'see A/RES/\n70/1 and WG-\nWSIS';
    const prepared = prepare({ text, blocks: [{ start: 0, end: text.length, ranges: [[0, 10], [11, 23], [24, 28]], role: 'paragraph' }] });
    expect(prepared.textOf(0)).toBe('see A/RES/70/1 and WG-WSIS');
  });

  it.each([
    ['إن الجمعية العامة تشير إلى قرارها', 'ar'],
    ['大会回顾其决议', 'zh'],
    ['The Assembly recalls the report of the panel', 'en'],
    ["L'Assemblée rappelle le rapport du groupe sur les vents", 'fr'],
    ['Генеральная Ассамблея ссылается на доклад', 'ru'],
    ['La Asamblea recuerda el informe del grupo sobre los vientos', 'es'],
    ['A/RES/70/1', null],
  ])('knows the language of “%s”', (text, language) => {
    expect(prepare(plainText(text)).language).toBe(language);
  });

  it('knows the language of each block of a mixed document', () => {
    const prepared = prepare(plainText('Генеральная Ассамблея ссылается на доклад о змеях\nالجمعية العامة تشير إلى تقرير الطائرات الورقية'));
    expect([prepared.languageOf(0), prepared.languageOf(1)]).toEqual(['ru', 'ar']);
  });
});
