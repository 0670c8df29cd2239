import { randomUUID } from 'node:crypto';
import { compare, hashSync } from 'bcryptjs';
import { buckets } from './buckets.ts';
import type { Database } from './database.ts';

/** Answers a request as @supabase/lite does. */
export type Serve = (request: Request) => Promise<Response>;

/**
 * Stands before the auth routes and makes them tell a stranger nothing: whether an address has an account must not
 * show in an answer, nor in how long it took. Also speaks `verifyOtp({ type: 'email' })`, which lite does not.
 */
export interface Gate {
  handle(request: Request): Promise<Response>;
}

/** Every answer about an address takes at least this long, hashing a password included. */
const FLOOR_MS = 350;

/** Nobody's password, hashed as @supabase/lite hashes: what is compared where there is no account to compare with. */
const DECOY = hashSync(randomUUID(), 10);

/** The auth routes that exist here; single sign-on and the like are a hosted project's. */
const ROUTES = new Set(['signup', 'token', 'otp', 'verify', 'recover', 'resend', 'logout', 'user', 'health', 'settings']);

interface AuthBody {
  readonly email: string;
  readonly fields: Record<string, unknown>;
}

export function gate(serve: Serve, database: Database, clock: () => number = Date.now): Gate {
  const codesSent = buckets(6, 30_000);
  const codesTried = buckets(10, 60_000);
  const passwordsTried = buckets(20, 15_000);

  async function handle(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const route = url.pathname.replace(/^\/auth\/v1\//, '').replace(/\/+$/, '');
    if (request.method === 'OPTIONS') return serve(request);
    if (!ROUTES.has(route)) return problem(404, 'not_found', 'No such route.');
    if (route === 'user' && request.method === 'PUT') return updateUser(request);
    if (request.method !== 'POST') return route === 'verify' ? problem(404, 'not_found', 'No such route.') : serve(request);
    switch (route) {
      case 'signup':
        return atLeast(FLOOR_MS, () => signUp(request));
      case 'otp':
      case 'recover':
      case 'resend':
        return atLeast(FLOOR_MS, () => sendCode(request, route));
      case 'verify':
        return atLeast(FLOOR_MS, () => verify(request));
      case 'token':
        return url.searchParams.get('grant_type') === 'password' ? atLeast(FLOOR_MS, () => password(request)) : serve(request);
      default:
        return serve(request);
    }
  }

  async function signUp(request: Request): Promise<Response> {
    const body = await readBody(request);
    if (body === null) return problem(400, 'validation_failed', 'An e-mail address and a password are needed.');
    if (!codesSent.take(body.email, clock())) return tooMany();
    const [known] = await database.transaction((run) =>
      run('select id, email_confirmed_at is not null as confirmed from auth.users where email = $1', [body.email]),
    );
    if (known?.['confirmed'] === true) {
      // The same checks of the password as for a newcomer, and the same answer; the mail is a sign-in code instead.
      const secret = body.fields['password'];
      if (typeof secret !== 'string' || secret.length < 8 || secret.length > 72) return serve(withBody(request, { ...body.fields, email: 'nobody@invalid.invalid' }));
      await serve(withBody(request, { email: body.email, create_user: false }, '/auth/v1/otp'));
      return Response.json(newcomer(body, clock()));
    }
    // Never confirmed: whoever began it has not shown that the address is his.
    if (known !== undefined) await database.transaction((run) => run('delete from auth.users where id = $1 and email_confirmed_at is null', [known['id']]));
    return serve(withBody(request, { ...body.fields, email: body.email }));
  }

  async function sendCode(request: Request, route: string): Promise<Response> {
    const body = await readBody(request);
    if (body === null) return problem(400, 'validation_failed', 'An e-mail address is needed.');
    if (!codesSent.take(body.email, clock())) return tooMany();
    // A password that somebody set for an address he never proved to be his must not survive its owner's sign-in.
    await database.transaction((run) =>
      run('update auth.users set encrypted_password = null where email = $1 and email_confirmed_at is null', [body.email]),
    );
    const fields = route === 'resend' ? { email: body.email, create_user: false } : { ...body.fields, email: body.email };
    const answer = await serve(withBody(request, fields, route === 'resend' ? '/auth/v1/otp' : undefined));
    // An address without an account, or with one: the same answer, unless the address itself is none.
    return answer.status >= 500 || (await isAboutForm(answer)) ? answer : Response.json({});
  }

  async function verify(request: Request): Promise<Response> {
    const body = await readBody(request);
    if (body === null || typeof body.fields['token'] !== 'string') return wrongCode();
    if (!codesTried.take(body.email, clock())) return tooMany();
    // Sign-up and sign-in codes are both told apart by nothing that a person could know.
    const type = body.fields['type'];
    const asked = type === 'email' || type === 'signup' ? 'magiclink' : type;
    const answer = await serve(withBody(request, { ...body.fields, email: body.email, type: asked }));
    return answer.ok || answer.status >= 500 ? answer : wrongCode();
  }

  async function password(request: Request): Promise<Response> {
    const body = await readBody(request);
    if (body === null) return wrongPassword();
    if (!passwordsTried.take(body.email, clock())) return tooMany();
    const [account] = await database.transaction((run) =>
      run('select 1 from auth.users where email = $1 and encrypted_password is not null and email_confirmed_at is not null', [body.email]),
    );
    if (account === undefined) {
      // The same work as for an account: many tries at once take longer than the floor, and would tell by how much.
      await compare(typeof body.fields['password'] === 'string' ? body.fields['password'] : '', DECOY);
      return wrongPassword();
    }
    const answer = await serve(withBody(request, { ...body.fields, email: body.email }));
    return answer.ok || answer.status >= 500 ? answer : wrongPassword();
  }

  async function updateUser(request: Request): Promise<Response> {
    const fields = await readFields(request);
    if (fields === null) return problem(400, 'validation_failed', 'Not understood.');
    // It would tell whether another person's address has an account.
    if ('email' in fields || 'phone' in fields) return problem(422, 'email_change_disabled', 'The address cannot be changed here.');
    return serve(withBody(request, fields));
  }

  return { handle };
}

async function readFields(request: Request): Promise<Record<string, unknown> | null> {
  try {
    const value: unknown = await request.json();
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}

async function readBody(request: Request): Promise<AuthBody | null> {
  const fields = await readFields(request);
  const email = fields?.['email'];
  if (fields === null || typeof email !== 'string' || email.length > 254) return null;
  return { email: email.trim().toLowerCase(), fields };
}

function withBody(request: Request, fields: Record<string, unknown>, path?: string): Request {
  const url = new URL(request.url);
  if (path !== undefined) url.pathname = path;
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  return new Request(url, { method: request.method, headers, body: JSON.stringify(fields) });
}

/** What a newcomer's sign-up answers, for an address that has an account already. */
function newcomer(body: AuthBody, now: number): Record<string, unknown> {
  const id = randomUUID();
  const time = new Date(now).toISOString();
  const data = typeof body.fields['data'] === 'object' && body.fields['data'] !== null ? body.fields['data'] : {};
  const metadata = { ...data, email: body.email, email_verified: false, phone_verified: false, sub: id };
  return {
    id,
    aud: 'authenticated',
    role: 'authenticated',
    email: body.email,
    phone: '',
    confirmation_sent_at: time,
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: metadata,
    identities: [
      { identity_id: randomUUID(), id, user_id: id, identity_data: metadata, provider: 'email', last_sign_in_at: time, created_at: time, updated_at: time, email: body.email },
    ],
    created_at: time,
    updated_at: time,
    is_anonymous: false,
  };
}

/** Whether a refusal is about how the address or password is written, which says nothing about accounts. */
async function isAboutForm(answer: Response): Promise<boolean> {
  if (answer.ok) return false;
  const body: unknown = await answer.clone().json().catch(() => null);
  return typeof body === 'object' && body !== null && JSON.stringify(body).includes('invalid format');
}

async function atLeast(floorMs: number, work: () => Promise<Response>): Promise<Response> {
  const [answer] = await Promise.all([work(), new Promise((resolve) => setTimeout(resolve, floorMs))]);
  return answer;
}

function problem(status: number, code: string, message: string): Response {
  return Response.json({ code: status, error_code: code, msg: message }, { status, headers: { 'x-sb-error-code': code } });
}
const tooMany = (): Response => problem(429, 'over_request_rate_limit', 'Too many tries. Wait a while.');
const wrongCode = (): Response => problem(403, 'otp_expired', 'The code is wrong or has expired.');
const wrongPassword = (): Response => problem(400, 'invalid_credentials', 'Invalid login credentials');
