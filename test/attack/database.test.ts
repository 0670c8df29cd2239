/**
 * Every table and function of the schema × everybody who may come × everything that can be tried. The lists are read
 * from the database itself: what a new migration adds is tried too, and fails until somebody has said who may have it.
 */
import { describe, expect, test } from 'vitest';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Row } from '../../server/embedded/database.ts';
import { onBothBackends, type Stage } from '../server/backends.ts';
import { create } from '../server/operations.ts';

const OWN = "n.nspname in ('public', 'private')";

/**
 * Nobody may read a table or write to one. So that the policies, the second wall, are tried as well, the tests take the
 * first one away from signed-in people for a while: these columns.
 */
const READABLE: Readonly<Record<string, readonly string[]>> = {
  'public.profiles': ['id', 'name'],
  'public.delegations': ['channel', 'created', 'id', 'name'],
  'public.members': ['delegation_id', 'joined', 'person_id', 'role'],
  'public.invitations': ['created', 'delegation_id', 'expires', 'id', 'role', 'uses_left'],
  'public.streams': ['delegation_id', 'id', 'owner_id', 'revision'],
  'public.audit': ['action', 'at', 'delegation_id', 'detail', 'id', 'person_id', 'subject_id'],
  'public.notes': ['anchor', 'author_id', 'body', 'changed', 'created', 'delegation_id', 'deleted', 'document', 'edited', 'id', 'kind', 'parent', 'position', 'resolved', 'revision', 'stream', 'tags', 'wording'],
  'public.note_versions': ['action', 'at', 'body', 'id', 'note_id', 'person_id', 'position', 'resolved', 'revision', 'stream', 'tags', 'wording'],
};

const PROCEDURES = ['audit_trail', 'change_role', 'common_revision', 'create_delegation', 'create_invitation', 'delete_account', 'export_mine', 'invitations', 'join_delegation',
  'leave_delegation', 'my_streams', 'note_history', 'pull_changes', 'push_operations', 'remove_member', 'rename_delegation', 'revoke_invitation', 'roster', 'set_my_name'];
/** What policies call on behalf of whoever is signed in. */
const FOR_POLICIES = ['my_delegations', 'my_fellows', 'my_headed_delegations', 'my_streams', 'my_topics'];

const ROLES = ['anon', 'authenticated', 'service_role'] as const;

onBothBackends('the schema', (stage) => {
  const ask = (sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => stage().backend.database.transaction((run) => run(sql, parameters));
  const tables = async (): Promise<readonly string[]> =>
    (await ask(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${OWN} and c.relkind in ('r', 'p', 'v', 'm', 'f') order by 1`)).map(({ name }) => String(name));

  test('has row-level security on every table, for its owner too', async () => {
    const bare = await ask(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where ${OWN} and c.relkind in ('r', 'p') and not (c.relrowsecurity and c.relforcerowsecurity)`);
    expect(bare).toEqual([]);
    const others = await ask(`select c.relname, c.relkind from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OWN} and c.relkind in ('v', 'm', 'f')`);
    expect(others).toEqual([]);
  });

  test('grants nobody to read from a table, or to write to one', async () => {
    for (const table of await tables()) {
      for (const role of ROLES) {
        const [row] = await ask(
          `select array(select attname::text from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
              and has_column_privilege($2, $1::regclass, attnum, 'select') order by 1) as read,
            array(select p from unnest(array['select', 'insert', 'update', 'references']) p where has_any_column_privilege($2, $1, p)) ||
            array(select p from unnest(array['delete', 'truncate', 'trigger']) p where has_table_privilege($2, $1, p)) as write`,
          [table, role],
        );
        expect([table, role, row]).toEqual([table, role, { read: [], write: [] }]);
      }
    }
  });

  /** As if somebody had granted what the product does not. */
  async function granted(work: () => Promise<void>): Promise<void> {
    const all = Object.entries(READABLE);
    for (const [table, columns] of all) await ask(`grant select (${columns.map((column) => `"${column}"`).join(', ')}) on ${table} to authenticated`);
    try {
      await work();
    } finally {
      for (const [table] of all) await ask(`revoke all on ${table} from authenticated`);
    }
  }

  test('lets signed-in people call the procedures of the protocol and no other function', async () => {
    for (const role of ROLES) {
      const callable = await ask(
        `select n.nspname, p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
          where ${OWN} and has_schema_privilege($1, n.oid, 'usage') and has_function_privilege($1, p.oid, 'execute') order by 1, 2`,
        [role],
      );
      const expected = role === 'authenticated' ? [...FOR_POLICIES.map((name) => ['private', name]), ...PROCEDURES.map((name) => ['public', name])] : [];
      expect([role, callable.map(({ nspname, proname }) => [nspname, proname])]).toEqual([role, expected]);
    }
  });

  test('fixes the search path of every function', async () => {
    const loose = await ask(`select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where ${OWN} and not coalesce('search_path=""' = any (p.proconfig), false)`);
    expect(loose).toEqual([]);
  });

  test('lets nobody add to schemas, nor reach the accounts', async () => {
    for (const role of ROLES) {
      const [row] = await ask(
        `select array(select nspname::text from pg_namespace where has_schema_privilege($1, oid, 'create')) as create,
          array(select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('auth', 'supabase_migrations')
            and c.relkind = 'r' and (has_any_column_privilege($1, c.oid, 'select') or has_any_column_privilege($1, c.oid, 'update') or has_table_privilege($1, c.oid, 'delete'))) as accounts`,
        [role],
      );
      expect([role, row]).toEqual([role, { create: [], accounts: [] }]);
    }
  });

  test('shows each person the rows of his own streams, table by table, by its policies alone', () => granted(async () => {
    const people = await cast(stage());
    const { rooms, id } = people;
    const total = async (table: string): Promise<number> => Number((await ask(`select count(*) as n from ${table}`))[0]?.['n']);
    const counts: Record<string, Record<string, number | string>> = {};
    for (const table of Object.keys(READABLE)) {
      const column = READABLE[table]![0]!;
      counts[table] = {};
      for (const [who, client] of Object.entries(rooms)) {
        const { data, error } = await client.from(table.replace('public.', '')).select(column).limit(1000);
        counts[table][who] = error === null ? data.length : error.code;
      }
      // There is more in it than anybody sees.
      expect(await total(table)).toBeGreaterThan(0);
    }
    const nobody = { anon: '42501', outsider: 0 };
    expect(counts).toEqual({
      'public.profiles': { ...nobody, outsider: 1, head: 3, member: 3, observer: 3 },
      'public.delegations': { ...nobody, head: 1, member: 1, observer: 1 },
      'public.members': { ...nobody, head: 3, member: 3, observer: 3 },
      'public.invitations': { ...nobody, head: 2, member: 0, observer: 0 },
      'public.streams': { ...nobody, outsider: 1, head: 2, member: 2, observer: 2 },
      'public.audit': { ...nobody, head: 5, member: 0, observer: 0 },
      // The head's and the member's note in the delegation, and each one's own private note.
      'public.notes': { ...nobody, head: 3, member: 3, observer: 2 },
      'public.note_versions': { ...nobody, head: 3, member: 3, observer: 2 },
    });
    const { data } = await rooms['head']!.from('notes').select('body').eq('stream', people.memberId);
    expect([data, id === undefined]).toEqual([[], false]);
  }));

  test('refuses every write through the API, whoever tries', async () => {
    const { rooms, id, note } = await cast(stage());
    const allowed: string[] = [];
    for (const table of await tables()) {
      const name = table.replace(/^\w+\./, '');
      for (const [who, client] of Object.entries(rooms)) {
        const tries = {
          insert: client.from(name).insert({ id: note, delegation_id: id, stream: id, body: 'forged', name: 'forged', role: 'head' }),
          upsert: client.from(name).upsert({ id: note, stream: id, body: 'forged' }),
          update: client.from(name).update({ id: note }).not('id', 'is', null),
          delete: client.from(name).delete().not('id', 'is', null),
        };
        for (const [operation, attempt] of Object.entries(tries)) {
          const { error, status } = await attempt;
          if (error === null) allowed.push(`${who} may ${operation} ${table} (${status})`);
        }
      }
    }
    expect(allowed).toEqual([]);
    const [row] = await ask("select count(*) as n from public.notes where body = 'forged'");
    expect(Number(row?.['n'])).toBe(0);
  });

  test('answers every procedure alike, whether a delegation is another’s or does not exist', async () => {
    const { rooms, id, note, memberId, invitation } = await cast(stage());
    const missing = crypto.randomUUID();
    const tries: Readonly<Record<string, (delegation: string, thing: string) => object>> = {
      pull_changes: (d) => ({ p_delegation: d, p_after: 0, p_limit: 10 }),
      common_revision: (d) => ({ p_delegation: d, p_marks: ['1.00000000-0000-4000-8000-000000000000'] }),
      note_history: (d, thing) => ({ p_delegation: d, p_note: thing }),
      rename_delegation: (d) => ({ p_delegation: d, p_name: 'Taken over' }),
      roster: (d) => ({ p_delegation: d }),
      create_invitation: (d) => ({ p_delegation: d, p_role: 'head', p_uses: 1, p_hours: 1 }),
      invitations: (d) => ({ p_delegation: d }),
      revoke_invitation: (_d, thing) => ({ p_invitation: thing === note ? invitation : thing }),
      leave_delegation: (d) => ({ p_delegation: d }),
      change_role: (d) => ({ p_delegation: d, p_person: memberId, p_role: 'observer' }),
      remove_member: (d) => ({ p_delegation: d, p_person: memberId }),
      audit_trail: (d) => ({ p_delegation: d, p_before: null, p_limit: 10 }),
      push_operations: (d) => ({ p_operations: [create(d as never)] }),
    };
    // Those that name nothing of anybody else's are not about existence.
    const without = ['my_streams', 'set_my_name', 'create_delegation', 'join_delegation', 'export_mine', 'delete_account'];
    expect([...Object.keys(tries), ...without].sort()).toEqual(PROCEDURES);
    for (const [name, of] of Object.entries(tries)) {
      for (const who of ['outsider', 'anon'] as const) {
        const real = await rooms[who]!.rpc(name, of(id, note));
        const invented = await rooms[who]!.rpc(name, of(missing, missing));
        const told = (answer: typeof real): unknown => JSON.parse(JSON.stringify([answer.status, answer.error, answer.data]).replaceAll(/"operation":"[^"]*"/g, '"operation":""'));
        expect([name, who, told(real)]).toEqual([name, who, told(invented)]);
        expect([name, JSON.stringify(real.error ?? real.data)]).toEqual([name, expect.stringContaining(who === 'anon' ? 'permission denied' : 'not-allowed')]);
      }
    }
    const intact = await rooms['member']!.rpc('roster', { p_delegation: id });
    expect(intact.data).toHaveLength(3);
  });

  describe('keeps its audit', () => {
    test('from changes and deletions even by those who run it', async () => {
      await cast(stage());
      await expect(ask("update public.audit set action = 'nothing'")).rejects.toThrow('not-allowed');
      await expect(ask('delete from public.audit')).rejects.toThrow('not-allowed');
      await expect(ask('truncate public.audit')).rejects.toThrow('not-allowed');
    });
  });

  test('takes operators, quotes and SQL in every place for what they are: text', () => granted(async () => {
    const { rooms, id } = await cast(stage());
    const nasty = ["'", '"', '\\', "'; drop table public.notes; --", '%', '*', 'is.null', 'or(id.is.null)', '(select 1)', '$1', '{"a":1}', '\u202E', '<script>alert(1)</script>', '../../etc/passwd', 'a\tb'];
    const client = rooms['outsider']!;
    const operators = ['eq', 'neq', 'like', 'ilike', 'cs', 'cd', 'ov', 'in', 'is', 'fts', 'not.eq', 'match'] as const;
    // Every text in every column, every operator on every column and every text: each pair once, not each three.
    for (const [i, text] of nasty.entries()) {
      for (const [j, column] of READABLE['public.notes']!.entries()) {
        const { data } = await client.from('notes').select('id').filter(column, operators[(i + j) % operators.length]!, text);
        expect(data ?? []).toEqual([]);
      }
      const { data } = await client.from('notes').select('id').or(`id.eq.${text},stream.eq.${id}`);
      expect(data ?? []).toEqual([]);
    }
    const embedded = await client.from('delegations').select('name, members(person_id, profiles(name)), notes(body)');
    expect(embedded.data ?? []).toEqual([]);
    expect(await ask("select to_regclass('public.notes') is not null as there")).toEqual([{ there: true }]);
  }));

  test('exposes no other schema', async () => {
    const { rooms } = await cast(stage());
    for (const schema of ['private', 'auth', 'realtime', 'supabase_migrations', 'pg_catalog', 'information_schema']) {
      for (const [table, column] of [['operations', 'id'], ['users', 'email'], ['messages', 'id'], ['schema_migrations', 'version'], ['pg_authid', 'rolname'], ['tables', 'table_name']] as const) {
        const { data, error } = await rooms['head']!.schema(schema).from(table).select(column).limit(1);
        expect([schema, table, data, error === null]).toEqual([schema, table, null, false]);
      }
    }
  });
});

interface Cast {
  readonly rooms: Readonly<Record<string, SupabaseClient>>;
  readonly id: string;
  readonly note: string;
  readonly memberId: string;
  readonly invitation: string;
}

/** A delegation with a head, a member, an observer and notes; somebody outside it with a note of his own; nobody. */
async function cast(stage: Stage): Promise<Cast> {
  const [{ id, head, member, observer }, outsider] = await Promise.all([stage.delegation({ member: 'member', observer: 'observer' }), stage.person()]);
  const note = create(id, { body: 'the head’s position' });
  await head.call('push_operations', { p_operations: [note, create(null, { body: 'the head’s private note' })] });
  await member.call('push_operations', { p_operations: [create(id, { body: 'the member’s position' }), create(null, { body: 'the member’s private note' })] });
  const invitations = await stage.backend.database.transaction((run) => run('select id from public.invitations where delegation_id = $1', [id]));
  return {
    rooms: { anon: stage.stranger(), outsider: outsider.client, head: head.client, member: member.client, observer: observer.client },
    id,
    note: note.note,
    memberId: member.id,
    invitation: String(invitations[0]?.['id']),
  };
}
