/** Keeps one person's notes and the backend's in step, for as long as he is signed in. Runs in the background only. */
import type { SupabaseClient } from '@supabase/supabase-js';
import type { DelegationId } from '../../shared/notes/types.ts';
import { type Account, database, PRIVATE, type StreamKey } from '../store/database.ts';
import { type Connection, setValue, valueOf } from '../store/values.ts';
import { type Call, CallFailure, calling } from './calling.ts';
import { type Live, openLive, type Place } from './live.ts';
import { patience } from './patience.ts';
import { pauseBefore } from './pauses.ts';
import type { Present } from './presence.ts';
import { pullRoster, pullStream, takeStreams } from './pull.ts';
import { pushAll } from './push.ts';

export interface Engine {
  /** Sends what waits. */
  wrote(): void;
  /** Looks after everything: what waits, which delegations, every stream; at once, whatever the pause and whatever hangs. */
  look(): void;
  /** Called by an alarm: looks only when no open channel would have told. */
  tick(): void;
  /** Where the person is, for the members of one delegation; null: nowhere. */
  here(place: Place | null): void;
  stop(): void;
}

export interface EngineOptions {
  readonly client: SupabaseClient;
  readonly account: Account;
  /** Notes on these documents look different now. */
  readonly changed: (documents: ReadonlySet<string>) => void;
  /** Who is where, in a delegation. */
  readonly present?: (stream: StreamKey, present: readonly Present[]) => void;
  /** Renews the sign-in; false: it is over. @throws CallFailure when the backend does not answer */
  readonly renew: () => Promise<boolean>;
}

/** Even with every channel open the streams are looked at this often, in milliseconds: a hint can be lost. */
const LOOK_EVERY = 5 * 60_000;

interface Work {
  push: boolean;
  everything: boolean;
  streams: Set<StreamKey>;
  rosters: Set<StreamKey>;
}

const none = (): Work => ({ push: false, everything: false, streams: new Set(), rosters: new Set() });

export function startEngine(options: EngineOptions): Engine {
  const { account } = options;
  const ask = calling(options.client);
  const waiting = patience();
  // What is answered after signing out must not be written down any more: notes would come back, or a cursor without them.
  const call: Call = async (name, asked) => {
    if (stopped) throw new CallFailure('unreachable', 'stopped');
    return waiting.waitFor(ask(name, asked));
  };
  let work = none();
  let running = false;
  /** Whether an attempt was asked for since the one that is under way began: if that fails, another follows at once. */
  let again = false;
  let stopped = false;
  let tries = 0;
  /** Whether the sign-in was renewed since a call last succeeded, or the engine last looked: once is enough to know that it is over. */
  let renewed = false;
  /** Until the backend is tried again. */
  let pause: ReturnType<typeof setTimeout> | null = null;
  /** Until a deletion can no longer be taken back; of its own, since nothing that comes in between may put it off. */
  let due: ReturnType<typeof setTimeout> | null = null;
  let live: Live | null = null;
  let looked = performance.now();

  const want = (change: (work: Work) => void, now: boolean): void => {
    change(work);
    // A pause that grew while the backend was away is only cut short by what may mean that it is back.
    if (now) {
      again = true;
      if (pause !== null) clearTimeout(pause);
      pause = null;
      void run();
    } else if (pause === null) void run();
  };

  live = openLive(options.client, {
    revision: (stream) => want((each) => each.streams.add(stream), true),
    roster: (stream) => want((each) => people(each, stream), true),
    // What was said of notes or of people while it was closed, or opening, was not heard.
    joined: (stream) => want((each) => {
      each.push = true;
      each.streams.add(stream);
      people(each, stream);
    }, true),
    present: (stream, present) => {
      if (!stopped) options.present?.(stream, present);
    },
  });

  const pending = (): boolean => !stopped && (work.push || work.everything || work.streams.size + work.rosters.size > 0);

  const run = async (): Promise<void> => {
    if (running || stopped) return;
    running = true;
    try {
      while (pending()) {
        const taken = work;
        work = none();
        again = false;
        try {
          await oneAtATime(() => doWork(taken));
          tries = 0;
          renewed = false;
        } catch (error) {
          merge(work, taken);
          const next = await survive(error);
          if (next === 'at once' || again) continue;
          if (next === 'later') tryAfter(pauseBefore(tries++));
          break;
        }
      }
    } finally {
      running = false;
    }
  };

  const doWork = async (taken: Work): Promise<void> => {
    if (taken.push || taken.everything) {
      const pushed = await pushAll(account, call);
      if (pushed.documents.size > 0) options.changed(pushed.documents);
      if (pushed.next !== null) sendAfter(pushed.next);
    }
    const streams = taken.streams;
    if (taken.everything) {
      const mine = await call('my_streams', {});
      if (stopped) return;
      const gone = await takeStreams(account, mine);
      if (gone.size > 0) options.changed(gone);
      live?.follow(mine);
      streams.add(PRIVATE);
      for (const each of mine.delegations) {
        streams.add(each.id);
        const known = await database.delegations.get([account, each.id]);
        if (known?.roster.length !== each.members) taken.rosters.add(each.id);
      }
      await takeName(mine.person.name);
    }
    for (const stream of streams) await pull(stream);
    for (const stream of taken.rosters) {
      if (await database.delegations.get([account, stream])) await pullRoster(account, stream as DelegationId, call);
    }
    await connection('online');
  };

  const pull = async (stream: StreamKey): Promise<void> => {
    try {
      const documents = await pullStream(account, stream, call);
      if (documents.size > 0) options.changed(documents);
    } catch (error) {
      // No longer in that delegation: the list of delegations tells what to forget.
      if (stream !== PRIVATE && error instanceof CallFailure && error.reason === 'not-allowed') work.everything = true;
      else throw error;
    }
  };

  /** @returns when to try again; `over`: not before somebody asks for it, since the sign-in is */
  const survive = async (error: unknown): Promise<'at once' | 'later' | 'over'> => {
    if (stopped) return 'over';
    if (error instanceof CallFailure && error.reason === 'not-signed-in') {
      try {
        if (!renewed) {
          // Only an answer counts: a renewal that did not get through is tried again with the next call.
          const still = await waiting.waitFor(options.renew());
          renewed = true;
          if (still) return 'at once';
        }
        tries++;
        await connection('expired');
        return 'over';
      } catch {
        // The renewal did not get through either: the backend is away, not the sign-in over.
      }
    }
    await connection('unreachable');
    return 'later';
  };

  const tryAfter = (milliseconds: number): void => {
    if (pause !== null) clearTimeout(pause);
    pause = setTimeout(() => {
      pause = null;
      work.push = true;
      void run();
    }, milliseconds);
  };

  const sendAfter = (milliseconds: number): void => {
    if (due !== null) clearTimeout(due);
    due = setTimeout(() => {
      due = null;
      want((each) => { each.push = true; }, false);
    }, milliseconds);
  };

  const connection = async (state: Connection): Promise<void> => {
    try {
      if (!stopped && (await valueOf('connection')) !== state) await setValue('connection', state);
    } catch {
      // A full disk keeps this word from being written; the pause after it must come all the same.
    }
  };

  const takeName = async (name: string): Promise<void> => {
    const signedIn = await valueOf('account');
    if (!stopped && signedIn !== null && signedIn.id === account && signedIn.name !== name) await setValue('account', { ...signedIn, name });
  };

  const lookAround = (): void => {
    looked = performance.now();
    // It may have expired again since, before any call got through.
    renewed = false;
    want((each) => { each.everything = true; each.push = true; }, true);
  };

  const engine: Engine = {
    wrote: () => want((each) => { each.push = true; }, tries === 0),
    look: () => {
      waiting.hurry();
      live?.hurry();
      lookAround();
    },
    tick: () => {
      if (live?.whole() !== true || tries > 0 || performance.now() - looked > LOOK_EVERY) lookAround();
      else engine.wrote();
    },
    here: (place) => live?.here(place),
    stop: () => {
      stopped = true;
      waiting.end();
      for (const timer of [pause, due]) if (timer !== null) clearTimeout(timer);
      live?.close();
    },
  };
  lookAround();
  return engine;
}

/** Two windows, two workers or a page and the background never send the same outbox at the same time. */
function oneAtATime(work: () => Promise<void>): Promise<void> {
  return navigator.locks.request('rapporteur-sync', work);
}

function people(work: Work, stream: StreamKey): void {
  work.everything = true;
  if (stream !== PRIVATE) work.rosters.add(stream);
}

function merge(into: Work, from: Work): void {
  into.push ||= from.push;
  into.everything ||= from.everything;
  for (const stream of from.streams) into.streams.add(stream);
  for (const stream of from.rosters) into.rosters.add(stream);
}

export type { Call };
