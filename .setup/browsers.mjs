/**
 * Where browsers, databases and LibreOffice live on the machines that we know. Plain Node, no packages: the set-up runs
 * before anything is installed, and the tests and the demo ask the same question.
 */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Chromium builds come before branded Chrome, which since version 137 may refuse unpacked extensions on its command line. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'ungoogled-chromium', 'google-chrome-for-testing', 'google-chrome', 'google-chrome-stable'];

function onPath(names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const name of names) {
    for (const folder of folders) {
      const file = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
      if (existsSync(file)) return file;
    }
  }
  return null;
}

/** Chromium copies that Playwright downloaded for other projects, newest first. */
function playwrightCopies() {
  const home = homedir();
  const cache = {
    darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
    win32: join(process.env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'ms-playwright'),
  }[process.platform] ?? join(process.env.XDG_CACHE_HOME ?? join(home, '.cache'), 'ms-playwright');
  if (!existsSync(cache)) return [];
  const inside = [
    ['chrome-linux', 'chrome'],
    ['chrome-linux64', 'chrome'],
    ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ['chrome-mac-arm64', 'Google Chrome for Testing.app', 'Contents', 'MacOS', 'Google Chrome for Testing'],
    ['chrome-win', 'chrome.exe'],
    ['chrome-win64', 'chrome.exe'],
  ];
  return readdirSync(cache)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => inside.map((parts) => join(cache, name, ...parts)));
}

function usualChromiums() {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ...playwrightCopies(),
        '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ];
    case 'win32': {
      const bases = [process.env.LOCALAPPDATA, process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].filter(Boolean);
      return [
        ...bases.map((base) => join(base, 'Chromium', 'Application', 'chrome.exe')),
        ...playwrightCopies(),
        ...bases.map((base) => join(base, 'Google', 'Chrome', 'Application', 'chrome.exe')),
      ];
    }
    default:
      return ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/lib/chromium/chromium', '/snap/bin/chromium', ...playwrightCopies()];
  }
}

/**
 * @returns {string | null} the path of a Chromium; `CHROMIUM_PATH` wins
 * @throws {Error} when CHROMIUM_PATH names nothing
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH is ${named}, and there is no such file.`);
  }
  return usualChromiums().find((file) => existsSync(file)) ?? onPath(CHROMIUM_NAMES);
}

/**
 * @returns {string | null} the path of a Firefox; `FIREFOX_PATH` wins
 * @throws {Error} when FIREFOX_PATH names nothing
 */
export function findFirefox() {
  const named = process.env.FIREFOX_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`FIREFOX_PATH is ${named}, and there is no such file.`);
  }
  const usual = ['/usr/bin/firefox-esr', '/usr/lib/firefox-esr/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
  const windows = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].filter(Boolean).map((base) => join(base, 'Mozilla Firefox', 'firefox.exe'));
  return [...usual, ...windows].find((file) => existsSync(file)) ?? onPath(['firefox-esr', 'firefox']);
}

/** @returns {string | null} the path of LibreOffice's `soffice` */
export function findOffice() {
  const usual = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
  const windows = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)']].filter(Boolean).map((base) => join(base, 'LibreOffice', 'program', 'soffice.exe'));
  return [...usual, ...windows].find((file) => existsSync(file)) ?? onPath(['soffice', 'libreoffice']);
}

/** @returns {string | null} the folder with `postgres`, `initdb` and `pg_ctl`; `PG_BIN` wins; the newest version otherwise */
export function findPostgres() {
  const server = process.platform === 'win32' ? 'postgres.exe' : 'postgres';
  if (process.env.PG_BIN) return existsSync(join(process.env.PG_BIN, server)) ? process.env.PG_BIN : null;
  const base = '/usr/lib/postgresql';
  if (existsSync(base)) {
    const versions = readdirSync(base)
      .filter((name) => existsSync(join(base, name, 'bin', server)))
      .sort((a, b) => Number(b) - Number(a));
    if (versions[0]) return join(base, versions[0], 'bin');
  }
  const found = onPath(['postgres']);
  return found ? join(found, '..') : null;
}
