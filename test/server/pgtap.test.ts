import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, type QueryResult } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres } from '../../server/embedded/database.ts';
import { prepareSchema } from '../../server/embedded/schema.ts';
import { havePostgres, postgresBinaries, startCluster, type Cluster } from '../support/postgres.ts';

const FOLDER = fileURLToPath(new URL('../../server/supabase/tests/', import.meta.url));

/** pgTAP is a package of its own (Debian: postgresql-15-pgtap). */
function havePgtap(): boolean {
  const version = postgresBinaries()?.split('/')[4] ?? '';
  if (existsSync(join('/usr/share/postgresql', version, 'extension', 'pgtap.control'))) return true;
  if (process.env['CI'] === 'true') throw new Error(`pgTAP is not installed (Debian: apt-get install postgresql-${version}-pgtap).`);
  console.warn('Skipped: pgTAP tests (not installed; Debian: apt-get install postgresql-15-pgtap).');
  return false;
}

/** A test with its includes, as psql reads them. */
function scriptOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8').replaceAll(/^\\ir (\S+)$/gm, (_line, included: string) => scriptOf(included));
}

describe.skipIf(!havePostgres() || !havePgtap())('the pgTAP tests of server/supabase, on PostgreSQL', () => {
  let cluster: Cluster | undefined;
  let url = '';
  beforeAll(async () => {
    cluster = await startCluster();
    url = await cluster.createDatabase();
    const database = openPostgres(url);
    await prepareSchema(database);
    // A second start finds everything done.
    await prepareSchema(database);
    await database.close();
  });
  afterAll(() => cluster?.stop());

  test.each(readdirSync(FOLDER).filter((name) => name.endsWith('.sql')))('%s', async (name) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      const answer = (await client.query(scriptOf(name))) as unknown as readonly QueryResult<Record<string, unknown>>[];
      const lines = answer.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row).filter((value) => typeof value === 'string')));
      const planned = Number(lines.map((line) => /^1\.\.(\d+)$/.exec(line)?.[1]).find((count) => count !== undefined));
      expect(lines.filter((line) => /^(not ok|#)/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.startsWith('ok '))).toHaveLength(planned);
    } finally {
      await client.end();
    }
  });
});
