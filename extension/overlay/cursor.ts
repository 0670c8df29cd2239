/**
 * The keyboard's place among citations: painted ranges cannot hold focus, so one button of ours stands over the words.
 */
import type { Citation } from '../../shared/citations/types.ts';
import { fill } from '../words/choose.ts';
import { around, linesOf } from './geometry.ts';
import type { Stage } from './stage.ts';

export interface Cursor {
  /** Puts the keyboard on a citation. */
  to(citation: Citation): void;
  /** Back on the citation where it was; true when there was one. */
  back(): boolean;
  at(): Citation | null;
  /** Follows the words after the page moved. */
  follow(): void;
  leave(): void;
}

export function createCursor(stage: Stage, onEnter: (citation: Citation) => void): Cursor {
  let citation: Citation | null = null;
  let button: HTMLButtonElement | null = null;
  let before: Element | null = null;

  const follow = () => {
    if (!button || !citation) return;
    const box = around(linesOf(stage.page().text, citation.start, citation.end));
    button.hidden = box === null;
    if (!box) return;
    const origin = stage.host.element.getBoundingClientRect();
    button.style.cssText = `left:${box.left - origin.left - 2}px;top:${box.top - origin.top - 1}px;width:${box.right - box.left + 4}px;height:${box.bottom - box.top + 2}px`;
  };
  const leave = () => {
    const held = button?.matches(':focus') ?? false;
    button?.remove();
    button = null;
    citation = null;
    stage.setCurrent(null);
    if (held && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    before = null;
  };
  return {
    to: (next) => {
      if (!button) {
        before = document.activeElement;
        button = document.createElement('button');
        button.type = 'button';
        button.className = 'cursor';
        button.setAttribute('role', 'link');
        button.setAttribute('aria-haspopup', 'dialog');
        button.addEventListener('click', (event) => {
          if (event.isTrusted && citation) onEnter(citation);
        });
        stage.host.boxes.append(button);
      }
      citation = next;
      button.setAttribute('aria-label', fill(stage.speech().words.citation, { quote: stage.page().text.document.text.slice(next.start, next.end) }));
      stage.reveal(next.start, next.end, false);
      stage.setCurrent(next);
      follow();
      button.focus({ preventScroll: true });
    },
    back: () => {
      if (!button || !citation) return false;
      button.focus({ preventScroll: true });
      stage.setCurrent(citation);
      return true;
    },
    at: () => citation,
    follow,
    leave,
  };
}
