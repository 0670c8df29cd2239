import { PgliteConnection } from '@supabase/lite/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, escapeIdentifier, types } from 'pg';

export interface OpenPool {
  readonly pool: Pool;
  readonly connection: object;
  listen(channel: string, heard: (payload: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** As lite wants values to arrive: JSON parsed, dates as their text, large numbers as numbers while they fit. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  // name[], which `pg` leaves as text.
  1003: (text) => types.getTypeParser(1009 as never, 'text')(text) as unknown,
  20: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text)),
  114: (text) => JSON.parse(text) as unknown,
  3802: (text) => JSON.parse(text) as unknown,
  1700: (text) => (String(Number(text)) === text ? Number(text) : text),
  1082: (text) => text,
  1083: (text) => text,
  1114: (text) => text,
  1184: (text) => text,
  1266: (text) => text,
};

const RECONNECT_MS = 500;

/**
 * @supabase/lite's own PostgreSQL connection needs a driver under another licence than ours may be. Everything above
 * the driver is the same for both of its connections, so this is the PGlite one with `pg` underneath.
 */
export function openPool(url: string): OpenPool {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    application_name: 'rapporteur',
    options: '-c TimeZone=UTC -c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000',
    types: {
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        (format === 'binary' ? undefined : PARSERS[oid]) ?? types.getTypeParser(oid, format as 'text')) as typeof types.getTypeParser,
    },
  });
  // An idle connection that breaks (server restarted) is replaced; the next query says so if it cannot be.
  pool.on('error', () => undefined);

  const connection: object = Object.assign(Object.create(PgliteConnection.prototype) as object, {
    config: { url: 'postgres' },
    kysely: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    driver: pool,
    dialect: 'postgres',
    rlsState: 'unknown',
    introspection: undefined,
    harnessHoldingOuterTx: false,
  });

  let closed = false;
  const listeners = new Set<Client>();

  async function listen(channel: string, heard: (payload: string) => void): Promise<void> {
    const client = new Client({ connectionString: url, application_name: 'rapporteur-listen', keepAlive: true });
    client.on('notification', (message) => {
      if (message.channel === channel) heard(message.payload ?? '');
    });
    const again = (): void => {
      if (!listeners.delete(client) || closed) return;
      void client.end().catch(() => undefined);
      const retry = (): void => {
        if (!closed) listen(channel, heard).catch(() => setTimeout(retry, RECONNECT_MS).unref());
      };
      setTimeout(retry, RECONNECT_MS).unref();
    };
    client.on('error', again);
    client.on('end', again);
    await client.connect();
    listeners.add(client);
    await client.query(`listen ${escapeIdentifier(channel)}`);
  }

  return {
    pool,
    connection,
    listen,
    close: async () => {
      closed = true;
      await Promise.all([...listeners].map((client) => client.end()));
      await pool.end();
    },
  };
}
