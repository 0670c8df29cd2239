import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { lockFolder, DataInUse } from '../../server/embedded/lock.ts';
import type { Backend } from '../../server/embedded/main.ts';
import type { NoteRecord } from '../../shared/notes/protocol.ts';
import { signIn } from './backends.ts';
import { create } from './operations.ts';
import { newClient } from './session.ts';

const MAIN = fileURLToPath(new URL('../../server/embedded/main.ts', import.meta.url));
const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0).toReversed()) step();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'rapporteur-life-'));
  undo.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

interface Running {
  readonly process: ChildProcess;
  readonly url: string;
  readonly anonKey: string;
  /** Everything printed so far. */
  output(): string;
  code(email: string): Promise<string>;
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The server as `npm run server` runs it. */
async function run(data: string, ...more: string[]): Promise<Running> {
  const child = spawn(process.execPath, [MAIN, '--port', '0', '--data', data, ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
  undo.push(() => child.kill('SIGKILL'));
  let text = '';
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream! }).on('line', (line) => (lines.push(line), (text += `${line}\n`)));
  const wait = async (pattern: RegExp): Promise<string> => {
    for (let i = 0; i < 900; i += 1) {
      const match = pattern.exec(text);
      if (match !== null) return match[1] ?? '';
      if (child.exitCode !== null) throw new Error(`The server ended: ${text}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Never printed ${String(pattern)}: ${text}`);
  };
  const url = await wait(/Backend: (\S+)/);
  const anonKey = await wait(/Key: +(\S+)/);
  return {
    process: child,
    url,
    anonKey,
    output: () => text,
    code: (email) => wait(new RegExp(`Code for ${email.replaceAll('.', '\\.')}: (\\d+)`)),
    async end(signal) {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** The server's exit status and words when it does not start. */
async function fails(...words: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stderr.on('data', (chunk) => (text += String(chunk)));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, text };
}

const asBackend = ({ url, anonKey }: Running): Backend => ({ url, anonKey }) as Backend;

describe('the server of npm run server', () => {
  test('loses no acknowledged note when it is killed, and starts again on what is left', async () => {
    const data = folder();
    const email = 'killed@example.org';
    let server = await run(data);
    const client = newClient(asBackend(server));
    await client.auth.signUp({ email, password: 'a long password' });
    expect((await client.auth.verifyOtp({ email, token: await server.code(email), type: 'signup' })).error).toBeNull();
    const acknowledged = new Set<string>();
    for (let life = 0; life < 2; life += 1) {
      const { call } = await signIn(asBackend(server), email, 'a long password');
      const enough = acknowledged.size + 6;
      let alive = true;
      const work = Array.from({ length: 3 }, async () => {
        while (alive) {
          const note = create(null, { body: 'kept' });
          try {
            const [answer] = await call('push_operations', { p_operations: [note] });
            if (answer?.outcome === 'applied') acknowledged.add(note.note);
          } catch {
            alive = false;
          }
        }
      });
      while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 5));
      await server.end('SIGKILL');
      await Promise.all(work);
      server = await run(data);
    }
    const { call } = await signIn(asBackend(server), email, 'a long password');
    const found = new Set<string>();
    for (let after = 0, more = true; more; ) {
      const page = await call('pull_changes', { p_delegation: null, p_after: after, p_limit: 1000 });
      for (const change of page.changes as readonly NoteRecord[]) found.add(change.id);
      ({ revision: after, more } = page);
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(12);
    expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
    expect(server.output()).not.toContain('kept');
  }, 180_000);

  test('keeps its keys to its owner, refuses a second process, and removes the lock on Ctrl-C', async () => {
    const data = folder();
    const server = await run(data);
    expect(statSync(join(data, 'keys.json')).mode & 0o777).toBe(0o600);
    const second = await fails('--port', '0', '--data', data);
    expect([second.code, second.text]).toEqual([1, expect.stringContaining(`in use by process ${server.process.pid}`)]);
    expect(await server.end('SIGINT')).toBe(0);
    expect(existsSync(join(data, 'lock'))).toBe(false);
    const again = await run(data);
    expect(again.anonKey).toBe(server.anonKey);
    expect(await again.end('SIGTERM')).toBe(0);
  }, 180_000);

  test('names the port that is in use, and leaves no lock', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    undo.push(() => taken.close());
    const { port } = taken.address() as AddressInfo;
    const data = folder();
    const { code, text } = await fails('--port', String(port), '--data', data);
    expect([code, text]).toEqual([1, expect.stringContaining(`Port ${port}`)]);
    expect(existsSync(join(data, 'lock'))).toBe(false);
  });

  test.each([['--port', 'many'], ['--port', '70000'], ['--port', '-1'], ['--colour', 'red'], ['leftover']])('does not understand %s %s', async (...words) => {
    const { code, text } = await fails(...words);
    expect([code, text]).toEqual([2, expect.stringContaining('--port 54321')]);
  });

  test('does not print the address of a database that it cannot reach', async () => {
    const { code, text } = await fails('--port', '0', '--data', folder(), '--postgres', 'postgresql://user:s3cret@127.0.0.1:1/none');
    expect([code, text]).toEqual([1, expect.not.stringContaining('s3cret')]);
    expect(text).toContain('could not start');
  });
});

describe('the lock', () => {
  test('is one process’s at a time, and another’s once it is released', () => {
    const data = folder();
    const lock = lockFolder(data);
    expect(() => lockFolder(data)).toThrow(DataInUse);
    lock.release();
    lock.release();
    const next = lockFolder(data);
    lock.release();
    expect(() => lockFolder(data)).toThrow(DataInUse);
    next.release();
    expect(existsSync(join(data, 'lock'))).toBe(false);
  });

  test.each([
    ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, token: 'x' })],
    ['of this process’s pid in an earlier life', JSON.stringify({ pid: process.pid, token: 'x' })],
    ['half written', '{"pid":'],
    ['empty', ''],
  ])('%s is taken over', (_name, content) => {
    const data = folder();
    writeFileSync(join(data, 'lock'), content);
    const lock = lockFolder(data);
    expect(readFileSync(join(data, 'lock'), 'utf8')).toContain(`"pid":${process.pid}`);
    lock.release();
  });

  test('of a process that lives is respected', () => {
    const data = folder();
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    undo.push(() => child.kill('SIGKILL'));
    writeFileSync(join(data, 'lock'), JSON.stringify({ pid: child.pid, token: 'x' }));
    expect(() => lockFolder(data)).toThrow(`in use by process ${child.pid}`);
  });
});
