-- Whoever is removed reads and writes nothing from that moment.
begin;
\ir cast.psql
select plan(4);
set local role authenticated;

select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, true, '{}')), 'applied', 'before');
select pg_temp.act_as(1);
select lives_ok($$ select public.remove_member('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002') $$, 'the head removes him');
select pg_temp.act_as(2);
select throws_ok($$ select public.pull_changes('d0000000-0000-4000-8000-000000000001', 0, 10) $$, 'P0001', 'not-allowed', 'no pull');
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, true, '{}')), 'not-allowed', 'no push, not even a repeated one');

select * from finish();
rollback;
