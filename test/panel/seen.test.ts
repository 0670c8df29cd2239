/** What was seen of a document's notes is read once, then followed; a view's last answer is given again. */
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { followSeen } from '../../extension/panel/here/seen.ts';
import { remembered } from '../../extension/panel/notes/remembered.ts';
import { database, type NoteRow } from '../../extension/store/database.ts';
import { markSeen, markUnseen, type Seen } from '../../extension/store/seen.ts';

const ME = 'me';
const HERE = 'itu:council/res/1';

function row(id: string, document = HERE, account = ME): NoteRow {
  return { account, id, document, note: { id, edited: '2026-11-22T08:00:00Z' }, server: { revision: 7 } } as unknown as NoteRow;
}

test('what is seen, seen later, taken back, of another document and of another person', async () => {
  await markSeen(ME, [row('a')]);
  let now: Seen = new Map();
  const ended = new AbortController();
  await followSeen(ME, HERE, (seen) => (now = seen), ended.signal);
  expect([...now]).toEqual([['a', { revision: 7, edited: '2026-11-22T08:00:00Z' }]]);

  const back = await markSeen(ME, [row('b'), row('c', 'itu:council/res/2')]);
  await markSeen('another', [row('d', HERE, 'another')]);
  await vi.waitFor(() => expect([...now.keys()].toSorted()).toEqual(['a', 'b']));
  await markUnseen(ME, 'a' as NoteRow['id']);
  await vi.waitFor(() => expect([...now.keys()]).toEqual(['b']));
  await back();
  await vi.waitFor(() => expect(now.size).toBe(0));

  ended.abort();
  await markSeen(ME, [row('e')]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(now.size).toBe(0);
  database.close();
});

test('the last answer again as long as the inputs are the same ones', () => {
  let turns = 0;
  const of = remembered((list: readonly number[], by: number) => {
    turns++;
    return list.map((each) => each * by);
  });
  const list = [1, 2];
  expect(of(list, 2)).toBe(of(list, 2));
  expect(of(list, 3)).toEqual([3, 6]);
  expect(of([1, 2], 3)).toEqual([3, 6]);
  expect(turns).toBe(3);
});
