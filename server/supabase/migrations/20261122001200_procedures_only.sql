-- The API's roles read no table any more: everything goes through the procedures, which clients have used all along.
-- The policies stay as a second wall. Without the first, whoever may sign up could ask for the planner's guess of a
-- count (`Prefer: count=planned`), which heeds no policy and so told of which documents there are notes; and could have
-- his own rows searched by expressions that take the database minutes.
revoke all on public.profiles, public.delegations, public.members, public.invitations, public.streams, public.audit,
  public.notes, public.note_versions from public, anon, authenticated, service_role;

-- Letters that nobody sees make a name that passes for another, or for none. Joiners and direction marks (U+200C to
-- U+200F) stay: Arabic and Persian are written with them.
create function private.is_seen(p_name text) returns boolean
language sql immutable set search_path = ''
as $$
  select p_name !~ E'[\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180E\\u200B\\u2060-\\u2065\\u206A-\\u206F\\u2800\\u3164\\uFFA0\\uFFF9-\\uFFFB\\U000E0000-\\U000E0FFF]'
     and p_name ~ '[^\s\u200C-\u200F]';
$$;

create function private.see_name() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.name = '' or private.is_seen(new.name) then
    return new;
  end if;
  -- A sign-up is not lost by it: the person is asked for a name later.
  if tg_op = 'INSERT' and tg_table_name = 'profiles' then
    new.name := '';
    return new;
  end if;
  raise exception 'invalid';
end;
$$;
create trigger see_name before insert or update of name on public.profiles
  for each row execute function private.see_name();
create trigger see_name before insert or update of name on public.delegations
  for each row execute function private.see_name();

-- Whoever is no head is told so before he waits for the delegation's lock, which its members hold while they write:
-- neither the waiting nor the lock is an outsider's. Looked up again under the lock.
create or replace function private.require_head(p_delegation uuid) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  if p_delegation is null or private.role_in(p_delegation, v_me) is distinct from 'head' then
    raise exception 'not-allowed';
  end if;
  perform private.lock_stream(p_delegation);
  if private.role_in(p_delegation, v_me) is distinct from 'head' then
    raise exception 'not-allowed';
  end if;
  return v_me;
end;
$$;

create or replace function public.leave_delegation(p_delegation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
  v_role text := private.role_in(p_delegation, v_me);
begin
  if v_role is not null then
    perform private.lock_stream(p_delegation);
    v_role := private.role_in(p_delegation, v_me);
  end if;
  if v_role is null then
    raise exception 'not-allowed';
  end if;
  if v_role = 'head' then
    perform private.require_other_head(p_delegation, v_me);
  end if;
  delete from public.members where delegation_id = p_delegation and person_id = v_me;
  perform private.note_in_audit(p_delegation, v_me, 'leave', v_me, '{}');
  perform private.move_topic(p_delegation);
  perform private.tell('person:' || v_me, 'roster', '{}');
end;
$$;

-- Roles changed to and fro would fill the audit trail, which is kept for ever, and call everybody up each time.
insert into private.limits (name, burst, per_second) values ('role', 120, 0.0333);

create or replace function public.change_role(p_delegation uuid, p_person uuid, p_role text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_head(p_delegation);
  v_old text := private.role_in(p_delegation, p_person);
begin
  if v_old is null then
    raise exception 'not-allowed';
  end if;
  if coalesce(p_role not in ('head', 'member', 'observer'), true) then
    raise exception 'invalid';
  end if;
  if not private.spend(v_me, 'role', 1) then
    raise exception 'rate-limited';
  end if;
  if v_old = 'head' and p_role <> 'head' then
    perform private.require_other_head(p_delegation, p_person);
  end if;
  update public.members set role = p_role where delegation_id = p_delegation and person_id = p_person;
  perform private.note_in_audit(p_delegation, v_me, 'role', p_person, jsonb_build_object('from', v_old, 'to', p_role));
  perform private.tell_roster(p_delegation);
  perform private.tell('person:' || p_person, 'roster', '{}');
end;
$$;

revoke all on function private.is_seen(text), private.see_name() from public, anon, authenticated, service_role;
