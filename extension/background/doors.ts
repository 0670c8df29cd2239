/** The browser's own ways into the reader: the context menu and the keyword in the address bar. */
import { browser, type Browser } from 'wxt/browser';
import { card } from '../../shared/instruments/card.ts';
import type { Language } from '../../shared/languages/types.ts';
import { DOCUMENT_PATTERNS, readable, readableOf } from '../library/readable.ts';
import { placeOfLink, readerAddress } from '../reader/ways.ts';
import { valueOf } from '../store/values.ts';
import { chooseLanguage, wordsOf } from '../words/words.ts';
import { instrumentsAsked, type Asked } from './asked.ts';
import { openByItself } from './by-itself.ts';

const LINK = 'open-link';
const PAGE = 'open-page';

export function startDoors(): void {
  void nameDoors().catch(() => undefined);
  openByItself();
  browser.contextMenus?.onClicked.addListener((info, tab) => void opened(info, tab).catch(() => undefined));
  browser.omnibox?.onInputStarted.addListener(() => void language().then((now) => hint(now)).catch(() => undefined));
  browser.omnibox?.onInputChanged.addListener((words, suggest) => void suggestions(words).then(suggest).catch(() => suggest([])));
  browser.omnibox?.onInputEntered.addListener((words, where) => void entered(words, where).catch(() => undefined));
}

let naming: Promise<void> | null = null;

/** Names the menu's entries in the person's language; again after he chose another one. */
export async function nameDoors(): Promise<void> {
  // One after the other: two at once would make entries of the same name.
  naming = nameAfter(naming);
  await naming;
}

async function nameAfter(before: Promise<void> | null): Promise<void> {
  await before?.catch(() => undefined);
  if (!browser.contextMenus) return;
  const { reader } = wordsOf(await language());
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: LINK, title: reader.openLink, contexts: ['link'], targetUrlPatterns: [...DOCUMENT_PATTERNS] });
  browser.contextMenus.create({ id: PAGE, title: reader.openHere, contexts: ['page', 'frame', 'selection', 'action'], documentUrlPatterns: [...DOCUMENT_PATTERNS] });
}

async function language(): Promise<Language> {
  return chooseLanguage(await valueOf('language'), [...navigator.languages, browser.i18n.getUILanguage()]);
}

async function opened(info: Browser.contextMenus.OnClickData, tab: Browser.tabs.Tab | undefined): Promise<void> {
  const link = info.menuItemId === LINK;
  const address = link ? info.linkUrl : (info.pageUrl ?? tab?.url);
  const found = address === undefined ? null : readable(address, await language());
  if (found === null) return;
  const url = readerAddress(found.address, placeOfLink(address ?? ''));
  // In the document's own tab, back leads to the plain viewer; a link leaves its page where it is.
  if (!link && tab?.id !== undefined) await browser.tabs.update(tab.id, { url });
  else await browser.tabs.create({ url, ...(tab?.id === undefined || tab.id < 0 ? {} : { index: tab.index + 1, openerTabId: tab.id }) });
}

function hint(now: Language): void {
  browser.omnibox.setDefaultSuggestion({ description: described(wordsOf(now).reader.hint) });
}

async function suggestions(words: string): Promise<Browser.omnibox.SuggestResult[]> {
  const now = await language();
  const asked = await instrumentsAsked(words);
  if (asked.length === 0) {
    browser.omnibox.setDefaultSuggestion({ description: described(words.trim() === '' ? wordsOf(now).reader.hint : wordsOf(now).reader.unknownName) });
    return [];
  }
  const [first, ...rest] = await Promise.all(asked.map((each) => suggestion(each, now)));
  if (first) browser.omnibox.setDefaultSuggestion({ description: first.description });
  return rest;
}

async function suggestion(asked: Asked, now: Language): Promise<Browser.omnibox.SuggestResult> {
  const { name, title } = await card(asked.id, now);
  return {
    content: asked.locator === null ? asked.id : `${asked.id} ${asked.locator}`,
    description: described([`${name}${asked.locator === null ? '' : `, ${asked.locator}`}`, title].filter(Boolean).join(' – ')),
  };
}

/** Chromium takes descriptions as XML, Firefox as they stand. */
function described(words: string): string {
  const short = words.slice(0, 200);
  if (import.meta.env.FIREFOX) return short;
  return short.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}

async function entered(words: string, where: `${Browser.omnibox.OnInputEnteredDisposition}`): Promise<void> {
  const url = await addressAsked(words, await language());
  if (where === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: where === 'newForegroundTab' });
}

/** The reader at the document where a file of it is known, else its page; else the reader, which says that nothing is known. */
async function addressAsked(words: string, now: Language): Promise<string> {
  const [first] = await instrumentsAsked(words);
  if (first !== undefined) {
    const file = await readableOf(first.id, now);
    if (file !== null) return readerAddress(file.address, first.locator);
    const { address } = await card(first.id, now);
    if (address?.url.startsWith('https:') === true) return address.url;
  }
  return `${browser.runtime.getURL('/reader.html')}?asked=${encodeURIComponent(words.trim().slice(0, 200))}`;
}
