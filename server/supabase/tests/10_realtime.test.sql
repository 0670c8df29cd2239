-- Channels are for those who are in the delegation, and clients do not broadcast.
begin;
create extension if not exists pgtap;
select plan(5);

insert into auth.users (id, email) values
  ('a0000000-0000-4000-8000-000000000001', 'head@example.org'),
  ('a0000000-0000-4000-8000-000000000002', 'member@example.org'),
  ('a0000000-0000-4000-8000-000000000003', 'observer@example.org'),
  ('a0000000-0000-4000-8000-000000000004', 'outsider@example.org');
insert into public.delegations (id, name) values ('d0000000-0000-4000-8000-000000000001', 'Jordan');
insert into public.streams (id, delegation_id) values
  ('d0000000-0000-4000-8000-000000000001', 'd0000000-0000-4000-8000-000000000001');
insert into public.members (delegation_id, person_id, role) values
  ('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000001', 'head'),
  ('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'member'),
  ('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000003', 'observer');

-- Whoever acts from here on, by the last digit of his id.
create function pg_temp.act_as(p_digit integer) returns void language sql as $$
  select set_config('request.jwt.claims', json_build_object('role', 'authenticated',
           'sub', 'a0000000-0000-4000-8000-00000000000' || p_digit)::text, true),
         set_config('request.jwt.claim.sub', 'a0000000-0000-4000-8000-00000000000' || p_digit, true);
$$;
-- An operation: what is not given is as in any other note.
create function pg_temp.operation(p_kind text, p_digit integer, p_note integer, p_delegation boolean, p_more jsonb)
returns jsonb language sql as $$
  select jsonb_build_object('kind', p_kind, 'id', 'b0000000-0000-4000-8000-00000000000' || p_digit,
    'note', 'c0000000-0000-4000-8000-00000000000' || p_note, 'at', '2026-11-22T10:00:00.000Z',
    'delegation', case when p_delegation then 'd0000000-0000-4000-8000-000000000001' end,
    'content', jsonb_build_object('document', 'un:A/RES/67/195', 'kind', 'note', 'parent', null, 'body', 'words',
      'tags', '[]'::jsonb, 'position', null, 'anchor', jsonb_build_object('target', 'document', 'from', null, 'to', null,
        'quote', null, 'position', null, 'language', 'ar', 'edition', null))) || p_more;
$$;
-- What became of a push, in one text.
create function pg_temp.outcomes(variadic p_operations jsonb[]) returns text language sql as $$
  select string_agg(coalesce(answer ->> 'code', answer ->> 'outcome'), ' ' order by place)
    from json_array_elements(public.push_operations(to_json(p_operations))) with ordinality as t(answer, place);
$$;
set local role authenticated;

select pg_temp.act_as(2);
select set_config('realtime.topic', public.my_streams() #>> '{delegations,0,topic}', true);
select lives_ok($$ insert into realtime.messages (topic, extension) values (current_setting('realtime.topic'), 'presence') $$, 'a member may be present');
select throws_ok($$ insert into realtime.messages (topic, extension) values (current_setting('realtime.topic'), 'broadcast') $$, '42501', null, 'but not broadcast');
select isnt_empty($$ select from realtime.messages where topic = current_setting('realtime.topic') $$, 'and hears');
select pg_temp.act_as(4);
select is_empty($$ select from realtime.messages where topic = current_setting('realtime.topic') $$, 'an outsider hears nothing');
select throws_ok($$ insert into realtime.messages (topic, extension) values (current_setting('realtime.topic'), 'presence') $$, '42501', null, 'nor is he present');

select * from finish();
rollback;
