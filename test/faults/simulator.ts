/**
 * One schedule: a few delegates at a few computers write, read, sign in and out, while everything that can go wrong
 * does, in an order that the seed chooses. What runs is the extension's own store and sync; only what is under them
 * (the disk, the network, the clocks, the backend) is the simulator's. `verdict.ts` says whether all is well at the end.
 */
import { setImmediate as afterMicrotasks } from 'node:timers/promises';
import type { NoteRow } from '../../extension/store/database.ts';
import { sweep } from '../../extension/store/notes.ts';
import type { DelegationId, NoteId, Role, UserId } from '../../shared/notes/types.ts';
import { Acts, type Text } from './acts.ts';
import { chance, type Chance } from './chance.ts';
import { Clocks, useClocks } from './clocks.ts';
import { Computer } from './computer.ts';
import { Drafts, type Typed } from './drafts.ts';
import { living } from './memory.ts';
import { Model, type Backup } from './model.ts';
import { Network } from './network.ts';
import { pass } from './pass.ts';

export interface World {
  readonly model: Model;
  readonly computers: readonly Computer[];
  readonly texts: ReadonlyMap<string, Text>;
  /** `person/stream` of those who were at some time not allowed to write. */
  readonly lockedOut: ReadonlySet<string>;
  /** Notes that somebody has deleted on purpose. */
  readonly deleted: ReadonlySet<NoteId>;
  /** The backend was restored from a backup. */
  readonly restored: Restored | null;
  /** What was begun and not saved. */
  readonly typed: ReadonlyMap<string, Typed>;
  /** Errors that nobody expected. */
  readonly surprises: readonly unknown[];
  /** What happened, one thing a line. */
  readonly story: readonly string[];
}

export interface Restored {
  /** Texts that were no longer on their author's screen then: only the backend had them, if anybody. */
  readonly gone: ReadonlySet<string>;
  /** `computer/person/note` of what has left a computer since, with its person, before he was told. */
  readonly forgotten: Set<string>;
}

/** What happens in a schedule besides people, network and processes. */
export interface Parts {
  /** A backup is made, and put back later. */
  readonly backup: boolean;
  /** People begin notes that they do not finish. */
  readonly drafts: boolean;
  /** Of conflicts, some are settled by one text after the other. */
  readonly both: boolean;
}

/** Every second schedule has a restored backup, two of three have drafts, three of five keep both texts of some conflicts. */
export function partsOf(seed: number): Parts {
  return { backup: seed % 2 === 0, drafts: seed % 3 !== 0, both: seed % 5 > 1 };
}

const STREAMS = ['00000000-0000-4000-8000-0000000000d1', '00000000-0000-4000-8000-0000000000d2'] as DelegationId[];
const PEOPLE = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2', '00000000-0000-4000-8000-0000000000a3'] as UserId[];
const YEAR = 365 * 24 * 60 * 60 * 1000;
const STEPS = 90;

export async function simulate(seed: number, parts: Parts = partsOf(seed)): Promise<World> {
  const schedule = new Schedule(seed, parts);
  useClocks(schedule.clocks);
  try {
    await schedule.run();
    return schedule;
  } finally {
    useClocks(null);
    for (const computer of schedule.computers) computer.killBrowser();
  }
}

class Schedule implements World {
  readonly clocks: Clocks;
  readonly model: Model;
  readonly computers: Computer[] = [];
  readonly lockedOut = new Set<string>();
  readonly texts: Map<string, Text>;
  readonly deleted: ReadonlySet<NoteId>;
  readonly typed: ReadonlyMap<string, Typed>;
  readonly surprises: unknown[];
  readonly story: string[];
  readonly #acts: Acts;
  readonly #chance: Chance;
  readonly #network: Network;
  restored: World['restored'] = null;
  readonly #parts: Parts;
  /** Of its own, so that a schedule is the same with drafts and without. */
  readonly #typing: Chance;
  readonly #drafts: Drafts;
  #backup: Backup | null = null;
  /** Whose signing out is under way. */
  readonly #leaving = new Set<Computer>();
  #up = true;
  #calm = false;

  constructor(seed: number, parts: Parts) {
    this.#chance = chance(seed);
    this.#parts = parts;
    this.#typing = chance(seed ^ 0xd4af7);
    this.clocks = new Clocks(seed);
    this.#acts = new Acts(this.#chance, (stream, person) => this.model.roleIn(stream as DelegationId, person) === 'head', parts.both);
    ({ texts: this.texts, deleted: this.deleted, surprises: this.surprises, story: this.story } = this.#acts);
    this.#drafts = new Drafts(this.#typing, this.#acts);
    this.typed = this.#drafts.typed;
    this.model = new Model((told) => this.#network.tell(told));
    this.#network = new Network(this.model, this.#chance, this.story, {
      online: (life) => this.computers.find((each) => each.disk === life.disk)!.online,
      up: () => this.#up,
      calm: () => this.#calm,
    });
    const people = PEOPLE.slice(0, 2 + this.#chance.below(2));
    const twoHeads = this.#chance.is(0.4);
    for (const [i, stream] of STREAMS.slice(0, 1 + this.#chance.below(2)).entries()) {
      this.model.found(stream, Object.fromEntries(people.map((person, n) => [person, n === i || (n === i + 1 && twoHeads) ? 'head' : 'member'] as const)));
    }
    for (const person of people) this.computers.push(new Computer(`desk of ${person.slice(-2)}`, person, this.#network));
    // One of them has a second computer: only so can one note be changed in two places.
    this.computers.push(new Computer('laptop', people[0]!, this.#network));
  }

  async run(): Promise<void> {
    await this.#quietStart();
    for (let step = 0; step < STEPS; step += 1) {
      if (this.#chance.is(0.62)) this.#network.step();
      else if (this.#chance.is(0.3)) this.clocks.ring(Infinity);
      else if (this.#chance.is(0.72)) this.#act();
      else this.#fault();
      // The night's backup is put back in the afternoon.
      if (this.#parts.backup && (step === 20 || step === 55)) this.#backUpOrRestore();
      if (this.#parts.drafts && this.#typing.is(0.2)) this.#type();
      // Now and then a process dies between two of its steps.
      if (this.#chance.is(0.04)) await this.#killSoon();
      await afterMicrotasks();
    }
    await this.#heal();
  }

  #type(): void {
    const computer = this.#typing.of(this.computers)!;
    if (computer.person !== null) void this.#drafts.one(computer, computer.person);
  }

  /** A quiet morning: the first notes are everywhere before anything goes wrong. */
  async #quietStart(): Promise<void> {
    this.#calm = true;
    for (const computer of this.computers) {
      await this.#acts.write(computer, computer.person!);
      computer.wake();
    }
    do await afterMicrotasks();
    while (this.#network.step());
    this.#calm = false;
  }

  async #killSoon(): Promise<void> {
    for (let ticks = this.#chance.below(30); ticks > 0; ticks -= 1) await Promise.resolve();
    const computer = this.#chance.of(this.computers)!;
    this.#kill(computer, this.#chance.is(0.5));
  }

  #act(): void {
    // Most is done by the one with two computers, so that they meet.
    const computer = this.#chance.is(0.4) ? this.#chance.of([this.computers[0]!, this.computers.at(-1)!])! : this.#chance.of(this.computers)!;
    const { person } = computer;
    if (person === null) {
      computer.wake();
      // Usually the same person comes back; sometimes a colleague borrows the computer.
      const guest = this.#chance.is(0.8) ? [...computer.guests][0]! : this.#chance.of(PEOPLE.slice(0, 2))!;
      this.story.push(`${computer.name}: ${guest.slice(-2)} signs in`);
      if (computer.worker === null) computer.person = guest;
      computer.signIn(guest);
      computer.wake();
      return;
    }
    const dice = this.#chance.below(100);
    const mine = this.computers.filter((each) => each.person === person);
    if (dice < 20 && mine.length > 1) void this.#acts.both(mine, person);
    else if (dice < 92) void this.#acts.one(computer, person);
    else if (dice < 95) void this.#signOut(computer);
    else computer.tick();
  }

  async #signOut(computer: Computer): Promise<void> {
    this.story.push(`${computer.name}: signs out`);
    // Until he is told of the restored backup, what the backend once had counts as there.
    for (const row of computer.disk.tables['notes']!.rows.values()) this.restored?.forgotten.add(`${computer.name}/${String(row['account'])}/${String(row['id'])}`);
    this.#leaving.add(computer);
    await computer.signOut().catch((error: unknown) => {
      this.#acts.expect(error);
      computer.killWorker();
    });
    this.#leaving.delete(computer);
  }

  #fault(): void {
    const computer = this.#chance.of(this.computers)!;
    const dice = this.#chance.below(100);
    if (dice < 26) this.#kill(computer, dice < 18);
    else if (dice < 40) this.#offline(computer, computer.online);
    else if (dice < 52) this.#server(!this.#up);
    else if (dice < 60) this.clocks.wrong.set(computer.disk, (this.#chance.below(3) - 1) * YEAR);
    else if (dice < 70) {
      computer.disk.full = !computer.disk.full;
      this.story.push(`${computer.name}: disk ${computer.disk.full ? 'full' : 'free'}`);
    }
    else if (dice < 82) this.#membership();
    else if (dice < 88) this.#expire(computer);
    else if (dice < 92) this.#update(computer);
    else this.#offline(computer, false);
  }

  #kill(computer: Computer, worker: boolean): void {
    this.story.push(`${computer.name}: ${worker ? 'worker' : 'browser'} killed`);
    if (worker) computer.killWorker();
    else computer.killBrowser();
  }

  #expire(computer: Computer): void {
    if (computer.person === null) return;
    this.story.push(`${computer.person.slice(-2)}'s sign-in expires`);
    this.#network.expired.add(computer.person);
  }

  /** The extension is updated: worker and pages end at once, and the new worker starts by itself. */
  #update(computer: Computer): void {
    this.story.push(`${computer.name}: the extension is updated`);
    computer.killBrowser();
    computer.wake();
  }

  #offline(computer: Computer, offline: boolean): void {
    this.story.push(`${computer.name}: ${offline ? 'offline' : 'online'}`);
    computer.online = !offline;
    if (offline) this.#network.cut((life) => life.disk === computer.disk, this.#chance.is(0.5));
    else computer.look();
  }

  /** Killed without a farewell: what it has committed stays, what was under way is lost there. */
  #server(up: boolean): void {
    this.story.push(`the server is ${up ? 'up' : 'killed'}`);
    this.#up = up;
    if (!up) this.#network.cut(() => true, true);
  }

  /** Everything since the backup is gone there, and the backend counts on from it; at most once a schedule. */
  #backUpOrRestore(): void {
    if (this.restored !== null) return;
    if (this.#backup === null) {
      this.story.push('a backup is made');
      this.#backup = this.model.backup();
      return;
    }
    this.story.push('the backup is restored');
    const shown = ({ computer, author, note, body }: Text): boolean => {
      const row = computer.disk.tables['notes']!.rows.get(JSON.stringify([author, note])) as NoteRow | undefined;
      return row?.note.body === body;
    };
    this.restored = { gone: new Set([...this.texts.values()].filter((text) => !shown(text) || this.#leaving.has(text.computer)).map(({ body }) => body)), forgotten: new Set() };
    this.#network.cut(() => true, true);
    this.model.restore(this.#backup);
  }

  #membership(): void {
    const stream = this.#chance.of([...this.model.members.keys()])!;
    const others = PEOPLE.filter((person) => this.model.roleIn(stream, person) !== 'head');
    const person = this.#chance.of(others);
    if (person === undefined) return;
    const role: Role | null = this.#chance.of([null, null, 'observer', 'member', 'member'])!;
    if (this.model.roleIn(stream, person) === null && role === null) return;
    if (role !== 'member') this.lockedOut.add(`${person}/${stream}`);
    this.story.push(`${person.slice(-2)} is ${role ?? 'no member'} of ${stream.slice(-2)}`);
    this.model.setRole(stream, person, role);
  }

  /** Everything works again, and everybody who has something unsent here comes by once more. */
  async #heal(): Promise<void> {
    this.story.push('all is well again');
    this.#calm = true;
    this.#up = true;
    for (const computer of this.computers) {
      computer.online = true;
      computer.disk.full = false;
    }
    for (const turn of [0, 1, 2]) {
      for (const computer of this.computers) {
        const [owner] = computer.guests;
        const waiting = [...computer.disk.tables['outbox']!.rows.values()].map((row) => row['account'] as UserId).find((person) => person !== computer.person);
        const next = turn === 2 || waiting === undefined ? owner! : waiting;
        computer.wake();
        if (computer.person !== next) {
          await this.#signOut(computer);
          computer.wake();
          if (computer.worker === null) computer.person = next;
          computer.signIn(next);
        }
        computer.wake();
        computer.look();
      }
      await this.#rest();
    }
    for (const computer of this.computers) await living(computer.page, sweep);
  }

  async #rest(): Promise<void> {
    // Longer than any pause of the sync and any undo of a deletion.
    for (let i = 0; i < 4; i += 1) {
      await pass(this.clocks, this.#network, 25_000);
      for (const computer of this.computers) computer.tick();
    }
    do await afterMicrotasks();
    while (this.#network.step());
  }
}
