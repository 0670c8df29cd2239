import type { WebSocket } from 'ws';
import type { Database } from '../database.ts';
import { buckets } from '../buckets.ts';
import { kindOf, type Log } from '../log.ts';
import { field, readFrame, reply, writeFrame, type Frame } from './phoenix.ts';
import type { PresenceList } from './presence.ts';
import { rightsOn, sessionOf, type Session } from './rights.ts';
import type { Connection, Switchboard } from './switchboard.ts';

interface Channel {
  readonly topic: string;
  readonly joinRef: string | null;
  readonly key: string;
  readonly presence: PresenceList;
  readonly seesPresence: boolean;
  readonly present: boolean;
  session: Session;
  timer: NodeJS.Timeout;
}

interface Context {
  readonly database: Database;
  readonly secret: Uint8Array;
  readonly switchboard: Switchboard;
  readonly log: Log;
}

const MOST_CHANNELS = 100;
const MOST_PRESENCE_BYTES = 4096;
/** Clients beat every 20–25 s; one that is silent for this long is gone (a closed lid sends no farewell). */
const SILENCE_MS = 75_000;
/** What a client that cannot keep up may have waiting before it is let go: it pulls when it comes back. */
const MOST_WAITING_BYTES = 1_000_000;

const PREFIX = 'realtime:';
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Whether a name says that it is somebody else's. */
function isAnothers(name: unknown, { person }: Session): boolean {
  return typeof name === 'string' && UUID.test(name) && name !== person;
}

/** One client's socket. Its messages are handled one after another, in the order in which they came. */
export function connection(socket: WebSocket, { database, secret, switchboard, log }: Context): Connection {
  const channels = new Map<string, Channel>();
  const messages = buckets(100, 50);
  let counter = 0;
  let last: Promise<void> = Promise.resolve();
  let silence = setTimeout(() => socket.terminate(), SILENCE_MS);

  const self: Connection = {
    send(frame) {
      if (socket.readyState !== socket.OPEN) return;
      if (frame.event.startsWith('presence_') && channels.get(frame.topic)?.seesPresence !== true) return;
      if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate();
      else socket.send(writeFrame(frame));
    },
    async recheck(topic) {
      const channel = channels.get(`${PREFIX}${topic}`);
      if (channel === undefined) return;
      const rights = await rightsOn(topic, channel.session, database);
      if (!rights.listen && channels.get(`${PREFIX}${topic}`) === channel) close(channel);
    },
    end: () => socket.close(1001),
  };

  function push(channel: Channel, event: string, payload: unknown): void {
    self.send({ joinRef: channel.joinRef, ref: null, topic: `${PREFIX}${channel.topic}`, event, payload });
  }

  function forget(channel: Channel): void {
    clearTimeout(channel.timer);
    channels.delete(`${PREFIX}${channel.topic}`);
    switchboard.leave(channel.topic, self);
  }

  function close(channel: Channel): void {
    push(channel, 'phx_close', {});
    forget(channel);
  }

  function expireAt(session: Session, topic: string): NodeJS.Timeout {
    const wait = Math.min(Math.max(0, session.expires - Date.now()), 2 ** 31 - 1);
    return setTimeout(() => {
      const channel = channels.get(`${PREFIX}${topic}`);
      if (channel !== undefined) close(channel);
    }, wait).unref();
  }

  async function join(frame: Frame): Promise<void> {
    const refuse = (reason: string): void => self.send(reply(frame, 'error', { reason }));
    // One name for one channel: what is known of it is found by that.
    if (!frame.topic.startsWith(PREFIX)) return refuse('unmatched topic');
    const topic = frame.topic.slice(PREFIX.length);
    const config = field(frame.payload, 'config');
    if (field(config, 'private') !== true) return refuse('Only private channels are allowed');
    const session = await sessionOf(field(frame.payload, 'access_token'), secret);
    const rights = session === null ? null : await rightsOn(topic, session, database);
    // No session, no such topic, no right to it: one answer.
    if (session === null || rights === null || !rights.listen) return refuse('Unauthorized: You do not have permissions to read from this Channel topic');
    if (channels.size >= MOST_CHANNELS) return refuse('Too many channels');
    if (socket.readyState !== socket.OPEN) return;
    const earlier = channels.get(frame.topic);
    if (earlier !== undefined) forget(earlier);
    const asked = field(field(config, 'presence'), 'key');
    const channel: Channel = {
      topic,
      joinRef: frame.joinRef ?? frame.ref,
      // Clients keep who is present by these in plain objects, which have names of their own.
      key: typeof asked === 'string' && asked !== '' && asked.length <= 100 && !(asked in {}) && !isAnothers(asked, session) ? asked : crypto.randomUUID(),
      presence: switchboard.join(topic, self),
      seesPresence: field(field(config, 'presence'), 'enabled') === true,
      present: rights.present,
      session,
      timer: expireAt(session, topic),
    };
    channels.set(frame.topic, channel);
    self.send(reply(frame, 'ok', { postgres_changes: [] }));
    if (channel.seesPresence) push(channel, 'presence_state', channel.presence.state());
  }

  async function renew(channel: Channel, frame: Frame): Promise<void> {
    const session = await sessionOf(field(frame.payload, 'access_token'), secret);
    // Another person's token on an open channel would carry the first one's rights along.
    if (session === null || session.person !== channel.session.person) return close(channel);
    clearTimeout(channel.timer);
    channel.session = session;
    channel.timer = expireAt(session, channel.topic);
    await self.recheck(channel.topic);
  }

  function presence(channel: Channel, frame: Frame): void {
    const event = field(frame.payload, 'event');
    const meta = field(frame.payload, 'payload');
    if (!channel.present || isAnothers(field(meta, 'person'), channel.session)) return self.send(reply(frame, 'error', { reason: 'Unauthorized' }));
    if (event === 'untrack') {
      const diff = channel.presence.untrack(self);
      if (diff !== null) switchboard.send(channel.topic, 'presence_diff', diff);
    } else if (event === 'track' && typeof meta === 'object' && meta !== null && !Array.isArray(meta) && JSON.stringify(meta).length <= MOST_PRESENCE_BYTES) {
      counter += 1;
      switchboard.send(channel.topic, 'presence_diff', channel.presence.track(self, channel.key, { ...meta, phx_ref: `${channel.key}.${counter}` }));
    } else {
      return self.send(reply(frame, 'error', { reason: 'Not understood' }));
    }
    self.send(reply(frame, 'ok', {}));
  }

  async function handle(frame: Frame): Promise<void> {
    if (frame.topic === 'phoenix') return void (frame.event === 'heartbeat' && self.send(reply(frame, 'ok', {})));
    if (frame.event === 'phx_join') return join(frame);
    const channel = channels.get(frame.topic);
    if (channel === undefined) return self.send(reply(frame, 'error', { reason: 'unmatched topic' }));
    switch (frame.event) {
      case 'phx_leave':
        forget(channel);
        return self.send(reply(frame, 'ok', {}));
      case 'access_token':
        return renew(channel, frame);
      case 'presence':
        return presence(channel, frame);
      default:
        // Broadcasts by clients among them: only the database speaks here.
        return self.send(reply(frame, 'error', { reason: 'Unauthorized' }));
    }
  }

  socket.on('message', (data, isBinary) => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.terminate(), SILENCE_MS);
    // Binary frames are broadcasts by clients, which nobody may send.
    const frame = isBinary ? null : readFrame(String(data));
    if (!messages.take('', Date.now())) return socket.close(1008);
    if (frame === null) return;
    last = last.then(() => handle(frame)).catch((error: unknown) => {
      log(`error ${kindOf(error) ?? 'of an unknown kind'} in realtime`);
      self.send(reply(frame, 'error', { reason: 'Internal error' }));
    });
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearTimeout(silence);
    for (const channel of channels.values()) forget(channel);
  });
  return self;
}
