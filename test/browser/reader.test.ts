import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../support/extension.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { heardOn } from '../support/heard.ts';
import { del, docxFile, ins, insMark, list, numPr, p, r } from '../sources/docx-file.ts';
import { at, handmade, printed } from '../sources/pdf-file.ts';

/** Invented: a resolution in two languages, long enough for two pages. */
const ARABIC = [
  'القرار 914 (المراجَع في مدينة الورد، 2019)',
  'إن مجلس الجزر المتحدة للبريد،',
  'إذ يذكّر',
  'أ ) بالقرار 70/125 للجمعية العامة للأمم المتحدة بشأن الاستعراض الشامل لتنفيذ نواتج القمة العالمية لمجتمع المعلومات (WSIS+10)؛',
  'ب) بالقرار 140 (المراجَع في بوخارست، 2022) لمؤتمر المندوبين المفوضين، بشأن دور الاتحاد في تنفيذ نواتج القمة،',
  'يقرر أن يكلف الأمين العام',
  '1 باتخاذ جميع التدابير الممكنة لتشجيع مشاركة المنظمات بصورة كاملة في العملية التحضيرية؛',
  '2 بتقديم تقرير سنوي إلى المجلس عن التقدم المحرز في تنفيذ هذا القرار.',
];
const DOCX = docxFile({
  body: [
    p(r('RESOLUTION 914 (Rose City, 2019)')),
    p(r('The Council of the International Telecommunication Union,')),
    p(r('considering')),
    p(r('that General Assembly resolution 70/125 ') + del('asks for') + ins(r('calls for')) + r(' close alignment'), numPr(1)),
    p(ins(r('resolution 70/1 of the General Assembly,')), insMark + numPr(1)),
    p(r('resolves to instruct the Secretary-General')),
    p(r('to report to the Council every year') + '<w:r><w:footnoteReference w:id="2"/></w:r>' + r('.')),
    p(r('&lt;img src=x onerror="document.title=1"&gt;<script>'.replace('<script>', '&lt;script&gt;document.title=2&lt;/script&gt;'))),
  ].join(''),
  numbering: list(1, ['lowerLetter', '%1)']),
  footnotes: `<w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' See resolution 71/212.')}`)}</w:footnote>`,
});

/** A browser beside others on two cores takes its time. */
const soon = <T>(get: () => T | Promise<T>) => expect.poll(get, { timeout: 20_000, interval: 100 });

describe('the reader', () => {
  let browser: Browser;
  let arabic: Uint8Array;
  const files = new Map<string, { body?: Uint8Array; status?: number; type?: string; fail?: boolean }>();
  const asked: string[] = [];
  const tabs: Page[] = [];

  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension() });
    arabic = await printed(browser, ARABIC.map((words) => `<p>${words}</p>`).join('') + '<p style="break-before: page">3 باتخاذ ما يلزم وفقاً للقرار 71/212.</p>', { language: 'ar' });
    await browser.context.route(/^https:/, async (route) => {
      const { pathname, hostname } = new URL(route.request().url());
      asked.push(route.request().url());
      const file = hostname === 'www.itu.int' ? files.get(pathname) : undefined;
      if (file?.fail) return route.abort('internetdisconnected');
      return route.fulfill({ status: file ? (file.status ?? 200) : 404, contentType: file?.type ?? 'application/octet-stream', body: Buffer.from(file?.body ?? strToU8('nothing here')) });
    });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const tab of tabs.splice(0)) await tab.close();
    asked.length = 0;
  });

  const open = async (query: string): Promise<Page> => {
    const tab = await browser.context.newPage();
    tabs.push(tab);
    await tab.goto(browser.page(`reader.html${query}`));
    return tab;
  };
  const openAt = (path: string, file: NonNullable<ReturnType<typeof files.get>>, hash = ''): Promise<Page> => {
    files.set(path, file);
    return open(`?address=${encodeURIComponent(`https://www.itu.int${path}`)}${hash}`);
  };
  const painted = (tab: Page): Promise<string[]> =>
    tab.evaluate(() => [...CSS.highlights.entries()].flatMap(([name, ranges]) => [...ranges].map((range) => `${name}: ${(range as Range).toString()}`)).toSorted());
  const citations = async (tab: Page): Promise<string[]> => (await painted(tab)).filter((each) => each.startsWith('citation')).map((each) => each.replace(/^[^:]*: /, '').trim());
  const outline = async (tab: Page): Promise<string[]> => {
    const id = await browser.tabId(tab);
    const worker = await browser.worker();
    return worker.evaluate(async (key) => {
      const found = (await (globalThis as unknown as { chrome: { storage: { session: { get(name: string): Promise<Record<string, { outline: { path: string }[] }>> } } } }).chrome.storage.session.get(key))[key];
      return found?.outline.map(({ path }) => path) ?? [];
    }, `tab:${id}`);
  };
  const select = (tab: Page, from: string, to: string): Promise<string> =>
    tab.evaluate(([first, last]) => {
      const walker = document.createTreeWalker(document.getElementById('paper') ?? document.body, NodeFilter.SHOW_TEXT);
      let [start, end]: (readonly [Text, number] | null)[] = [null, null];
      for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
        if (!start && node.data.includes(first ?? '')) start = [node, node.data.indexOf(first ?? '')];
        if (start && !end && node.data.includes(last ?? '')) end = [node, node.data.indexOf(last ?? '') + (last ?? '').length];
      }
      if (!start || !end) return '';
      getSelection()?.setBaseAndExtent(start[0], start[1], end[0], end[1]);
      return getSelection()?.toString().replace(/\s+/g, ' ').trim() ?? '';
    }, [from, to]);

  /** Drops a file of the disk on the page, as the browser is told of it by the desktop. */
  const dropFile = async (tab: Page, name: string, bytes: Uint8Array): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'reader-'));
    try {
      writeFileSync(join(folder, name), bytes);
      const session = await browser.context.newCDPSession(tab);
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data: { items: [], files: [join(folder, name)], dragOperationsMask: 1 } });
      await tab.waitForFunction((wanted) => document.title.startsWith(wanted), name);
      await tab.waitForSelector('.page, .sheet');
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test('an Arabic PDF: pages, clauses, citations, selection over lines', async () => {
    const tab = await openAt('/a/ar.pdf', { body: arabic, type: 'text/html' });
    await tab.waitForSelector('.part');
    expect(await tab.locator('.page').count()).toBe(2);
    await soon(() => citations(tab)).toEqual(expect.arrayContaining(['القرار 70/125', 'القرار 140 (المراجَع في بوخارست، 2022)']));
    await soon(() => outline(tab)).toEqual(expect.arrayContaining(['P1.a', 'P1.b', 'O1.1', 'O1.2', 'O1.3']));
    expect(await select(tab, 'للجمعية', 'الشامل')).toBe('للجمعية العامة للأمم المتحدة بشأن الاستعراض الشامل');
    // The words lie over their own letters: the box of the text and the box on the paper are the same.
    const drift = await tab.evaluate(() => {
      const spans = [...document.querySelectorAll<HTMLElement>('.part span')];
      const parts = [...document.querySelectorAll<HTMLElement>('.part')].map((part) => part.getBoundingClientRect());
      return spans.filter((span) => {
        const box = span.getBoundingClientRect();
        return !parts.some((part) => box.left > part.left - 12 && box.right < part.right + 12 && box.top > part.top - 4 && box.bottom < part.bottom + 4);
      }).length;
    });
    expect(drift).toBe(0);
    // By ear a paragraph is one, in its language, and not a line for each word.
    expect((await heardOn(tab)).filter((line) => line.includes('70/125'))).toEqual([expect.stringMatching(/^StaticText "أ\s?\) بالقرار 70\/125 للجمعية العامة .* لمجتمع المعلومات \(WSIS\+10\)؛"$/u)]);
    expect(await tab.locator('#paper').getAttribute('lang')).toBe('ar');
  });

  test('a citation opens its popover by pointer; a selection opens the bar', async () => {
    const tab = await openAt('/a/ar.pdf', { body: arabic });
    await soon(() => citations(tab)).toContain('القرار 70/125');
    const box = await tab.evaluate(() => {
      for (const [name, ranges] of CSS.highlights.entries()) {
        if (!name.startsWith('citation')) continue;
        for (const range of ranges) {
          const { left, top, width, height } = (range as Range).getBoundingClientRect();
          if ((range as Range).toString().includes('70/125')) return { x: left + width / 2, y: top + height / 2 };
        }
      }
      return null;
    });
    await tab.mouse.move((box?.x ?? 0) - 30, (box?.y ?? 0) - 40);
    await tab.mouse.move(box?.x ?? 0, box?.y ?? 0, { steps: 5 });
    await tab.getByRole('dialog').waitFor();
    expect(await tab.getByRole('dialog').textContent()).toContain('70/125');
  });

  test('an address with a clause opens there', async () => {
    const tab = await openAt('/a/ar.pdf', { body: arabic }, '#O1.3');
    await soon(() => tab.evaluate(() => scrollY)).toBeGreaterThan(300);
    await soon(() => painted(tab)).toEqual(expect.arrayContaining([expect.stringMatching(/^(place|citation)/)]));
  });

  test('the panel leads to a clause and back; a note on words of a PDF is anchored to its clause', async () => {
    const tab = await openAt('/a/ar.pdf', { body: arabic });
    await soon(() => citations(tab)).toContain('القرار 70/125');
    const id = await browser.tabId(tab);
    const worker = await browser.worker();
    const tell = (path: string): Promise<void> =>
      worker.evaluate(async ([to, where]) => {
        await (globalThis as unknown as { chrome: { tabs: { sendMessage(id: number, message: unknown, options: unknown): Promise<unknown> } } }).chrome.tabs.sendMessage(to, { type: 'go', to: { path: where } }, { frameId: 0 }).catch(() => undefined);
      }, [id, path] as const);
    await tell('O1.3');
    await soon(() => tab.evaluate(() => scrollY)).toBeGreaterThan(300);
    await tell('P1.a');
    await soon(() => tab.evaluate(() => scrollY)).toBeLessThan(300);
    // By the pointer, from the right end of one word to the left end of another one further on.
    await select(tab, 'للجمعية', 'الشامل');
    const ends = await tab.evaluate(() => {
      const range = getSelection()?.getRangeAt(0);
      const rects = (node: Node | undefined): DOMRect | undefined => node?.parentElement?.getBoundingClientRect();
      const [first, last] = [rects(range?.startContainer), rects(range?.endContainer)];
      getSelection()?.removeAllRanges();
      return { from: [(first?.right ?? 0) - 1, (first?.top ?? 0) + 12], to: [(last?.left ?? 0) + 1, (last?.top ?? 0) + 12] };
    });
    await tab.mouse.move(ends.from[0] ?? 0, ends.from[1] ?? 0);
    await tab.mouse.down();
    await tab.mouse.move(ends.to[0] ?? 0, ends.to[1] ?? 0, { steps: 12 });
    await tab.mouse.up();
    await tab.getByRole('button', { name: /^Note/ }).first().waitFor();
    // A click on a box that has just appeared is not taken for a person's.
    await tab.waitForTimeout(300);
    await tab.getByRole('button', { name: /^Note/ }).first().click();
    await soon(() => worker.evaluate(async (key) => {
      const found = await (globalThis as unknown as { chrome: { storage: { session: { get(name: string): Promise<Record<string, { anchor?: { from?: { path: string }; quote?: { exact: string } } }>> } } } }).chrome.storage.session.get(key);
      return [found[key]?.anchor?.from?.path, found[key]?.anchor?.quote?.exact];
    }, `compose:${id}`)).toEqual(['P1.a', 'للجمعية العامة للأمم المتحدة بشأن الاستعراض الشامل']);
  });

  test('a Word file: labels, notes, tracked changes in three views on the same offsets', async () => {
    const tab = await openAt('/a/res.docx', { body: DOCX });
    await tab.waitForSelector('.sheet');
    await soon(() => outline(tab)).toEqual(expect.arrayContaining(['P1.a', 'P1.b', 'O1.1', 'F1']));
    await soon(() => citations(tab)).toEqual(expect.arrayContaining(['resolution 70/125', 'resolution 70/1']));
    const shown = (): Promise<string> => tab.locator('.sheet').innerText();
    expect(await shown()).toMatch(/a\)\s+that General Assembly resolution 70\/125 calls for close alignment/);
    expect(await shown()).not.toContain('asks for');
    await tab.selectOption('select', 'original');
    expect(await shown()).toContain('asks for close alignment');
    expect(await shown()).not.toContain('calls for');
    await tab.selectOption('select', 'marked');
    expect(await shown()).toContain('asks forcalls for close alignment');
    expect(await tab.locator('.deleted').first().getAttribute('title')).toBe('Deleted by B. Delegate, 2026-01-02');
    const heard = await heardOn(tab);
    expect(heard.slice(heard.findIndex((line) => line.startsWith('deletion'))).slice(0, 4).map((line) => line.replace(/ \(.*/u, ''))).toEqual(['deletion', 'StaticText "asks for"', 'insertion', 'StaticText "calls for"']);
    await tab.selectOption('select', 'final');
    expect((await heardOn(tab)).filter((line) => /^(?:insertion|deletion)/u.test(line))).toEqual([]);
    await tab.selectOption('select', 'marked');
    await soon(() => citations(tab)).toEqual(expect.arrayContaining(['resolution 70/125', 'resolution 70/1']));
    expect(await select(tab, 'resolution 70/125', 'alignment')).toContain('calls for close alignment');
  });

  test('what a file holds is shown as words and runs nothing', async () => {
    const tab = await openAt('/a/res.docx', { body: DOCX });
    await tab.waitForSelector('.sheet');
    expect(await tab.locator('.sheet').innerText()).toContain('<img src=x onerror="document.title=1">');
    expect(await tab.locator('.sheet img, .sheet script').count()).toBe(0);
    expect(await tab.title()).toBe('res.docx – Rapporteur');
    const armed = handmade([at(72, 700, 'Resolution 70/125')], { catalogue: '/OpenAction << /S /JavaScript /JS (app.launchURL\\("https://example.org/"\\)) >>' });
    const other = await openAt('/a/armed.pdf', { body: armed });
    await other.waitForSelector('.part');
    expect(asked.filter((address) => !address.startsWith('https://www.itu.int/a/'))).toEqual([]);
  });

  test('a file of this computer is read without a single request', async () => {
    const tab = await open('');
    expect(await tab.locator('.empty').innerText()).toContain('stays on this computer');
    await tab.setInputFiles('input[type=file]', { name: 'local.docx', mimeType: 'application/octet-stream', buffer: Buffer.from(DOCX) });
    await tab.waitForSelector('.sheet');
    await soon(() => citations(tab)).toContain('resolution 70/125');
    await dropFile(tab, 'dropped.pdf', arabic);
    await tab.waitForSelector('.page');
    expect(await tab.title()).toBe('dropped.pdf – Rapporteur');
    expect(asked).toEqual([]);
  });

  test.each([
    ['a web page under a PDF’s name', '/t/html.pdf', { body: strToU8('<!doctype html><title>Not found</title>') }, /sent a web page/],
    ['nothing there', '/t/none.pdf', { status: 404 }, /no document at this address/],
    ['a log-in', '/t/private.pdf', { status: 403 }, /asks for a log-in/],
    ['an error', '/t/error.pdf', { status: 500 }, /answered with an error/],
    ['no network', '/t/offline.pdf', { fail: true }, /no connection/],
    ['a damaged PDF', '/t/broken.pdf', { body: strToU8('%PDF-1.7\n and nothing more') }, /damaged/],
    ['a damaged Word file', '/t/cut.docx', { body: DOCX.subarray(0, 900) }, /damaged/],
    ['an old Word file', '/t/old.doc', { body: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]) }, /old Word file/],
    ['another kind of file', '/t/text.pdf', { body: strToU8('only words') }, /neither a PDF nor a Word/],
  ])('%s is said', async (_, path, file, sentence) => {
    const tab = await openAt(path, file);
    await tab.getByRole('alert').waitFor();
    expect(await tab.getByRole('alert').innerText()).toMatch(sentence);
  });

  test('other sites are not asked', async () => {
    for (const address of ['https://example.org/a.pdf', 'http://www.itu.int/a.pdf', 'https://www.itu.int.example.org/a.pdf', 'file:///etc/passwd', 'javascript:alert(1)', 'https://user:word@www.itu.int/a.pdf']) {
      const tab = await open(`?address=${encodeURIComponent(address)}`);
      await tab.getByRole('alert').waitFor();
      expect(await tab.getByRole('alert').innerText()).toMatch(/itu\.int and un\.org only/);
      await tab.close();
    }
    expect(asked).toEqual([]);
  });

  test('a document seen once opens again without a network', async () => {
    const tab = await openAt('/a/again.docx', { body: DOCX });
    await tab.waitForSelector('.sheet');
    const later = await openAt('/a/again.docx', { fail: true });
    await later.waitForSelector('.sheet');
    expect(await later.locator('.sheet').innerText()).toContain('RESOLUTION 914');
    await soon(() => later.locator('.notice').innerText()).toContain('the copy of the document');
  });

  test('a locked PDF asks for its password, and says when it is wrong', async () => {
    const locked = handmade([at(72, 700, 'secret')], { trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> >>` });
    const tab = await openAt('/a/locked.pdf', { body: locked });
    await tab.getByRole('alert').waitFor();
    expect(await tab.getByRole('alert').innerText()).toContain('protected by a password');
    await tab.getByLabel('Password').fill('guess');
    await tab.getByRole('button', { name: 'Open', exact: true }).click();
    await soon(() => tab.getByRole('alert').innerText()).toContain('does not open with this password');
  });

  test('a scan is shown and says that it has no words', async () => {
    const tab = await openAt('/a/scan.pdf', { body: handmade(['0.5 g 100 100 300 300 re f']) });
    await soon(() => tab.locator('.notice').innerText()).toContain('a scan without text');
    expect(await tab.locator('canvas').count()).toBe(1);
  });

  test('a PDF that is only the cover of attached files says so', async () => {
    const tab = await openAt('/a/cover.pdf', { body: handmade([at(72, 700, 'For the best experience, open this portfolio elsewhere.')], { catalogue: '/Collection << /Type /Collection >>' }) });
    await soon(() => tab.locator('.notice').innerText()).toContain('only the cover of attached files');
  });

  test('notes stand on pages of a scan and on areas drawn there, are shown, listed by page and led to', async () => {
    const tab = await openAt('/a/pages.pdf', { body: handmade(['0.5 g 100 100 300 300 re f', '0.5 g 100 500 300 100 re f', '0.5 g 90 90 200 200 re f']) });
    const panel = await browser.openPanel(tab);
    tabs.push(panel);
    const write = async (words: string): Promise<void> => {
      await panel.locator('.composer textarea').first().fill(words);
      await panel.locator('.composer button[type=submit]').click();
      await panel.locator('.note, article').filter({ hasText: words }).first().waitFor();
    };
    const second = tab.locator('.page[data-page="2"]');
    await tab.bringToFront();
    await tab.getByRole('button', { name: 'Note on page 2' }).click();
    await write('The stamp is of another year');
    await tab.bringToFront();
    await second.scrollIntoViewIfNeeded();
    await soon(() => second.getByRole('button', { name: '1 note on page 2' }).count()).toBe(1);
    const box = await second.boundingBox() as { x: number; y: number; width: number; height: number };
    await tab.mouse.move(box.x + box.width * 0.25, box.y + box.height * 0.25);
    await tab.mouse.down();
    await tab.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 4 });
    await tab.mouse.up();
    await tab.getByRole('button', { name: 'Note on this area' }).click();
    await write('This signature is missing');
    await soon(() => second.locator('.page-area.own').evaluateAll((all) => all.map((each) => ['left', 'top', 'width', 'height'].map((name) => Math.round(Number.parseFloat((each as HTMLElement).style.getPropertyValue(name)))).join(' ')))).toEqual(['25 25 25 25']);
    expect(await panel.locator('.place-head').allInnerTexts()).toEqual(['Page 2']);
    // By keys alone: the area is begun by a button, moved and made larger by arrows, and Escape gives the focus back.
    await tab.bringToFront();
    const mark = tab.getByRole('button', { name: 'Mark an area of page 3' });
    await mark.focus();
    await tab.keyboard.press('Enter');
    await tab.getByRole('application', { name: /Mark an area of page 3/ }).waitFor();
    await tab.keyboard.press('Escape');
    await soon(() => mark.evaluate((button) => button === document.activeElement)).toBe(true);
    await tab.keyboard.press('Enter');
    for (const key of [...Array.from({ length: 40 }, () => 'ArrowLeft'), ...Array.from({ length: 45 }, () => 'ArrowUp'), 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight']) await tab.keyboard.press(key);
    expect(await tab.locator('.page-area.draft [role=status]').innerText()).toMatch(/^2 % from the left, 4 % from the top, 42 % wide/);
    await tab.keyboard.press('Enter');
    await write('This seal is illegible');
    const third = tab.locator('.page[data-page="3"]');
    await soon(() => third.locator('.page-area.own').evaluateAll((all) => all.map((each) => ['left', 'top', 'width'].map((name) => Math.round(Number.parseFloat((each as HTMLElement).style.getPropertyValue(name)))).join(' ')))).toEqual(['2 4 42']);
    // From another page, and turned.
    await tab.evaluate(() => scrollTo(0, 0));
    await panel.getByRole('button', { name: 'Page 2, marked area' }).click();
    await soon(() => tab.evaluate(() => scrollY)).toBeGreaterThan(300);
    await tab.locator('.more summary').click();
    await tab.getByRole('button', { name: 'Rotate' }).click();
    await soon(() => second.locator('.page-area.own').evaluateAll((all) => all.map((each) => ['left', 'top'].map((name) => Math.round(Number.parseFloat((each as HTMLElement).style.getPropertyValue(name)))).join(' ')))).toEqual(['50 25']);
  });

  test('a clause that goes on in the next column has a band beside either part', async () => {
    const all = Array.from({ length: 12 }, (_, n) => [`${n + 1}. Decides that the keeper of lighthouse ${n + 10} counts`, 'the letters of the winter, among them those of the', 'outer isles, whose boats had not sailed since autumn,', 'and reports on all of them to the next session;']).flat();
    const columns = handmade([[at(72, 780, 'The General Assembly,', 9), ...all.map((words, line) => at(line < 26 ? 72 : 320, 760 - (line % 26) * 13, words, 9))].join(' ')]);
    const tab = await openAt('/a/columns.pdf', { body: columns });
    const bands = () => tab.evaluate(() => [...document.documentElement.children].flatMap((element) => [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.band') ?? [])].map((band) => [band.dataset['path'] ?? '', Math.round(band.getBoundingClientRect().left)] as const)));
    await tab.locator('.page').first().waitFor();
    await soon(async () => {
      const sides = Map.groupBy(await bands(), ([path]) => path);
      return [...sides.values()].filter((parts) => new Set(parts.map(([, left]) => left)).size === 2).length;
    }).toBe(1);
  });

  test('500 pages: the first are marked and taken notes on while the rest is read; only those near the window are kept', async () => {
    const long = handmade(Array.from({ length: 500 }, (_, index) => [...(index === 0 ? ['The General Assembly,'] : []), `${index + 1}. Requests lighthouse keeper ${index + 1} to report`, 'on General Assembly resolution 70/125.'].map((words, line) => at(72, 700 - line * 14, words)).join(' ')));
    const tab = await openAt('/a/long.pdf', { body: long });
    const notice = await tab.waitForFunction(() => [...CSS.highlights].some(([name, ranges]) => name.startsWith('citation') && ranges.size > 0) && document.querySelector('.notice')?.textContent);
    expect(await notice.jsonValue()).toMatch(/page \d+ of 500/u);
    await tab.locator('.page[data-page="2"] .part span', { hasText: 'keeper' }).dblclick();
    await tab.getByRole('button', { name: /^Note/ }).first().waitFor();
    await tab.keyboard.press('n');
    const [id, worker] = [await browser.tabId(tab), await browser.worker()];
    // The anchor is of the whole document, which is waited for: 500 clauses have keepers, of whom 64 are counted.
    await soon(() => worker.evaluate(async (key) => {
      const found = await (globalThis as unknown as { chrome: { storage: { session: { get(name: string): Promise<Record<string, { anchor?: { from?: { path: string }; quote?: { exact: string; suffix: string }; copies?: number } }>> } } } }).chrome.storage.session.get(key);
      return [found[key]?.anchor?.from?.path, found[key]?.anchor?.quote?.exact, found[key]?.anchor?.copies ?? 0];
    }, `compose:${id}`)).toEqual(['O2', 'keeper', 64]);
    await soon(() => tab.locator('.notice').innerText()).toBe('');
    expect(await outline(tab)).toHaveLength(501);
    const most = await tab.evaluate(async () => {
      let canvases = 0;
      for (let step = 0; step < 60; step++) {
        scrollTo(0, (document.documentElement.scrollHeight / 60) * step);
        await new Promise((resolve) => { setTimeout(resolve, 30); });
        canvases = Math.max(canvases, document.querySelectorAll('canvas').length);
      }
      return canvases;
    });
    expect(most).toBeLessThan(12);
    expect(await tab.locator('.page').count()).toBe(500);
    await tab.locator('input[type=number]').fill('400');
    await tab.locator('input[type=number]').press('Enter');
    await tab.waitForFunction(() => [...document.querySelectorAll('.page[data-page="400"] .part')].length > 0);
  }, 60_000);
});
