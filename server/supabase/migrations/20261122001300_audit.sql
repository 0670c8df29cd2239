-- The audit trail tells what was agreed, too, and names people as they are called today. Of a deleted account no name is
-- left; that it was somebody stays.

create function private.audit_agreed() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_words constant boolean := tg_op = 'UPDATE' and not new.deleted and new."position" is not distinct from old."position";
begin
  -- Somebody who goes on writing is told once in a while: the trail is kept for ever, and the note's history has each step.
  if v_words and exists (
    select from (select * from public.audit where delegation_id = new.delegation_id order by id desc limit 20) a
     where a.person_id = auth.uid() and a.detail ->> 'note' = new.id::text and a.detail ->> 'words' = 'true'
       and a.at > now() - interval '1 hour') then
    return null;
  end if;
  perform private.note_in_audit(new.delegation_id, auth.uid(),
    case when new.deleted then 'disagree' when tg_op = 'INSERT' then 'agree' else 'agree-again' end, null,
    jsonb_build_object('note', new.id, 'document', new.document,
      'path', case when new.deleted then old.anchor else new.anchor end #>> '{from,path}', 'position', new."position")
      -- Changed words alone are no other position.
      || case when v_words then '{"words": true}'::jsonb else '{}'::jsonb end);
  return null;
end;
$$;
create trigger audit_agreed after insert on public.notes
  for each row when (new.kind = 'agreed') execute function private.audit_agreed();
create trigger audit_agreed_again after update on public.notes
  for each row when (new.kind = 'agreed' and new.revision is distinct from old.revision
    and (new.body_revision, new.position_revision, new.wording_revision, new.deleted)
      is distinct from (old.body_revision, old.position_revision, old.wording_revision, old.deleted))
  execute function private.audit_agreed();

create or replace function public.audit_trail(p_delegation uuid, p_before bigint, p_limit integer) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me uuid := private.require_person();
begin
  if private.role_in(p_delegation, v_me) is distinct from 'head' then
    raise exception 'not-allowed';
  end if;
  return coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'at', private.utc(a.at), 'by', a.person_id,
      'byName', by_whom.name, 'action', a.action, 'subject', a.subject_id, 'subjectName', subject.name,
      'detail', a.detail) order by a.id desc)
    from (select * from public.audit
           where delegation_id = p_delegation and id < coalesce(p_before, 9223372036854775807)
           order by id desc limit least(greatest(coalesce(p_limit, 100), 1), 500)) a
    left join public.profiles by_whom on by_whom.id = a.person_id
    left join public.profiles subject on subject.id = a.subject_id), '[]'::jsonb);
end;
$$;

revoke all on function private.audit_agreed() from public, anon, authenticated, service_role;
