/**
 * What comes from Debian: Chromium to run the extension in, fonts so that Arabic and Chinese pictures show letters,
 * and for the tests a Firefox, a PostgreSQL and LibreOffice's writer. Installed when root on Debian, asked for otherwise.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, findFirefox, findOffice, findPostgres } from './browsers.mjs';

function hasFont(pattern) {
  const base = '/usr/share/fonts';
  return [base, '/usr/local/share/fonts'].filter((folder) => existsSync(folder)).some((folder) => hasFile(folder, pattern, 3));
}

function hasFile(folder, pattern, depth) {
  return readdirSync(folder, { withFileTypes: true }).some((entry) => (entry.isDirectory() ? depth > 0 && hasFile(join(folder, entry.name), pattern, depth - 1) : pattern.test(entry.name)));
}

function hasPgtap() {
  const base = '/usr/share/postgresql';
  return existsSync(base) && readdirSync(base).some((version) => existsSync(join(base, version, 'extension', 'pgtap.control')));
}

/** What is needed, in order; `needed` means that nothing works without it. Fonts are only a Linux matter. */
const PARTS = [
  { what: 'Chromium', packages: ['chromium'], tests: false, needed: true, linux: false, here: () => findChromium() !== null },
  { what: 'Arabic fonts', packages: ['fonts-noto-core'], tests: false, needed: false, linux: true, here: () => hasFont(/^NotoNaskhArabic/) },
  { what: 'Chinese fonts', packages: ['fonts-noto-cjk'], tests: false, needed: false, linux: true, here: () => hasFont(/CJK/) },
  { what: 'Firefox ESR', packages: ['firefox-esr'], tests: true, needed: false, linux: false, here: () => findFirefox() !== null },
  { what: 'PostgreSQL', packages: ['postgresql'], tests: true, needed: false, linux: false, here: () => findPostgres() !== null },
  { what: 'pgTAP', packages: ['postgresql', 'postgresql-15-pgtap'], tests: true, needed: false, linux: true, here: hasPgtap },
  { what: 'LibreOffice', packages: ['libreoffice-writer-nogui'], tests: true, needed: false, linux: false, here: () => findOffice() !== null },
];

/** The parts that are missing; with `tests` also those that only the tests use. */
export function missingParts(tests) {
  return PARTS.filter((part) => (tests || !part.tests) && (!part.linux || process.platform === 'linux') && !part.here());
}

function rootOnDebian() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  try {
    return /^ID=["']?debian["']?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function aptGet(packages, run) {
  // Without policy-rc.d a fresh PostgreSQL would start a server of its own; the tests start theirs.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300', ...packages], { env });
}

/** The pgTAP package carries PostgreSQL's version in its name, which differs between Debian's releases. */
function withoutVersionedPgtap(parts) {
  const version = findPostgres()?.match(/(\d+)\/bin$/)?.[1] ?? '15';
  return [...new Set(parts.flatMap((part) => part.packages))].map((name) => name.replace('postgresql-15-pgtap', `postgresql-${version}-pgtap`));
}

/**
 * Installs what is missing, or says what to do. Only Chromium is worth stopping for.
 * @throws {Error} when Chromium is missing and cannot be installed
 */
export function installParts(missing, run, say) {
  if (rootOnDebian()) {
    say(`Installing from Debian: ${missing.map((part) => part.what).join(', ')} …`);
    attempt(() => run('apt-get', ['update', '-qq', '-o', 'DPkg::Lock::Timeout=300'], {}));
    if (!attempt(() => aptGet(withoutVersionedPgtap(missing), run))) {
      // One that cannot be had must not keep the others away.
      for (const part of missing) if (!part.here()) attempt(() => aptGet(withoutVersionedPgtap([part]), run));
    }
  }
  for (const part of missing.filter((one) => !one.here())) {
    const advice = `${part.what} was not found; on Debian: apt-get install ${part.packages.join(' ')}.`;
    if (part.needed) throw new Error(`${advice} Or set CHROMIUM_PATH to a Chromium on this computer.`);
    say(part.tests ? `${advice} Its tests are skipped.` : advice);
  }
}

function attempt(step) {
  try {
    step();
    return true;
  } catch {
    return false;
  }
}
