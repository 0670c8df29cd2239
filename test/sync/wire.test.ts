/** The sign-in while the network is away, and when it comes back: renewed at once, lost never. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keptUser, openWire } from '../../extension/background/wire.ts';

const secrets = vi.hoisted(() => new Map<string, { name: string; value: unknown }>());
vi.mock('../../extension/store/database.ts', () => ({
  database: { secrets: { get: async (name: string) => secrets.get(name), put: async (row: { name: string; value: unknown }) => void secrets.set(row.name, row), delete: async (name: string) => void secrets.delete(name) } },
}));

const BACKEND = { address: 'https://notes.example', key: 'public' };
const USER = { id: '00000000-0000-4000-8000-0000000000a1', email: 'amina@utopia.example' };
const inSeconds = (more: number): number => Math.round(Date.now() / 1000) + more;
const tokenOf = (id: string): string => ['{"alg":"none"}', JSON.stringify({ sub: USER.id, exp: inSeconds(3600), jti: id }), 'x'].map((part) => Buffer.from(part).toString('base64url')).join('.');

let asked: string[] = [];
let answer: () => Promise<Response>;
const renewed = async (): Promise<Response> => Response.json({ access_token: tokenOf('new'), refresh_token: 'second', expires_in: 3600, expires_at: inSeconds(3600), token_type: 'bearer', user: USER });
const away = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

beforeEach(() => {
  vi.useFakeTimers();
  // The library tells of what it tries again.
  vi.spyOn(console, 'error').mockReturnValue();
  asked = [];
  secrets.set('sign-in', { name: 'sign-in', value: JSON.stringify({ access_token: tokenOf('old'), refresh_token: 'first', expires_in: 3600, expires_at: inSeconds(-600), token_type: 'bearer', user: USER }) });
  vi.stubGlobal('fetch', (input: string) => {
    asked.push(input);
    return answer();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A computer that was opened an hour later, without a network, until the library has given up for a minute. */
async function withoutNetwork(): Promise<ReturnType<typeof openWire>> {
  answer = away;
  const wire = openWire(BACKEND);
  const first = wire.client.auth.getSession();
  await vi.advanceTimersByTimeAsync(40_000);
  expect((await first).data.session).toBeNull();
  return wire;
}

test('whose sign-in it is is known without asking anybody', async () => {
  expect(await keptUser()).toMatchObject(USER);
  secrets.set('sign-in', { name: 'sign-in', value: '{"half' });
  expect(await keptUser()).toBeNull();
  expect(asked).toEqual([]);
});

test('a wire that is stuck is left for one that asks at once, and asks nothing more itself', async () => {
  const old = await withoutNetwork();
  expect(old.stuck()).toBe(true);
  answer = renewed;
  asked = [];
  // What it does by itself: nothing yet.
  await old.client.auth.getSession();
  expect(asked).toEqual([]);
  await old.cut();
  const wire = openWire(BACKEND);
  const { data } = await wire.client.auth.getSession();
  expect(data.session?.refresh_token).toBe('second');
  expect(wire.stuck()).toBe(false);
  expect(asked.length).toBe(1);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked.length).toBe(1);
  await wire.cut();
});

test('one that is cut between two of its tries does not use up a token that is not its own any more', async () => {
  answer = away;
  const old = openWire(BACKEND);
  const first = old.client.auth.getSession();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(old.stuck()).toBe(true);
  await old.cut();
  const before = asked.length;
  answer = renewed;
  await vi.advanceTimersByTimeAsync(40_000);
  await first;
  expect(asked.length).toBe(before);
  expect(await keptUser()).toMatchObject(USER);
});

test.each([
  ['too many ask from behind one address', () => Response.json({ code: 429, error_code: 'over_request_rate_limit', msg: 'Request rate limit reached' }, { status: 429 })],
  ['a proxy refuses', () => new Response('<h1>Please log in to the Wi-Fi</h1>', { status: 403, headers: { 'content-type': 'text/html' } })],
  ['a proxy answers with a page', () => new Response('<h1>Please log in to the Wi-Fi</h1>', { status: 200, headers: { 'content-type': 'text/html' } })],
  ['the server is starting', () => Response.json({ message: 'starting' }, { status: 503 })],
])('nobody is signed out because %s', async (_what, refused) => {
  answer = async () => refused();
  const wire = openWire(BACKEND);
  const first = wire.client.auth.getSession();
  await vi.advanceTimersByTimeAsync(40_000);
  await first;
  expect(await keptUser()).toMatchObject(USER);
  expect(wire.stuck()).toBe(true);
  await wire.cut();
});

test('but for a refusal of the backend’s own', async () => {
  answer = async () => Response.json({ code: 400, error_code: 'refresh_token_not_found', msg: 'Invalid Refresh Token: Refresh Token Not Found' }, { status: 400 });
  const wire = openWire(BACKEND);
  const first = wire.client.auth.getSession();
  await vi.advanceTimersByTimeAsync(1_000);
  await first;
  expect(await keptUser()).toBeNull();
  expect(wire.stuck()).toBe(false);
  await wire.cut();
});
