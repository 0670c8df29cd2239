import { browser } from 'wxt/browser';
import type { Outcome } from '../messages.ts';
import type { Backend } from '../store/values.ts';

/** Asks a server whether it is a backend that takes this key. Nothing but the key is sent. */
export async function checkBackend(address: string, key: string): Promise<Outcome<Backend>> {
  const origin = backendAddress(address);
  if (origin === null) return { ok: false, problem: 'badAddress' };
  const given = key.trim();
  if (given === '') return { ok: false, problem: 'badKey' };
  if (!(await browser.permissions.contains({ origins: [`${new URL(origin).protocol}//${new URL(origin).hostname}/*`] }))) return { ok: false, problem: 'noPermission' };
  try {
    const answer = await fetch(`${origin}/auth/v1/settings`, { headers: { apikey: given }, credentials: 'omit', cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(10_000) });
    if (answer.status === 401 || answer.status === 403) return { ok: false, problem: 'badKey' };
    if (!answer.ok) return { ok: false, problem: 'unreachable' };
    return { ok: true, value: { address: origin, key: given } };
  } catch {
    return { ok: false, problem: 'unreachable' };
  }
}

/**
 * A server's address without a final slash. Encrypted, or on this computer: anything else would send the sign-in
 * through a hall's Wi-Fi in the clear. null: not such an address.
 */
export function backendAddress(given: string): string | null {
  let url: URL;
  try {
    url = new URL(given.trim());
  } catch {
    return null;
  }
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && here)) return null;
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}
