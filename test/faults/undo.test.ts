/** A deletion goes out when it can no longer be taken back, whatever else the sync does in between. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createNote, deleteNote, undoDelete, UNDO_PAUSE, wholeDocument } from '../../extension/store/notes.ts';
import type { DelegationId, NoteId, UserId } from '../../shared/notes/types.ts';
import { chance } from './chance.ts';
import { Clocks, installGlobals, useClocks } from './clocks.ts';
import { Computer } from './computer.ts';
import { living } from './memory.ts';
import { Model } from './model.ts';
import { Network } from './network.ts';
import { pass as passOn } from './pass.ts';

vi.mock('../../extension/store/database.ts', async () => ({ database: (await import('./memory.ts')).database, LOCAL: 'local', PRIVATE: 'private' }));

const DELEGATION = '00000000-0000-4000-8000-0000000000d1' as DelegationId;
const [HEAD, MEMBER] = ['00000000-0000-4000-8000-0000000000a1', '00000000-0000-4000-8000-0000000000a2'] as [UserId, UserId];

beforeAll(() => installGlobals());
afterAll(() => {
  useClocks(null);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

interface Hall {
  readonly desk: Computer;
  readonly other: Computer;
  readonly model: Model;
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly write: (computer: Computer, person: UserId, body: string) => Promise<NoteId>;
  readonly isThere: (computer: Computer, body: string) => boolean;
  readonly setUp: (up: boolean) => void;
}

/** Two people's computers on a network that loses nothing; time passes by `pass`. */
async function hall(): Promise<Hall> {
  const clocks = new Clocks(1);
  useClocks(clocks);
  let up = true;
  const model: Model = new Model((told) => network.tell(told));
  const network: Network = new Network(model, chance(1), [], { online: () => true, up: () => up, calm: () => true });
  model.found(DELEGATION, { [HEAD]: 'head', [MEMBER]: 'member' });
  const [desk, other] = [HEAD, MEMBER].map((person) => new Computer(person, person, network)) as [Computer, Computer];
  const pass = (milliseconds: number): Promise<void> => passOn(clocks, network, milliseconds);
  const write = async (computer: Computer, person: UserId, body: string) => {
    const id = await living(computer.page, () => createNote(person, { stream: DELEGATION, document: 'un:A/RES/67/195', anchor: wholeDocument('ar'), kind: 'note', parent: null, body, tags: [], position: null }));
    computer.wrote();
    await pass(100);
    return id;
  };
  desk.wake();
  other.wake();
  await pass(1_000);
  const isThere = (computer: Computer, body: string): boolean => [...computer.disk.tables['notes']!.rows.values()].some((row) => (row['note'] as { body: string }).body === body && row['deleted'] === 0);
  return { desk, other, pass, write, isThere, model, setUp: (now: boolean) => void (up = now) };
}

test.each([
  ['nothing', async () => {}],
  ['a note of a colleague', async ({ write, other }) => void (await write(other, MEMBER, 'in between'))],
  ['a note of one’s own', async ({ write, desk }) => void (await write(desk, HEAD, 'in between'))],
  ['a look after everything', async ({ desk, pass }) => { desk.look(); await pass(100); }],
  ['an alarm', async ({ desk, pass }) => { desk.tick(); await pass(100); }],
  ['another deletion', async ({ desk, write, pass }) => {
    const id = await write(desk, HEAD, 'another');
    await living(desk.page, () => deleteNote(HEAD, id));
    desk.wrote();
    await pass(100);
  }],
  ['a change of people', async ({ model, pass }) => { model.setRole(DELEGATION, MEMBER, 'head'); await pass(100); }],
] as [string, (there: Hall) => Promise<void>][])('with %s in its undo pause a deletion is elsewhere when the pause is over', async (_what, inBetween) => {
  const world = await hall();
  const id = await world.write(world.desk, HEAD, 'to be deleted');
  expect(world.isThere(world.other, 'to be deleted')).toBe(true);
  await living(world.desk.page, () => deleteNote(HEAD, id));
  world.desk.wrote();
  await world.pass(UNDO_PAUSE / 2);
  await inBetween(world);
  expect(world.isThere(world.other, 'to be deleted')).toBe(true);
  await world.pass(UNDO_PAUSE / 2 + 500);
  expect(world.isThere(world.other, 'to be deleted')).toBe(false);
});

test('a deletion that was taken back is never sent', async () => {
  const { desk, other, write, pass, isThere } = await hall();
  const id = await write(desk, HEAD, 'stays');
  const deletion = await living(desk.page, () => deleteNote(HEAD, id));
  desk.wrote();
  await pass(UNDO_PAUSE / 2);
  await write(other, MEMBER, 'in between');
  expect(await living(desk.page, () => undoDelete(HEAD, deletion!))).toBe(true);
  desk.wrote();
  await pass(60_000);
  expect([isThere(desk, 'stays'), isThere(other, 'stays')]).toEqual([true, true]);
});

test('while the backend is away the end of an undo pause does not cut the pause before the next try short', async () => {
  const { desk, other, write, pass, isThere, setUp } = await hall();
  const id = await write(desk, HEAD, 'to be deleted');
  await living(desk.page, () => deleteNote(HEAD, id));
  desk.wrote();
  await pass(100);
  setUp(false);
  await write(desk, HEAD, 'meanwhile');
  await pass(UNDO_PAUSE);
  expect(isThere(other, 'to be deleted')).toBe(true);
  setUp(true);
  // The pauses have grown to less than twice the time that the backend was away.
  await pass(2.5 * UNDO_PAUSE);
  expect([isThere(other, 'to be deleted'), isThere(other, 'meanwhile')]).toEqual([false, true]);
});
