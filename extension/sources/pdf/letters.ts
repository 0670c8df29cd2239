import { asMatrix, draw } from './drawing.ts';
import { toFrame } from './frame.ts';
import { tagsOf, type Meanings } from './meanings.ts';
import type { Fonts, PageProxy } from './fonts.ts';
import type { Letter, PageLetters, Turn } from './types.ts';

/**
 * Every letter of a page with its place, from the page's own drawing operations: pdf.js's text items come already joined,
 * reversed and spaced by guesses that do not hold for Arabic.
 */
export async function pageLetters(page: PageProxy, ops: Readonly<Record<string, number>>, fonts: Fonts, meanings?: Meanings): Promise<PageLetters> {
  const viewport = page.getViewport({ scale: 1 });
  const list = await page.getOperatorList({ annotationMode: 0 });
  const texts = meanings ? await meanings.of(tagsOf(list, ops)) : null;
  const { letters: drawn, rules } = draw(list, asMatrix(viewport.transform), ops, fonts, page, texts);
  const counts = new Map<Turn, number>();
  for (const { turn } of drawn) if (turn !== null) counts.set(turn, (counts.get(turn) ?? 0) + 1);
  const turn = [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  const sideways = turn === 90 || turn === 270;
  const [width, height] = sideways ? [viewport.height, viewport.width] : [viewport.width, viewport.height];
  const plain = fonts.facts.map((_, index) => fonts.isPlain(index));
  const letters: Letter[] = [];
  for (const letter of drawn) {
    if (letter.turn !== turn) continue;
    const [x, y] = toFrame(letter.px, letter.py, turn, viewport.width, viewport.height);
    letters.push({ text: letter.text, x0: Math.min(x, x + letter.advance), x1: Math.max(x, x + letter.advance), y, size: letter.size, font: letter.font, unmapped: letter.unmapped && plain[letter.font] !== true });
  }
  // Tables of pages that lie on their side are read line by line.
  return { letters, rules: turn === 0 ? rules : [], turn, width, height };
}
