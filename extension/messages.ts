/**
 * The one protocol between the overlay (content script), the background and the extension's own pages.
 * A content script lives in a hostile page: whatever it sends is checked like a stranger's, and nothing that it
 * receives may hold a token, an e-mail address or the text of a note.
 */
import { browser } from 'wxt/browser';
import type { InstrumentCard } from '../shared/instruments/card.ts';
import type { Anchor, Located } from '../shared/anchors/types.ts';
import type { Clause, DocumentIdentity } from '../shared/clauses/types.ts';
import type { Citation } from '../shared/citations/types.ts';
import type { Reading } from '../shared/reading.ts';
import type { DocumentText } from '../shared/text/types.ts';
import type { CitedText } from './library/cited.ts';
import type { FetchTroubleName } from './library/fetching.ts';
import type { PopoverWords } from './words/popover/shape.ts';
import type { PositionWords } from './words/shape.ts';
import type { OverlayWords } from './words/overlay/shape.ts';
import type { Language } from '../shared/languages/types.ts';
import type { AuditEntry, ExportPage, HistoryEntry, Invitation } from '../shared/notes/protocol.ts';
import type { Position, Role } from '../shared/notes/types.ts';

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
  /** The act as the document words it; absent or null where there is none. */
  readonly actWords?: string | null;
}

/** A note as it is painted: of what colour, never what it says. */
export interface Mark {
  readonly note: string;
  readonly whose: 'own' | 'delegation';
  readonly kind: 'note' | 'highlight';
  readonly position: Position | null;
}

/** With the words that it is about: for the extension's own pages only. */
export interface AnchoredMark extends Mark {
  readonly anchor: Anchor;
}

/** A note and where it was found. */
export interface PlacedMark {
  readonly mark: Mark;
  readonly located: Located;
}

/** What became of a note's place on a page, as the panel is told. */
export interface LocatedNote {
  readonly note: string;
  readonly outcome: Located['outcome'];
  /** The words that stand there now, where they changed; the middle of very long ones left out. */
  readonly now: string | null;
  /** The clause that the note stands on in this edition; null where it has none. */
  readonly path: string | null;
  /** Why it is lost. */
  readonly reason: 'absent' | 'ambiguous' | null;
  /** `path` is the clause that its own, which was not found, stood under. */
  readonly above?: true;
  /** The page of another file with as many pages. */
  readonly otherFile?: true;
}

/** What a popover shows of an instrument; made by the background, which has the catalogue. */
export type { InstrumentCard } from '../shared/instruments/card.ts';

/** Overlay → background. Every answer is `Answer<K>`. */
export interface OverlayRequests {
  /** Reads the page's text with the rules of `shared/reading.ts`, off the page's own thread. */
  'overlay/read': { ask: DocumentText; answer: Reading };
  /** The anchor of words or of a clause of the page that was read last; null once the background has forgotten the page. */
  'overlay/describe': { ask: { start: number; end: number } | { path: string }; answer: Anchor | null };
  /**
   * The notes of the tab's document that have a place on that page, some at a time: `next` is what to ask `from` for more.
   * Of the others a page is told nothing, not even that they are. Null once the background has forgotten the page.
   */
  'overlay/placed': { ask: { from: number }; answer: { placed: readonly PlacedMark[]; next: number | null } | null };
  'overlay/seen': { ask: TabDocument; answer: { kept: true } };
  /** For the extension's own pages: all notes of the tab's document. */
  'overlay/marks': { ask: null; answer: { marks: readonly AnchoredMark[] } };
  /** From the extension's own pages. */
  'overlay/located': { ask: { outcomes: readonly LocatedNote[] }; answer: null };
  'overlay/card': { ask: { id: string; language: string }; answer: InstrumentCard };
  /** The cited text itself, as far as it is kept on this computer, and what else a popover shows. */
  'overlay/cited': { ask: CitedAsk; answer: CitedText };
  /** A clause of the tab's document as documents refer to it; null path: the document. Null when the tab shows none. */
  'overlay/reference': { ask: { path: string | null }; answer: string | null };
  /** On the person's click: fetches the text from its official address and keeps it; null: it is kept now. */
  'overlay/fetch': { ask: CitedAsk; answer: { trouble: FetchTroubleName | null } };
  /** Bytes of a fetch under way; null: none is. */
  'overlay/fetched': { ask: { id: string }; answer: { bytes: number | null } };
  /** Opens the cited document in the reader at the place cited, in a new tab. */
  'overlay/open-cited': { ask: CitedAsk; answer: { opened: boolean } };
  /** Opens the panel on an instrument: where it is cited, and the notes on it. */
  'overlay/open-instrument': { ask: { id: string }; answer: { opened: boolean } };
  'overlay/compose': { ask: { anchor: Anchor; kind: 'note' | 'highlight'; position?: Position }; answer: { opened: boolean } };
  'overlay/open-note': { ask: { note: string }; answer: { opened: boolean } };
  /** The clause that is being read on the page; null: none. Told when scrolling has come to rest. */
  'overlay/in-view': { ask: { path: string | null }; answer: null };
  'overlay/settings': { ask: null; answer: OverlaySettings };
  /** Puts the overlay's second script, which reads, or its third, which shows, into the page that asks; answered once it has run. */
  'overlay/reading': { ask: null; answer: true };
  'overlay/session': { ask: null; answer: true };
  /** Brings what offers to open documents behind links. */
  'overlay/links': { ask: null; answer: true };
  /** On the person's click: opens the document at a covered address in the reader, in a tab beside. */
  'overlay/open-document': { ask: { address: string }; answer: { opened: boolean } };
  'overlay/enabled': { ask: { enabled: boolean }; answer: null };
}

/** @property locator the pinpoint, as citations carry it; null for none */
export interface CitedAsk {
  readonly id: string;
  readonly locator: string | null;
  readonly language: string;
}

export interface OverlaySettings {
  /** Remembered per site (registrable host of the page). */
  readonly enabled: boolean;
  readonly bands: boolean;
  readonly citations: boolean;
  /** Links to documents offer to open them in the reader. */
  readonly links?: boolean;
  /** False: letters are keys with Alt only. */
  readonly letters?: boolean;
  /** Interface language. */
  readonly language: Language | 'auto';
  /** What the overlay says in it; sent along, since a content script does not carry six languages. Pages of the extension do. */
  readonly words?: { readonly overlay: OverlayWords; readonly positions: PositionWords; readonly popover: PopoverWords };
}

/** Background → overlay of one tab. */
export type ToOverlay =
  /** Notes on its document have changed: it asks for them. */
  | { readonly type: 'marks' }
  | { readonly type: 'settings'; readonly settings: OverlaySettings }
  | { readonly type: 'go'; readonly to: { readonly path: string } | { readonly note: string } | { readonly start: number; readonly end: number } }
  | { readonly type: 'read-again' };

/** Why something asked of the background did not happen; the panel has a sentence for each (`words.errors`). */
export type ProblemName =
  | 'unreachable' | 'wrongCode' | 'wrongPassword' | 'wrongInvitation' | 'weakPassword' | 'badEmail' | 'taken' | 'tooMany'
  | 'notAllowed' | 'signedOut' | 'lastHead' | 'noBackend' | 'badAddress' | 'badKey' | 'noPermission' | 'diskFull' | 'tooLarge'
  | 'empty' | 'pageGone' | 'unknown';

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ProblemName; readonly detail?: string };

/**
 * The extension's own pages → background. Refused from anywhere else.
 * Notes are not among these: pages write them through `extension/store` and then say `panel/wrote`.
 */
export interface PanelRequests {
  /** Something was written to the store: send it, and repaint the tabs that show these documents. */
  'panel/wrote': { ask: { documents: readonly string[] }; answer: null };
  /** The person has seen notes, or chose whether to be notified: count the unread mentions anew. */
  'panel/seen': { ask: null; answer: null };
  /** The person asks for it: try the server now, whatever the pause. */
  'panel/sync': { ask: null; answer: null };
  'panel/go': { ask: { tab: number; to: Extract<ToOverlay, { type: 'go' }>['to'] }; answer: null };
  'panel/site': { ask: { tab: number; enabled: boolean }; answer: null };
  /** Settings changed: tell the overlays. */
  'panel/settings': { ask: null; answer: null };
  'panel/backend': { ask: { address: string; key: string }; answer: null };
  'panel/send-code': { ask: { email: string }; answer: null };
  'panel/check-code': { ask: { email: string; code: string }; answer: null };
  'panel/sign-in': { ask: { email: string; password: string }; answer: null };
  /** `confirm`: the backend wants the address confirmed by the code that it has sent. */
  'panel/sign-up': { ask: { email: string; password: string; name: string }; answer: { confirm: boolean } };
  'panel/sign-out': { ask: null; answer: null };
  'panel/set-name': { ask: { name: string }; answer: null };
  'panel/create-delegation': { ask: { name: string }; answer: { id: string } };
  'panel/invite': { ask: { delegation: string; role: 'head' | 'member' | 'observer'; uses: number }; answer: { code: string; expires: string } };
  'panel/join': { ask: { code: string }; answer: { id: string; name: string } };
  'panel/leave': { ask: { delegation: string }; answer: null };
  'panel/roster': { ask: { delegation: string }; answer: null };
  'panel/rename': { ask: { delegation: string; name: string }; answer: null };
  'panel/change-role': { ask: { delegation: string; person: string; role: Role }; answer: null };
  'panel/remove-member': { ask: { delegation: string; person: string }; answer: null };
  /** Makes another the head, then leaves. */
  'panel/hand-over': { ask: { delegation: string; person: string }; answer: null };
  'panel/invitations': { ask: { delegation: string }; answer: readonly Invitation[] };
  'panel/revoke': { ask: { invitation: string }; answer: null };
  /** What was done to a delegation, newest first, a page of it; `before` null: the newest. Heads only. */
  'panel/audit': { ask: { delegation: string; before: number | null }; answer: readonly AuditEntry[] };
  /** A note's versions, oldest first; `delegation` null: a private one. */
  'panel/history': { ask: { delegation: string | null; note: string }; answer: readonly HistoryEntry[] };
  /** A page of what the person wrote and the server has; `after` null: the first. */
  'panel/export': { ask: { after: string | null }; answer: ExportPage };
  /** On the server, then on this computer, where unsent notes go too. */
  'panel/delete-account': { ask: null; answer: null };
  /** What is known of instruments, in the order of their ids; 2,000 at most. */
  'panel/cards': { ask: { ids: readonly string[]; language: Language }; answer: readonly InstrumentCard[] };
  /** What is open beside the panel: told to fellow members while the person lets it. null: nothing. */
  'panel/here': { ask: { document: string; path: string | null } | null; answer: null };
  /** The anchor of a clause on the page in a tab, with its words; null where the page is not known any more. */
  'panel/describe': { ask: { tab: number; path: string }; answer: Anchor | null };
}

/**
 * How everything travels to the background: `browser.runtime.sendMessage({ type, ask })`. An overlay gets the answer
 * itself, or null where it was refused or came to nothing; the extension's pages get an `Outcome` of the answer.
 * A message of another shape, or from a sender that may not ask it, is refused.
 */
export interface Envelope<K extends keyof PanelRequests> {
  readonly type: K;
  readonly ask: PanelRequests[K]['ask'];
}

/** Asks the background from a page of the extension; never rejects. `pageGone`: the page outlived its extension (an update, a reload). */
export async function askBackground<K extends keyof PanelRequests>(type: K, ask: PanelRequests[K]['ask']): Promise<Outcome<PanelRequests[K]['answer']>> {
  try {
    const outcome: unknown = await browser.runtime.sendMessage({ type, ask } satisfies Envelope<K>);
    if (typeof outcome === 'object' && outcome !== null && 'ok' in outcome) return outcome as Outcome<PanelRequests[K]['answer']>;
    return { ok: false, problem: 'unknown', detail: 'no answer' };
  } catch (error) {
    return { ok: false, problem: 'pageGone', detail: String(error) };
  }
}
