-- Somebody who was removed, or was given a lesser role, does not come back, or up, by an invitation from before. And what
-- he knew lets in nobody else: the invitations that he made, and the one that he came by, are gone.

create table private.barred (
  delegation_id uuid not null references public.delegations (id) on delete cascade,
  person_id uuid not null references public.profiles (id) on delete cascade,
  at timestamptz not null,
  primary key (delegation_id, person_id)
);
create index barred_person on private.barred (person_id);
alter table private.barred enable row level security;
alter table private.barred force row level security;
revoke all on private.barred from public, anon, authenticated, service_role;

create function private.rank_of(p_role text) returns integer
language sql immutable set search_path = ''
as $$ select case p_role when 'head' then 3 when 'member' then 2 when 'observer' then 1 else 0 end; $$;

create function private.bar_member() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- Whoever leaves, or steps down, does so by himself. With a delegation or an account all of this goes anyway.
  if (select auth.uid()) is not distinct from old.person_id
    or not exists (select from public.delegations where id = old.delegation_id)
    or not exists (select from public.profiles where id = old.person_id) then
    return null;
  end if;
  insert into private.barred (delegation_id, person_id, at) values (old.delegation_id, old.person_id, clock_timestamp())
  on conflict (delegation_id, person_id) do update set at = excluded.at;
  delete from public.invitations i
   where i.delegation_id = old.delegation_id
     and (i.created_by = old.person_id
       or i.id::text in (select a.detail ->> 'invitation' from public.audit a
          where a.delegation_id = old.delegation_id and a.action = 'join' and a.subject_id = old.person_id));
  return null;
end;
$$;
create trigger bar_removed after delete on public.members for each row execute function private.bar_member();
create trigger bar_lowered after update of role on public.members
  for each row when (private.rank_of(new.role) < private.rank_of(old.role)) execute function private.bar_member();

-- As before (20261122000400), but for those.
create or replace function public.join_delegation(p_code text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
  v_hash bytea := private.invitation_hash(coalesce(p_code, ''));
  v_delegation uuid;
  v_invitation public.invitations;
begin
  if not private.spend(v_me, 'join', 1) then
    return jsonb_build_object('outcome', 'refused', 'code', 'rate-limited');
  end if;
  select delegation_id into v_delegation from public.invitations where code_hash = v_hash;
  if found then
    perform private.lock_stream(v_delegation);
    -- Read again: the last use may have gone while this waited.
    select * into v_invitation from public.invitations i
     where code_hash = v_hash and uses_left > 0 and expires > now()
       and not exists (select from private.barred b
            where b.delegation_id = i.delegation_id and b.person_id = v_me and b.at >= i.created);
  end if;
  if v_invitation.id is null then
    return jsonb_build_object('outcome', 'refused', 'code', 'wrong-code');
  end if;
  if private.role_in(v_delegation, v_me) is null then
    insert into public.members (delegation_id, person_id, role) values (v_delegation, v_me, v_invitation.role);
    update public.invitations set uses_left = uses_left - 1 where id = v_invitation.id;
    perform private.note_in_audit(v_delegation, v_me, 'join', v_me,
      jsonb_build_object('invitation', v_invitation.id, 'role', v_invitation.role));
    perform private.tell_roster(v_delegation);
    perform private.tell('person:' || v_me, 'roster', '{}');
  end if;
  return jsonb_build_object('outcome', 'joined', 'delegation', private.delegation_summary(v_delegation, v_me));
end;
$$;

revoke all on function private.rank_of(text), private.bar_member() from public, anon, authenticated, service_role;
