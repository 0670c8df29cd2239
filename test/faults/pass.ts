/** Lets time pass for simulated computers. */
import { setImmediate as afterMicrotasks } from 'node:timers/promises';
import type { Clocks } from './clocks.ts';
import type { Network } from './network.ts';

/** Everything arrives and every timer rings that is due within so many simulated milliseconds, each in its order. */
export async function pass(clocks: Clocks, network: Network, milliseconds: number): Promise<void> {
  const until = clocks.now + milliseconds;
  do {
    await afterMicrotasks();
    while (network.step()) await afterMicrotasks();
  } while (clocks.ring(until));
  clocks.now = until;
}
