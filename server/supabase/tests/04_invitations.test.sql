-- A code lets in as many as it says, and only while it lasts.
begin;
\ir cast.psql
select plan(5);
set local role authenticated;

select pg_temp.act_as(1);
select set_config('test.code', public.create_invitation('d0000000-0000-4000-8000-000000000001', 'observer', 1, 1) ->> 'code', true);
select pg_temp.act_as(2);
select throws_ok($$ select public.create_invitation('d0000000-0000-4000-8000-000000000001', 'head', 1, 1) $$, 'P0001', 'not-allowed', 'members do not invite');
select pg_temp.act_as(4);
select is(public.join_delegation('0000-0000-0000-0000') ->> 'code', 'wrong-code', 'a wrong code');
select is(public.join_delegation(lower(current_setting('test.code'))) #>> '{delegation,role}', 'observer', 'the right code, in small letters');
select is((select uses_left from public.invitations), null, 'who joins does not see invitations');
select pg_temp.act_as(1);
select is((select uses_left from public.invitations), 0, 'the code is used up');

select * from finish();
rollback;
