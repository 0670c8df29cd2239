/** The reader in Firefox: a PDF and a Word file of this computer, with what is painted on them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ElementHandle, Page } from 'puppeteer-core';
import { findFirefox } from '../../.setup/browsers.mjs';
import { builtExtension } from '../support/extension.ts';
import { openFirefox, type Firefox } from '../support/firefox.ts';
import { del, docxFile, ins, list, numPr, p, r } from '../sources/docx-file.ts';
import { at, handmade } from '../sources/pdf-file.ts';

const here = findFirefox() !== null;
if (!here && process.env['CI'] === 'true') throw new Error('Firefox is missing: npm run setup -- --tests installs it.');
if (!here) console.log('Firefox is not installed: its tests are skipped.');

const PDF = handmade([['RESOLUTION 914 (Rose City, 2019)', 'The Council of the International Telecommunication Union,', 'recalling', 'a) General Assembly resolution 70/125;', 'b) General Assembly resolution 70/1,', 'resolves', '1 to report every year on what was done for the letters of the outer isles.'].map((words, line) => at(72, 740 - line * 22, words)).join(' ')]);
const DOCX = docxFile({
  body: [p(r('القرار 914 (المراجَع في مدينة الورد، 2019)'), '<w:bidi/>'), p(r('إن مجلس الاتحاد الدولي للاتصالات،'), '<w:bidi/>'), p(r('إذ يذكّر'), '<w:bidi/>'), p(del('بالقرار 56/183؛') + ins(r('بالقرار 70/125؛')), `<w:bidi/>${numPr(1)}`), p(r('بالقرار 70/1،'), `<w:bidi/>${numPr(1)}`)].join(''),
  numbering: list(1, ['arabicAbjad', '%1 )']),
});

describe.runIf(here)('the reader in Firefox', () => {
  const folder = mkdtempSync(join(tmpdir(), 'reader-'));
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await openFirefox(await builtExtension('firefox-test'));
  });
  afterAll(async () => {
    await firefox?.close();
    rmSync(folder, { recursive: true });
  });

  const openFile = async (name: string, bytes: Uint8Array): Promise<Page> => {
    writeFileSync(join(folder, name), bytes);
    const tab = await firefox.openPage('reader.html');
    const input = (await tab.waitForSelector('input[type=file]')) as ElementHandle<HTMLInputElement> | null;
    await input?.uploadFile(join(folder, name));
    return tab;
  };
  const painted = async (tab: Page): Promise<void> => {
    try {
      await tab.waitForFunction(() => [...CSS.highlights].some(([name, ranges]) => name.startsWith('citation') && [...ranges].some((range) => String(range).includes('70/125'))), { timeout: 30_000 });
    } catch (error) {
      // How far it came: no layer, no words from the worker; a layer and no highlight, nothing read or painted.
      const there = await tab.evaluate(() => ({ seen: document.visibilityState, canvases: document.querySelectorAll('.page canvas').length, layers: document.querySelectorAll('.layer').length, painted: [...CSS.highlights].map(([name, ranges]) => `${name}: ${[...ranges].map(String).join(', ')}`), head: document.body.innerText.slice(0, 300) }));
      throw new Error(`Nothing of 70/125 is underlined: ${JSON.stringify(there)}`, { cause: error });
    }
  };

  test('a PDF: its page is painted, its citations are underlined', async () => {
    const tab = await openFile('resolution.pdf', PDF);
    await tab.waitForSelector('.page canvas', { timeout: 30_000 });
    await painted(tab);
    await tab.close();
  }, 90_000);

  test('a Word file: Arabic labels, tracked changes in their three views', async () => {
    const tab = await openFile('resolution.docx', DOCX);
    await tab.waitForSelector('.sheet', { timeout: 30_000 });
    await painted(tab);
    expect(await tab.$eval('.sheet', (sheet) => sheet.textContent)).toContain('أ )\t');
    const seen = () => tab.$$eval('.sheet .inserted, .sheet .deleted', (all) => all.filter((each) => each.getClientRects().length > 0).map((each) => each.textContent));
    expect(await seen()).toEqual(['بالقرار 70/125؛']);
    await tab.select('select', 'original');
    expect(await seen()).toEqual(['بالقرار 56/183؛']);
    await tab.select('select', 'marked');
    expect(await seen()).toEqual(['بالقرار 56/183؛', 'بالقرار 70/125؛']);
    await tab.close();
  }, 90_000);
});
