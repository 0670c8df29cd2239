/**
 * What people do with notes at their computers, by the very functions that the panel calls, and a record of what they
 * wrote and were told: `verdict.ts` holds it against what is there at the end.
 */
import type { NoteRow } from '../../extension/store/database.ts';
import { bothTexts, createNote, deleteNote, editNote, resolveNote, settleConflict, undoDelete, wholeDocument, type Deletion } from '../../extension/store/notes.ts';
import type { NoteId, Position, UserId } from '../../shared/notes/types.ts';
import type { Chance } from './chance.ts';
import type { Computer } from './computer.ts';
import { DiskFull, living } from './memory.ts';

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

const POSITIONS: readonly (Position | null)[] = ['support', 'oppose', 'amend', null];

export class Acts {
  readonly texts = new Map<string, Text>();
  /** Notes that somebody has deleted on purpose. */
  readonly deleted = new Set<NoteId>();
  readonly surprises: unknown[] = [];
  readonly story: string[] = [];
  readonly #chance: Chance;
  readonly #isHead: (stream: string, person: UserId) => boolean;
  readonly #undoable: { computer: Computer; person: UserId; deletion: Deletion }[] = [];
  #written = 0;

  readonly #both: boolean;

  /** @param both whether people keep both texts of some conflicts */
  constructor(chance: Chance, isHead: (stream: string, person: UserId) => boolean, both: boolean) {
    this.#chance = chance;
    this.#both = both;
    this.#isHead = isHead;
  }

  /** One thing that somebody at the computer does, after which the page tells the background. */
  one(computer: Computer, person: UserId): Promise<void> {
    const dice = this.#chance.below(98);
    const act =
      // Few notes, so that two computers meet on one.
      dice < (this.#rows(computer, person).length < 3 ? 40 : 12) ? () => this.#create(computer, person)
      : dice < 68 ? () => this.#edit(computer, person)
      : dice < 78 ? () => this.#delete(computer, person)
      : dice < 82 ? () => this.#undo(computer)
      : dice < 92 ? () => this.#settle(computer, person)
      : () => this.#resolve(computer, person);
    return living(computer.page, act).then(() => computer.wrote(), (error: unknown) => this.expect(error));
  }

  /** A full disk is told to the person; nothing else may go wrong. */
  expect(error: unknown): void {
    if (!(error instanceof DiskFull)) this.surprises.push(error);
  }

  #rows(computer: Computer, person: UserId): NoteRow[] {
    return [...computer.disk.tables['notes']!.rows.values()].filter((row) => row['account'] === person && row['deleted'] === 0) as unknown as NoteRow[];
  }

  /** What stands on the screen for a note: both texts of one that is unsettled. */
  #reads(computer: Computer, row: NoteRow): ReadonlySet<string> {
    const key = `${computer.name}/${row.id}`;
    const read = new Set([...(computer.seen.get(key) ?? []), row.note.body]);
    if (row.server !== null && !row.server.deleted && (row.state === 'conflict' || row.state === 'refused')) read.add(row.server.body);
    computer.seen.set(key, read);
    return read;
  }

  /** Sends the words that stand there anew, with both texts before its author's eyes. */
  #confirmAnew(computer: Computer, row: NoteRow, letGo: boolean): void {
    const read = this.#reads(computer, row);
    const mine = this.texts.get(row.note.body);
    if (mine !== undefined) this.texts.set(mine.body, { ...mine, read: new Set([...mine.read, ...read]), letGo: mine.letGo || letGo });
  }

  #text(computer: Computer, author: UserId, stream: string, row: NoteRow | null, body?: string): Text {
    if (body === undefined) this.#written += 1;
    const read = row === null ? new Set<string>() : this.#reads(computer, row);
    const text: Text = { body: body ?? `words ${this.#written}`, author, computer, stream, note: row?.id ?? null, confirmed: false, read: new Set(read), letGo: false };
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
    const agreed = parent === undefined && this.#isHead(stream, person) && this.#chance.is(0.4);
    const text = this.#text(computer, person, stream === 'private' ? person : stream, null);
    text.note = await createNote(person, {
      stream, document: parent?.document ?? 'un:A/RES/67/195', anchor: wholeDocument('ar'), kind: parent !== undefined ? 'reply' : agreed ? 'agreed' : 'note',
      parent: parent?.id ?? null, body: text.body, tags: [], position: this.#chance.of(POSITIONS)!, wording: this.#wording(),
    });
    text.confirmed = true;
    this.story.push(`${computer.name}: ${text.body} written in ${text.stream.slice(-2)}${parent === undefined ? '' : ` upon ${parent.note.body}`}`);
  }

  write(computer: Computer, person: UserId): Promise<void> {
    return living(computer.page, () => this.#create(computer, person));
  }

  /** One person changes the same note at both of his computers, before either knows of the other. */
  async both(computers: readonly Computer[], person: UserId): Promise<void> {
    const shared = computers.map((computer) => this.#rows(computer, person).filter((row) => this.#mayEdit(row, person)));
    const note = this.#chance.of(shared[0]!.filter((row) => shared.every((rows) => rows.some(({ id }) => id === row.id))))?.id;
    if (note === undefined) return;
    for (const computer of computers) {
      if (this.#chance.is(0.85)) await living(computer.page, () => this.#edit(computer, person, note)).then(() => computer.wrote(), (error: unknown) => this.expect(error));
      else await living(computer.page, () => this.#delete(computer, person, note)).then(() => computer.wrote(), (error: unknown) => this.expect(error));
    }
  }

  async #edit(computer: Computer, person: UserId, note?: NoteId): Promise<void> {
    const row = this.#chance.of(this.#rows(computer, person).filter((each) => this.#mayEdit(each, person) && (note === undefined || each.id === note)));
    if (row === undefined) return;
    const body = this.#chance.is(0.8);
    const text = body ? this.#text(computer, person, row.note.delegation ?? person, row) : null;
    if (text === null) this.#confirmAnew(computer, row, false);
    await editNote(person, row.id, {
      body: text?.body ?? row.note.body,
      tags: this.#chance.is(0.4) ? [...row.note.tags, `tag${this.#chance.below(4)}`] : row.note.tags,
      position: this.#chance.is(0.3) ? this.#chance.of(POSITIONS)! : row.note.position,
      ...(this.#chance.is(0.3) ? { wording: this.#wording() } : {}),
    });
    this.story.push(`${computer.name}: ${row.note.body} becomes ${text?.body ?? 'the same with other tags'}`);
    if (text === null) return;
    // Deleted in the meantime: the page would say so; nothing was promised.
    const now = computer.disk.tables['notes']!.rows.get(JSON.stringify([person, row.id])) as unknown as NoteRow | undefined;
    // Deleted elsewhere and written on here: the words are a note of their own now.
    const anew = (row.state === 'conflict' || row.state === 'refused') && row.server?.deleted === true;
    if (!anew && (now === undefined || now.deleted === 1)) return;
    text.confirmed = true;
    this.#letGo(computer, row.id, text);
  }

  async #delete(computer: Computer, person: UserId, note?: NoteId): Promise<void> {
    const row = this.#chance.of(this.#rows(computer, person).filter((each) => (note === undefined || each.id === note) && (each.note.author === person || this.#isHead(each.stream, person))));
    if (row === undefined) return;
    this.deleted.add(row.id);
    if (this.#mayEdit(row, person)) this.#letGo(computer, row.id, null);
    const deletion = await deleteNote(person, row.id);
    this.story.push(`${computer.name}: deletes ${row.note.body}`);
    if (deletion !== null) this.#undoable.push({ computer, person, deletion });
  }

  #wording(): string | null {
    return this.#chance.of([null, null, `wording ${this.#written}`])!;
  }

  #mayEdit(row: NoteRow, person: UserId): boolean {
    return row.note.kind === 'agreed' ? this.#isHead(row.stream, person) : row.note.author === person;
  }

  async #resolve(computer: Computer, person: UserId): Promise<void> {
    const row = this.#chance.of(this.#rows(computer, person).filter((each) => each.note.kind !== 'reply'));
    if (row === undefined) return;
    await resolveNote(person, row.id, !row.note.resolved);
    this.story.push(`${computer.name}: ${row.note.body} is ${row.note.resolved ? 'open again' : 'dealt with'}`);
  }

  async #undo(computer: Computer): Promise<void> {
    const last = this.#undoable.findLast((each) => each.computer === computer);
    if (last !== undefined) this.story.push(`${computer.name}: takes a deletion back: ${String(await undoDelete(last.person, last.deletion))}`);
  }

  async #settle(computer: Computer, person: UserId): Promise<void> {
    const row = this.#rows(computer, person).find((each) => each.state === 'conflict');
    if (row === undefined) return;
    const keep = this.#both && this.#chance.is(0.4) ? 'both' : this.#chance.is(0.6) ? 'mine' : 'theirs';
    if (keep === 'both') {
      await this.#keepBoth(computer, person, row);
      return;
    }
    if (keep === 'theirs') this.#letGo(computer, row.id, null);
    this.#confirmAnew(computer, row, keep === 'theirs');
    await settleConflict(person, row.id, keep);
    this.story.push(`${computer.name}: of a conflict keeps ${keep}, ${row.note.body}`);
  }
  /** One text after the other is a text of its own, which its author has written having read both. */
  async #keepBoth(computer: Computer, person: UserId, row: NoteRow): Promise<void> {
    const joined = bothTexts(row);
    // Of a text that says it all already, nothing more is made.
    const text = joined === null || this.texts.has(joined) ? null : this.#text(computer, person, row.note.delegation ?? person, row, joined);
    if (text === null) this.#confirmAnew(computer, row, false);
    await settleConflict(person, row.id, 'both');
    this.story.push(`${computer.name}: of a conflict keeps both, ${text?.body ?? row.note.body}`);
    if (text === null) return;
    text.confirmed = true;
    this.#letGo(computer, row.id, text);
  }
}
