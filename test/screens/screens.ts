/** Every screen that a delegate meets, as a row: how to come there and what has to be seen before it is looked at. */
import type { Page } from 'playwright-core';
import { pointAt } from '../../server/demo/gestures.ts';
import { signInto } from '../../server/demo/people.ts';
import { samples } from '../../server/demo/documents.ts';
import { underRealNames } from '../../server/demo/shelf.ts';
import type { Backend } from '../../server/embedded/main.ts';
import type { Language } from '../../shared/languages/types.ts';
import { wordsOf } from '../../extension/words/words.ts';
import { readerFile } from './reader-file.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { seatMeeting, type Meeting } from './meeting.ts';
import { MEETING } from './words.ts';

/** One person's computer in one language, the meeting synced to it. */
export interface Desk {
  readonly language: Language;
  readonly browser: Browser;
  readonly meeting: Meeting;
  /** The document's tab. */
  readonly tab: Page;
  readonly panel: Page;
  /** An empty page for work on pictures. */
  readonly bench: Page;
  close(): Promise<void>;
}

export interface Screen {
  readonly name: string;
  /** Shows the site's page, with our overlay on it. */
  readonly ofSite?: true;
  /** The page to look at, brought to this screen. */
  readonly show: (desk: Desk) => Promise<Page>;
  /** Brings the desk back to where it was. */
  readonly leave?: (desk: Desk, page: Page) => Promise<void>;
}

const FILE = 'https://www.itu.int/meeting/RES-914.docx';
const SIZES = { tab: { width: 1280, height: 800 }, panel: { width: 400, height: 800 } } as const;

export async function layDesk(backend: Backend, language: Language): Promise<Desk> {
  const meeting = await seatMeeting(backend, language);
  const browser = await openBrowser({ extension: await builtExtension(), language, ...SIZES.tab });
  try {
    await underRealNames(browser.context, samples(), 'nothing');
    await browser.context.route(FILE, (route) => route.fulfill({ body: Buffer.from(readerFile(language)), contentType: 'application/octet-stream' }));
    await signInto(browser, backend, meeting.head);
    const tab = await browser.open(meeting.document.address);
    const panel = await browser.openPanel(tab);
    await panel.setViewportSize(SIZES.panel);
    await panel.locator('#tab-notes').click();
    await panel.locator('.note').nth(meeting.threads - 1).waitFor({ timeout: 30_000 });
    return { language, browser, meeting, tab, panel, bench: await browser.open('about:blank'), close: () => browser.close() };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** A page of the extension in a tab of its own, closed again afterwards. */
function ownPage(name: string, path: string | ((tab: number) => string), ready: string, act?: (page: Page, desk: Desk) => Promise<unknown>): Screen {
  return {
    name,
    show: async (desk) => {
      const asked = typeof path === 'string' ? path : path(await desk.browser.tabId(desk.tab));
      const opened = await desk.browser.open(desk.browser.page(asked));
      await opened.setViewportSize(asked.startsWith('sidepanel') ? SIZES.panel : SIZES.tab);
      await opened.locator(ready).first().waitFor();
      await act?.(opened, desk);
      return opened;
    },
    leave: async (_, opened) => opened.close(),
  };
}

function besideDocument(name: string, view: 'outline' | 'notes' | 'citations', act?: (panel: Page, desk: Desk) => Promise<unknown>, leave?: (desk: Desk) => Promise<unknown>): Screen {
  return {
    name,
    show: async (desk) => {
      await desk.panel.bringToFront();
      await desk.panel.setViewportSize(SIZES.panel);
      await desk.panel.locator(`#tab-${view}`).click();
      await act?.(desk.panel, desk);
      return desk.panel;
    },
    leave: async (desk) => void (await leave?.(desk)),
  };
}

export const SCREENS: readonly Screen[] = [
  {
    name: 'page',
    ofSite: true,
    show: async ({ tab }) => {
      await tab.bringToFront();
      await tab.setViewportSize(SIZES.tab);
      await tab.locator('.marks .note').first().waitFor({ state: 'attached' });
      await tab.evaluate(() => scrollTo({ top: 560, behavior: 'instant' }));
      return tab;
    },
  },
  {
    name: 'popover',
    ofSite: true,
    show: async ({ tab }) => {
      await tab.bringToFront();
      await tab.setViewportSize(SIZES.tab);
      await pointAt(tab, '140');
      await tab.locator('.boxes article').waitFor();
      return tab;
    },
    leave: async ({ tab }) => {
      await tab.keyboard.press('Escape');
      await tab.mouse.move(2, 2);
    },
  },
  besideDocument('panel-outline', 'outline', async (side, { tab }) => {
    // The clause that is read on the page is marked: the same one, whatever was photographed before.
    await tab.bringToFront();
    await tab.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    await side.locator('[role=treeitem][aria-current]:first-child').waitFor({ state: 'attached' });
    await side.bringToFront();
  }),
  besideDocument('panel-notes', 'notes', (side) => side.locator('.note .reply, .note').nth(1).waitFor()),
  besideDocument('panel-citations', 'citations', (side) => side.locator('tr.citation .name').first().waitFor()),
  besideDocument(
    'panel-graph', 'citations',
    async (side) => {
      await side.locator('.cited button[aria-pressed]').nth(1).click();
      await side.locator('svg.picture .node').first().waitFor();
    },
    ({ panel: side }) => side.locator('.cited button[aria-pressed]').first().click(),
  ),
  besideDocument(
    'panel-search', 'outline',
    async (side, { language }) => {
      await side.locator('search input[type=search]').fill(MEETING[language].search);
      await side.locator('[data-found]').first().waitFor();
    },
    ({ panel: side }) => side.locator('search input[type=search]').fill(''),
  ),
  besideDocument(
    'panel-amend', 'outline',
    async (side, { language }) => {
      await side.locator('[data-line="O1.2"]').focus();
      await side.keyboard.press('p');
      // Amend has a letter of its own in each language; only in Spanish the English one means something else.
      await side.keyboard.press(language === 'es' ? (wordsOf(language).overlay.letters.split(' ')[2] ?? '').toLowerCase() : 'a');
      await side.locator('textarea[data-wording]').fill(MEETING[language].wording);
      await side.locator('.tracked ins').first().waitFor();
    },
    async ({ panel: side }) => {
      await side.keyboard.press('Escape');
      await side.locator('.composer').waitFor({ state: 'detached' });
      // That the draft is kept is said for a while; not on the next picture.
      await side.locator('[data-toast]').waitFor();
      await side.locator('[data-toast]').waitFor({ state: 'detached' });
    },
  ),
  besideDocument(
    'panel-delegation', 'notes',
    async (side) => {
      await side.locator('.head-row button[aria-pressed]').first().click();
      await side.locator('.account .roster li').nth(1).waitFor();
    },
    ({ panel: side }) => side.locator('.account .back').click(),
  ),
  ownPage('panel-empty', 'sidepanel.html?tab=999999', '.head'),
  ownPage('table', `table.html?document=${encodeURIComponent('itu:doc/C24/987')}`, '[data-clause="O1.2"] [data-stance]', async (opened) => {
    await opened.locator('input[name=only]').check();
    await opened.locator('[data-clause="P1"]').waitFor({ state: 'detached' });
  }),
  ownPage('export', (tab) => `exchange.html?document=${encodeURIComponent('itu:doc/C24/987')}&tab=${tab}#export`, '.report .said'),
  ownPage('import', 'exchange.html#import', '.drop'),
  ownPage('welcome', 'welcome.html', '.welcome .begin', (opened) => opened.locator('.sheet').waitFor()),
  ownPage('settings', 'options.html', '.options [data-section=keys]'),
  ownPage('reader', `reader.html?address=${encodeURIComponent(FILE)}`, '.sheet', async (opened) => {
    await opened.getByRole('combobox').selectOption('marked');
    await opened.waitForFunction(() => CSS.highlights.size > 0);
  }),
  ownPage('reader-empty', 'reader.html', 'button'),
];
