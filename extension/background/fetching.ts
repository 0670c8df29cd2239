/** Has cited documents fetched, each on the person's click, by a page that nobody sees (see `library/fetching.ts`). */
import { browser } from 'wxt/browser';
import type { Language } from '../../shared/languages/types.ts';
import { card } from '../../shared/instruments/card.ts';
import { parse } from '../../shared/instruments/ids.ts';
import type { FetchAnswer, FetchAsk } from '../library/fetching.ts';
import { isCovered } from '../covered.ts';
import { readableOf } from '../library/readable.ts';

const PAGE = '/fetching.html';
/** Milliseconds after which even a page that hangs is given up. */
const PATIENCE = 300_000;

export interface Official {
  readonly address: string;
  /** False where it is put together after a scheme rather than seen. */
  readonly certain: boolean;
}

/** Where the text of an instrument is fetched from; null where no address of it is known on the covered sites. */
export async function officialOf(id: string, language: Language): Promise<Official | null> {
  const family = parse(id)?.family;
  // Any page may be cited by its address; none is fetched for that.
  if (family === undefined || family === 'web') return null;
  const file = await readableOf(id, language);
  if (file !== null) return { address: file.address, certain: file.certain };
  const { address } = await card(id, language);
  return address !== null && isCovered(address.url) ? { address: address.url, certain: address.certain } : null;
}

const running = new Map<string, Promise<FetchAnswer>>();
const received = new Map<string, number>();

/** Fetches and keeps an instrument's text in a language, in English where there is none in it. Joins a fetch under way. */
export function fetchOfficial(id: string, language: Language): Promise<FetchAnswer> {
  const known = running.get(id);
  if (known !== undefined) return known;
  const work = inPage(async () => {
    const first = await fetchFrom(id, await officialOf(id, language), language);
    return !first.ok && first.trouble === 'notFound' && language !== 'en' ? fetchFrom(id, await officialOf(id, 'en'), 'en') : first;
  }).catch((): FetchAnswer => ({ ok: false, trouble: 'broken' })).finally(() => {
    running.delete(id);
    received.delete(id);
  });
  running.set(id, work);
  return work;
}

/** Bytes that have come; null where nothing is being fetched. */
export function fetchedSoFar(id: string): number | null {
  return running.has(id) ? (received.get(id) ?? 0) : null;
}

async function fetchFrom(id: string, official: Official | null, language: Language): Promise<FetchAnswer> {
  if (official === null) return { ok: false, trouble: 'notFound' };
  const answer: unknown = await Promise.race([
    browser.runtime.sendMessage({ type: 'library/fetch', id, address: official.address, language } satisfies FetchAsk),
    new Promise((resolve) => {
      setTimeout(() => resolve({ ok: false, trouble: 'timeout' } satisfies FetchAnswer), PATIENCE);
    }),
  ]);
  return typeof answer === 'object' && answer !== null && 'ok' in answer ? (answer as FetchAnswer) : { ok: false, trouble: 'broken' };
}

/** Listens to the page's words of progress. */
export function startFetching(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender) => {
    const told = message as { readonly type?: unknown; readonly ask?: { readonly id?: unknown; readonly bytes?: unknown } } | null;
    if (told?.type !== 'library/progress' || sender.url !== browser.runtime.getURL(PAGE)) return;
    if (typeof told.ask?.id === 'string' && typeof told.ask.bytes === 'number' && running.has(told.ask.id)) received.set(told.ask.id, told.ask.bytes);
  });
}

let users = 0;
let opening: Promise<void> | null = null;
let closing: ReturnType<typeof setTimeout> | undefined;
/** The end of the page before: until then the browser still says that there is one. */
let closed: Promise<void> = Promise.resolve();

/** Opens the page, if it is not there, for as long as somebody works in it. */
async function inPage<T>(work: () => Promise<T>): Promise<T> {
  users += 1;
  clearTimeout(closing);
  try {
    opening ??= openPage();
    await opening;
    return await work();
  } finally {
    users -= 1;
    // The next citation may be fetched soon; an idle page costs memory.
    if (users === 0) closing = setTimeout(() => {
      opening = null;
      closed = closePage();
    }, 10_000);
  }
}

async function openPage(): Promise<void> {
  await closed;
  if (browser.offscreen !== undefined) {
    // A worker that was put to sleep has forgotten a page that may still be there.
    if (!(await browser.offscreen.hasDocument())) await browser.offscreen.createDocument({ url: PAGE, reasons: ['DOM_PARSER', 'WORKERS'], justification: 'Reads the text of a cited document that the person asked for.' });
    return;
  }
  // Firefox's background is a page itself: ours stands in a frame of it.
  const frame = document.createElement('iframe');
  frame.src = PAGE;
  await new Promise((resolve, reject) => {
    frame.addEventListener('load', resolve);
    frame.addEventListener('error', reject);
    document.body.append(frame);
  });
}

async function closePage(): Promise<void> {
  if (browser.offscreen !== undefined) await browser.offscreen.closeDocument().catch(() => undefined);
  else document.querySelector('iframe')?.remove();
}
