-- Push: a batch of operations, one transaction, an answer for each. The protocol is told in shared/notes/protocol.ts.

create function private.is_uuid(p_text text) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(p_text ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$', false);
$$;

-- The operation as jsonb, or null where it cannot be one: null bytes and halves of surrogate pairs are refused here,
-- and do not keep the rest of the batch from being read.
create function private.operation_of(p_operation json) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  return case when json_typeof(p_operation) = 'object' then p_operation::jsonb end;
exception when others then
  return null;
end;
$$;

create function private.time_of(p_text text) returns timestamptz
language plpgsql immutable set search_path = ''
as $$
declare
  v_time timestamptz;
begin
  if p_text is null or p_text !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$' then
    return null;
  end if;
  v_time := p_text::timestamptz;
  return case when v_time >= '0001-01-01T00:00:00Z'::timestamptz then v_time end;
exception when others then
  return null;
end;
$$;

-- A jsonb array of strings as text[]; null where it is anything else.
create function private.strings_of(p_array jsonb) returns text[]
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_array) = 'array' then
    case when (select coalesce(bool_and(jsonb_typeof(value) = 'string'), true) from jsonb_array_elements(p_array))
      then array(select value from jsonb_array_elements_text(p_array) with ordinality as t(value, place) order by place)
    end end;
$$;

create function private.refused(p_code text) returns jsonb
language sql immutable set search_path = ''
as $$ select jsonb_build_object('outcome', 'refused', 'code', p_code); $$;

-- A note as clients get it: a record, or what is left of a deleted one.
create function private.change_json(p_note public.notes) returns json
language sql stable set search_path = ''
as $$
  select case when (p_note).deleted then
    json_build_object('id', (p_note).id, 'delegation', (p_note).delegation_id, 'document', (p_note).document,
      'deleted', true, 'revision', (p_note).revision, 'changed', private.utc((p_note).changed))
  else
    json_build_object('id', (p_note).id, 'delegation', (p_note).delegation_id, 'document', (p_note).document,
      'anchor', (p_note).anchor, 'kind', (p_note).kind, 'parent', (p_note).parent, 'body', (p_note).body,
      'tags', (p_note).tags, 'position', (p_note)."position", 'author', (p_note).author_id,
      'created', private.utc((p_note).created), 'edited', private.utc((p_note).edited),
      'deleted', false, 'revision', (p_note).revision, 'changed', private.utc((p_note).changed))
  end;
$$;

-- The caller holds the stream's lock, and the row stays locked until commit: revisions become visible in order.
create function private.next_revision(p_stream uuid) returns bigint
language sql volatile security definer set search_path = ''
as $$
  update public.streams set revision = revision + 1 where id = p_stream returning revision;
$$;

-- What is wrong with a body, tags or position, as a refusal's code; null when nothing is.
create function private.problem_of(p_body jsonb, p_position jsonb, p_anchor jsonb) returns text
language sql immutable set search_path = ''
as $$
  select case
    when p_body is not null and jsonb_typeof(p_body) <> 'string' then 'invalid'
    when p_body is not null and octet_length(p_body #>> '{}') > 65536 then 'too-large'
    when p_position is not null and jsonb_typeof(p_position) <> 'null'
      and coalesce(p_position #>> '{}' not in ('support', 'oppose', 'amend', 'reserve', 'ask-capital'), true) then 'invalid'
    when p_anchor is not null and octet_length(p_anchor::text) > 32768 then 'too-large'
    when p_anchor is not null and not coalesce(private.is_anchor(p_anchor), false) then 'invalid'
  end;
$$;

create function private.problem_of_tags(p_tags text[]) returns text
language sql immutable set search_path = ''
as $$
  select case
    when p_tags is null then 'invalid'
    when cardinality(p_tags) > 50 or exists (select from unnest(p_tags) as tag where char_length(tag) > 64) then 'too-large'
    when not private.is_tags(p_tags) then 'invalid'
  end;
$$;

create function private.keep_version(p_note public.notes, p_action text, p_person uuid) returns void
language sql security definer set search_path = ''
as $$
  insert into public.note_versions (stream, note_id, revision, action, person_id, body, tags, "position", anchor)
  values ((p_note).stream, (p_note).id, (p_note).revision, p_action, p_person, (p_note).body, (p_note).tags,
    (p_note)."position", (p_note).anchor);
$$;

create function private.create_note(p_me uuid, p_stream uuid, p_op jsonb) returns jsonb
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
    or coalesce(v_content ->> 'kind' not in ('note', 'highlight', 'reply'), true)
    or (v_content ->> 'kind' = 'reply') <> (v_content ->> 'parent' is not null)
    or (v_content ->> 'parent' is not null and not private.is_uuid(v_content ->> 'parent'))
    or (v_content ->> 'kind' = 'highlight' and v_content ->> 'body' <> '')
    or not coalesce(private.is_document(v_content ->> 'document'), false) then
    return private.refused('invalid');
  end if;
  v_problem := coalesce(private.problem_of(v_content -> 'body', v_content -> 'position', v_content -> 'anchor'),
    private.problem_of_tags(v_tags));
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
    created, edited, changed, revision, body_revision, body_operation, position_revision, position_operation,
    anchor_revision, anchor_operation)
  values (p_stream, v_id, nullif(p_stream, p_me), p_me, v_content ->> 'document', v_content -> 'anchor',
    v_content ->> 'kind', (v_content ->> 'parent')::uuid, v_content ->> 'body', v_tags, v_content ->> 'position',
    v_at, v_at, clock_timestamp(), v_revision, v_revision, v_operation, v_revision, v_operation, v_revision, v_operation)
  returning * into v_note;
  perform private.keep_version(v_note, 'create', p_me);
  return jsonb_build_object('outcome', 'applied');
end;
$$;

create function private.edit_note(p_me uuid, p_note public.notes, p_op jsonb, p_base bigint, p_chain uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_note public.notes := p_note;
  v_operation constant uuid := (p_op ->> 'id')::uuid;
  v_changes constant jsonb := p_op -> 'changes';
  v_body constant jsonb := v_changes -> 'body';
  v_position constant jsonb := v_changes -> 'position';
  v_anchor constant jsonb := v_changes -> 'anchor';
  v_add text[] := '{}';
  v_remove text[] := '{}';
  v_problem text;
begin
  if jsonb_typeof(v_changes) is distinct from 'object'
    or v_changes - array['body', 'tags', 'position', 'anchor'] <> '{}'::jsonb then
    return private.refused('invalid');
  end if;
  v_problem := private.problem_of(v_body, v_position, v_anchor);
  if v_problem is null and v_changes ? 'tags' then
    v_add := private.strings_of(v_changes #> '{tags,add}');
    v_remove := private.strings_of(v_changes #> '{tags,remove}');
    v_problem := case when v_add is null or v_remove is null or cardinality(v_remove) > 200 then 'invalid' end;
  end if;
  if v_problem is null and v_note.kind = 'highlight' and coalesce(v_body #>> '{}', '') <> '' then
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
    or (v_anchor is not null and v_note.anchor_revision > p_base and v_note.anchor_operation <> all (p_chain)
        and v_note.anchor is distinct from v_anchor) then
    -- The history keeps what was attempted, whatever becomes of the computer that holds it.
    v_note.body := coalesce(v_body #>> '{}', v_note.body);
    v_note."position" := case when v_position is null then v_note."position" else v_position #>> '{}' end;
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
  if v_anchor is not null then
    v_note.anchor := v_anchor;
    v_note.anchor_revision := v_note.revision;
    v_note.anchor_operation := v_operation;
  end if;
  v_note.edited := private.time_of(p_op ->> 'at');
  v_note.changed := clock_timestamp();
  update public.notes set body = v_note.body, tags = v_note.tags, "position" = v_note."position", anchor = v_note.anchor,
    edited = v_note.edited, changed = v_note.changed, revision = v_note.revision,
    body_revision = v_note.body_revision, body_operation = v_note.body_operation,
    position_revision = v_note.position_revision, position_operation = v_note.position_operation,
    anchor_revision = v_note.anchor_revision, anchor_operation = v_note.anchor_operation
  where stream = v_note.stream and id = v_note.id;
  perform private.keep_version(v_note, 'edit', p_me);
  return jsonb_build_object('outcome', 'applied');
end;
$$;

create function private.delete_note(p_me uuid, p_note public.notes, p_base bigint, p_chain uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_note public.notes := p_note;
begin
  if v_note.deleted then
    return jsonb_build_object('outcome', 'applied');
  end if;
  if v_note.body_revision > p_base and v_note.body_operation <> all (p_chain) then
    return jsonb_build_object('outcome', 'conflict');
  end if;
  v_note.revision := private.next_revision(v_note.stream);
  update public.notes set deleted = true, body = '', tags = '{}', "position" = null, anchor = '{}'::jsonb,
    changed = clock_timestamp(), revision = v_note.revision
  where stream = v_note.stream and id = v_note.id;
  perform private.keep_version(v_note, 'delete', p_me);
  return jsonb_build_object('outcome', 'applied');
end;
$$;

-- Decides one operation; the caller has locked its stream.
create function private.decide_operation(p_me uuid, p_stream uuid, p_op jsonb) returns jsonb
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
    if not found or (v_note.author_id is distinct from p_me and not (v_kind = 'delete' and v_role = 'head')) then
      return private.refused('not-allowed');
    end if;
    -- A base from another life of this backend counts as having seen nothing.
    v_base := (p_op ->> 'base')::bigint;
    if v_base > (select revision from public.streams where id = p_stream) then
      v_base := 0;
    end if;
    if v_before.outcome = 'conflict' then
      v_answer := jsonb_build_object('outcome', 'conflict');
      if v_kind = 'edit' and jsonb_typeof(p_op #> '{changes,body}') = 'string'
        and octet_length(p_op #>> '{changes,body}') <= 65536 then
        v_note.body := p_op #>> '{changes,body}';
        perform private.keep_version(v_note, 'conflict', p_me);
      end if;
    elsif v_kind = 'edit' then
      v_answer := private.edit_note(p_me, v_note, p_op, v_base, v_chain);
    else
      v_answer := private.delete_note(p_me, v_note, v_base, v_chain);
    end if;
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

create function private.answer_operation(p_me uuid, p_op jsonb, p_id json) returns json
language plpgsql security definer set search_path = ''
as $$
declare
  v_stream uuid;
  v_answer jsonb;
  v_note public.notes;
begin
  if p_op is null or not private.is_uuid(p_op ->> 'id') or not private.is_uuid(p_op ->> 'note')
    or not p_op ? 'delegation' or private.time_of(p_op ->> 'at') is null
    or (p_op ->> 'delegation' is not null and not private.is_uuid(p_op ->> 'delegation')) then
    return json_build_object('operation', p_id, 'outcome', 'refused', 'code', 'invalid');
  end if;
  v_stream := coalesce((p_op ->> 'delegation')::uuid, p_me);
  begin
    v_answer := case when (p_op ->> 'delegation')::uuid = p_me then private.refused('not-allowed')
      else private.decide_operation(p_me, v_stream, p_op) end;
  exception
    -- What slipped past the checks above is still only this operation's failure. Serialisation failures,
    -- deadlocks and a full disk are not: they end the push, and the client sends it again.
    when data_exception or integrity_constraint_violation then
      v_answer := private.refused('invalid');
  end;
  if v_answer ->> 'outcome' = 'refused' then
    return json_build_object('operation', p_id, 'outcome', 'refused', 'code', v_answer ->> 'code');
  end if;
  select * into v_note from public.notes where stream = v_stream and id = (p_op ->> 'note')::uuid;
  return json_build_object('operation', p_id, 'outcome', v_answer ->> 'outcome', 'record', private.change_json(v_note));
end;
$$;

-- json, not jsonb: a batch with one unreadable text in it must still be answered for all the others.
create function public.push_operations(p_operations json) returns json
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_me constant uuid := private.require_person();
  v_raw json[];
  v_ops jsonb[];
  v_streams uuid[];
  v_before jsonb;
  v_answers json[] := '{}';
begin
  if p_operations is null or json_typeof(p_operations) <> 'array' then
    raise exception 'invalid';
  end if;
  if octet_length(p_operations::text) > 1000000 + 1000 or json_array_length(p_operations) > 100 then
    raise exception 'too-large';
  end if;
  v_raw := array(select value from json_array_elements(p_operations) with ordinality as t(value, place) order by place);
  v_ops := array(select private.operation_of(value) from unnest(v_raw) with ordinality as t(value, place) order by place);
  if not private.spend(v_me, 'push', cardinality(v_raw)) then
    raise exception 'rate-limited';
  end if;
  -- Only streams that the caller is in are locked: an outsider cannot hold up a delegation. In one order for everybody.
  v_streams := array(
    select s.id from public.streams s
     where s.id in (select case when op ->> 'delegation' is null then v_me
                                when private.is_uuid(op ->> 'delegation') then (op ->> 'delegation')::uuid end
                      from unnest(v_ops) as op)
       and (s.id = v_me or exists (select from public.members where delegation_id = s.id and person_id = v_me))
     order by s.id);
  for v_place in 1..cardinality(v_streams) loop
    perform private.lock_stream(v_streams[v_place]);
  end loop;
  select jsonb_object_agg(id, revision) into v_before from public.streams where id = any (v_streams);

  for v_place in 1..cardinality(v_raw) loop
    v_answers := v_answers || private.answer_operation(v_me, v_ops[v_place], to_json(v_ops[v_place] ->> 'id'));
  end loop;

  perform private.tell(case when s.owner_id is null then private.topic_of_delegation(s.id) else 'person:' || s.id end,
      'revision', jsonb_build_object('revision', s.revision))
    from public.streams s
   where s.id = any (v_streams) and s.revision > (v_before ->> s.id::text)::bigint;
  return array_to_json(v_answers);
end;
$$;
