/** Notes on pages without words: what stands on each page, buttons to write there and to mark an area, and the areas written on. */
import { describePage } from '../../shared/anchors/pages.ts';
import type { Anchor, Area, FoundPage, Located, Paged } from '../../shared/anchors/types.ts';
import type { Language } from '../../shared/languages/types.ts';
import type { PlacedMark } from '../messages.ts';
import { count, fill } from '../words/choose.ts';
import type { PagesWords } from '../words/pages/shape.ts';
import { draftAreas } from './area-drafts.ts';
import { stand } from './page-area.ts';
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

/** Milliseconds that a place is shown. */
const FLASH = 1_400;

interface Kept {
  readonly element: HTMLElement;
  drawn: string;
}

export function createPageNotes({ sheets, paged, turned, bare, words, language, compose, openNote }: AboutPages, signal: AbortSignal): PageNotes {
  let placed: readonly PlacedMark[] = [];
  const layers = new Map<number, Kept>();
  const beginArea = draftAreas({ sheets, bare, turned, words, write: (sheet, area) => compose(describePage(paged, sheet.number, area)) }, signal);

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
    const drawn = JSON.stringify([here.map(({ mark, located }) => [mark.note, mark.whose, located]), turned(), sheet.width, sheet.height, open]);
    if (layer.drawn === drawn) return;
    layer.drawn = drawn;
    const bar = make('div', 'page-bar');
    bar.dir = document.documentElement.dir;
    bar.lang = document.documentElement.lang;
    const whole = here.filter(({ located }) => !pageOf(located)?.area);
    if (whole.length > 0) bar.append(opener(whole, sheet.number, count(words.notes, whole.length, language, { page: sheet.number })));
    if (open) {
      const mark = button(fill(words.mark, { n: sheet.number }), () => beginArea(sheet, mark));
      bar.append(button(fill(words.write, { n: sheet.number }), () => compose(describePage(paged, sheet.number))), mark);
    }
    const areas = Map.groupBy(here.filter(({ located }) => pageOf(located)?.area), ({ located }) => JSON.stringify(pageOf(located)?.area));
    // The words of a button are its own: what takes its place takes its focus.
    const held = layer.element.contains(document.activeElement) ? document.activeElement?.textContent : null;
    layer.element.replaceChildren(bar, ...[...areas.values()].map((group) => frame(sheet, group)));
    if (held != null) [...layer.element.querySelectorAll('button')].find(({ textContent }) => textContent === held)?.focus({ preventScroll: true });
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
    if (first) stand(element, sheet, turned(), pageOf(first.located)?.area);
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
