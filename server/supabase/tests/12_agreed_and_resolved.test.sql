-- What is agreed is the heads' to write, whoever of them wrote it; threads are resolved by whoever writes.
begin;
\ir cast.psql
select plan(13);
insert into auth.users (id, email) values ('a0000000-0000-4000-8000-000000000005', 'second.head@example.org');
insert into public.members (delegation_id, person_id, role) values
  ('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000005', 'head');
-- A note of that kind, complete.
create function pg_temp.agree(p_digit integer, p_note integer, p_delegation boolean) returns jsonb language sql as $$
  select jsonb_set(jsonb_set(pg_temp.operation('create', p_digit, p_note, p_delegation, '{}'), '{content,kind}', '"agreed"'),
    '{content,wording}', '"shall report"');
$$;
set local role authenticated;

select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.agree(1, 1, true)), 'not-allowed', 'a member agrees on nothing for the delegation');
select is(pg_temp.outcomes(pg_temp.agree(1, 1, false)), 'not-allowed', 'nor does anybody for himself');
select pg_temp.act_as(3);
select is(pg_temp.outcomes(pg_temp.agree(1, 1, true)), 'not-allowed', 'nor an observer');
select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.agree(1, 1, true)), 'applied', 'a head does');
select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('edit', 2, 1, true, '{"base": 1, "after": null, "changes": {"wording": "may report"}}'),
  pg_temp.operation('delete', 3, 1, true, '{"base": 1, "after": null}')), 'not-allowed not-allowed', 'a member neither changes nor deletes it');
select pg_temp.act_as(5);
select is(pg_temp.outcomes(pg_temp.operation('edit', 2, 1, true, '{"base": 1, "after": null, "changes": {"wording": "should report"}}')), 'applied', 'another head changes it');
select is((select wording || ' ' || author_id from public.notes where kind = 'agreed'),
  'should report a0000000-0000-4000-8000-000000000001', 'and its author stays its author');
select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.operation('edit', 4, 1, true, '{"base": 1, "after": null, "changes": {"wording": "will report"}}')), 'conflict', 'two heads at once are a conflict');
select is((select wording from public.note_versions where action = 'conflict'), 'will report', 'of which the history keeps the attempted wording');

select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('create', 5, 2, true, '{}'),
  jsonb_set(jsonb_set(pg_temp.operation('create', 6, 3, true, '{}'), '{content,kind}', '"reply"'), '{content,parent}', '"c0000000-0000-4000-8000-000000000002"'),
  pg_temp.operation('resolve', 7, 3, true, '{"resolved": true}')), 'applied applied invalid', 'a reply is not a thread');
select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.operation('resolve', 8, 2, true, '{"resolved": true}'), pg_temp.operation('resolve', 8, 2, true, '{"resolved": true}')), 'applied duplicate', 'another''s thread is resolved, once');
select pg_temp.act_as(3);
select is(pg_temp.outcomes(pg_temp.operation('resolve', 9, 2, true, '{"resolved": false}')), 'not-allowed', 'not by an observer');
select pg_temp.act_as(4);
select is(pg_temp.outcomes(pg_temp.operation('resolve', 9, 2, true, '{"resolved": false}')), 'not-allowed', 'nor by an outsider');

select * from finish();
rollback;
