import type { Frame } from './phoenix.ts';
import { PresenceList } from './presence.ts';

export interface Connection {
  send(frame: Frame): void;
  /** Asks the policies again, and closes the channel where they say no. */
  recheck(topic: string): Promise<void>;
  end(): void;
}

/** What the connections of one relay share: who listens to which topic, and who is present there. */
export interface Switchboard {
  join(topic: string, connection: Connection): PresenceList;
  leave(topic: string, connection: Connection): void;
  /** To everybody on the topic, the sender included. */
  send(topic: string, event: string, payload: unknown): void;
  /** Who listens to the topic. */
  on(topic: string): Iterable<Connection>;
}

export function openSwitchboard(): Switchboard {
  const topics = new Map<string, { readonly members: Set<Connection>; readonly presence: PresenceList }>();
  const self: Switchboard = {
    join(topic, member) {
      const room = topics.get(topic) ?? { members: new Set<Connection>(), presence: new PresenceList() };
      topics.set(topic, room);
      room.members.add(member);
      return room.presence;
    },
    leave(topic, member) {
      const room = topics.get(topic);
      if (room === undefined) return;
      room.members.delete(member);
      const diff = room.presence.untrack(member);
      if (diff !== null) self.send(topic, 'presence_diff', diff);
      if (room.members.size === 0) topics.delete(topic);
    },
    send(topic, event, payload) {
      const frame: Frame = { joinRef: null, ref: null, topic: `realtime:${topic}`, event, payload };
      for (const member of self.on(topic)) member.send(frame);
    },
    on: (topic) => topics.get(topic)?.members ?? [],
  };
  return self;
}
