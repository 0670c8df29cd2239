import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe } from 'vitest';
import { keysOf } from '../../server/embedded/keys.ts';
import type { Backend } from '../../server/embedded/main.ts';
import type { Procedures } from '../../shared/notes/protocol.ts';
import type { DelegationId, UserId } from '../../shared/notes/types.ts';
import { startPrepared, startPreparedCluster } from '../support/backend.ts';
import { havePostgres, type Cluster } from '../support/postgres.ts';
import { newClient, signedUp } from './session.ts';

/** Somebody with a session, through an unmodified supabase-js. */
export interface Person {
  readonly id: UserId;
  readonly email: string;
  readonly client: SupabaseClient;
  /** Calls a procedure; throws an Error whose message is the problem's code. */
  call<K extends keyof Procedures>(name: K, ask: Procedures[K]['ask']): Promise<Procedures[K]['answer']>;
}

export interface Stage {
  readonly kind: 'pglite' | 'postgres';
  readonly backend: Backend;
  /** Lines that the backend has logged. */
  readonly log: readonly string[];
  /** A new person, signed in. */
  person(): Promise<Person>;
  /** Somebody with the key of the backend, but no session. */
  stranger(): SupabaseClient;
  /** A delegation with a head, and with more people in the roles asked for. */
  delegation<R extends string>(roles: Readonly<Record<R, 'head' | 'member' | 'observer'>>): Promise<{ readonly id: DelegationId; readonly head: Person } & Readonly<Record<R, Person>>>;
}

export const PASSWORD = 'correct horse 9';

/** The same tests on PGlite and on a real PostgreSQL. `stage` may be called inside tests only. */
export function onBothBackends(name: string, tests: (stage: () => Stage) => void): void {
  describe(`${name}, on PGlite`, () => {
    onOne('pglite', tests);
  });
  onPostgres(name, tests);
}

export function onPostgres(name: string, tests: (stage: () => Stage) => void): void {
  describe.skipIf(!havePostgres())(`${name}, on PostgreSQL`, () => {
    onOne('postgres', tests);
  });
}

function onOne(kind: Stage['kind'], tests: (stage: () => Stage) => void): void {
  let stage: Stage | undefined;
  let cluster: Cluster | undefined;
  let folder: string | undefined;
  const clients: SupabaseClient[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rapporteur-backend-'));
    const prepared = kind === 'postgres' ? await startPreparedCluster() : undefined;
    cluster = prepared?.cluster;
    const log: string[] = [];
    const backend = await startPrepared({
      dataDir: folder,
      port: 0,
      log: (line) => log.push(line),
      ...(prepared === undefined ? {} : { postgres: prepared.postgres }),
    });
    stage = stageOn(kind, backend, (await keysOf(folder)).jwtSecret, log, clients);
  });
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.removeAllChannels()));
    await stage?.backend.stop();
    await cluster?.stop();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  tests(() => {
    if (stage === undefined) throw new Error('The backend has not started.');
    return stage;
  });
}

export async function signIn(backend: Backend, email: string, password: string = PASSWORD): Promise<Person> {
  const client = newClient(backend);
  const { data, error } = await client.auth.signInWithPassword({ email, password });
  if (error !== null) throw error;
  return personOf(client, data.user.id, email);
}

function personOf(client: SupabaseClient, id: string, email: string): Person {
  return {
    id: id as UserId,
    email,
    client,
    async call(name, ask) {
      const answer = await client.rpc(name, ask);
      if (answer.error !== null) throw new Error(answer.error.message);
      return answer.data as never;
    },
  };
}

let count = 0;
const PATTERN = 'pattern@example.org';

function stageOn(kind: Stage['kind'], backend: Backend, jwtSecret: string, log: readonly string[], clients: SupabaseClient[]): Stage {
  let password: Promise<unknown> | undefined;
  const stage: Stage = {
    kind,
    backend,
    log,
    async person() {
      // Hashing a password takes a while by design: once is enough, and everybody else has the same.
      password ??= backend.addPerson({ email: PATTERN, password: PASSWORD, name: 'Delegate' });
      await password;
      count += 1;
      const email = `delegate${count}.${process.pid}@example.org`;
      const { client, id } = await signedUp(backend, jwtSecret, email, PATTERN);
      clients.push(client);
      return personOf(client, id, email);
    },
    stranger() {
      const client = newClient(backend);
      clients.push(client);
      return client;
    },
    async delegation(roles) {
      const wanted = Object.entries(roles) as [string, 'head' | 'member' | 'observer'][];
      const [head, ...others] = await Promise.all([stage.person(), ...wanted.map(() => stage.person())]);
      const { id } = await head.call('create_delegation', { p_name: 'Jordan' });
      const people: Record<string, Person> = {};
      for (const [i, [name, role]] of wanted.entries()) {
        const person = others[i]!;
        const { code } = await head.call('create_invitation', { p_delegation: id, p_role: role, p_uses: 1, p_hours: 1 });
        await person.call('join_delegation', { p_code: code });
        people[name] = person;
      }
      return { id, head, ...people } as never;
    },
  };
  return stage;
}
