import { createClient, type SupabaseClient } from '@supabase/supabase-js';

/** An unmodified supabase-js of a backend, with its session in memory only. */
export function newClient({ url, anonKey }: { readonly url: string; readonly anonKey: string }): SupabaseClient {
  return createClient(url, anonKey, { auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false } });
}
