import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { App } from '@supabase/lite';
import { openPglite, openPostgres, type Database } from './database.ts';
import { outbox, type EmailDriver, type Outbox } from './emails.ts';
import { gate, type Serve } from './gate.ts';
import { httpServer } from './http.ts';
import { keysOf, type Keys } from './keys.ts';
import { lockFolder } from './lock.ts';
import { guarded, installGuard, type Log } from './log.ts';
import { rest } from './rest.ts';
import { procedures } from './procedures.ts';
import { startRelay } from './realtime/relay.ts';
import { prepareSchema, UnfitDatabase } from './schema.ts';

export interface BackendOptions {
  /** Keys, the lock and, without `postgres`, the database itself. Made when missing. */
  readonly dataDir: string;
  /** 0: any free one. */
  readonly port: number;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string;
  /** Address of a PostgreSQL server to use instead of PGlite. */
  readonly postgres?: string;
  /** Sends e-mails; without it they stay in `emails` only. */
  readonly email?: EmailDriver;
  /** Gets lines without any private text. */
  readonly log?: Log;
  /** Seconds that a session token is good for; an hour unless told otherwise. */
  readonly sessionSeconds?: number;
  /** Procedures beside the usual ones to call by the short way; for measuring them. */
  readonly hot?: readonly string[];
}

export interface Backend {
  /** `http://127.0.0.1:54321`: the first argument of supabase-js's `createClient`; `anonKey` is the second. */
  readonly url: string;
  readonly anonKey: string;
  readonly emails: Outbox;
  /** Adds a person with a confirmed address, without an e-mail: for the operator, demos and tests. The id is theirs. */
  addPerson(person: { email: string; password: string; name: string }): Promise<string>;
  /** The database, for the operator's own work and for tests: no rule holds back what is done here. */
  readonly database: Database;
  stop(): Promise<void>;
}

/** The port is taken. */
export class PortInUse extends Error {
  override readonly name = 'PortInUse';
}

/**
 * Starts a backend: the migrations of server/supabase on PGlite or PostgreSQL, the API that supabase-js speaks, and
 * realtime. Throws `DataInUse`, `PortInUse` or `UnfitDatabase` with a sentence for the person who started it.
 */
export async function startBackend(options: BackendOptions): Promise<Backend> {
  const { dataDir, host = '127.0.0.1', log = () => undefined } = options;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  // Undone in reverse order when stopping, and when starting fails half-way.
  const undo: (() => void | Promise<void>)[] = [];
  const unwind = async (): Promise<void> => {
    for (let step = undo.pop(); step !== undefined; step = undo.pop()) await step();
  };
  try {
    const lock = lockFolder(dataDir);
    undo.push(() => lock.release());
    undo.push(installGuard());
    const keys = await keysOf(dataDir);

    // The port first: nobody should wait for a database only to hear that it is taken.
    let serve: Serve = notYet;
    const hosts = new Set(['127.0.0.1', 'localhost', '[::1]', host.toLowerCase()]);
    const server = httpServer((request) => serve(request), hosts, log);
    const port = await listenOn(server, options.port, host);
    undo.push(() => closeServer(server));

    const database = options.postgres === undefined ? await openPglite(join(dataDir, 'pglite')) : openPostgres(options.postgres);
    undo.push(() => database.close());
    await prepareSchema(database);

    const emails = outbox(options.email ?? (() => undefined));
    const app = await appOn(database, keys, emails, options.sessionSeconds ?? 3600);
    // Every request of lite's passes the queue: on PGlite two at once would share a transaction.
    const inner: Serve = (request) => guarded(log, () => database.queue.run(async () => app.fetch(request)));
    const auth = gate(inner, database);
    const data = await procedures({ database, ...keys, log, ...(options.hot === undefined ? {} : { hot: options.hot }), otherwise: rest(inner) });
    serve = async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith('/auth/v1/')) return auth.handle(request);
      if (pathname.startsWith('/rest/v1/')) return data(request);
      return Response.json({ message: 'not found' }, { status: 404 });
    };
    const relay = await startRelay(server, { database, anonKey: keys.anonKey, jwtSecret: keys.jwtSecret, hosts, log });
    undo.push(() => relay.stop());

    const url = `http://${host}:${port}`;
    return {
      url,
      anonKey: keys.anonKey,
      emails,
      database,
      addPerson: (person) => addPerson(person, url, keys.anonKey, inner, database),
      stop: unwind,
    };
  } catch (error) {
    await unwind();
    throw error;
  }
}

const notYet: Serve = async () => Response.json({ message: 'starting' }, { status: 503, headers: { 'retry-after': '1' } });

async function appOn(database: Database, keys: Keys, emails: ReturnType<typeof outbox>, sessionSeconds: number): Promise<App> {
  const app = new App({
    connection: database.connection,
    api: { schemas: ['public'], max_rows: 1000, aggregates_enabled: false },
    auth: {
      enabled: true,
      jwt_secret: keys.jwtSecret,
      publishable_key: keys.anonKey,
      jwt_expiry: sessionSeconds,
      enable_refresh_token_rotation: true,
      refresh_token_reuse_interval: 10,
      minimum_password_length: 8,
      enable_anonymous_sign_ins: false,
      email: { enable_signup: true, enable_confirmations: true, otp_length: 6, otp_expiry: 3600 },
    },
    db: { migrations: { enabled: false } },
    options: { server: { admin: false, disableStudio: true, disableFallback: true }, drivers: { email: emails } },
  });
  await app.init();
  // lite reads the schema once, and goes on without it when it cannot: then it would answer 404 to everything.
  const { functions } = await database.queue.run(() => database.connection.introspect());
  if (functions?.some(({ name }) => name === 'push_operations') !== true) throw new UnfitDatabase('The schema of the database could not be read.');
  return app as App;
}

async function addPerson(
  person: { email: string; password: string; name: string },
  url: string,
  anonKey: string,
  inner: Serve,
  database: Database,
): Promise<string> {
  const email = person.email.toLowerCase();
  const answer = await inner(
    new Request(`${url}/auth/v1/signup`, {
      method: 'POST',
      headers: { apikey: anonKey, 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: person.password, data: { name: person.name } }),
    }),
  );
  const rows = await database.transaction((run) =>
    run('update auth.users set email_confirmed_at = coalesce(email_confirmed_at, now()), confirmation_token = null where email = $1 returning id', [email]),
  );
  const id = rows[0]?.['id'];
  if (typeof id !== 'string') throw new Error(`${email} could not be added (${answer.status}): a password has 8 to 72 characters.`);
  return id;
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
      reject(taken ? new PortInUse(`Port ${port} on ${host} is in use. Stop what runs there, or choose another with --port.`) : error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
