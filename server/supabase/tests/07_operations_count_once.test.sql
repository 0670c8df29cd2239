-- A repeated operation changes nothing; revisions follow one another.
begin;
\ir cast.psql
select plan(4);
set local role authenticated;

select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, true, '{}'), pg_temp.operation('create', 2, 2, true, '{}')), 'applied applied', 'two notes');
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, true, '{}')), 'duplicate', 'one of them again');
select results_eq($$ select revision from public.notes order by id $$, array[1, 2]::bigint[], 'each has its revision');
select is(public.pull_changes('d0000000-0000-4000-8000-000000000001', 1, 10) ->> 'revision', '2', 'a pull after 1 leads to 2');

select * from finish();
rollback;
