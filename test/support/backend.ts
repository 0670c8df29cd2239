/** Backends for tests: with a database of their own that need not be made anew each time. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend, type Backend, type BackendOptions } from '../../server/embedded/main.ts';
import { madeOnce } from './made-once.ts';
import { startCluster, type Cluster } from './postgres.ts';

/** Files that an empty database is made of. */
const SOURCES = ['server/embedded', 'server/supabase', 'package-lock.json'];
const PREPARED = 'prepared';

/**
 * Starts a backend as `startBackend` does. On a folder without a database, PGlite's files are a copy of an empty one
 * with all migrations, which takes a tenth of the time; keys and data are its own.
 */
export async function startPrepared(options: BackendOptions): Promise<Backend> {
  const files = join(options.dataDir, 'pglite');
  if (options.postgres === undefined && !existsSync(files)) cpSync(join(await emptyDatabase(), 'pglite'), files, { recursive: true });
  return startBackend(options);
}

function emptyDatabase(): Promise<string> {
  return madeOnce('database', SOURCES, async (dataDir) => {
    const backend = await startBackend({ dataDir, port: 0 });
    await backend.stop();
  });
}

/** The same for PostgreSQL: a cluster, and an empty database with all migrations in it. */
export async function startPreparedCluster(): Promise<{ readonly cluster: Cluster; readonly postgres: string }> {
  const kept = await madeOnce('cluster', SOURCES, async (folder) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'rapporteur-cluster-'));
    const cluster = await startCluster();
    try {
      const backend = await startBackend({ dataDir, port: 0, postgres: await cluster.createDatabase({ name: PREPARED }) });
      await backend.stop();
      await cluster.keepIn(folder);
    } catch (error) {
      await cluster.stop();
      throw error;
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
  const cluster = await startCluster(kept);
  return { cluster, postgres: await cluster.createDatabase({ like: PREPARED }) };
}
