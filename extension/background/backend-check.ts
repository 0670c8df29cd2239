import { browser } from 'wxt/browser';
import type { Outcome } from '../messages.ts';
import type { Backend } from '../store/values.ts';
import { backendAddress } from './address.ts';

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
