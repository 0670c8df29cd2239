import type { Database } from './database.ts';
import type { Serve } from './gate.ts';
import { kindOf, type Log } from './log.ts';
import { sessionOf } from './realtime/rights.ts';

/** The procedures that every delegate calls at every note. */
const HOT = ['pull_changes', 'push_operations', 'my_streams'];

interface Hot {
  /** The names of the arguments, in order. */
  readonly names: readonly string[];
  /** How many of them, from the first, must be given. What is not given is null, as the migrations declare every default. */
  readonly needed: number;
  /** Which of them are JSON, and go as text. */
  readonly json: ReadonlySet<string>;
  readonly sql: string;
}

/** Their arguments, as the migrations have declared them. */
async function hotProcedures(database: Database, more: readonly string[]): Promise<ReadonlyMap<string, Hot>> {
  const rows = await database.statement(
    `select p.proname as name, coalesce(p.proargnames, '{}') as names, p.pronargs - p.pronargdefaults as needed,
        array(select t::regtype::text from unnest(p.proargtypes::oid[]) with ordinality as a(t, place) order by place) as types
      from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.proname = any ($1)`,
    [[...HOT, ...more]],
  );
  return new Map(
    rows.map((row): [string, Hot] => {
      const { name, names, needed, types } = row as { name: string; names: readonly string[]; needed: number; types: readonly string[] };
      return [name, { names, needed, json: new Set(names.filter((_, i) => types[i]?.startsWith('json'))), sql: asCaller(`public.${name}`, types) }];
    }),
  );
}

/**
 * One statement that becomes the caller (claims $1, person $2, session $3) and then calls, if his session still lives
 * and his role may. `materialized` keeps that order; the settings are the statement's own and end with it. The
 * functions run as their owner and go by `auth.uid()`, so nothing is decided by the role in which they are called.
 */
function asCaller(name: string, types: readonly string[]): string {
  return `with caller as materialized (
      select exists (select from auth.sessions where id = $3::text::uuid and user_id = $2::text::uuid)
          and has_function_privilege('authenticated', '${name}(${types.join(', ')})', 'execute') as live,
        set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2::text, true),
        set_config('request.jwt.claim.role', 'authenticated', true), set_config('role', 'authenticated', true))
    select live, case when live then ${name}(${types.map((type, i) => `$${i + 4}::${type}`).join(', ')})::text end as answer from caller`;
}

export interface ProcedureOptions {
  readonly database: Database;
  readonly anonKey: string;
  readonly jwtSecret: string;
  readonly log: Log;
  /** Procedures beside the usual ones to call in one statement each. */
  readonly hot?: readonly string[];
  /** Answers everything that is not hot, or not in order. */
  readonly otherwise: Serve;
}

/**
 * Calls the hot procedures in one statement each. @supabase/lite takes about a dozen, which on PGlite, where all
 * requests queue up, is the difference between 0.1 s and 2 s for thirty delegates who pull at once.
 * Anything unusual (no session, other arguments, a format asked for) goes to lite, whose refusals then hold.
 */
export async function procedures({ database, anonKey, jwtSecret, log, hot: more = [], otherwise }: ProcedureOptions): Promise<Serve> {
  const all = await hotProcedures(database, more);
  const secret = new TextEncoder().encode(jwtSecret);
  return async (request) => {
    const name = /^\/rest\/v1\/rpc\/([a-z_]+)$/.exec(new URL(request.url).pathname)?.[1] ?? '';
    const hot = all.get(name);
    const { headers } = request;
    if (hot === undefined || request.method !== 'POST' || headers.get('apikey') !== anonKey || new URL(request.url).search !== '' || headers.has('prefer') || !plainlyJson(headers.get('accept'))) {
      return otherwise(request);
    }
    const session = await sessionOf(headers.get('authorization')?.replace(/^Bearer /, ''), secret);
    const given = argumentsOf(await request.clone().text(), hot);
    if (session === null || given === null) return otherwise(request);
    try {
      const [row] = await database.statement(hot.sql, [
        JSON.stringify(session.claims), session.person, session.claims['session_id'] ?? null, ...given,
      ]);
      const answer = row?.['live'] === true ? String(row['answer']) : null;
      if (answer === null) return await otherwise(request);
      return new Response(answer, { headers: { 'content-type': 'application/json; charset=utf-8' } });
    } catch (error) {
      return failure(error, log);
    }
  };
}

function plainlyJson(accept: string | null): boolean {
  return accept === null || /^(\*\/\*|application\/json)$/.test(accept);
}

/** The arguments in order: null where they are not exactly the procedure's. */
function argumentsOf(body: string, { names, needed, json }: Hot): readonly unknown[] | null {
  let value: unknown;
  try {
    value = JSON.parse(body === '' ? '{}' : body);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (Object.keys(value).some((name) => !names.includes(name))) return null;
  const given: unknown[] = [];
  for (const [i, name] of names.entries()) {
    if (!Object.hasOwn(value, name)) {
      if (i < needed) return null;
      given.push(null);
      continue;
    }
    const argument = (value as Readonly<Record<string, unknown>>)[name];
    given.push(json.has(name) ? JSON.stringify(argument) : argument);
  }
  return given;
}

/** As PostgREST says it: what a function raised, a value that does not fit, or nothing about what went wrong. */
function failure(error: unknown, log: Log): Response {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const answer = (status: number, message: string): Response => Response.json({ code: code === '' ? 'XX000' : code, message, details: null, hint: null }, { status });
  if (code === 'P0001' && error instanceof Error) return answer(400, error.message);
  if (code.startsWith('22')) return answer(400, 'invalid');
  if (code === '42501') return answer(403, 'permission denied');
  log(`error ${kindOf(error) ?? 'of an unknown kind'}`);
  return answer(code.startsWith('40') ? 503 : 500, 'internal');
}
