/** Where the person was: kept in the browser's own history, so that back and forward lead there, any number of steps. */

/** Milliseconds between two notes of the place; browsers refuse more than some hundred in half a minute. */
const PAUSE = 400;

export interface Places {
  /** A jump is about to be made: the place is kept, and what follows is a step of its own. */
  leave(path: string | null): void;
  /** Returns to the place that this step of the history had; false where it is visited for the first time. */
  restore(): boolean;
}

interface Kept {
  /** Of the document's height, from 0 to 1: it holds when the window or the zoom changes. */
  readonly share: number;
}

/** @param goTo shows a clause that was put into the address by hand or by a link */
export function keepPlaces(goTo: (place: string) => void): Places {
  history.scrollRestoration = 'manual';
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // Before there is a document its height says nothing.
  let laid = false;
  const keep = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
    if (!laid) return;
    history.replaceState({ share: scrollY / Math.max(1, document.documentElement.scrollHeight) } satisfies Kept, '');
  };
  addEventListener('scroll', () => {
    waiting ??= setTimeout(keep, PAUSE);
  }, { passive: true });
  addEventListener('pagehide', keep);
  addEventListener('popstate', () => {
    clearTimeout(waiting);
    waiting = undefined;
    if (!restore() && location.hash !== '') goTo(placeInAddress());
  });
  return {
    restore: () => {
      laid = true;
      return restore();
    },
    leave: (path) => {
      keep();
      history.pushState(null, '', path === null ? location.href : `#${encodeURIComponent(path)}`);
    },
  };
}

function restore(): boolean {
  const kept = keptIn(history.state);
  if (kept === null) return false;
  scrollTo({ top: kept.share * document.documentElement.scrollHeight, behavior: 'instant' });
  return true;
}

function keptIn(state: unknown): Kept | null {
  return typeof state === 'object' && state !== null && 'share' in state && typeof state.share === 'number' ? { share: state.share } : null;
}

/** The clause or pinpoint that the address names; empty where it names none. */
export function placeInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}
