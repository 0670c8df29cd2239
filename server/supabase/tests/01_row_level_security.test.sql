-- Every table has row-level security, for its owner too; nobody writes to a table directly.
begin;
\ir cast.psql
select plan(5);
set local role authenticated;

reset role;
select is_empty($$ select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'private') and c.relkind in ('r', 'p') and c.relname !~ '^(pg_|tap_)'
    and not (c.relrowsecurity and c.relforcerowsecurity) $$, 'row-level security is forced on every table');
set local role authenticated;
select pg_temp.act_as(1);
select throws_ok($$ insert into public.members (delegation_id, person_id, role)
  values ('d0000000-0000-4000-8000-000000000001', 'a0000000-0000-4000-8000-000000000004', 'head') $$, '42501', null, 'no insert');
select throws_ok($$ update public.notes set body = 'forged' $$, '42501', null, 'no update');
select throws_ok($$ delete from public.audit $$, '42501', null, 'no delete');
select throws_ok($$ select code_hash from public.invitations $$, '42501', null, 'the hash of a code is not to be read');

select * from finish();
rollback;
