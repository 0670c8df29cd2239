import { expect, test } from 'vitest';
import type { NoteRecord } from '../../shared/notes/protocol.ts';
import { onBothBackends, onPostgres } from './backends.ts';
import { create, edit } from './operations.ts';

onBothBackends('many at once', (stage) => {
  test('keep to themselves: no request runs under another’s name', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => stage().person()));
    await Promise.all(
      people.map(async (person, i) => {
        for (let round = 0; round < 6; round += 1) {
          const [answer] = await person.call('push_operations', { p_operations: [create(null, { body: `person ${i}` })] });
          expect(answer).toMatchObject({ outcome: 'applied', record: { author: person.id } });
          const { notes } = await person.call('export_mine', { p_after: null, p_limit: 100 });
          expect(new Set(notes.map((note) => (note as { body: string }).body))).toEqual(new Set([`person ${i}`]));
          expect((await person.call('my_streams', {})).person.id).toBe(person.id);
        }
      }),
    );
  });
});

onPostgres('revisions', (stage) => {
  test('become visible in order and without gaps, while twelve write', async () => {
    const { id, head, a, b } = await stage().delegation({ a: 'member', b: 'member' });
    let writing = true;
    const seen: number[] = [];
    // A reader that pulls all the while must meet every revision, each after all smaller ones.
    const reader = (async () => {
      for (let after = 0; ; ) {
        const last = !writing;
        const page = await head.call('pull_changes', { p_delegation: id, p_after: after, p_limit: 1000 });
        seen.push(...page.changes.map(({ revision }) => revision));
        after = page.revision;
        if (last && !page.more) return;
      }
    })();
    const writers = Array.from({ length: 12 }, async (_, i) => {
      const person = [head, a, b][i % 3]!;
      for (let round = 0; round < 10; round += 1) await person.call('push_operations', { p_operations: [create(id), create(id)] });
    });
    await Promise.all(writers);
    writing = false;
    await reader;
    expect(seen).toEqual(Array.from({ length: 240 }, (_, i) => i + 1));
  });

  test('do not deadlock when pushes name the same streams in different orders', async () => {
    const { id, head, a } = await stage().delegation({ a: 'head' });
    const other = await head.call('create_delegation', { p_name: 'Other' });
    const { code } = await head.call('create_invitation', { p_delegation: other.id, p_role: 'member', p_uses: 1, p_hours: 1 });
    await a.call('join_delegation', { p_code: code });
    const rounds = Array.from({ length: 20 }, (_, i) => {
      const person = i % 2 === 0 ? head : a;
      const streams = i % 2 === 0 ? [id, other.id] : [other.id, id];
      return person.call('push_operations', { p_operations: streams.map((stream) => create(stream)) });
    });
    const answers = (await Promise.all(rounds)).flat();
    expect(answers.filter(({ outcome }) => outcome === 'applied')).toHaveLength(40);
  });

  test('one of two edits of the same words at the same moment is a conflict', async () => {
    const { id, head } = await stage().delegation({});
    const note = create(id);
    await head.call('push_operations', { p_operations: [note] });
    const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => head.call('push_operations', { p_operations: [edit(note, { body: `version ${i}` }, 1)] })));
    const outcomes = answers.flat().map(({ outcome }) => outcome).sort();
    expect(outcomes).toEqual(['applied', 'conflict', 'conflict', 'conflict', 'conflict']);
    const [kept] = (await head.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 })).changes as NoteRecord[];
    const history = await head.call('note_history', { p_delegation: id, p_note: note.note });
    expect(new Set(history.slice(1).map(({ body }) => body))).toEqual(new Set(['version 0', 'version 1', 'version 2', 'version 3', 'version 4']));
    expect(history.find(({ action }) => action === 'edit')?.body).toBe(kept?.body);
  });

  test('a push that waits while its author is removed is refused', async () => {
    const { id, head, member } = await stage().delegation({ member: 'member' });
    const results = await Promise.all([
      head.call('remove_member', { p_delegation: id, p_person: member.id }),
      ...Array.from({ length: 8 }, () => member.call('push_operations', { p_operations: [create(id)] })),
    ]);
    const outcomes = results.slice(1).flatMap((answers) => (answers ?? []).map(({ outcome }) => outcome));
    const { changes } = await head.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 100 });
    expect(changes).toHaveLength(outcomes.filter((outcome) => outcome === 'applied').length);
  });
});
