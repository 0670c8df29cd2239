-- The audit is read by heads and changed by nobody.
begin;
\ir cast.psql
select plan(4);
set local role authenticated;

select pg_temp.act_as(1);
select lives_ok($$ select public.rename_delegation('d0000000-0000-4000-8000-000000000001', 'Kingdom of Jordan') $$, 'something is done');
select is((select action from public.audit), 'rename', 'the head reads of it');
select pg_temp.act_as(2);
select is_empty($$ select * from public.audit $$, 'a member does not');
reset role;
select throws_ok($$ delete from public.audit $$, 'P0001', 'not-allowed', 'and not even the owner deletes it');

select * from finish();
rollback;
