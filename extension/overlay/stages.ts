/**
 * Where the scripts of the overlay meet: a property of the global object that they share. It is that of the
 * extension's own world, which the page's scripts cannot reach.
 */
import type { Language } from '../../shared/languages/types.ts';
import type { OverlaySettings, ToOverlay } from '../messages.ts';
import type { watchPage } from '../sources/html-watch.ts';
import type { Float, FloatOptions, Reference } from './float.ts';
import type { Host } from './host.ts';
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

/** @param first the link that the offers were brought for; @param came how the person came to it; @param linkOf the first script's, which need not come twice */
export type CreateLinks = (settings: () => Spoken, first: HTMLAnchorElement, came: 'keyboard' | 'pointer', linkOf: (event: Event) => HTMLAnchorElement | null, signal: AbortSignal) => void;

/** What boxes over a page are made with: both the session and the links' offers need it, and it comes once. */
export interface BoxMaker {
  /** @param css besides that of boxes */
  createHost(page: Document, css: string, signal: AbortSignal): Host;
  openFloat(host: Host, reference: Reference, options: FloatOptions): Float;
  meant(event: Event, float: Float, host: Host): boolean;
}

interface Brought {
  boxes?: BoxMaker;
  reading?: CreateWatch;
  session?: CreateSession;
  links?: CreateLinks;
}

const SLOT = Symbol.for('rapporteur');
const world = globalThis as { [SLOT]?: Brought };

/** What the scripts that came into this page so far have brought. */
export const brought: Brought = (world[SLOT] ??= {});

/** Whoever draws boxes was brought with them. */
export function boxMaker(): BoxMaker {
  if (!brought.boxes) throw new Error('boxes are drawn before their script came');
  return brought.boxes;
}
