/**
 * A bad network and the browser's own clocks, for clients that share one process: nothing arrives by itself. The
 * simulator takes what is under way in any order, loses it, doubles it, or lets it arrive after its sender has given up.
 */
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Mark, Operation } from '../../shared/notes/protocol.ts';
import { CallFailure } from '../../extension/sync/calling.ts';
import type { DelegationId, UserId } from '../../shared/notes/types.ts';
import type { Chance } from './chance.ts';
import { living, type Life } from './memory.ts';
import { Problem, type Model, type Told } from './model.ts';

interface RpcAnswer {
  readonly data: unknown;
  readonly error: { readonly message: string } | null;
  readonly status: number;
}

/** A request on its way there, or its answer on its way back. */
interface Letter {
  readonly life: Life;
  readonly person: UserId;
  readonly name: string;
  readonly ask: Readonly<Record<string, unknown>>;
  readonly arrive: (answer: RpcAnswer) => void;
  answer: RpcAnswer | null;
  /** The sender was told that nothing came back; the request may still arrive. */
  givenUp: boolean;
}

interface Channel {
  readonly life: Life;
  readonly person: UserId;
  readonly topic: string;
  readonly hear: Map<string, () => void>;
  status: ((status: string) => void) | null;
  open: boolean;
}

const UNREACHABLE: RpcAnswer = { data: null, error: { message: 'fetch failed' }, status: 0 };

export interface Conditions {
  /** Whether this computer has a network just now. */
  readonly online: (life: Life) => boolean;
  /** Whether the backend's process runs. */
  readonly up: () => boolean;
  /** Everything arrives, once, and is answered. */
  readonly calm: () => boolean;
}

export class Network {
  readonly #model: Model;
  readonly #chance: Chance;
  readonly #conditions: Conditions;
  readonly #story: string[];
  /** Whose sign-in has expired. */
  readonly expired = new Set<UserId>();
  letters: Letter[] = [];
  channels: Channel[] = [];
  hints: { readonly channel: Channel; readonly told: Told }[] = [];
  joins: Channel[] = [];

  constructor(model: Model, chance: Chance, story: string[], conditions: Conditions) {
    this.#model = model;
    this.#chance = chance;
    this.#story = story;
    this.#conditions = conditions;
  }

  get busy(): boolean {
    return this.letters.some((each) => !each.life.dead && !each.givenUp) || this.hints.length > 0 || this.joins.length > 0;
  }

  /** What `extension/sync` uses of supabase-js. */
  clientOf(life: Life, person: UserId): SupabaseClient {
    const client = {
      rpc: (name: string, ask: Readonly<Record<string, unknown>>) =>
        new Promise<RpcAnswer>((arrive) => {
          // As it goes over the wire: no object is shared between the two sides.
          this.letters.push({ life, person, name, ask: JSON.parse(JSON.stringify(ask)) as Letter['ask'], arrive, answer: null, givenUp: false });
        }),
      realtime: { setAuth: () => Promise.resolve() },
      channel: (topic: string) => {
        const entry: Channel = { life, person, topic, hear: new Map(), status: null, open: false };
        const channel = {
          entry,
          on: (_kind: string, { event }: { event: string }, heard: () => void) => {
            entry.hear.set(event, heard);
            return channel;
          },
          subscribe: (status: (status: string) => void) => {
            entry.status = status;
            this.joins.push(entry);
            return channel;
          },
        };
        return channel;
      },
      removeChannel: (channel: { entry: Channel }) => {
        this.#forget(channel.entry);
        return Promise.resolve('ok');
      },
    };
    return client as unknown as SupabaseClient;
  }

  /** As the auth server does, if the question gets there. */
  renew(person: UserId): Promise<boolean> {
    if (!this.#conditions.calm() && (!this.#conditions.up() || this.#chance.is(0.4))) return Promise.reject(new CallFailure('unreachable', 'fetch failed'));
    this.expired.delete(person);
    return Promise.resolve(true);
  }

  /** The backend's word to whoever listens; that it is lost is part of the protocol. */
  tell(told: Told): void {
    for (const channel of this.channels) {
      if (channel.topic === told.topic && (this.#conditions.calm() || this.#chance.is(0.7))) this.hints.push({ channel, told });
    }
  }

  /** One thing that is under way goes on. @returns whether there was one */
  step(): boolean {
    const { hints, joins } = this;
    this.letters = this.letters.filter((each) => !each.life.dead || each.answer === null);
    const choice = this.#chance.below(this.letters.length * 3 + hints.length + joins.length);
    if (this.letters.length + hints.length + joins.length === 0) return false;
    if (choice < this.letters.length * 3) this.#post(this.letters[Math.floor(choice / 3)]!);
    else if (choice < this.letters.length * 3 + hints.length) {
      const [hint] = hints.splice(choice - this.letters.length * 3, 1);
      const { channel, told } = hint!;
      if (channel.open && !channel.life.dead) living(channel.life, () => channel.hear.get(told.event)?.());
    } else this.#join(joins.splice(choice - this.letters.length * 3 - hints.length, 1)[0]!);
    return true;
  }

  /** The backend's process, or a computer's network, is gone: requests end, sockets close. */
  cut(whose: (life: Life) => boolean, lostThere: boolean): void {
    for (const letter of this.letters.filter((each) => whose(each.life))) {
      if (lostThere) this.letters = this.letters.filter((each) => each !== letter);
      this.#fail(letter);
    }
    for (const channel of this.channels.filter((each) => whose(each.life))) {
      this.#forget(channel);
      if (!channel.life.dead) living(channel.life, () => channel.status?.('CLOSED'));
    }
  }

  #post(letter: Letter): void {
    const { calm, online, up } = this.#conditions;
    const bad = !calm();
    if (letter.answer === null) {
      const through = up() && (online(letter.life) || letter.life.dead || letter.givenUp);
      if (!through || (bad && this.#chance.is(0.08))) {
        // Lost on the way there; or only late, and then it still arrives.
        if (!through || this.#chance.is(0.5)) this.#drop(letter);
        return this.#fail(letter);
      }
      if (bad && this.#chance.is(0.06)) {
        this.#drop(letter);
        return this.#arrive(letter, { data: null, error: { message: this.#chance.is(0.5) ? 'rate-limited' : 'internal' }, status: this.#chance.is(0.5) ? 503 : 429 });
      }
      letter.answer = this.#ask(letter);
      // Sent again by a proxy on the way: the backend hears it twice.
      if (bad && this.#chance.is(0.1)) letter.answer = this.#ask(letter);
      if (letter.givenUp || letter.life.dead) this.#drop(letter);
      return;
    }
    this.#drop(letter);
    if (!online(letter.life) || (bad && this.#chance.is(0.12))) return this.#fail(letter);
    this.#arrive(letter, letter.answer);
  }

  #ask({ person, name, ask }: Letter): RpcAnswer {
    if (this.expired.has(person)) return { data: null, error: { message: 'not-signed-in' }, status: 401 };
    try {
      const data: unknown = JSON.parse(JSON.stringify(this.#procedure(person, name, ask)));
      if (name === 'push_operations') this.#story.push(`the server hears ${person.slice(-2)}: ${(data as { outcome: string }[]).map(({ outcome }) => outcome).join(', ')}`);
      return { data, error: null, status: 200 };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return { data: null, error: { message: error.message }, status: 400 };
    }
  }

  #procedure(person: UserId, name: string, ask: Readonly<Record<string, unknown>>): unknown {
    switch (name) {
      case 'push_operations':
        return this.#model.push(person, ask['p_operations'] as readonly Operation[], (ask['p_marks'] ?? {}) as Readonly<Record<string, Mark>>);
      case 'pull_changes':
        // Small pages, so that a schedule sees several.
        return this.#model.pull(person, ask['p_delegation'] as DelegationId | null, ask['p_after'] as number, 3, (ask['p_mark'] ?? null) as Mark | null);
      case 'common_revision':
        return this.#model.commonRevision(person, ask['p_delegation'] as DelegationId | null, ask['p_marks'] as readonly Mark[]);
      case 'my_streams':
        return this.#model.streams(person);
      case 'roster':
        return this.#model.roster(person, ask['p_delegation'] as DelegationId);
      default:
        throw new Error(`The model has no ${name}.`);
    }
  }

  #arrive(letter: Letter, answer: RpcAnswer): void {
    if (!letter.life.dead && !letter.givenUp) letter.arrive(answer);
  }

  #fail(letter: Letter): void {
    this.#arrive(letter, UNREACHABLE);
    letter.givenUp = true;
  }

  #drop(letter: Letter): void {
    this.letters = this.letters.filter((each) => each !== letter);
  }

  #join(channel: Channel): void {
    if (channel.life.dead) return;
    const { up, online } = this.#conditions;
    const open = up() && online(channel.life) && this.#model.topicsOf(channel.person).includes(channel.topic);
    channel.open = open;
    if (open) this.channels.push(channel);
    living(channel.life, () => channel.status?.(open ? 'SUBSCRIBED' : 'CHANNEL_ERROR'));
  }

  #forget(channel: Channel): void {
    channel.open = false;
    this.channels = this.channels.filter((each) => each !== channel);
    this.joins = this.joins.filter((each) => each !== channel);
  }
}
