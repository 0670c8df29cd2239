/** Who asks for a sync, or whose network is back, gets an attempt at once: whatever hangs, whatever pause there was. */
import type { SupabaseClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createNote, wholeDocument } from '../../extension/store/notes.ts';
import { MOMENT } from '../../extension/sync/patience.ts';
import type { DelegationId, UserId } from '../../shared/notes/types.ts';
import { chance } from '../faults/chance.ts';
import { Clocks, installGlobals, useClocks } from '../faults/clocks.ts';
import { Computer, type Wire } from '../faults/computer.ts';
import { living } from '../faults/memory.ts';
import { Model } from '../faults/model.ts';
import { Network } from '../faults/network.ts';
import { pass as passOn } from '../faults/pass.ts';

vi.mock('../../extension/store/database.ts', async () => ({ database: (await import('../faults/memory.ts')).database, LOCAL: 'local', PRIVATE: 'private' }));

const DELEGATION = '00000000-0000-4000-8000-0000000000d1' as DelegationId;
const [HEAD, MEMBER] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'] as [UserId, UserId];
const NOTHING = { data: null, error: { message: 'fetch failed' }, status: 0 };

beforeAll(() => installGlobals());
afterAll(() => {
  useClocks(null);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

type Carry = 'at once' | 'never' | { readonly after: number; readonly lost?: boolean };

/** Two people's computers; what the first one asks is carried as the test says. */
async function hall() {
  const clocks = new Clocks(1);
  useClocks(clocks);
  let up = true;
  let carry: Carry = 'at once';
  const asked: number[] = [];
  const model: Model = new Model((told) => network.tell(told));
  const network: Network = new Network(model, chance(1), [], { online: () => true, up: () => up, calm: () => true });
  model.found(DELEGATION, { [HEAD]: 'head', [MEMBER]: 'member' });
  const slow: Wire = {
    clientOf: (life, person) => {
      const client = network.clientOf(life, person);
      const { rpc } = client as unknown as { rpc(name: string, ask: object): Promise<unknown> };
      const carried = async (name: string, ask: object): Promise<unknown> => {
        asked.push(clocks.now);
        if (carry === 'at once') return rpc(name, ask);
        if (carry === 'never') return new Promise(() => undefined);
        const { after, lost = false } = carry;
        await new Promise<void>((resolve) => living(life, () => setTimeout(resolve, after)));
        return lost ? NOTHING : rpc(name, ask);
      };
      return { ...client, rpc: carried } as unknown as SupabaseClient;
    },
  };
  const [desk, other] = [new Computer('desk', HEAD, slow), new Computer('other', MEMBER, network)];
  const pass = (milliseconds: number): Promise<void> => passOn(clocks, network, milliseconds);
  const write = async (computer: Computer, person: UserId, body: string): Promise<void> => {
    await living(computer.page, () => createNote(person, { stream: DELEGATION, document: 'un:A/RES/67/195', anchor: wholeDocument('ar'), kind: 'note', parent: null, body, tags: [], position: null }));
    computer.wrote();
    await pass(100);
  };
  const isOn = (computer: Computer, body: string): boolean => [...computer.disk.tables['notes']!.rows.values()].some((row) => (row['note'] as { body: string }).body === body);
  desk.wake();
  other.wake();
  await pass(1_000);
  return {
    desk, other, asked, model, pass, write, isOn,
    carrying: (now: Carry) => void (carry = now),
    isUp: (now: boolean) => {
      up = now;
      if (!now) network.cut(() => true, true);
    },
  };
}

test('a request on a dead connection does not hold up who asks', async () => {
  const { desk, other, pass, write, isOn, carrying } = await hall();
  carrying('never');
  await write(desk, HEAD, 'hangs');
  await pass(60_000);
  carrying('at once');
  desk.look();
  await pass(100);
  expect(isOn(other, 'hangs')).toBe(true);
});

test('a request that had only just begun has a moment', async () => {
  const { desk, other, pass, write, isOn, carrying } = await hall();
  carrying('never');
  await write(desk, HEAD, 'hangs');
  carrying('at once');
  desk.look();
  await pass(MOMENT / 2);
  expect(isOn(other, 'hangs')).toBe(false);
  await pass(MOMENT / 2 + 100);
  expect(isOn(other, 'hangs')).toBe(true);
});

test('who asks while an attempt is about to fail gets another, and not the pause that has grown', async () => {
  const { desk, other, pass, write, isOn, carrying, isUp } = await hall();
  isUp(false);
  await write(desk, HEAD, 'waits');
  await pass(10 * 60_000);
  carrying({ after: 1_000, lost: true });
  desk.look();
  await pass(500);
  // The backend is back, and asked for; what is under way will still hear that it was not.
  isUp(true);
  carrying('at once');
  for (const computer of [desk, other]) computer.look();
  await pass(700);
  expect(isOn(other, 'waits')).toBe(true);
});

test('who asks every second on a slow network gets an answer all the same', async () => {
  const { desk, other, pass, write, isOn, carrying } = await hall();
  carrying({ after: MOMENT + 1_000 });
  await write(desk, HEAD, 'slowly');
  for (let second = 0; second < 30; second++) {
    desk.look();
    await pass(1_000);
  }
  expect(isOn(other, 'slowly')).toBe(true);
});

test('a request that hangs for somebody who has signed out holds up nobody', async () => {
  const { desk, pass, write, isOn, other, carrying, asked } = await hall();
  carrying('never');
  await write(desk, HEAD, 'his');
  await desk.signOut();
  carrying('at once');
  desk.signIn(MEMBER);
  const before = asked.length;
  await pass(100);
  expect(asked.length).toBeGreaterThan(before);
  await write(desk, MEMBER, 'hers');
  expect(isOn(other, 'hers')).toBe(true);
});

test('with the network its channels are back, and bring what others write', async () => {
  const { desk, other, pass, write, isOn, isUp } = await hall();
  isUp(false);
  await pass(10 * 60_000);
  isUp(true);
  for (const computer of [desk, other]) computer.look();
  await pass(100);
  await write(other, MEMBER, 'news');
  expect(isOn(desk, 'news')).toBe(true);
});

test('nobody who asks once makes it ask without end', async () => {
  const { desk, pass, write, isUp, asked } = await hall();
  isUp(false);
  await write(desk, HEAD, 'waits');
  const before = asked.length;
  desk.look();
  await pass(60_000);
  expect(asked.length - before).toBeLessThan(10);
});

test('what was changed among people while a channel was closed is known when it is open again', async () => {
  const { other, model, pass, isUp } = await hall();
  const roles = (): unknown => [...other.disk.tables['delegations']!.rows.values()].map((row) => [row['role'], (row['roster'] as { role: string }[]).map(({ role }) => role)]);
  expect(roles()).toEqual([['member', ['head', 'member']]]);
  isUp(false);
  isUp(true);
  model.setRole(DELEGATION, MEMBER, 'head');
  await pass(2_000);
  expect(roles()).toEqual([['head', ['head', 'head']]]);
});
