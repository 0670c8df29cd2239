/**
 * The backend as the protocol describes it, in memory: what push, pull and membership do, and nothing of how. That it
 * answers as the real one does is a test of its own (`model.test.ts`).
 */
import { applyTags } from '../../shared/notes/merge.ts';
import { sameAnchor } from '../../shared/notes/sameness.ts';
import type { Change, Mark, Member, MyStreams, NoteChanges, NoteRecord, Operation, PullAnswer, PushAnswer, RefusedCode } from '../../shared/notes/protocol.ts';
import type { DelegationId, NoteId, Role, UserId } from '../../shared/notes/types.ts';

type Field = 'body' | 'position' | 'wording' | 'anchor';

interface Kept {
  readonly author: UserId;
  readonly reply: boolean;
  readonly agreed: boolean;
  record: Change;
  /** The last text before it was deleted, too. */
  readonly set: Record<Field, { revision: number; operation: string }>;
}

export interface Version {
  readonly stream: string;
  readonly note: NoteId;
  readonly action: 'create' | 'edit' | 'delete' | 'conflict' | 'resolve';
  readonly body: string;
}

interface Decided {
  readonly stream: string;
  readonly note: NoteId;
  readonly outcome: 'applied' | 'conflict';
  readonly after: string | null;
}

/** Raised as the real one does; the message is the problem's code. */
export class Problem extends Error {}

export interface Told {
  readonly topic: string;
  readonly event: 'revision' | 'roster';
  readonly payload: object;
}

/** What a backup holds; who is in which delegation is not simulated. */
export interface Backup {
  readonly notes: readonly (readonly [string, Kept])[];
  readonly history: readonly Version[];
  readonly revisions: ReadonlyMap<string, number>;
  readonly decided: ReadonlyMap<string, Decided>;
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
}

/** An applied edit that put its text where another one was. */
export interface Replaced {
  readonly note: NoteId;
  readonly before: string;
  readonly by: string;
}

export class Model {
  readonly notes = new Map<string, Kept>();
  readonly history: Version[] = [];
  readonly replaced: Replaced[] = [];
  readonly members = new Map<DelegationId, Map<UserId, Role>>();
  readonly #revisions = new Map<string, number>();
  readonly #channels = new Map<DelegationId, number>();
  readonly #decided = new Map<string, Decided>();
  readonly #marks = new Map<string, readonly Mark[]>();
  readonly #tell: (told: Told) => void;
  /** Counts on whatever is restored, as a clock does and as chance never comes again. */
  #tick = 0;

  constructor(tell: (told: Told) => void = () => undefined) {
    this.#tell = tell;
  }

  found(delegation: DelegationId, people: Readonly<Record<string, Role>>): void {
    this.members.set(delegation, new Map(Object.entries(people) as [UserId, Role][]));
  }

  roleIn(delegation: DelegationId, person: UserId): Role | null {
    return this.members.get(delegation)?.get(person) ?? null;
  }

  delegationsOf(person: UserId): DelegationId[] {
    return [...this.members].filter(([, people]) => people.has(person)).map(([id]) => id);
  }

  topicOf(delegation: DelegationId): string {
    return `delegation:${delegation}:${this.#channels.get(delegation) ?? 0}`;
  }

  topicsOf(person: UserId): string[] {
    return [`person:${person}`, ...this.delegationsOf(person).map((id) => this.topicOf(id))];
  }

  /** null removes the person; whoever listens to the old topic hears nothing of what comes. */
  setRole(delegation: DelegationId, person: UserId, role: Role | null): void {
    const people = this.members.get(delegation)!;
    const old = this.topicOf(delegation);
    if (role === null) {
      people.delete(person);
      this.#channels.set(delegation, (this.#channels.get(delegation) ?? 0) + 1);
    } else people.set(person, role);
    for (const topic of new Set([old, this.topicOf(delegation), `person:${person}`])) this.#tell({ topic, event: 'roster', payload: {} });
  }

  streams(person: UserId): MyStreams {
    return {
      person: { id: person, name: person, revision: this.#revision(person), topic: `person:${person}` },
      delegations: this.delegationsOf(person).map((id) => ({
        id, name: id, role: this.roleIn(id, person)!, members: this.members.get(id)!.size, revision: this.#revision(id), topic: this.topicOf(id),
      })),
    };
  }

  roster(person: UserId, delegation: DelegationId): Member[] {
    if (this.roleIn(delegation, person) === null) throw new Problem('not-allowed');
    return [...this.members.get(delegation)!].map(([each, role]) => ({ person: each, name: each, role, joined: new Date(0).toISOString() }));
  }

  backup(): Backup {
    const copy = (kept: Kept): Kept => ({ ...kept, set: { body: { ...kept.set.body }, position: { ...kept.set.position }, wording: { ...kept.set.wording }, anchor: { ...kept.set.anchor } } });
    return {
      notes: [...this.notes].map(([key, kept]) => [key, copy(kept)] as const), history: [...this.history],
      revisions: new Map(this.#revisions), decided: new Map(this.#decided), marks: new Map(this.#marks),
    };
  }

  /** A backup is put back once: its rows are the model's from then on. */
  restore(backup: Backup): void {
    const put = <K, V>(map: Map<K, V>, entries: Iterable<readonly [K, V]>): void => {
      map.clear();
      for (const [key, value] of entries) map.set(key, value);
    };
    put(this.notes, backup.notes);
    put(this.#revisions, backup.revisions);
    put(this.#decided, backup.decided);
    put(this.#marks, backup.marks);
    this.history.splice(0, this.history.length, ...backup.history);
  }

  #markOf(stream: string, revision: number): Mark | null {
    return this.#marks.get(stream)?.[revision - 1] ?? null;
  }

  #isOwn(stream: string, mark: Mark): boolean {
    return this.#markOf(stream, Number.parseInt(mark, 10)) === mark;
  }

  pull(person: UserId, delegation: DelegationId | null, after: number, limit: number, mark: Mark | null = null): PullAnswer {
    if (delegation !== null && this.roleIn(delegation, person) === null) throw new Problem('not-allowed');
    const stream = delegation ?? person;
    const top = this.#revision(stream);
    if (after > top || (mark !== null && !this.#isOwn(stream, mark))) return { changes: [], revision: 0, mark: null, more: false, reset: true };
    const all = this.in(stream).filter((change) => change.revision > after).sort((a, b) => a.revision - b.revision);
    const changes = all.slice(0, limit);
    const more = all.length > limit;
    const revision = more ? changes.at(-1)!.revision : top;
    return { changes, revision, mark: this.#markOf(stream, revision), more, reset: false };
  }

  commonRevision(person: UserId, delegation: DelegationId | null, marks: readonly Mark[]): number {
    if (delegation !== null && this.roleIn(delegation, person) === null) throw new Problem('not-allowed');
    return Math.max(0, ...marks.filter((mark) => this.#isOwn(delegation ?? person, mark)).map((mark) => Number.parseInt(mark, 10)));
  }

  /** Every note of a stream, tombstones included. */
  in(stream: string): Change[] {
    return [...this.notes].filter(([key]) => key.startsWith(`${stream}/`)).map(([, kept]) => kept.record);
  }

  push(person: UserId, operations: readonly Operation[], marks: Readonly<Record<string, Mark>> = {}): PushAnswer[] {
    for (const [key, mark] of Object.entries(marks)) {
      const mine = key === 'private' || this.roleIn(key as DelegationId, person) !== null;
      if (mine && !this.#isOwn(key === 'private' ? person : key, mark)) throw new Problem('restored');
    }
    const before = new Map(this.#revisions);
    const answers = operations.map((operation): PushAnswer => {
      const outcome = this.#decide(person, operation);
      if (outcome !== 'applied' && outcome !== 'duplicate' && outcome !== 'conflict') return { operation: operation.id, outcome: 'refused', code: outcome };
      const stream = operation.delegation ?? person;
      const { record } = this.notes.get(`${stream}/${operation.note}`)!;
      return { operation: operation.id, outcome, record, mark: this.#markOf(stream, record.revision) };
    });
    for (const [stream, revision] of this.#revisions) {
      if (revision === (before.get(stream) ?? 0)) continue;
      const topic = this.members.has(stream as DelegationId) ? this.topicOf(stream as DelegationId) : `person:${stream}`;
      this.#tell({ topic, event: 'revision', payload: { revision } });
    }
    return answers;
  }

  #decide(person: UserId, operation: Operation): 'applied' | 'duplicate' | 'conflict' | RefusedCode {
    const stream = operation.delegation ?? person;
    const role = operation.delegation === null ? 'owner' : this.roleIn(operation.delegation, person);
    if (role === null) return 'not-allowed';
    const done = this.#decided.get(`${person}/${operation.id}`);
    if (done !== undefined) {
      if (done.stream !== stream || done.note !== operation.note) return 'invalid';
      return done.outcome === 'applied' ? 'duplicate' : 'conflict';
    }
    if (role === 'observer') return 'not-allowed';
    const outcome =
      operation.kind === 'create' ? this.#create(person, stream, role, operation)
      : operation.kind === 'resolve' ? this.#resolve(stream, operation)
      : this.#change(person, stream, role, operation);
    if (outcome === 'applied' || outcome === 'conflict') {
      this.#decided.set(`${person}/${operation.id}`, { stream, note: operation.note, outcome, after: 'after' in operation ? operation.after : null });
    }
    return outcome;
  }

  #resolve(stream: string, operation: Operation & { kind: 'resolve' }): 'applied' | RefusedCode {
    const kept = this.notes.get(`${stream}/${operation.note}`);
    if (kept === undefined) return 'not-allowed';
    if (kept.reply) return 'invalid';
    if (!kept.record.deleted && kept.record.resolved !== operation.resolved) kept.record = { ...kept.record, resolved: operation.resolved, revision: this.#next(stream), changed: this.#now() };
    return 'applied';
  }

  #create(person: UserId, stream: string, role: Role | 'owner', operation: Operation & { kind: 'create' }): 'applied' | 'conflict' | RefusedCode {
    if (operation.content.kind === 'agreed' && role !== 'head') return 'not-allowed';
    const known = this.notes.get(`${stream}/${operation.note}`);
    if (known !== undefined) return known.author === person || (known.agreed && operation.content.kind === 'agreed') ? 'conflict' : 'not-allowed';
    const { content } = operation;
    if (content.parent !== null && this.notes.get(`${stream}/${content.parent}`)?.record.document !== content.document) return 'not-allowed';
    const revision = this.#next(stream);
    const set = { revision, operation: operation.id };
    const record: NoteRecord = {
      ...content, wording: content.wording ?? null, resolved: false, id: operation.note, delegation: operation.delegation, author: person, created: operation.at, edited: operation.at,
      deleted: false, revision, changed: this.#now(),
    };
    this.notes.set(`${stream}/${operation.note}`, { author: person, reply: content.kind === 'reply', agreed: content.kind === 'agreed', record, set: { body: { ...set }, position: { ...set }, wording: { ...set }, anchor: { ...set } } });
    this.#keep(stream, operation.note, 'create', content.body);
    return 'applied';
  }

  #change(person: UserId, stream: string, role: Role | 'owner', operation: Operation & { kind: 'edit' | 'delete' }): 'applied' | 'conflict' | RefusedCode {
    const before = operation.after === null ? undefined : this.#decided.get(`${person}/${operation.after}`);
    if (operation.after !== null && (before === undefined || before.stream !== stream || before.note !== operation.note)) return 'depends-on-refused';
    const kept = this.notes.get(`${stream}/${operation.note}`);
    if (kept === undefined) return 'not-allowed';
    if (kept.agreed ? role !== 'head' : kept.author !== person && !(operation.kind === 'delete' && role === 'head')) return 'not-allowed';
    const base = operation.base > this.#revision(stream) ? 0 : operation.base;
    const chain = this.#chain(person, operation.after);
    const changed = (field: Field): boolean => kept.set[field].revision > base && !chain.has(kept.set[field].operation);
    if (before?.outcome === 'conflict') {
      if (operation.kind === 'edit' && operation.changes.body !== undefined) this.#keep(stream, operation.note, 'conflict', operation.changes.body);
      return 'conflict';
    }
    if (operation.kind === 'edit') return this.#edit(stream, kept, operation.id, operation.changes, operation.at, changed);
    if (kept.record.deleted) return 'applied';
    if (changed('body') || (kept.record.wording !== null && changed('wording'))) return 'conflict';
    this.#keep(stream, operation.note, 'delete', kept.record.body);
    const { id, delegation, document } = kept.record;
    kept.record = { id, delegation, document, deleted: true, revision: this.#next(stream), changed: this.#now() };
    return 'applied';
  }

  #edit(stream: string, kept: Kept, operation: string, changes: NoteChanges, at: string, changed: (field: Field) => boolean): 'applied' | 'conflict' {
    const { record } = kept;
    if (
      record.deleted ||
      (changes.body !== undefined && changed('body') && record.body !== changes.body) ||
      (changes.position !== undefined && changed('position') && record.position !== changes.position) ||
      (changes.wording !== undefined && changed('wording') && record.wording !== changes.wording) ||
      (changes.anchor !== undefined && changed('anchor') && !sameAnchor(record.anchor, changes.anchor))
    ) {
      this.#keep(stream, record.id, 'conflict', changes.body ?? (record.deleted ? '' : record.body));
      return 'conflict';
    }
    const revision = this.#next(stream);
    for (const field of ['body', 'position', 'wording', 'anchor'] as const) if (changes[field] !== undefined) kept.set[field] = { revision, operation };
    if (changes.body !== undefined && changes.body !== record.body) this.replaced.push({ note: record.id, before: record.body, by: changes.body });
    kept.record = {
      ...record, revision, edited: at, changed: this.#now(),
      body: changes.body ?? record.body,
      position: changes.position === undefined ? record.position : changes.position,
      wording: changes.wording === undefined ? record.wording : changes.wording,
      anchor: changes.anchor ?? record.anchor,
      tags: changes.tags === undefined ? record.tags : applyTags(record.tags, changes.tags),
    };
    this.#keep(stream, record.id, 'edit', kept.record.body);
    return 'applied';
  }

  #chain(person: UserId, after: string | null): Set<string> {
    const chain = new Set<string>();
    for (let id = after; id !== null && !chain.has(id); id = this.#decided.get(`${person}/${id}`)?.after ?? null) chain.add(id);
    return chain;
  }

  #keep(stream: string, note: NoteId, action: Version['action'], body: string): void {
    this.history.push({ stream, note, action, body });
  }

  #now(): string {
    return new Date(this.#tick).toISOString();
  }

  #revision(stream: string): number {
    return this.#revisions.get(stream) ?? 0;
  }

  #next(stream: string): number {
    const revision = this.#revision(stream) + 1;
    this.#revisions.set(stream, revision);
    this.#tick += 1;
    this.#marks.set(stream, [...(this.#marks.get(stream) ?? []), `${revision}.${this.#tick}`]);
    return revision;
  }
}
