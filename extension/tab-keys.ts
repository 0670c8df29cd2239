/** The names and shapes in the browser's session storage, by which the background tells the panel of a tab. */
import type { Anchor } from '../shared/anchors/types.ts';
import type { Position } from '../shared/notes/types.ts';
import type { LocatedNote, TabDocument } from './messages.ts';

export const tabKey = (tab: number): string => `tab:${tab}`;
export const locatedKey = (tab: number): string => `located:${tab}`;
export const siteKey = (tab: number): string => `site:${tab}`;
export const composeKey = (tab: number): string => `compose:${tab}`;
/** The path of the clause that is being read; absent: none. */
export const inViewKey = (tab: number): string => `in-view:${tab}`;

/** Who is where, as fellow members' computers tell it. */
export const PRESENCE_KEY = 'presence';

/** UTF-16 units after which a tab's outline cuts a clause's words; one less where that would part a pair of surrogates. */
export const OUTLINE_WORDS = 160;

/** Whether an outline has all of a clause's words, and not only their beginning. */
export function wholeInOutline(words: string): boolean {
  return words.length < OUTLINE_WORDS - 1;
}

/** By note: what became of its anchor on this tab. */
export type LocatedOf = Readonly<Record<string, Omit<LocatedNote, 'note'>>>;

export interface SiteOf {
  readonly host: string;
  readonly enabled: boolean;
}

/** What the overlay asked the panel to open. */
export type Composing =
  | { readonly kind: 'compose'; readonly at: number; readonly anchor: Anchor; readonly position: Position | null }
  | { readonly kind: 'note'; readonly at: number; readonly note: string }
  | { readonly kind: 'instrument'; readonly at: number; readonly id: string };

/** Under what a tab's notes are kept: the document's id where it has one, else its address. */
export function documentKeyOf(document: TabDocument): string {
  if (document.document.id !== null) return document.document.id;
  const address = document.address.split('#')[0] ?? '';
  // The protocol's longest id is 1,024 bytes.
  return `web:${encodeURI(decoded(address))}`.slice(0, 1_000);
}

/** An address written with or without percent signs is one address. */
function decoded(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}
