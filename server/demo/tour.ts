/**
 * The whole way, headless and through the real interface: two delegates in two browser profiles, from a document on
 * itu.int to a note that another delegate sees. Every step leaves a picture.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join as inFolder } from 'node:path';
import type { Page } from 'playwright-core';
import { openBrowser } from '../../test/support/browser.ts';
import { builtExtension } from '../../test/support/extension.ts';
import type { TabDocument } from '../../extension/messages.ts';
import { startBackend } from '../embedded/main.ts';
import type { Started } from './closing.ts';
import { backToDocument, chooseBackend, createDelegation, invite, join, reopenPanel, signInByCode, signUp, sitDown } from './delegate.ts';
import type { Delegate } from './delegate.ts';
import { firstDocument, shelfDocuments } from './documents.ts';
import { pictureGallery } from './gallery.ts';
import { dragOver, pointAt, wordsIn } from './gestures.ts';
import { underRealNames } from './shelf.ts';

export interface TourOptions {
  readonly dataDir: string;
  /** Of the backend on 127.0.0.1; 0 for any free one. */
  readonly port: number;
  /** The folder of the pictures; emptied first. */
  readonly pictures: string;
  readonly say: (line: string) => void;
  readonly started: Started;
  /** Also every view in two languages, two schemes and two widths. */
  readonly gallery?: boolean;
}

/** What was found on the way; printed as one line of JSON. */
export interface TourFindings {
  readonly document: string | null;
  readonly address: string;
  readonly clauses: number;
  readonly citations: number;
  /** Painted ranges near the viewport, by the overlay's highlight. */
  readonly painted: Readonly<Record<string, number>>;
  /** Elements of the page that were there with and without us differ by this many: our one host. */
  readonly elementsAdded: number;
  readonly popover: string;
  readonly selected: string;
  /** Who will see the note, as the composer says it unasked. */
  readonly audience: string;
  /** From the first delegate's click on save to the words on the second's screen, in milliseconds. */
  readonly savedToSeenMs: number;
  /** Boxes that the second delegate's page draws where the note is: one a line. */
  readonly marksOnSecondPage: number;
  readonly pictures: readonly string[];
}

/** Until a box has faded in, for the picture's sake. */
const SETTLE_MS = 200;

export const DELEGATION = 'وفد الجولة';
const NOTE = 'نؤيد هذه الفقرة، ونقترح إضافة **التقارير السنوية**. #تنسيق';
/** What the second delegate then reads of it, Markdown rendered. */
const NOTE_SHOWN = 'ونقترح إضافة التقارير السنوية';

export async function runTour({ dataDir, port, pictures, say, started, gallery = true }: TourOptions): Promise<TourFindings> {
  const backend = await started.own(startBackend({ dataDir, port }), (one) => one.stop());
  say('Building the extension …');
  const extension = await builtExtension('chrome-test', started.signal);
  const documents = shelfDocuments();
  const opened = firstDocument(documents);
  rmSync(pictures, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  let step = 0;
  const picture = async (page: Page, name: string): Promise<void> => {
    step += 1;
    await page.bringToFront();
    await page.screenshot({ path: inFolder(pictures, `${String(step).padStart(2, '0')}-${name}.png`) });
  };

  say('Two delegates sit down …');
  const bare = await elementsWithoutUs(opened.address, documents, started);
  let amina = await sitDown({ extension, language: 'ar', document: opened, documents }, started);
  await picture(amina.panel, 'first-panel');
  // Addresses of their own each time, since the backend keeps its people between runs.
  const run = Date.now().toString(36);
  await chooseBackend(amina, backend);
  await signUp(amina, backend, { name: 'أمينة', email: `amina.${run}@tour.example`, password: `amina-${run}` });
  await createDelegation(amina, DELEGATION);
  await picture(amina.panel, 'delegation');
  const code = await invite(amina);
  await picture(amina.panel, 'invitation');

  const boris = await sitDown({ extension, language: 'en', document: opened, documents }, started);
  await chooseBackend(boris, backend);
  await signInByCode(boris, backend, { name: 'Boris', email: `boris.${run}@tour.example` });
  await join(boris, code);
  await picture(boris.panel, 'joined');
  await backToDocument(amina);
  await backToDocument(boris);
  await boris.panel.locator('#tab-notes').click();

  say('The document is read and painted …');
  const seen = await documentOf(amina);
  await amina.tab.bringToFront();
  const painted = await paintedOn(amina.tab);
  await picture(amina.tab, 'painted');
  await picture(amina.panel, 'outline');
  await amina.panel.locator('#tab-citations').click();
  await picture(amina.panel, 'citations');

  say('A citation is pointed at, words are selected, a note is written …');
  // One that most documents cite and the catalogue knows, where it is there.
  const onOneLine = seen.citations.filter((citation) => citation.quote.length >= 3 && !citation.quote.includes('\n'));
  const cited = onOneLine.find((citation) => citation.id.startsWith('itu:pp/res/140')) ?? onOneLine[0];
  if (cited === undefined) throw new Error(`No citation was found in ${opened.address}.`);
  await amina.tab.bringToFront();
  await pointAt(amina.tab, cited.quote);
  const card = amina.tab.locator('.boxes article');
  await card.waitFor();
  const popover = (await card.innerText()).trim();
  await amina.tab.waitForTimeout(SETTLE_MS);
  await picture(amina.tab, 'popover');
  await amina.tab.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });

  const clause = seen.outline.find((entry) => entry.kind === 'operative' && entry.label !== null && entry.words.length > 40) ?? seen.outline.find((entry) => entry.words.length > 40);
  if (clause === undefined) throw new Error(`No clause was found in ${opened.address}.`);
  const words = await wordsIn(amina.tab, clause.words.slice(0, 30).replace(/^.*\t/, '').trim(), 2, 6);
  const selected = await dragOver(amina.tab, words);
  const note = amina.tab.locator('.boxes button[aria-keyshortcuts="n"]');
  await note.waitFor();
  await amina.tab.waitForTimeout(SETTLE_MS);
  await picture(amina.tab, 'selection');
  // The first note of a session finds the panel closed: before the click, or it would take the note up and go with it.
  await amina.panel.close();
  await note.click();
  amina = await reopenPanel(amina);
  const field = amina.panel.locator('.composer textarea');
  await field.waitFor();
  await amina.panel.bringToFront();
  await field.fill(NOTE);
  const audience = await amina.panel.locator('.audience select option:checked, .audience output').innerText();
  await picture(amina.panel, 'composer');

  await boris.panel.bringToFront();
  const began = performance.now();
  await amina.panel.locator('.composer button[type="submit"]').click();
  try {
    await boris.panel.getByText(NOTE_SHOWN).first().waitFor({ timeout: 30_000 });
  } catch (error) {
    await picture(amina.panel, 'not-seen-first');
    await picture(boris.panel, 'not-seen-second');
    throw error;
  }
  const savedToSeenMs = Math.round(performance.now() - began);
  await picture(amina.panel, 'saved');
  await picture(boris.panel, 'seen-by-the-other');
  await boris.panel.locator('[data-note] .quote button').first().click();
  await boris.tab.bringToFront();
  const marks = boris.tab.locator('.marks .note');
  await marks.first().waitFor();
  const marksOnSecondPage = await marks.count();
  await picture(boris.tab, 'where-it-is');

  const elementsAdded = (await elementsOf(amina.tab)) - bare;
  if (gallery) {
    say('Pictures in two languages, schemes and widths …');
    await pictureGallery({ amina, boris, documents, folder: pictures });
  }
  return {
    document: seen.document.id,
    address: opened.address,
    clauses: seen.outline.length,
    citations: seen.citations.length,
    painted,
    elementsAdded,
    popover,
    selected,
    audience,
    savedToSeenMs,
    marksOnSecondPage,
    pictures: readdirSync(pictures).sort(),
  };
}

/** What the overlay told of its tab, once it has told it. */
async function documentOf({ browser, tab }: Delegate): Promise<TabDocument> {
  const key = `tab:${await browser.tabId(tab)}`;
  const worker = await browser.worker();
  for (let turn = 0; turn < 100; turn++) {
    const found = await worker.evaluate(async (name) => {
      const { storage } = (globalThis as unknown as { chrome: { storage: { session: { get(name: string): Promise<Record<string, unknown>> } } } }).chrome;
      return (await storage.session.get(name))[name] ?? null;
    }, key);
    if (found !== null) return found as TabDocument;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The overlay said nothing of ${tab.url()} within ten seconds.`);
}

/** Ranges by highlight, once there are any. */
async function paintedOn(tab: Page): Promise<Record<string, number>> {
  await tab.waitForFunction(() => CSS.highlights.size > 0);
  return tab.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, highlight]) => [name, highlight.size])));
}

function elementsOf(tab: Page): Promise<number> {
  return tab.evaluate(() => document.querySelectorAll('*').length);
}

/** How many elements the page has in a browser without the extension. */
async function elementsWithoutUs(address: string, documents: Parameters<typeof underRealNames>[1], started: Started): Promise<number> {
  const browser = await started.own(openBrowser({ signals: 'caller' }), (one) => one.close());
  await underRealNames(browser.context, documents, 'nothing');
  const elements = await elementsOf(await browser.open(address));
  await browser.close();
  return elements;
}
