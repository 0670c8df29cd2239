-- Proposed wordings, threads that are dealt with, and what a delegation has agreed. What was written before has no
-- wording and is not resolved; operations of older clients, which say nothing of a wording, go on being taken.

alter table public.notes
  add column wording text check (octet_length(wording) <= 16384),
  add column resolved boolean not null default false,
  add column wording_revision bigint not null default 0,
  -- null: none has set it since there are wordings.
  add column wording_operation uuid,
  drop constraint notes_kind_check,
  add constraint notes_kind_check check (kind in ('note', 'highlight', 'reply', 'agreed')),
  -- One person alone agrees on nothing.
  add constraint notes_agreed_check check (kind <> 'agreed' or delegation_id is not null),
  add constraint notes_wording_kind_check check (kind <> 'highlight' or wording is null),
  add constraint notes_wording_deleted_check check (not deleted or wording is null),
  add constraint notes_resolved_check check (not resolved or kind <> 'reply');

alter table public.note_versions
  add column wording text check (octet_length(wording) <= 16384),
  add column resolved boolean not null default false,
  drop constraint note_versions_action_check,
  add constraint note_versions_action_check check (action in ('create', 'edit', 'delete', 'conflict', 'resolve'));

grant select (wording, resolved) on public.notes to authenticated;
grant select (wording, resolved) on public.note_versions to authenticated;

create function private.problem_of_wording(p_wording jsonb) returns text
language sql immutable set search_path = ''
as $$
  select case
    when p_wording is null or jsonb_typeof(p_wording) = 'null' then null
    when jsonb_typeof(p_wording) <> 'string' then 'invalid'
    when octet_length(p_wording #>> '{}') > 16384 then 'too-large'
  end;
$$;

create or replace function private.change_json(p_note public.notes) returns json
language sql stable set search_path = ''
as $$
  select case when (p_note).deleted then
    json_build_object('id', (p_note).id, 'delegation', (p_note).delegation_id, 'document', (p_note).document,
      'deleted', true, 'revision', (p_note).revision, 'changed', private.utc((p_note).changed))
  else
    json_build_object('id', (p_note).id, 'delegation', (p_note).delegation_id, 'document', (p_note).document,
      'anchor', (p_note).anchor, 'kind', (p_note).kind, 'parent', (p_note).parent, 'body', (p_note).body,
      'tags', (p_note).tags, 'position', (p_note)."position", 'wording', (p_note).wording,
      'resolved', (p_note).resolved, 'author', (p_note).author_id,
      'created', private.utc((p_note).created), 'edited', private.utc((p_note).edited),
      'deleted', false, 'revision', (p_note).revision, 'changed', private.utc((p_note).changed))
  end;
$$;

create or replace function private.keep_version(p_note public.notes, p_action text, p_person uuid) returns void
language sql security definer set search_path = ''
as $$
  insert into public.note_versions (stream, note_id, revision, action, person_id, body, tags, "position", wording,
    resolved, anchor)
  values ((p_note).stream, (p_note).id, (p_note).revision, p_action, p_person, (p_note).body, (p_note).tags,
    (p_note)."position", (p_note).wording, (p_note).resolved, (p_note).anchor);
$$;

create or replace function private.create_note(p_me uuid, p_stream uuid, p_op jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_id constant uuid := (p_op ->> 'note')::uuid;
  v_operation constant uuid := (p_op ->> 'id')::uuid;
  v_at constant timestamptz := private.time_of(p_op ->> 'at');
  v_content constant jsonb := p_op -> 'content';
  v_tags constant text[] := private.strings_of(v_content -> 'tags');
  v_note public.notes;
  v_problem text;
  v_revision bigint;
begin
  if jsonb_typeof(v_content) is distinct from 'object' or v_content ->> 'body' is null
    or v_content -> 'anchor' is null or v_content -> 'position' is null
    or coalesce(v_content ->> 'kind' not in ('note', 'highlight', 'reply', 'agreed'), true)
    or (v_content ->> 'kind' = 'reply') <> (v_content ->> 'parent' is not null)
    or (v_content ->> 'parent' is not null and not private.is_uuid(v_content ->> 'parent'))
    or (v_content ->> 'kind' = 'highlight' and (v_content ->> 'body' <> '' or v_content ->> 'wording' is not null))
    or not coalesce(private.is_document(v_content ->> 'document'), false) then
    return private.refused('invalid');
  end if;
  v_problem := coalesce(private.problem_of(v_content -> 'body', v_content -> 'position', v_content -> 'anchor'),
    private.problem_of_wording(v_content -> 'wording'), private.problem_of_tags(v_tags));
  if v_problem is not null then
    return private.refused(v_problem);
  end if;
  select * into v_note from public.notes where stream = p_stream and id = v_id;
  if found then
    -- His own id again under a new operation, as after restoring an old profile: shown, not overwritten.
    return case when v_note.author_id = p_me then jsonb_build_object('outcome', 'conflict')
      else private.refused('not-allowed') end;
  end if;
  if v_content ->> 'parent' is not null and not exists (select from public.notes
      where stream = p_stream and id = (v_content ->> 'parent')::uuid and document = v_content ->> 'document') then
    return private.refused('not-allowed');
  end if;
  v_revision := private.next_revision(p_stream);
  insert into public.notes (stream, id, delegation_id, author_id, document, anchor, kind, parent, body, tags, "position",
    wording, created, edited, changed, revision, body_revision, body_operation, position_revision, position_operation,
    wording_revision, wording_operation, anchor_revision, anchor_operation)
  values (p_stream, v_id, nullif(p_stream, p_me), p_me, v_content ->> 'document', v_content -> 'anchor',
    v_content ->> 'kind', (v_content ->> 'parent')::uuid, v_content ->> 'body', v_tags, v_content ->> 'position',
    v_content ->> 'wording', v_at, v_at, clock_timestamp(), v_revision, v_revision, v_operation, v_revision, v_operation, v_revision, v_operation,
    v_revision, v_operation)
  returning * into v_note;
  perform private.keep_version(v_note, 'create', p_me);
  return jsonb_build_object('outcome', 'applied');
end;
$$;

create or replace function private.edit_note(p_me uuid, p_note public.notes, p_op jsonb, p_base bigint, p_chain uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_note public.notes := p_note;
  v_operation constant uuid := (p_op ->> 'id')::uuid;
  v_changes constant jsonb := p_op -> 'changes';
  v_body constant jsonb := v_changes -> 'body';
  v_position constant jsonb := v_changes -> 'position';
  v_wording constant jsonb := v_changes -> 'wording';
  v_anchor constant jsonb := v_changes -> 'anchor';
  v_add text[] := '{}';
  v_remove text[] := '{}';
  v_problem text;
begin
  if jsonb_typeof(v_changes) is distinct from 'object'
    or v_changes - array['body', 'tags', 'position', 'wording', 'anchor'] <> '{}'::jsonb then
    return private.refused('invalid');
  end if;
  v_problem := coalesce(private.problem_of(v_body, v_position, v_anchor), private.problem_of_wording(v_wording));
  if v_problem is null and v_changes ? 'tags' then
    v_add := private.strings_of(v_changes #> '{tags,add}');
    v_remove := private.strings_of(v_changes #> '{tags,remove}');
    v_problem := case when v_add is null or v_remove is null or cardinality(v_remove) > 200 then 'invalid' end;
  end if;
  if v_problem is null and v_note.kind = 'highlight' and (coalesce(v_body #>> '{}', '') <> '' or v_wording #>> '{}' is not null) then
    v_problem := 'invalid';
  end if;
  if v_problem is not null then
    return private.refused(v_problem);
  end if;
  -- A field that another computer has set since the base, and to something else, is not overwritten.
  if v_note.deleted
    or (v_body is not null and v_note.body_revision > p_base and v_note.body_operation <> all (p_chain)
        and v_note.body is distinct from v_body #>> '{}')
    or (v_position is not null and v_note.position_revision > p_base and v_note.position_operation <> all (p_chain)
        and v_note."position" is distinct from v_position #>> '{}')
    or (v_wording is not null and v_note.wording_revision > p_base and v_note.wording_operation <> all (p_chain)
        and v_note.wording is distinct from v_wording #>> '{}')
    or (v_anchor is not null and v_note.anchor_revision > p_base and v_note.anchor_operation <> all (p_chain)
        and v_note.anchor is distinct from v_anchor) then
    -- The history keeps what was attempted, whatever becomes of the computer that holds it.
    v_note.body := coalesce(v_body #>> '{}', v_note.body);
    v_note."position" := case when v_position is null then v_note."position" else v_position #>> '{}' end;
    v_note.wording := case when v_wording is null then v_note.wording else v_wording #>> '{}' end;
    v_note.anchor := coalesce(v_anchor, v_note.anchor);
    perform private.keep_version(v_note, 'conflict', p_me);
    return jsonb_build_object('outcome', 'conflict');
  end if;
  v_note.tags := array(select tag from unnest(v_note.tags) with ordinality as old(tag, place)
                        where tag <> all (v_remove) order by place);
  v_note.tags := v_note.tags || array(
    select tag from unnest(v_add) with ordinality as new(tag, place)
     where tag <> all (v_note.tags) group by tag order by min(place));
  v_problem := private.problem_of_tags(v_note.tags);
  if v_problem is not null then
    return private.refused(v_problem);
  end if;
  v_note.revision := private.next_revision(v_note.stream);
  if v_body is not null then
    v_note.body := v_body #>> '{}';
    v_note.body_revision := v_note.revision;
    v_note.body_operation := v_operation;
  end if;
  if v_position is not null then
    v_note."position" := v_position #>> '{}';
    v_note.position_revision := v_note.revision;
    v_note.position_operation := v_operation;
  end if;
  if v_wording is not null then
    v_note.wording := v_wording #>> '{}';
    v_note.wording_revision := v_note.revision;
    v_note.wording_operation := v_operation;
  end if;
  if v_anchor is not null then
    v_note.anchor := v_anchor;
    v_note.anchor_revision := v_note.revision;
    v_note.anchor_operation := v_operation;
  end if;
  v_note.edited := private.time_of(p_op ->> 'at');
  v_note.changed := clock_timestamp();
  update public.notes set body = v_note.body, tags = v_note.tags, "position" = v_note."position",
    wording = v_note.wording, anchor = v_note.anchor,
    edited = v_note.edited, changed = v_note.changed, revision = v_note.revision,
    body_revision = v_note.body_revision, body_operation = v_note.body_operation,
    position_revision = v_note.position_revision, position_operation = v_note.position_operation,
    wording_revision = v_note.wording_revision, wording_operation = v_note.wording_operation,
    anchor_revision = v_note.anchor_revision, anchor_operation = v_note.anchor_operation
  where stream = v_note.stream and id = v_note.id;
  perform private.keep_version(v_note, 'edit', p_me);
  return jsonb_build_object('outcome', 'applied');
end;
$$;

create or replace function private.delete_note(p_me uuid, p_note public.notes, p_base bigint, p_chain uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_note public.notes := p_note;
begin
  if v_note.deleted then
    return jsonb_build_object('outcome', 'applied');
  end if;
  if (v_note.body_revision > p_base and v_note.body_operation <> all (p_chain))
    or (v_note.wording_revision > p_base and v_note.wording is not null and v_note.wording_operation <> all (p_chain)) then
    return jsonb_build_object('outcome', 'conflict');
  end if;
  v_note.revision := private.next_revision(v_note.stream);
  update public.notes set deleted = true, body = '', tags = '{}', "position" = null, wording = null, anchor = '{}'::jsonb,
    changed = clock_timestamp(), revision = v_note.revision
  where stream = v_note.stream and id = v_note.id;
  perform private.keep_version(v_note, 'delete', p_me);
  return jsonb_build_object('outcome', 'applied');
end;
$$;

-- The last one counts; what changes nothing takes no revision, so that two who agree do not call each other up.
create function private.resolve_note(p_me uuid, p_note public.notes, p_resolved boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_note public.notes := p_note;
begin
  if v_note.kind = 'reply' then
    return private.refused('invalid');
  end if;
  if not v_note.deleted and v_note.resolved <> p_resolved then
    v_note.resolved := p_resolved;
    v_note.revision := private.next_revision(v_note.stream);
    update public.notes set resolved = p_resolved, changed = clock_timestamp(), revision = v_note.revision
     where stream = v_note.stream and id = v_note.id;
    perform private.keep_version(v_note, 'resolve', p_me);
  end if;
  return jsonb_build_object('outcome', 'applied');
end;
$$;

create or replace function private.decide_operation(p_me uuid, p_stream uuid, p_op jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_id constant uuid := (p_op ->> 'id')::uuid;
  v_note_id constant uuid := (p_op ->> 'note')::uuid;
  v_kind constant text := p_op ->> 'kind';
  v_role text;
  v_done private.operations;
  v_before private.operations;
  v_after uuid;
  v_base bigint;
  v_chain uuid[] := '{}';
  v_note public.notes;
  v_answer jsonb;
begin
  v_role := case when p_stream = p_me then 'owner' else private.role_in(p_stream, p_me) end;
  if v_role is null then
    return private.refused('not-allowed');
  end if;
  select * into v_done from private.operations where person_id = p_me and id = v_id;
  if found then
    if v_done.stream <> p_stream or v_done.note_id <> v_note_id then
      return private.refused('invalid');
    end if;
    return jsonb_build_object('outcome', case v_done.outcome when 'applied' then 'duplicate' else 'conflict' end);
  end if;
  if v_role = 'observer' then
    return private.refused('not-allowed');
  end if;

  if v_kind = 'create' then
    if p_op #>> '{content,kind}' = 'agreed' and v_role <> 'head' then
      return private.refused('not-allowed');
    end if;
    v_answer := private.create_note(p_me, p_stream, p_op);
  elsif v_kind in ('edit', 'delete') then
    if not coalesce(private.is_offset(p_op -> 'base'), false)
      or (p_op ->> 'after' is not null and not private.is_uuid(p_op ->> 'after')) then
      return private.refused('invalid');
    end if;
    v_after := (p_op ->> 'after')::uuid;
    if v_after is not null then
      select * into v_before from private.operations where person_id = p_me and id = v_after;
      if not found or v_before.stream <> p_stream or v_before.note_id <> v_note_id then
        return private.refused('depends-on-refused');
      end if;
      -- His own operations that this one stands on: what they set does not count as set by another computer.
      with recursive chain(id, after_id) as (
        select o.id, o.after_id from private.operations o where o.person_id = p_me and o.id = v_after
        union
        select o.id, o.after_id from private.operations o join chain c on o.id = c.after_id
         where o.person_id = p_me and o.stream = p_stream and o.note_id = v_note_id)
      select array_agg(id) into v_chain from (select id from chain limit 1000) c;
    end if;
    select * into v_note from public.notes where stream = p_stream and id = v_note_id for update;
    -- What is agreed is every head's, and no longer that of an author who is none. Other words are their author's alone.
    if not found or (case when v_note.kind = 'agreed' then v_role <> 'head'
        else v_note.author_id is distinct from p_me and not (v_kind = 'delete' and v_role = 'head') end) then
      return private.refused('not-allowed');
    end if;
    -- A base from another life of this backend counts as having seen nothing.
    v_base := (p_op ->> 'base')::bigint;
    if v_base > (select revision from public.streams where id = p_stream) then
      v_base := 0;
    end if;
    if v_before.outcome = 'conflict' then
      v_answer := jsonb_build_object('outcome', 'conflict');
      if v_kind = 'edit' and private.problem_of(p_op #> '{changes,body}', null, null) is null
        and private.problem_of_wording(p_op #> '{changes,wording}') is null
        and (p_op #> '{changes,body}' is not null or p_op #>> '{changes,wording}' is not null) then
        v_note.body := coalesce(p_op #>> '{changes,body}', v_note.body);
        v_note.wording := coalesce(p_op #>> '{changes,wording}', v_note.wording);
        perform private.keep_version(v_note, 'conflict', p_me);
      end if;
    elsif v_kind = 'edit' then
      v_answer := private.edit_note(p_me, v_note, p_op, v_base, v_chain);
    else
      v_answer := private.delete_note(p_me, v_note, v_base, v_chain);
    end if;
  elsif v_kind = 'resolve' then
    if coalesce(jsonb_typeof(p_op -> 'resolved') <> 'boolean', true) then
      return private.refused('invalid');
    end if;
    select * into v_note from public.notes where stream = p_stream and id = v_note_id for update;
    if not found then
      return private.refused('not-allowed');
    end if;
    v_answer := private.resolve_note(p_me, v_note, (p_op ->> 'resolved')::boolean);
  else
    return private.refused('invalid');
  end if;

  if v_answer ->> 'outcome' <> 'refused' then
    insert into private.operations (person_id, id, stream, note_id, outcome, after_id)
    values (p_me, v_id, p_stream, v_note_id, v_answer ->> 'outcome', v_after);
  end if;
  return v_answer;
end;
$$;

create or replace function public.note_history(p_delegation uuid, p_note uuid) returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me constant uuid := private.require_person();
begin
  if p_delegation is not null and p_delegation not in (select private.my_delegations())
    or not exists (select from public.notes where stream = coalesce(p_delegation, v_me) and id = p_note) then
    raise exception 'not-allowed';
  end if;
  return (select json_agg(json_build_object('revision', v.revision, 'action', v.action, 'by', v.person_id,
      'at', private.utc(v.at), 'body', v.body, 'tags', v.tags, 'position', v."position", 'wording', v.wording,
      'resolved', v.resolved) order by v.id)
    from public.note_versions v where v.stream = coalesce(p_delegation, v_me) and v.note_id = p_note);
end;
$$;

create or replace function public.pull_changes(p_delegation uuid, p_after bigint, p_limit integer) returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me constant uuid := private.require_person();
  v_stream constant uuid := coalesce(p_delegation, v_me);
  v_top bigint;
  v_changes json;
  v_last bigint;
  v_more boolean;
begin
  if p_after is null or p_after < 0 or coalesce(p_limit, 0) not between 1 and 1000 then
    raise exception 'invalid';
  end if;
  -- A stable function sees one snapshot: the counter and the notes fit together.
  select revision into v_top from public.streams
   where id = v_stream and (p_delegation is null or p_delegation in (select private.my_delegations()));
  if v_top is null then
    raise exception 'not-allowed';
  end if;
  if p_after > v_top then
    return json_build_object('changes', '[]'::json, 'revision', 0, 'more', false, 'reset', true);
  end if;
  with page as (
    select n, n.revision, row_number() over w as place,
           sum(octet_length(n.body) + coalesce(octet_length(n.wording), 0) + octet_length(n.anchor::text) + 600) over w as bytes
      from public.notes n where n.stream = v_stream and n.revision > p_after
    window w as (order by n.revision rows unbounded preceding)
     order by n.revision limit p_limit + 1)
  select json_agg(private.change_json(n) order by revision) filter (where given), max(revision) filter (where given),
         coalesce(bool_or(not given), false)
    into v_changes, v_last, v_more
    -- At least one change a page, however large.
    from (select n, revision, place <= p_limit and (bytes <= 4000000 or place = 1) as given from page) p;
  return json_build_object('changes', coalesce(v_changes, '[]'::json),
    'revision', case when v_more then v_last else v_top end, 'more', v_more, 'reset', false);
end;
$$;

revoke all on function private.problem_of_wording(jsonb), private.resolve_note(uuid, public.notes, boolean)
  from public, anon, authenticated, service_role;
