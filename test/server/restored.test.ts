/** A backend that was restored from a backup and counts on: every client that was further is told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openPglite } from '../../server/embedded/database.ts';
import { bootstrapSql, migrations, prepareSchema, statements } from '../../server/embedded/schema.ts';
import type { DelegationId } from '../../shared/notes/types.ts';
import { onBothBackends, type Person, type Stage } from './backends.ts';
import { create, edit, remove, resolve } from './operations.ts';

const TABLES = [['public.streams', 'id'], ['public.notes', 'stream'], ['public.note_versions', 'stream'], ['private.operations', 'stream'], ['private.marks', 'stream']] as const;

/** Keeps a stream's rows aside. @returns what puts them back as they were */
async function backup({ backend }: Stage, stream: DelegationId): Promise<() => Promise<void>> {
  const kept = await backend.database.transaction(async (run) => {
    const rows: string[] = [];
    for (const [table, key] of TABLES) rows.push(String((await run(`select coalesce(json_agg(t), '[]')::text as rows from ${table} t where ${key} = $1`, [stream]))[0]!['rows']));
    return rows;
  });
  return () => backend.database.transaction(async (run) => {
    for (const [table, key] of TABLES.slice(1).toReversed()) await run(`delete from ${table} where ${key} = $1`, [stream]);
    await run('update public.streams set revision = (select (row ->> $2)::bigint from json_array_elements($3::text::json) as row) where id = $1', [stream, 'revision', kept[0]]);
    for (const [i, [table]] of TABLES.entries()) {
      if (i > 0) await run(`insert into ${table} overriding system value select * from json_populate_recordset(null::${table}, $1::text::json)`, [kept[i]]);
    }
  });
}

const pull = (person: Person, delegation: DelegationId, after: number, mark: string | null | undefined) => person.call('pull_changes', { p_delegation: delegation, p_after: after, p_limit: 1000, p_mark: mark ?? null });

onBothBackends('a restored backup', (stage) => {
  test('is told to whoever was further, also when others have written past him, and once only', async () => {
    const { id, head, other } = await stage().delegation({ other: 'member' });
    const first = create(id);
    await head.call('push_operations', { p_operations: [first] });
    const before = await pull(other, id, 0, null);
    const restore = await backup(stage(), id);
    await head.call('push_operations', { p_operations: [edit(first, { body: 'lost' }, 1), resolve(first, true), remove(first, 3)] });
    const gone = await pull(other, id, before.revision, before.mark);
    expect([gone.revision, gone.reset]).toEqual([4, false]);
    await restore();
    await head.call('push_operations', { p_operations: Array.from({ length: 5 }, () => create(id)) });
    // Whoever had no more than the backup goes on.
    expect((await pull(other, id, before.revision, before.mark)).changes).toHaveLength(5);
    expect(await pull(other, id, gone.revision, gone.mark)).toEqual({ changes: [], revision: 0, mark: null, more: false, reset: true });
    await expect(other.call('push_operations', { p_operations: [create(id)], p_marks: { [id]: gone.mark! } })).rejects.toThrow('restored');
    const anew = await pull(other, id, 0, null);
    expect(anew.changes).toHaveLength(6);
    const again = await pull(other, id, anew.revision, anew.mark);
    expect([again.reset, again.changes, again.mark]).toEqual([false, [], anew.mark]);
    const [answer] = await other.call('push_operations', { p_operations: [create(id)], p_marks: { [id]: anew.mark! } });
    expect(answer).toMatchObject({ outcome: 'applied', mark: (await pull(other, id, 0, null)).mark });
  });

  test('is nothing that a mark of another stream, or a made-up one, could pass for', async () => {
    const { id, head } = await stage().delegation({});
    const elsewhere = await stage().delegation({});
    await head.call('push_operations', { p_operations: [create(id)] });
    await elsewhere.head.call('push_operations', { p_operations: [create(elsewhere.id)] });
    const { mark } = await pull(elsewhere.head, elsewhere.id, 0, null);
    for (const wrong of [mark, '', '1.', `1.${'0'.repeat(36)}`, "1' or true", '9'.repeat(400)]) expect((await pull(head, id, 1, wrong)).reset).toBe(true);
    // Of a stream that is not his nobody learns whether a mark is right.
    for (const wrong of [mark!, '1.x']) {
      expect(await head.call('push_operations', { p_operations: [], p_marks: { [elsewhere.id]: wrong } })).toEqual([]);
    }
  });

  test('a client is told up to where its past is still the backend’s, and of nothing else', async () => {
    const { id, head, other } = await stage().delegation({ other: 'member' });
    const stranger = await stage().person();
    const elsewhere = await stage().delegation({});
    const marks: string[] = [];
    const write = async (): Promise<void> => {
      await head.call('push_operations', { p_operations: [create(id), create(id)] });
      marks.push((await pull(other, id, 0, null)).mark!);
    };
    const common = (person: Person, p_marks: readonly string[], p_delegation: DelegationId | null = id) => person.call('common_revision', { p_delegation, p_marks });
    await write();
    await write();
    const restore = await backup(stage(), id);
    await write();
    expect(await common(other, marks)).toBe(6);
    await restore();
    expect(await common(other, marks)).toBe(4);
    await write();
    await write();
    expect(await common(other, marks.slice(0, 3))).toBe(4);
    expect(await common(other, marks)).toBe(8);
    expect(await common(other, [])).toBe(0);
    for (const odd of ['', '1.', `4.${'0'.repeat(36)}`, "4' or true", '9'.repeat(400), null as never]) expect(await common(other, [odd])).toBe(0);
    // Marks of one stream are nothing in another, and of streams that are not his nothing is told.
    expect(await common(other, marks, null)).toBe(0);
    expect(await common(elsewhere.head, marks, elsewhere.id)).toBe(0);
    await expect(common(stranger, marks)).rejects.toThrow('not-allowed');
    await expect(common(other, Array.from({ length: 501 }, () => '1.x'))).rejects.toThrow('invalid');
  });

  test('what is agreed is brought back by whichever head comes first, and shown to the next', async () => {
    const { id, head, second, member } = await stage().delegation({ second: 'head', member: 'member' });
    const made = create(id, { kind: 'agreed', position: 'support', body: 'as it was' });
    expect((await second.call('push_operations', { p_operations: [made] }))[0]).toMatchObject({ outcome: 'applied' });
    const again = create(id, { kind: 'agreed', position: 'oppose', body: 'as another head has it' }, made.note);
    expect((await head.call('push_operations', { p_operations: [again] }))[0]).toMatchObject({ outcome: 'conflict', record: { body: 'as it was' } });
    for (const kind of ['agreed', 'note'] as const) {
      const forged = create(id, { kind, position: 'oppose', body: 'by no head' }, made.note);
      expect((await member.call('push_operations', { p_operations: [forged] }))[0]).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
    }
  });

  test('a client that has no mark is not asked for one', async () => {
    const { id, head } = await stage().delegation({});
    await head.call('push_operations', { p_operations: [create(id)] });
    expect((await head.call('pull_changes', { p_delegation: id, p_after: 1, p_limit: 10 })).reset).toBe(false);
  });
});

test('the later migrations keep what was written before them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-migrations-'));
  const database = await openPglite(folder);
  try {
    await database.script(bootstrapSql());
    await database.transaction(async (run) => {
      for (const { version, name, sql } of migrations().filter((each) => each.version <= '20261122000700')) {
        for (const statement of statements(sql)) await run(statement);
        await run('insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, array[$3::text])', [version, name, sql]);
      }
      const person = 'a0000000-0000-4000-8000-000000000001';
      await run("insert into auth.users (id, email) values ($1, 'old@example.org')", [person]);
      await run("select set_config('request.jwt.claim.sub', $1, true), set_config('request.jwt.claims', json_build_object('sub', $1::text, 'role', 'authenticated')::text, true)", [person]);
      const { wording: _wording, ...content } = create(null).content;
      const made = { ...create(null), content };
      await run('select public.push_operations($1::text::json)', [JSON.stringify([made, edit(made, { body: 'second', position: 'support' }, 1)])]);
    });
    const rows = (columns: string) => database.statement(`select ${columns} from public.notes`, []);
    const columns = 'id, stream, author_id, document, anchor::text, kind, body, tags, "position", created::text, edited::text, changed::text, revision::int, deleted, body_operation';
    const versions = () => database.statement('select revision::int, action, body, at::text from public.note_versions order by id', []);
    const [notes, history, ledger] = [await rows(columns), await versions(), await database.statement('select id, outcome from private.operations order by id', [])];
    expect([notes.length, history.length, ledger.length]).toEqual([1, 2, 2]);
    await prepareSchema(database);
    expect([await rows(columns), await versions(), await database.statement('select id, outcome from private.operations order by id', [])]).toEqual([notes, history, ledger]);
    expect(await rows('wording, resolved')).toEqual([{ wording: null, resolved: false }]);
    expect(await database.statement('select revision::int from private.marks', [])).toEqual([{ revision: 2 }]);
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
