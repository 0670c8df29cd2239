/** The extension as the tests load it: built once for each state of the sources, whoever asks first. */
import { execFile } from 'node:child_process';
import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { madeOnce, ROOT } from './made-once.ts';

export { ROOT } from './made-once.ts';

/** Files that a build is made of. */
const SOURCES = ['extension', 'shared', 'package-lock.json', 'tsconfig.json'];

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
  return madeOnce(flavour, SOURCES, async (folder) => {
    const out = `${folder}.out`;
    rmSync(out, { recursive: true, force: true });
    await build(flavour, out, signal);
    const [made] = readdirSync(out);
    if (made === undefined) throw new Error(`wxt wrote nothing into ${out}.`);
    renameSync(join(out, made), folder);
    rmSync(out, { recursive: true, force: true });
  });
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
