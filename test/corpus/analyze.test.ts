import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../../extension/cli/analyze.ts', import.meta.url));
const TEXT = 'A/RES/99/901\nResolution adopted by the General Assembly on 3 March 2045\nThe General Assembly,\r\nRecalling its resolution 70/1 of 25 September 2015,\n1. Decides to act.\n';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-analyze-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function analyze(given: readonly string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...given], { input, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

interface Printed {
  readonly document: { readonly id: string | null; readonly date: string | null; readonly language: string | null; readonly type: string | null };
  readonly text?: string;
  readonly clauses: readonly { readonly path: string; readonly start: number; readonly end: number }[];
  readonly citations: readonly { readonly id: string; readonly start: number; readonly end: number; readonly url: string | null }[];
}

const parsed = (out: string): Printed[] => out.trim().split('\n').map((line) => JSON.parse(line) as Printed);

describe('analyze', () => {
  it('reads a text file; offsets are those of the file as it stands', () => {
    const [printed] = parsed(analyze([file('a.txt', TEXT)]).out);
    expect(printed?.document).toMatchObject({ id: 'un:A/RES/99/901', language: 'en', date: '2045-03-03', type: 'resolution' });
    expect(printed?.text).toBeUndefined();
    expect(printed?.clauses.map((clause) => [clause.path, TEXT.slice(clause.start, clause.end)])).toContainEqual(['B', 'The General Assembly,']);
    expect(printed?.citations.map((citation) => [citation.id, citation.url])).toEqual([['un:A/RES/70/1', 'https://docs.un.org/en/A/RES/70/1']]);
  });

  it('reads standard input as "-", and gives the address\' identity where the address tells', () => {
    const { status, out } = analyze(['-', '--url', 'https://docs.un.org/ru/A/RES/98/7', '--lang=en'], 'The General Assembly,\nRecalling,\n1. Decides.\n');
    expect(status).toBe(0);
    expect(parsed(out)[0]?.document.id).toBe('un:A/RES/98/7');
  });

  it('reads html and prints the text that the offsets refer to', () => {
    const [printed] = parsed(analyze([file('a.html', '<!doctype html><main><p>The General Assembly,</p><p>Recalling x,</p><p>1. Decides.</p></main>')]).out);
    expect(printed?.clauses.map((clause) => printed.text?.slice(clause.start, clause.end))).toEqual(['The General Assembly,', 'Recalling x,', '1. Decides.']);
  });

  it('prints one object a line for several files, in order, and goes on after a fault', () => {
    const { status, out, err } = analyze([file('b.txt', TEXT), join(folder, 'missing.txt'), file('c.txt', 'Annex\n')]);
    expect(status).toBe(2);
    expect(parsed(out)).toHaveLength(2);
    expect(err.trim().split('\n')).toEqual([`analyze: ${join(folder, 'missing.txt')}: no such file`]);
  });

  it.each([
    ['not UTF-8', 'bad.txt', new Uint8Array([0xff, 0xfe, 0x00]), /bad\.txt: not UTF-8/],
    ['no zip', 'bad.docx', 'hello', /bad\.docx: .*not a zip/],
    ['no PDF', 'bad.pdf', 'hello', /bad\.pdf: .*not a PDF/],
  ])('says on one line what is wrong: %s', (_, name, content, message) => {
    const { status, out, err } = analyze([file(name, content)]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a file over 64 MiB, an unknown language, an unknown option and no file at all', () => {
    const big = file('big.txt', '');
    truncateSync(big, 64 * 1024 * 1024 + 1);
    expect(analyze([big])).toMatchObject({ status: 2, err: expect.stringContaining('over 64 MiB') as string });
    expect(analyze(['--lang', 'xx', big]).status).toBe(2);
    expect(analyze(['--what', big]).status).toBe(2);
    expect(analyze([]).status).toBe(2);
  });
});
