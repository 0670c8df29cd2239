-- Pull, history and export. They run as their owner for speed (the policies of the tables still hold for everybody who
-- reads those directly), so each begins by asking whether the stream is the caller's.

create function public.pull_changes(p_delegation uuid, p_after bigint, p_limit integer) returns json
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
           sum(octet_length(n.body) + octet_length(n.anchor::text) + 600) over w as bytes
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

create function public.note_history(p_delegation uuid, p_note uuid) returns json
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
      'at', private.utc(v.at), 'body', v.body, 'tags', v.tags, 'position', v."position") order by v.id)
    from public.note_versions v where v.stream = coalesce(p_delegation, v_me) and v.note_id = p_note);
end;
$$;

-- What the caller wrote, where he may still read it. The cursor is opaque: stream and note id.
create function public.export_mine(p_after text, p_limit integer) returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me constant uuid := private.require_person();
  v_stream uuid := '00000000-0000-0000-0000-000000000000';
  v_id uuid := '00000000-0000-0000-0000-000000000000';
  v_notes json;
  v_count integer;
  v_next text;
begin
  if coalesce(p_limit, 0) not between 1 and 1000
    or (p_after is not null and not (private.is_uuid(left(p_after, 36)) and private.is_uuid(substr(p_after, 38)))) then
    raise exception 'invalid';
  end if;
  if p_after is not null then
    v_stream := left(p_after, 36)::uuid;
    v_id := substr(p_after, 38)::uuid;
  end if;
  with page as (
    select n, n.stream, n.id from public.notes n
     where n.author_id = v_me and not n.deleted and (n.stream, n.id) > (v_stream, v_id)
       and n.stream in (select private.my_streams())
     order by n.stream, n.id limit p_limit)
  select json_agg(private.change_json(n) order by stream, id), count(*),
         (array_agg(stream || '/' || id order by stream desc, id desc))[1]
    into v_notes, v_count, v_next from page;
  return json_build_object('notes', coalesce(v_notes, '[]'::json), 'next', case when v_count = p_limit then v_next end);
end;
$$;
