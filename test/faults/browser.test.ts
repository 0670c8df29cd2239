/**
 * Schedules in Chromium with the real extension: its worker is killed, the whole browser is killed with SIGKILL, the
 * network and the server go away, each just after the panel has said that a note is kept. The order is the seed's.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseServer, closeAccount, createDelegation, invite, joinBy, notesOn, openServer, resolution, send, signUp, sitDown, write, type Person, type Server } from '../browser/panel-people.ts';
import { chance } from './chance.ts';

const AMINA = { name: 'Amina', email: 'amina@faults.example', password: 'a long password 1' };
const BORIS = { name: 'Boris', email: 'boris@faults.example', password: 'a long password 2' };
const CLARA = { name: 'Clara', email: 'clara@faults.example', password: 'a long password 3' };

/** The processes of a browser by the folder of its profile, which nobody else uses. */
function processesOf(profile: string): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return pid !== process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--user-data-dir=${profile}`);
    } catch {
      return false;
    }
  });
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 100));
}

/** Every note that a browser has on its disk, whoever it belongs to. */
async function stored({ panel }: Person): Promise<string[]> {
  return panel.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('rapporteur');
      request.addEventListener('success', () => resolve(request.result));
    });
    const rows = await new Promise<{ note: { body: string }; state: string }[]>((resolve) => {
      const request = opened.transaction('notes').objectStore('notes').getAll();
      request.addEventListener('success', () => resolve(request.result as { note: { body: string }; state: string }[]));
    });
    opened.close();
    return rows.map((row) => `${row.state}: ${row.note.body}`).toSorted();
  });
}

describe.skipIf(process.platform !== 'linux')('notes that the panel has said are kept', { timeout: 240_000 }, () => {
  let server: Server;
  let profile: string;
  let amina: Person;
  let boris: Person;
  let clara: Person;

  beforeAll(async () => {
    server = await openServer();
    profile = mkdtempSync(join(tmpdir(), 'rapporteur-profile-'));
    [amina, boris, clara] = [await sitDown(resolution(), { profileDir: profile }), await sitDown(), await sitDown()];
    for (const [person, who] of [[amina, AMINA], [boris, BORIS], [clara, CLARA]] as const) {
      await chooseServer(person, server.backend);
      await signUp(person, server.backend, who);
    }
    await createDelegation(amina, 'Delegation of Utopia');
    await joinBy(boris, await invite(amina));
    await boris.panel.locator('.delegation').waitFor();
    for (const person of [amina, boris, clara]) {
      await closeAccount(person);
      await person.panel.locator('#tab-notes').click();
    }
  }, 240_000);
  afterAll(async () => {
    for (const person of [amina, boris, clara]) await person?.close().catch(() => undefined);
    await server?.close();
    for (const pid of processesOf(profile)) process.kill(pid, 'SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  const stopServer = (): Promise<void> => server.backend.stop();
  const startServer = async (): Promise<void> => {
    server = await openServer({ port: Number(new URL(server.backend.url).port), dataDir: server.folder });
  };
  const killBrowser = async (): Promise<void> => {
    for (const pid of processesOf(profile)) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // One ends with another.
      }
    }
    await until(() => processesOf(profile).length === 0);
    await amina.close().catch(() => undefined);
    amina = await sitDown(resolution(), { profileDir: profile });
    await amina.panel.locator('#tab-notes').click();
  };

  const seed = Number(process.env['RAPPORTEUR_SEED'] ?? 3);
  test(`are there once, and only where they may be, after everything was killed (seed ${seed})`, async () => {
    const dice = chance(seed);
    const written: string[] = [];
    const note = async (when: string): Promise<void> => {
      const body = `${when}, words ${written.length + 1}`;
      written.push(body);
      await write(amina, body);
    };
    const acts: Readonly<Record<string, () => Promise<void>>> = {
      'the worker killed as it sends': async () => {
        await note('just before the worker died');
        await amina.browser.killServiceWorker();
      },
      'the browser killed as it sends': async () => {
        await note('just before the browser died');
        await killBrowser();
      },
      'the server away, then the browser killed': async () => {
        await stopServer();
        await note('while the server was away');
        await killBrowser();
        await note('after the browser came back, still without a server');
        await startServer();
      },
      'no network, then the worker killed': async () => {
        await amina.browser.context.setOffline(true);
        await note('without a network');
        await amina.browser.killServiceWorker();
        await note('without a network, to another worker');
        await amina.browser.context.setOffline(false);
      },
    };
    const order = Object.keys(acts).map((name) => ({ name, at: dice.next() })).toSorted((a, b) => a.at - b.at).map(({ name }) => name);
    for (const name of order) await acts[name]!();
    for (const person of [amina, boris, clara]) await send(person.panel, 'panel/sync', null);
    const expected = written.map((body) => `synced: ${body}`).toSorted();
    for (const person of [amina, boris]) {
      await expect.poll(async () => ({ order, notes: await stored(person) }), { timeout: 90_000, interval: 500 }).toEqual({ order, notes: expected });
      await expect.poll(async () => (await notesOn(person)).toSorted(), { timeout: 15_000 }).toEqual(written.toSorted());
    }
    expect(await stored(clara)).toEqual([]);
    const there = await server.backend.database.transaction((run) => run('select body from public.notes order by body'));
    expect(there.map((row) => row['body'])).toEqual(written.toSorted());
  });
});
