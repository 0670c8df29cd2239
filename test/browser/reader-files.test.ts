/** What is done with documents once they are open, and files that are large, locked, old or hostile. */
import { strToU8 } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../support/extension.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { del, docxFile, ins, p, r } from '../sources/docx-file.ts';
import { lockedPdf } from '../sources/locked-pdf.ts';
import { at, handmade, printed } from '../sources/pdf-file.ts';
import { reader as en } from '../../extension/words/reader/en.ts';

const soon = <T>(get: () => T | Promise<T>) => expect.poll(get, { timeout: 30_000, interval: 100 });
const SITE = 'https://www.itu.int';
const CLAUSE = 'يقرر أن يواصل الاتحاد تعاونه مع المنظمات الإقليمية والدولية المعنية بالمنارات وفقاً للقرار 70/125 وبما يتسق مع ولايته ومع الخطة الاستراتيجية التي اعتمدها المؤتمر، وأن يقدم الدعم اللازم إلى البلدان النامية كلما طلبته؛';
/** A picture of one point. */
const PNG = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='), (letter) => letter.charCodeAt(0));
const drawing = (id: string, words: string): string => `<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="1270000" cy="635000"/><wp:docPr id="1" name="x" descr="${words}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><a:blip r:embed="${id}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;

describe('documents that are open', () => {
  let browser: Browser;
  const files = new Map<string, Uint8Array>();
  const asked: string[] = [];

  beforeAll(async () => {
    browser = await openBrowser({ extension: await builtExtension() });
    await browser.context.route(/^https:/, async (route) => {
      const address = route.request().url();
      asked.push(address);
      const { origin, pathname } = new URL(address);
      const file = origin === SITE ? files.get(pathname) : undefined;
      // The browser's own viewer, which no test can see into.
      if (file && route.request().isNavigationRequest()) return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>plain viewer</title>' });
      if (file) return route.fulfill({ contentType: 'application/octet-stream', body: Buffer.from(file) });
      return route.fulfill({ status: pathname.endsWith('.html') ? 200 : 404, contentType: 'text/html', body: '<!doctype html><title>list</title><a href="/plain/long.pdf#O2">document</a>' });
    });
  });
  afterAll(() => browser?.close());
  afterEach(async () => {
    for (const page of browser.context.pages().slice(1)) await page.close();
    asked.length = 0;
  });

  const openAt = async (path: string, file: Uint8Array | null): Promise<Page> => {
    if (file) files.set(path, file);
    return browser.open(`${browser.page('reader.html')}?address=${encodeURIComponent(SITE + path)}`);
  };
  const read = async (tab: Page) => {
    await tab.waitForSelector('.page, .sheet');
    await soon(() => tab.locator('.notice p').count()).toBe(0);
  };
  const selected = (tab: Page): Promise<string> => tab.evaluate(() => (getSelection()?.toString() ?? '').replace(/\s+/gu, ' ').trim());

  test('Arabic words are selected with the pointer over lines and over a page’s end, in the order of reading; the band stands on both pages', async () => {
    const body = `<p>إن مجلس الجزر المتحدة للبريد،</p><div style="block-size:214mm"></div><p>1. ${CLAUSE}</p><p>2. يدعو الأمين العام إلى تقديم تقرير عن المنارات إلى المجلس في دورته القادمة.</p>`;
    const tab = await openAt('/a/two.pdf', await printed(browser, body, { language: 'ar', style: 'p { orphans: 1; widows: 1; line-height: 2.6; }' }));
    await tab.waitForSelector('.part');
    await read(tab);
    const word = (letters: string, side: 'start' | 'end') => tab.evaluate(([wanted, at_]) => {
      const span = [...document.querySelectorAll<HTMLElement>('.part span')].find((each) => each.textContent?.trim() === wanted);
      span?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const box = span?.getBoundingClientRect();
      return box ? { x: at_ === 'start' ? box.right - 1 : box.left + 1, y: box.top + box.height / 2, page: span?.closest<HTMLElement>('.page')?.dataset['page'] ?? '' } : null;
    }, [letters, side] as const);
    const to = await word('طلبته؛', 'end');
    const from = await word('يواصل', 'start');
    expect([from?.page, to?.page]).toEqual(['1', '2']);
    await tab.mouse.move(from?.x ?? 0, from?.y ?? 0);
    await tab.mouse.down();
    await tab.mouse.move((from?.x ?? 0) - 60, (from?.y ?? 0) + 4, { steps: 4 });
    const end = await tab.evaluate(() => {
      const box = [...document.querySelectorAll<HTMLElement>('.part span')].find((each) => each.textContent?.trim() === 'طلبته؛')?.getBoundingClientRect();
      return box ? { x: box.left + 1, y: box.top + box.height / 2 } : { x: 0, y: 0 };
    });
    await tab.mouse.move(end.x, end.y, { steps: 25 });
    await tab.mouse.up();
    expect((await selected(tab)).replaceAll(' ', '')).toBe(CLAUSE.slice(CLAUSE.indexOf('يواصل')).replaceAll(' ', ''));
    await soon(() => tab.evaluate(() => {
      const boxes = [...document.querySelectorAll('*')].flatMap((each) => [...(each.shadowRoot?.querySelectorAll('.band') ?? [])]).map((band) => band.getBoundingClientRect());
      return [...document.querySelectorAll('.page')].map((page) => page.getBoundingClientRect()).filter((page) => boxes.some((box) => box.height > 8 && box.top >= page.top && box.bottom <= page.bottom + 2)).length;
    })).toBe(2);
  });

  test('previews lead to their pages; every page is made ready for printing', async () => {
    const tab = await browser.context.newPage();
    await tab.addInitScript(() => {
      window.print = () => void (document.documentElement.dataset['printed'] = String([...document.querySelectorAll<HTMLImageElement>('.printed img')].filter(({ naturalWidth }) => naturalWidth > 500).length));
    });
    files.set('/a/long.pdf', handmade(Array.from({ length: 9 }, (_, page) => at(72, 700, `Lighthouse ${page + 1} recalls resolution 70/125.`))));
    await tab.goto(`${browser.page('reader.html')}?address=${encodeURIComponent(`${SITE}/a/long.pdf`)}`);
    await read(tab);
    await tab.locator('summary').click();
    await tab.getByLabel(en.previews).check();
    await tab.locator('.previews canvas').first().waitFor();
    await tab.locator('.previews button[data-page="7"]').click();
    await soon(() => tab.locator('input[type=number]').inputValue()).toBe('7');
    await soon(() => tab.locator('.previews [aria-current]').getAttribute('data-page')).toBe('7');
    await tab.locator('summary').click();
    await tab.getByRole('button', { name: en.print }).click();
    await soon(() => tab.locator('html').getAttribute('data-printed')).toBe('9');
    await soon(() => tab.locator('.printed').count()).toBe(0);
  });

  test('a link to the place is copied; opening by itself takes a link there, back shows the plain viewer', async () => {
    files.set('/plain/long.pdf', handmade(Array.from({ length: 6 }, (_, page) => [...(page === 0 ? [at(72, 780, 'The General Assembly,')] : []), at(72, 700, `${page + 1}. Requests the keeper of lighthouse ${page + 1} to report on resolution 70/1;`)].join(' '))));
    await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const tab = await openAt('/plain/long.pdf', null);
    await read(tab);
    await tab.locator('input[type=number]').fill('4');
    await tab.locator('input[type=number]').press('Enter');
    await tab.waitForSelector('.page[data-page="4"] .part');
    await tab.locator('summary').click();
    await tab.getByRole('button', { name: en.copyLink }).click();
    await tab.getByRole('button', { name: en.linkCopied }).waitFor();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(`${SITE}/plain/long.pdf#O4`);
    await tab.getByLabel(en.byItself.replace('{site}', '\u2068www.itu.int\u2069')).check();
    await tab.goto(`${SITE}/list.html`);
    await tab.getByRole('link').click();
    await soon(() => tab.url()).toContain('reader.html');
    await soon(() => tab.url()).toContain('#O2');
    await tab.waitForSelector('.part');
    await tab.goBack();
    await tab.waitForTimeout(800);
    expect(tab.url()).toBe(`${SITE}/plain/long.pdf#O2`);
    await tab.goBack();
    await soon(() => tab.url()).toBe(`${SITE}/list.html`);
  });

  test('a Word file shows its own pictures and comments, and neither is a letter of it', async () => {
    const words = 'Lighthouse resolution 70/125 calls for light';
    const tab = await openAt('/a/full.docx', docxFile({
      body: [
        p(r('RESOLUTION 914 (Rose City, 2019)')),
        p(`<w:commentRangeStart w:id="5"/>${r('Lighthouse resolution ')}${del('70/1')}${ins(r('70/125'))}<w:commentRangeEnd w:id="5"/>${drawing('pic', 'A lamp')}${r(' calls for light')}`),
        p(drawing('svg', 'A &lt;b&gt;map&lt;/b&gt;') + drawing('away', 'elsewhere')),
      ].join(''),
      comments: `<w:comment w:id="5" w:author="&lt;i&gt;K&lt;/i&gt;" w:date="2026-01-02T03:04:05Z">${p(r('Is &lt;script&gt;this&lt;/script&gt; agreed?'))}</w:comment>`,
      more: {
        'word/media/a.png': PNG,
        'word/media/b.svg': strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"/>'),
        'word/vbaProject.bin': strToU8('macros'),
      },
      pictures: { pic: 'media/a.png', svg: 'media/b.svg' },
      addresses: { away: 'https://example.org/track.png' },
    }));
    await read(tab);
    expect(await tab.locator('.sheet img').count()).toBe(1);
    expect(await tab.locator('.sheet img').evaluate(async (image: HTMLImageElement) => [image.alt, image.naturalWidth, image.src.startsWith('blob:')])).toEqual(['A lamp', 1, true]);
    expect(await tab.locator('.picture').evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['words']))).toEqual(['A <b>map</b>', 'elsewhere']);
    expect(await tab.locator('.comment').innerText()).toMatch(/<i>K<\/i> · 2026-01-02\s+Is <script>this<\/script> agreed\?/);
    // In each view the citation is on the very words.
    for (const view of ['final', 'marked', 'original', 'final']) {
      await tab.getByRole('combobox').selectOption(view);
      if (view === 'original') continue;
      await soon(() => tab.evaluate(() => [...CSS.highlights].flatMap(([name, ranges]) => (name.startsWith('citation') ? [...ranges].map(String) : [])).join('|'))).toContain('70/125');
    }
    expect((await tab.locator('.sheet p').nth(1).innerText()).trim()).toBe(words);
    await tab.getByLabel(en.comments).uncheck();
    expect(await tab.locator('.comment').isVisible()).toBe(false);
    expect(asked.filter((address) => !address.startsWith(SITE))).toEqual([]);
    expect(await tab.title()).not.toBe('1');
  });

  test('a locked PDF opens with its password, without being fetched again', async () => {
    const tab = await openAt('/a/locked.pdf', lockedPdf(at(72, 700, 'The keeper recalls resolution 70/125 of the General Assembly.'), 'Leuchtturm'));
    await tab.getByLabel(en.password).fill('lighthouse');
    await tab.keyboard.press('Enter');
    await soon(() => tab.getByRole('alert').innerText()).toContain(en.lockedAgain);
    await tab.getByLabel(en.password).fill('Leuchtturm');
    await tab.keyboard.press('Enter');
    await tab.waitForSelector('.part');
    expect(await tab.locator('.part').first().textContent()).toContain('resolution 70/125');
    expect(asked.filter((address) => address.endsWith('locked.pdf'))).toHaveLength(1);
  });

  test('an old Word file: the same document as DOCX or PDF is one click away, and asked for only then', async () => {
    files.set('/old/S23!!MSW-E.docx', docxFile({ body: p(r('RESOLUTION 914 (Rose City, 2019)')) }));
    const tab = await openAt('/old/S23!!MSW-E.doc', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]));
    await soon(() => tab.getByRole('alert').innerText()).toContain(en.troubles.oldDoc);
    expect(asked).toHaveLength(1);
    expect(await tab.getByRole('button', { name: en.tryAs.replace('{kind}', 'PDF') }).getAttribute('title')).toBe(`${SITE}/old/S23!!PDF-E.pdf`);
    await tab.getByRole('button', { name: en.tryAs.replace('{kind}', 'DOCX') }).click();
    await tab.waitForSelector('.sheet');
    await tab.goBack();
    await soon(() => tab.getByRole('alert').innerText()).toContain(en.troubles.oldDoc);
  });

  test('scripts in a PDF do not run', async () => {
    const tab = await browser.context.newPage();
    const spoken: string[] = [];
    tab.on('dialog', (dialog) => {
      spoken.push(dialog.message());
      void dialog.dismiss();
    });
    files.set('/a/script.pdf', handmade([at(72, 700, 'General Assembly resolution 70/125')], {
      catalogue: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\); this.title = 1) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (app.launchURL\\("https://example.org/"\\)) >>] >> >>',
      pageExtras: '/AA << /O << /S /URI /URI (https://example.org/opened) >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 600 800] /A << /S /Launch /F (calc.exe) >> >>]',
    }));
    await tab.goto(`${browser.page('reader.html')}?address=${encodeURIComponent(`${SITE}/a/script.pdf`)}`);
    await read(tab);
    await tab.mouse.click(400, 500);
    await tab.waitForTimeout(300);
    expect(spoken).toEqual([]);
    expect(asked.filter((address) => address.includes('example.org'))).toEqual([]);
  });

  test('2,000 pages: the last is a jump away, and few are kept', async () => {
    const tab = await openAt('/a/2000.pdf', handmade(Array.from({ length: 2_000 }, (_, page) => Array.from({ length: 6 }, (__, line) => at(72, 760 - line * 30, `The keeper of lighthouse ${page + 1}.${line} recalls resolution 70/125.`)).join(' '))));
    await tab.waitForSelector('.page canvas');
    await tab.locator('input[type=number]').fill('1999');
    await tab.locator('input[type=number]').press('Enter');
    await tab.waitForSelector('.page[data-page="1999"] canvas');
    await tab.waitForSelector('.page[data-page="1999"] .part', { timeout: 60_000 });
    expect(await tab.locator('.page canvas').count()).toBeLessThan(12);
  }, 90_000);
});
