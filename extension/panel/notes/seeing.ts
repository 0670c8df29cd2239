/** A note counts as seen once its end has stood in view for a second, on a page that somebody can see. */
import { useEffect } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { NoteRow } from '../../store/database.ts';
import { markSeen } from '../../store/seen.ts';
import { askBackground } from '../../messages.ts';
import { account } from '../here/person.ts';

/** Milliseconds in view. */
const LOOK = 1_000;
/** How long notes are gathered before they are written down together, in milliseconds. */
const GATHER = 300;

const changes = new WeakMap<Element, (seen: boolean) => void>();
let observer: IntersectionObserver | null = null;

function observe(element: Element, inView: (seen: boolean) => void): () => void {
  observer ??= new IntersectionObserver((entries) => {
    for (const { target, isIntersecting, intersectionRatio } of entries) changes.get(target)?.(isIntersecting && intersectionRatio >= 0.6);
  }, { threshold: [0, 0.6] });
  changes.set(element, inView);
  observer.observe(element);
  return () => {
    observer?.unobserve(element);
    changes.delete(element);
  };
}

const seenNow = new Map<string, NoteRow>();
let writing: ReturnType<typeof setTimeout> | null = null;

function write(row: NoteRow): void {
  seenNow.set(row.id, row);
  writing ??= setTimeout(() => {
    writing = null;
    const rows = [...seenNow.values()];
    seenNow.clear();
    void markSeen(account.peek(), rows.filter((each) => each.account === account.peek())).then(tellBadge, () => undefined);
  }, GATHER);
}

/** The badge counts unread mentions; the background keeps it. */
export function tellBadge(): void {
  void askBackground('panel/seen', null);
}

/** Watches the end of an unread note, before its replies, until it was seen. */
export function useSeeing(card: RefObject<HTMLElement | null>, row: NoteRow, unread: boolean): void {
  useEffect(() => {
    const element = card.current;
    if (!unread || element === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let inView = false;
    const stop = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    };
    const look = (): void => {
      stop();
      if (inView && document.visibilityState === 'visible') timer = setTimeout(() => write(row), LOOK);
    };
    const leave = observe(element, (now) => {
      if (now === inView) return;
      inView = now;
      look();
    });
    document.addEventListener('visibilitychange', look);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [unread, row, card]);
}
