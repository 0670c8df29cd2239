/** What overlays (and the reader, which stands in a tab as well) may ask. Every field is checked before anything is done. */
import { browser } from 'wxt/browser';
import type { OverlayRequests, Outcome } from '../messages.ts';
import { documentKeyOf } from '../tab-keys.ts';
import { database, PRIVATE } from '../store/database.ts';
import { createNote } from '../store/notes.ts';
import { accountOf, allValues, changeValue, streamAtWork } from '../store/values.ts';
import { cardOf } from './cards.ts';
import { isCovered } from '../covered.ts';
import { readableOf } from '../library/readable.ts';
import { placeOfLink, readerAddress } from '../reader/ways.ts';
import { citedText } from './cited.ts';
import { clauseReference } from './clause-reference.ts';
import { cardAsk, citedAsk, composeAsk, fields, isNoteId, isText, located, tabDocument } from './checks.ts';
import { fitsAddress, mayDo } from './claims.ts';
import { describeOn, keepEdition, placesOn } from './editions.ts';
import { interfaceLanguage, marksOn, overlaySettings, tell, tellMarks } from './marks.ts';
import { fetchedSoFar, fetchOfficial } from './fetching.ts';
import { isHidden, keepRead } from './library.ts';
import { documentText, readPage } from './reading.ts';
import { hostOf, type Sender } from './senders.ts';
import { openPanel } from './side-panel.ts';
import { documentOf, keepComposing, keepDocument, keepInView, keepLocated, keepSite } from './tabs.ts';

type Handled = { [K in keyof OverlayRequests]: (ask: unknown, from: InTab, wrote: Wrote) => Promise<Outcome<OverlayRequests[K]['answer']>> };
type InTab = Sender & { readonly tab: number };
type Wrote = (documents: readonly string[]) => void;

const refused: Outcome<never> = { ok: false, problem: 'notAllowed' };

export function isOverlayRequest(type: unknown): type is keyof OverlayRequests {
  return typeof type === 'string' && Object.hasOwn(handlers, type);
}

export function handleOverlay(type: keyof OverlayRequests, ask: unknown, from: InTab, wrote: Wrote): Promise<Outcome<unknown>> {
  // The browser opens the panel only while the person's own click is being handled: before anything is waited for.
  if (type === 'overlay/compose' && fields(ask)?.['kind'] === 'note') openPanel(from.tab);
  if (type === 'overlay/open-note' || type === 'overlay/open-instrument') openPanel(from.tab);
  return handlers[type](ask, from, wrote);
}

const handlers: Handled = {
  'overlay/read': async (ask, from) => {
    const document = documentText(ask);
    if (document === null) return refused;
    const reading = readPage(document, from.address);
    keepEdition(from.tab, document, reading);
    void keepRead(from.tab, document, reading, from.address);
    return { ok: true, value: reading };
  },
  'overlay/describe': async (ask, from) => ({ ok: true, value: describeOn(from.tab, ask) }),
  'overlay/placed': async (ask, from) => {
    const at = fields(ask)?.['from'];
    const document = await documentOf(from.tab);
    if (typeof at !== 'number' || !Number.isSafeInteger(at) || at < 0 || document === null || (at === 0 && !mayDo('places', from.tab))) return refused;
    const found = await placesOn(from.tab, document.document.id, at, () => marksOn(documentKeyOf(document)));
    if (found === null) return { ok: true, value: null };
    if (found.outcomes.length > 0) await keepLocated(from.tab, found.outcomes);
    return { ok: true, value: { placed: found.placed, next: found.next } };
  },
  'overlay/seen': async (ask, from) => {
    const document = tabDocument(ask, from.address);
    if (document === null || (from.kind === 'overlay' && !fitsAddress(document.document.id, from.address))) return refused;
    const before = await documentOf(from.tab);
    if ((before === null || documentKeyOf(before) !== documentKeyOf(document)) && !mayDo('document', from.tab)) return refused;
    await keepDocument(from.tab, document);
    return { ok: true, value: { kept: true } };
  },
  'overlay/marks': async (_ask, from) => {
    const document = await documentOf(from.tab);
    if (from.kind !== 'page' || document === null) return refused;
    return { ok: true, value: { marks: await marksOn(documentKeyOf(document)) } };
  },
  'overlay/located': async (ask, from) => {
    const outcomes = located(ask);
    if (outcomes === null || from.kind !== 'page') return refused;
    await keepLocated(from.tab, outcomes.outcomes);
    return { ok: true, value: null };
  },
  'overlay/card': async (ask) => {
    const asked = cardAsk(ask);
    const card = asked === null ? null : await cardOf(asked.id, asked.language);
    return card === null ? refused : { ok: true, value: card };
  },
  'overlay/cited': async (ask, from) => {
    const asked = citedAsk(ask);
    if (asked === null || (from.kind === 'overlay' && !mayDo('cited', from.tab))) return refused;
    return { ok: true, value: await citedText(asked, await isHidden(from.tab)) };
  },
  'overlay/reference': async (ask, from) => {
    const path = fields(ask)?.['path'];
    const document = await documentOf(from.tab);
    if (document === null || (path !== null && !isText(path, 200))) return refused;
    return { ok: true, value: clauseReference(document, path, interfaceLanguage(await allValues())) };
  },
  'overlay/fetch': async (ask, from) => {
    const asked = citedAsk(ask);
    if (asked === null || (await isHidden(from.tab)) || !mayDo('fetch', from.tab)) return refused;
    const answer = await fetchOfficial(asked.id, asked.language);
    return { ok: true, value: { trouble: answer.ok ? null : answer.trouble } };
  },
  'overlay/fetched': async (ask) => {
    const id = fields(ask)?.['id'];
    return typeof id === 'string' ? { ok: true, value: { bytes: fetchedSoFar(id) } } : refused;
  },
  'overlay/open-cited': async (ask, from) => {
    const asked = citedAsk(ask);
    const file = asked === null ? null : await readableOf(asked.id, asked.language);
    if (asked === null || file === null || !mayDo('tab', from.tab)) return refused;
    return openBeside(from, readerAddress(file.address, asked.locator));
  },
  'overlay/open-document': async (ask, from) => {
    const address = fields(ask)?.['address'];
    if (!isText(address, 2_048) || !isCovered(address) || !mayDo('tab', from.tab)) return refused;
    return openBeside(from, readerAddress(address.split('#')[0] ?? '', placeOfLink(address)));
  },
  'overlay/open-instrument': async (ask, from) => {
    const id = fields(ask)?.['id'];
    if (typeof id !== 'string' || id.length > 2_048) return refused;
    await keepComposing(from.tab, { kind: 'instrument', at: Date.now(), id });
    return { ok: true, value: { opened: true } };
  },
  'overlay/compose': async (ask, from, wrote) => {
    const asked = composeAsk(ask);
    const document = await documentOf(from.tab);
    if (asked === null || document === null) return refused;
    if (asked.kind === 'note') {
      await keepComposing(from.tab, { kind: 'compose', at: Date.now(), anchor: asked.anchor, position: asked.position ?? null });
      return { ok: true, value: { opened: true } };
    }
    if (!mayDo('highlight', from.tab)) return refused;
    const values = await allValues();
    const account = accountOf(values.account);
    const mine = await database.delegations.where('account').equals(account).toArray();
    const at = streamAtWork(values, mine);
    const key = documentKeyOf(document);
    try {
      await createNote(account, {
        stream: mine.some((each) => each.id === at && each.role !== 'observer') ? at : PRIVATE,
        document: key, anchor: asked.anchor, kind: 'highlight', parent: null, body: '', tags: [], position: asked.position ?? null,
      });
    } catch {
      return { ok: false, problem: 'diskFull' };
    }
    wrote([key]);
    return { ok: true, value: { opened: false } };
  },
  'overlay/open-note': async (ask, from) => {
    const note = fields(ask)?.['note'];
    if (!isNoteId(note)) return refused;
    await keepComposing(from.tab, { kind: 'note', at: Date.now(), note });
    return { ok: true, value: { opened: true } };
  },
  'overlay/in-view': async (ask, from) => {
    const path = fields(ask)?.['path'];
    if (path !== null && !isText(path, 200)) return refused;
    await keepInView(from.tab, path);
    return { ok: true, value: null };
  },
  'overlay/settings': async (_ask, from) => {
    const settings = await overlaySettings(from.address);
    await keepSite(from.tab, { host: hostOf(from.address), enabled: settings.enabled });
    return { ok: true, value: settings };
  },
  'overlay/reading': (_ask, from) => bring(['/overlay-reading.js'], from),
  'overlay/session': (_ask, from) => bring(['/overlay-boxes.js', '/overlay-session.js'], from),
  'overlay/links': (_ask, from) => bring(['/overlay-boxes.js', '/overlay-links.js'], from),
  'overlay/enabled': async (ask, from) => {
    const enabled = fields(ask)?.['enabled'];
    if (typeof enabled !== 'boolean') return refused;
    await setSite(hostOf(from.address), enabled);
    return { ok: true, value: null };
  },
};

async function bring(files: ('/overlay-reading.js' | '/overlay-session.js' | '/overlay-links.js' | '/overlay-boxes.js')[], { tab }: InTab): Promise<Outcome<true>> {
  await browser.scripting.executeScript({ target: { tabId: tab, frameIds: [0] }, files });
  return { ok: true, value: true };
}

/** Remembers the overlay's being on or off at a host, and tells every tab on it. */
export async function setSite(host: string, enabled: boolean): Promise<void> {
  await changeValue('sitesOff', (off) => (enabled ? off.filter((each) => each !== host) : [...new Set([...off, host])].slice(-500)));
  await tellSettings();
}

/** Tells every tab that ever asked how the overlay is set now. */
export async function tellSettings(): Promise<void> {
  const all = await browser.storage.session.get(null);
  for (const [name, value] of Object.entries(all)) {
    if (!name.startsWith('site:')) continue;
    const tab = Number(name.slice(5));
    const { host } = value as { host: string };
    const settings = await overlaySettings(`https://${host}/`);
    await keepSite(tab, { host, enabled: settings.enabled });
    await tell(tab, { type: 'settings', settings });
  }
  await tellMarks(null);
}

async function openBeside({ tab }: InTab, url: string): Promise<Outcome<{ readonly opened: true }>> {
  const { index } = await browser.tabs.get(tab);
  await browser.tabs.create({ url, openerTabId: tab, index: index + 1 });
  return { ok: true, value: { opened: true } };
}
