/**
 * Where the focus goes when what had it is taken away or switched off: to what stands nearest in the same part of the
 * page. Who uses no pointer would otherwise begin again at the top, and who hears the page would hear nothing.
 */

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
/** Milliseconds that others have to put the focus somewhere themselves, and that a part of the page has to be filled anew. */
const OTHERS = 60;
const FILLED = 600;
/** Milliseconds that something that is switched off may take to be switched on again: a button while it is asked for. */
const BUSY = 4_000;

interface Held {
  readonly element: HTMLElement;
  /** What it stood in, the nearest first. */
  readonly around: readonly Element[];
  /** All that could have the focus then, in the order of the page. */
  readonly order: readonly HTMLElement[];
  /** `performance.now()` of the loss; null: it is not lost. */
  lost: number | null;
}

/** Keeps the focus within the document until `signal` aborts. */
export function keepFocus(signal?: AbortSignal): void {
  let held: Held | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const options = { ...(signal === undefined ? {} : { signal }), capture: true };

  const lookAgain = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(look, wait);
  };
  const look = (): void => {
    if (held === null || !isNowhere()) return;
    const { element } = held;
    if (usable(element)) {
      // It was left on purpose, or comes back from being switched off.
      if (held.lost === null) held = null;
      else element.focus({ preventScroll: true });
      return;
    }
    held.lost ??= performance.now();
    const since = performance.now() - held.lost;
    const busy = element.isConnected && element.matches(':disabled');
    const next = busy && since < BUSY ? null : nearest(held, since > FILLED);
    if (next !== null) next.focus();
    else if (since < BUSY) lookAgain(OTHERS * 2);
  };

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    clearTimeout(timer);
    held = { element: target, around: ancestors(target), order: [...document.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(stops), lost: null };
  }, options);
  // Nobody is led back from where he has clicked.
  document.addEventListener('pointerdown', () => (held = null), options);
  const changes = new MutationObserver(() => {
    if (held === null) return;
    // The browser lets go of what is switched off a frame later: that it was lost is known now.
    if (!usable(held.element)) held.lost ??= performance.now();
    if (held.lost !== null || isNowhere()) lookAgain(OTHERS);
  });
  changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden', 'open'] });
  signal?.addEventListener('abort', () => {
    changes.disconnect();
    clearTimeout(timer);
  });
}

function isNowhere(): boolean {
  return document.activeElement === document.body || document.activeElement === null;
}

function stops(element: HTMLElement): boolean {
  return element.tabIndex >= 0;
}

function usable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled') && element.checkVisibility();
}

function ancestors(element: Element): readonly Element[] {
  const all: Element[] = [];
  for (let each = element.parentElement; each !== null; each = each.parentElement) all.push(each);
  return all;
}

/** @param further whether another part of the page may take it, where its own has nothing that could */
function nearest({ element, around, order }: Held, further: boolean): HTMLElement | null {
  const at = order.indexOf(element);
  for (const part of around) {
    if (!part.isConnected) continue;
    const there = [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((each) => stops(each) && usable(each));
    const known = there.map((each) => ({ each, away: Math.abs(order.indexOf(each) - at), old: order.includes(each) }));
    const closest = known.filter(({ old }) => old).toSorted((a, b) => a.away - b.away)[0]?.each ?? there[0];
    if (closest !== undefined) return closest;
    if (!further) return null;
  }
  return null;
}
