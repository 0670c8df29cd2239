import { createHmac } from 'node:crypto';
import type { RealtimeChannel } from '@supabase/supabase-js';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { onBothBackends, type Person } from './backends.ts';
import { create } from './operations.ts';

interface Heard {
  readonly channel: RealtimeChannel;
  readonly events: readonly { readonly event: string; readonly payload: unknown }[];
  readonly statuses: readonly string[];
  /** Waits until it has heard the event. */
  next(event: string): Promise<unknown>;
}

const WAIT_MS = 10_000;

async function until(check: () => boolean, what: string): Promise<void> {
  const end = Date.now() + WAIT_MS;
  while (!check()) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Joins a channel as people's clients do; resolves when the answer is there. */
async function listen(person: Pick<Person, 'client'>, topic: string, isPrivate = true, key = ''): Promise<Heard> {
  const events: { event: string; payload: unknown }[] = [];
  const statuses: string[] = [];
  const channel = person.client.channel(topic, { config: { private: isPrivate, presence: { key, enabled: true } } });
  channel.on('broadcast', { event: '*' }, ({ event, payload }) => events.push({ event, payload }));
  channel.subscribe((status) => statuses.push(status));
  await until(() => statuses.length > 0, 'an answer to a join');
  return {
    channel,
    events,
    statuses,
    async next(event) {
      await until(() => events.some((one) => one.event === event), event);
      return events.find((one) => one.event === event)?.payload;
    },
  };
}

onBothBackends('realtime', (stage) => {
  const topicOf = async (person: Person): Promise<string> => (await person.call('my_streams', {})).delegations[0]!.topic;

  test('tells everybody in a delegation its new revision, and not a word more', async () => {
    const { id, head, observer } = await stage().delegation({ observer: 'observer' });
    const topic = await topicOf(head);
    const [own, other] = [await listen(head, topic), await listen(observer, topic)];
    await head.call('push_operations', { p_operations: [create(id, { body: 'confidential' }), create(id)] });
    for (const ear of [own, other]) expect(await ear.next('revision')).toEqual({ revision: 2 });
    expect(JSON.stringify([own.events, other.events])).not.toContain('confidential');
  });

  test('tells a person of his private notes on his own channel', async () => {
    const person = await stage().person();
    const ear = await listen(person, (await person.call('my_streams', {})).person.topic);
    await person.call('push_operations', { p_operations: [create(null)] });
    expect(await ear.next('revision')).toEqual({ revision: 1 });
  });

  describe('refuses', () => {
    test('outsiders, strangers and public channels, real topics and invented ones alike', async () => {
      const { head, member } = await stage().delegation({ member: 'member' });
      const outsider = await stage().person();
      const topic = await topicOf(head);
      const old = topic.replace(/:[^:]*$/, `:${crypto.randomUUID()}`);
      const tries: [Pick<Person, 'client'>, string, boolean][] = [
        [outsider, topic, true],
        [outsider, old, true],
        [outsider, `person:${head.id}`, true],
        [head, `person:${member.id}`, true],
        [head, topic.split(':').slice(0, 2).join(':'), true],
        [head, topic, false],
        [head, "' or true --", true],
        [{ client: stage().stranger() }, topic, true],
      ];
      for (const [person, wanted, isPrivate] of tries) expect([wanted, (await listen(person, wanted, isPrivate)).statuses[0]]).toEqual([wanted, 'CHANNEL_ERROR']);
    });

    test('somebody who was removed, at once and on the channel that he is on', async () => {
      const { id, head, member } = await stage().delegation({ member: 'member' });
      const topic = await topicOf(head);
      const removed = await listen(member, topic);
      expect(removed.statuses).toEqual(['SUBSCRIBED']);
      await head.call('remove_member', { p_delegation: id, p_person: member.id });
      await until(() => removed.statuses.includes('CLOSED'), 'the end of the channel');
      const heardSoFar = removed.events.length;
      await head.call('push_operations', { p_operations: [create(id)] });
      const again = await listen(head, await topicOf(head));
      await head.call('push_operations', { p_operations: [create(id)] });
      await again.next('revision');
      expect(removed.events).toHaveLength(heardSoFar);
      expect((await listen(member, topic)).statuses[0]).toBe('CHANNEL_ERROR');
    });

    test('broadcasts by clients: only the backend speaks', async () => {
      const { head, member } = await stage().delegation({ member: 'member' });
      const topic = await topicOf(head);
      const [speaker, ear] = [await listen(member, topic), await listen(head, topic)];
      await speaker.channel.send({ type: 'broadcast', event: 'revision', payload: { revision: 999 } });
      await member.client.channel(topic, { config: { private: true } }).httpSend('revision', { revision: 999 }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(ear.events).toEqual([]);
    });

    test('tokens that this backend did not sign, or that are over', async () => {
      const { head } = await stage().delegation({});
      const topic = await topicOf(head);
      const { data } = await head.client.auth.getSession();
      const good = data.session?.access_token ?? '';
      const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
      const sign = (header: object, claims: object, secret: string): string => {
        const body = `${encode(header)}.${encode(claims)}`;
        return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
      };
      const claims = JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
      const bad = [
        '',
        'x.y.z',
        sign({ alg: 'HS256', typ: 'JWT' }, claims, 'another secret that is long enough'),
        `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claims)}.`,
        `${good.split('.')[0]}.${encode({ ...claims, sub: crypto.randomUUID() })}.${good.split('.')[2]}`,
      ];
      expect(await joinRaw(stage().backend.url, stage().backend.anonKey, topic, good)).toBe('ok');
      expect(await joinRaw(stage().backend.url, stage().backend.anonKey, topic, good, '')).toBe('error');
      for (const token of bad) expect(await joinRaw(stage().backend.url, stage().backend.anonKey, topic, token)).toBe('error');
    });

    test('connections without the key, from foreign pages, and under a foreign name', async () => {
      const { url, anonKey } = stage().backend;
      const address = `${url.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0`;
      const status = (to: string, headers: Record<string, string> = {}): Promise<number> =>
        new Promise((resolve) => {
          const socket = new WebSocket(to, { headers });
          socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
          socket.on('open', () => {
            socket.close();
            resolve(101);
          });
          socket.on('error', () => undefined);
        });
      expect(await status(address)).toBe(401);
      expect(await status(`${address}&apikey=x`)).toBe(401);
      expect(await status(`${address}&apikey=${anonKey}`)).toBe(101);
      expect(await status(`${address}&apikey=${anonKey}`, { origin: 'https://www.itu.int' })).toBe(403);
      expect(await status(`${address}&apikey=${anonKey}`, { host: 'evil.example' })).toBe(403);
      expect(await status(`${address}&apikey=${anonKey}`, { origin: 'chrome-extension://abcdefgh' })).toBe(101);
    });

    test('nonsense, without falling over', async () => {
      const { url, anonKey } = stage().backend;
      const socket = new WebSocket(`${url.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0&apikey=${anonKey}`);
      await new Promise((resolve) => socket.once('open', resolve));
      for (const text of ['', '{', '[]', '[1,2,3,4,5]', '{"a":1}', '["1","1","realtime:x","phx_join",null]', '["1","1","__proto__","phx_join",{"config":{"private":true}}]', `"${'x'.repeat(60_000)}"`]) socket.send(text);
      socket.send(Buffer.from([3, 255, 255, 255, 255, 255, 1]));
      const answer = new Promise((resolve) => socket.on('message', (data) => String(data).includes('"9"') && resolve(String(data))));
      socket.send('[null,"9","phoenix","heartbeat",{}]');
      expect(await answer).toBe('[null,"9","phoenix","phx_reply",{"status":"ok","response":{}}]');
      socket.terminate();
    });
  });

  test('shows who is present, and where, and who left', async () => {
    const { head, member } = await stage().delegation({ member: 'member' });
    const topic = await topicOf(head);
    const watcher = await listen(head, topic, true, head.id);
    const reader = await listen(member, topic, true, member.id);
    await reader.channel.track({ person: member.id, document: 'un:A/RES/67/195', path: 'O3' });
    await until(() => member.id in watcher.channel.presenceState(), 'presence');
    expect(watcher.channel.presenceState()[member.id]).toMatchObject([{ person: member.id, path: 'O3' }]);
    await reader.channel.track({ person: member.id, document: 'un:A/RES/67/195', path: 'O4' });
    await until(() => JSON.stringify(watcher.channel.presenceState()).includes('O4'), 'the move');
    expect(watcher.channel.presenceState()[member.id]).toHaveLength(1);
    await member.client.removeAllChannels();
    await until(() => !(member.id in watcher.channel.presenceState()), 'leaving');
  });

  test('shows nobody as present but himself', async () => {
    const { head, member } = await stage().delegation({ member: 'member' });
    const topic = await topicOf(head);
    const watcher = await listen(head, topic, true, head.id);
    const forger = await listen(member, topic, true, head.id);
    expect(await forger.channel.track({ person: head.id, document: 'un:A/RES/67/195', path: 'O3' })).toBe('error');
    expect(await forger.channel.track({ person: member.id, document: 'un:A/RES/67/195', path: 'O4' })).toBe('ok');
    await until(() => JSON.stringify(watcher.channel.presenceState()).includes('O4'), 'presence');
    expect(JSON.stringify(watcher.channel.presenceState())).not.toContain(head.id);
  });

  test('keeps the log free of what people write', async () => {
    const { id, head } = await stage().delegation({});
    await head.call('push_operations', { p_operations: [create(id, { body: 'zebra-secret' })] });
    await head.client.from('notes').insert({ body: 'zebra-secret' });
    await head.client.from('notes').select('id').eq('id', 'zebra-secret');
    await head.client.rpc('note_history', { p_delegation: id, p_note: 'zebra-secret' });
    await head.client.rpc('zebra_secret', { 'zebra-secret': 1 });
    expect(stage().log.join('\n')).not.toMatch(/zebra/);
  });
});

/** One join over a bare socket; the status of the reply. */
function joinRaw(url: string, key: string, topic: string, token: string, prefix = 'realtime:'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0&apikey=${key}`);
    socket.on('error', reject);
    socket.on('open', () => socket.send(JSON.stringify(['1', '1', `${prefix}${topic}`, 'phx_join', { config: { private: true }, access_token: token }])));
    socket.on('message', (data) => {
      const [, , , event, payload] = JSON.parse(String(data)) as [unknown, unknown, unknown, string, { status: string }];
      if (event !== 'phx_reply') return;
      socket.terminate();
      resolve(payload.status);
    });
  });
}
