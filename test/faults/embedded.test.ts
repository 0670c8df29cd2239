/**
 * The same people and the same verdict as in the simulator, but against the server that `npm run server` starts, over
 * real sockets and in real time; it is killed with SIGKILL in the middle of the work and started again on its folder.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startPrepared } from '../support/backend.ts';
import { sweep } from '../../extension/store/notes.ts';
import type { Change, HistoryEntry, PullAnswer } from '../../shared/notes/protocol.ts';
import type { DelegationId, UserId } from '../../shared/notes/types.ts';
import { PASSWORD, signIn } from '../server/backends.ts';
import { Acts } from './acts.ts';
import { chance } from './chance.ts';
import { installGlobals } from './clocks.ts';
import { Computer } from './computer.ts';
import { living, type Life } from './memory.ts';
import { Model } from './model.ts';
import { verdict } from './verdict.ts';

vi.mock('../../extension/store/database.ts', async () => ({ database: (await import('./memory.ts')).database, LOCAL: 'local', PRIVATE: 'private' }));

const MAIN = fileURLToPath(new URL('../../server/embedded/main.ts', import.meta.url));
const ACTS = 120;
const KILLS = 2;

interface Stage {
  readonly folder: string;
  readonly url: string;
  readonly anonKey: string;
  readonly delegation: DelegationId;
  readonly people: readonly { readonly id: UserId; readonly token: string }[];
}

let stage: Stage;
let server: ChildProcess;

beforeAll(async () => {
  stage = await prepare();
  installGlobals();
  server = await run();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  await kill();
  rmSync(stage.folder, { recursive: true, force: true });
});

/** Three people in one delegation, and a server that has not been started yet. */
async function prepare(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-faults-'));
  const backend = await startPrepared({ dataDir: folder, port: 0 });
  try {
    const people = [];
    for (const name of ['head', 'member', 'third']) {
      const email = `${name}@faults.example`;
      await backend.addPerson({ email, password: PASSWORD, name });
      people.push(await signIn(backend, email));
    }
    const [head, ...others] = people;
    const { id } = await head!.call('create_delegation', { p_name: 'Utopia' });
    for (const other of others) {
      const { code } = await head!.call('create_invitation', { p_delegation: id, p_role: 'member', p_uses: 1, p_hours: 1 });
      await other.call('join_delegation', { p_code: code });
    }
    const tokens = await Promise.all(people.map(async ({ id: person, client }) => ({ id: person, token: (await client.auth.getSession()).data.session!.access_token })));
    const { url, anonKey } = backend;
    return { folder, url, anonKey, delegation: id, people: tokens };
  } finally {
    await backend.stop();
  }
}

async function run(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, '--port', new URL(stage.url).port, '--data', stage.folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const ready = new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += String(chunk);
        if (text.includes('Backend:')) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`The server ended: ${text}`)));
  });
  await ready;
  return child;
}

async function kill(): Promise<void> {
  const ended = once(server, 'exit');
  if (server.kill('SIGKILL')) await ended;
}

/**
 * A client of one computer's worker. The computers of this process are told apart by their asynchronous context, and a
 * socket's events come in the context of whoever opened the connection under it: Node's WebSocket takes a connection
 * that another computer has left open. So each socket here says whose it is.
 */
function clientOf(token: string, life: Life | null = null): SupabaseClient {
  class OwnSocket extends WebSocket {
    override dispatchEvent(event: Event): boolean {
      return life === null ? super.dispatchEvent(event) : living(life, () => super.dispatchEvent(event));
    }
  }
  return createClient(stage.url, stage.anonKey, { accessToken: () => Promise.resolve(token), realtime: { transport: OwnSocket } });
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What the real backend holds, in the words in which the verdict asks. */
async function truth(): Promise<Model> {
  const model = new Model();
  model.found(stage.delegation, Object.fromEntries(stage.people.map(({ id }, i) => [id, i === 0 ? 'head' : 'member'])));
  for (const { id, token } of stage.people) {
    const client = clientOf(token);
    for (const delegation of id === stage.people[0]!.id ? [null, stage.delegation] : [null]) {
      const stream = delegation ?? id;
      const { data } = await client.rpc('pull_changes', { p_delegation: delegation, p_after: 0, p_limit: 1000 });
      for (const change of (data as PullAnswer).changes as readonly Change[]) {
        const never = { revision: 0, operation: '' };
        model.notes.set(`${stream}/${change.id}`, { author: id, reply: false, agreed: false, record: change, set: { body: never, position: never, wording: never, anchor: never } });
        const history = await client.rpc('note_history', { p_delegation: delegation, p_note: change.id });
        for (const entry of history.data as readonly HistoryEntry[]) model.history.push({ stream, note: change.id, action: entry.action, body: entry.body });
      }
    }
  }
  return model;
}

test('nothing is lost, doubled or left behind when the server is killed amid the work of four computers', async () => {
  const seed = Number(process.env['RAPPORTEUR_SEED'] ?? 20_261_122);
  const dice = chance(seed);
  const opened: { readonly life: Life; readonly client: SupabaseClient }[] = [];
  const wire = {
    clientOf: (life: Life, person: UserId) => {
      const client = clientOf(stage.people.find(({ id }) => id === person)!.token, life);
      opened.push({ life, client });
      return client;
    },
  };
  const acts = new Acts(dice, (stream, person) => stream === stage.delegation && person === stage.people[0]!.id, true);
  const computers = stage.people.map(({ id }, i) => new Computer(`desk ${i}`, id, wire));
  computers.push(new Computer('laptop', stage.people[0]!.id, wire));
  for (const computer of computers) computer.wake();
  for (let act = 0; act < ACTS; act += 1) {
    const computer = dice.of(computers)!;
    const working = acts.one(computer, computer.person!);
    if (dice.is(0.06)) {
      if (dice.is(0.5)) computer.killWorker();
      else computer.killBrowser();
      computer.wake();
    } else await working;
    if (act % Math.ceil(ACTS / (KILLS + 1)) === Math.floor(ACTS / (KILLS + 2))) {
      // With what has just been written on its way.
      await pause(dice.below(40));
      await kill();
      for (let i = 0; i < 6; i += 1) {
        const other = dice.of(computers)!;
        await acts.one(other, other.person!);
      }
      server = await run();
    } else await pause(dice.below(60));
  }
  for (const computer of computers) {
    computer.wake();
    computer.look();
  }
  const world = async () => ({
    computers, texts: acts.texts, deleted: acts.deleted, surprises: acts.surprises, story: acts.story, lockedOut: new Set<string>(), restored: null, typed: new Map(), model: await truth(),
  });
  const patience = Date.now() + 90_000;
  let broken = ['not looked yet'];
  // An undo may still be open, and a pause still run.
  while (broken.length > 0 && Date.now() < patience) {
    await pause(1000);
    for (const computer of computers) {
      computer.wake();
      computer.look();
    }
    if (computers.some((computer) => computer.disk.tables['outbox']!.rows.size > 0)) continue;
    for (const computer of computers) await living(computer.page, sweep);
    broken = verdict(await world());
  }
  for (const computer of computers) computer.killBrowser();
  for (const { client } of opened) await client.realtime.disconnect();
  expect({ seed, broken, story: broken.length > 0 ? acts.story : [] }).toEqual({ seed, broken: [], story: [] });
  expect([...acts.texts.values()].filter((text) => text.confirmed).length).toBeGreaterThan(40);
}, 240_000);
