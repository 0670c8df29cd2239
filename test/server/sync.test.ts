import { describe, expect, test } from 'vitest';
import type { Change, NoteRecord, Operation, PushAnswer } from '../../shared/notes/protocol.ts';
import type { DelegationId } from '../../shared/notes/types.ts';
import { BAD_ANCHORS, GOOD_ANCHORS } from '../notes/anchor-cases.ts';
import { onBothBackends, type Person } from './backends.ts';
import { CONTENT, create, edit, newId, noteId, operationId, remove, resolve } from './operations.ts';

const push = (person: Person, ...operations: readonly Operation[]): Promise<readonly PushAnswer[]> => person.call('push_operations', { p_operations: operations });
const pull = (person: Person, delegation: DelegationId | null, after = 0, limit = 1000) => person.call('pull_changes', { p_delegation: delegation, p_after: after, p_limit: limit });
const outcomes = (answers: readonly PushAnswer[]): readonly string[] => answers.map((answer) => (answer.outcome === 'refused' ? answer.code : answer.outcome));

function recordOf(answer: PushAnswer | undefined): NoteRecord {
  if (answer === undefined || answer.outcome === 'refused' || answer.record.deleted) throw new Error(`No record: ${JSON.stringify(answer)}`);
  return answer.record;
}

onBothBackends('sync', (stage) => {
  describe('a note', () => {
    test('comes back as it was written, stamped by the backend', async () => {
      const { id, head } = await stage().delegation({});
      const operation = create(id, { tags: ['ميزانية', 'b'], position: 'ask-capital', body: '**نص**\n\n- a\t😀' });
      const record = recordOf((await push(head, operation))[0]);
      expect(record).toEqual({
        ...operation.content,
        resolved: false,
        id: operation.note,
        delegation: id,
        author: head.id,
        created: operation.at,
        edited: operation.at,
        deleted: false,
        revision: 1,
        changed: expect.stringMatching(/^20\d\d-.*Z$/),
      });
      expect((await pull(head, id)).changes).toEqual([record]);
    });

    test('a clock that is wrong by a year changes nothing but the shown time', async () => {
      const person = await stage().person();
      const early = { ...create(null), at: '1999-12-31T23:59:59.999Z' };
      const late = { ...create(null), at: '2099-01-01T00:00:00.000Z' };
      const changes = (await push(person, late, early)).map(recordOf);
      expect(changes.map(({ created }) => created)).toEqual([late.at, early.at]);
      expect(changes.map(({ revision }) => revision)).toEqual([1, 2]);
      expect(Math.abs(Date.parse(changes[0]!.changed) - Date.now())).toBeLessThan(60_000);
    });

    test('what the client says of author, revision and the backend’s time is not heard', async () => {
      const { id, head, other } = await stage().delegation({ other: 'member' });
      const operation = create(id);
      const forged = { ...operation, author: other.id, revision: 900, changed: '1999-01-01T00:00:00.000Z', content: { ...operation.content, author: other.id, author_id: other.id, revision: 900 } };
      const record = recordOf((await push(head, forged))[0]);
      expect([record.author, record.revision]).toEqual([head.id, 1]);
      expect(Date.parse(record.changed)).toBeGreaterThan(Date.parse('2020-01-01'));
    });

    test.each(GOOD_ANCHORS.map((anchor) => [JSON.stringify(anchor).slice(0, 80), anchor] as const))('keeps the anchor %s', async (_name, anchor) => {
      const person = await stage().person();
      expect(recordOf((await push(person, create(null, { anchor })))[0]).anchor).toEqual(anchor);
    });

    test('is refused by itself, the rest of the batch is taken', async () => {
      const person = await stage().person();
      const bad: readonly [string, unknown][] = [
        ...BAD_ANCHORS.map(([, anchor]): [string, unknown] => ['anchor', create(null, { anchor: anchor as never })]),
        ['null byte', create(null, { body: 'a\0b' })],
        ['null byte in a tag', create(null, { tags: ['a\0'] })],
        ['half a letter', { ...create(null), content: { ...CONTENT, body: 'a\ud800' } }],
        ['65 kB', create(null, { body: 'ا'.repeat(32_769) })],
        ['51 tags', create(null, { tags: Array.from({ length: 51 }, (_, i) => `t${i}`) })],
        ['tag twice', create(null, { tags: ['a', 'a'] })],
        ['tags as an object', create(null, { tags: { 0: 'a' } as never })],
        ['a tag that is a number', create(null, { tags: [1] as never })],
        ['document', create(null, { document: 'no scheme' })],
        ['document with a line break', create(null, { document: 'un:a\nb' })],
        ['position', create(null, { position: 'maybe' as never })],
        ['position as a list', create(null, { position: ['support'] as never })],
        ['kind', create(null, { kind: 'script' as never })],
        ['highlight with words', create(null, { kind: 'highlight' })],
        ['highlight with a wording', create(null, { kind: 'highlight', body: '', wording: 'shall' })],
        ['17 kB of wording', create(null, { wording: 'ا'.repeat(8_193) })],
        ['wording as a list', create(null, { wording: ['shall'] as never })],
        ['wording as a number', create(null, { wording: 1 as never })],
        ['null byte in a wording', create(null, { wording: 'a\0' })],
        ['reply without parent', create(null, { kind: 'reply' })],
        ['body missing', { ...create(null), content: { ...CONTENT, body: undefined } }],
        ['body as a number', create(null, { body: 1 as never })],
        ['no content', { ...create(null), content: undefined }],
        ['upper-case id', { ...create(null), id: newId().toUpperCase() }],
        ['no id', { ...create(null), id: undefined }],
        ['id as an object', { ...create(null), id: { $eq: 1 } }],
        ['sql in the id', { ...create(null), id: "'; drop table public.notes; --" }],
        ['sql in the note', { ...create(null), note: "x' or '1'='1" }],
        ['delegation missing', { ...create(null), delegation: undefined }],
        ['delegation that is no id', { ...create(null), delegation: 'all' }],
        ['time in words', { ...create(null), at: 'yesterday' }],
        ['time that is infinite', { ...create(null), at: 'infinity' }],
        ['the 31st of February', { ...create(null), at: '2026-02-31T00:00:00Z' }],
        ['kind of operation', { ...create(null), kind: 'truncate' }],
        ['a text', 'operation'],
        ['null', null],
        ['a list', [[]]],
      ];
      const good = create(null, { body: 'still here' });
      for (let start = 0; start < bad.length; start += 40) {
        const batch = bad.slice(start, start + 40);
        const answers = await push(person, ...batch.map(([, operation]) => operation as Operation), { ...good, id: operationId(), note: noteId() });
        const verdicts = outcomes(answers).slice(0, -1).map((outcome, i) => [batch[i]![0], outcome]);
        expect(verdicts.filter(([, outcome]) => outcome !== 'invalid' && outcome !== 'too-large')).toEqual([]);
        expect(answers.at(-1)?.outcome).toBe('applied');
      }
      expect((await pull(person, null)).changes.map((change) => (change as NoteRecord).body)).toEqual(Array.from({ length: Math.ceil(bad.length / 40) }, () => 'still here'));
    });
  });

  describe('a wording', () => {
    test('is kept, changed, taken away, and conflicts like words', async () => {
      const { id, head } = await stage().delegation({});
      const made = create(id, { wording: 'يقرر أن يكلف', position: 'amend' });
      const [first] = await push(head, made);
      expect(recordOf(first).wording).toBe('يقرر أن يكلف');
      const [changed, late, beside, taken] = await push(head, edit(made, { wording: 'decides' }, 1), edit(made, { wording: 'resolves' }, 1), edit(made, { body: 'why' }, 1), edit(made, { wording: null }, 3));
      expect([recordOf(changed).wording, late?.outcome, recordOf(beside).wording, recordOf(taken).wording]).toEqual(['decides', 'conflict', 'decides', null]);
      const history = await head.call('note_history', { p_delegation: id, p_note: made.note });
      expect(history.map(({ action, wording }) => [action, wording])).toEqual([['create', 'يقرر أن يكلف'], ['edit', 'decides'], ['conflict', 'resolves'], ['edit', 'decides'], ['edit', null]]);
    });

    test('keeps a deletion that did not know of it from taking it along', async () => {
      const person = await stage().person();
      const made = create(null);
      const answers = await push(person, made, edit(made, { wording: 'shall' }, 1), remove(made, 1), remove(made, 2));
      expect(outcomes(answers)).toEqual(['applied', 'applied', 'conflict', 'applied']);
    });

    test('need not be spoken of: older clients do not', async () => {
      const person = await stage().person();
      const { wording: _wording, ...content } = CONTENT;
      expect(recordOf((await push(person, { ...create(null), content }))[0])).toMatchObject({ wording: null, resolved: false });
    });
  });

  describe('resolving a thread', () => {
    test('is everybody’s who writes, the last one counts, and it never conflicts', async () => {
      const { id, head, member, observer } = await stage().delegation({ member: 'member', observer: 'observer' });
      const made = create(id);
      await push(member, made);
      const before = (await pull(head, id)).revision;
      expect(recordOf((await push(head, resolve(made, true)))[0])).toMatchObject({ resolved: true, author: member.id, revision: before + 1 });
      expect(outcomes(await push(observer, resolve(made, false)))).toEqual(['not-allowed']);
      const [again, open, edited] = await push(member, resolve(made, true), resolve(made, false), edit(made, { body: 'after all' }, before));
      expect([recordOf(again).revision, recordOf(open).resolved, edited?.outcome]).toEqual([before + 1, false, 'applied']);
      const history = await observer.call('note_history', { p_delegation: id, p_note: made.note });
      expect(history.map(({ action, by, resolved }) => [action, by === head.id, resolved])).toEqual([['create', false, false], ['resolve', true, true], ['resolve', false, false], ['edit', false, false]]);
    });

    test('leaves a deleted note deleted, and is refused where there is no thread', async () => {
      const person = await stage().person();
      const made = create(null);
      const reply = create(null, { kind: 'reply', parent: made.note });
      const [, , onReply, , onDeleted] = await push(person, made, reply, resolve(reply, true), remove(made, 1), resolve(made, true));
      expect([onReply, onDeleted]).toMatchObject([{ outcome: 'refused', code: 'invalid' }, { outcome: 'applied', record: { deleted: true } }]);
      const odd = [resolve({ delegation: null, note: noteId() }, true), { ...resolve(made, true), resolved: 'yes' as never }, { ...resolve(made, true), resolved: undefined as never }];
      expect(outcomes(await push(person, ...odd))).toEqual(['not-allowed', 'invalid', 'invalid']);
    });
  });

  describe('what is agreed', () => {
    test('is written, changed and deleted by heads only, whoever of them began', async () => {
      const { id, head, second, member } = await stage().delegation({ second: 'head', member: 'member' });
      const made = create(id, { kind: 'agreed', position: 'amend', wording: 'shall', body: 'as capital wishes' });
      expect(outcomes(await push(member, made))).toEqual(['not-allowed']);
      expect(outcomes(await push(head, { ...made, delegation: null }))).toEqual(['not-allowed']);
      expect(outcomes(await push(head, made))).toEqual(['applied']);
      expect(outcomes(await push(member, edit(made, { wording: 'may' }, 1), remove(made, 1)))).toEqual(['not-allowed', 'not-allowed']);
      expect(recordOf((await push(second, edit(made, { wording: 'should' }, 1)))[0])).toMatchObject({ wording: 'should', author: head.id });
      // Its author, once a member, has no say in it any more.
      await second.call('change_role', { p_delegation: id, p_person: head.id, p_role: 'member' });
      expect(outcomes(await push(head, edit(made, { wording: 'must' }, 2), remove(made, 2)))).toEqual(['not-allowed', 'not-allowed']);
      expect(outcomes(await push(member, create(id, { kind: 'reply', parent: made.note }), resolve(made, true)))).toEqual(['applied', 'applied']);
      expect(outcomes(await push(second, remove(made, 3)))).toEqual(['applied']);
    });

    test('no edit makes it out of a note', async () => {
      const { id, member } = await stage().delegation({ member: 'member' });
      const made = create(id);
      const forged = { ...edit(made, { body: 'x' }, 1), changes: { body: 'x', kind: 'agreed' } as never };
      expect(outcomes(await push(member, made, forged))).toEqual(['applied', 'invalid']);
    });
  });

  describe('room', () => {
    const rooms = (name: string, bytes: number): Promise<unknown> => stage().backend.database.transaction((run) => run('update private.rooms set bytes = $2 where name = $1', [name, bytes]));
    test.each([['person', 268_435_456], ['stream', 2_147_483_648]])('of a %s is bounded, what is deleted makes some, and what is there can be made smaller', async (name, usual) => {
      const { id, head, member } = await stage().delegation({ member: 'member' });
      const [first, second, third] = [create(id, { body: 'x'.repeat(3_000) }), create(id, { body: 'y'.repeat(3_000) }), create(id, { body: 'z' })];
      await rooms(name, 5_000);
      try {
        expect(await head.call('push_operations', { p_operations: [first, second, third] })).toMatchObject([{ outcome: 'applied' }, { operation: second.id, outcome: 'refused', code: 'no-room' }, { outcome: 'applied' }]);
        // A private note is the person's, not the delegation's; another member has room of his own.
        expect(await head.call('push_operations', { p_operations: [create(null, { body: 'y'.repeat(3_000) })] })).toMatchObject([name === 'person' ? { code: 'no-room' } : { outcome: 'applied' }]);
        expect(await member.call('push_operations', { p_operations: [create(id, { body: 'y'.repeat(3_000) })] })).toMatchObject([name === 'stream' ? { code: 'no-room' } : { outcome: 'applied' }]);
        expect(await head.call('push_operations', { p_operations: [edit(first, { body: 'x'.repeat(4_500) }, 1)] })).toMatchObject([{ code: 'no-room' }]);
        expect(await head.call('push_operations', { p_operations: [edit(first, { body: 'x' }, 1)] })).toMatchObject([{ outcome: 'applied' }]);
        // What was refused is not decided: the same operation again is taken when there is room.
        const [taken] = await push(head, second);
        expect(taken).toMatchObject({ outcome: 'applied' });
        const full = await head.call('push_operations', { p_operations: [create(id, { body: 'w'.repeat(2_500) })] });
        expect(full).toMatchObject([{ code: 'no-room' }]);
        expect(await head.call('push_operations', { p_operations: [remove(second, (taken as { record: Change }).record.revision), create(id, { body: 'w'.repeat(2_500) })] })).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }]);
      } finally {
        await rooms(name, usual);
      }
      const told = await stage().backend.database.transaction((run) => run(
        `select s.bytes::int as kept, (select sum(private.size_of(n))::int from public.notes n where n.stream = s.id) as there,
          (select bytes::int from private.stored where person_id = $2) as of_head, (select sum(private.size_of(n))::int from public.notes n where n.author_id = $2) as by_head
          from public.streams s where s.id = $1`, [id, head.id]));
      expect([told[0]?.['kept'], told[0]?.['of_head']]).toEqual([told[0]?.['there'], told[0]?.['by_head']]);
    });

    test('for what is written in a time: the whole push waits, and nothing of it is lost', async () => {
      const { id, head } = await stage().delegation({});
      await stage().backend.database.transaction((run) => run("insert into private.spent (person_id, name, tokens, at) values ($1, 'bytes', 100, now())", [head.id]));
      const operations = [create(id)];
      await expect(head.call('push_operations', { p_operations: operations })).rejects.toThrow('rate-limited');
      await stage().backend.database.transaction((run) => run("delete from private.spent where person_id = $1", [head.id]));
      expect(await head.call('push_operations', { p_operations: operations })).toMatchObject([{ outcome: 'applied' }]);
    });
  });

  describe('what would grow for ever', () => {
    const ask = (sql: string, parameters: readonly unknown[] = []) => stage().backend.database.transaction((run) => run(sql, parameters));

    test('the ledger forgets operations of half a year ago, and then one that comes again overwrites nothing', async () => {
      const person = await stage().person();
      const made = create(null, { body: 'first' });
      const first = edit(made, { body: 'second' }, 1);
      await push(person, made, first, edit(made, { body: 'third' }, 2));
      await ask("update private.operations set at = now() - interval '200 days' where person_id = $1 and id = any ($2)", [person.id, [made.id, first.id]]);
      // Every sixty-fourth operation, by its id, looks back.
      const clearing = create(null);
      await push(person, { ...clearing, id: `${clearing.id.slice(0, -2)}00` as never });
      expect(await ask('select count(*)::int as n from private.operations where person_id = $1', [person.id])).toEqual([{ n: 2 }]);
      expect(outcomes(await push(person, made, first))).toEqual(['conflict', 'conflict']);
      expect((await pull(person, null)).changes.map((change) => (change as NoteRecord).body)).toContain('third');
    });

    test('a note keeps how it began and its last two hundred versions', async () => {
      const person = await stage().person();
      const made = create(null, { body: 'the beginning' });
      await push(person, made);
      for (let batch = 0; batch < 3; batch += 1) {
        let after = null;
        const edits = [];
        for (let i = 0; i < 100; i += 1) {
          const next: ReturnType<typeof edit> = edit(made, { body: `version ${batch * 100 + i}` }, 1 + batch * 100, after);
          after = next.id;
          edits.push(next);
        }
        expect(outcomes(await push(person, ...edits)).every((outcome) => outcome === 'applied')).toBe(true);
      }
      const history = await person.call('note_history', { p_delegation: null, p_note: made.note });
      expect([history[0]?.body, history.at(-1)?.body]).toEqual(['the beginning', 'version 299']);
      expect(history.length).toBeGreaterThan(200);
      expect(history.length).toBeLessThanOrEqual(217);
    });
  });

  describe('an operation', () => {
    test('counts once, however often and in whatever company it comes', async () => {
      const { id, head, reader } = await stage().delegation({ reader: 'observer' });
      const made = create(id);
      const changed = edit(made, { body: 'second' }, 0, made.id);
      expect(outcomes(await push(head, made))).toEqual(['applied']);
      expect(outcomes(await push(head, made, changed))).toEqual(['duplicate', 'applied']);
      expect(outcomes(await push(head, changed, made, changed))).toEqual(['duplicate', 'duplicate', 'duplicate']);
      const { changes, revision } = await pull(reader, id);
      expect([changes.length, revision]).toEqual([1, 2]);
      expect(await head.call('note_history', { p_delegation: id, p_note: made.note })).toHaveLength(2);
    });

    test('sent twice at the same moment counts once', async () => {
      const { id, head } = await stage().delegation({});
      const made = create(id);
      const answers = await Promise.all(Array.from({ length: 6 }, () => push(head, made)));
      expect(answers.flatMap(outcomes).sort()).toEqual(['applied', 'duplicate', 'duplicate', 'duplicate', 'duplicate', 'duplicate']);
      expect((await pull(head, id)).revision).toBe(1);
    });

    test('with an id that somebody else used already is nobody else’s business', async () => {
      const { id, head, other } = await stage().delegation({ other: 'member' });
      const mine = create(id);
      await push(head, mine);
      expect(outcomes(await push(other, { ...create(id), id: mine.id }))).toEqual(['applied']);
      // A note's id that is taken in another stream is free in this one.
      expect(outcomes(await push(other, { ...create(null), note: mine.note }))).toEqual(['applied']);
      // In the same stream it is taken, and not his.
      expect(outcomes(await push(other, { ...create(id), note: mine.note }))).toEqual(['not-allowed']);
    });

    test('reused for another note is refused', async () => {
      const person = await stage().person();
      const made = create(null);
      expect(outcomes(await push(person, made, { ...create(null), id: made.id }))).toEqual(['applied', 'invalid']);
    });
  });

  describe('changes from two computers', () => {
    test('merge field by field', async () => {
      const person = await stage().person();
      const made = create(null, { tags: ['a', 'b'] });
      const first = recordOf((await push(person, made))[0]);
      const answers = await push(
        person,
        edit(made, { body: 'new words', tags: { add: ['c'], remove: ['a'] } }, first.revision),
        edit(made, { position: 'oppose', tags: { add: ['d', 'c'], remove: ['a'] } }, first.revision),
        edit(made, { anchor: { ...CONTENT.anchor, target: 'clause' } }, first.revision),
      );
      expect(outcomes(answers)).toEqual(['applied', 'applied', 'applied']);
      const record = recordOf(answers[2]);
      expect([record.body, record.tags, record.position, record.anchor.target]).toEqual(['new words', ['b', 'c', 'd'], 'oppose', 'clause']);
    });

    test('of the words are a conflict: the backend’s stay, the other’s are in the history', async () => {
      const person = await stage().person();
      const made = create(null);
      const { revision } = recordOf((await push(person, made))[0]);
      const laptop = edit(made, { body: 'from the laptop' }, revision);
      const phone = edit(made, { body: 'from the phone', position: 'support' }, revision);
      const [, answer] = await push(person, laptop, phone);
      expect(answer?.outcome).toBe('conflict');
      expect(recordOf(answer)).toMatchObject({ body: 'from the laptop', position: null, revision: 2 });
      expect((await push(person, phone))[0]?.outcome).toBe('conflict');
      const history = await person.call('note_history', { p_delegation: null, p_note: made.note });
      expect(history.map(({ action, body }) => [action, body])).toEqual([
        ['create', CONTENT.body],
        ['edit', 'from the laptop'],
        ['conflict', 'from the phone'],
      ]);
      // What was made upon the words in conflict is in conflict too; what the author then decides is taken.
      const upon = edit(made, { body: 'from the phone, longer' }, revision, phone.id);
      const decided = edit(made, { body: 'both' }, 2);
      expect(outcomes(await push(person, upon, decided))).toEqual(['conflict', 'applied']);
    });

    test('of position and anchor to different values are conflicts, to the same value are not', async () => {
      const person = await stage().person();
      const made = create(null);
      await push(person, made);
      const answers = await push(
        person,
        edit(made, { position: 'support' }, 1),
        edit(made, { position: 'support' }, 1),
        edit(made, { position: 'oppose' }, 1),
        edit(made, { anchor: { ...CONTENT.anchor, target: 'clause' } }, 1),
        edit(made, { anchor: { ...CONTENT.anchor, target: 'caret' } }, 1),
      );
      expect(outcomes(answers)).toEqual(['applied', 'applied', 'conflict', 'applied', 'conflict']);
    });

    test('a chain made offline is one person’s, and does not hide what another computer wrote in between', async () => {
      const person = await stage().person();
      const made = create(null);
      const second = edit(made, { tags: { add: ['x'], remove: [] } }, 0, made.id);
      const third = edit(made, { body: 'third' }, 0, second.id);
      const fourth = edit(made, { body: 'fourth' }, 0, third.id);
      expect(outcomes(await push(person, made, second, third, fourth))).toEqual(['applied', 'applied', 'applied', 'applied']);
      // This computer saw revision 4 and goes offline; another one changes the words; then it comes back with a chain
      // whose first link merges and whose second would overwrite.
      const tags = edit(made, { tags: { add: ['y'], remove: [] } }, 4);
      const words = edit(made, { body: 'never saw the other words' }, 4, tags.id);
      expect(outcomes(await push(person, edit(made, { body: 'elsewhere' }, 4), tags, words))).toEqual(['applied', 'applied', 'conflict']);
    });

    test('upon an operation that was refused, or never came, are refused', async () => {
      const person = await stage().person();
      const made = create(null);
      const refused = edit(made, { body: 'ا'.repeat(40_000) }, 0, made.id);
      expect(outcomes(await push(person, made, refused, edit(made, { body: 'x' }, 0, refused.id), edit(made, { body: 'x' }, 0, operationId())))).toEqual([
        'applied', 'too-large', 'depends-on-refused', 'depends-on-refused',
      ]);
    });

    test('the same create under another operation is shown, not overwritten', async () => {
      const person = await stage().person();
      const made = create(null);
      const [, answer] = await push(person, made, { ...create(null, { body: 'other' }), note: made.note });
      expect([answer?.outcome, recordOf(answer).body]).toEqual(['conflict', CONTENT.body]);
    });
  });

  describe('a deletion', () => {
    test('leaves a tombstone without any of the words, and the history', async () => {
      const { id, head, reader } = await stage().delegation({ reader: 'observer' });
      const made = create(id, { body: 'gone soon', tags: ['x'], position: 'oppose' });
      await push(head, made);
      const [answer] = await push(head, remove(made, 1));
      const tombstone: Change = { id: made.note, delegation: id, document: CONTENT.document, deleted: true, revision: 2, changed: expect.any(String) as string };
      expect(answer).toEqual({ operation: expect.any(String), mark: expect.stringMatching(/^2\.[0-9a-f-]{36}$/), outcome: 'applied', record: tombstone });
      const { changes } = await pull(reader, id);
      expect(changes).toEqual([tombstone]);
      const rows = await stage().backend.database.transaction((run) => run('select body, tags, anchor from public.notes where id = $1', [made.note]));
      expect(rows).toEqual([{ body: '', tags: [], anchor: {} }]);
      expect((await reader.call('note_history', { p_delegation: id, p_note: made.note })).map(({ action, body }) => [action, body])).toEqual([
        ['create', 'gone soon'],
        ['delete', 'gone soon'],
      ]);
    });

    test('twice is fine; an edit afterwards is a conflict with the tombstone', async () => {
      const person = await stage().person();
      const made = create(null);
      const answers = await push(person, made, remove(made, 1), remove(made, 1), edit(made, { body: 'too late' }, 1));
      expect(outcomes(answers)).toEqual(['applied', 'applied', 'applied', 'conflict']);
      expect(answers[3]).toMatchObject({ record: { deleted: true, revision: 2 } });
    });

    test('of words that changed elsewhere is a conflict; of changed tags is not', async () => {
      const person = await stage().person();
      const made = create(null);
      expect(outcomes(await push(person, made, edit(made, { body: 'newer' }, 1), remove(made, 1), remove(made, 2)))).toEqual(['applied', 'applied', 'conflict', 'applied']);
      const other = create(null);
      const { revision } = recordOf((await push(person, other))[0]);
      expect(outcomes(await push(person, edit(other, { tags: { add: ['x'], remove: [] } }, revision), remove(other, revision)))).toEqual(['applied', 'applied']);
    });
  });

  describe('a pull', () => {
    test('gives every note once, in pages, in the order of revisions, whatever the page', async () => {
      const { id, head, reader } = await stage().delegation({ reader: 'observer' });
      const notes = Array.from({ length: 23 }, (_, i) => create(id, { body: `note ${i}` }));
      await push(head, ...notes);
      await push(head, edit(notes[3]!, { body: 'changed' }, 4), remove(notes[5]!, 6));
      for (const limit of [1, 4, 23, 1000]) {
        const seen: Change[] = [];
        let cursor = 0;
        for (let after = 0, more = true; more; ) {
          const page = await pull(reader, id, after, limit);
          expect(page.changes.length).toBeLessThanOrEqual(limit);
          expect(page.reset).toBe(false);
          seen.push(...page.changes);
          ({ revision: after, more } = page);
          cursor = after;
        }
        expect(cursor).toBe(25);
        expect(seen.map(({ revision }) => revision)).toEqual(seen.map(({ revision }) => revision).sort((a, b) => a - b));
        expect(new Set(seen.map((change) => change.id)).size).toBe(23);
        expect(seen).toHaveLength(23);
      }
      expect((await pull(reader, id, 25)).changes).toEqual([]);
    });

    test('ends a page early when it grows large, and always gives at least one change', async () => {
      const person = await stage().person();
      const large = 'ا'.repeat(32_000);
      for (let batch = 0; batch < 5; batch += 1) await push(person, ...Array.from({ length: 14 }, () => create(null, { body: large })));
      const page = await pull(person, null);
      expect(page.more).toBe(true);
      expect(page.changes.length).toBeGreaterThan(50);
      expect(page.changes.length).toBeLessThan(70);
      expect((await pull(person, null, page.revision)).changes.length + page.changes.length).toBe(70);
    });

    test('with a cursor from another life says so', async () => {
      const person = await stage().person();
      expect(await pull(person, null, 12)).toEqual({ changes: [], revision: 0, mark: null, more: false, reset: true });
      const made = create(null);
      await push(person, made);
      // A base beyond everything is as good as none: not a licence to overwrite.
      expect(outcomes(await push(person, edit(made, { body: 'x' }, 900)))).toEqual(['conflict']);
    });

    test.each([[-1, 10], [0, 0], [0, 1001], [0, -5]])('after %s with limit %s is refused', async (after, limit) => {
      const person = await stage().person();
      await expect(pull(person, null, after, limit)).rejects.toThrow('invalid');
    });
  });

  describe('a push', () => {
    test('beyond its bounds is refused as a whole', async () => {
      const person = await stage().person();
      await expect(push(person, ...Array.from({ length: 101 }, () => create(null)))).rejects.toThrow('too-large');
      const huge = Array.from({ length: 17 }, () => create(null, { body: 'x'.repeat(65_000) }));
      await expect(push(person, ...huge)).rejects.toThrow('too-large');
      expect((await pull(person, null)).revision).toBe(0);
      expect(await push(person)).toEqual([]);
    });

    test.each([['an object', {}], ['a text', 'x'], ['null', null], ['a number', 1]])('of %s is refused', async (_name, operations) => {
      const person = await stage().person();
      await expect(person.call('push_operations', { p_operations: operations as never })).rejects.toThrow('invalid');
    });

    test('deeply nested JSON does no harm', async () => {
      const person = await stage().person();
      const deep = JSON.parse('['.repeat(2000) + ']'.repeat(2000)) as unknown;
      expect(outcomes(await push(person, { ...create(null), content: deep } as never, create(null)))).toEqual(['invalid', 'applied']);
    });

    test('goes to several streams at once', async () => {
      const { id, head } = await stage().delegation({});
      expect(outcomes(await push(head, create(null), create(id), create(null)))).toEqual(['applied', 'applied', 'applied']);
      expect([(await pull(head, null)).revision, (await pull(head, id)).revision]).toEqual([2, 1]);
    });

    test('too often is told to wait, and nothing of it is done', async () => {
      const person = await stage().person();
      await stage().backend.database.transaction((run) =>
        run("insert into private.spent (person_id, name, tokens, at) values ($1, 'push', 1.5, now() + interval '1 hour')", [person.id]),
      );
      expect(outcomes(await push(person, create(null)))).toEqual(['applied']);
      // A hundred take five seconds to come back.
      await expect(push(person, ...Array.from({ length: 100 }, () => create(null)))).rejects.toThrow('rate-limited');
      expect((await pull(person, null)).revision).toBe(1);
    });
  });

  test('replies have a parent in the same stream and on the same document', async () => {
    const { id, head, other } = await stage().delegation({ other: 'member' });
    const parent = create(id);
    const secret = create(null);
    await push(head, parent, secret);
    const reply = (to: typeof parent, more: object = {}) => create(id, { kind: 'reply', parent: to.note, ...more });
    expect(outcomes(await push(other, reply(parent), reply(secret), reply(parent, { document: 'un:A/RES/1/1' }), reply(create(id))))).toEqual([
      'applied', 'not-allowed', 'not-allowed', 'not-allowed',
    ]);
  });

  test('export gives what one wrote, in pages, and nobody else’s', async () => {
    const { id, head, other } = await stage().delegation({ other: 'member' });
    await push(head, ...Array.from({ length: 5 }, () => create(id)), create(null));
    await push(other, create(id), create(null));
    const notes: NoteRecord[] = [];
    for (let after: string | null = null; ; ) {
      const page: { notes: readonly NoteRecord[]; next: string | null } = await head.call('export_mine', { p_after: after, p_limit: 4 });
      notes.push(...page.notes);
      after = page.next;
      if (after === null) break;
    }
    expect(notes).toHaveLength(6);
    expect(new Set(notes.map(({ author }) => author))).toEqual(new Set([head.id]));
  });
});
