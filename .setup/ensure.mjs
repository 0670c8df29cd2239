/**
 * Makes a fresh clone ready: packages, generated types, Chromium, fonts; with --tests also Firefox and PostgreSQL;
 * with --packages the packages only. Runs before every npm script, so it is silent and quick when nothing is missing,
 * and never writes on standard output, which belongs to the script.
 */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installParts, missingParts } from './debian.mjs';
import { withLock } from './lock.mjs';
import { installPackages, nodeTooOld, packagesReady, prepareTypes, typesReady } from './packages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const options = new Set(process.argv.slice(2));

const say = (line) => process.stderr.write(`${line}\n`);

function run(command, args, settings) {
  const { status, error, signal } = spawnSync(command, args, { stdio: ['ignore', 2, 2], ...settings });
  if (error) throw new Error(`${command} could not be started: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${signal ?? status}.`);
}

function missing() {
  return options.has('--packages') ? [] : missingParts(options.has('--tests'));
}

function ready() {
  return packagesReady(root) && typesReady(root) && missing().length === 0;
}

function setUp() {
  const fresh = !packagesReady(root);
  if (fresh) installPackages(root, run, say);
  const old = nodeTooOld(root);
  if (old) throw new Error(old);
  if (fresh || !typesReady(root)) prepareTypes(root, run, say);
  const parts = missing();
  if (parts.length > 0) installParts(parts, run, say);
}

try {
  if (!ready()) withLock(join(root, '.data', 'setup.lock'), setUp, say);
} catch (error) {
  say(`Set-up: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
