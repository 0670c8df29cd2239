-- Creating, inviting, joining, leaving. Every refusal is `not-allowed`, whether the thing is missing or not the caller's.
-- Whoever changes a delegation's members holds the delegation's stream lock: no push can slip past a removal.

create function private.require_person() returns uuid
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_person uuid := (select auth.uid());
begin
  if v_person is null or not exists (select from public.profiles where id = v_person) then
    raise exception 'not-signed-in';
  end if;
  return v_person;
end;
$$;

-- Until the transaction ends. One stream at a time, or several in ascending order of the id.
create function private.lock_stream(p_stream uuid) returns void
language sql volatile set search_path = ''
as $$
  select pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(p_stream::text, 20261122));
$$;

create function private.role_in(p_delegation uuid, p_person uuid) returns text
language sql volatile security definer set search_path = ''
as $$
  select role from public.members where delegation_id = p_delegation and person_id = p_person;
$$;

-- Locks the delegation's stream and makes sure that the caller heads it.
create function private.require_head(p_delegation uuid) returns uuid
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  if p_delegation is null then
    raise exception 'not-allowed';
  end if;
  perform private.lock_stream(p_delegation);
  if private.role_in(p_delegation, v_me) is distinct from 'head' then
    raise exception 'not-allowed';
  end if;
  return v_me;
end;
$$;

create function private.require_other_head(p_delegation uuid, p_person uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if not exists (select from public.members
                  where delegation_id = p_delegation and role = 'head' and person_id <> p_person) then
    raise exception 'last-head';
  end if;
end;
$$;

create function private.topic_of_delegation(p_delegation uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select 'delegation:' || id || ':' || channel from public.delegations where id = p_delegation;
$$;

create function private.tell(p_topic text, p_event text, p_payload jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_topic is not null then
    perform realtime.send(p_payload, p_event, p_topic, true);
  end if;
end;
$$;

create function private.tell_roster(p_delegation uuid) returns void
language sql security definer set search_path = ''
as $$
  select private.tell(private.topic_of_delegation(p_delegation), 'roster', '{}'::jsonb);
$$;

-- Says on the old topic that something changed, then moves the delegation to a new one.
create function private.move_topic(p_delegation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.tell_roster(p_delegation);
  update public.delegations set channel = gen_random_uuid() where id = p_delegation;
end;
$$;

create function private.note_in_audit(p_delegation uuid, p_person uuid, p_action text, p_subject uuid, p_detail jsonb)
returns void
language sql security definer set search_path = ''
as $$
  insert into public.audit (delegation_id, person_id, action, subject_id, detail)
  values (p_delegation, p_person, p_action, p_subject, p_detail);
$$;

create function private.utc(p_time timestamptz) returns text
language sql immutable set search_path = ''
as $$
  select to_char(p_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
$$;

create function private.delegation_summary(p_delegation uuid, p_person uuid) returns jsonb
language sql volatile security definer set search_path = ''
as $$
  select jsonb_build_object('id', d.id, 'name', d.name, 'role', m.role,
    'members', (select count(*) from public.members where delegation_id = d.id),
    'revision', s.revision, 'topic', 'delegation:' || d.id || ':' || d.channel)
  from public.delegations d
    join public.members m on m.delegation_id = d.id and m.person_id = p_person
    join public.streams s on s.id = d.id
  where d.id = p_delegation;
$$;

create function public.my_streams() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  return jsonb_build_object(
    'person', (select jsonb_build_object('id', p.id, 'name', p.name, 'revision', s.revision, 'topic', 'person:' || p.id)
                 from public.profiles p join public.streams s on s.id = p.id where p.id = v_me),
    'delegations', coalesce((
      select jsonb_agg(private.delegation_summary(delegation_id, v_me) order by joined, delegation_id)
        from public.members where person_id = v_me), '[]'::jsonb));
end;
$$;

create function public.set_my_name(p_name text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  if not coalesce(private.is_name(p_name, 80), false) then
    raise exception 'invalid';
  end if;
  if not private.spend(v_me, 'name', 1) then
    raise exception 'rate-limited';
  end if;
  update public.profiles set name = p_name where id = v_me;
  perform private.tell_roster(delegation_id) from public.members where person_id = v_me;
end;
$$;

create function public.create_delegation(p_name text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
  v_delegation uuid;
begin
  if not coalesce(private.is_name(p_name, 120), false) then
    raise exception 'invalid';
  end if;
  if not private.spend(v_me, 'delegation', 1) then
    raise exception 'rate-limited';
  end if;
  insert into public.delegations (name) values (p_name) returning id into v_delegation;
  insert into public.streams (id, delegation_id) values (v_delegation, v_delegation);
  insert into public.members (delegation_id, person_id, role) values (v_delegation, v_me, 'head');
  perform private.note_in_audit(v_delegation, v_me, 'create', null, '{}');
  perform private.tell('person:' || v_me, 'roster', '{}');
  return private.delegation_summary(v_delegation, v_me);
end;
$$;

create function public.rename_delegation(p_delegation uuid, p_name text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_head(p_delegation);
  v_old text;
begin
  if not coalesce(private.is_name(p_name, 120), false) then
    raise exception 'invalid';
  end if;
  if not private.spend(v_me, 'name', 1) then
    raise exception 'rate-limited';
  end if;
  select name into v_old from public.delegations where id = p_delegation;
  update public.delegations set name = p_name where id = p_delegation;
  perform private.note_in_audit(p_delegation, v_me, 'rename', null, jsonb_build_object('from', v_old, 'to', p_name));
  perform private.tell_roster(p_delegation);
end;
$$;

create function public.roster(p_delegation uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  if private.role_in(p_delegation, v_me) is null then
    raise exception 'not-allowed';
  end if;
  return (select jsonb_agg(jsonb_build_object('person', p.id, 'name', p.name, 'role', m.role, 'joined', private.utc(m.joined))
                           order by m.joined, p.id)
            from public.members m join public.profiles p on p.id = m.person_id where m.delegation_id = p_delegation);
end;
$$;

-- Sixteen letters of Crockford's base 32: 80 bits out of the server's strong random source.
create function private.invitation_code() returns text
language plpgsql volatile set search_path = ''
as $$
declare
  v_alphabet constant text := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  -- Of a random UUID's 16 bytes all but the seventh and the ninth are random through and through.
  v_random constant bytea := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
  v_code text := '';
begin
  for v_place in 0..15 loop
    -- Bytes 0–5 and 10–15 of the first UUID, 0–3 of the second.
    v_code := v_code || substr(v_alphabet, (get_byte(v_random, v_place
      + case when v_place < 6 then 0 when v_place < 12 then 4 else 4 end) & 31) + 1, 1);
  end loop;
  return v_code;
end;
$$;

-- Case, blanks, hyphens and the letters that people confuse do not matter.
create function private.invitation_hash(p_code text) returns bytea
language sql immutable set search_path = ''
as $$
  select sha256(convert_to(
    translate(regexp_replace(upper(left(p_code, 100)), '[^0-9A-Z]', '', 'g'), 'OIL', '011'), 'UTF8'));
$$;

create function private.invitation_json(p_invitation public.invitations) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('id', (p_invitation).id, 'role', (p_invitation).role, 'usesLeft', (p_invitation).uses_left,
    'expires', private.utc((p_invitation).expires), 'created', private.utc((p_invitation).created));
$$;

create function public.create_invitation(p_delegation uuid, p_role text, p_uses integer, p_hours integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_head(p_delegation);
  v_code text := private.invitation_code();
  v_invitation public.invitations;
begin
  if coalesce(p_role not in ('head', 'member', 'observer') or p_uses not between 1 and 500
              or p_hours not between 1 and 2160, true) then
    raise exception 'invalid';
  end if;
  if not private.spend(v_me, 'invite', 1) then
    raise exception 'rate-limited';
  end if;
  insert into public.invitations (delegation_id, code_hash, role, uses_left, expires, created_by)
  values (p_delegation, private.invitation_hash(v_code), p_role, p_uses, now() + make_interval(hours => p_hours), v_me)
  returning * into v_invitation;
  perform private.note_in_audit(p_delegation, v_me, 'invite', null,
    jsonb_build_object('invitation', v_invitation.id, 'role', p_role, 'uses', p_uses, 'hours', p_hours));
  return private.invitation_json(v_invitation) || jsonb_build_object('code',
    substr(v_code, 1, 4) || '-' || substr(v_code, 5, 4) || '-' || substr(v_code, 9, 4) || '-' || substr(v_code, 13, 4));
end;
$$;

create function public.invitations(p_delegation uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  if private.role_in(p_delegation, v_me) is distinct from 'head' then
    raise exception 'not-allowed';
  end if;
  return coalesce((select jsonb_agg(private.invitation_json(i) order by i.created)
                     from public.invitations i
                    where i.delegation_id = p_delegation and i.uses_left > 0 and i.expires > now()), '[]'::jsonb);
end;
$$;

create function public.revoke_invitation(p_invitation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_delegation uuid;
  v_me uuid;
begin
  select delegation_id into v_delegation from public.invitations where id = p_invitation;
  v_me := private.require_head(v_delegation);
  delete from public.invitations where id = p_invitation;
  perform private.note_in_audit(v_delegation, v_me, 'revoke', null, jsonb_build_object('invitation', p_invitation));
end;
$$;

-- Answers instead of raising: a try that failed must be counted, and what is raised is rolled back.
create function public.join_delegation(p_code text) returns jsonb
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
    select * into v_invitation from public.invitations
     where code_hash = v_hash and uses_left > 0 and expires > now();
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

create function public.leave_delegation(p_delegation uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
  v_role text;
begin
  if p_delegation is not null then
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

create function public.change_role(p_delegation uuid, p_person uuid, p_role text) returns void
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
  if v_old = 'head' and p_role <> 'head' then
    perform private.require_other_head(p_delegation, p_person);
  end if;
  update public.members set role = p_role where delegation_id = p_delegation and person_id = p_person;
  perform private.note_in_audit(p_delegation, v_me, 'role', p_person, jsonb_build_object('from', v_old, 'to', p_role));
  perform private.tell_roster(p_delegation);
  perform private.tell('person:' || p_person, 'roster', '{}');
end;
$$;

create function public.remove_member(p_delegation uuid, p_person uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_head(p_delegation);
  v_old text := private.role_in(p_delegation, p_person);
begin
  if v_old is null then
    raise exception 'not-allowed';
  end if;
  if v_old = 'head' then
    perform private.require_other_head(p_delegation, p_person);
  end if;
  delete from public.members where delegation_id = p_delegation and person_id = p_person;
  perform private.note_in_audit(p_delegation, v_me, 'remove', p_person, jsonb_build_object('role', v_old));
  perform private.move_topic(p_delegation);
  perform private.tell('person:' || p_person, 'roster', '{}');
end;
$$;

create function public.audit_trail(p_delegation uuid, p_before bigint, p_limit integer) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  if private.role_in(p_delegation, v_me) is distinct from 'head' then
    raise exception 'not-allowed';
  end if;
  return coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'at', private.utc(a.at), 'by', a.person_id,
      'action', a.action, 'subject', a.subject_id, 'detail', a.detail) order by a.id desc)
    from (select * from public.audit
           where delegation_id = p_delegation and id < coalesce(p_before, 9223372036854775807)
           order by id desc limit least(greatest(coalesce(p_limit, 100), 1), 500)) a), '[]'::jsonb);
end;
$$;

-- Private notes go with the person. Notes in a delegation are the delegation's: they stay, without an author.
create function public.delete_account() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
  v_mine record;
begin
  perform private.lock_stream(stream)
    from (select v_me as stream union select delegation_id from public.members where person_id = v_me order by 1) s;
  for v_mine in select delegation_id, role from public.members where person_id = v_me order by delegation_id loop
    if not exists (select from public.members where delegation_id = v_mine.delegation_id and person_id <> v_me) then
      delete from public.delegations where id = v_mine.delegation_id;
    else
      if v_mine.role = 'head' then
        perform private.require_other_head(v_mine.delegation_id, v_me);
      end if;
      delete from public.members where delegation_id = v_mine.delegation_id and person_id = v_me;
      perform private.note_in_audit(v_mine.delegation_id, v_me, 'leave', v_me, '{"account": "deleted"}');
      perform private.move_topic(v_mine.delegation_id);
    end if;
  end loop;
  delete from auth.users where id = v_me;
end;
$$;
