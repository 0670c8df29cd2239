import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openBrowser, serveUnder, type Browser } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { ARABIC, ENGLISH, everythingPainted, HOST, pageOf, painted, readingOf, seeds } from './overlay-pages.ts';

let browser: Browser;
const pages = new Map<string, { readonly body: string; readonly headers?: Record<string, string> }>();

beforeAll(async () => {
  browser = await openBrowser({ extension: await builtExtension() });
  for (const pattern of ['https://*.itu.int/**', 'https://*.un.org/**', 'https://undocs.org/**', 'https://*.example.org/**']) {
    await serveUnder(browser.context, pattern, (address) => pages.get(`${address.host}${address.pathname}`) ?? null);
  }
});
afterAll(() => browser?.close());

async function open(address: string, body: string, headers: Record<string, string> = {}): Promise<Page> {
  const { host, pathname } = new URL(address);
  pages.set(`${host}${pathname}`, { body, headers });
  return browser.open(address);
}

/** Long enough for a reading, its message and its painting, when nothing is expected to come. */
const nothingCame = (page: Page) => page.waitForTimeout(1500);
const untouched = async (page: Page) => {
  expect(await page.locator(HOST).count()).toBe(0);
  expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
};

describe('real documents under their own host', () => {
  const all = seeds();
  test.skipIf(all.length === 0).each(all)('$name: every clause and citation is painted', async ({ name, text }) => {
    const host = name.startsWith('un-') ? 'docs.un.org' : 'www.itu.int';
    const address = `https://${host}/${name}`;
    const html = pageOf(text.split('\n'), 'ar');
    const { reading, text: words } = readingOf(html, address);
    const page = await open(address, html);
    await painted(page);
    const { bands, citations } = await everythingPainted(page);
    const wanted = reading.clauses.filter(({ kind }) => ['preamble', 'operative', 'section', 'annex'].includes(kind)).map(({ path }) => path);
    expect(wanted.length).toBeGreaterThan(15);
    expect(bands.toSorted()).toEqual(wanted.toSorted());
    // One underline a mention; two ids of one place (a joint citation) share theirs.
    const mentions = new Set(reading.citations.map(({ start, end }) => `${start} ${end}`));
    expect(mentions.size).toBeGreaterThan(10);
    expect(citations.toSorted()).toEqual([...mentions].map((mention) => words.slice(...(mention.split(' ').map(Number) as [number, number]))).toSorted());
    await page.close();
  }, 90_000);
});

describe('the page', () => {
  test('gets one element and nothing else', async () => {
    const body = pageOf(ENGLISH, 'en');
    const plain = await browser.context.newPage();
    pages.set('www.example.org/plain', { body });
    await plain.goto('https://www.example.org/plain');
    const before = await plain.evaluate(() => document.documentElement.outerHTML);
    await plain.close();

    const page = await open('https://www.un.org/one', body);
    await painted(page);
    await page.mouse.move(300, 300);
    const after = await page.evaluate(() => {
      const copy = document.documentElement.cloneNode(true) as Element;
      const extra = copy.querySelectorAll(':scope > div');
      for (const each of extra) each.remove();
      return { html: copy.outerHTML, extra: extra.length, inside: [...extra].map((each) => each.innerHTML).join(''), sheets: document.adoptedStyleSheets.length + document.styleSheets.length };
    });
    expect(after).toEqual({ html: before, extra: 1, inside: '', sheets: 1 });
    await page.close();
  });

  test('under a strict policy is painted, and its policy is not offended', async () => {
    const body = pageOf(ENGLISH, 'en').replace(/<style>.*?<\/style>/su, '<script>document.addEventListener("securitypolicyviolation", () => { document.title = "offended"; })</script>');
    const page = await open('https://www.un.org/strict', body, { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'" });
    await painted(page);
    const { bands } = await everythingPainted(page);
    expect(bands).toContain('O2');
    const band = await page.locator('.band').first().evaluate((element) => getComputedStyle(element).position);
    expect(band).toBe('absolute');
    expect(await page.title()).toBe('Document');
    await page.close();
  });

  test('is read again when its text comes late', async () => {
    const page = await open('https://www.itu.int/late', pageOf([], 'en'));
    await nothingCame(page);
    await untouched(page);
    await page.evaluate((lines) => {
      for (const line of lines) document.querySelector('main')!.append(Object.assign(document.createElement('p'), { textContent: line }));
    }, ENGLISH);
    await painted(page);
    expect((await everythingPainted(page)).bands).toContain('P1');
    await page.close();
  });

  test('of a single-page site follows its text, and leaves when there is none', async () => {
    const page = await open('https://www.itu.int/app', pageOf(ENGLISH, 'en'));
    await painted(page);
    const swap = (lines: readonly string[], path: string) => page.evaluate(([texts, to]) => {
      history.pushState(null, '', to);
      document.querySelector('main')!.replaceChildren(...texts.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
    }, [lines, path] as const);
    await swap(ARABIC, '/app/ar');
    await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => String(range).includes('القرار'))));
    expect((await everythingPainted(page)).citations.join(' ')).not.toContain('resolution');
    await swap(['Nothing of note is written here today, and nobody minds.'], '/app/none');
    await page.waitForFunction(() => document.querySelectorAll('html > div').length === 0);
    expect(await page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0))).toBe(0);
    await page.close();
  });

  test('keeps what it has while other words change', async () => {
    const page = await open('https://www.itu.int/keep', pageOf(ENGLISH, 'en'));
    await painted(page);
    await page.evaluate(() => {
      (globalThis as Record<string, unknown>)['ranges'] = [...CSS.highlights].filter(([name]) => name.startsWith('citation')).flatMap(([, highlight]) => [...highlight]);
      document.querySelector('main')!.append(Object.assign(document.createElement('p'), { textContent: '4. Decides to return to resolution 71/212 next year.' }));
    });
    await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => String(range).includes('71/212'))));
    const kept = await page.evaluate(() => {
      const now = new Set([...CSS.highlights.values()].flatMap((highlight) => [...highlight]));
      const before = (globalThis as unknown as { ranges: AbstractRange[] }).ranges;
      return before.length > 0 && before.every((range) => now.has(range));
    });
    expect(kept).toBe(true);
    await page.close();
  });
});

describe('nothing is painted', () => {
  const german = ['Die Generalversammlung,', 'unter Hinweis auf die Erklärung über die Leuchttürme und ihre Wärter, die nachts nicht schlafen,', 'bittet alle Staaten, die Lampen während der ganzen Nacht brennen zu lassen und der Versammlung darüber zu berichten.'];
  test.each([
    ['a seventh language', 'https://www.un.org/german', pageOf(german, 'de')],
    ['no text', 'https://www.itu.int/empty', '<!doctype html><title>Document</title><canvas></canvas>'],
    ['another site', 'https://www.example.org/doc', pageOf(ENGLISH, 'en')],
    ['a site whose name only ends alike', 'https://un.org.example.org/doc', pageOf(ENGLISH, 'en')],
  ])('on a page with %s', async (_name, address, body) => {
    const errors: string[] = [];
    const page = await open(address, body);
    page.on('pageerror', (error) => errors.push(error.message));
    await nothingCame(page);
    await untouched(page);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('after the site was switched off, in its other tabs and after a reload too', async () => {
    const page = await open('https://digitallibrary.un.org/a', pageOf(ENGLISH, 'en'));
    const other = await open('https://digitallibrary.un.org/b', pageOf(ENGLISH, 'en'));
    await painted(other);
    await painted(page);
    await page.bringToFront();
    await page.locator('.band').first().click();
    await page.waitForTimeout(250);
    await page.getByText('Hide marks on this site').click();
    await page.waitForFunction(() => document.querySelectorAll('html > div').length === 0);
    await other.waitForFunction(() => document.querySelectorAll('html > div').length === 0);
    await page.reload();
    await nothingCame(page);
    await untouched(page);
    // Another site is not concerned.
    const elsewhere = await open('https://www.un.org/elsewhere', pageOf(ENGLISH, 'en'));
    await painted(elsewhere);
    expect(await elsewhere.locator(HOST).count()).toBe(1);
    for (const each of [page, other, elsewhere]) await each.close();
  });
});

describe('difficult pages', () => {
  test('lone surrogates', async () => {
    const page = await open('https://www.itu.int/surrogates', pageOf(ENGLISH, 'en').replace('<main>', '<main><p id="odd">x</p>'));
    await page.evaluate(() => {
      document.querySelector('#odd')!.textContent = 'a\uD800b \uDC00 resolution 71/212 c';
    });
    await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => String(range).endsWith('71/212'))));
    expect((await everythingPainted(page)).bands).toContain('O3');
    await page.close();
  });

  test('text in an open shadow root, in list items and in a box that scrolls', async () => {
    const page = await open('https://www.itu.int/boxes', `<!doctype html><title>Document</title><style>body{margin:0}#s{height:400px;overflow:auto;margin-top:60px}</style><div id="s"><main><p>The General Assembly,</p><p>Recalling resolution 70/1,</p><ol><li>Decides to read resolution 70/125;</li><li>Requests all to do so.</li></ol><x-part></x-part>${'<p>It is so.</p>'.repeat(40)}</main></div>`);
    await page.evaluate(() => {
      document.querySelector('x-part')!.attachShadow({ mode: 'open' }).innerHTML = '<p>3. Welcomes resolution 74/270.</p>';
      document.querySelector('main')!.append(document.createElement('hr'));
    });
    await page.waitForFunction(() => [...CSS.highlights.values()].some((highlight) => [...highlight].some((range) => String(range).includes('74/270'))));
    const bandTop = () => page.locator('.band[data-path="O1"]').evaluate((element) => element.getBoundingClientRect().top);
    const wordsTop = () => page.locator('li').first().evaluate((element) => element.getBoundingClientRect().top);
    expect(Math.abs((await bandTop()) - (await wordsTop()))).toBeLessThan(2);
    await page.locator('#s').evaluate((element) => element.scrollTo(0, 30));
    await page.waitForTimeout(200);
    expect(Math.abs((await bandTop()) - (await wordsTop()))).toBeLessThan(2);
    await page.close();
  });

  test('a page that takes our element away gets it back', async () => {
    const page = await open('https://www.itu.int/rude', pageOf(ENGLISH, 'en'));
    await painted(page);
    await page.evaluate(() => document.querySelector('html > div')!.remove());
    await page.waitForFunction(() => document.querySelector('html > div')?.shadowRoot?.querySelector('.band') != null);
    await page.evaluate(() => document.querySelector<HTMLElement>('html > div')!.style.setProperty('opacity', '0.01'));
    await page.waitForFunction(() => getComputedStyle(document.querySelector('html > div')!).opacity === '1');
    expect(await page.locator(HOST).count()).toBe(1);
    await page.close();
  });

  test('bands stand at the side where lines begin', async () => {
    for (const [lines, language, side] of [[ARABIC, 'ar', 'right'], [ENGLISH, 'en', 'left']] as const) {
      const page = await open(`https://www.un.org/side-${language}`, pageOf(lines, language));
      await painted(page);
      await page.waitForSelector('.band[data-path="P1"]');
      const [band, words] = await Promise.all([page.locator('.band[data-path="P1"]').boundingBox(), page.locator('main p').nth(3).boundingBox()]);
      const middle = band!.x + band!.width / 2;
      const outside = side === 'right' ? middle - (words!.x + words!.width) : words!.x - middle;
      expect(outside).toBeGreaterThan(2);
      expect(outside).toBeLessThan(20);
      await page.close();
    }
  });
});
