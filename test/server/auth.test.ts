import { describe, expect, test } from 'vitest';
import { onBothBackends, PASSWORD, signIn, type Stage } from './backends.ts';
import { newClient } from './session.ts';

let count = 0;
const address = (): string => `auth${(count += 1)}.${process.pid}@example.org`;
const shape = (value: unknown): unknown => (Array.isArray(value) ? value.map(shape) : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, shape(v)])) : typeof value);

async function ask(stage: Stage, path: string, body: unknown, method = 'POST', token?: string): Promise<{ status: number; body: unknown; ms: number }> {
  const start = performance.now();
  const response = await fetch(`${stage.backend.url}/auth/v1/${path}`, {
    method,
    headers: { apikey: stage.backend.anonKey, 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  return { status: response.status, body: answer, ms: performance.now() - start };
}

onBothBackends('signing in', (stage) => {
  test('up by password: the code of the e-mail confirms the address', async () => {
    const client = newClient(stage().backend);
    const email = address();
    const { data } = await client.auth.signUp({ email, password: PASSWORD, options: { data: { name: 'ليلى' } } });
    expect([data.session, data.user?.email]).toEqual([null, email]);
    await expect(signIn(stage().backend, email)).rejects.toThrow('Invalid login credentials');
    const code = await stage().backend.emails.code(email);
    const { error } = await client.auth.verifyOtp({ email, token: code, type: 'signup' });
    expect(error).toBeNull();
    expect((await client.rpc('my_streams')).data).toMatchObject({ person: { name: 'ليلى', revision: 0 }, delegations: [] });
    const again = await signIn(stage().backend, email);
    expect(again.id).toBe(data.user?.id);
    await client.auth.signOut();
    expect((await client.auth.getSession()).data.session).toBeNull();
  });

  test('by code alone, new and known, in the type that supabase-js calls email', async () => {
    const email = address();
    const ids = new Set<string | undefined>();
    for (let i = 0; i < 2; i += 1) {
      const client = newClient(stage().backend);
      expect((await client.auth.signInWithOtp({ email: email.toUpperCase() })).error).toBeNull();
      const token = await stage().backend.emails.code(email);
      const { data, error } = await client.auth.verifyOtp({ email, token, type: 'email' });
      expect(error).toBeNull();
      ids.add(data.user?.id);
      const used = await client.auth.verifyOtp({ email, token, type: 'email' });
      expect(used.error?.code).toBe('otp_expired');
    }
    expect(ids.size).toBe(1);
  });

  test('a session is renewed, and its token is good for nobody else', async () => {
    const person = await stage().person();
    const { data, error } = await person.client.auth.refreshSession();
    expect([error, data.user?.id]).toEqual([null, person.id]);
    expect((await person.client.rpc('my_streams')).error).toBeNull();
  });

  describe('tells a stranger nothing', () => {
    test('of whether an address has an account, in what it answers', async () => {
      const known = address();
      await stage().backend.addPerson({ email: known, password: PASSWORD, name: 'Known' });
      const cases: readonly [string, (email: string) => object][] = [
        ['signup', (email) => ({ email, password: 'another password', data: { name: 'X' } })],
        ['signup', (email) => ({ email, password: 'short' })],
        ['signup', (email) => ({ email })],
        ['otp', (email) => ({ email, create_user: false })],
        ['recover', (email) => ({ email })],
        ['resend', (email) => ({ email, type: 'signup' })],
        ['verify', (email) => ({ email, token: '000000', type: 'email' })],
        ['verify', (email) => ({ email, token: '000000', type: 'recovery' })],
        ['token?grant_type=password', (email) => ({ email, password: 'wrong password' })],
      ];
      for (const [path, body] of cases) {
        const [there, nowhere] = await Promise.all([ask(stage(), path, body(known)), ask(stage(), path, body(address()))]);
        expect([path, there.status, shape(there.body)]).toEqual([path, nowhere.status, shape(nowhere.body)]);
        expect(JSON.stringify(there.body).replaceAll(known, '')).not.toMatch(/already|registered|exist/i);
      }
      // And the account is as it was.
      expect((await signIn(stage().backend, known)).email).toBe(known);
    });

    test('nor by how long it works, also when it is asked many times at once', async () => {
      const known = address();
      await stage().backend.addPerson({ email: known, password: PASSWORD, name: 'Known' });
      /** Milliseconds of the processor for six wrong passwords at once: of all that takes time, the part that must not differ. */
      const work = async (email: string): Promise<number> => {
        const before = process.cpuUsage();
        await Promise.all(Array.from({ length: 6 }, () => ask(stage(), 'token?grant_type=password', { email, password: 'wrong password' })));
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000;
      };
      const [there, nowhere] = [await work(known), await work(address())];
      expect(nowhere / there).toBeGreaterThan(0.6);
      expect(nowhere / there).toBeLessThan(1.6);
    });

    test('nor of an address that was never confirmed', async () => {
      const email = address();
      await ask(stage(), 'signup', { email, password: PASSWORD });
      const wrong = await ask(stage(), 'token?grant_type=password', { email, password: PASSWORD });
      expect(wrong).toMatchObject({ status: 400, body: { error_code: 'invalid_credentials' } });
      const second = await ask(stage(), 'signup', { email, password: 'second password' });
      expect(second.status).toBe(200);
    });

    test('nor to somebody signed in who asks for another address', async () => {
      const [person, other] = [await stage().person(), await stage().person()];
      const { data } = await person.client.auth.getSession();
      const answers = await Promise.all([other.email, address()].map((email) => ask(stage(), 'user', { email }, 'PUT', data.session?.access_token)));
      expect(answers.map(({ status }) => status)).toEqual([422, 422]);
      expect(answers[0]?.body).toEqual(answers[1]?.body);
    });
  });

  test('a password set by a stranger does not survive the owner’s sign-in by code', async () => {
    const email = address();
    await ask(stage(), 'signup', { email, password: 'the stranger’s' });
    const client = newClient(stage().backend);
    await client.auth.signInWithOtp({ email });
    const { error } = await client.auth.verifyOtp({ email, token: await stage().backend.emails.code(email), type: 'email' });
    expect(error).toBeNull();
    await expect(signIn(stage().backend, email, 'the stranger’s')).rejects.toThrow('Invalid login credentials');
  });

  test('codes and passwords cannot be tried for ever', async () => {
    const email = address();
    await stage().backend.addPerson({ email, password: PASSWORD, name: 'Tried' });
    const codes = await Promise.all(Array.from({ length: 14 }, (_, i) => ask(stage(), 'verify', { email, token: String(100_000 + i), type: 'email' })));
    expect(codes.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
    const mails = await Promise.all(Array.from({ length: 10 }, () => ask(stage(), 'otp', { email })));
    expect(mails.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
    const passwords = await Promise.all(Array.from({ length: 26 }, () => ask(stage(), 'token?grant_type=password', { email, password: 'wrong' })));
    expect(passwords.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(3);
  });

  test('nothing works without the key, with a foreign one, or as the service', async () => {
    const { url, anonKey } = stage().backend;
    const status = async (headers: Record<string, string>, path = '/rest/v1/notes?select=id'): Promise<number> => (await fetch(`${url}${path}`, { headers })).status;
    expect(await status({})).toBe(401);
    expect(await status({ apikey: 'sb_secret_aaaaaaaaaaaaaaaaaaaaaa_bbbbbbbb' })).toBe(401);
    expect(await status({ authorization: `Bearer ${anonKey}` })).toBe(401);
    expect(await status({ apikey: anonKey, authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.' })).toBe(401);
    expect(await status({ apikey: anonKey })).toBe(401);
    for (const path of ['/', '/_system/info', '/storage/v1/bucket', '/auth/v1/authorize?provider=github', '/auth/v1/verify?token=1&type=magiclink', '/realtime/v1/api/broadcast']) {
      expect([path, await status({ apikey: anonKey }, path)]).toEqual([path, 404]);
    }
  });

  test('pages of other sites get no answer, extensions and this computer do', async () => {
    const { url, anonKey } = stage().backend;
    const status = async (origin: string): Promise<number> => (await fetch(`${url}/auth/v1/health`, { headers: { apikey: anonKey, origin } })).status;
    expect([await status('https://www.itu.int'), await status('null'), await status('http://localhost.evil.example')]).toEqual([403, 403, 403]);
    expect([await status('chrome-extension://abcdef'), await status('moz-extension://0a1b-2c'), await status('http://localhost:3000')]).toEqual([200, 200, 200]);
    const preflight = await fetch(`${url}/rest/v1/rpc/my_streams`, { method: 'OPTIONS', headers: { origin: 'chrome-extension://abcdef', 'access-control-request-method': 'POST', 'access-control-request-headers': 'apikey,authorization,content-type,x-client-info' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('apikey');
  });

  test('a body that is too large is refused before it is read to its end', async () => {
    const { url, anonKey } = stage().backend;
    const answer = await fetch(`${url}/rest/v1/rpc/push_operations`, { method: 'POST', headers: { apikey: anonKey, 'content-type': 'application/json' }, body: 'x'.repeat(3_000_000) }).then(({ status }) => status, () => 413);
    expect(answer).toBe(413);
  });
});
