/** The documents that the table can list, and what is known of their clauses on this computer. */
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/languages/types.ts';
import { keptDocument } from '../library/documents.ts';
import { documentKeyOf, locatedKey, type LocatedOf } from '../tab-keys.ts';
import type { TabDocument } from '../messages.ts';
import type { KnownDocument } from './clauses.ts';

/** UTF-16 units after which an open tab's outline cuts a clause's words. */
const OUTLINE_WORDS = 160;

export interface OpenTab {
  readonly tab: number;
  readonly document: TabDocument;
  /** What became of the notes on it. */
  readonly located: LocatedOf;
}

/** By document: a tab that shows it now. */
export async function openTabs(): Promise<ReadonlyMap<string, OpenTab>> {
  const found = new Map<string, OpenTab>();
  const session = await browser.storage.session.get(null);
  for (const [name, value] of Object.entries(session)) {
    if (!name.startsWith('tab:')) continue;
    const document = value as TabDocument;
    const tab = Number(name.slice('tab:'.length));
    found.set(documentKeyOf(document), { tab, document, located: (session[locatedKey(tab)] as LocatedOf | undefined) ?? {} });
  }
  return found;
}

/** What is known of a document: the library's whole words, else the outline of an open tab, else only its id. */
export async function knownDocument(id: string, language: Language, tabs: ReadonlyMap<string, OpenTab>): Promise<KnownDocument> {
  const open = tabs.get(id)?.document ?? null;
  const wanted = open?.document.language ?? language;
  const kept = await keptDocument(id, [wanted, language]);
  if (kept !== null && (open === null || kept.language === open.document.language)) {
    return { id, title: kept.title ?? open?.document.title ?? null, language: kept.language, clauses: kept.clauses.map(({ path, kind, act, addressee, words }) => ({ path, kind, act, addressee, words, known: 'whole' })) };
  }
  if (open === null) return { id, title: null, language: null, clauses: [] };
  const clauses = open.outline.map(({ path, kind, act, addressee, words }) => ({ path, kind, act, addressee, words, known: words.length < OUTLINE_WORDS ? 'whole' as const : 'part' as const }));
  return { id, title: open.document.title, language: open.document.language, clauses };
}

/** Where a document can be opened when no tab shows it; null: not known. */
export async function addressOf(id: string): Promise<string | null> {
  const kept = await keptDocument(id, []);
  const address = kept?.address ?? (id.startsWith('web:https://') ? id.slice('web:'.length) : null);
  return address !== null && address.startsWith('https://') ? address : null;
}
