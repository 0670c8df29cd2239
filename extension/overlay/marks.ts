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
  /** `place`: where the reader was led a moment ago. */
  readonly whose: 'own' | 'delegation' | 'place';
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
      notes.keep(noteMarks, (mark) => mark.key);
      for (const mark of noteMarks) {
        set(notes.get(mark.key), `note ${mark.whose} ${mark.look.tone}${mark.changed ? ' changed' : ''}`, mark.box);
      }
      notes.hideRest();
      bands.keep(bandMarks, keyOf);
      for (const mark of bandMarks) {
        const slot = bands.get(keyOf(mark));
        set(slot, `band ${mark.kind} ${mark.look.tone} ${mark.look.rtl ? 'rtl' : 'ltr'}`, mark.box);
        if (slot.path !== mark.path) {
          slot.path = mark.path;
          slot.element.dataset['path'] = mark.path;
        }
        const badge = mark.notes === 0 && mark.positions.length === 0 ? '' : [...mark.positions.map((position) => letters[position]), ...(mark.notes > 1 ? [String(mark.notes)] : [])].join(' ');
        if (slot.badge !== badge) write(slot, badge);
      }
      bands.hideRest();
    },
    bandOf: (path) => bands.find(keyOf({ path, part: 0 })),
  };
}

function keyOf({ path, part }: Pick<BandMark, 'path' | 'part'>): string {
  return `${path} ${part}`;
}

/** An element with what was last written on it: asking the page costs more than remembering. */
interface Slot {
  readonly element: HTMLElement;
  name: string;
  left: number;
  top: number;
  width: number;
  height: number;
  path: string;
  badge: string;
}

interface Kept {
  /** Lets go of the elements of all other marks. */
  keep<M>(marks: readonly M[], keyOf: (mark: M) => string): void;
  get(key: string): Slot;
  /** Hides the elements that no mark took over. */
  hideRest(): void;
  find(key: string): HTMLElement | null;
}

/**
 * Elements by key. One that is let go serves the next mark, or is hidden until one comes: while a reader scrolls, marks
 * come and go all the time, and taking elements in and out of a page is the dearest thing that one can do to it.
 */
function kept(parent: HTMLElement): Kept {
  const slots = new Map<string, Slot>();
  const free: Slot[] = [];
  const hidden: Slot[] = [];
  return {
    keep: (marks, key) => {
      const wanted = new Set(marks.map(key));
      for (const [each, slot] of slots) {
        if (wanted.has(each)) continue;
        slots.delete(each);
        free.push(slot);
      }
    },
    get: (key) => {
      let slot = slots.get(key);
      if (slot) return slot;
      slot = free.pop() ?? hidden.pop();
      if (!slot) {
        const element = parent.ownerDocument.createElement('div');
        parent.append(element);
        slot = { element, name: '', left: Number.NaN, top: Number.NaN, width: Number.NaN, height: Number.NaN, path: '', badge: '' };
      }
      slots.set(key, slot);
      return slot;
    },
    hideRest: () => {
      for (const slot of free) {
        slot.element.className = '';
        slot.element.style.cssText = 'display:none';
        delete slot.element.dataset['path'];
        if (slot.badge !== '') write(slot, '');
        Object.assign(slot, { name: '', path: '', left: Number.NaN, top: Number.NaN, width: Number.NaN, height: Number.NaN });
        hidden.push(slot);
      }
      free.length = 0;
    },
    find: (key) => slots.get(key)?.element ?? null,
  };
}

function write(slot: Slot, badge: string): void {
  slot.badge = badge;
  slot.element.replaceChildren();
  if (badge === '') return;
  const label = slot.element.ownerDocument.createElement('span');
  label.className = 'badge';
  // Not as text: the page's `window.find` looks into closed roots as well.
  label.dataset['words'] = badge;
  slot.element.append(label);
}

/** Through the object model: a strict policy of the page forbids style attributes in markup, not this. */
function set(slot: Slot, name: string, box: Box): void {
  const { element: { style }, element } = slot;
  const left = round(box.left);
  const top = round(box.top);
  const width = round(box.right - box.left);
  const height = round(box.bottom - box.top);
  if (slot.name === '') style.cssText = '';
  if (slot.name !== name) element.className = slot.name = name;
  if (slot.left !== left) style.left = `${slot.left = left}px`;
  if (slot.top !== top) style.top = `${slot.top = top}px`;
  if (slot.width !== width) style.width = `${slot.width = width}px`;
  if (slot.height !== height) style.height = `${slot.height = height}px`;
}

function round(pixels: number): number {
  return Math.round(pixels * 2) / 2;
}
