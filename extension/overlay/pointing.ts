/** A pointer over citations: the popover opens after a moment, stays on the way to it, and goes when the pointer has gone. */
import type { Citation } from '../../shared/citations/types.ts';
import { citationAtPoint } from './hit.ts';
import type { Popover } from './popover.tsx';
import type { Stage } from './stage.ts';

/** Milliseconds: hovering before a popover opens, and the way that a pointer may take to it. */
const HOVER = 150;
const GRACE = 320;
/** Between two looks under a moving pointer. */
const LOOK = 40;

export interface Pointing {
  /** Whatever was about to open or to go does not. */
  stop(): void;
  /** The page was read anew. */
  reset(): void;
}

export function followPointer(stage: Stage, popover: Popover, citations: () => boolean): Pointing {
  const { signal, host } = stage;
  const passive = { signal, capture: true, passive: true } as const;
  let hover: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let hovered: Citation | null = null;
  let x = 0;
  let y = 0;

  const stay = () => {
    clearTimeout(leaving);
    leaving = undefined;
  };
  const stop = () => {
    clearTimeout(hover);
    hover = undefined;
    stay();
  };
  const leave = () => {
    if (!popover.shown() || popover.by() === 'keyboard') return;
    leaving ??= setTimeout(() => {
      leaving = undefined;
      popover.close();
    }, GRACE);
  };
  const look = () => {
    looking = undefined;
    const found = citations() ? citationAtPoint(stage.page(), x, y) : null;
    if (found === hovered) return;
    hovered = found;
    clearTimeout(hover);
    if (!found) leave();
    else if (found === popover.shown()) stay();
    else {
      popover.expect(found);
      hover = setTimeout(() => {
        stay();
        if (popover.by() !== 'keyboard' || !popover.shown()) popover.open(found, 'pointer', y);
      }, HOVER);
    }
  };

  addEventListener('pointermove', (event) => {
    if (!event.isTrusted || event.pointerType === 'touch' || event.buttons !== 0) return;
    ({ clientX: x, clientY: y } = event);
    // Over our own boxes: the pointer has arrived.
    if (event.target === host.element) {
      stop();
      hovered = popover.shown();
      return;
    }
    looking ??= setTimeout(look, LOOK);
  }, passive);
  document.documentElement.addEventListener('pointerleave', (event) => {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    clearTimeout(hover);
    hovered = null;
    leave();
  }, { signal, passive: true });

  // A tap, or a click for those who do not wait. The page's own links stay what they are.
  addEventListener('click', (event) => {
    if (!event.isTrusted || event.defaultPrevented || event.target === host.element || event.button !== 0) return;
    if (!citations() || !(getSelection()?.isCollapsed ?? true)) return;
    if (event.target instanceof Element && event.target.closest('a[href], button, input, textarea, select, [contenteditable]')) return;
    const found = citationAtPoint(stage.page(), event.clientX, event.clientY);
    if (!found) return;
    stop();
    popover.open(found, 'pointer', event.clientY);
  }, passive);

  signal.addEventListener('abort', () => {
    stop();
    clearTimeout(looking);
  });
  return {
    stop,
    reset: () => {
      stop();
      hovered = null;
    },
  };
}
