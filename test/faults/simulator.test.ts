/**
 * Thousands of schedules of the extension's own store and sync against everything that can go wrong. A failing seed is
 * printed; `RAPPORTEUR_SEED=<seed> npx vitest run --config test/vitest.config.ts test/faults/simulator.test.ts` runs
 * that one again, step for step.
 */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { installGlobals } from './clocks.ts';
import { type Parts, partsOf, simulate } from './simulator.ts';
import { verdict } from './verdict.ts';

vi.mock('../../extension/store/database.ts', async () => ({ database: (await import('./memory.ts')).database, LOCAL: 'local', PRIVATE: 'private' }));

const FIRST = 1;
const SCHEDULES = 2400;
const rejected: unknown[] = [];
const keep = (reason: unknown): void => void rejected.push(reason);

beforeAll(() => {
  installGlobals();
  process.on('unhandledRejection', keep);
});
afterAll(() => {
  process.off('unhandledRejection', keep);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function failuresOf(seed: number, parts: Parts): Promise<string[]> {
  rejected.length = 0;
  const world = await simulate(seed, parts);
  if (asked !== undefined) process.stdout.write(`${world.story.join('\n')}\n`);
  return [...verdict(world), ...rejected.map((reason) => `not handled: ${reason instanceof Error ? `${reason.stack}` : String(reason)}`)];
}

const asked = process.env['RAPPORTEUR_SEED'];
const seeds = asked === undefined ? Array.from({ length: Number(process.env['RAPPORTEUR_SCHEDULES'] ?? SCHEDULES) }, (_, i) => FIRST + i) : [Number(asked)];

test(`no note is lost, doubled, overwritten or shown to others in ${seeds.length} schedules`, async () => {
  const failed: string[] = [];
  for (const seed of seeds) {
    const failures = await failuresOf(seed, partsOf(seed));
    if (failures.length > 0) failed.push(`seed ${seed}: ${failures.join('; ')}`);
    if (failed.length >= 5) break;
  }
  expect(failed).toEqual([]);
}, 300_000);

// Seeds that once failed.
test.each<[string, number, Parts]>([
  ['words that were acknowledged after the backup are sent anew', 10, { backup: true, drafts: false, both: false }],
  ['and those of several notes', 31, { backup: true, drafts: false, both: false }],
  ['and those that another computer has not seen', 37, { backup: true, drafts: false, both: false }],
  ['words made upon a past that is gone overwrite nothing, also after signing out and in', 50, { backup: true, drafts: false, both: false }],
  ['words that stand on others that the backup lost are not refused', 56, { backup: true, drafts: false, both: false }],
  ['nor doubled', 104, { backup: true, drafts: false, both: false }],
  ['a conflict that stood open is asked with the words that stood there', 1866, { backup: true, drafts: false, both: false }],
  ['what a head had agreed comes back before he has heard again that he is one', 1112, { backup: true, drafts: false, both: false }],
  ['a deletion that was taken leaves nothing to choose', 2814, { backup: true, drafts: false, both: false }],
  ['two computers that bring one note back', 7430, { backup: true, drafts: false, both: false }],
  ['what waits for a note that has left the computer', 8472, { backup: true, drafts: false, both: false }],
])('%s (seed %i)', async (_what, seed, parts) => {
  expect(await failuresOf(seed, parts)).toEqual([]);
});
