import { describe, expect, test } from 'vitest';
import { letterOf } from '../../extension/overlay/steps.ts';
import { isKey, positionOfKey } from '../../extension/panel/positions/keys.ts';
import { plainComment } from '../../extension/panel/positions/plain.ts';
import { clauseOf, ownOpinion, standings, tally } from '../../extension/panel/positions/standing.ts';
import type { UserId } from '../../shared/notes/types.ts';
import { ANCHOR, rowOf } from './rows.ts';

const BORIS = 'boris' as UserId;

describe('where a delegation stands', () => {
  test.each([
    ['the newer revision', [rowOf('b', { kind: 'agreed', position: 'support', revision: 4 }), rowOf('a', { kind: 'agreed', position: 'oppose', revision: 7 })], 'oppose'],
    ['what is not sent yet before everything sent', [rowOf('a', { kind: 'agreed', position: 'support', revision: 9 }), rowOf('b', { kind: 'agreed', position: 'amend', revision: null })], 'amend'],
    ['no deleted one', [rowOf('a', { kind: 'agreed', position: 'support', revision: 1 }), { ...rowOf('b', { kind: 'agreed', position: 'oppose', revision: 5 }), deleted: 1 as const }], 'support'],
  ])('of several agreed positions it takes %s, in either order', (_, rows, position) => {
    for (const order of [rows, rows.toReversed()]) expect(standings(order).get('O1')?.agreed?.note.position).toBe(position);
  });

  test('an agreed position is nobody’s opinion, and neither is a reply or a note without a position', () => {
    const rows = [rowOf('a', { kind: 'agreed', position: 'support' }), rowOf('b', { kind: 'reply', position: 'oppose' }), rowOf('c', { body: 'words' }), rowOf('d', { position: 'reserve', author: BORIS })];
    expect(standings(rows).get('O1')?.opinions.map(({ id }) => id)).toEqual(['d']);
  });

  test('notes stand on the clause where this edition has them; lost ones on none', () => {
    const rows = [rowOf('moved', { position: 'support' }), rowOf('lost', { position: 'oppose' })];
    const located = { moved: { outcome: 'exact', now: null, path: 'O7', reason: null }, lost: { outcome: 'lost', now: null, path: null, reason: 'absent' } } as const;
    expect([...standings(rows, located).keys()]).toEqual(['O7']);
    expect(clauseOf(rows[1]!, located)).toBeNull();
    // An item that is gone: the clause above it, where its note is shown, is not what was spoken of.
    expect(clauseOf(rows[0]!, { moved: { outcome: 'clause', path: 'O1', above: true } })).toBeNull();
    expect(clauseOf(rowOf('whole', { anchor: { ...ANCHOR, target: 'document', from: null, to: null } }))).toBeNull();
  });

  test('each person counts once, with the newest of his positions', () => {
    const rows = [rowOf('a', { position: 'support', revision: 2 }), rowOf('b', { position: 'oppose', revision: 5 }), rowOf('c', { position: 'oppose', author: BORIS, revision: 3 })];
    expect([...tally(standings(rows).get('O1')!.opinions)]).toEqual([['oppose', 2]]);
  });

  test('the own position on the clause as a whole is the one that a key changes', () => {
    const onWords = rowOf('words', { position: 'oppose', revision: 9, anchor: { ...ANCHOR, target: 'text' } });
    const rows = [onWords, rowOf('older', { position: 'support', revision: 2 }), rowOf('newer', { position: 'reserve', revision: 4 }), rowOf('his', { position: 'amend', author: BORIS, revision: 8 })];
    expect(ownOpinion(rows, 'amina')?.id).toBe('newer');
    expect(ownOpinion([onWords], 'amina')).toBeNull();
  });
});

describe('keys', () => {
  const press = (key: string, code = '') => ({ key, code, ctrlKey: false, metaKey: false, altKey: false });
  test.each([
    ['s', 'KeyS', 'S O A R ?', 'support'],
    ['O', 'KeyO', 'S O A R ?', 'oppose'],
    ['3', 'Digit3', 'S O A R ?', 'amend'],
    ['?', 'Slash', 'S O A R ?', 'ask-capital'],
    ['؟', 'Slash', 'ت م ل ح ؟', 'ask-capital'],
    ['?', 'Slash', 'ت م ل ح ؟', 'ask-capital'],
    // On an Arabic keyboard: the interface's own letter first, else the key where the Latin one is.
    ['ت', 'KeyJ', 'ت م ل ح ?', 'support'],
    ['س', 'KeyS', 'ت م ل ح ?', 'support'],
    ['в', 'KeyD', 'П В И О ?', 'oppose'],
    // Spanish A is for support, as its letters say.
    ['a', 'KeyA', 'A O E R ?', 'support'],
    ['e', 'KeyE', 'A O E R ?', 'amend'],
    // A French keyboard writes q where others write a.
    ['q', 'KeyA', 'S O A R ?', null],
    ['x', 'KeyX', 'S O A R ?', null],
  ])('%s (%s) among %s is %s', (key, code, letters, position) => expect(positionOfKey(press(key, code), letters)).toBe(position));

  test.each([['n', 'KeyN', 'n'], ['Dead', 'KeyN', 'n'], ['˙', 'KeyH', 'h'], ['ى', 'KeyN', 'n'], ['ArrowLeft', 'ArrowLeft', ''], ['1', 'Digit1', '']])('with Alt, %s (%s) is the letter “%s”', (key, code, letter) => {
    const event = { ...press(key, code), altKey: true, shiftKey: false } as KeyboardEvent;
    expect(letterOf(event, true)).toBe(letter);
    expect(letterOf(event)).toBe('');
  });

  test('no shortcut of the browser’s is taken', () => {
    expect(positionOfKey({ ...press('s', 'KeyS'), ctrlKey: true }, 'S O A R ?')).toBeNull();
    expect(isKey({ ...press('p', 'KeyP'), metaKey: true }, 'p')).toBe(false);
    expect(isKey(press('ح', 'KeyP'), 'p')).toBe(true);
    expect(isKey(press('k', 'KeyP'), 'p')).toBe(false);
  });
});

test.each([
  ['A **clear** word for @[Amina Benali](0190a1b2-0000-7000-8000-000000000001), `please`', 'A clear word for @Amina Benali, please'],
  ['As *we* said, and ***both*** _of_ __us__', 'As we said, and both of us'],
  ['这是*重点*内容', '这是重点内容'],
  ['هذا *مهم* و**عاجل**', 'هذا مهم وعاجل'],
  ['see [the report](https://www.itu.int/) ~~soon~~ now', 'see the report soon now'],
  ['# Head\n> said\n- one\n* two\n1. three\n\n---\n\nend', 'Head\nsaid\n• one\n• two\n1. three\n\nend'],
  ['```\ncode\n```', 'code'],
  // What is no Markdown stays as it is.
  ['2 * 3 * 4, snake_case_name, 5 > 4, #urgent', '2 * 3 * 4, snake_case_name, 5 > 4, #urgent'],
  ['\\*not\\* this', '*not* this'],
  ['in <b>May</b>', 'in <b>May</b>'],
])('a comment in a table is its words without Markdown: %j', (body, words) => expect(plainComment(body, 100)).toBe(words));

test('a comment in a table is never half a letter', () => {
  expect(plainComment('a😀'.repeat(50), 4)).toBe('a😀a…');
});
