/**
 * What tests need that takes long to make: made once for each state of its sources, whoever asks first. Test files run
 * in processes of their own, so it is shared on disk and guarded by a lock.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const MADE = join(ROOT, '.data', 'builds');
const NOT_SOURCES = new Set(['.wxt', '.output', 'cli']);
/** Old ones are kept this long, since another run may still have one open. */
const KEEP_MS = 6 * 60 * 60 * 1000;
const LOCK_PAUSE_MS = 100;

/**
 * The folder that `make` has made for the sources as they stand.
 * @param sources files and folders from the root of the checkout
 * @param make fills the folder that it is given, which does not exist yet; what it left half done is never used
 */
export async function madeOnce(name: string, sources: readonly string[], make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(MADE, `${name}-${hashOf(sources)}`);
  if (existsSync(folder)) return touched(folder);
  const release = await lock(join(MADE, `${name}.lock`));
  try {
    if (existsSync(folder)) return touched(folder);
    dropOld();
    const part = `${folder}.part`;
    rmSync(part, { recursive: true, force: true });
    await make(part);
    renameSync(part, folder);
    return folder;
  } finally {
    release();
  }
}

function hashOf(sources: readonly string[]): string {
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
  for (const source of sources) walk(source);
  return hash.digest('hex').slice(0, 16);
}

function touched(folder: string): string {
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

function dropOld(): void {
  for (const name of readdirSync(MADE)) {
    const path = join(MADE, name);
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
