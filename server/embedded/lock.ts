import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Lock {
  /** Gives the folder free; harmless when called again. */
  release(): void;
}

/** Somebody else works on the same data. PGlite has no lock of its own and two processes destroy the files. */
export class DataInUse extends Error {
  override readonly name = 'DataInUse';
}

interface Holder {
  readonly pid: number;
  readonly token: string;
}

/**
 * Takes `folder` for this process. A lock whose process is gone (killed, power cut) is taken over.
 * The lock file is written beside and linked into place, so that it never exists half-written.
 * Throws `DataInUse` with the holder's process id.
 */
export function lockFolder(folder: string): Lock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, 'lock');
  const token = randomUUID();
  const mine = join(folder, `lock.${token}`);
  writeFileSync(mine, JSON.stringify({ pid: process.pid, token } satisfies Holder), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      try {
        linkSync(mine, path);
        held.set(folder, token);
        return { release: () => release(path, folder, token) };
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error;
      }
      const holder = readHolder(path);
      if (holder !== null && isAlive(holder, folder)) {
        throw new DataInUse(`${folder} is in use by process ${holder.pid}. Stop that process, or choose another folder with --data.`);
      }
      rmSync(path, { force: true });
    }
    throw new DataInUse(`${folder} is being taken by another process.`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Which folders this very process holds: its own pid in a lock file says nothing by itself. */
const held = new Map<string, string>();

function release(path: string, folder: string, token: string): void {
  if (held.get(folder) !== token) return;
  held.delete(folder);
  if (readHolder(path)?.token === token) unlinkSync(path);
}

function readHolder(path: string): Holder | null {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null && 'pid' in value && typeof value.pid === 'number' && 'token' in value && typeof value.token === 'string') {
      return { pid: value.pid, token: value.token };
    }
    return null;
  } catch {
    return null;
  }
}

function isAlive(holder: Holder, folder: string): boolean {
  // A restarted container may give the same pid to the next life of the server.
  if (holder.pid === process.pid) return held.get(folder) === holder.token;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  return !isZombie(holder.pid);
}

/** A process that was killed but not yet waited for still answers signals; its files are closed. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z';
  } catch {
    return false;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
