/** What somebody tries who has read the schema: past the grants, past the session, past the types, and from one delegation into another. */
import { expect, test } from 'vitest';
import { onBothBackends, onPostgres, signIn, PASSWORD, type Person, type Stage } from '../server/backends.ts';
import { CONTENT, create, newId } from '../server/operations.ts';

const SECRET = 'We shall oppose the third paragraph';
const TABLES = ['profiles', 'delegations', 'members', 'invitations', 'streams', 'audit', 'notes', 'note_versions'] as const;

interface Raw {
  readonly status: number;
  readonly range: string | null;
  readonly text: string;
}

/** A request as it is put on the wire, past every client library. */
async function raw(stage: Stage, path: string, token: string | null, init: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Raw> {
  const { url, anonKey } = stage.backend;
  const response = await fetch(url + path, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: { apikey: anonKey, ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(init.body === undefined ? {} : { 'content-type': 'application/json' }), ...init.headers },
    ...(init.body === undefined ? {} : { body: init.body }),
  });
  return { status: response.status, range: response.headers.get('content-range'), text: await response.text() };
}

async function tokenOf({ client }: Person): Promise<string> {
  return (await client.auth.getSession()).data.session!.access_token;
}

/** Everything that is kept of a delegation, as one text. */
async function everything(stage: Stage, delegation: string): Promise<string> {
  const parts = [
    ['public.delegations', 'id'], ['public.members', 'delegation_id'], ['public.invitations', 'delegation_id'], ['public.streams', 'id'],
    ['public.audit', 'delegation_id'], ['public.notes', 'stream'], ['public.note_versions', 'stream'], ['private.marks', 'stream'],
  ].map(([table, column]) => `select '${table}' as place, to_jsonb(t) as line from ${table} t where ${column} = $1`);
  const rows = await stage.backend.database.transaction((run) => run(`select place, line::text as line from (${parts.join(' union all ')}) all_of_it order by 1, 2`, [delegation]));
  return JSON.stringify(rows);
}

onBothBackends('somebody who has signed up', (stage) => {
  test('learns of no document, delegation or person by counting, guessing or ordering', async () => {
    const { id, head } = await stage().delegation({});
    const outsider = await stage().person();
    for (let batch = 0; batch < 5; batch += 1) await head.call('push_operations', { p_operations: Array.from({ length: 80 }, () => create(id, { document: 'un:A/RES/1/1', body: SECRET })) });
    for (const table of TABLES) await stage().backend.database.transaction((run) => run(`analyze public.${table}`));
    const token = await tokenOf(outsider);
    const asks = (document: string, delegation: string): string[] => [
      `notes?select=id&document=eq.${encodeURIComponent(document)}`,
      `notes?select=id&stream=eq.${delegation}&limit=1`,
      `notes?select=id&or=(document.eq.${encodeURIComponent(document)},id.is.null)`,
      `notes?select=id&body=match.${encodeURIComponent('^(W.*)*(e.*)*x$')}&order=body`,
      `note_versions?select=id&stream=eq.${delegation}`,
      `members?select=person_id&delegation_id=eq.${delegation}`,
      `delegations?select=name,members(count)&id=eq.${delegation}`,
      `audit?select=id&delegation_id=eq.${delegation}`,
      `invitations?select=code_hash&delegation_id=eq.${delegation}`,
    ];
    const none = asks('un:A/RES/9/9', newId());
    for (const [place, path] of asks('un:A/RES/1/1', id).entries()) {
      for (const prefer of ['', 'count=exact', 'count=planned', 'count=estimated', 'count=planned, handling=lenient, tx=rollback, return=representation']) {
        for (const method of ['GET', 'HEAD']) {
          const headers: Record<string, string> = prefer === '' ? {} : { prefer, range: '0-0', 'range-unit': 'items' };
          const [real, invented] = await Promise.all([raw(stage(), `/rest/v1/${path}`, token, { method, headers }), raw(stage(), `/rest/v1/${none[place]}`, token, { method, headers })]);
          expect([path, prefer, method, real]).toEqual([path, prefer, method, invented]);
          expect([path, real.status, real.range]).toEqual([path, 403, null]);
        }
      }
      const plan = await raw(stage(), `/rest/v1/${path}`, token, { headers: { accept: 'application/vnd.pgrst.plan+json; options=analyze|verbose' } });
      expect([path, plan.status >= 400, /Plan|Rows/.test(plan.text)]).toEqual([path, true, false]);
    }
  });

  test('becomes nobody else by a token of his own making', async () => {
    const { id, head } = await stage().delegation({});
    const outsider = await stage().person();
    const [mine, theirs] = [await tokenOf(outsider), await tokenOf(head)];
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = (token: string): Record<string, unknown> => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
    const [header, , signature] = mine.split('.') as [string, string, string];
    const sign = async (data: string, secret: string): Promise<string> => {
      const key = await crypto.subtle.importKey('raw', Buffer.from(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
      return Buffer.from(await crypto.subtle.sign('HMAC', key, Buffer.from(data))).toString('base64url');
    };
    const own = part({ alg: 'HS256', typ: 'JWT' });
    const asHead = part(claims(theirs));
    const asService = part({ ...claims(mine), role: 'service_role' });
    const tokens: Record<string, string> = {
      'another’s claims under his own signature': `${header}.${asHead}.${signature}`,
      'a role of his choice under his own signature': `${header}.${asService}.${signature}`,
      'no algorithm': `${part({ alg: 'none', typ: 'JWT' })}.${asHead}.`,
      'no algorithm, in capitals': `${part({ alg: 'NONE' })}.${asHead}.${signature}`,
      'signed by the public key': `${own}.${asHead}.${await sign(`${own}.${asHead}`, stage().backend.anonKey)}`,
      'signed by a word': `${own}.${asHead}.${await sign(`${own}.${asHead}`, 'super-secret-jwt-token-with-at-least-32-characters-long')}`,
      'another’s signature': `${header}.${part(claims(mine))}.${theirs.split('.')[2]}`,
      'a key of its own in the head': `${part({ alg: 'HS256', jwk: { kty: 'oct', k: 'AAAA' }, kid: '../../dev/null' })}.${asHead}.${await sign('', 'AAAA')}`,
      'the public key': stage().backend.anonKey,
      'nothing at all': '..',
    };
    for (const [name, token] of Object.entries(tokens)) {
      for (const [path, body] of [
        ['/rest/v1/rpc/pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 }], ['/rest/v1/rpc/my_streams', {}], ['/rest/v1/rpc/rename_delegation', { p_delegation: id, p_name: 'Taken' }],
      ] as const) {
        const answer = await raw(stage(), path, token, { body: JSON.stringify(body) });
        expect([name, path, answer.status >= 400]).toEqual([name, path, true]);
        expect(answer.text).not.toContain(id);
      }
      const user = await raw(stage(), '/auth/v1/user', token);
      expect([name, user.status >= 400, user.text.includes(head.email)]).toEqual([name, true, false]);
    }
    expect((await head.call('my_streams', {})).delegations[0]).toMatchObject({ id, name: 'Jordan' });
  });

  test('signs up, and changes his account, as nothing but himself', async () => {
    const { head } = await stage().delegation({});
    const email = `claims.${stage().kind}@example.org`;
    const claims = { id: head.id, sub: head.id, role: 'service_role', aud: 'service', is_super_admin: true, email_confirm: true, email_confirmed_at: '2026-01-01', app_metadata: { role: 'service_role', provider: 'root' } };
    const body = { ...claims, email, password: PASSWORD, data: { ...claims, name: '\u200B\u3164' } };
    expect((await raw(stage(), '/auth/v1/signup', null, { body: JSON.stringify(body) })).status).toBe(200);
    // Not confirmed by saying so.
    expect((await raw(stage(), '/auth/v1/token?grant_type=password', null, { body: JSON.stringify({ email, password: PASSWORD }) })).status).toBe(400);
    expect((await raw(stage(), '/auth/v1/verify', null, { body: JSON.stringify({ email, token: await stage().backend.emails.code(email), type: 'signup', ...claims }) })).status).toBe(200);
    const person = await signIn(stage().backend, email);
    await raw(stage(), '/auth/v1/user', await tokenOf(person), { method: 'PUT', body: JSON.stringify({ ...claims, data: claims }) });
    const { data } = await person.client.auth.refreshSession();
    const told = JSON.parse(Buffer.from(data.session!.access_token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;
    expect(told).toMatchObject({ role: 'authenticated', aud: 'authenticated', sub: person.id });
    expect(person.id).not.toBe(head.id);
    expect((await person.call('my_streams', {})).person).toMatchObject({ id: person.id, name: '' });
    for (const path of ['/auth/v1/admin/users', '/auth/v1/admin/generate_link', '/auth/v1/invite', '/auth/v1/sso', '/pg/query', '/storage/v1/bucket', '/graphql/v1', '/rest/v1/', '/rest/v1/rpc/pg_sleep?seconds=9', '/rest/v1/rpc/version', '/functions/v1/x']) {
      const answer = await raw(stage(), path, data.session!.access_token);
      expect([path, answer.status >= 400]).toEqual([path, true]);
    }
  });

  test('changes nothing by GET, whatever the address says', async () => {
    const { id, head } = await stage().delegation({});
    const before = await everything(stage(), id);
    const token = await tokenOf(head);
    for (const path of [`rename_delegation?p_delegation=${id}&p_name=Got`, 'create_delegation?p_name=Got', 'delete_account', 'set_my_name?p_name=Got', `leave_delegation?p_delegation=${id}`]) {
      const answer = await raw(stage(), `/rest/v1/rpc/${path}`, token);
      expect([path, answer.status >= 400]).toEqual([path, true]);
    }
    expect(await everything(stage(), id)).toBe(before);
  });

  test('breaks nothing by values that fit no type', async () => {
    const { id, head } = await stage().delegation({});
    const token = await tokenOf(head);
    const odd = ['1e308', '-1e999', '"NaN"', '"Infinity"', '9223372036854775808', '"9223372036854775807"', '-9223372036854775809', '2147483648', '1.5', 'true', '{}', '[]', '[[]]', '"\\u0000"', '"\\ud800"', '"294277-01-01T00:00:00Z"', '"-infinity"',
      `"${'x'.repeat(200_000)}"`, '"{}"', '"$1"', '"\'; drop table public.notes; --"', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`];
    const places: readonly (readonly [name: string, ask: (value: string) => string])[] = [
      ['pull_changes', (value) => `{"p_delegation":"${id}","p_after":${value},"p_limit":10}`],
      ['pull_changes', (value) => `{"p_delegation":${value},"p_after":0,"p_limit":10}`],
      ['pull_changes', (value) => `{"p_delegation":"${id}","p_after":0,"p_limit":${value}}`],
      ['pull_changes', (value) => `{"p_delegation":"${id}","p_after":0,"p_limit":10,"p_mark":${value}}`],
      ['push_operations', (value) => `{"p_operations":${value}}`],
      ['push_operations', (value) => `{"p_operations":[${value}]}`],
      ['push_operations', (value) => `{"p_operations":[],"p_marks":{"${id}":${value}}}`],
      ['push_operations', (value) => `{"p_operations":[${JSON.stringify({ ...create(id), at: '@' }).replace('"@"', () => value)}]}`],
      ['push_operations', (value) => `{"p_operations":[${JSON.stringify(create(id, { anchor: { ...CONTENT.anchor, position: { start: '@' as never, end: 9 } } })).replace('"@"', () => value)}]}`],
      ['create_invitation', (value) => `{"p_delegation":"${id}","p_role":${value},"p_uses":1,"p_hours":1}`],
      ['create_invitation', (value) => `{"p_delegation":"${id}","p_role":"head","p_uses":${value},"p_hours":1}`],
      ['create_invitation', (value) => `{"p_delegation":"${id}","p_role":"head","p_uses":1,"p_hours":${value}}`],
      ['change_role', (value) => `{"p_delegation":"${id}","p_person":"${head.id}","p_role":${value}}`],
      ['audit_trail', (value) => `{"p_delegation":"${id}","p_before":${value},"p_limit":0}`],
      ['export_mine', (value) => `{"p_after":${value},"p_limit":10}`],
      ['join_delegation', (value) => `{"p_code":${value}}`],
    ];
    const answered: Raw[] = [];
    for (const [name, ask] of places) for (const value of odd) {
      // Tries at codes are counted, and other tests do not need them: one of each kind is enough.
      if (name === 'join_delegation' && answered.length % 4 !== 0) continue;
      const answer = await raw(stage(), `/rest/v1/rpc/${name}`, token, { body: ask(value) });
      answered.push(answer);
      expect([name, value.slice(0, 40), answer.text.includes('at character') || /pg_|plpgsql|relation|column|constraint/.test(answer.text)]).toEqual([name, value.slice(0, 40), false]);
    }
    expect(answered.length).toBeGreaterThan(300);
    // Nothing was taken for what it is not.
    const { changes } = await head.call('pull_changes', { p_delegation: id, p_after: 0, p_limit: 10 });
    expect(changes.map((change) => (change.deleted ? null : change.anchor.position?.start))).toEqual([]);
    const [members] = await stage().backend.database.transaction((run) => run('select array_agg(role) as roles from public.members where delegation_id = $1', [id]));
    expect(members).toEqual({ roles: ['head'] });
  }, 120_000);

  test('is called by no name that nobody sees, and names no delegation so', async () => {
    const person = await stage().person();
    for (const name of ['\u200B', 'Ami\u200Bna', '\u3164', '\u00AD', 'a\u2060b', '\u200E\u200F', '\u202Etxt', '\u{E0041}', 'x\u2066', '\uFEFF', '\u2800']) {
      await expect(person.call('set_my_name', { p_name: name })).rejects.toThrow('invalid');
      await expect(person.call('create_delegation', { p_name: name })).rejects.toThrow('invalid');
    }
    for (const name of ['أمينة', 'می\u200Cخواهم', 'Zoë \u{1F1EF}\u{1F1F4}', '王小明', '\u200Fנעם']) await person.call('set_my_name', { p_name: name });
  });
});

onBothBackends('a head, and an observer', (stage) => {
  test('of one delegation do nothing in another, by any procedure and any mixture of what belongs to whom', async () => {
    const [a, b] = await Promise.all([stage().delegation({ member: 'member', observer: 'observer' }), stage().delegation({ member: 'member' })]);
    const theirs = create(b.id, { body: SECRET });
    await b.member.call('push_operations', { p_operations: [theirs, create(b.id, { kind: 'reply', parent: theirs.note, body: SECRET })] });
    const ours = create(a.id);
    await a.head.call('push_operations', { p_operations: [ours] });
    const { code } = await b.head.call('create_invitation', { p_delegation: b.id, p_role: 'member', p_uses: 5, p_hours: 1 });
    const [invitation] = await b.head.call('invitations', { p_delegation: b.id });
    const before = await everything(stage(), b.id);
    const operations = [
      { ...create(b.id), note: theirs.note }, create(b.id), create(b.id, { kind: 'agreed' }), { ...theirs },
      { ...create(a.id, { kind: 'reply', parent: theirs.note }) },
      { kind: 'edit', id: newId(), delegation: b.id, note: theirs.note, at: theirs.at, base: 99, after: theirs.id, changes: { body: 'mine now' } },
      { kind: 'edit', id: newId(), delegation: a.id, note: theirs.note, at: theirs.at, base: 99, after: null, changes: { body: 'mine now' } },
      { kind: 'delete', id: newId(), delegation: b.id, note: theirs.note, at: theirs.at, base: 99, after: null },
      { kind: 'resolve', id: newId(), delegation: a.id, note: theirs.note, at: theirs.at, resolved: true },
      { kind: 'resolve', id: newId(), delegation: b.id, note: theirs.note, at: theirs.at, resolved: true },
    ];
    for (const person of [a.head, a.observer, a.member]) {
      const told: string[] = [];
      for (const operation of operations) told.push((await raw(stage(), '/rest/v1/rpc/push_operations', await tokenOf(person), { body: JSON.stringify({ p_operations: [operation], p_marks: { [b.id]: '1.00000000-0000-0000-0000-000000000000' } }) })).text);
      for (const one of [a.id, b.id]) for (const who of [b.head.id, b.member.id]) {
        for (const [name, ask] of [
          ['change_role', { p_delegation: one, p_person: who, p_role: 'observer' }], ['remove_member', { p_delegation: one, p_person: who }],
        ] as const) told.push((await raw(stage(), `/rest/v1/rpc/${name}`, await tokenOf(person), { body: JSON.stringify(ask) })).text);
      }
      for (const [name, ask] of [
        ['note_history', { p_delegation: a.id, p_note: theirs.note }], ['note_history', { p_delegation: null, p_note: theirs.note }], ['note_history', { p_delegation: b.id, p_note: theirs.note }],
        ['pull_changes', { p_delegation: b.id, p_after: 0, p_limit: 10 }], ['roster', { p_delegation: b.id }], ['invitations', { p_delegation: b.id }], ['audit_trail', { p_delegation: b.id, p_before: null, p_limit: 10 }],
        ['revoke_invitation', { p_invitation: invitation!.id }], ['rename_delegation', { p_delegation: b.id, p_name: 'Ours' }], ['create_invitation', { p_delegation: b.id, p_role: 'head', p_uses: 1, p_hours: 1 }],
        ['leave_delegation', { p_delegation: b.id }], ['export_mine', { p_after: `${b.id}/${theirs.note}`, p_limit: 10 }],
      ] as const) told.push((await raw(stage(), `/rest/v1/rpc/${name}`, await tokenOf(person), { body: JSON.stringify(ask) })).text);
      const all = told.join('\n');
      expect([all.includes(SECRET), all.includes(b.member.id), all.includes('applied'), all.includes('restored')]).toEqual([false, false, false, false]);
    }
    expect(await everything(stage(), b.id)).toBe(before);
    expect(code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  });

  test('roles are not changed for ever to and fro', async () => {
    const { id, head, member } = await stage().delegation({ member: 'member' });
    await stage().backend.database.transaction((run) => run("insert into private.spent (person_id, name, tokens, at) values ($1, 'role', 2, now())", [head.id]));
    await head.call('change_role', { p_delegation: id, p_person: member.id, p_role: 'observer' });
    await head.call('change_role', { p_delegation: id, p_person: member.id, p_role: 'member' });
    await expect(head.call('change_role', { p_delegation: id, p_person: member.id, p_role: 'observer' })).rejects.toThrow('rate-limited');
  });
});

onPostgres('while a delegation writes', (stage) => {
  test('an outsider neither waits for its lock nor takes it, and who became an observer meanwhile writes nothing', async () => {
    const { id, member } = await stage().delegation({ member: 'member' });
    const outsider = await stage().person();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let locked = (): void => undefined;
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const holding = stage().backend.database.transaction(async (run) => {
      await run('select private.lock_stream($1)', [id]);
      await run("update public.members set role = 'observer' where delegation_id = $1 and person_id = $2", [id, member.id]);
      locked();
      await released;
    });
    await isLocked;
    const pushing = member.call('push_operations', { p_operations: [create(id)] });
    const tries = await Promise.race([
      Promise.all([
        outsider.client.rpc('rename_delegation', { p_delegation: id, p_name: 'x' }), outsider.client.rpc('leave_delegation', { p_delegation: id }), outsider.client.rpc('remove_member', { p_delegation: id, p_person: member.id }),
        outsider.client.rpc('push_operations', { p_operations: [create(id)] }),
      ]).then((all) => all.map(({ error, data }) => error?.message ?? (data as { code: string }[])[0]?.code)),
      new Promise((resolve) => setTimeout(() => resolve('waited'), 5_000)),
    ]);
    expect(tries).toEqual(['not-allowed', 'not-allowed', 'not-allowed', 'not-allowed']);
    release();
    await holding;
    expect(await pushing).toMatchObject([{ outcome: 'refused', code: 'not-allowed' }]);
  });
});

onBothBackends('somebody who was in a delegation', (stage) => {
  const join = async ({ client }: Person, code: string): Promise<unknown> => (await client.rpc('join_delegation', { p_code: code })).data;
  const out = { outcome: 'refused', code: 'wrong-code' };

  test('and was removed comes back by no invitation from before, nor sends a friend in by one', async () => {
    const { id, head } = await stage().delegation({});
    const [removed, friend, fellow, late] = await Promise.all(Array.from({ length: 4 }, () => stage().person())) as [Person, Person, Person, Person];
    const invite = async (by: Person, role: string): Promise<string> => (await by.call('create_invitation', { p_delegation: id, p_role: role as never, p_uses: 50, p_hours: 48 })).code;
    const [his, others] = [await invite(head, 'head'), await invite(head, 'member')];
    expect(await join(removed, his)).toMatchObject({ outcome: 'joined' });
    const own = await invite(removed, 'head');
    await head.call('remove_member', { p_delegation: id, p_person: removed.id });
    for (const code of [his, others, own]) expect(await join(removed, code)).toEqual(out);
    // What he knew lets in nobody; what he did not know still does.
    for (const code of [his, own]) expect(await join(friend, code)).toEqual(out);
    expect(await join(fellow, others)).toMatchObject({ outcome: 'joined' });
    expect(await removed.call('my_streams', {})).toMatchObject({ delegations: [] });
    // The delegation may change its mind.
    const anew = await invite(head, 'observer');
    expect(await join(removed, anew)).toMatchObject({ outcome: 'joined' });
    expect(await join(late, anew)).toMatchObject({ outcome: 'joined' });
  });

  test('and was given a lesser role does not leave and come back with the greater one', async () => {
    const { id, head } = await stage().delegation({});
    const person = await stage().person();
    const { code } = await head.call('create_invitation', { p_delegation: id, p_role: 'head', p_uses: 50, p_hours: 48 });
    await join(person, code);
    await head.call('change_role', { p_delegation: id, p_person: person.id, p_role: 'observer' });
    await person.call('leave_delegation', { p_delegation: id });
    expect(await join(person, code)).toEqual(out);
    const { code: lesser } = await head.call('create_invitation', { p_delegation: id, p_role: 'observer', p_uses: 1, p_hours: 1 });
    expect(await join(person, lesser)).toMatchObject({ outcome: 'joined', delegation: { role: 'observer' } });
  });

  test('and left by himself comes back by the invitation that he has, as do those whose delegation or account is deleted beside it', async () => {
    const { id, head } = await stage().delegation({});
    const [person, deleted] = await Promise.all([stage().person(), stage().person()]);
    const { code } = await head.call('create_invitation', { p_delegation: id, p_role: 'member', p_uses: 50, p_hours: 48 });
    for (const each of [person, deleted]) await join(each, code);
    await person.call('leave_delegation', { p_delegation: id });
    await deleted.call('delete_account', {});
    expect(await join(person, code)).toMatchObject({ outcome: 'joined' });
  });
});

onBothBackends('arguments', (stage) => {
  test('that are smuggled past the body, or given twice, reach no other delegation', async () => {
    const [a, b] = await Promise.all([stage().delegation({}), stage().delegation({})]);
    await b.head.call('push_operations', { p_operations: [create(b.id, { body: SECRET })] });
    const before = await everything(stage(), b.id);
    const token = await tokenOf(a.head);
    const pull = (delegation: string): string => `"p_delegation":"${delegation}","p_after":0,"p_limit":10`;
    const tries: readonly (readonly [path: string, body: string, headers?: Record<string, string>])[] = [
      ['pull_changes', `{${pull(a.id)},"p_delegation":"${b.id}"}`],
      ['pull_changes', `{"p_delegation":"${b.id}",${pull(a.id)},"p_delegation":"${b.id}"}`],
      ['pull_changes', `{${pull(a.id)},"P_DELEGATION":"${b.id}"}`],
      ['pull_changes', `{${pull(a.id)},"__proto__":{"p_delegation":"${b.id}"}}`],
      ['pull_changes', `{"p_after":0,"p_limit":10,"__proto__":{"p_delegation":"${b.id}"}}`],
      ['pull_changes', `{"p_delegation":["${a.id}","${b.id}"],"p_after":0,"p_limit":10}`],
      ['pull_changes', `{"p_delegation":{"in":["${b.id}"]},"p_after":0,"p_limit":10}`],
      ['pull_changes', `[{${pull(a.id)}},{${pull(b.id)}}]`],
      [`pull_changes?p_delegation=${b.id}`, `{${pull(a.id)}}`],
      [`pull_changes?p_delegation=${b.id}&p_after=0&p_limit=10`, '{}'],
      ['pull_changes?select=*&or=(id.not.is.null)', `{${pull(a.id)}}`],
      ['pull_changes', `{${pull(b.id)}}`, { prefer: 'params=single-object' }],
      ['pull_changes', `{${pull(b.id)}}`, { prefer: 'params=multiple-objects, tx=commit' }],
      ['pull_changes', `p_delegation=${b.id}&p_after=0&p_limit=10`, { 'content-type': 'application/x-www-form-urlencoded' }],
      ['pull_changes', `p_delegation,p_after,p_limit\n${b.id},0,10`, { 'content-type': 'text/csv' }],
      ['pull_changes', `{${pull(b.id)}}`, { 'content-profile': 'private', 'accept-profile': 'private' }],
      ['pull_changes', `{${pull(b.id)}}`, { 'x-http-method-override': 'GET', 'x-forwarded-user': b.head.id, 'x-supabase-role': 'service_role', role: 'postgres' }],
      ['pull_changes', `{${pull(b.id)}}`, { authorization: `Bearer ${token}, Bearer ${await tokenOf(b.head)}x` }],
      ['../rpc/pull_changes', `{${pull(b.id)}}`], ['pull%5Fchanges', `{${pull(b.id)}}`], ['PULL_CHANGES', `{${pull(b.id)}}`], ['pull_changes/', `{${pull(b.id)}}`], ['private.pull_changes', `{${pull(b.id)}}`],
      ['push_batch', JSON.stringify({ p_operations: [create(b.id)] })], ['decide_operation', JSON.stringify({ p_me: b.head.id, p_stream: b.id, p_op: create(b.id) })], ['keep_count', JSON.stringify({ p_stream: b.id, p_person: b.head.id, p_bytes: 1e12 })],
      ['push_operations', `{"p_operations":[${JSON.stringify(create(a.id)).replace('{', () => `{"delegation":"${b.id}",`)}]}`],
      ['push_operations', `{"p_operations":[${JSON.stringify(create(a.id)).replace(/\}$/u, () => `,"delegation":"${b.id}","author":"${b.head.id}","stream":"${b.id}"}`)}]}`],
    ];
    for (const [path, body, headers = {}] of tries) {
      const answer = await raw(stage(), `/rest/v1/rpc/${path}`, token, { body, headers });
      expect([path, body.slice(0, 60), answer.text.includes(SECRET), answer.text.includes(b.head.id)]).toEqual([path, body.slice(0, 60), false, false]);
    }
    expect(await everything(stage(), b.id)).toBe(before);
  });
});
