/** Files that are not what they should be, said in the person's language. */
import { createServer, type Server } from 'node:https';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from '../support/extension.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { docxFile, p, r } from '../sources/docx-file.ts';
import { at, handmade } from '../sources/pdf-file.ts';
import { reader as ar } from '../../extension/words/reader/ar.ts';

const soon = <T>(get: () => T | Promise<T>) => expect.poll(get, { timeout: 20_000, interval: 100 });
const PDF = handmade(Array.from({ length: 60 }, (_, page) => Array.from({ length: 40 }, (__, line) => at(72, 760 - line * 17, `Lighthouse ${page * 40 + line} recalls General Assembly resolution 70/125 in full.`)).join(' ')));
/** The table says where nothing is: every offset is wrong, and so is the pointer to the table. */
const MISLED = strToU8(new TextDecoder('latin1').decode(handmade([at(72, 700, 'General Assembly resolution 70/125')])).replace(/startxref\n\d+/u, 'startxref\n7').replace(/\d{10} 00000 n/gu, '0000000003 00000 n'));
/** A hundred and sixty megabytes of spaces under the name of a Word file's main part. */
const bomb = (): Uint8Array => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(160 * 2 ** 20).fill(0x20) }, { level: 9 });
const LOCKED = handmade([at(72, 700, 'secret')], { trailer: `/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${'00'.repeat(32)}> /U <${'11'.repeat(32)}> >>` });
const MACROS = docxFile({ body: p(r('RESOLUTION 914')) + p('<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:imagedata r:link="https://example.org/track.png" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></v:shape></w:pict></w:r>') });

describe('broken and hostile files', () => {
  let browser: Browser;
  let server: Server;
  let keys = '';
  let cut = 0;
  /** Bytes that the server says a file has; null for the truth. */
  let claimed: number | null = null;
  const ranges: (string | undefined)[] = [];
  const files = new Map<string, Uint8Array>();

  beforeAll(async () => {
    keys = mkdtempSync(join(tmpdir(), 'rapporteur-keys-'));
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', join(keys, 'key.pem'), '-out', join(keys, 'cert.pem'), '-days', '2', '-subj', '/CN=www.itu.int', '-addext', 'subjectAltName=DNS:www.itu.int'], { stdio: 'ignore' });
    // A real server, since only a real connection breaks in the middle.
    server = createServer({ key: readFileSync(join(keys, 'key.pem')), cert: readFileSync(join(keys, 'cert.pem')) }, (request, response) => {
      const file = files.get(new URL(request.url ?? '/', 'https://www.itu.int').pathname);
      if (!file) return void response.writeHead(404).end();
      const { range } = request.headers;
      if (request.url?.startsWith('/cut')) ranges.push(range);
      const from = Number(/bytes=(\d+)-/u.exec(range ?? '')?.[1] ?? 0);
      const goesOn = !request.url?.includes('whole');
      response.writeHead(from > 0 && goesOn ? 206 : 200, { 'content-length': String(claimed ?? file.length - (goesOn ? from : 0)), ...(from > 0 && goesOn ? { 'content-range': `bytes ${from}-${file.length - 1}/${file.length}` } : {}) });
      const rest = Buffer.from(file.subarray(goesOn ? from : 0));
      if (cut-- > 0) {
        response.write(rest.subarray(0, Math.floor(rest.length / 3)));
        setTimeout(() => response.destroy(), 300);
      } else response.end(rest);
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    browser = await openBrowser({ extension: await builtExtension(), language: 'ar', args: ['--ignore-certificate-errors', `--host-resolver-rules=MAP www.itu.int:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1`] });
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    if (keys !== '') rmSync(keys, { recursive: true, force: true });
  });

  const openAt = async (path: string, file: Uint8Array | null) => {
    if (file) files.set(path, file);
    return browser.open(`${browser.page('reader.html')}?address=${encodeURIComponent(`https://www.itu.int${path}`)}`);
  };

  test('a connection that breaks twice is taken up where it stopped', async () => {
    cut = 2;
    ranges.length = 0;
    const tab = await openAt('/cut/a.pdf', PDF);
    await tab.waitForSelector('.part');
    expect(await tab.locator('.page').count()).toBe(60);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).map((range) => /^bytes=[1-9]\d*-$/u.test(range ?? ''))).toEqual([true, true]);
  });

  test('a site that cannot go on in the middle gives the whole again', async () => {
    cut = 1;
    const tab = await openAt('/cut/whole.pdf', PDF);
    await tab.waitForSelector('.page');
    expect(await tab.locator('.page').count()).toBe(60);
  });

  test('a connection that keeps breaking is said, and trying again helps', async () => {
    cut = 20;
    const tab = await openAt('/cut/never.pdf', PDF);
    await tab.getByRole('alert').waitFor();
    expect(await tab.getByRole('alert').innerText()).toContain(ar.troubles.interrupted);
    cut = 0;
    await tab.getByRole('button', { name: ar.retry }).click();
    await tab.waitForSelector('.page');
  });

  test.each([
    ['a zip bomb', '/f/bomb.docx', bomb, ar.troubles.tooLarge],
    ['a web page under a PDF’s name', '/f/page.pdf', () => strToU8('<!DOCTYPE html><html><title>404</title></html>'), ar.troubles.html],
    ['an old Word file', '/f/old.doc', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600)]), ar.troubles.oldDoc],
    ['a PDF without anything in it', '/f/empty.pdf', () => strToU8('%PDF-1.7\nnothing'), ar.troubles.broken],
    ['nothing at the address', '/f/none.pdf', null, ar.troubles.notFound],
  ] as const)('%s is said in Arabic', async (_, path, file, sentence) => {
    const tab = await openAt(path, file?.() ?? null);
    await tab.getByRole('alert').waitFor();
    expect(await tab.getByRole('alert').innerText()).toContain(sentence);
    expect(await tab.locator('html').getAttribute('dir')).toBe('rtl');
  });

  test('a PDF whose cross-reference table is wrong is read all the same', async () => {
    const tab = await openAt('/f/misled.pdf', MISLED);
    await tab.waitForSelector('.part');
    await soon(() => tab.locator('.part').first().textContent()).toContain('resolution 70/125');
  });

  test('a locked PDF asks for its password in Arabic', async () => {
    const tab = await openAt('/f/locked.pdf', LOCKED);
    await soon(() => tab.getByRole('alert').innerText()).toContain(ar.locked);
    await tab.getByLabel(ar.password).fill('guess');
    await tab.keyboard.press('Enter');
    await soon(() => tab.getByRole('alert').innerText()).toContain(ar.lockedAgain);
  });

  test('what a Word file wants from elsewhere is not fetched', async () => {
    const asked: string[] = [];
    browser.context.on('request', (request) => asked.push(request.url()));
    const tab = await openAt('/f/macros.docx', MACROS);
    await tab.waitForSelector('.sheet');
    await tab.waitForTimeout(500);
    expect(asked.filter((address) => address.startsWith('http') && !address.startsWith('https://www.itu.int/f/'))).toEqual([]);
  });

  test('200 MB: told how far it is, opened, and scrolled', async () => {
    const small = handmade([at(72, 700, 'General Assembly resolution 70/125')]);
    const table = Buffer.from(small).lastIndexOf('xref\n0');
    // An unused object of 200 MB, as pictures would be.
    const stuffing = Buffer.alloc(200 * 2 ** 20, 0x78);
    const [before, after] = [`99 0 obj\n<< /Length ${stuffing.length} >>\nstream\n`, '\nendstream\nendobj\n'];
    const tail = Buffer.from(small).subarray(table).toString('latin1').replace(/startxref\n\d+/u, `startxref\n${table + before.length + stuffing.length + after.length}`);
    cut = 0;
    files.set('/f/large.pdf', Buffer.concat([small.subarray(0, table), Buffer.from(before), stuffing, Buffer.from(after), Buffer.from(tail, 'latin1')]));
    const tab = await openAt('/f/large.pdf', null);
    await tab.locator('progress').waitFor();
    expect(await tab.locator('.notice').innerText()).toMatch(/200\.0/);
    await tab.waitForSelector('.part', { timeout: 60_000 });
    files.delete('/f/large.pdf');
    await tab.close();
  }, 90_000);

  test('a file that says it is larger than can be opened is not begun', async () => {
    files.set('/f/huge.pdf', PDF);
    claimed = 300 * 2 ** 20;
    const tab = await openAt('/f/huge.pdf', null);
    await tab.getByRole('alert').waitFor();
    claimed = null;
    expect(await tab.getByRole('alert').innerText()).toContain(ar.troubles.tooLarge);
  });

  test('the files that pdf.js asks for are in the package', async () => {
    const tab = await browser.open(browser.page('reader.html'));
    const found = await tab.evaluate(async () => Promise.all(['cmaps/UniGB-UCS2-H.bcmap', 'standard_fonts/FoxitSerif.pfb', 'standard_fonts/FoxitSymbol.pfb', 'wasm/openjpeg_nowasm_fallback.js', 'wasm/jbig2_nowasm_fallback.js'].map(async (name) => (await (await fetch(`/pdfjs/${name}`)).arrayBuffer()).byteLength)));
    expect(Math.min(...found)).toBeGreaterThan(5_000);
    const underGpl = await tab.evaluate(() => fetch('/pdfjs/standard_fonts/LiberationSans-Regular.ttf').then(() => true, () => false));
    expect(underGpl).toBe(false);
  });
});
