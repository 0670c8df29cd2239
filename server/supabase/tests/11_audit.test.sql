-- The audit is read by heads and changed by nobody.
begin;
\ir cast.psql
select plan(9);
set local role authenticated;

select pg_temp.act_as(1);
select lives_ok($$ select public.rename_delegation('d0000000-0000-4000-8000-000000000001', 'Kingdom of Jordan') $$, 'something is done');
select is((select action from public.audit), 'rename', 'the head reads of it');
select pg_temp.act_as(2);
select is_empty($$ select * from public.audit $$, 'a member does not');
select throws_ok($$ select public.audit_trail('d0000000-0000-4000-8000-000000000001', null, 10) $$, 'P0001', 'not-allowed', 'nor by the procedure');
select throws_ok($$ insert into public.audit (delegation_id, action) values ('d0000000-0000-4000-8000-000000000001', 'forged') $$, '42501', null, 'and nobody writes in it');

select pg_temp.act_as(1);
create function pg_temp.agreed(p_operation jsonb) returns jsonb language sql as $$
  select jsonb_set(jsonb_set(p_operation, '{content,kind}', '"agreed"'), '{content,position}', '"support"');
$$;
select is(pg_temp.outcomes(
    pg_temp.agreed(pg_temp.operation('create', 1, 1, true, '{}')),
    pg_temp.operation('edit', 2, 1, true, '{"base": 1, "after": null, "changes": {"position": "oppose"}}'),
    pg_temp.operation('edit', 3, 1, true, '{"base": 2, "after": null, "changes": {"body": "in other words"}}'),
    pg_temp.operation('resolve', 4, 1, true, '{"resolved": true}'),
    pg_temp.operation('delete', 5, 1, true, '{"base": 4, "after": null}')), 'applied applied applied applied applied', 'a position is agreed, changed and withdrawn');
select is((select array_agg((entry ->> 'action') || coalesce(' ' || (entry #>> '{detail,position}'), '') || case when entry #>> '{detail,words}' = 'true' then ' (words)' else '' end)
    from jsonb_array_elements(public.audit_trail('d0000000-0000-4000-8000-000000000001', null, 4)) entry),
  array['disagree', 'agree-again oppose (words)', 'agree-again oppose', 'agree support'], 'of which each is in the trail');
select is((select count(*) from jsonb_array_elements(public.audit_trail('d0000000-0000-4000-8000-000000000001', null, 4)) entry
   where entry ->> 'by' = 'a0000000-0000-4000-8000-000000000001' and entry #>> '{detail,document}' is not null), 4::bigint, 'with who it was and on which document');
reset role;
select throws_ok($$ delete from public.audit $$, 'P0001', 'not-allowed', 'and not even the owner deletes it');

select * from finish();
rollback;
