-- A delegation with members keeps a head.
begin;
\ir cast.psql
select plan(4);
set local role authenticated;

select pg_temp.act_as(1);
select throws_ok($$ select public.leave_delegation('d0000000-0000-4000-8000-000000000001') $$, 'P0001', 'last-head', 'cannot leave');
select throws_ok($$ select public.delete_account() $$, 'P0001', 'last-head', 'cannot delete the account');
select lives_ok($$ select public.change_role('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000002', 'head') $$, 'hands over');
select lives_ok($$ select public.leave_delegation('d0000000-0000-4000-8000-000000000001') $$, 'and may leave');

select * from finish();
rollback;
