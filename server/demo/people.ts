/** The demo's two delegates: they exist on the backend, share a delegation, and the first is signed in. */
import { createClient } from '@supabase/supabase-js';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Procedures } from '../../shared/notes/protocol.ts';
import type { Browser } from '../../test/support/browser.ts';
import type { Backend } from '../embedded/main.ts';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Not secrets: the backend of the demo listens on this computer only. */
export const AMINA: Person = { name: 'Amina', email: 'amina@demo.example', password: 'demo-amina-2026' };
export const BORIS: Person = { name: 'Boris', email: 'boris@demo.example', password: 'demo-boris-2026' };

const DELEGATION = 'Demo delegation';

/** Makes the people and their delegation; a second run finds them and changes nothing. */
export async function seedPeople(backend: Backend): Promise<void> {
  for (const person of [AMINA, BORIS]) await backend.addPerson(person);
  const head = await signedIn(backend, AMINA);
  const member = await signedIn(backend, BORIS);
  const { delegations } = await call(head, 'my_streams', {});
  const own = delegations.find((one) => one.role === 'head');
  const id = own?.id ?? (await call(head, 'create_delegation', { p_name: DELEGATION })).id;
  const theirs = await call(member, 'my_streams', {});
  if (!theirs.delegations.some((one) => one.id === id)) {
    const { code } = await call(head, 'create_invitation', { p_delegation: id, p_role: 'member', p_uses: 1, p_hours: 1 });
    const joined = await call(member, 'join_delegation', { p_code: code });
    if (joined.outcome !== 'joined') throw new Error(`${BORIS.name} could not join the demo’s delegation: ${joined.code}.`);
  }
  for (const client of [head, member]) await client.auth.signOut({ scope: 'local' });
}

export async function signedIn({ url, anonKey }: Backend, { email, password }: Person): Promise<SupabaseClient> {
  const client = createClient(url, anonKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await client.auth.signInWithPassword({ email, password });
  if (error !== null) throw new Error(`${email} could not be signed in: ${error.message}`);
  return client;
}

export async function call<K extends keyof Procedures>(client: SupabaseClient, name: K, ask: Procedures[K]['ask']): Promise<Procedures[K]['answer']> {
  const { data, error } = await client.rpc(name, ask);
  if (error !== null) throw new Error(`${name}: ${error.message}`);
  return data as Procedures[K]['answer'];
}

/** Signs a person in inside the extension, by the messages that its own sign-in form sends. */
export async function signInto(browser: Browser, { url, anonKey }: Backend, { email, password }: Person): Promise<void> {
  const page = await browser.open(browser.page('sidepanel.html'));
  const ask = (type: string, content: object): Promise<unknown> =>
    page.evaluate((message) => (globalThis as unknown as { chrome: { runtime: { sendMessage(message: unknown): Promise<unknown> } } }).chrome.runtime.sendMessage(message), { type, ask: content });
  for (const [type, content] of [
    ['panel/backend', { address: url, key: anonKey }],
    ['panel/sign-in', { email, password }],
  ] as const) {
    const outcome = (await ask(type, content)) as { ok?: boolean; problem?: string } | null;
    if (outcome?.ok !== true) throw new Error(`${email} could not be signed in (${type}: ${outcome?.problem ?? 'no answer'}).`);
  }
  await page.close();
}
