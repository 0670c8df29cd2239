/**
 * An area that is about to be written on, of a page without words: drawn by dragging, or begun by a button and then
 * placed by arrows or by clicking two corners, since not everybody can drag. One at a time.
 */
import type { Area } from '../../shared/anchors/types.ts';
import { fill } from '../words/choose.ts';
import type { PagesWords } from '../words/pages/shape.ts';
import { boxOf, pointIn, shapeOf, stand, steppedArea, turnArea, type Point } from './page-area.ts';
import type { Sheet } from './pdf-sheet.ts';

export interface AboutDrafts {
  readonly sheets: readonly Sheet[];
  readonly bare: (page: number) => boolean;
  /** Degrees clockwise that the person has turned the pages. */
  readonly turned: () => number;
  readonly words: PagesWords;
  readonly write: (sheet: Sheet, area: Area) => void;
}

/** CSS pixels either way from which a drawn area is meant as one. */
const MEANT = 8;

interface Draft {
  readonly sheet: Sheet;
  readonly element: HTMLElement;
  /** The button that began it and gets the focus back; null: it was drawn. */
  readonly opener: HTMLElement | null;
  area: Area;
  /** The first of two corners that are clicked. */
  corner: Point | null;
}

/** Lets areas be drawn until `signal` aborts. @returns begins one in the middle of what is seen of a page */
export function draftAreas({ sheets, bare, turned, words, write }: AboutDrafts, signal: AbortSignal): (sheet: Sheet, opener: HTMLElement) => void {
  let draft: Draft | null = null;

  const drop = (): void => {
    const left = draft;
    draft = null;
    if (left?.element.contains(document.activeElement)) left.opener?.focus({ preventScroll: true });
    left?.element.remove();
  };
  /** From the page as it is seen to the page as the file has it. */
  const upright = (sheet: Sheet, area: Area): Area => turnArea(area, ...shapeOf(sheet, turned()), 360 - turned());
  const put = (area: Area): void => {
    if (!draft) return;
    draft.area = area;
    stand(draft.element, draft.sheet, turned(), area);
  };
  const show = (sheet: Sheet, area: Area, opener: HTMLElement | null): HTMLElement => {
    drop();
    const element = document.createElement('div');
    element.className = 'page-area draft';
    element.lang = document.documentElement.lang;
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words.writeOnArea;
    button.addEventListener('click', () => accept());
    element.append(button);
    draft = { sheet, element, opener, area, corner: null };
    put(area);
    sheet.element.append(element);
    element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      drop();
    });
    return element;
  };
  const accept = (): void => {
    const done = draft;
    if (!done) return;
    drop();
    write(done.sheet, done.area);
  };

  const begin = (sheet: Sheet, event: PointerEvent): void => {
    const target = event.target as Element;
    const marking = draft?.opener && draft.sheet === sheet ? draft : null;
    if (target.closest('.page-area.draft button')) return;
    if (!marking) drop();
    if (event.button !== 0 || event.pointerType === 'touch' || !bare(sheet.number) || target.closest('button, .part')) return;
    event.preventDefault();
    const from = pointIn(sheet, event);
    const stop = new AbortController();
    const options = { signal: AbortSignal.any([stop.signal, signal]) };
    const line = document.createElement('div');
    line.className = 'page-area draft';
    sheet.element.append(line);
    const area = (to: Point): Area => upright(sheet, boxOf(from, to));
    window.addEventListener('pointermove', (move) => stand(line, sheet, turned(), area(pointIn(sheet, move))), options);
    window.addEventListener('pointercancel', () => [stop.abort(), line.remove()], options);
    window.addEventListener('pointerup', (up) => {
      stop.abort();
      line.remove();
      if (Math.abs(up.clientX - event.clientX) < MEANT || Math.abs(up.clientY - event.clientY) < MEANT) return;
      if (marking && draft === marking) put(area(pointIn(sheet, up)));
      else show(sheet, area(pointIn(sheet, up)), null).querySelector('button')?.focus({ preventScroll: true });
    }, options);
  };
  /** A click, by pointer or finger, sets one corner and then the other. */
  const click = (sheet: Sheet, event: MouseEvent): void => {
    if (!draft?.opener || draft.sheet !== sheet || (event.target as Element).closest('button')) return;
    const at = pointIn(sheet, event);
    const { corner } = draft;
    if (corner === null) {
      draft.corner = at;
      return;
    }
    draft.corner = null;
    const [w, h] = shapeOf(sheet, turned());
    const box = boxOf(corner, at);
    if (box.width > w / 100 && box.height > h / 100) put(upright(sheet, box));
  };
  for (const sheet of sheets) {
    sheet.element.addEventListener('pointerdown', (event) => begin(sheet, event), { signal });
    sheet.element.addEventListener('click', (event) => click(sheet, event), { signal });
  }
  signal.addEventListener('abort', drop);

  return (sheet, opener) => {
    const element = show(sheet, upright(sheet, middleOf(sheet, turned())), opener);
    element.tabIndex = 0;
    // A screen reader hands it every key; what its keys do is its name.
    element.setAttribute('role', 'application');
    element.setAttribute('aria-label', `${fill(words.mark, { n: sheet.number })}. ${words.markHint}`);
    const told = document.createElement('p');
    told.className = 'unseen';
    told.setAttribute('role', 'status');
    const hint = document.createElement('p');
    hint.className = 'area-hint';
    hint.dir = document.documentElement.dir;
    hint.setAttribute('aria-hidden', 'true');
    hint.textContent = words.markHint;
    element.append(hint, told);
    element.addEventListener('keydown', (event) => {
      if (!draft || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Enter' && event.target === element) accept();
      else {
        const shape = shapeOf(sheet, turned());
        const next = steppedArea(turnArea(draft.area, sheet.width, sheet.height, turned()), shape, event.key, event.shiftKey);
        if (!next) return;
        put(upright(sheet, next));
        const [w, h] = shape;
        told.textContent = fill(words.areaNow, { left: percent(next.left, w), top: percent(next.top, h), width: percent(next.width, w), height: percent(next.height, h) });
        element.scrollIntoView({ block: 'nearest' });
      }
      event.preventDefault();
      event.stopPropagation();
    });
    element.focus({ preventScroll: true });
  };
}

const percent = (points: number, of: number): number => Math.round((points / of) * 100);

/** Two fifths of a page's width and a sixth of its height, in the middle of what the window shows of it. */
function middleOf(sheet: Sheet, degrees: number): Area {
  const [w, h] = shapeOf(sheet, degrees);
  const box = sheet.element.getBoundingClientRect();
  const middle = pointIn(sheet, { clientX: box.left + box.width / 2, clientY: (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2 });
  const [width, height] = [w * 0.4, h / 6];
  return { left: middle[0] - width / 2, top: Math.max(0, Math.min(middle[1] - height / 2, h - height)), width, height };
}
