/** One set-up at a time: two `npm` commands started together must not both fill node_modules. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PAUSE_MS = 200;

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holder(folder) {
  try {
    return Number(readFileSync(join(folder, 'pid'), 'utf8'));
  } catch {
    return null;
  }
}

const pause = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);

/** Runs `work` while holding `folder`; waits for a living holder, takes over from a dead one. */
export function withLock(folder, work, say) {
  mkdirSync(dirname(folder), { recursive: true });
  let told = false;
  let nameless = 0;
  for (;;) {
    try {
      mkdirSync(folder);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const pid = holder(folder);
      // A folder without a pid belongs to someone who is just writing it, or who died between the two steps.
      if (pid === null ? ++nameless > 10 : !alive(pid)) {
        rmSync(folder, { recursive: true, force: true });
        continue;
      }
      if (!told) say('Another set-up is running; waiting for it …');
      told = true;
      pause();
    }
  }
  try {
    writeFileSync(join(folder, 'pid'), String(process.pid));
    return work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
