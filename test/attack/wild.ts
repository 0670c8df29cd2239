/** Markdown within the bounds of a note that makes a parser take minutes, fill memory, or overflow its stack. */
const MOST = 64_000;
const fill = (unit: string): string => unit.repeat(Math.floor(MOST / unit.length));

export const WILD: readonly { readonly name: string; readonly text: string }[] = Object.entries({
  quotations: fill('>'), 'quotations with blanks': `${fill('> ')}x`, items: `${fill('- ')}x`, numbers: `${fill('1. ')}x`, 'items in quotations': `${fill('> - ')}x`, 'numbers in items': `${fill('- 1. ')}x`,
  'items ever further in': Array.from({ length: 240 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  emphasis: fill('__a_ '), 'stars': fill('*a '), 'stars after letters': fill('a*'), 'two kinds of stars': fill('**a *b '), underlines: `a${fill('_a')}`, strokes: fill('~~a '),
  brackets: fill('['), 'brackets that end': `${'['.repeat(20_000)}a${'](b)'.repeat(10_000)}`, 'links that do not end': fill('[a]('), pictures: fill('!['), definitions: fill('[a]: b\n'), references: `[a]: b\n\n${'[a][a]'.repeat(9_000)}`,
  'less than': fill('<'), 'tags that do not end': fill('<a href="'), comments: fill('<!--'), 'ticks of every length': Array.from({ length: 340 }, (_, length) => `${'`'.repeat(length)}a`).join(' '), fences: fill('```\n'),
  table: `${'|a'.repeat(120)}\n${'|-'.repeat(120)}\n${'|\n'.repeat(30_000)}`, 'a wide table': `${'|a'.repeat(10_000)}\n${'|-'.repeat(10_000)}\n${'|b'.repeat(10_000)}`,
  'an address without end': `${'a'.repeat(MOST)}@`, 'an address of dots': `${fill('a.')}@`, addresses: fill('a@b.c'), links: fill('http://a.b/('), mentions: fill('@['), entities: fill('&'), strokes_back: fill('\\'),
  blanks: `${' '.repeat(MOST)}x`, tabs: `${'\t'.repeat(MOST)}x`, lines: fill('\n'), headings: fill('# '), 'lines under lines': fill('a\n=\n'), rules: fill('* * '),
}).map(([name, text]) => ({ name, text }));
