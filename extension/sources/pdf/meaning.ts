/**
 * Presentation forms, Latin ligatures and the shapes of radicals are how letters look, not what they are. (Fonts share a
 * glyph between 大 and the radical ⼤, and a printing program names the first that it finds.)
 */
export function meaning(glyph: { readonly unicode: string; readonly isSpace: boolean }): string {
  const words = glyph.isSpace && glyph.unicode.trim() === '' ? ' ' : glyph.unicode;
  // Most letters of most documents.
  if (words.length === 1 && words < '\u2e80') return words;
  if (LAM_ALEF.test(words)) return `ل${String.fromCharCode(0x600 + (words.charCodeAt(words.length - 1) & 0xff))}`;
  if (!/[\u2e80-\u2fdf\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]/u.test(words)) return words;
  return (RADICALS.get(words) ?? words).normalize('NFKC');
}

/** Ghostscript spoils what the ligature lam-alef means (U+0644 and U+0622 … U+0627): the alef's upper byte is the lam's lower one, a rare ideograph. */
const LAM_ALEF = /^ل?[\u4422\u4423\u4425\u4427]$/u;

/** CJK radicals that NFKC leaves alone (Unicode's EquivalentUnifiedIdeograph.txt). */
const RADICALS = new Map([...'⺎兀⺒巳⺓幺⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻫斉⻬齐⻮齿⻯竜⻰龙⻳龟'.matchAll(/(.)(.)/gu)].map(([, radical, letter]) => [radical ?? '', letter ?? ''] as const));
