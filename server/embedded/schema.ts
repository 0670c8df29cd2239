import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getAuthSchemaSql, SUPABASE_AUTH_HELPERS_SQL } from '@supabase/lite';
import type { Database } from './database.ts';

const MIGRATIONS = fileURLToPath(new URL('../supabase/migrations/', import.meta.url));
const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.sql', import.meta.url));

/** The database is not one that this backend may set up. */
export class UnfitDatabase extends Error {
  override readonly name = 'UnfitDatabase';
}

export interface Migration {
  readonly version: string;
  readonly name: string;
  readonly sql: string;
}

/** The migrations in their order, as the Supabase CLI reads them. */
export function migrations(): readonly Migration[] {
  return readdirSync(MIGRATIONS)
    .sort()
    .flatMap((file) => {
      const match = /^(\d{14})_([a-z0-9_]+)\.sql$/.exec(file);
      if (match === null) return [];
      return [{ version: match[1] ?? '', name: match[2] ?? '', sql: readFileSync(`${MIGRATIONS}${file}`, 'utf8') }];
    });
}

/** Roles, the auth schema and the realtime stand-ins: what hosted projects have before any migration. */
export function bootstrapSql(): string {
  return [getAuthSchemaSql(), SUPABASE_AUTH_HELPERS_SQL, readFileSync(BOOTSTRAP, 'utf8')].join('\n;\n');
}

/**
 * Brings the database to the newest migration. Each is one transaction, and recorded as the Supabase CLI records it.
 * Throws `UnfitDatabase` with what is wrong where the database cannot serve.
 */
export async function prepareSchema(database: Database): Promise<void> {
  await checkFitness(database);
  await database.script(bootstrapSql());
  for (const migration of migrations()) {
    await database.transaction(async (run) => {
      // Two servers that start at once on one PostgreSQL must not both apply it.
      await run('select pg_advisory_xact_lock(20261122)');
      const done = await run('select 1 from supabase_migrations.schema_migrations where version = $1', [migration.version]);
      if (done.length > 0) return;
      // Without parameters, as one block: drivers take several statements only so.
      for (const statement of statements(migration.sql)) await run(statement);
      await run('insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3::text])', [
        migration.version,
        migration.name,
        migration.sql,
      ]);
    });
  }
}

async function checkFitness(database: Database): Promise<void> {
  const [facts] = await database.transaction((run) =>
    run(`select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      (select rolsuper or (rolbypassrls and rolcreaterole) from pg_roles where rolname = current_user) as able,
      exists (select from pg_roles where rolname = 'supabase_auth_admin') as supabase`),
  );
  if (facts === undefined) throw new UnfitDatabase('The database does not answer.');
  if (Number(facts['version']) < 150_000) throw new UnfitDatabase('PostgreSQL 15 or newer is needed.');
  if (facts['encoding'] !== 'UTF8') throw new UnfitDatabase(`The database's encoding is ${String(facts['encoding'])}; UTF8 is needed.`);
  if (facts['supabase'] === true) {
    throw new UnfitDatabase('This is the database of a Supabase project. Use `supabase db push` there, not this server.');
  }
  if (facts['able'] !== true) {
    throw new UnfitDatabase("The database's user must be a superuser, or have BYPASSRLS and CREATEROLE: row-level security is forced on every table.");
  }
}

/** Splits a script at the semicolons that end statements: not those in quotes, dollar quotes and comments. */
export function statements(sql: string): readonly string[] {
  const found: string[] = [];
  const token = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_]*)\$[\s\S]*?\$\1\$|;/g;
  let start = 0;
  for (const match of sql.matchAll(token)) {
    if (match[0] !== ';') continue;
    found.push(sql.slice(start, match.index));
    start = match.index + 1;
  }
  found.push(sql.slice(start));
  return found.filter((statement) => statement.replaceAll(/--[^\n]*/g, '').trim() !== '');
}
