/** Private realtime channels, one a stream: hints only. Whatever is missed, the next pull brings. */
import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { BROADCAST_REVISION, BROADCAST_ROSTER, type MyStreams, type Presence } from '../../shared/notes/protocol.ts';
import { PRIVATE, type StreamKey } from '../store/database.ts';
import { pauseBefore } from './pauses.ts';
import { presentIn, type Present } from './presence.ts';

export interface Hints {
  /** Something was written in the stream. */
  readonly revision: (stream: StreamKey) => void;
  /** Names, roles or memberships changed. */
  readonly roster: (stream: StreamKey) => void;
  /** The channel is open (again): what was said while it was not has to be pulled. */
  readonly joined: (stream: StreamKey) => void;
  /** Who is where, in a delegation. */
  readonly present: (stream: StreamKey, present: readonly Present[]) => void;
}

/** Where the person at this computer is, for the members of one delegation. */
export interface Place extends Presence {
  readonly stream: StreamKey;
}

export interface Live {
  /** Opens what is wanted and closes what is not. */
  follow(streams: MyStreams): void;
  /** Tells it to the delegation named, and to no other; null: to none. */
  here(place: Place | null): void;
  /** Opens at once what is closed, whatever the pause: the network may be back. */
  hurry(): void;
  /** Whether every wanted channel is open. */
  whole(): boolean;
  close(): void;
}

interface Followed {
  readonly stream: StreamKey;
  channel: RealtimeChannel | null;
  open: boolean;
  /** Whether the channel has been told where the person is. */
  told: boolean;
  tries: number;
  timer: ReturnType<typeof setTimeout> | null;
}

/** Places are gathered this long before they are told, in milliseconds: one message, not twenty to each of thirty people. */
const TELL_AFTER = 1_500;

export function openLive(client: SupabaseClient, hints: Hints): Live {
  const followed = new Map<string, Followed>();
  let place: Place | null = null;
  let telling: ReturnType<typeof setTimeout> | null = null;

  /** Says on an open channel where the person is, or that he is nowhere any more. */
  const tell = (entry: Followed): void => {
    const { channel } = entry;
    if (channel === null || !entry.open) return;
    if (place !== null && place.stream === entry.stream) {
      const { person, name, document, path } = place;
      entry.told = true;
      void channel.track({ person, name, document, path }).catch(() => undefined);
    } else if (entry.told) {
      entry.told = false;
      void channel.untrack().catch(() => undefined);
    }
  };

  const join = async (topic: string, entry: Followed): Promise<void> => {
    try {
      await client.realtime.setAuth();
    } catch {
      // Without a fresh token the join is refused, and tried again below.
    }
    if (followed.get(topic) !== entry) return;
    const channel = client.channel(topic, { config: { private: true, broadcast: { self: true } } });
    entry.channel = channel;
    if (entry.stream !== PRIVATE) channel.on('presence', { event: 'sync' }, () => hints.present(entry.stream, presentIn(channel.presenceState())));
    channel
      .on('broadcast', { event: BROADCAST_REVISION }, () => hints.revision(entry.stream))
      .on('broadcast', { event: BROADCAST_ROSTER }, () => hints.roster(entry.stream))
      .subscribe((status) => {
        if (followed.get(topic) !== entry || entry.channel !== channel) return;
        if (status === 'SUBSCRIBED') {
          entry.open = true;
          entry.tries = 0;
          entry.told = false;
          tell(entry);
          hints.joined(entry.stream);
          return;
        }
        entry.open = false;
        again(topic, entry);
      });
  };

  const again = (topic: string, entry: Followed): void => {
    if (entry.timer !== null) return;
    entry.timer = setTimeout(() => rejoin(topic, entry), pauseBefore(entry.tries++));
  };

  const rejoin = (topic: string, entry: Followed): void => {
    entry.timer = null;
    if (followed.get(topic) !== entry) return;
    const old = entry.channel;
    entry.channel = null;
    if (old !== null) void client.removeChannel(old).catch(() => undefined);
    void join(topic, entry);
  };

  const leave = (topic: string, entry: Followed): void => {
    followed.delete(topic);
    if (entry.timer !== null) clearTimeout(entry.timer);
    if (entry.channel !== null) void client.removeChannel(entry.channel).catch(() => undefined);
  };

  return {
    follow: (streams) => {
      const wanted = new Map<string, StreamKey>([[streams.person.topic, PRIVATE], ...streams.delegations.map((each) => [each.topic, each.id] as const)]);
      for (const [topic, entry] of followed) if (!wanted.has(topic)) leave(topic, entry);
      for (const [topic, stream] of wanted) {
        if (followed.has(topic)) continue;
        const entry: Followed = { stream, channel: null, open: false, told: false, tries: 0, timer: null };
        followed.set(topic, entry);
        void join(topic, entry);
      }
    },
    here: (now) => {
      place = now;
      // Scrolling through a document is not told clause by clause.
      telling ??= setTimeout(() => {
        telling = null;
        for (const entry of followed.values()) tell(entry);
      }, TELL_AFTER);
    },
    hurry: () => {
      for (const [topic, entry] of followed) {
        if (entry.timer === null) continue;
        clearTimeout(entry.timer);
        rejoin(topic, entry);
      }
    },
    whole: () => followed.size > 0 && [...followed.values()].every((entry) => entry.open),
    close: () => {
      if (telling !== null) clearTimeout(telling);
      for (const [topic, entry] of followed) leave(topic, entry);
    },
  };
}
