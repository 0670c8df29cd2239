-- Who may listen where, and which functions the API's roles may call.

create function private.my_topics() returns setof text
language sql stable security definer set search_path = ''
as $$
  select 'person:' || id from public.profiles where id = (select auth.uid())
  union all
  select 'delegation:' || d.id || ':' || d.channel
    from public.delegations d join public.members m on m.delegation_id = d.id
   where m.person_id = (select auth.uid());
$$;

-- Broadcasts come from the database only; people may listen, and may tell where they are reading.
create policy "listen to my streams" on realtime.messages for select to authenticated
  using ((select realtime.topic()) in (select private.my_topics()));
create policy "be present in my streams" on realtime.messages for insert to authenticated
  with check (extension = 'presence' and (select realtime.topic()) in (select private.my_topics()));

-- Everybody may call every new function unless told otherwise: taken back from all, then given one by one.
do $$
declare
  v_function regprocedure;
begin
  for v_function in
    select p.oid::regprocedure from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'private'
        or (n.nspname = 'public' and p.proname in ('my_streams', 'set_my_name', 'create_delegation', 'rename_delegation',
            'roster', 'create_invitation', 'invitations', 'revoke_invitation', 'join_delegation', 'leave_delegation',
            'change_role', 'remove_member', 'audit_trail', 'delete_account', 'push_operations', 'pull_changes',
            'note_history', 'export_mine'))
  loop
    execute format('revoke all on function %s from public, anon, authenticated, service_role', v_function);
    if v_function::text not like 'private.%' then
      execute format('grant execute on function %s to authenticated', v_function);
    end if;
  end loop;
end;
$$;

-- Those that policies call.
grant execute on function private.my_delegations(), private.my_headed_delegations(), private.my_streams(),
  private.my_fellows(), private.my_topics() to authenticated;
