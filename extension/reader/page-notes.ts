/** Notes on pages without words: what stands on each page, a button to write there, and areas drawn with the pointer. */
import { describePage } from '../../shared/anchors/pages.ts';
import type { Anchor, Area, FoundPage, Located, Paged } from '../../shared/anchors/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { PlacedMark } from '../messages.ts';
import { count, fill } from '../words/choose.ts';
import type { PagesWords } from '../words/pages/shape.ts';
import type { Sheet } from './pdf-sheet.ts';

export interface PageNotes {
  /** The notes of the document, wherever they stand. */
  place(placed: readonly PlacedMark[]): void;
  /** Pages came, went or were turned. */
  draw(): void;
  /** Shows a page, or an area of it, for a moment. */
  light(page: number, area: Area | null): void;
}

export interface AboutPages {
  readonly sheets: readonly Sheet[];
  readonly paged: Paged;
  /** Degrees clockwise that the person has turned the pages. */
  readonly turned: () => number;
  /** Whether a page has no words beside running ones, as a scanner puts on each: there one writes on the page itself. */
  readonly bare: (page: number) => boolean;
  readonly words: PagesWords;
  readonly language: Language;
  readonly compose: (anchor: Anchor) => void;
  readonly openNote: (note: string) => void;
}

/** CSS pixels either way from which a drawn area is meant as one. */
const MEANT = 8;
/** Milliseconds that a place is shown. */
const FLASH = 1_400;

interface Kept {
  readonly element: HTMLElement;
  drawn: string;
}

export function createPageNotes({ sheets, paged, turned, bare, words, language, compose, openNote }: AboutPages, signal: AbortSignal): PageNotes {
  let placed: readonly PlacedMark[] = [];
  const layers = new Map<number, Kept>();

  const drawSheet = (sheet: Sheet, here: readonly PlacedMark[]): void => {
    const open = bare(sheet.number);
    if (!sheet.near || (!open && here.length === 0)) {
      layers.get(sheet.number)?.element.remove();
      layers.delete(sheet.number);
      return;
    }
    let layer = layers.get(sheet.number);
    if (!layer) {
      layers.set(sheet.number, (layer = { element: make('div', 'page-notes'), drawn: '' }));
      sheet.element.append(layer.element);
    }
    // What is the same stays: it may have the focus.
    const drawn = JSON.stringify([here.map(({ mark, located }) => [mark.note, mark.whose, mark.page, located]), turned(), sheet.width, sheet.height, open]);
    if (layer.drawn === drawn) return;
    layer.drawn = drawn;
    const bar = make('div', 'page-bar');
    bar.dir = document.documentElement.dir;
    const whole = here.filter(({ mark }) => !mark.page?.area);
    if (whole.length > 0) bar.append(opener(whole, sheet.number, count(words.notes, whole.length, language, { page: sheet.number })));
    if (open) bar.append(button(fill(words.write, { n: sheet.number }), () => compose(describePage(paged, sheet.number))));
    const areas = Map.groupBy(here.filter(({ mark }) => mark.page?.area), ({ mark }) => JSON.stringify(mark.page?.area));
    layer.element.replaceChildren(bar, ...[...areas.values()].map((group) => frame(sheet, group)));
  };

  const opener = (group: readonly PlacedMark[], page: number, shown: string): HTMLElement => {
    const made = button(shown, () => group[0] && openNote(group[0].mark.note));
    made.classList.add('note-here', group.some(({ mark }) => mark.whose === 'own') ? 'own' : 'delegation');
    made.setAttribute('aria-label', count(words.notes, group.length, language, { page }));
    return made;
  };

  const frame = (sheet: Sheet, group: readonly PlacedMark[]): HTMLElement => {
    const element = make('div', 'page-area');
    const [first] = group;
    if (first) stand(element, sheet, turned(), first.mark.page?.area);
    element.classList.add(group.some(({ mark }) => mark.whose === 'own') ? 'own' : 'delegation');
    element.classList.toggle('elsewhere', group.every(({ located }) => pageOf(located)?.same === false));
    element.append(opener(group, sheet.number, String(group.length)));
    return element;
  };

  const draw = (): void => {
    if (signal.aborted) return;
    const byPage = Map.groupBy(placed, ({ located }) => pageOf(located)?.page ?? 0);
    for (const sheet of sheets) drawSheet(sheet, byPage.get(sheet.number) ?? []);
  };

  letDraw(sheets, bare, (sheet, area) => {
    const element = make('div', 'page-area draft');
    stand(element, sheet, turned(), area);
    element.append(button(words.writeOnArea, () => {
      element.remove();
      compose(describePage(paged, sheet.number, area));
    }));
    element.addEventListener('keydown', ({ key }) => key === 'Escape' && element.remove());
    return element;
  }, turned, signal);

  return {
    place: (next) => {
      placed = next.filter(({ located }) => pageOf(located));
      draw();
    },
    draw,
    light: (page, area) => {
      const sheet = sheets[page - 1];
      if (!sheet) return;
      const element = make('div', 'page-area lit');
      stand(element, sheet, turned(), area ?? { left: 0, top: 0, width: sheet.width, height: sheet.height });
      sheet.element.append(element);
      setTimeout(() => element.remove(), FLASH);
    },
  };
}

const pageOf = (located: Located): FoundPage | undefined => (located.outcome === 'document' ? located.on : undefined);

/** A dragged pointer draws an area on a page without words; fingers scroll. One draft at a time. */
function letDraw(sheets: readonly Sheet[], bare: (page: number) => boolean, drafted: (sheet: Sheet, area: Area) => HTMLElement, turned: () => number, signal: AbortSignal): void {
  let draft: HTMLElement | null = null;
  const begin = (sheet: Sheet, event: PointerEvent): void => {
    const target = event.target as Element;
    if (target.closest('.page-area.draft')) return;
    draft?.remove();
    if (event.button !== 0 || event.pointerType === 'touch' || !bare(sheet.number) || target.closest('button, .part')) return;
    event.preventDefault();
    const from = pointIn(sheet, event);
    const stop = new AbortController();
    const options = { signal: AbortSignal.any([stop.signal, signal]) };
    const line = make('div', 'page-area draft');
    sheet.element.append(line);
    draft = line;
    const area = (to: Point): Area => turnArea(boxOf(from, to), ...shapeOf(sheet, turned()), 360 - turned());
    window.addEventListener('pointermove', (move) => stand(line, sheet, turned(), area(pointIn(sheet, move))), options);
    window.addEventListener('pointercancel', () => [stop.abort(), line.remove()], options);
    window.addEventListener('pointerup', (up) => {
      stop.abort();
      line.remove();
      if (Math.abs(up.clientX - event.clientX) < MEANT || Math.abs(up.clientY - event.clientY) < MEANT) return;
      draft = drafted(sheet, area(pointIn(sheet, up)));
      sheet.element.append(draft);
      draft.querySelector('button')?.focus({ preventScroll: true });
    }, options);
  };
  for (const sheet of sheets) sheet.element.addEventListener('pointerdown', (event) => begin(sheet, event), { signal });
}

type Point = readonly [x: number, y: number];

/** Width and height of a page, in points, as it is turned. */
function shapeOf({ width, height }: Sheet, degrees: number): Point {
  return degrees % 180 === 0 ? [width, height] : [height, width];
}

/** Points from the corner of the page as it is turned, inside of it. */
function pointIn(sheet: Sheet, { clientX, clientY }: MouseEvent): Point {
  const box = sheet.element.getBoundingClientRect();
  const scale = Math.max(sheet.width, sheet.height) / Math.max(box.width, box.height, 1);
  const inside = (at: number, size: number): number => Math.max(0, Math.min(at, size)) * scale;
  return [inside(clientX - box.left, box.width), inside(clientY - box.top, box.height)];
}

function boxOf([a, b]: Point, [c, d]: Point): Area {
  return { left: Math.min(a, c), top: Math.min(b, d), width: Math.abs(a - c), height: Math.abs(b - d) };
}

/** An area of a page of this width and height after turning the page clockwise. */
export function turnArea({ left, top, width, height }: Area, w: number, h: number, degrees: number): Area {
  switch (((degrees % 360) + 360) % 360) {
    case 90: return { left: h - top - height, top: left, width: height, height: width };
    case 180: return { left: w - left - width, top: h - top - height, width, height };
    case 270: return { left: top, top: w - left - width, width: height, height: width };
    default: return { left, top, width, height };
  }
}

const share = (points: number, of: number): string => `${Math.max(0, Math.min(100, (points / of) * 100))}%`;

/** Puts an element where an area is, by shares of the page: zooming moves nothing. */
function stand(element: HTMLElement, sheet: Sheet, degrees: number, area: Area | undefined): void {
  if (!area) return;
  const [w, h] = shapeOf(sheet, degrees);
  const { left, top, width, height } = turnArea(area, sheet.width, sheet.height, degrees);
  Object.assign(element.style, { left: share(left, w), top: share(top, h), width: share(Math.min(width, w - left), w), height: share(Math.min(height, h - top), h) });
}

function button(words: string, press: () => void): HTMLElement {
  const element = make('button', '');
  element.setAttribute('type', 'button');
  element.textContent = words;
  element.addEventListener('click', press);
  return element;
}

function make(name: string, className: string): HTMLElement {
  const element = document.createElement(name);
  element.className = className;
  return element;
}
