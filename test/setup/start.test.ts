import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/extension.ts';

const data = mkdtempSync(join(tmpdir(), 'rapporteur-start-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  readonly output: { stdout: string; stderr: string };
  readonly ended: Promise<number | null>;
}

function start(...options: readonly string[]): Run {
  const child = spawn(process.execPath, [join(ROOT, 'server', 'demo', 'start.ts'), '--data', data, ...options], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()));
  return { child, output, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

describe('npm start', () => {
  test('names a port that is in use, and ends', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as AddressInfo;
    const { ended, output } = start('--tour', '--port', String(port));
    expect(await ended).toBe(1);
    expect(output.stderr).toContain(String(port));
    expect(output.stderr).not.toContain('    at ');
    expect(output.stdout).toBe('');
    squatter.close();
  });

  test.each([['--port', 'many'], ['--port', '70000'], ['--nothing']])('explains itself when asked for %s %s', async (...options) => {
    const { ended, output } = start(...options);
    expect(await ended).toBe(2);
    expect(output.stderr).toContain('--port');
  });

  // Processes are listed from /proc.
  test.runIf(process.platform === 'linux').each([
    ['before the browsers are open', 'Building'],
    ['with both browsers open', 'read and painted'],
  ])('Ctrl-C %s leaves no process and no lock', async (_when, told) => {
    const { child, ended, output } = start('--tour', '--port', '0');
    while (!output.stderr.includes(told)) {
      expect(child.exitCode).toBe(null);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const family = descendants(child.pid ?? 0);
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    await expect.poll(() => family.filter(alive), { timeout: 5_000 }).toEqual([]);
    expect(readdirSync(join(data, 'backend')).filter((name) => /lock|pid/i.test(name))).toEqual([]);
  });
});

/** Name and start time, so that a number that was given out again is not taken for the old process. */
interface Process {
  readonly pid: number;
  readonly began: string;
}

function processes(): (Process & { readonly parent: number })[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
        return fields[0] === 'Z' ? [] : [{ pid: Number(name), parent: Number(fields[1]), began: fields[19] ?? '' }];
      } catch {
        return [];
      }
    });
}

function descendants(pid: number): Process[] {
  const all = processes();
  const below = (parent: number): Process[] => all.flatMap((one) => (one.parent === parent ? [one, ...below(one.pid)] : []));
  return [...all.filter((one) => one.pid === pid), ...below(pid)];
}

function alive({ pid, began }: Process): boolean {
  return processes().some((one) => one.pid === pid && one.began === began);
}
