/**
 * The globals that the extension's code reaches for, per computer and under the simulator's hand: time, chance, locks.
 * Whoever does not belong to a simulated computer (the test runner) keeps the real ones.
 */
import { vi } from 'vitest';
import { chance, type Chance } from './chance.ts';
import { currentLife, living, type Disk, type Life } from './memory.ts';

interface Timer {
  readonly id: number;
  readonly due: number;
  readonly life: Life;
  readonly fire: () => void;
}

/** Milliseconds since 1970 at which every schedule begins. */
const START = Date.UTC(2026, 10, 22);

export class Clocks {
  now = 0;
  timers: Timer[] = [];
  readonly chance: Chance;
  /** By how much each computer's clock is wrong, in milliseconds. */
  readonly wrong = new Map<Disk, number>();
  #count = 0;

  constructor(seed: number) {
    this.chance = chance(seed ^ 0x5eed);
  }

  date(disk: Disk): number {
    return START + this.now + (this.wrong.get(disk) ?? 0);
  }

  set(life: Life, fire: () => void, milliseconds: number): number {
    this.#count += 1;
    this.timers.push({ id: this.#count, due: this.now + Math.max(0, milliseconds), life, fire });
    return this.#count;
  }

  clear(id: number): void {
    this.timers = this.timers.filter((timer) => timer.id !== id);
  }

  /** Lets the next timer of anybody ring. @returns whether there was one until `until` */
  ring(until: number): boolean {
    this.timers = this.timers.filter((timer) => !timer.life.dead);
    const next = this.timers.reduce<Timer | null>((first, timer) => (first === null || timer.due < first.due ? timer : first), null);
    if (next === null || next.due > until) return false;
    this.now = Math.max(this.now, next.due);
    this.clear(next.id);
    living(next.life, next.fire);
    return true;
  }
}

const locks = new WeakMap<Disk, Promise<void>>();

/** One at a time on one computer; the browser gives a killed worker's locks free. */
async function lock(life: Life, work: () => Promise<void>): Promise<void> {
  const held = (locks.get(life.disk) ?? Promise.resolve()).then(() => (life.dead ? undefined : Promise.race([living(life, work), life.ended])));
  locks.set(life.disk, held.catch(() => undefined));
  return held;
}

let clocks: Clocks | null = null;

export function useClocks(now: Clocks | null): void {
  clocks = now;
}

export function installGlobals(): void {
  const real = { setTimeout, clearTimeout, Date, random: Math.random };
  const here = (): { life: Life; clocks: Clocks } | null => {
    const life = currentLife();
    return life === undefined || clocks === null ? null : { life, clocks };
  };
  vi.stubGlobal('setTimeout', (fire: () => void, milliseconds = 0, ...rest: unknown[]) => {
    const at = here();
    return at === null ? real.setTimeout(fire, milliseconds, ...(rest as [])) : at.clocks.set(at.life, fire, milliseconds);
  });
  vi.stubGlobal('clearTimeout', (timer: unknown) => {
    const at = here();
    if (at === null || typeof timer !== 'number') real.clearTimeout(timer as NodeJS.Timeout);
    else at.clocks.clear(timer);
  });
  class LocalDate extends real.Date {
    constructor(...args: unknown[]) {
      const at = args.length === 0 ? here() : null;
      super(...((at === null ? args : [at.clocks.date(at.life.disk)]) as []));
    }

    static override now(): number {
      const at = here();
      return at === null ? real.Date.now() : at.clocks.date(at.life.disk);
    }
  }
  vi.stubGlobal('Date', LocalDate);
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => here()?.clocks.now ?? now());
  vi.stubGlobal('navigator', { locks: { request: (_name: string, work: () => Promise<void>) => lock(currentLife()!, work) } });
  const random = crypto.getRandomValues.bind(crypto);
  vi.spyOn(crypto, 'getRandomValues').mockImplementation(<T extends ArrayBufferView>(bytes: T): T => {
    const at = here();
    if (at === null || !(bytes instanceof Uint8Array)) return random(bytes as never);
    for (let i = 0; i < bytes.length; i += 1) bytes[i] = at.clocks.chance.below(256);
    return bytes;
  });
  vi.spyOn(Math, 'random').mockImplementation(() => here()?.clocks.chance.next() ?? real.random());
}
