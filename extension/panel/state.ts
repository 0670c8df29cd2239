/** What the panel shows, as signals: the tab beside it, the local database, and where the person is in the panel itself. */
import { computed, effect, signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/languages/types.ts';
import type { ProblemName, TabDocument } from '../messages.ts';
import { adoptable as countAdoptable } from '../store/adoption.ts';
import { database, type DelegationRow, PRIVATE } from '../store/database.ts';
import type { Deletion } from '../store/notes.ts';
import { isUnread, type Seen } from '../store/seen.ts';
import { accountOf, allValues, streamAtWork, type Values } from '../store/values.ts';
import { chooseLanguage, directionOf, wordsOf } from '../words/words.ts';
import { following } from './follow.ts';
import { composeKey, documentKeyOf, locatedKey, siteKey, tabKey, type Composing, type LocatedOf, type SiteOf } from '../tab-keys.ts';
import { followSeen } from './notes/seen-here.ts';
import { EMPTY_SHELF, followShelf, type Shelf } from './notes/shelf.ts';
import type { Draft } from './compose/draft.ts';

export type View = 'outline' | 'notes' | 'citations' | 'found';
export type Screen = 'document' | 'account';

export const tab = signal<number | null>(null);
/** The view that is open, also when the panel is next opened. */
export const view = signal<View>(viewBefore());
effect(() => {
  if (view.value !== 'found') localStorage.setItem('view', view.value);
});

function viewBefore(): View {
  const before = localStorage.getItem('view');
  return before === 'notes' || before === 'citations' ? before : 'outline';
}

export const screen = signal<Screen>('document');
export const query = signal('');
/** What is being written; null: the composer is closed. */
export const draft = signal<Draft | null>(null);
/** The note to scroll to and to mark once. */
export const shownNote = signal<string | null>(null);

/** What is said at the foot of the panel: that something was done (and can be undone), or what went wrong. */
export type Toast =
  | { readonly kind: 'deleted'; readonly deletion: Deletion; readonly document: string }
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'done'; readonly text: string; readonly undo: () => Promise<void> }
  | { readonly kind: 'problem'; readonly problem: ProblemName; readonly detail: string };
export const toast = signal<Toast | null>(null);

export const tabDocument = signal<TabDocument | null>(null);
export const located = signal<LocatedOf>({});
export const site = signal<SiteOf | null>(null);
export const documentKey = computed(() => (tabDocument.value === null ? null : documentKeyOf(tabDocument.value)));

export const loaded = signal(false);
export const values = following<Values | null>(() => allValues, null, () => (broken.value = true));
/** The local database cannot be opened. */
export const broken = signal(false);

export const account = computed(() => accountOf(values.value?.account ?? null));
const ofDelegations = following<{ readonly whose: string; readonly rows: readonly DelegationRow[] } | null>(() => {
  const whose = account.value;
  return async () => ({ whose, rows: await database.delegations.where('account').equals(whose).sortBy('name') });
}, null);
export const delegations = computed(() => ofDelegations.value?.rows ?? []);
/** Until then nobody knows where a new note would go: a composer opened too early would offer "only you". */
export const delegationsKnown = computed(() => values.value !== null && ofDelegations.value?.whose === account.value);
export const stream = computed(() => (values.value === null ? PRIVATE : streamAtWork(values.value, delegations.value)));

/** Where a new note goes unless the person says otherwise: the delegation at work, if he may write in it. */
export const streamForNew = computed(() => (delegations.value.some((each) => each.id === stream.value && each.role !== 'observer') ? stream.value : PRIVATE));

const valuesKnown = computed(() => values.value !== null);

function pathsHere(): readonly string[] {
  return tabDocument.peek()?.outline.map((entry) => entry.path) ?? [];
}

/** The rows of this document as they come from the disk, and how many there are. */
export const shelf = signal<Shelf>(EMPTY_SHELF);
const shelfShown = computed(() => shelf.value !== EMPTY_SHELF);
/** The notes on this document could not be read; `readAgain` tries anew. */
export const shelfBroken = signal(false);
const attempt = signal(0);
export const readAgain = (): void => void attempt.value++;
effect(() => {
  const document = documentKey.value;
  const whose = account.value;
  const ready = valuesKnown.value;
  void attempt.value;
  shelf.value = EMPTY_SHELF;
  shelfBroken.value = false;
  if (!ready || document === null) return;
  const ended = new AbortController();
  followShelf(whose, document, pathsHere, (now) => (shelf.value = now), ended.signal).catch(() => !ended.signal.aborted && (shelfBroken.value = true));
  return () => ended.abort();
});

/** The notes on this document that belong on the screen: private ones, and those of the delegation at work. */
export const notes = computed(() => {
  const mine = new Set(delegations.value.map((each) => each.id as string));
  // What a delegation that one has left did not take any more stays in sight: it is nowhere else.
  return shelf.value.rows.filter((row) => row.deleted === 0 && (row.stream === PRIVATE || row.stream === stream.value || !mine.has(row.stream)));
});

/** What the person has seen of this document's notes; null until the disk has told. */
export const seen = signal<Seen | null>(null);
effect(() => {
  const document = documentKey.value;
  const whose = account.value;
  // What is seen matters once there are notes on the screen, and never keeps them from it.
  const ready = valuesKnown.value && shelfShown.value;
  seen.value = null;
  if (!ready || document === null) return;
  const ended = new AbortController();
  followSeen(whose, document, (now) => (seen.value = now), ended.signal).catch(() => undefined);
  return () => ended.abort();
});
export const seenKnown = computed(() => seen.value !== null);
/** The notes of others on this document that the person has not seen. */
export const unread = computed<ReadonlySet<string>>(() => {
  const known = seen.value;
  return new Set(known === null ? [] : notes.value.filter((row) => isUnread(row, known)).map((row) => row.id));
});

/** How many notes wait to be sent, on all documents. */
export const waiting = following(() => {
  const whose = account.value;
  return async () => new Set((await database.outbox.where('account').equals(whose).toArray()).map((row) => row.note)).size;
}, 0);
export const adoptable = following(() => {
  const signedIn = values.value?.account ?? null;
  return async () => (signedIn === null ? 0 : countAdoptable());
}, 0);

export const language = computed<Language>(() => chooseLanguage(values.value?.language ?? 'auto', navigator.languages));
export const words = computed(() => wordsOf(language.value));

/** Binds the page's direction and language, and the tab: the one given in the address, else the window's active one. */
export async function startPanel(): Promise<void> {
  effect(() => {
    document.documentElement.lang = language.value;
    document.documentElement.dir = directionOf(language.value);
  });
  effect(() => {
    const now = tab.value;
    if (now !== null) void readTab(now);
  });
  browser.storage.session.onChanged.addListener((changes) => {
    const now = tab.value;
    if (now !== null && [tabKey(now), locatedKey(now), siteKey(now), composeKey(now)].some((key) => key in changes)) void readTab(now);
  });
  const given = Number(new URLSearchParams(location.search).get('tab'));
  if (Number.isSafeInteger(given) && given > 0) {
    tab.value = given;
    return;
  }
  const { id: here } = await browser.windows.getCurrent();
  const [active] = await browser.tabs.query({ active: true, currentWindow: true });
  tab.value = active?.id ?? null;
  browser.tabs.onActivated.addListener((now) => {
    if (now.windowId === here) tab.value = now.tabId;
  });
}

export const composing = signal<Composing | null>(null);

async function readTab(now: number): Promise<void> {
  const all = await browser.storage.session.get([tabKey(now), locatedKey(now), siteKey(now), composeKey(now)]);
  if (tab.peek() !== now) return;
  tabDocument.value = (all[tabKey(now)] as TabDocument | undefined) ?? null;
  located.value = (all[locatedKey(now)] as LocatedOf | undefined) ?? {};
  site.value = (all[siteKey(now)] as SiteOf | undefined) ?? null;
  composing.value = (all[composeKey(now)] as Composing | undefined) ?? null;
  loaded.value = true;
}

/** What the overlay asked for was opened. */
export async function takeComposing(now: number): Promise<void> {
  composing.value = null;
  await browser.storage.session.remove(composeKey(now));
}
