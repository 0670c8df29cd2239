/**
 * `analyze FILE… [--lang xx] [--url URL]`: prints one JSON object a file (`spec/reading.md` section 0).
 * Exit status 0; 2 with one line on standard error that names the file and its fault.
 */
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { LANGUAGES, type Language } from '../../shared/languages/types.ts';
import { read } from '../../shared/reading.ts';
import { formatOf, type Opened, openDocument } from './open.ts';
import { titled } from './titled.ts';

const LIMIT = 64 * 1024 * 1024;

/** What went wrong with one file, in words for its reader. */
class Fault extends Error {}

interface Options {
  readonly files: readonly string[];
  readonly language: Language | null;
  readonly address: string | null;
}

function readArguments(given: readonly string[]): Options {
  const files: string[] = [];
  let language: Language | null = null;
  let address: string | null = null;
  for (let i = 0; i < given.length; i++) {
    const argument = given[i] as string;
    const [name, inline] = argument.startsWith('--') ? [argument.split('=', 1)[0], argument.includes('=') ? argument.slice(argument.indexOf('=') + 1) : null] : [null, null];
    if (name === '--lang') {
      const wanted = inline ?? given[++i];
      language = LANGUAGES.find((known) => known === wanted) ?? null;
      if (language === null) throw new Fault(`--lang: ${wanted ?? 'nothing'} is none of ${LANGUAGES.join(', ')}`);
    } else if (name === '--url') {
      address = inline ?? given[++i] ?? null;
      if (address === null || !URL.canParse(address)) throw new Fault(`--url: ${address ?? 'nothing'} is not an address`);
    } else if (argument.startsWith('--') && argument !== '--') throw new Fault(`${argument}: unknown option`);
    else if (argument !== '--') files.push(argument);
  }
  if (files.length === 0) throw new Fault('usage: analyze FILE… [--lang ar|zh|en|fr|ru|es] [--url URL]; "-" reads text from standard input');
  return { files, language, address };
}

function readBytes(file: string): Uint8Array {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const facts = fstatSync(descriptor);
    if (facts.isDirectory()) throw new Fault('is a folder');
    if (facts.size > LIMIT) throw new Fault('over 64 MiB');
    const bytes = readFileSync(descriptor);
    if (bytes.length > LIMIT) throw new Fault('over 64 MiB');
    return bytes;
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

async function analyse(file: string, options: Options): Promise<string> {
  const bytes = readBytes(file);
  const opened: Opened = await openDocument(bytes, formatOf(file, bytes));
  const reading = read(opened.document, { language: options.language, address: options.address });
  const citations = await titled(reading.citations, reading.document.language);
  return JSON.stringify({
    document: reading.document,
    ...(opened.format === 'text' ? {} : { text: opened.document.text }),
    clauses: reading.clauses.map(({ path, kind, start, end, ranges, act, addressee, label, parent, change }) => ({
      path, kind, start, end, ranges, act, addressee, label, parent, ...(change ? { change } : {}),
    })),
    citations,
  });
}

function faultOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (code === 'ENOENT') return 'no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read';
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\s+/g, ' ').trim() || 'cannot be read';
}

function print(line: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${line}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

async function main(): Promise<number> {
  let options: Options;
  try {
    options = readArguments(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`analyze: ${faultOf(error)}\n`);
    return 2;
  }
  let status = 0;
  for (const file of options.files) {
    try {
      await print(await analyse(file, options));
    } catch (error) {
      if ((error as { code?: unknown }).code === 'EPIPE') return 0;
      process.stderr.write(`analyze: ${file}: ${faultOf(error)}\n`);
      status = 2;
    }
  }
  return status;
}

process.exitCode = await main();
