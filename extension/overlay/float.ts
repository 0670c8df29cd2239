/**
 * Boxes over the page: popover, selection bar, clause menu. They stand in the browser's top layer, so that nothing of
 * the page can lie over them and no stacking of the page hides them; @floating-ui/dom says where.
 */
import { autoUpdate, computePosition, flip, offset, shift, type Placement } from '@floating-ui/dom';
import { around, type Box } from './geometry.ts';
import type { Host } from './host.ts';

export interface Float {
  readonly element: HTMLElement;
  /** `performance.now()` of its appearance. */
  readonly since: number;
  close(): void;
}

export interface Reference {
  /** Viewport boxes of the words; asked again whenever the page moves. */
  boxes(): readonly Box[];
  /** An element of the page near the words, for the scrolling boxes around it. */
  readonly context: Element;
}

export interface FloatOptions {
  readonly name: string;
  readonly direction: 'rtl' | 'ltr';
  readonly language: string;
  readonly placement: Placement;
  /** CSS pixels between the words and the box. */
  readonly gap: number;
}

/** A click on a box that has only just appeared is not meant for it. Milliseconds. */
const TOO_SOON = 120;

export function openFloat(host: Host, reference: Reference, options: FloatOptions): Float {
  const element = host.element.ownerDocument.createElement('div');
  element.className = `box ${options.name}`;
  element.dir = options.direction;
  element.lang = options.language;
  element.setAttribute('popover', 'manual');
  host.boxes.append(element);
  element.showPopover();

  const virtual = {
    contextElement: reference.context,
    getBoundingClientRect: () => rect(around(reference.boxes())),
  };
  const place = () => {
    void computePosition(virtual, element, {
      strategy: 'fixed',
      placement: options.placement,
      middleware: [
        offset(options.gap),
        flip({ padding: 8, fallbackAxisSideDirection: 'end' }),
        shift({ padding: 8 }),
      ],
    }).then(({ x, y }) => {
      element.style.left = `${Math.round(x)}px`;
      element.style.top = `${Math.round(y)}px`;
      element.classList.add('placed');
      return null;
    });
  };
  const stop = autoUpdate(virtual, element, place);
  return {
    element,
    since: performance.now(),
    close: () => {
      stop();
      element.remove();
    },
  };
}

/**
 * Only what a person does: no event made by the page's scripts, no click on a box that has just appeared under the
 * pointer, none while the page shows our box as something else (see-through, moved, filtered).
 */
export function meant(event: Event, float: Float, host: Host): boolean {
  if (!event.isTrusted) return false;
  if (event instanceof PointerEvent && event.detail > 0 && performance.now() - float.since < TOO_SOON) return false;
  const { opacity, filter, transform, clipPath, visibility } = getComputedStyle(host.element);
  return opacity === '1' && filter === 'none' && transform === 'none' && clipPath === 'none' && visibility === 'visible';
}

function rect(box: Box | null): DOMRect {
  return box ? new DOMRect(box.left, box.top, box.right - box.left, box.bottom - box.top) : new DOMRect();
}
