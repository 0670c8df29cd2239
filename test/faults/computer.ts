/** A delegate's computer: a disk, a browser whose processes come and go, a clock that may be wrong, and somebody at it. */
import type { SupabaseClient } from '@supabase/supabase-js';
import type { UserId } from '../../shared/notes/types.ts';
import { PRIVATE } from '../../extension/store/database.ts';
import { forgetStream } from '../../extension/sync/pull.ts';
import { startEngine, type Engine } from '../../extension/sync/engine.ts';
import { setValue } from '../../extension/store/values.ts';
import { database } from '../../extension/store/database.ts';
import { living, newDisk, newLife, type Disk, type Life } from './memory.ts';

/** Gives a worker its connection to the backend, signed in. */
export interface Wire {
  clientOf(life: Life, person: UserId): SupabaseClient;
  /** Renews a sign-in that has expired; false: it is over. Absent: none ever expires. */
  renew?(person: UserId): Promise<boolean>;
}

export class Computer {
  readonly name: string;
  readonly disk: Disk = newDisk();
  /** The window in which its person writes. */
  page: Life;
  /** The service worker; null while the browser has put it to sleep or killed it. */
  worker: Life | null = null;
  engine: Engine | null = null;
  online = true;
  person: UserId | null;
  /** Who has signed in here so far. */
  readonly guests = new Set<UserId>();
  /** What was on this screen, by note: texts that its person could read. */
  readonly seen = new Map<string, Set<string>>();

  readonly #wire: Wire;

  constructor(name: string, person: UserId, wire: Wire) {
    this.name = name;
    this.#wire = wire;
    this.page = newLife(this.disk);
    this.person = person;
    this.guests.add(person);
  }

  /** As the background does when the browser wakes it. */
  wake(): void {
    if (this.worker !== null || this.person === null) return;
    const worker = newLife(this.disk);
    const { person } = this;
    this.guests.add(person);
    this.worker = worker;
    this.engine = living(worker, () =>
      startEngine({ client: this.#wire.clientOf(worker, person), account: person, changed: () => undefined, renew: () => this.#wire.renew?.(person) ?? Promise.resolve(true) }),
    );
  }

  wrote(): void {
    if (this.worker === null) this.wake();
    else living(this.worker, () => this.engine?.wrote());
  }

  tick(): void {
    if (this.worker === null) this.wake();
    else living(this.worker, () => this.engine?.tick());
  }

  look(): void {
    if (this.worker !== null) living(this.worker, () => this.engine?.look());
  }

  /** Without a farewell, wherever it is just then. */
  killWorker(): void {
    this.worker?.end();
    this.worker = null;
    this.engine = null;
  }

  killBrowser(): void {
    this.killWorker();
    this.page.end();
    this.page = newLife(this.disk);
  }

  /** What `session.ts` does on signing out: what the backend has leaves the disk, what it has not stays. */
  async signOut(): Promise<void> {
    const { person, worker } = this;
    if (person === null || worker === null) return;
    // Killed before it is done, nobody has signed out.
    await living(worker, async () => {
      this.engine?.stop();
      this.engine = null;
      await database.transaction('rw', [database.values, database.notes, database.outbox, database.cursors, database.delegations], async () => {
        await setValue('account', null);
        for (const [, stream] of await database.delegations.where('account').equals(person).primaryKeys()) await forgetStream(person, stream);
        await forgetStream(person, PRIVATE);
      });
    });
    this.person = null;
  }

  signIn(person: UserId): void {
    if (this.person !== null || this.worker === null) return;
    const { worker } = this;
    this.person = person;
    this.guests.add(person);
    this.engine = living(worker, () =>
      startEngine({ client: this.#wire.clientOf(worker, person), account: person, changed: () => undefined, renew: () => this.#wire.renew?.(person) ?? Promise.resolve(true) }),
    );
  }
}
