/** Backends for tests: with a database of their own that need not be made anew each time. */
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { startBackend, type Backend, type BackendOptions } from '../../server/embedded/main.ts';
import { madeOnce } from './made-once.ts';

/** Files that an empty database is made of. */
const SOURCES = ['server/embedded', 'server/supabase', 'package-lock.json'];

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
