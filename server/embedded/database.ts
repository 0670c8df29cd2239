import { createPgliteConnection } from '@supabase/lite/pglite';
import type { Connection } from '@supabase/lite';
import { openPool } from './pool.ts';
import { allAtOnce, oneAtATime, type Queue } from './queue.ts';

export type Row = Record<string, unknown>;
export type Run = (sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/** The database under the backend, as the server's own parts use it. */
export interface Database {
  readonly kind: 'pglite' | 'postgres';
  /** What @supabase/lite serves from. */
  readonly connection: Connection;
  /** Every use of `connection` goes through here; the methods below do so by themselves. */
  readonly queue: Queue;
  /** Several statements at once, without parameters. */
  script(sql: string): Promise<void>;
  /** One statement, which is a transaction by itself: the shortest way there and back. */
  statement(sql: string, parameters: readonly unknown[]): Promise<Row[]>;
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  /** Calls `heard` with the payload of every notification on the channel, until the database is closed. */
  listen(channel: string, heard: (payload: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL compiled to WebAssembly, with its files in `folder`. */
export async function openPglite(folder: string): Promise<Database> {
  const connection = await createPgliteConnection({ url: folder });
  ownTheGrants(connection);
  const { driver } = connection;
  await driver.waitReady;
  const queue = oneAtATime();
  return {
    kind: 'pglite',
    connection: asConnection(connection),
    queue,
    script: (sql) => queue.run(async () => void (await driver.exec(sql))),
    statement: (sql, parameters) => queue.run(async () => (await driver.query<Row>(sql, [...parameters])).rows),
    transaction: (work) =>
      queue.run(() =>
        driver.transaction((transaction) =>
          work(async (sql, parameters = []) => (await transaction.query<Row>(sql, [...parameters])).rows),
        ),
      ),
    listen: async (channel, heard) => void (await queue.run(() => driver.listen(channel, heard))),
    close: () => queue.run(() => connection.close()),
  };
}

/** A PostgreSQL server of version 15 or newer. */
export function openPostgres(url: string): Database {
  const { connection, pool, listen, close } = openPool(url);
  ownTheGrants(connection);
  return {
    kind: 'postgres',
    connection: asConnection(connection),
    queue: allAtOnce,
    script: async (sql) => void (await pool.query(sql)),
    statement: async (sql, parameters) => (await pool.query<Row>(sql, [...parameters])).rows,
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(async (sql, parameters = []) => (await client.query<Row>(sql, [...parameters])).rows);
        await client.query('commit');
        return result;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
    listen,
    close,
  };
}

/**
 * On its first request lite grants everything on every schema with row-level security to the API's roles, which would
 * undo our grants by column. Telling it that this has been done leaves the grants to the migrations.
 */
function ownTheGrants(connection: object): void {
  if (!('rlsState' in connection)) throw new Error('@supabase/lite has changed: its grants are not where they were.');
  connection.rlsState = 'active';
}

/** The package's two declarations of `Connection` differ in name only. */
function asConnection(connection: unknown): Connection {
  return connection as Connection;
}
