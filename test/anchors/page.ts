/** What the bench loads into a browser page. */
import { type Cases, casesOf } from './cases.ts';

declare global {
  var anchorCases: { open(seeds: readonly string[]): void; cases: Cases | null };
}

globalThis.anchorCases = {
  cases: null,
  open(seeds) {
    this.cases = casesOf(seeds);
  },
};
