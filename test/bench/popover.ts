/**
 * `npm run -s bench -- popover`: from the opening of a citation's popover to the frame in which the cited text is
 * painted, with the text known to this computer: forty citations of a page, each of another paragraph.
 */
import { pageOf, painted, HOST } from '../browser/overlay-pages.ts';
import { openBrowser, serveUnder } from '../support/browser.ts';
import { builtExtension } from '../support/extension.ts';
import { figure, quantile, spread, type Figure } from './figure.ts';

const TIMES = 40;
/** As long as the longest resolutions of the General Assembly. */
const PARAGRAPHS = 230;

export async function* figures(): AsyncGenerator<Figure> {
  // The root is open in the tests' build only: a driver cannot see into a closed one.
  const browser = await openBrowser({ extension: await builtExtension('chrome-test') });
  try {
    const cited = ['A/RES/70/125', 'Lamps', 'The General Assembly,', 'Recalling its resolution 70/1 of 25 September 2015,',
      ...Array.from({ length: PARAGRAPHS }, (_, index) => `${index + 1}. Decides that lamp ${index + 1} shall burn throughout the night, in accordance with paragraph ${index + 2} of resolution 70/1 and with resolution 60/${index + 1}, and that its keeper shall be told of it every evening before the sun goes down;`)];
    const citing = ['Resolution 12/7', 'The General Assembly,', ...Array.from({ length: TIMES }, (_, index) => `${index + 1}. Recalls paragraph ${index * 5 + 1} of resolution 70/125;`)];
    await serveUnder(browser.context, 'https://www.un.org/**', ({ pathname }) => (pathname === '/citing' ? { body: pageOf(citing, 'en') } : pathname === '/A-RES-70-125' ? { body: pageOf(cited, 'en') } : null));
    await painted(await browser.open('https://www.un.org/A-RES-70-125'));
    const page = await browser.open('https://www.un.org/citing');
    await painted(page);
    await page.evaluate((host) => {
      const boxes = document.querySelector(host)!.shadowRoot!.querySelector('.boxes')!;
      const times: number[] = [];
      Object.assign(globalThis, { popoverTimes: times });
      new MutationObserver((changes) => {
        if (!changes.some(({ addedNodes }) => [...addedNodes].some((node) => (node as Element).matches?.('.card')))) return;
        const began = performance.now();
        const look = () => {
          if (boxes.querySelector('.card .text .clause') === null) return void requestAnimationFrame(look);
          // The frame after the one that has the text: it is on the screen.
          requestAnimationFrame(() => times.push(performance.now() - began));
        };
        look();
      }).observe(boxes, { childList: true });
    }, HOST);
    for (let turn = 0; turn < TIMES; turn++) {
      // From citation to citation by keyboard, and in: no hovering time is in it.
      await page.keyboard.press(']');
      await page.keyboard.press('Enter');
      await page.waitForFunction((least) => (globalThis as unknown as { popoverTimes: number[] }).popoverTimes.length >= least, turn + 1, { timeout: 20_000 });
      await page.keyboard.press('Escape');
    }
    const times = await page.evaluate(() => (globalThis as unknown as { popoverTimes: number[] }).popoverTimes);
    const { min, max } = spread(times);
    yield figure('popover', `from opening to the cited text painted, 95th of 100, its text of ${cited.join('').length} characters known`, { median: quantile(times, 0.95), min, max }, 'ms', { target: { atMost: 100 } });
    yield figure('popover', 'the same, median', { median: quantile(times, 0.5), min, max }, 'ms');
  } finally {
    await browser.close();
  }
}
