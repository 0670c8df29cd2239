/**
 * The one protocol between the overlay (content script), the background and the extension's own pages.
 * A content script lives in a hostile page: whatever it sends is checked like a stranger's, and nothing that it
 * receives may hold a token, an e-mail address or the text of a note.
 */
import type { Anchor } from '../shared/anchors/types.ts';
import type { Clause } from '../shared/clauses/types.ts';
import type { Citation } from '../shared/citations/types.ts';
import type { DocumentIdentity } from '../shared/reading.ts';
import type { Position } from '../shared/notes/types.ts';

/** What the overlay tells of its tab once it has read the page (and again when the page changed). */
export interface TabDocument {
  readonly document: DocumentIdentity;
  readonly address: string;
  /** Clauses in reading order, each with the first 160 characters of its words for the outline. */
  readonly outline: readonly OutlineEntry[];
  readonly citations: readonly (Citation & { readonly quote: string; readonly path: string | null })[];
}

export interface OutlineEntry extends Pick<Clause, 'path' | 'kind' | 'act' | 'addressee' | 'label' | 'parent'> {
  readonly words: string;
}

/** A note as the overlay may know it: where and of what colour, never what it says. */
export interface Mark {
  readonly note: string;
  readonly anchor: Anchor;
  readonly whose: 'own' | 'delegation';
  readonly kind: 'note' | 'highlight';
  readonly position: Position | null;
}

/** What a popover shows of an instrument; made by the background, which has the catalogue. */
export interface InstrumentCard {
  readonly id: string;
  /** As documents write it, in the reader's language. */
  readonly name: string;
  readonly title: string | null;
  readonly body: string | null;
  readonly versionCited: string | null;
  readonly newest: { readonly version: string; readonly certain: boolean } | null;
  readonly address: { readonly url: string; readonly certain: boolean } | null;
}

/** Overlay → background. Every answer is `Answer<K>`. */
export interface OverlayRequests {
  'overlay/seen': { ask: TabDocument; answer: { marks: readonly Mark[] } };
  'overlay/located': { ask: { outcomes: readonly { note: string; outcome: 'exact' | 'changed' | 'clause' | 'document' | 'lost'; now: string | null }[] }; answer: null };
  'overlay/card': { ask: { id: string; language: string }; answer: InstrumentCard };
  'overlay/compose': { ask: { anchor: Anchor; kind: 'note' | 'highlight'; position?: Position }; answer: { opened: boolean } };
  'overlay/open-note': { ask: { note: string }; answer: { opened: boolean } };
  'overlay/settings': { ask: null; answer: OverlaySettings };
  'overlay/enabled': { ask: { enabled: boolean }; answer: null };
}

export interface OverlaySettings {
  /** Remembered per site (registrable host of the page). */
  readonly enabled: boolean;
  readonly bands: boolean;
  readonly citations: boolean;
  /** Interface language. */
  readonly language: string;
}

/** Background → overlay of one tab. */
export type ToOverlay =
  | { readonly type: 'marks'; readonly marks: readonly Mark[] }
  | { readonly type: 'settings'; readonly settings: OverlaySettings }
  | { readonly type: 'go'; readonly to: { readonly path: string } | { readonly note: string } | { readonly start: number; readonly end: number } }
  | { readonly type: 'read-again' };
