-- How much of a client's past a restored backend still has: the client tells marks that it was given, and is told the
-- greatest revision of which one is this backend's own. Marks of other streams, or made up, are none.

create function public.common_revision(p_delegation uuid, p_marks text[]) returns bigint
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me constant uuid := private.require_person();
begin
  if p_marks is null or cardinality(p_marks) > 500 then
    raise exception 'invalid';
  end if;
  if p_delegation is not null and p_delegation not in (select private.my_delegations()) then
    raise exception 'not-allowed';
  end if;
  return coalesce((
    select max(m.revision) from unnest(p_marks) as given
      join private.marks m on m.stream = coalesce(p_delegation, v_me)
       and m.revision = case when given ~ '^[0-9]{1,15}\.[0-9a-f-]{36}$' then split_part(given, '.', 1)::bigint end
     where m.revision || '.' || m.mark = given), 0);
end;
$$;

revoke all on function public.common_revision(uuid, text[]) from public, anon, authenticated, service_role;
grant execute on function public.common_revision(uuid, text[]) to authenticated;

-- What is agreed is every head's: after a restored backup whichever head comes first brings it back, and the next is
-- shown what is there, as an author is whose own note it is.
alter function private.create_note(uuid, uuid, jsonb) rename to insert_note;
create function private.create_note(p_me uuid, p_stream uuid, p_op jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  -- That he is a head has been looked up for the kind of what he sends.
  if p_op #>> '{content,kind}' = 'agreed' and exists (select from public.notes
      where stream = p_stream and id = (p_op ->> 'note')::uuid and kind = 'agreed') then
    return jsonb_build_object('outcome', 'conflict');
  end if;
  return private.insert_note(p_me, p_stream, p_op);
end;
$$;
revoke all on function private.create_note(uuid, uuid, jsonb) from public, anon, authenticated, service_role;
