import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ROOT } from '../support/extension.ts';

const scratch = mkdtempSync(join(tmpdir(), 'rapporteur-setup-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function ensure(options: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, '.setup', 'ensure.mjs'), ...options], { encoding: 'utf8', env: { ...process.env, ...env } });
  return { status, stdout, stderr, took: performance.now() - began };
}

describe('the set-up', () => {
  test.each([[['--packages']], [[]]])('with %j is silent, quick and never writes on standard output when nothing is missing', (options) => {
    const first = ensure(options);
    expect(first).toMatchObject({ status: 0, stdout: '' });
    const again = ensure(options);
    expect(again).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(again.took).toBeLessThan(1000);
  });

  test('a CHROMIUM_PATH that names nothing is named, on standard error', () => {
    const { status, stdout, stderr } = ensure([], { CHROMIUM_PATH: '/nowhere/chromium' });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('/nowhere/chromium');
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('packages only need no browser', () => {
    expect(ensure(['--packages'], { CHROMIUM_PATH: '/nowhere/chromium' }).status).toBe(0);
  });
});

describe('the set-up’s lock', () => {
  const lock = join(ROOT, '.setup', 'lock.mjs');
  const inLock = (folder: string, log: string): string =>
    `import { withLock } from ${JSON.stringify(lock)}; import { appendFileSync } from 'node:fs';
     withLock(${JSON.stringify(folder)}, () => { appendFileSync(${JSON.stringify(log)}, '('); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 150); appendFileSync(${JSON.stringify(log)}, ')'); }, () => {});`;
  const started = (code: string): Promise<number | null> =>
    new Promise((resolve) => {
      spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' }).once('exit', resolve);
    });

  test('lets one in at a time', async () => {
    const log = join(scratch, 'log');
    const codes = await Promise.all([1, 2, 3].map(() => started(inLock(join(scratch, 'lock'), log))));
    expect(codes).toEqual([0, 0, 0]);
    expect(readFileSync(log, 'utf8')).toBe('()()()');
  });

  test('is taken over from a process that died', async () => {
    const folder = join(scratch, 'dead');
    mkdirSync(folder);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(join(folder, 'pid'), String(pid));
    expect(await started(inLock(folder, join(scratch, 'dead-log')))).toBe(0);
  });
});

describe('package-lock.json', () => {
  interface Entry {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, Entry>> };

  test('names every optional package of every platform: `npm ci` refuses a lockfile with gaps', () => {
    const resolved = (folder: string, name: string): boolean => {
      for (let base = folder; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
        if (`${base === '' ? '' : `${base}/`}node_modules/${name}` in packages) return true;
        if (base === '') return false;
      }
    };
    const gaps = Object.entries(packages).flatMap(([folder, entry]) => Object.keys(entry.optionalDependencies ?? {}).filter((name) => !resolved(folder, name)));
    expect(gaps).toEqual([]);
  });
});
