import { jwtVerify } from 'jose';
import type { Database } from '../database.ts';

/** Who a session token says one is. */
export interface Session {
  readonly person: string;
  /** Milliseconds since 1970: after it the token says nothing. */
  readonly expires: number;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What the policies on `realtime.messages` allow somebody on a topic. */
export interface Rights {
  readonly listen: boolean;
  readonly present: boolean;
}

/** The session of a token that this backend has signed; null for every other. */
export async function sessionOf(token: unknown, secret: Uint8Array): Promise<Session | null> {
  if (typeof token !== 'string' || token.length > 8192) return null;
  try {
    const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], requiredClaims: ['sub', 'exp'] });
    if (payload['role'] !== 'authenticated' || typeof payload.sub !== 'string' || payload.exp === undefined) return null;
    return { person: payload.sub, expires: payload.exp * 1000, claims: payload };
  } catch {
    return null;
  }
}

class RollBack extends Error {}

/** Asks the database itself: writes and reads a message under the person's role, and takes everything back. */
export async function rightsOn(topic: string, session: Session, database: Database): Promise<Rights> {
  let rights: Rights = { listen: false, present: false };
  try {
    await database.transaction(async (run) => {
      const [probe] = await run("insert into realtime.messages (topic, extension, event) values ($1, 'broadcast', 'probe') returning id", [topic]);
      await run(
        `select set_config('realtime.topic', $1, true), set_config('request.jwt.claims', $2, true),
          set_config('request.jwt.claim.sub', $3, true), set_config('request.jwt.claim.role', 'authenticated', true)`,
        [topic, JSON.stringify(session.claims), session.person],
      );
      await run('set local role authenticated');
      const seen = await run('select 1 from realtime.messages where id = $1', [probe?.['id']]);
      rights = { listen: seen.length > 0, present: false };
      if (seen.length > 0) {
        await run("insert into realtime.messages (topic, extension, event) values ($1, 'presence', 'probe')", [topic]);
        rights = { listen: true, present: true };
      }
      throw new RollBack();
    });
  } catch (error) {
    // 42501: the policy refused the insert, which is an answer.
    if (!(error instanceof RollBack) && !(error instanceof Error && 'code' in error && error.code === '42501')) throw error;
  }
  return rights;
}
