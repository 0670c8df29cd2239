import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateApiKey } from '@supabase/lite';

export interface Keys {
  /** Signs the sessions. Never leaves this computer. */
  readonly jwtSecret: string;
  /** What clients name as their key. Says only "I mean this backend"; who one is, the session says. */
  readonly anonKey: string;
}

/** The keys of a data folder, made once and kept in it, readable by its owner only. */
export async function keysOf(folder: string): Promise<Keys> {
  const path = join(folder, 'keys.json');
  const kept = readKeys(path);
  if (kept !== null) {
    chmodSync(path, 0o600);
    return kept;
  }
  const keys: Keys = { jwtSecret: randomBytes(48).toString('base64url'), anonKey: (await generateApiKey('publishable')).key };
  writeFileSync(`${path}.new`, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return keys;
}

function readKeys(path: string): Keys | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && 'jwtSecret' in value && 'anonKey' in value) {
    const { jwtSecret, anonKey } = value;
    if (typeof jwtSecret === 'string' && jwtSecret.length >= 32 && typeof anonKey === 'string') return { jwtSecret, anonKey };
  }
  throw new Error(`${path} is not a file of keys. Restore it from a backup; without it every session ends.`);
}
