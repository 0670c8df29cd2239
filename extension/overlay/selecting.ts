/** The bar beside selected words: by mouse, by touch handles, by keyboard (shift and arrows, caret browsing, everything). */
import { fill } from '../words/choose.ts';
import { openBar, type Offer } from './offers.tsx';
import type { Stage } from './stage.ts';

/** Milliseconds that a selection stands still: after a mouse, after the keyboard, made by touch handles. */
const MOUSE = 10;
const KEYS = 120;
const TOUCH = 350;

export interface Selecting {
  shown(): boolean;
  close(): void;
  /** Handles a key while the bar is shown; true when it was one of its own. */
  key(event: KeyboardEvent, alt?: boolean): boolean;
  /** Opens the bar for what is selected now. */
  offer(): void;
}

/** @param opens hears before the bar opens */
export function createSelecting(stage: Stage, opens: () => void): Selecting {
  const { signal, host } = stage;
  const passive = { signal, capture: true, passive: true } as const;
  let bar: (Offer & { readonly start: number; readonly end: number }) | null = null;
  let settling: ReturnType<typeof setTimeout> | undefined;
  let pressed = false;
  let touched = false;

  const select = (byKeys: boolean) => {
    settling = undefined;
    const words = selected(stage);
    if (!words) {
      bar?.close();
      return;
    }
    if (bar && bar.start === words.start && bar.end === words.end) return;
    bar?.close();
    opens();
    bar = { ...openBar(stage, words.start, words.end, () => {
      bar = null;
      // A change of the selection that is still being waited for would bring it back.
      clearTimeout(settling);
      stage.say('');
    }), ...words };
    // Whoever selects by keys may not see the bar, and has the pointer nowhere near it.
    if (byKeys) stage.say(offered(stage));
  };
  const settle = (wait: number) => {
    clearTimeout(settling);
    settling = setTimeout(() => select(wait === KEYS), wait);
  };

  addEventListener('pointerdown', (event) => {
    if (event.isTrusted && event.target !== host.element) pressed = true;
  }, passive);
  for (const type of ['pointerup', 'pointercancel'] as const) {
    addEventListener(type, (event) => {
      if (!event.isTrusted || event.target === host.element) return;
      pressed = false;
      settle(event.pointerType === 'touch' ? TOUCH : MOUSE);
    }, passive);
  }
  document.addEventListener('selectionchange', () => {
    // While a button is held the selection is still being made; scripts' own selections show no bar before a person acts.
    if (touched || (bar && !pressed)) settle(TOUCH);
  }, { signal });
  addEventListener('touchend', (event) => {
    touched = event.isTrusted;
  }, passive);
  addEventListener('keyup', (event) => {
    if (!event.isTrusted) return;
    const moves = (event.shiftKey || event.key === 'Shift') && /^(?:Arrow|Home|End|Page|Shift)/u.test(event.key);
    if (moves || ((event.ctrlKey || event.metaKey) && event.code === 'KeyA')) settle(KEYS);
  }, passive);
  signal.addEventListener('abort', () => {
    clearTimeout(settling);
    bar?.close();
  });

  return {
    shown: () => bar !== null,
    close: () => bar?.close(),
    key: (event, alt) => bar?.key(event, alt) ?? false,
    offer: () => {
      clearTimeout(settling);
      select(true);
    },
  };
}

/** The bar's keys, in words. */
function offered({ speech, letters }: Stage): string {
  const { words } = speech();
  const of = { n: words.note, h: words.highlight, p: words.position, c: words.copyReference };
  return `${words.selection}: ${Object.entries(of).map(([key, name]) => fill(words.withKey, { name, key: letters() ? key.toUpperCase() : `Alt+${key.toUpperCase()}` })).join(', ')}`;
}

export function editable(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(element.tagName));
}

/** The selection's offsets, if it holds words of the main text; a selection made backwards gives the same. */
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
