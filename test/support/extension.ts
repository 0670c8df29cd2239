/**
 * The extension as the tests load it: built once for each state of the sources, whoever asks first.
 * Test files run in processes of their own, so the builds are shared on disk and guarded by a lock.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const BUILDS = join(ROOT, '.data', 'builds');
/** Files that a build is made of. */
const SOURCES = ['extension', 'shared', 'package-lock.json', 'tsconfig.json'];
const NOT_SOURCES = new Set(['.wxt', '.output', 'cli']);
/** Old builds are kept this long, since another run may still have one open. */
const KEEP_MS = 6 * 60 * 60 * 1000;
const LOCK_PAUSE_MS = 100;

export type Flavour =
  /** For Chromium, with the shadow roots open, since locators do not pierce closed ones. */
  | 'chrome-test'
  /** For Firefox, likewise open. */
  | 'firefox-test'
  /** As it is shipped. */
  | 'chrome';

/**
 * The folder of the extension built from the sources as they stand; builds it when they changed.
 * @throws {Error} with wxt's words when the build fails
 */
export async function builtExtension(flavour: Flavour = 'chrome-test', signal?: AbortSignal): Promise<string> {
  const folder = join(BUILDS, `${flavour}-${sourceHash()}`);
  if (existsSync(folder)) return touched(folder);
  const release = await lock(join(BUILDS, `${flavour}.lock`));
  try {
    if (existsSync(folder)) return touched(folder);
    dropOldBuilds();
    const out = `${folder}.part`;
    rmSync(out, { recursive: true, force: true });
    await build(flavour, out, signal);
    const [made] = readdirSync(out);
    if (made === undefined) throw new Error(`wxt wrote nothing into ${out}.`);
    renameSync(join(out, made), folder);
    rmSync(out, { recursive: true, force: true });
    return folder;
  } finally {
    release();
  }
}

async function build(flavour: Flavour, out: string, signal?: AbortSignal): Promise<void> {
  const args = [join(ROOT, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), 'build', 'extension', ...(flavour === 'firefox-test' ? ['-b', 'firefox'] : [])];
  const env: NodeJS.ProcessEnv = { ...process.env, RAPPORTEUR_OUT: out, RAPPORTEUR_TEST: flavour === 'chrome' ? '0' : '1' };
  // Vitest's own settings would turn the build into a development build.
  for (const name of ['NODE_ENV', 'VITEST', 'MODE', 'DEV', 'PROD', 'TEST']) delete env[name];
  try {
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, maxBuffer: 16 * 1024 * 1024, ...(signal ? { signal } : {}) });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`The extension (${flavour}) could not be built:\n${stdout}\n${stderr}`, { cause: error });
  }
}

function sourceHash(): string {
  const hash = createHash('sha256');
  const walk = (path: string): void => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (!statSync(full).isDirectory()) {
      hash.update(path).update('\0').update(readFileSync(full)).update('\0');
      return;
    }
    for (const name of readdirSync(full).sort()) if (!NOT_SOURCES.has(name)) walk(join(path, name));
  };
  for (const source of SOURCES) walk(source);
  return hash.digest('hex').slice(0, 16);
}

function touched(folder: string): string {
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

function dropOldBuilds(): void {
  for (const name of readdirSync(BUILDS)) {
    const path = join(BUILDS, name);
    if (!name.endsWith('.lock') && Date.now() - statSync(path).mtimeMs > KEEP_MS) rmSync(path, { recursive: true, force: true });
  }
}

async function lock(folder: string): Promise<() => void> {
  mkdirSync(dirname(folder), { recursive: true });
  for (;;) {
    try {
      mkdirSync(folder);
      writeFileSync(join(folder, 'pid'), String(process.pid));
      return () => rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (abandoned(folder)) rmSync(folder, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, LOCK_PAUSE_MS));
    }
  }
}

function abandoned(folder: string): boolean {
  try {
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return true;
    // No pid yet: somebody is just writing it, or died between the two steps.
    if (code === 'ENOENT') return existsSync(folder) && Date.now() - statSync(folder).mtimeMs > 5_000;
    return false;
  }
}
