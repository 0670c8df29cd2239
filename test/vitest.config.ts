import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Folders whose tests start databases and servers. */
const DATABASES = ['server', 'attack', 'sync'];
/** Folders whose tests start browsers, whole servers or npm itself. */
const MACHINES = ['browser', 'faults', 'setup', 'bench'];

const inFolders = (folders: readonly string[]): string[] => folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`);

/**
 * Two files at a time, for two cores: a browser's test mostly waits, and none measures time closely; figures are the
 * benches' business. A browser's test is tried once more before it counts as failed: a noisy machine can miss a frame.
 * The report names it as retried.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  test: {
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'field', include: ['test/**/*.test.{ts,tsx}'], exclude: inFolders([...DATABASES, ...MACHINES]) },
      },
      {
        extends: true,
        test: { name: 'databases', include: inFolders(DATABASES), testTimeout: 60_000 },
      },
      {
        extends: true,
        // What a screen shows after a moment may take longer than the usual second where two browsers share a core.
        test: { name: 'machines', include: inFolders(MACHINES), retry: 1, expect: { poll: { timeout: 10_000 } }, testTimeout: 120_000, hookTimeout: 180_000 },
      },
    ],
  },
});
