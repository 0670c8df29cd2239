/**
 * What the person does on the page: pointer, touch, keyboard and selection. Listens without taking anything away from
 * the page, but for the keys of a box that is open. Only trusted events count: the page's scripts cannot press here.
 */
import type { Citation } from '../../shared/citations/types.ts';
import { createCursor } from './cursor.ts';
import { around, type Box } from './geometry.ts';
import { citationAtPoint } from './hit.ts';
import { openBar, openMenu, type Offer } from './offers.tsx';
import { createPopover } from './popover.tsx';
import type { Stage } from './stage.ts';

/** Milliseconds: hovering before a popover opens, and the way that a pointer may take to it. */
const HOVER = 150;
const GRACE = 320;
/** A band is wider than its line and easily crossed. */
const BAND_HOVER = 260;
/** Between two looks under a moving pointer. */
const LOOK = 40;
/** After a selection made by touch handles has stood still. */
const STILL = 350;

export interface Input {
  /** The page was painted anew: what stands over words follows them. */
  moved(): void;
  /** The page was read anew: what was open stood on the old text. */
  reset(): void;
}

export interface InputOptions {
  readonly citations: () => boolean;
  readonly bandOf: (path: string) => HTMLElement | null;
}

export function listen(stage: Stage, { citations, bandOf }: InputOptions): Input {
  const { signal, host } = stage;
  const passive = { signal, capture: true, passive: true } as const;
  let hover: ReturnType<typeof setTimeout> | undefined;
  let leaving: ReturnType<typeof setTimeout> | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let hovered: Citation | null = null;
  let bar: (Offer & { readonly start: number; readonly end: number }) | null = null;
  let menu: Offer | null = null;
  let x = 0;
  let y = 0;

  const cursor = createCursor(stage, (citation) => popover.open(citation, 'keyboard'));
  const popover = createPopover(
    stage,
    (next) => {
      stage.reveal(next.start, next.end, false);
      popover.open(next, popover.by());
      if (cursor.at()) cursor.to(next);
      if (popover.by() === 'keyboard') popover.open(next, 'keyboard');
    },
    (by) => {
      if (by === 'keyboard') cursor.back();
    },
  );

  const stopTimers = () => {
    clearTimeout(hover);
    clearTimeout(leaving);
    hover = undefined;
    leaving = undefined;
  };

  const look = () => {
    looking = undefined;
    const found = citations() ? citationAtPoint(stage.page(), x, y) : null;
    if (found === hovered) return;
    hovered = found;
    clearTimeout(hover);
    if (found) {
      if (found === popover.shown()) {
        clearTimeout(leaving);
        leaving = undefined;
        return;
      }
      popover.expect(found);
      hover = setTimeout(() => {
        clearTimeout(leaving);
        leaving = undefined;
        if (popover.by() !== 'keyboard' || !popover.shown()) popover.open(found, 'pointer', y);
      }, HOVER);
    } else leave();
  };
  const leave = () => {
    if (!popover.shown() || popover.by() === 'keyboard') return;
    leaving ??= setTimeout(() => {
      leaving = undefined;
      popover.close();
    }, GRACE);
  };

  addEventListener('pointermove', (event) => {
    if (!event.isTrusted || event.pointerType === 'touch' || event.buttons !== 0) return;
    ({ clientX: x, clientY: y } = event);
    // Over our own boxes: the pointer has arrived.
    if (event.target === host.element) {
      stopTimers();
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

  addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.target === host.element) return;
    stopTimers();
    popover.close();
    menu?.close();
    bar?.close();
    if (cursor.at()) cursor.leave();
  }, passive);

  // A tap, or a click for those who do not wait. The page's own links stay what they are.
  addEventListener('click', (event) => {
    if (!event.isTrusted || event.defaultPrevented || event.target === host.element || event.button !== 0) return;
    if (!citations() || !(getSelection()?.isCollapsed ?? true)) return;
    if (event.target instanceof Element && event.target.closest('a[href], button, input, textarea, select, [contenteditable]')) return;
    const found = citationAtPoint(stage.page(), event.clientX, event.clientY);
    if (!found) return;
    stopTimers();
    popover.open(found, 'pointer', event.clientY);
  }, passive);

  // Bands are elements of ours: hovering shows what they offer, a tap as well.
  let band: ReturnType<typeof setTimeout> | undefined;
  const openAt = (path: string, boxes: () => readonly Box[]) => {
    menu?.close();
    popover.close();
    menu = openMenu(stage, path, boxes, () => {
      menu = null;
    });
    return menu;
  };
  const besideBand = (path: string, event: MouseEvent) => {
    const top = event.clientY;
    const over = event.target as HTMLElement;
    // An element may stand beside another clause by now.
    return () => boxAt((over.isConnected && over.dataset['path'] === path ? over : bandOf(path))?.getBoundingClientRect(), top);
  };
  host.marks.addEventListener('pointerover', (event) => {
    const path = pathAt(event);
    if (!event.isTrusted || !path || bar || event.pointerType === 'touch') return;
    clearTimeout(band);
    const boxes = besideBand(path, event);
    band = setTimeout(() => openAt(path, boxes), BAND_HOVER);
  }, { signal });
  host.marks.addEventListener('pointerout', () => clearTimeout(band), { signal });
  host.marks.addEventListener('click', (event) => {
    const path = pathAt(event);
    if (!event.isTrusted || !path) return;
    clearTimeout(band);
    openAt(path, besideBand(path, event));
  }, { signal });
  addEventListener('pointermove', (event) => {
    if (!menu || event.pointerType === 'touch' || event.target === host.element || menu.float.element.matches(':focus-within')) return;
    const box = around([menu.float.element.getBoundingClientRect()]);
    // Gone once the pointer is well away; a little distance is the way back.
    if (box && (event.clientX < box.left - 60 || event.clientX > box.right + 60 || event.clientY < box.top - 60 || event.clientY > box.bottom + 60)) menu.close();
  }, passive);

  const select = () => {
    settling = undefined;
    const words = selected(stage);
    if (!words) {
      bar?.close();
      return;
    }
    if (bar && bar.start === words.start && bar.end === words.end) return;
    bar?.close();
    popover.close();
    menu?.close();
    bar = { ...openBar(stage, words.start, words.end, () => {
      bar = null;
    }), ...words };
  };
  const settle = (wait: number) => {
    clearTimeout(settling);
    settling = setTimeout(select, wait);
  };
  let pressed = false;
  addEventListener('pointerdown', (event) => {
    if (event.isTrusted && event.target !== host.element) pressed = true;
  }, passive);
  for (const type of ['pointerup', 'pointercancel'] as const) {
    addEventListener(type, (event) => {
      if (!event.isTrusted || event.target === host.element) return;
      pressed = false;
      settle(event.pointerType === 'touch' ? STILL : 10);
    }, passive);
  }
  document.addEventListener('selectionchange', () => {
    // While a button is held the selection is still being made; scripts' own selections show no bar before a person acts.
    if (bar && !pressed) settle(STILL);
    else if (touched) settle(STILL);
  }, { signal });
  let touched = false;
  addEventListener('touchend', (event) => {
    touched = event.isTrusted;
  }, passive);

  addEventListener('keyup', (event) => {
    if (event.isTrusted && (event.shiftKey || event.key === 'Shift') && /^(?:Arrow|Home|End|Page|Shift)/u.test(event.key)) settle(120);
    if (event.isTrusted && (event.ctrlKey || event.metaKey) && event.code === 'KeyA') settle(120);
  }, passive);

  addEventListener('keydown', (event) => {
    if (!event.isTrusted) return;
    if (takes(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { signal, capture: true });

  const takes = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') {
      stopTimers();
      if (popover.back()) return true;
      if (popover.shown()) popover.close();
      else if (menu) menu.close();
      else if (bar) bar.close();
      else if (cursor.at()) cursor.leave();
      else return false;
      return true;
    }
    const inside = document.activeElement === host.element;
    if (!inside && editable(document.activeElement)) return false;
    if (menu?.key(event) || bar?.key(event)) return true;
    if (event.ctrlKey || event.metaKey) {
      // AltGr, with which some keyboards write brackets, is told as both.
      if (!(event.altKey && /^[[\]]$/u.test(event.key))) return false;
    }
    const step = stepOf(event);
    if (step === 0 || !citations()) return false;
    const next = neighbour(step);
    if (!next) return false;
    popover.close();
    cursor.to(next);
    return true;
  };

  const neighbour = (step: 1 | -1): Citation | null => {
    const all = stage.page().reading.citations;
    const at = cursor.at();
    if (at) {
      const index = all.findIndex((each) => each.start === at.start && each.id === at.id);
      return all[(index + step + all.length) % all.length] ?? null;
    }
    const from = firstInView(stage);
    return (step > 0 ? all.find((each) => each.start >= from) : all.findLast((each) => each.start < from)) ?? all[step > 0 ? 0 : all.length - 1] ?? null;
  };

  // Focus that leaves an open dialog closes it: it does not hang over the page.
  host.root.addEventListener('focusout', (event) => {
    const to = (event as FocusEvent).relatedTarget;
    if (popover.shown() && popover.by() === 'keyboard' && to === null && document.hasFocus()) setTimeout(() => {
      if (document.activeElement !== host.element) popover.close();
    });
  }, { signal });

  signal.addEventListener('abort', () => {
    stopTimers();
    for (const timer of [looking, settling, band]) clearTimeout(timer);
    popover.close();
    menu?.close();
    bar?.close();
    cursor.leave();
  });

  return {
    moved: cursor.follow,
    reset: () => {
      stopTimers();
      hovered = null;
      popover.close();
      menu?.close();
      bar?.close();
      cursor.leave();
    },
  };
}

/** Where the pointer is on a band, not at the end of a long clause. */
function boxAt(box: DOMRect | undefined, y: number): Box[] {
  return box ? [{ left: box.left, right: box.right, top: Math.max(box.top, y - 10), bottom: Math.min(box.bottom, y + 10) }] : [];
}

/** The clause whose band an event is about. */
function pathAt(event: Event): string | undefined {
  return event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('.band')?.dataset['path'] : undefined;
}

function stepOf({ key, code, shiftKey }: KeyboardEvent): 1 | -1 | 0 {
  if (key === ']' || (code === 'BracketRight' && !shiftKey && !/^[[\]]$/u.test(key))) return 1;
  if (key === '[' || (code === 'BracketLeft' && !shiftKey && !/^[[\]]$/u.test(key))) return -1;
  return 0;
}

function editable(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(element.tagName));
}

/** The selection's offsets, if it holds words of the main text. */
function selected(stage: Stage): { readonly start: number; readonly end: number } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  if (editable(document.activeElement)) return null;
  const range = selection.getRangeAt(0);
  const { text } = stage.page();
  if (!range.intersectsNode(text.root)) return null;
  const start = text.offsetOf(range.startContainer, range.startOffset, 'start');
  const end = text.offsetOf(range.endContainer, range.endOffset, 'end');
  if (start === null || end === null || end <= start) return null;
  const words = text.document.text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  const trimmed = words.trim();
  return trimmed === '' ? null : { start: start + lead, end: start + lead + trimmed.length };
}

/** The offset of the first words on the screen: by halving, as blocks follow each other down the page. */
function firstInView(stage: Stage): number {
  const { text } = stage.page();
  const { blocks } = text.document;
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (text.elements[middle]!.getBoundingClientRect().bottom > 0) high = middle;
    else low = middle + 1;
  }
  return blocks[low]?.start ?? 0;
}
