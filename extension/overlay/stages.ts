/**
 * Where the three scripts of the overlay meet: a property of the global object that they share. It is that of the
 * extension's own world, which the page's scripts cannot reach.
 */
import type { Language } from '../../shared/languages/types.ts';
import type { OverlaySettings, ToOverlay } from '../messages.ts';
import type { watchPage } from '../sources/html-watch.ts';
import type { PageReading } from './page-reading.ts';

/** Settings with the words that a content script does not carry itself. */
export type Spoken = OverlaySettings & { readonly language: Language; readonly words: NonNullable<OverlaySettings['words']> };

export interface Session {
  configure(settings: Spoken): void;
  /** @param worth whether the page has something to show; @param same only nodes moved, no word changed */
  read(page: PageReading, worth: boolean, same: boolean): void;
  /** The notes that the page has are others now. */
  mark(): void;
  go(to: Extract<ToOverlay, { type: 'go' }>['to']): void;
}

/** @param ours filled with the overlay's own elements, which are not read; @param signal ends the session */
export type CreateSession = (settings: Spoken, ours: Set<Node>, signal: AbortSignal) => Session;

/** The reading of a page; what it hears is what the page's first script heard. */
export interface Watch {
  configure(settings: Spoken): void;
  hear(message: Exclude<ToOverlay, { type: 'settings' }>): void;
}

export type WatchPage = typeof watchPage;

/** @param signal ends the reading and all that it has brought; @param watching the first script's, which need not come twice */
export type CreateWatch = (settings: Spoken, signal: AbortSignal, watching: WatchPage) => Watch;

/** Offers to open documents behind links. @param first the link that it was brought for, and how the person came to it */
export type CreateLinks = (settings: () => Spoken, first: HTMLAnchorElement, came: 'keyboard' | 'pointer', signal: AbortSignal) => void;

interface Brought {
  reading?: CreateWatch;
  session?: CreateSession;
  links?: CreateLinks;
}

const SLOT = Symbol.for('rapporteur');
const world = globalThis as { [SLOT]?: Brought };

/** What the scripts that came into this page so far have brought. */
export const brought: Brought = (world[SLOT] ??= {});
