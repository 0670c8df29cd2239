-- Heads and members write, observers read, outsiders do neither.
begin;
\ir cast.psql
select plan(6);
set local role authenticated;

select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, true, '{}')), 'applied', 'a head writes');
select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('create', 2, 2, true, '{}')), 'applied', 'a member writes');
select pg_temp.act_as(3);
select is(pg_temp.outcomes(pg_temp.operation('create', 3, 3, true, '{}')), 'not-allowed', 'an observer does not write');
select is((select count(*) from public.notes), 2::bigint, 'an observer reads');
select pg_temp.act_as(4);
select is(pg_temp.outcomes(pg_temp.operation('create', 4, 4, true, '{}')), 'not-allowed', 'an outsider does not write');
select is((select count(*) from public.notes), 0::bigint, 'an outsider reads nothing');

select * from finish();
rollback;
