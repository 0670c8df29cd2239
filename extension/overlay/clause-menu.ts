/** The menu of a clause: beside its band under the pointer, or where the keyboard stands. One at a time. */
import { around, type Box } from './geometry.ts';
import { openMenu, type Offer } from './offers.tsx';
import type { Stage } from './stage.ts';

/** Milliseconds: a band is wider than its line and easily crossed. */
const HOVER = 260;
/** CSS pixels around the menu that a pointer may stray into: a little distance is the way back. */
const AWAY = 60;

export interface ClauseMenu {
  /** Opens the menu of a clause beside these boxes of the viewport; another one goes. */
  open(path: string, boxes: () => readonly Box[]): Offer | null;
  shown(): boolean;
  close(): void;
  key(event: KeyboardEvent, alt?: boolean): boolean;
}

export interface ClauseMenuOptions {
  readonly bandOf: (path: string) => HTMLElement | null;
  /** Whether a band may open a menu by itself now. */
  readonly free: () => boolean;
  /** Hears before a menu opens. */
  readonly opens: () => void;
  /** Hears when a menu has gone. */
  readonly closed: () => void;
}

export function createClauseMenu(stage: Stage, { bandOf, free, opens, closed }: ClauseMenuOptions): ClauseMenu {
  const { signal, host } = stage;
  let menu: Offer | null = null;
  let hover: ReturnType<typeof setTimeout> | undefined;

  const open = (path: string, boxes: () => readonly Box[]) => {
    menu?.close();
    opens();
    menu = openMenu(stage, path, boxes, () => {
      menu = null;
      closed();
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
    if (!event.isTrusted || !path || !free() || event.pointerType === 'touch') return;
    clearTimeout(hover);
    const boxes = besideBand(path, event);
    hover = setTimeout(() => open(path, boxes), HOVER);
  }, { signal });
  host.marks.addEventListener('pointerout', () => clearTimeout(hover), { signal });
  host.marks.addEventListener('click', (event) => {
    const path = pathAt(event);
    if (!event.isTrusted || !path) return;
    clearTimeout(hover);
    open(path, besideBand(path, event));
  }, { signal });
  addEventListener('pointermove', (event) => {
    if (!menu || event.pointerType === 'touch' || event.target === host.element || menu.float.element.matches(':focus-within')) return;
    const box = around([menu.float.element.getBoundingClientRect()]);
    if (box && (event.clientX < box.left - AWAY || event.clientX > box.right + AWAY || event.clientY < box.top - AWAY || event.clientY > box.bottom + AWAY)) menu.close();
  }, { signal, capture: true, passive: true });
  signal.addEventListener('abort', () => {
    clearTimeout(hover);
    menu?.close();
  });

  return {
    open,
    shown: () => menu !== null,
    close: () => menu?.close(),
    key: (event, alt) => menu?.key(event, alt) ?? false,
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
