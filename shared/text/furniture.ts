import type { TextLine } from './lines.ts';

/** Page numbers and job numbers as the UN and ITU print them: "2/8", "- 3 -", "Page 4", "18-16895", "18-16895 2/10", "*1816895*". */
const PAGE_MARK = /^(?:[-–— ]*\d{1,4}[-–— ]*|\d{1,3} ?\/ ?\d{1,3}(?: ?\d\d-\d{5}(?: ?\([A-Z]\))?)?|\d\d-\d{5}(?: ?\([A-Z]\))?(?: \d{6})?(?: ?\d{1,3} ?\/ ?\d{1,3})?|\*\d{6,8}[A-Z]?\*|(?:page|página|стр\.?|страница|p\.) ?\d{1,4}(?: ?(?:\/|of|de|sur|из) ?\d{1,4})?|第 ?\d{1,4} ?页|الصفحة ?\d{1,4})$/i;

/**
 * Which lines are page furniture: numbers, running heads and what stands between the pages. The first page's head is
 * none: it is the document's own front matter.
 */
export function furnitureOf(lines: readonly TextLine[]): ReadonlySet<number> {
  const times = new Map<string, number>();
  for (const line of lines) if (line.text !== '') times.set(shapeOf(line.text), (times.get(shapeOf(line.text)) ?? 0) + 1);
  const marks = lines.flatMap((line, i) => (isPageMark(lines, i) || (line.newPage && i > 0) ? [i] : []));
  const furniture = new Set<number>();
  const first = marks.find((i) => i > 12 || lines[i]?.newPage);
  if (first === undefined) return furniture;
  for (const mark of marks) {
    if (mark < first) continue;
    if (PAGE_MARK.test(westernDigits(lines[mark]?.text ?? ''))) furniture.add(mark);
    // Running heads stand next to the number, on either side of the page's edge.
    for (const step of [-1, 1]) {
      for (let i = step === 1 && lines[mark]?.newPage && !furniture.has(mark) ? mark : mark + step, seen = 0; i > 0 && i < lines.length && seen < 4; i += step) {
        const words = (lines[i] as TextLine).text;
        if (words === '') continue;
        seen++;
        if (!furniture.has(i) && !(words.length <= 160 && (times.get(shapeOf(words)) ?? 0) >= 2)) break;
        furniture.add(i);
      }
    }
  }
  return furniture;
}

/** A lone number is a page's only where lines around it are broken off: at a page's edge there is an empty line or a symbol. */
function isPageMark(lines: readonly TextLine[], i: number): boolean {
  const words = westernDigits(lines[i]?.text ?? '');
  if (words === '' || words.length > 40 || !PAGE_MARK.test(words)) return false;
  if (!/^\d{1,4}$/.test(words)) return true;
  return (lines[i - 1]?.text ?? '') === '' || (lines[i + 1]?.text ?? '') === '';
}

/** A running head without the page number at its end; other digits stay: footnotes differ by nothing else. */
function shapeOf(words: string): string {
  return westernDigits(words).replace(/^\d{1,3}(?: ?\/ ?\d{1,3})?\s+|\s+\d{1,3}(?: ?\/ ?\d{1,3})?$/g, '').replace(/\s+/g, ' ').toLowerCase();
}

function westernDigits(words: string): string {
  return words.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}
