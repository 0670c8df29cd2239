/**
 * One schedule: a few delegates at a few computers write, read, sign in and out, while everything that can go wrong
 * does, in an order that the seed chooses. What runs is the extension's own store and sync; only what is under them
 * (the disk, the network, the clocks, the backend) is the simulator's. `verdict.ts` says whether all is well at the end.
 */
import { setImmediate as afterMicrotasks } from 'node:timers/promises';
import type { NoteRow } from '../../extension/store/database.ts';
import { createNote, deleteNote, editNote, settleConflict, sweep, undoDelete, wholeDocument, type Deletion } from '../../extension/store/notes.ts';
import type { DelegationId, NoteId, Position, Role, UserId } from '../../shared/notes/types.ts';
import { chance, type Chance } from './chance.ts';
import { Clocks, useClocks } from './clocks.ts';
import { Computer } from './computer.ts';
import { DiskFull, living } from './memory.ts';
import { Model } from './model.ts';
import { Network } from './network.ts';

/** A text that somebody wrote; each is written once in a schedule, so that it can be found again. */
export interface Text {
  readonly body: string;
  readonly author: UserId;
  readonly computer: Computer;
  readonly stream: string;
  /** The note that it was written for; null: it began one that never got a name. */
  note: NoteId | null;
  /** The interface said "kept". */
  confirmed: boolean;
  /** What its author could read of the note before. */
  readonly read: ReadonlySet<string>;
  /** Its author let it go, or put another one in its place on the same computer. */
  letGo: boolean;
}

export interface World {
  readonly model: Model;
  readonly computers: readonly Computer[];
  readonly texts: Map<string, Text>;
  /** `person/stream` of those who were at some time not allowed to write. */
  readonly lockedOut: ReadonlySet<string>;
  /** Notes that somebody has deleted on purpose. */
  readonly deleted: ReadonlySet<NoteId>;
  /** Errors that nobody expected. */
  readonly surprises: readonly unknown[];
  /** What happened, one thing a line. */
  readonly story: readonly string[];
}

const STREAMS = ['00000000-0000-4000-8000-0000000000d1', '00000000-0000-4000-8000-0000000000d2'] as DelegationId[];
const PEOPLE = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2', '00000000-0000-4000-8000-0000000000a3'] as UserId[];
const POSITIONS: readonly (Position | null)[] = ['support', 'oppose', 'amend', null];
const YEAR = 365 * 24 * 60 * 60 * 1000;
const STEPS = 90;

export async function simulate(seed: number): Promise<World> {
  const schedule = new Schedule(seed);
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
  readonly texts = new Map<string, Text>();
  readonly lockedOut = new Set<string>();
  readonly deleted = new Set<NoteId>();
  readonly surprises: unknown[] = [];
  readonly story: string[] = [];
  readonly #chance: Chance;
  readonly #network: Network;
  readonly #undoable: { computer: Computer; person: UserId; deletion: Deletion }[] = [];
  #up = true;
  #calm = false;
  #written = 0;

  constructor(seed: number) {
    this.#chance = chance(seed);
    this.clocks = new Clocks(seed);
    this.model = new Model((told) => this.#network.tell(told));
    this.#network = new Network(this.model, this.#chance, this.story, {
      online: (life) => this.computers.find((each) => each.disk === life.disk)!.online,
      up: () => this.#up,
      calm: () => this.#calm,
    });
    const people = PEOPLE.slice(0, 2 + this.#chance.below(2));
    for (const [i, stream] of STREAMS.slice(0, 1 + this.#chance.below(2)).entries()) {
      this.model.found(stream, Object.fromEntries(people.map((person, n) => [person, n === i ? 'head' : 'member'] as const)));
    }
    for (const person of people) this.computers.push(new Computer(`desk of ${person.slice(-2)}`, person, this.#network));
    // One of them has a second computer: only so can one note be changed in two places.
    this.computers.push(new Computer('laptop', people[0]!, this.#network));
  }

  async run(): Promise<void> {
    for (const computer of this.computers) computer.wake();
    for (let step = 0; step < STEPS; step += 1) {
      if (this.#chance.is(0.62)) this.#network.step();
      else if (this.#chance.is(0.3)) this.clocks.ring(Infinity);
      else if (this.#chance.is(0.72)) this.#act();
      else this.#fault();
      // Now and then a process dies between two of its steps.
      if (this.#chance.is(0.04)) await this.#killSoon();
      await afterMicrotasks();
    }
    await this.#heal();
  }

  async #killSoon(): Promise<void> {
    for (let ticks = this.#chance.below(30); ticks > 0; ticks -= 1) await Promise.resolve();
    const computer = this.#chance.of(this.computers)!;
    this.#kill(computer, this.#chance.is(0.5));
  }

  #act(): void {
    const computer = this.#chance.of(this.computers)!;
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
    if (dice < 40) this.#do(computer, () => this.#create(computer, person));
    else if (dice < 68) this.#do(computer, () => this.#edit(computer, person));
    else if (dice < 78) this.#do(computer, () => this.#delete(computer, person));
    else if (dice < 82) this.#do(computer, () => this.#undo(computer));
    else if (dice < 92) this.#do(computer, () => this.#settle(computer, person));
    else if (dice < 95) void (this.story.push(`${computer.name}: signs out`), computer.signOut().catch((error: unknown) => this.#expect(error)));
    else computer.tick();
  }

  /** A person's action in the page, after which the page tells the background. */
  #do(computer: Computer, action: () => Promise<void>): void {
    living(computer.page, action).then(() => computer.wrote(), (error: unknown) => this.#expect(error));
  }

  #expect(error: unknown): void {
    if (!(error instanceof DiskFull)) this.surprises.push(error);
  }

  #rows(computer: Computer, person: UserId): NoteRow[] {
    return [...computer.disk.tables['notes']!.rows.values()].filter((row) => row['account'] === person && row['deleted'] === 0) as unknown as NoteRow[];
  }

  #text(computer: Computer, author: UserId, stream: string, row: NoteRow | null): Text {
    this.#written += 1;
    const key = `${computer.name}/${row?.id ?? ''}`;
    const read = new Set(row === null ? [] : (computer.seen.get(key) ?? []));
    if (row !== null) {
      read.add(row.note.body);
      if (row.server !== null && !row.server.deleted && (row.state === 'conflict' || row.state === 'refused')) read.add(row.server.body);
      computer.seen.set(key, read);
    }
    const text: Text = { body: `words ${this.#written}`, author, computer, stream, note: row?.id ?? null, confirmed: false, read: new Set(read), letGo: false };
    this.texts.set(text.body, text);
    return text;
  }

  /** Texts of the same note and computer that are no longer to be found on its screen. */
  #letGo(computer: Computer, note: NoteId, but: Text | null): void {
    for (const text of this.texts.values()) if (text.computer === computer && text.note === note && text !== but) text.letGo = true;
  }

  async #create(computer: Computer, person: UserId): Promise<void> {
    const mine = [...computer.disk.tables['delegations']!.rows.values()].filter((row) => row['account'] === person && row['role'] !== 'observer').map((row) => String(row['id']));
    const stream = this.#chance.of(['private', ...mine, ...mine])!;
    const parent = this.#chance.is(0.2) ? this.#chance.of(this.#rows(computer, person).filter((row) => row.stream === stream)) : undefined;
    const text = this.#text(computer, person, stream === 'private' ? person : stream, null);
    text.note = await createNote(person, {
      stream, document: parent?.document ?? 'un:A/RES/67/195', anchor: wholeDocument('ar'), kind: parent === undefined ? 'note' : 'reply',
      parent: parent?.id ?? null, body: text.body, tags: [], position: this.#chance.of(POSITIONS)!,
    });
    text.confirmed = true;
    this.story.push(`${computer.name}: ${text.body} written in ${text.stream.slice(-2)}${parent === undefined ? '' : ` upon ${parent.note.body}`}`);
  }

  async #edit(computer: Computer, person: UserId): Promise<void> {
    const row = this.#chance.of(this.#rows(computer, person).filter((each) => each.note.author === person));
    if (row === undefined) return;
    const body = this.#chance.is(0.8);
    const text = body ? this.#text(computer, person, row.note.delegation ?? person, row) : null;
    await editNote(person, row.id, {
      body: text?.body ?? row.note.body,
      tags: this.#chance.is(0.4) ? [...row.note.tags, `tag${this.#chance.below(4)}`] : row.note.tags,
      position: this.#chance.is(0.3) ? this.#chance.of(POSITIONS)! : row.note.position,
    });
    this.story.push(`${computer.name}: ${row.note.body} becomes ${text?.body ?? 'the same with other tags'}`);
    if (text === null) return;
    // Deleted in the meantime: the page would say so; nothing was promised.
    const now = computer.disk.tables['notes']!.rows.get(JSON.stringify([person, row.id])) as unknown as NoteRow | undefined;
    if (now === undefined || now.deleted === 1) return;
    text.confirmed = true;
    this.#letGo(computer, row.id, text);
  }

  async #delete(computer: Computer, person: UserId): Promise<void> {
    const row = this.#chance.of(this.#rows(computer, person).filter((each) => each.note.author === person || this.model.roleIn(each.stream as DelegationId, person) === 'head'));
    if (row === undefined) return;
    this.deleted.add(row.id);
    if (row.note.author === person) this.#letGo(computer, row.id, null);
    const deletion = await deleteNote(person, row.id);
    this.story.push(`${computer.name}: deletes ${row.note.body}`);
    if (deletion !== null) this.#undoable.push({ computer, person, deletion });
  }

  async #undo(computer: Computer): Promise<void> {
    const last = this.#undoable.findLast((each) => each.computer === computer);
    if (last !== undefined) this.story.push(`${computer.name}: takes a deletion back: ${String(await undoDelete(last.person, last.deletion))}`);
  }

  async #settle(computer: Computer, person: UserId): Promise<void> {
    const row = this.#rows(computer, person).find((each) => each.state === 'conflict');
    if (row === undefined) return;
    const keep = this.#chance.is(0.6) ? 'mine' : 'theirs';
    if (keep === 'theirs') this.#letGo(computer, row.id, null);
    const key = `${computer.name}/${row.id}`;
    if (row.server !== null && !row.server.deleted) {
      computer.seen.set(key, new Set([...(computer.seen.get(key) ?? []), row.server.body]));
      // Chosen again after both were read: whatever stood there may go.
      const mine = this.texts.get(row.note.body);
      if (mine !== undefined) this.texts.set(row.note.body, { ...mine, read: new Set([...mine.read, row.server.body]), letGo: keep === 'theirs' });
    }
    await settleConflict(person, row.id, keep);
    this.story.push(`${computer.name}: of a conflict keeps ${keep}, ${row.note.body}`);
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
    else if (dice < 86) this.#membership();
    else this.#offline(computer, false);
  }

  #kill(computer: Computer, worker: boolean): void {
    this.story.push(`${computer.name}: ${worker ? 'worker' : 'browser'} killed`);
    if (worker) computer.killWorker();
    else computer.killBrowser();
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

  #membership(): void {
    const stream = this.#chance.of([...this.model.members.keys()])!;
    const others = PEOPLE.filter((person) => this.model.roleIn(stream, person) !== 'head');
    const person = this.#chance.of(others)!;
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
          await computer.signOut().catch((error: unknown) => this.#expect(error));
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
      const until = this.clocks.now + 25_000;
      do {
        await afterMicrotasks();
        while (this.#network.step()) await afterMicrotasks();
      } while (this.clocks.ring(until));
      this.clocks.now = until;
      for (const computer of this.computers) computer.tick();
    }
    do await afterMicrotasks();
    while (this.#network.step());
  }
}
