/**
 * `npm start`: the whole thing on one computer. Builds the extension, starts the embedded backend and the shelf, and
 * opens Chromium on the first document with a demo delegate signed in. With --tour, or without a display, it is the tour.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBrowser } from '../../test/support/browser.ts';
import { ROOT, builtExtension } from '../../test/support/extension.ts';
import type { Email } from '../embedded/emails.ts';
import { startBackend } from '../embedded/main.ts';
import { Started, endOnSignals } from './closing.ts';
import { firstDocument } from './documents.ts';
import { AMINA, BORIS, seedPeople, signInto } from './people.ts';
import { startShelf, underRealNames } from './shelf.ts';
import { runTour } from './tour.ts';

const USAGE = 'npm start -- [--tour] [--port 54321] [--data .data]';

interface Asked {
  readonly tour: boolean;
  readonly port: number;
  readonly data: string;
}

function asked(words: readonly string[]): Asked | null {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { tour: { type: 'boolean', default: false }, port: { type: 'string', default: '54321' }, data: { type: 'string', default: join(ROOT, '.data') } },
    });
    const port = Number(values.port);
    return Number.isInteger(port) && port >= 0 && port <= 65_535 ? { tour: values.tour, port, data: values.data } : null;
  } catch {
    return null;
  }
}

/** Only Linux says it in the environment; elsewhere a person sits in front of it. */
function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
}

/** Room for a document and the panel beside it. */
const WINDOW = ['--window-size=1440,960'];

/** A new profile that does not offer to translate what is to be read as it stands. */
function prepareProfile(folder: string): string {
  const preferences = join(folder, 'Default', 'Preferences');
  if (!existsSync(preferences)) {
    mkdirSync(join(folder, 'Default'), { recursive: true });
    writeFileSync(preferences, JSON.stringify({ translate: { enabled: false } }));
  }
  return folder;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function demo({ port, data }: Asked, started: Started): Promise<void> {
  let seeded = false;
  const email = ({ to, code }: Email): void => {
    // Nobody waits for the e-mails to the demo's own people.
    if (seeded) say(code === null ? `E-mail to ${to}.` : `Code for ${to}: ${code}`);
  };
  const backend = await started.own(startBackend({ dataDir: join(data, 'backend'), port, email }), (one) => one.stop());
  await seedPeople(backend);
  seeded = true;
  say('Building the extension …');
  const extension = await builtExtension('chrome', started.signal);
  const shelf = await started.own(startShelf(), (one) => one.close());
  const language = Intl.DateTimeFormat().resolvedOptions().locale;
  const browser = await started.own(openBrowser({ extension, headless: false, network: true, language, profileDir: prepareProfile(join(data, 'profile')), signals: 'caller', args: WINDOW }), (one) => one.close());
  browser.context.once('close', () => void started.end().then(() => process.exit(0)));
  await underRealNames(browser.context, shelf.documents, 'network');
  await signInto(browser, backend, AMINA);
  await (browser.context.pages()[0] ?? (await browser.context.newPage())).goto(shelf.address);
  const first = firstDocument(shelf.documents);
  await (await browser.open(first.address)).bringToFront();
  say(`
Shelf:            ${shelf.address}
First document:   ${first.address}
Backend:          ${backend.url}
Signed in:        ${AMINA.name}, ${AMINA.email}
Second delegate:  ${BORIS.email}, password ${BORIS.password}
                  (load ${extension} in another browser profile; the backend’s key is ${backend.anonKey})
The panel opens when you select words and choose Note, by Alt+R, or by Rapporteur’s button among the
extensions. Codes for new people are printed here. Ctrl-C stops everything.`);
}

async function tour({ port, data }: Asked, started: Started): Promise<void> {
  const found = await runTour({ dataDir: join(data, 'backend'), port, pictures: join(data, 'tour'), say, started });
  await started.end();
  process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit(0));
}

const what = asked(process.argv.slice(2));
if (what === null) {
  say(USAGE);
  process.exit(2);
}
const started = new Started();
endOnSignals(started);
const withoutDisplay = !what.tour && !hasDisplay();
if (withoutDisplay) say('There is no display here, so this is the tour.');
(what.tour || withoutDisplay ? tour : demo)(what, started).catch(async (error: unknown) => {
  // What breaks because everything is being ended is no news.
  if (started.ending) return;
  await started.end();
  // A named error is a sentence for the person who started it; any other is for whoever mends it.
  say(error instanceof Error ? (error.name === 'Error' ? (error.stack ?? error.message) : error.message) : String(error));
  process.exit(1);
});
