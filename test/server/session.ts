import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import type { Backend } from '../../server/embedded/main.ts';

/** An unmodified supabase-js of a backend, with its session in memory only. */
export function newClient({ url, anonKey }: { readonly url: string; readonly anonKey: string }): SupabaseClient {
  return createClient(url, anonKey, { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } });
}

/**
 * Somebody with an account like the one of `pattern` and a session, both as signing up and in would have left them, but
 * without the second that hashing a password twice takes. How people really come in is what auth.test.ts tries.
 */
export async function signedUp(backend: Backend, jwtSecret: string, email: string, pattern: string): Promise<{ readonly client: SupabaseClient; readonly id: string }> {
  const [id, session, refresh] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
  await backend.database.transaction(async (run) => {
    // What is said of the person again in JSON: the pattern's, with the id and the address of this one.
    const own = (column: string): string => `replace(${column}::text, u.id::text, $1::text)::jsonb || jsonb_build_object('email', $3::text)`;
    await run(
      `insert into auth.users (id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
        select $1::text::uuid, aud, role, $3::text, encrypted_password, now(), raw_app_meta_data, ${own('raw_user_meta_data')}, now(), now()
        from auth.users u where email = $2::text`,
      [id, pattern, email],
    );
    await run(
      `insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
        select gen_random_uuid(), i.provider, $1::text, $1::text::uuid, ${own('i.identity_data')}, now(), now()
        from auth.identities i join auth.users u on u.id = i.user_id where u.email = $2::text`,
      [id, pattern, email],
    );
    await run('insert into auth.sessions (id, user_id, created_at, updated_at) values ($1, $2, now(), now())', [session, id]);
    await run('insert into auth.refresh_tokens (id, token, user_id, session_id, revoked, created_at, updated_at) values (gen_random_uuid(), $1, $2, $3, false, now(), now())', [refresh, id, session]);
  });
  const token = await new SignJWT({ email, role: 'authenticated', session_id: session })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(id)
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(jwtSecret));
  const client = newClient(backend);
  const { error } = await client.auth.setSession({ access_token: token, refresh_token: refresh });
  if (error !== null) throw error;
  return { client, id };
}
