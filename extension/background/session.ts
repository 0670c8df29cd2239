/** The sign-in: lives here and nowhere else. Its tokens are in the extension's own database, which no page can open. */
import { isAuthRetryableFetchError, type AuthError, type SupabaseClient, type User } from '@supabase/supabase-js';
import type { Outcome, ProblemName } from '../messages.ts';
import { adoptable } from '../store/adoption.ts';
import { type Account, database, PRIVATE } from '../store/database.ts';
import { type Backend, setValue, type SignedIn, valueOf } from '../store/values.ts';
import { CallFailure, calling } from '../sync/calling.ts';
import { type Engine, startEngine } from '../sync/engine.ts';
import { forgetStream } from '../sync/pull.ts';
import { presentAre } from './presence.ts';
import { keptUser, openWire, type Wire } from './wire.ts';

export interface Session {
  readonly client: () => Promise<SupabaseClient>;
  readonly engine: () => Engine | null;
  /** Takes up the kept sign-in, if there is one. Waits for nobody's answer. */
  start(): Promise<void>;
  /** Somebody asks for a sync, or the network is back: tries at once, whatever failed before. */
  look(): Promise<void>;
  /** Called by an alarm. */
  tick(): Promise<void>;
  useBackend(backend: Backend): Promise<void>;
  sendCode(email: string): Promise<Outcome<null>>;
  checkCode(email: string, code: string): Promise<Outcome<null>>;
  signIn(email: string, password: string): Promise<Outcome<null>>;
  signUp(email: string, password: string, name: string): Promise<Outcome<{ confirm: boolean }>>;
  signOut(): Promise<Outcome<null>>;
}

export function openSession(changed: (documents: ReadonlySet<string> | null) => void): Session {
  let wire: Promise<Wire> | null = null;
  let engine: Engine | null = null;

  const open = async (): Promise<SupabaseClient> => {
    wire ??= valueOf('backend').then(openWire);
    return (await wire).client;
  };

  const run = async (user: User): Promise<void> => {
    const before = await valueOf('account');
    const given: unknown = user.user_metadata['name'];
    const account: SignedIn = {
      id: user.id,
      email: user.email ?? '',
      name: before?.id === user.id && before.name !== '' ? before.name : typeof given === 'string' ? given : '',
    };
    await setValue('account', account);
    if ((await valueOf('connection')) !== 'unreachable') await setValue('connection', 'connecting');
    if (before?.id !== user.id) await setValue('adoptionAsked', (await adoptable()) === 0);
    const client = await open();
    engine?.stop();
    engine = startEngine({ client, account: user.id, changed, present: presentAre, renew });
    changed(null);
  };

  const renew = async (): Promise<boolean> => {
    const { data, error } = await (await open()).auth.refreshSession();
    if (error !== null && isAway(error)) throw new CallFailure('unreachable', error.message);
    return error === null && data.session !== null;
  };

  const close = async (): Promise<void> => {
    presentAre(null, []);
    engine?.stop();
    engine = null;
    const old = wire;
    wire = null;
    await (await old)?.cut();
  };

  const start = async (): Promise<void> => {
    if ((await valueOf('account')) === null) return;
    const user = await keptUser();
    if (user !== null) await run(user);
    else await setValue('connection', 'expired');
  };

  let beginning: Promise<void> | null = null;
  let leaving = false;

  /** @returns whether the wire was stuck, and everything begun anew on another */
  const anew = async (): Promise<boolean> => {
    const old = wire;
    if (old === null || !(await old).stuck() || wire !== old || leaving || beginning !== null) return false;
    beginning = close().then(start);
    try {
      await beginning;
    } finally {
      beginning = null;
    }
    return true;
  };

  return {
    client: open,
    engine: () => engine,
    start,
    look: async () => {
      if (!(await anew())) engine?.look();
    },
    tick: async () => {
      if (!(await anew())) engine?.tick();
    },
    useBackend: async (backend) => {
      const before = await valueOf('backend');
      if (before.address === backend.address && before.key === backend.key) return;
      if ((await valueOf('account')) !== null && before.address !== backend.address) await leaveAccount();
      await close();
      await setValue('backend', backend);
      await start();
    },
    sendCode: async (email) => {
      const missing = await needsKey();
      if (missing !== null) return missing;
      const { error } = await (await open()).auth.signInWithOtp({ email, options: { shouldCreateUser: true } });
      return error === null ? done(null) : problem(error, 'badEmail');
    },
    checkCode: async (email, code) => {
      const { data, error } = await (await open()).auth.verifyOtp({ email, token: code.replaceAll(/\s/g, ''), type: 'email' });
      if (error !== null || data.user === null || data.session === null) return problem(error, 'wrongCode');
      await run(data.user);
      return done(null);
    },
    signIn: async (email, password) => {
      const missing = await needsKey();
      if (missing !== null) return missing;
      const { data, error } = await (await open()).auth.signInWithPassword({ email, password });
      if (error !== null || data.user === null) return problem(error, 'wrongPassword');
      await run(data.user);
      return done(null);
    },
    signUp: async (email, password, name) => {
      const missing = await needsKey();
      if (missing !== null) return missing;
      const { data, error } = await (await open()).auth.signUp({ email, password, options: { data: { name } } });
      if (error !== null || data.user === null) return problem(error, 'taken');
      if (data.session === null) return done({ confirm: true });
      if (name !== '') await calling(await open())('set_my_name', { p_name: name }).catch(() => undefined);
      await run(data.user);
      return done({ confirm: false });
    },
    signOut: async () => {
      await leaveAccount();
      return done(null);
    },
  };

  async function leaveAccount(): Promise<void> {
    leaving = true;
    try {
      // Who is just being taken up again is taken up first: afterwards he would be back.
      await beginning?.catch(() => undefined);
      await forgetAccount();
    } finally {
      leaving = false;
    }
  }

  async function forgetAccount(): Promise<void> {
    const account = await valueOf('account');
    engine?.stop();
    engine = null;
    if (wire !== null) await Promise.race([(await open()).auth.signOut({ scope: 'local' }), pause(3_000)]).catch(() => undefined);
    await close();
    // As one: killed in between, the worker would leave notes of somebody who is no longer signed in.
    await database.transaction('rw', [database.secrets, database.values, database.notes, database.outbox, database.cursors, database.delegations], async () => {
      await database.secrets.clear();
      await setValue('account', null);
      await setValue('connection', 'local');
      if (account !== null) await forgetSent(account.id);
    });
    changed(null);
  }
}

/** Signed out: what the backend has leaves this computer; what it has not stays for the next sign-in. */
async function forgetSent(account: Account): Promise<void> {
  await database.transaction('rw', database.notes, database.outbox, database.cursors, database.delegations, async () => {
    const delegations = await database.delegations.where('account').equals(account).primaryKeys();
    for (const [, stream] of delegations) await forgetStream(account, stream);
    await forgetStream(account, PRIVATE);
  });
}

async function needsKey(): Promise<Outcome<never> | null> {
  return (await valueOf('backend')).key === '' ? { ok: false, problem: 'noBackend' } : null;
}

function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function isAway(error: AuthError): boolean {
  return isAuthRetryableFetchError(error) || (error.status ?? 0) >= 500;
}

/** @param usual what it most likely means when the backend refuses this particular step */
function problem(error: AuthError | null, usual: ProblemName): Outcome<never> {
  if (error === null) return { ok: false, problem: usual };
  return { ok: false, problem: problemOf(error, usual), detail: error.message };
}

function problemOf(error: AuthError, usual: ProblemName): ProblemName {
  if (isAway(error)) return 'unreachable';
  if (/api ?key/i.test(error.message)) return 'badKey';
  switch (error.code) {
    case 'over_request_rate_limit':
    case 'over_email_send_rate_limit':
      return 'tooMany';
    case 'weak_password':
      return 'weakPassword';
    case 'email_address_invalid':
      return 'badEmail';
    case 'user_already_exists':
    case 'email_exists':
      return 'taken';
    default:
      return error.status === 429 ? 'tooMany' : usual;
  }
}
