import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Folders whose tests start databases and servers. */
const DATABASES = ['server', 'attack', 'sync'];
/** Folders whose tests start browsers, whole servers or npm itself. */
const MACHINES = ['browser', 'faults', 'setup', 'bench'];
/** Of these, what measures time, or installs and starts the whole product: each has the computer to itself. */
const ALONE = ['test/setup/start.test.ts', 'test/faults/browser.test.ts', 'test/browser/table.test.ts', 'test/browser/tour.test.ts'];

const inFolders = (folders: readonly string[]): string[] => folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

/**
 * Four groups one after the other, for two cores: what only computes uses both; a database test shares them with one
 * other, and so does a browser, which mostly waits; what measures time has the computer to itself. A browser's test is
 * tried once more before it counts as failed: a noisy machine can miss a frame. The report names it as retried.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: 'field', include: ['test/**/*.test.{ts,tsx}'], exclude: inFolders([...DATABASES, ...MACHINES]), maxWorkers: 2, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { name: 'databases', include: inFolders(DATABASES), maxWorkers: 2, testTimeout: 60_000, sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: { name: 'pages', include: inFolders(MACHINES), exclude: ALONE, maxWorkers: 2, retry: 1, testTimeout: 120_000, hookTimeout: 180_000, sequence: { groupOrder: 2 } },
      },
      {
        extends: true,
        test: { name: 'machines', include: ALONE, maxWorkers: 1, fileParallelism: false, retry: 1, testTimeout: 120_000, hookTimeout: 180_000, sequence: { groupOrder: 3 } },
      },
    ],
  },
});
