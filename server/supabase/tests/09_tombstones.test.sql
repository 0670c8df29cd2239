-- What is deleted leaves a tombstone without its words.
begin;
\ir cast.psql
select plan(3);
set local role authenticated;

select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, true, '{}'), pg_temp.operation('delete', 2, 1, true, '{"base": 1, "after": null}')), 'applied applied', 'written and deleted');
select results_eq($$ select deleted, body from public.notes $$, $$ values (true, '') $$, 'the row has no words');
select is(public.pull_changes('d0000000-0000-4000-8000-000000000001', 0, 10) #>> '{changes,0,deleted}', 'true', 'a pull tells of it');

select * from finish();
rollback;
