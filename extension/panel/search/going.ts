/** From something that was found to where it is: the tab that shows it, the reader, or the site that has it. */
import { browser } from 'wxt/browser';
import type { TabDocument } from '../../messages.ts';
import { fileOf, readable } from '../../library/readable.ts';
import { readerAddress } from '../../reader/ways.ts';
import { composeKey, documentKeyOf, tabKey } from '../../tab-keys.ts';
import { cardsOf } from '../here/cards.ts';
import { go, documentKey, tab } from '../here/tab.ts';
import { symbolOf } from '../here/symbols.ts';
import { toast } from '../here/toast.ts';
import { shownNote, view } from '../here/view.ts';
import { language, words } from '../here/words.ts';
import { fill } from '../../words/words.ts';

export interface Goal {
  readonly document: string;
  /** The clause; null: the document as a whole. */
  readonly path: string | null;
  /** The note to show; null: none. */
  readonly note: string | null;
  /** Where the document was read, as far as it is known. */
  readonly address: string | null;
}

/** Shows a goal in this panel's tab if the document is there, else in the tab that has it, else opens it. */
export async function goTo(goal: Goal): Promise<void> {
  if (goal.document === documentKey.value) {
    if (goal.note !== null) {
      view.value = 'notes';
      shownNote.value = null;
      shownNote.value = goal.note;
      void go({ note: goal.note });
    } else if (goal.path !== null) void go({ path: goal.path });
    return;
  }
  const open = await tabShowing(goal.document);
  if (open !== null) {
    await leaveWish(open, goal);
    const shown = await browser.tabs.update(open, { active: true }).catch(() => undefined);
    if (shown?.windowId !== undefined) await browser.windows?.update(shown.windowId, { focused: true }).catch(() => undefined);
    return;
  }
  const address = await addressOf(goal);
  if (address === null) {
    toast.value = { kind: 'said', text: fill(words.value.notesView.search.notHere, { symbol: symbolOf(goal.document) }) };
    return;
  }
  const made = await browser.tabs.create({ url: address });
  if (made?.id !== undefined) await leaveWish(made.id, goal);
}

/** The panel of that tab shows the note when it next looks. */
async function leaveWish(to: number, goal: Goal): Promise<void> {
  if (goal.note !== null) await browser.storage.session.set({ [composeKey(to)]: { kind: 'note', at: Date.now(), note: goal.note } });
  else if (goal.path !== null && to !== tab.value) await browser.tabs.sendMessage(to, { type: 'go', to: { path: goal.path } }, { frameId: 0 }).catch(() => undefined);
}

async function tabShowing(document: string): Promise<number | null> {
  const all = await browser.storage.session.get(null);
  for (const [name, value] of Object.entries(all)) {
    const id = Number(/^tab:(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (Number.isSafeInteger(id) && name === tabKey(id) && documentKeyOf(value as TabDocument) === document) return id;
  }
  return null;
}

async function addressOf({ document, path, address }: Goal): Promise<string | null> {
  const known = address ?? (document.startsWith('web:') ? document.slice(4) : null);
  if (known !== null && known.startsWith('https://')) {
    const file = readable(known, language.value);
    return file === null ? known : readerAddress(file.address, path);
  }
  const card = (await cardsOf([document], language.value)).get(document);
  const found = card === undefined ? null : fileOf(card, language.value);
  return found === null ? null : readerAddress(found.address, path);
}
