-- Private notes are their author's alone, invisible even to the head.
begin;
\ir cast.psql
select plan(4);
set local role authenticated;

select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, false, '{}')), 'applied', 'a member writes for himself');
select is((select count(*) from public.notes), 1::bigint, 'and reads it');
select pg_temp.act_as(1);
select is((select count(*) from public.notes), 0::bigint, 'his head does not');
select is((select count(*) from public.note_versions), 0::bigint, 'nor its history');

select * from finish();
rollback;
