/** What of notes is painted over documents: where they are and of what colour. Never what they say. */
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/languages/types.ts';
import type { AnchoredMark, OverlaySettings, ToOverlay } from '../messages.ts';
import { chooseLanguage, wordsOf } from '../words/words.ts';
import { database, PRIVATE } from '../store/database.ts';
import { accountOf, allValues, streamAtWork, type Values } from '../store/values.ts';
import { hostOf } from './senders.ts';
import { tabsShowing } from './tabs.ts';

export async function marksOn(document: string): Promise<readonly AnchoredMark[]> {
  const values = await allValues();
  const account = accountOf(values.account);
  const [rows, delegations] = await Promise.all([
    database.notes.where('[account+document]').equals([account, document]).toArray(),
    database.delegations.where('account').equals(account).toArray(),
  ]);
  const stream = streamAtWork(values, delegations);
  return rows
    .filter((row) => row.deleted === 0 && row.note.kind !== 'reply' && (row.note.anchor.target !== 'document' || row.note.anchor.page !== undefined) && (row.stream === PRIVATE || row.stream === stream))
    .map((row) => ({
      note: row.id,
      anchor: row.note.anchor,
      whose: row.note.author === null || row.note.author === account ? 'own' : 'delegation',
      kind: row.note.kind === 'highlight' ? 'highlight' : 'note',
      position: row.note.position,
    }));
}

/** Tells the tabs that show these documents (all tabs: null) that notes on them have changed. */
export async function tellMarks(documents: ReadonlySet<string> | null): Promise<void> {
  for (const { tab } of await tabsShowing(documents)) await tell(tab, { type: 'marks' });
}

export async function overlaySettings(address: string): Promise<OverlaySettings> {
  const values = await allValues();
  const language = interfaceLanguage(values);
  const { overlay, positions, popover } = wordsOf(language);
  return {
    enabled: !values.sitesOff.includes(hostOf(address)),
    bands: values.bands,
    citations: values.citations,
    links: values.links,
    letters: values.letters,
    language,
    words: { overlay, positions, popover },
  };
}

/** @returns whether anybody was there to hear it */
export async function tell(tab: number, message: ToOverlay): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tab, message, { frameId: 0 });
    return true;
  } catch {
    return false;
  }
}

export function interfaceLanguage({ language }: Pick<Values, 'language'>): Language {
  return chooseLanguage(language, browserLanguages());
}

function browserLanguages(): readonly string[] {
  return [...navigator.languages, browser.i18n.getUILanguage()];
}
