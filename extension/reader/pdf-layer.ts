/** The words over a painted page, each where its letters are, in reading order. */
import type { PdfText, PlacedLine } from '../sources/pdf.ts';
import type { HtmlText } from '../sources/html.ts';
import { textMap, type Segment } from '../sources/html-map.ts';

export interface Layer {
  readonly element: HTMLElement;
  readonly segments: readonly Segment[];
  readonly parts: ReadonlyMap<number, HTMLElement>;
}

/** What a layer is laid over; width and height in points, as the file has them. */
export interface Laid {
  readonly number: number;
  readonly element: HTMLElement;
  readonly width: number;
  readonly height: number;
  readonly layer: Layer | null;
}

/** Turns clockwise about the corner and moves back into a page that is then `w` wide and `h` high. */
function turning(degrees: number, w: number, h: number): string {
  if (degrees === 90) return `matrix(0, 1, -1, 0, ${w}, 0)`;
  if (degrees === 180) return `matrix(-1, 0, 0, -1, ${w}, ${h})`;
  return degrees === 270 ? `matrix(0, -1, 1, 0, 0, ${h})` : '';
}

let ruler: CanvasRenderingContext2D | null = null;

/** How wide words are in the layer's font at 100 px. */
function naturalWidth(words: string): number {
  ruler ??= window.document.createElement('canvas').getContext('2d');
  if (!ruler) return words.length * 50;
  ruler.font = '100px sans-serif';
  return ruler.measureText(words).width;
}

/** @param turned degrees clockwise that the person has turned the pages */
export function layOver(sheet: Laid, text: PdfText, scale: number, turned: number): Layer {
  const { turn, lines } = text.layer(sheet.number);
  const element = window.document.createElement('div');
  element.className = 'layer';
  const [w, h] = [sheet.width * scale, sheet.height * scale];
  element.style.transform = turning(turn, w, h);
  const segments: Segment[] = [];
  const parts = new Map<number, HTMLElement>();
  for (const group of byPiece(lines)) {
    const words = group.flatMap((line) => line.words);
    if (words.length === 0) continue;
    const piece = group[0]?.piece ?? 0;
    const left = Math.min(...words.map(({ x }) => x));
    const right = Math.max(...words.map(({ x, width }) => x + width));
    const top = Math.min(...group.map(({ y }) => y));
    const bottom = Math.max(...group.map(({ y, height }) => y + height));
    const part = window.document.createElement('div');
    part.className = 'part';
    part.dir = words.filter(({ rtl }) => rtl).length > words.length / 2 ? 'rtl' : 'ltr';
    Object.assign(part.style, { left: `${left * scale}px`, top: `${top * scale}px`, width: `${(right - left) * scale}px`, height: `${(bottom - top) * scale}px` });
    // Each of its words is placed by itself, which is heard as one line each: by ear there is the paragraph as a whole.
    part.setAttribute('aria-hidden', 'true');
    element.append(heard(text.text.slice(Math.min(...words.map(({ start }) => start)), Math.max(...words.map(({ end }) => end))), part.dir));
    for (const [index, line] of group.entries()) {
      for (const word of line.words) {
        const span = window.document.createElement('span');
        const letters = text.text.slice(word.start, word.end);
        const node = window.document.createTextNode(letters);
        const size = line.height * 0.78 * scale;
        const shown = letters.trimEnd();
        const stretch = (word.width * scale) / Math.max(1, (naturalWidth(shown) * size) / 100);
        span.dir = word.rtl ? 'rtl' : 'ltr';
        Object.assign(span.style, { top: `${(line.y - top) * scale}px`, fontSize: `${size}px`, height: `${line.height * scale}px`, lineHeight: `${line.height * scale}px` });
        if (word.rtl) Object.assign(span.style, { right: `${(right - word.x - word.width) * scale}px`, transform: `scaleX(${stretch})`, transformOrigin: 'right top' });
        else Object.assign(span.style, { left: `${(word.x - left) * scale}px`, transform: `scaleX(${stretch})`, transformOrigin: 'left top' });
        span.append(node);
        part.append(span);
        segments.push({ start: word.start, length: letters.length, node, at: 0, run: piece * 1_000 + index });
      }
    }
    parts.set(piece, part);
    element.append(part);
  }
  const outer = window.document.createElement('div');
  outer.className = 'layer';
  outer.style.transform = turned === 180 ? turning(180, w, h) : turning(turned, h, w);
  outer.append(element);
  sheet.element.append(outer);
  return { element: outer, segments, parts };
}

/** Words for those who hear the page, in a root of their own: no search of the text and no selection finds them twice. */
function heard(words: string, direction: string): HTMLElement {
  const place = window.document.createElement('div');
  place.className = 'unseen';
  const paragraph = window.document.createElement('p');
  paragraph.dir = direction;
  paragraph.textContent = words.replace(/\s+/gu, ' ').trim();
  place.attachShadow({ mode: 'open' }).append(paragraph);
  return place;
}

/** Lines that follow each other in one piece. */
function byPiece(lines: readonly PlacedLine[]): PlacedLine[][] {
  const groups: PlacedLine[][] = [];
  for (const line of lines) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.piece === line.piece) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

/**
 * The text as far as it lies on painted pages; what is elsewhere stands for its page. Its blocks are the pieces, so that
 * what is drawn beside a paragraph stands beside each part of it.
 */
export function mapOf(sheets: readonly Laid[], text: PdfText, root: HTMLElement): HtmlText {
  const parts = new Map<number, HTMLElement>();
  const segments: Segment[] = [];
  for (const { layer } of sheets) {
    if (!layer) continue;
    for (const [piece, part] of layer.parts) if (!parts.has(piece)) parts.set(piece, part);
    segments.push(...layer.segments);
  }
  segments.sort((a, b) => a.start - b.start);
  const elements = text.pieces.map((piece, index) => parts.get(index) ?? sheets[(piece.page ?? 1) - 1]?.element ?? root);
  return { document: { text: text.text, blocks: text.pieces }, root, elements, ...textMap(segments) };
}
