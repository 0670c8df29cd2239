/**
 * `npm run -s bench -- sync`: the way of a note from one delegate's save to another's copy, and what it costs as
 * delegations grow; through an unmodified supabase-js, over the loopback, on PGlite and on PostgreSQL.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupabaseClient } from '@supabase/supabase-js';
import { openPglite, openPostgres, type Database } from '../../server/embedded/database.ts';
import { startBackend, type Backend } from '../../server/embedded/main.ts';
import { prepareSchema } from '../../server/embedded/schema.ts';
import type { MyStreams, PullAnswer } from '../../shared/notes/protocol.ts';
import type { DelegationId } from '../../shared/notes/types.ts';
import { create } from '../server/operations.ts';
import { newClient } from '../server/session.ts';
import { havePostgres, startCluster } from '../support/postgres.ts';
import { figure, quantile, spread, type Figure } from './figure.ts';

const PASSWORD = 'a password of the bench';
const SAVES = 60;
const DELTAS = 40;

/** The bare round trip that deltas are compared with: a procedure that does nothing, called by the same way. */
const NOTHING = `create or replace function public.bench_nothing() returns integer language sql as 'select 1';
  grant execute on function public.bench_nothing() to authenticated;`;

interface Reader {
  readonly client: SupabaseClient;
  /** Resolves with the time at which this reader holds the stream's revision. */
  has(revision: number): Promise<number>;
}

export async function* figures(): AsyncGenerator<Figure> {
  // One of the two by itself, where a run must be short.
  const only = process.env['RAPPORTEUR_BENCH_ON'];
  if (only !== 'PostgreSQL') yield* on('PGlite');
  if (only !== 'PGlite' && havePostgres()) yield* on('PostgreSQL');
}

async function* on(kind: 'PGlite' | 'PostgreSQL'): AsyncGenerator<Figure> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rapporteur-bench-'));
  const cluster = kind === 'PostgreSQL' ? await startCluster() : undefined;
  const postgres = await cluster?.createDatabase();
  const database: Database = postgres === undefined ? await openPglite(join(dataDir, 'pglite')) : openPostgres(postgres);
  await prepareSchema(database);
  await database.script(NOTHING);
  // Measured is what the backend can do, not what one person may.
  await database.script("update private.limits set burst = 1e9, per_second = 1e9");
  await database.close();
  const backend = await startBackend({ dataDir, port: 0, hot: ['bench_nothing'], ...(postgres === undefined ? {} : { postgres }) });
  const clients: SupabaseClient[] = [];
  try {
    yield* saves(kind, backend, clients);
    yield* growth(kind, backend, clients);
  } finally {
    await Promise.all(clients.map((client) => client.removeAllChannels()));
    await backend.stop();
    await cluster?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function* saves(kind: string, backend: Backend, clients: SupabaseClient[]): AsyncGenerator<Figure> {
  const head = await person(backend, clients, 'head');
  const id = (await call<{ id: DelegationId }>(head, 'create_delegation', { p_name: 'Bench' })).id;
  const invitation = await call<{ code: string }>(head, 'create_invitation', { p_delegation: id, p_role: 'member', p_uses: 100, p_hours: 1 });
  const readers: Reader[] = [];
  for (const delegates of [2, 30]) {
    while (readers.length < delegates - 1) {
      const client = await person(backend, clients, `reader${readers.length}`);
      await call(client, 'join_delegation', { p_code: invitation.code });
      readers.push(await reader(client, id));
    }
    const times: number[] = [];
    for (let turn = -5; turn < SAVES; turn += 1) {
      const start = performance.now();
      const [answer] = await call<{ record: { revision: number } }[]>(head, 'push_operations', { p_operations: [create(id)] });
      const arrivals = await Promise.all(readers.map((one) => one.has(answer!.record.revision)));
      if (turn >= 0) times.push(Math.max(...arrivals) - start);
    }
    yield figure('sync', `save to the last of the others’ copies, ${delegates} delegates, ${kind}, p50`, spread(times), 'ms');
    yield figure('sync', `save to the last of the others’ copies, ${delegates} delegates, ${kind}, p95`, quantile(times, 0.95), 'ms', { target: { atMost: 500 } });
  }
  const rates: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const start = performance.now();
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (let i = 0; i < 10; i += 1) await call(head, 'push_operations', { p_operations: [create(null)] });
    }));
    rates.push(80_000 / (performance.now() - start));
  }
  yield figure('sync', `pushes of one note each, ${kind}`, spread(rates), 'per second');
}

async function* growth(kind: string, backend: Backend, clients: SupabaseClient[]): AsyncGenerator<Figure> {
  const head = await person(backend, clients, 'growth');
  const make = async (notes: number): Promise<{ id: DelegationId; notes: number }> => {
    const { id } = await call<{ id: DelegationId }>(head, 'create_delegation', { p_name: `Of ${notes}` });
    await fill(backend.database, id, notes);
    return { id, notes };
  };
  const small = await make(1000);
  const first = await make(10_000);
  const large = await make(50_000);

  const syncs: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const start = performance.now();
    let after = 0;
    for (let more = true; more; ) ({ revision: after, more } = await call<PullAnswer>(head, 'pull_changes', { p_delegation: first.id, p_after: after, p_limit: 1000 }));
    syncs.push(performance.now() - start);
  }
  yield figure('sync', `first sync of 10,000 notes, ${kind}`, spread(syncs), 'ms', kind === 'PostgreSQL' ? { target: { atMost: 2000 } } : {});

  const delta = ({ id, notes }: { id: DelegationId; notes: number }) => timed(() => call(head, 'pull_changes', { p_delegation: id, p_after: notes - 10, p_limit: 1000 }));
  const measure = async (): Promise<{ bare: number[]; of1000: number[]; of50000: number[] }> => {
    const result = { bare: [] as number[], of1000: [] as number[], of50000: [] as number[] };
    // In turns, so that a busy moment of the computer meets all three.
    for (let turn = -5; turn < DELTAS; turn += 1) {
      const [bare, of1000, of50000] = [await timed(() => call(head, 'bench_nothing', {})), await delta(small), await delta(large)];
      if (turn < 0) continue;
      result.bare.push(bare);
      result.of1000.push(of1000);
      result.of50000.push(of50000);
    }
    return result;
  };
  const { bare, of1000, of50000 } = await measure();
  const middle = (values: readonly number[]): number => spread(values).median;
  yield figure('sync', `delta of 10 among 1,000 notes, ${kind}`, spread(of1000), 'ms', { ratio: middle(of1000) / middle(bare), yardstick: 'an empty procedure', target: { atMost: 3 }, targetOf: 'ratio' });
  yield figure('sync', `delta of 10 among 50,000 notes, ${kind}`, spread(of50000), 'ms', { ratio: middle(of50000) / middle(of1000), yardstick: 'the same among 1,000', target: { atMost: 1.5 }, targetOf: 'ratio' });

  await neighbours(backend.database, 200, 250);
  const beside = await measure();
  yield figure('sync', `delta of 10 beside 200 other delegations, ${kind}`, spread(beside.of1000), 'ms', { ratio: middle(beside.of1000) / middle(beside.bare), yardstick: 'an empty procedure', target: { atMost: 3 }, targetOf: 'ratio' });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function person(backend: Backend, clients: SupabaseClient[], name: string): Promise<SupabaseClient> {
  const email = `${name}@bench.example`;
  await backend.addPerson({ email, password: PASSWORD, name });
  const client = newClient(backend);
  clients.push(client);
  const { error } = await client.auth.signInWithPassword({ email, password: PASSWORD });
  if (error !== null) throw error;
  return client;
}

async function call<T>(client: SupabaseClient, name: string, ask: object): Promise<T> {
  const { data, error } = await client.rpc(name, ask);
  if (error !== null) throw new Error(`${name}: ${error.message}`);
  return data as T;
}

/** A delegate's client as far as sync goes: hears a hint, pulls, knows its cursor. */
async function reader(client: SupabaseClient, id: DelegationId): Promise<Reader> {
  const streams = await call<MyStreams>(client, 'my_streams', {});
  const { topic, revision } = streams.delegations.find((one) => one.id === id)!;
  let cursor = revision;
  let busy: Promise<void> = Promise.resolve();
  const waiting = new Set<() => void>();
  const channel = client.channel(topic, { config: { private: true } }).on('broadcast', { event: 'revision' }, () => {
    busy = after(busy);
  });
  async function after(earlier: Promise<void>): Promise<void> {
    await earlier;
    ({ revision: cursor } = await call<PullAnswer>(client, 'pull_changes', { p_delegation: id, p_after: cursor, p_limit: 1000 }));
    for (const wake of waiting) wake();
  }
  await new Promise<void>((resolve, reject) => channel.subscribe((status) => (status === 'SUBSCRIBED' ? resolve() : reject(new Error(status)))));
  return {
    client,
    has: (wanted) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (cursor < wanted) return;
          waiting.delete(look);
          resolve(performance.now());
        };
        waiting.add(look);
        look();
      }),
  };
}

/** Notes straight into the tables, as if pushed one by one; in portions, since PGlite holds up the whole process. */
async function fill(database: Database, id: DelegationId, notes: number): Promise<void> {
  for (let from = 1; from <= notes; from += 2000) await fillSome(database, id, from, Math.min(notes, from + 1999));
}

async function fillSome(database: Database, id: DelegationId, from: number, to: number): Promise<void> {
  await database.transaction(async (run) => {
    await run(
      `insert into public.notes (stream, id, delegation_id, author_id, document, anchor, kind, body, tags, created, edited, revision,
         body_revision, body_operation, position_revision, position_operation, anchor_revision, anchor_operation)
       select $1::uuid, gen_random_uuid(), $1::uuid, null, 'un:A/RES/67/' || n % 50,
         '{"target":"clause","from":{"path":"O1","offset":0},"to":null,"quote":{"exact":"some twenty words of a clause","prefix":"","suffix":""},"position":{"start":100,"end":130},"language":"ar","edition":"h:1"}'::jsonb,
         'note', repeat('words of a note ', 12), '{budget,ai}', now(), now(), n, n, gen_random_uuid(), n, gen_random_uuid(), n, gen_random_uuid()
       from generate_series($2::integer, $3::integer) n`,
      [id, from, to],
    );
    await run('update public.streams set revision = $2 where id = $1', [id, to]);
  });
  await new Promise((resolve) => setTimeout(resolve, 5));
}

async function neighbours(database: Database, delegations: number, notes: number): Promise<void> {
  for (let i = 0; i < delegations; i += 1) {
    const id = crypto.randomUUID() as DelegationId;
    await database.transaction(async (run) => {
      await run('insert into public.delegations (id, name) values ($1, $2)', [id, `Neighbour ${i}`]);
      await run('insert into public.streams (id, delegation_id) values ($1, $1)', [id]);
    });
    await fill(database, id, notes);
  }
}
