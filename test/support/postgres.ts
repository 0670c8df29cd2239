import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/** A PostgreSQL server of our own on a free port, with its files in a temporary folder. */
export interface Cluster {
  /** Makes a database, empty or a copy of the one named, and gives its address. A name of its own unless one is given. */
  createDatabase(options?: { readonly name?: string; readonly like?: string }): Promise<string>;
  /** Stops, and keeps its files in `folder` for another cluster to begin with. */
  keepIn(folder: string): Promise<void>;
  stop(): Promise<void>;
}

const ROOT = '/usr/lib/postgresql';

/** Folder of initdb and pg_ctl of the newest PostgreSQL here, 15 or newer; null when there is none. */
export function postgresBinaries(): string | null {
  if (!existsSync(ROOT)) return null;
  const newest = readdirSync(ROOT)
    .map(Number)
    .filter((version) => version >= 15 && existsSync(join(ROOT, String(version), 'bin', 'initdb')))
    .sort((a, b) => b - a)[0];
  return newest === undefined ? null : join(ROOT, String(newest), 'bin');
}

/**
 * Whether tests on a real PostgreSQL can run; says so in one line when they cannot. On CI their absence is an error:
 * a check that quietly does nothing protects nobody.
 */
export function havePostgres(): boolean {
  if (postgresBinaries() !== null) return true;
  if (process.env['CI'] === 'true') throw new Error('PostgreSQL 15 or newer is not installed (Debian: apt-get install postgresql).');
  console.warn('Skipped: tests on PostgreSQL (not installed; Debian: apt-get install postgresql).');
  return false;
}

/**
 * Starts a cluster, on a copy of the files in `kept` where that is given; `stop` removes it again. PostgreSQL refuses to
 * run as root, so root runs it as user postgres.
 */
export async function startCluster(kept?: string): Promise<Cluster> {
  const found = postgresBinaries();
  if (found === null) throw new Error('PostgreSQL is not installed.');
  const bin: string = found;
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-postgres-'));
  // Node itself changes the user: `runuser` is not on everybody's path. The folder is one that the user may enter.
  const as: { cwd: string; uid?: number; gid?: number } = { cwd: folder };
  if (process.getuid?.() === 0) {
    const [uid, gid] = (await run('getent', ['passwd', 'postgres'])).stdout.split(':').slice(2, 4).map(Number);
    if (uid === undefined || gid === undefined) throw new Error('There is no user postgres.');
    chownSync(folder, uid, gid);
    Object.assign(as, { uid, gid });
  }
  const data = join(folder, 'data');
  if (kept === undefined) await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'], as);
  else await run('cp', ['-a', kept, data]);
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'max_connections=200', 'shared_buffers=64MB'].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, ...settings], { ...as, stdio: 'ignore' });
  const url = (database: string): string => `postgresql://postgres@127.0.0.1:${port}/${database}`;
  await answers(url('postgres'));

  async function halt(how: 'immediate' | 'fast'): Promise<void> {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    await run(join(bin, 'pg_ctl'), ['-D', data, '-m', how, 'stop'], as).catch(() => server.kill('SIGKILL'));
    await ended;
  }
  async function stop(): Promise<void> {
    await halt('immediate');
    rmSync(folder, { recursive: true, force: true });
  }

  return {
    async createDatabase({ name = `test_${randomBytes(6).toString('hex')}`, like } = {}) {
      const client = new Client({ connectionString: url('postgres') });
      await client.connect();
      await client.query(like === undefined ? `create database ${name} template template0 encoding 'UTF8'` : `create database ${name} template ${like} strategy file_copy`);
      await client.end();
      return url(name);
    },
    async keepIn(place) {
      await halt('fast');
      await run('cp', ['-a', data, place]);
      rmSync(folder, { recursive: true, force: true });
    },
    stop,
  };
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
