/** The connection to one backend: the client, how its requests end, and where it keeps the sign-in. */
import { createClient, type SupabaseClient, type User } from '@supabase/supabase-js';
import { database } from '../store/database.ts';
import type { Backend } from '../store/values.ts';

/** How long a request may take, in milliseconds, before it counts as no answer. */
const PATIENCE = 20_000;
/** Under which name the sign-in is kept. */
const SIGN_IN = 'sign-in';

export interface Wire {
  readonly client: SupabaseClient;
  /**
   * Whether the last renewal of the sign-in got no answer, and none is under way. The library then tries again after
   * pauses that grow to 13 s, and at last after a minute, whoever asks: only a new wire asks at once.
   */
  stuck(): boolean;
  /** Ends it. A renewal that it still meant to ask for is not asked: by then its token may be used up. */
  cut(): Promise<void>;
}

export function openWire({ address, key }: Backend): Wire {
  let renewing = 0;
  let unanswered = false;
  let over = false;

  const watched: typeof fetch = async (input, init) => {
    if (!isRenewal(input)) return patientFetch(input, init);
    if (over) throw new TypeError('The wire is cut.');
    renewing += 1;
    unanswered = true;
    try {
      const answer = await patientFetch(input, init);
      unanswered = !isFromBackend(answer);
      return unanswered ? new Response(null, { status: 503 }) : answer;
    } finally {
      renewing -= 1;
    }
  };

  const client = createClient(address, key === '' ? 'none' : key, {
    auth: { storage: tokens, storageKey: SIGN_IN, persistSession: true, autoRefreshToken: true, detectSessionInUrl: false },
    // An MV3 worker lives on while socket messages pass within 30 s.
    realtime: { heartbeatIntervalMs: 20_000 },
    global: { fetch: watched },
  });
  return {
    client,
    stuck: () => unanswered && renewing === 0,
    cut: async () => {
      over = true;
      await client.auth.stopAutoRefresh();
      await client.realtime.disconnect();
    },
  };
}

/** Whose sign-in is kept here; asked of nobody, since the network may be away. null: nobody's. */
export async function keptUser(): Promise<User | null> {
  try {
    const kept: unknown = JSON.parse((await tokens.getItem(SIGN_IN)) ?? 'null');
    return (kept as { user?: User } | null)?.user ?? null;
  } catch {
    return null;
  }
}

function isRenewal(input: RequestInfo | URL): boolean {
  const address = input instanceof Request ? input.url : String(input);
  return address.includes('grant_type=refresh_token');
}

/**
 * Whether it tells of the sign-in at all. The library takes any other refusal for the end of it: of a hall's proxy, or
 * that too many ask just now from behind the hall's one address. Nobody is signed out for that.
 */
function isFromBackend({ ok, status, headers }: Response): boolean {
  return (ok || [400, 401, 403, 404, 422].includes(status)) && headers.get('content-type')?.includes('json') === true;
}

const patientFetch: typeof fetch = (input, init) => {
  const limit = AbortSignal.timeout(PATIENCE);
  const signal = init?.signal ? AbortSignal.any([init.signal, limit]) : limit;
  return fetch(input, { ...init, signal, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' });
};

const tokens = {
  getItem: async (name: string): Promise<string | null> => ((await database.secrets.get(name))?.value as string | undefined) ?? null,
  setItem: async (name: string, value: string): Promise<void> => {
    await database.secrets.put({ name, value });
  },
  removeItem: async (name: string): Promise<void> => {
    await database.secrets.delete(name);
  },
};
