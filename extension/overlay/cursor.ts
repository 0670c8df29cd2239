/**
 * The keyboard's place among citations or clauses: painted ranges cannot hold focus, so one button of ours stands over
 * the words.
 */
import { around, type Box } from './geometry.ts';
import type { Stage } from './stage.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Cursor<P extends Place> {
  /** Puts the keyboard on a place. */
  to(place: P): void;
  /** Back on the place where it was; true when there was one. */
  back(): boolean;
  at(): P | null;
  /** Where it stands in the viewport; empty when nowhere. */
  boxes(): readonly Box[];
  /** Follows the words after the page moved. */
  follow(): void;
  leave(): void;
}

export interface CursorLooks<P extends Place> {
  readonly role: 'link' | 'button';
  readonly className: string;
  readonly label: (place: P) => string;
  /** The words' boxes in the viewport. */
  readonly boxesOf: (place: P) => readonly Box[];
  /** Lights the words while it stands there; null: no longer. */
  readonly lit: (place: P | null) => void;
  readonly onEnter: (place: P) => void;
}

export function createCursor<P extends Place>(stage: Stage, looks: CursorLooks<P>): Cursor<P> {
  let place: P | null = null;
  let button: HTMLButtonElement | null = null;
  let before: Element | null = null;

  const boxes = () => (place ? looks.boxesOf(place) : []);
  const follow = () => {
    if (!button || !place) return;
    const box = around(boxes().map(stage.host.local()));
    button.hidden = box === null;
    if (!box) return;
    button.style.cssText = `left:${box.left - 2}px;top:${box.top - 1}px;width:${box.right - box.left + 4}px;height:${box.bottom - box.top + 2}px`;
  };
  const leave = () => {
    const held = button?.matches(':focus') ?? false;
    button?.remove();
    button = null;
    if (place) looks.lit(null);
    place = null;
    if (held && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    before = null;
  };
  const made = () => {
    const element = document.createElement('button');
    element.type = 'button';
    element.className = `cursor ${looks.className}`;
    element.setAttribute('role', looks.role);
    element.setAttribute('aria-haspopup', 'dialog');
    element.addEventListener('click', (event) => {
      if (event.isTrusted && place) looks.onEnter(place);
    });
    stage.host.boxes.append(element);
    return element;
  };
  return {
    to: (next) => {
      if (!button) {
        before = document.activeElement;
        button = made();
      }
      place = next;
      button.setAttribute('aria-label', looks.label(next));
      stage.reveal(next.start, next.end, false);
      looks.lit(next);
      follow();
      button.focus({ preventScroll: true });
    },
    back: () => {
      if (!button || !place) return false;
      button.focus({ preventScroll: true });
      looks.lit(place);
      return true;
    },
    at: () => place,
    boxes,
    follow,
    leave,
  };
}
