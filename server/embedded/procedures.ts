import type { Database } from './database.ts';
import type { Serve } from './gate.ts';
import { kindOf, type Log } from './log.ts';
import { sessionOf } from './realtime/rights.ts';

/** The procedures that every delegate calls at every note, with their arguments in order and as SQL. */
const HOT: Readonly<Record<string, { readonly names: readonly string[]; readonly sql: string }>> = {
  pull_changes: { names: ['p_delegation', 'p_after', 'p_limit'], sql: 'public.pull_changes($1::uuid, $2::bigint, $3::integer)' },
  push_operations: { names: ['p_operations'], sql: 'public.push_operations($1::json)' },
  my_streams: { names: [], sql: 'public.my_streams()' },
};

export interface ProcedureOptions {
  readonly database: Database;
  readonly anonKey: string;
  readonly jwtSecret: string;
  readonly log: Log;
  /** Answers everything that is not hot, or not in order. */
  readonly otherwise: Serve;
}

/**
 * Calls the hot procedures in two statements under the caller's role. @supabase/lite takes about a dozen, which on
 * PGlite, where all requests queue up, is the difference between 0.2 s and 2 s for thirty delegates who pull at once.
 * Anything unusual (no session, other arguments, a format asked for) goes to lite, whose refusals then hold.
 */
export function procedures({ database, anonKey, jwtSecret, log, otherwise }: ProcedureOptions): Serve {
  const secret = new TextEncoder().encode(jwtSecret);
  return async (request) => {
    const name = /^\/rest\/v1\/rpc\/([a-z_]+)$/.exec(new URL(request.url).pathname)?.[1] ?? '';
    const hot = Object.hasOwn(HOT, name) ? HOT[name] : undefined;
    const { headers } = request;
    if (hot === undefined || request.method !== 'POST' || headers.get('apikey') !== anonKey || new URL(request.url).search !== '' || headers.has('prefer') || !plainlyJson(headers.get('accept'))) {
      return otherwise(request);
    }
    const session = await sessionOf(headers.get('authorization')?.replace(/^Bearer /, ''), secret);
    const given = argumentsOf(await request.clone().text(), hot.names);
    if (session === null || given === null) return otherwise(request);
    try {
      const answer = await database.transaction(async (run) => {
        const [row] = await run(
          `select exists (select from auth.sessions where id = $4::uuid and user_id = $2::text::uuid) as live,
            set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2::text, true),
            set_config('request.jwt.claim.role', $3, true), set_config('role', $3, true)`,
          [JSON.stringify(session.claims), session.person, 'authenticated', session.claims['session_id'] ?? null],
        );
        if (row?.['live'] !== true) return null;
        const [result] = await run(`select ${hot.sql}::text as answer`, given);
        return String(result?.['answer']);
      });
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
function argumentsOf(body: string, names: readonly string[]): readonly unknown[] | null {
  let value: unknown;
  try {
    value = JSON.parse(body === '' ? '{}' : body);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (Object.keys(value).length !== names.length) return null;
  const given: unknown[] = [];
  for (const name of names) {
    if (!Object.hasOwn(value, name)) return null;
    const argument = (value as Readonly<Record<string, unknown>>)[name];
    given.push(name === 'p_operations' ? JSON.stringify(argument) : argument);
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
