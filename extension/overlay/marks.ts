/** The marks in our own layer: clause bands in the margin, and notes as boxes under nobody's eyes but the reader's. */
import type { Position } from '../../shared/notes/types.ts';
import type { Box } from './geometry.ts';
import type { Look } from './tone.ts';

/** A band beside a clause; boxes are in the layer's coordinates. */
export interface BandMark {
  readonly path: string;
  /** Which of the clause's ranges, from 0. */
  readonly part: number;
  readonly kind: 'preamble' | 'operative' | 'section';
  readonly box: Box;
  readonly look: Look;
  /** Notes that meet in this clause; shown from two on. */
  readonly notes: number;
  readonly positions: readonly Position[];
}

/** One line of a note's words. */
export interface NoteMark {
  readonly key: string;
  readonly whose: 'own' | 'delegation';
  readonly changed: boolean;
  readonly box: Box;
  readonly look: Look;
}

export interface Layer {
  draw(bands: readonly BandMark[], notes: readonly NoteMark[], letters: Readonly<Record<Position, string>>): void;
  /** The band's element of a clause, if it is near the viewport. */
  bandOf(path: string): HTMLElement | null;
}

/** Keeps one element a mark while the mark stays in view, so that nothing flickers and focus is not lost. */
export function createLayer(parent: HTMLElement): Layer {
  const bands = kept(parent);
  const notes = kept(parent);

  return {
    draw: (bandMarks, noteMarks, letters) => {
      notes.keep(noteMarks.map((mark) => mark.key));
      for (const mark of noteMarks) {
        const element = notes.get(mark.key);
        set(element, `note ${mark.whose} ${mark.look.tone}${mark.changed ? ' changed' : ''}`, mark.box);
      }
      bands.keep(bandMarks.map(keyOf));
      for (const mark of bandMarks) {
        const element = bands.get(keyOf(mark));
        set(element, `band ${mark.kind} ${mark.look.tone} ${mark.look.rtl ? 'rtl' : 'ltr'}`, mark.box);
        element.dataset['path'] = mark.path;
        const badge = [...mark.positions.map((position) => letters[position]), ...(mark.notes > 1 ? [String(mark.notes)] : [])].join(' ');
        if ((element.firstElementChild?.textContent ?? '') !== badge) {
          element.replaceChildren();
          if (badge !== '') {
            const label = parent.ownerDocument.createElement('span');
            label.className = 'badge';
            label.textContent = badge;
            element.append(label);
          }
        }
      }
    },
    bandOf: (path) => bands.find(keyOf({ path, part: 0 })),
  };
}

function keyOf({ path, part }: Pick<BandMark, 'path' | 'part'>): string {
  return `${path} ${part}`;
}

interface Kept {
  /** Lets go of the elements of all other keys. */
  keep(keys: readonly string[]): void;
  get(key: string): HTMLElement;
  find(key: string): HTMLElement | null;
}

/**
 * Elements by key. One that is let go is hidden and serves the next mark: while a reader scrolls, marks come and go all
 * the time, and taking elements in and out of a page is the dearest thing that one can do to it.
 */
function kept(parent: HTMLElement): Kept {
  const elements = new Map<string, HTMLElement>();
  const free: HTMLElement[] = [];
  return {
    keep: (keys) => {
      const wanted = new Set(keys);
      for (const [key, element] of elements) {
        if (wanted.has(key)) continue;
        elements.delete(key);
        free.push(element);
      }
      for (const element of free) {
        if (element.className === '') continue;
        element.className = '';
        delete element.dataset['path'];
        delete element.dataset['box'];
        element.style.cssText = 'display:none';
        element.replaceChildren();
      }
    },
    get: (key) => {
      let element = elements.get(key) ?? free.pop();
      if (!element) {
        element = parent.ownerDocument.createElement('div');
        parent.append(element);
      }
      elements.set(key, element);
      return element;
    },
    find: (key) => elements.get(key) ?? null,
  };
}

function set(element: HTMLElement, name: string, box: Box): void {
  if (element.className !== name) element.className = name;
  const style = `left:${round(box.left)}px;top:${round(box.top)}px;width:${round(box.right - box.left)}px;height:${round(box.bottom - box.top)}px`;
  if (element.dataset['box'] !== style) {
    element.dataset['box'] = style;
    // Through the object model: a strict policy of the page forbids style attributes in markup, not this.
    element.style.cssText = style;
  }
}

function round(pixels: number): number {
  return Math.round(pixels * 2) / 2;
}
