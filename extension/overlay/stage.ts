/** What the boxes over a page share: the page as read, the words, and what may be done. Made by the session. */
import type { Anchor } from '../../shared/anchors/types.ts';
import type { Position } from '../../shared/notes/types.ts';
import type { PlacedMark } from '../messages.ts';
import type { Cards } from './cards.ts';
import type { Float } from './float.ts';
import type { Host } from './host.ts';
import type { PageReading } from './page-reading.ts';
import type { Places } from './places.ts';
import type { Speech } from './speech.ts';

export interface Stage {
  readonly host: Host;
  readonly signal: AbortSignal;
  readonly cards: Cards;
  page(): PageReading;
  speech(): Speech;
  placed(): readonly PlacedMark[];
  /** Says something to those who hear the page; '' takes it back. */
  say(words: string): void;
  /** Whether plain letters are keys; without that they are with Alt only. */
  letters(): boolean;
  /** Underlines a citation as the one in question; null for none. */
  setCurrent(words: { readonly start: number; readonly end: number } | null): void;
  /** Scrolls these words into view; `flash` shows them for a moment. */
  reveal(start: number, end: number, flash: boolean): void;
  describeWords: Places['describeWords'];
  describeClause: Places['describeClause'];
  /** Hands an anchor to the panel's composer, or makes the highlight. */
  compose(anchor: Anchor, kind: 'note' | 'highlight', position: Position | null): void;
  openNote(note: string): void;
  hideHere(): void;
  /** True for what a person did on this box on purpose (see `meant`). */
  meant(event: Event, float: Float): boolean;
}
