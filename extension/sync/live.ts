/** Private realtime channels, one a stream: hints only. Whatever is missed, the next pull brings. */
import type { RealtimeChannel, SupabaseClient } from '@supabase/supabase-js';
import { BROADCAST_REVISION, BROADCAST_ROSTER, type MyStreams } from '../../shared/notes/protocol.ts';
import { PRIVATE, type StreamKey } from '../store/database.ts';
import { pauseBefore } from './pauses.ts';

export interface Hints {
  /** Something was written in the stream. */
  readonly revision: (stream: StreamKey) => void;
  /** Names, roles or memberships changed. */
  readonly roster: (stream: StreamKey) => void;
  /** The channel is open (again): what was said while it was not has to be pulled. */
  readonly joined: (stream: StreamKey) => void;
}

export interface Live {
  /** Opens what is wanted and closes what is not. */
  follow(streams: MyStreams): void;
  /** Whether every wanted channel is open. */
  whole(): boolean;
  close(): void;
}

interface Followed {
  readonly stream: StreamKey;
  channel: RealtimeChannel | null;
  open: boolean;
  tries: number;
  timer: ReturnType<typeof setTimeout> | null;
}

export function openLive(client: SupabaseClient, hints: Hints): Live {
  const followed = new Map<string, Followed>();

  const join = async (topic: string, entry: Followed): Promise<void> => {
    try {
      await client.realtime.setAuth();
    } catch {
      // Without a fresh token the join is refused, and tried again below.
    }
    if (followed.get(topic) !== entry) return;
    const channel = client.channel(topic, { config: { private: true, broadcast: { self: true } } });
    entry.channel = channel;
    channel
      .on('broadcast', { event: BROADCAST_REVISION }, () => hints.revision(entry.stream))
      .on('broadcast', { event: BROADCAST_ROSTER }, () => hints.roster(entry.stream))
      .subscribe((status) => {
        if (followed.get(topic) !== entry || entry.channel !== channel) return;
        if (status === 'SUBSCRIBED') {
          entry.open = true;
          entry.tries = 0;
          hints.joined(entry.stream);
          return;
        }
        entry.open = false;
        again(topic, entry);
      });
  };

  const again = (topic: string, entry: Followed): void => {
    if (entry.timer !== null) return;
    entry.timer = setTimeout(() => {
      entry.timer = null;
      if (followed.get(topic) !== entry) return;
      const old = entry.channel;
      entry.channel = null;
      if (old !== null) void client.removeChannel(old).catch(() => undefined);
      void join(topic, entry);
    }, pauseBefore(entry.tries++));
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
        const entry: Followed = { stream, channel: null, open: false, tries: 0, timer: null };
        followed.set(topic, entry);
        void join(topic, entry);
      }
    },
    whole: () => followed.size > 0 && [...followed.values()].every((entry) => entry.open),
    close: () => {
      for (const [topic, entry] of followed) leave(topic, entry);
    },
  };
}
