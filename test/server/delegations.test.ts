import { describe, expect, test } from 'vitest';
import type { JoinAnswer, NoteRecord } from '../../shared/notes/protocol.ts';
import type { DelegationId, Role } from '../../shared/notes/types.ts';
import { onBothBackends, signIn, type Person } from './backends.ts';
import { create, edit, remove, resolve } from './operations.ts';

const invite = (head: Person, id: DelegationId, role: Role = 'member', uses = 1) => head.call('create_invitation', { p_delegation: id, p_role: role, p_uses: uses, p_hours: 24 });
const join = (person: Person, code: string): Promise<JoinAnswer> => person.call('join_delegation', { p_code: code });
const WRONG = { outcome: 'refused', code: 'wrong-code' };

onBothBackends('delegations', (stage) => {
  const sql = (text: string, parameters: readonly unknown[] = []) => stage().backend.database.transaction((run) => run(text, parameters));

  test('each role may do what it may', async () => {
    const { id, head, member, observer } = await stage().delegation({ member: 'member', observer: 'observer' });
    const outsider = await stage().person();
    const push = async (person: Person): Promise<string> => {
      const [answer] = await person.call('push_operations', { p_operations: [create(id)] });
      return answer?.outcome === 'refused' ? answer.code : (answer?.outcome ?? '');
    };
    expect([await push(head), await push(member), await push(observer), await push(outsider)]).toEqual(['applied', 'applied', 'not-allowed', 'not-allowed']);
    for (const reader of [head, member, observer]) {
      expect((await reader.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 })).changes).toHaveLength(2);
      expect(await reader.call('roster', { p_delegation: id })).toHaveLength(3);
    }
    for (const person of [member, observer, outsider]) {
      await expect(invite(person, id)).rejects.toThrow('not-allowed');
      await expect(person.call('invitations', { p_delegation: id })).rejects.toThrow('not-allowed');
      await expect(person.call('change_role', { p_delegation: id, p_person: person.id, p_role: 'head' })).rejects.toThrow('not-allowed');
      await expect(person.call('remove_member', { p_delegation: id, p_person: head.id })).rejects.toThrow('not-allowed');
      await expect(person.call('rename_delegation', { p_delegation: id, p_name: 'Mine' })).rejects.toThrow('not-allowed');
      await expect(person.call('audit_trail', { p_delegation: id, p_before: null, p_limit: 9 })).rejects.toThrow('not-allowed');
    }
  });

  test('only the author edits; a head may delete; an author who became an observer may do neither', async () => {
    const { id, head, author, other } = await stage().delegation({ author: 'member', other: 'member' });
    const note = create(id);
    await author.call('push_operations', { p_operations: [note] });
    const outcome = async (person: Person, operation: ReturnType<typeof edit> | ReturnType<typeof remove>): Promise<string> => {
      const [answer] = await person.call('push_operations', { p_operations: [operation] });
      return answer?.outcome === 'refused' ? answer.code : (answer?.outcome ?? '');
    };
    expect(await outcome(head, edit(note, { body: 'put in his mouth' }, 1))).toBe('not-allowed');
    expect(await outcome(other, edit(note, { tags: { add: ['x'], remove: [] } }, 1))).toBe('not-allowed');
    expect(await outcome(other, remove(note, 1))).toBe('not-allowed');
    await head.call('change_role', { p_delegation: id, p_person: author.id, p_role: 'observer' });
    expect(await outcome(author, edit(note, { body: 'too late' }, 1))).toBe('not-allowed');
    expect(await outcome(author, remove(note, 1))).toBe('not-allowed');
    expect(await outcome(head, remove(note, 1))).toBe('applied');
    const history = await other.call('note_history', { p_delegation: id, p_note: note.note });
    expect(history.map(({ action, by }) => [action, by])).toEqual([['create', author.id], ['delete', head.id]]);
  });

  test('private notes are nobody else’s, the head’s of every delegation included', async () => {
    const { id, head, member } = await stage().delegation({ member: 'member' });
    const note = create(null, { body: 'for nobody' });
    await member.call('push_operations', { p_operations: [note] });
    // One’s own id as a delegation’s, another’s id as a delegation’s: neither opens a private stream.
    for (const stream of [member.id, head.id] as unknown as DelegationId[]) {
      await expect(head.call('pull_changes', { p_delegation: stream, p_after: 0, p_limit: 10 })).rejects.toThrow('not-allowed');
      await expect(head.call('note_history', { p_delegation: stream, p_note: note.note })).rejects.toThrow('not-allowed');
      const [answer] = await head.call('push_operations', { p_operations: [create(stream)] });
      expect(answer).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
    expect((await head.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 })).changes).toEqual([]);
    expect((await head.call('pull_changes', { p_delegation: null, p_after: 0, p_limit: 10 })).changes).toEqual([]);
    expect((await head.client.from('notes').select('id, body')).data).toBeNull();
  });

  describe('an invitation', () => {
    test('is told once, kept as a hash, and written as people write', async () => {
      const { id, head } = await stage().delegation({});
      const { code, ...rest } = await invite(head, id, 'observer', 3);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(await head.call('invitations', { p_delegation: id })).toEqual([rest]);
      const [kept] = await sql('select i::text as row from public.invitations i where delegation_id = $1', [id]);
      expect(String(kept?.['row']).toUpperCase()).not.toContain(code.replaceAll('-', ''));
      for (const written of [` ${code.toLowerCase()} `, code.replaceAll('-', ''), code.replaceAll('0', 'o').replaceAll('1', 'l')]) {
        expect(await join(await stage().person(), written)).toMatchObject({ outcome: 'joined', delegation: { id, role: 'observer' } });
      }
      expect(await join(await stage().person(), code)).toEqual(WRONG);
    });

    test('wrong, expired, used up and revoked sound alike', async () => {
      const { id, head } = await stage().delegation({});
      const person = await stage().person();
      const [expired, used, revoked] = [await invite(head, id), await invite(head, id), await invite(head, id)];
      await sql("update public.invitations set expires = now() - interval '1 second' where id = $1", [expired.id]);
      await join(await stage().person(), used.code);
      await head.call('revoke_invitation', { p_invitation: revoked.id });
      for (const code of ['0000-0000-0000-0000', '', "' or true --", expired.code, used.code, revoked.code]) expect(await join(person, code)).toEqual(WRONG);
    });

    test('cannot be guessed: a person has ten tries, right ones included', async () => {
      const { id, head } = await stage().delegation({});
      const { code } = await invite(head, id);
      const guesser = await stage().person();
      for (let i = 0; i < 10; i += 1) expect(await join(guesser, `GUESS-${i}`)).toEqual(WRONG);
      expect(await join(guesser, code)).toEqual({ outcome: 'refused', code: 'rate-limited' });
      expect(await join(await stage().person(), code)).toMatchObject({ outcome: 'joined' });
    });

    test('for one lets in one, even of five who come at once', async () => {
      const { id, head } = await stage().delegation({});
      const { code } = await invite(head, id);
      const people = await Promise.all(Array.from({ length: 5 }, () => stage().person()));
      const answers = await Promise.all(people.map((person) => join(person, code)));
      expect(answers.filter(({ outcome }) => outcome === 'joined')).toHaveLength(1);
      expect(await head.call('roster', { p_delegation: id })).toHaveLength(2);
    });

    test('does not change the role of somebody who is in, nor use itself up on him', async () => {
      const { id, head, observer } = await stage().delegation({ observer: 'observer' });
      const { code } = await invite(head, id, 'head');
      expect(await join(observer, code)).toMatchObject({ outcome: 'joined', delegation: { role: 'observer' } });
      expect(await join(await stage().person(), code)).toMatchObject({ outcome: 'joined', delegation: { role: 'head' } });
    });

    test.each([['p_role', 'owner'], ['p_role', null], ['p_uses', 0], ['p_uses', 501], ['p_hours', 0], ['p_hours', 2161], ['p_hours', null]])('with %s %s is refused', async (name, value) => {
      const { id, head } = await stage().delegation({});
      await expect(head.call('create_invitation', { p_delegation: id, p_role: 'member', p_uses: 1, p_hours: 1, [name]: value })).rejects.toThrow('invalid');
    });
  });

  describe('somebody removed', () => {
    test('reads and writes nothing from that moment, with the token that he has', async () => {
      const { id, head, member } = await stage().delegation({ member: 'member' });
      const note = create(id);
      await member.call('push_operations', { p_operations: [note] });
      await head.call('remove_member', { p_delegation: id, p_person: member.id });
      await expect(member.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 })).rejects.toThrow('not-allowed');
      await expect(member.call('note_history', { p_delegation: id, p_note: note.note })).rejects.toThrow('not-allowed');
      const answers = await member.call('push_operations', { p_operations: [create(id), edit(note, { body: 'x' }, 1), note] });
      expect(answers.map((answer) => (answer.outcome === 'refused' ? answer.code : answer.outcome))).toEqual(['not-allowed', 'not-allowed', 'not-allowed']);
      expect((await member.client.from('notes').select('id')).data).toBeNull();
      expect((await member.call('export_mine', { p_after: null, p_limit: 10 })).notes).toEqual([]);
      expect((await member.call('my_streams', {})).delegations).toEqual([]);
      // What he wrote there is the delegation's.
      expect((await head.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 })).changes).toHaveLength(1);
    });

    test('leaves the delegation on another channel', async () => {
      const { id, head, member } = await stage().delegation({ member: 'member' });
      const before = (await head.call('my_streams', {})).delegations[0]?.topic;
      await head.call('remove_member', { p_delegation: id, p_person: member.id });
      const after = (await head.call('my_streams', {})).delegations[0]?.topic;
      expect(after).not.toBe(before);
    });
  });

  describe('the last head', () => {
    test('cannot leave, step down, be removed or delete the account without handing over', async () => {
      const { id, head, member } = await stage().delegation({ member: 'member' });
      await expect(head.call('leave_delegation', { p_delegation: id })).rejects.toThrow('last-head');
      await expect(head.call('change_role', { p_delegation: id, p_person: head.id, p_role: 'member' })).rejects.toThrow('last-head');
      await expect(head.call('remove_member', { p_delegation: id, p_person: head.id })).rejects.toThrow('last-head');
      await expect(head.call('delete_account', {})).rejects.toThrow('last-head');
      await head.call('change_role', { p_delegation: id, p_person: member.id, p_role: 'head' });
      await head.call('leave_delegation', { p_delegation: id });
      expect(await member.call('roster', { p_delegation: id })).toMatchObject([{ person: member.id, role: 'head' }]);
    });

    test('stays when two heads leave at the same moment', async () => {
      const { id, head, second } = await stage().delegation({ second: 'head' });
      const left = await Promise.allSettled([head.call('leave_delegation', { p_delegation: id }), second.call('leave_delegation', { p_delegation: id })]);
      expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });
  });

  test('the audit tells who did what', async () => {
    const { id, head, member } = await stage().delegation({ member: 'member' });
    await head.call('rename_delegation', { p_delegation: id, p_name: 'المملكة الأردنية الهاشمية' });
    await head.call('change_role', { p_delegation: id, p_person: member.id, p_role: 'observer' });
    await member.call('leave_delegation', { p_delegation: id });
    const trail = await head.call('audit_trail', { p_delegation: id, p_before: null, p_limit: 100 });
    expect(trail.map(({ action, by, subject }) => [action, by, subject])).toEqual([
      ['leave', member.id, member.id],
      ['role', head.id, member.id],
      ['rename', head.id, null],
      ['join', member.id, member.id],
      ['invite', head.id, null],
      ['create', head.id, null],
    ]);
    expect(trail.map(({ byName }) => byName)).toEqual(Array.from({ length: 6 }, () => 'Delegate'));
    // By pages, and only whole numbers of entries.
    const [first, second] = [await head.call('audit_trail', { p_delegation: id, p_before: null, p_limit: 4 }), await head.call('audit_trail', { p_delegation: id, p_before: trail[3]!.id, p_limit: 4 })];
    expect([...first, ...second]).toEqual(trail);
  });

  test('the audit tells what was agreed, and keeps no name of a deleted account', async () => {
    const { id, head, second } = await stage().delegation({ second: 'head' });
    const agreed = create(id, { kind: 'agreed', position: 'support' });
    await second.call('push_operations', { p_operations: [agreed, create(id, { position: 'oppose' }), edit(agreed, { position: 'reserve' }, 1), resolve(agreed, true), edit(agreed, { tags: { add: ['x'], remove: [] } }, 1)] });
    await second.call('delete_account', {});
    const trail = await head.call('audit_trail', { p_delegation: id, p_before: null, p_limit: 3 });
    expect(trail.map(({ action, by, byName, detail }) => [action, by, byName, detail['position'] ?? null, detail['path'] ?? null])).toEqual([
      ['leave', second.id, null, null, null],
      ['agree-again', second.id, null, 'reserve', 'O1'],
      ['agree', second.id, null, 'support', 'O1'],
    ]);
  });

  test('a deleted account takes its private notes along and leaves the delegation its own', async () => {
    const { id, head, member } = await stage().delegation({ member: 'member' });
    const note = create(id, { body: 'stays' });
    await member.call('push_operations', { p_operations: [note, create(null, { body: 'goes' })] });
    const alone = await member.call('create_delegation', { p_name: 'Alone' });
    await member.call('delete_account', {});
    await expect(member.call('my_streams', {})).rejects.toThrow('not-signed-in');
    await expect(signIn(stage().backend, member.email)).rejects.toThrow('Invalid login credentials');
    const [change] = (await head.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 })).changes;
    expect(change as NoteRecord).toMatchObject({ body: 'stays', author: null });
    const left = await sql(
      `select (select count(*) from public.notes where body = 'goes') + (select count(*) from public.note_versions where body = 'goes')
        + (select count(*) from public.delegations where id = $1) + (select count(*) from private.operations where person_id = $2)
        + (select count(*) from auth.users where id = $2) as n`,
      [alone.id, member.id],
    );
    expect(Number(left[0]?.['n'])).toBe(0);
  });

  test.each([['an empty name', ''], ['a line break', 'a\nb'], ['a direction override', 'Jordan\u202E'], ['blanks around', ' Jordan '], ['121 letters', 'ا'.repeat(121)], ['nothing', null]])(
    '%s is no delegation’s name',
    async (_name, name) => {
      const person = await stage().person();
      await expect(person.call('create_delegation', { p_name: name as string })).rejects.toThrow('invalid');
    },
  );

  test('one person may be in several delegations, and each keeps to itself', async () => {
    const { id, head } = await stage().delegation({});
    const other = await head.call('create_delegation', { p_name: 'Arab Group' });
    const note = create(id);
    await head.call('push_operations', { p_operations: [note, create(other.id)] });
    const { delegations } = await head.call('my_streams', {});
    expect(delegations.map(({ name, revision, role, members }) => [name, revision, role, members])).toEqual([['Jordan', 1, 'head', 1], ['Arab Group', 1, 'head', 1]]);
    await expect(head.call('note_history', { p_delegation: other.id, p_note: note.note })).rejects.toThrow('not-allowed');
  });
});
