/** The documents that the table can list, and what is known of their clauses on this computer. */
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/languages/types.ts';
import { keptDocument } from '../library/documents.ts';
import { documentKeyOf, wholeInOutline, type LocatedOf } from '../tab-keys.ts';
import type { TabDocument } from '../messages.ts';
import type { KnownDocument } from './clauses.ts';

export interface OpenTab {
  readonly tab: number;
  readonly document: TabDocument;
}

/** By document: a tab that shows it now. */
export async function openTabs(): Promise<ReadonlyMap<string, OpenTab>> {
  const shown = await byTab<TabDocument>('tab:');
  return new Map([...shown].map(([tab, document]) => [documentKeyOf(document), { tab, document }]));
}

/** By tab: what became of the notes on the document that it shows. */
export async function outcomesOnTabs(): Promise<ReadonlyMap<number, LocatedOf>> {
  return byTab('located:');
}

async function byTab<T>(prefix: 'tab:' | 'located:'): Promise<ReadonlyMap<number, T>> {
  const session = Object.entries(await browser.storage.session.get(null));
  return new Map(session.flatMap(([name, value]) => (name.startsWith(prefix) ? [[Number(name.slice(prefix.length)), value as T] as const] : [])));
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
  const clauses = open.outline.map(({ path, kind, act, addressee, words }) => ({ path, kind, act, addressee, words, known: wholeInOutline(words) ? 'whole' as const : 'part' as const }));
  return { id, title: open.document.title, language: open.document.language, clauses };
}

/** Where a document can be opened when no tab shows it; null: not known. */
export async function addressOf(id: string): Promise<string | null> {
  const kept = await keptDocument(id, []);
  const address = kept?.address ?? (id.startsWith('web:https://') ? id.slice('web:'.length) : null);
  return address !== null && address.startsWith('https://') ? address : null;
}
