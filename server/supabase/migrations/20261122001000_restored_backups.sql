-- A backend that was restored from a backup counts on from an older revision, so that a number alone does not tell a
-- client that what it has taken in is no longer there. Every revision has a mark, drawn by chance when it is made: the
-- same mark at the same revision means the same past.

create table private.marks (
  stream uuid not null references public.streams (id) on delete cascade,
  revision bigint not null,
  mark uuid not null default gen_random_uuid(),
  primary key (stream, revision)
);
alter table private.marks enable row level security;
alter table private.marks force row level security;
revoke all on private.marks from public, anon, authenticated, service_role;

-- Where each stream stands today; what is older has none, and a client without a mark is not asked for one.
insert into private.marks (stream, revision) select id, revision from public.streams where revision > 0;

-- The caller holds the stream's lock, and the row stays locked until commit: revisions become visible in order.
create or replace function private.next_revision(p_stream uuid) returns bigint
language sql volatile security definer set search_path = ''
as $$
  with next as (update public.streams set revision = revision + 1 where id = p_stream returning revision),
    marked as (insert into private.marks (stream, revision) select p_stream, revision from next)
  select revision from next;
$$;

-- The last hundred thousand of a stream are kept. Who comes back from before takes everything in anew, once: his next
-- cursor has a mark that is there.
create function private.trim_marks() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.marks where stream = new.stream and revision <= new.revision - 100000;
  return null;
end;
$$;
create trigger trim_marks after insert on private.marks
  for each row when (new.revision % 64 = 0) execute function private.trim_marks();

-- As clients keep it: the revision and its mark. It tells nothing of what was written, or by whom.
create function private.mark_of(p_stream uuid, p_revision bigint) returns text
language sql stable security definer set search_path = ''
as $$
  select revision || '.' || mark from private.marks where stream = p_stream and revision = p_revision;
$$;

create function private.is_own_mark(p_stream uuid, p_mark text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select case when p_mark ~ '^[0-9]{1,15}\.[0-9a-f-]{36}$'
    then p_mark = coalesce(private.mark_of(p_stream, split_part(p_mark, '.', 1)::bigint), '')
    else false end;
$$;

drop function public.pull_changes(uuid, bigint, integer);
create function public.pull_changes(p_delegation uuid, p_after bigint, p_limit integer, p_mark text default null) returns json
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_me constant uuid := private.require_person();
  v_stream constant uuid := coalesce(p_delegation, v_me);
  v_top bigint;
  v_changes json;
  v_last bigint;
  v_more boolean;
  v_revision bigint;
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
  if p_after > v_top or (p_mark is not null and not private.is_own_mark(v_stream, p_mark)) then
    return json_build_object('changes', '[]'::json, 'revision', 0, 'mark', null, 'more', false, 'reset', true);
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
  v_revision := case when v_more then v_last else v_top end;
  return json_build_object('changes', coalesce(v_changes, '[]'::json), 'revision', v_revision,
    'mark', private.mark_of(v_stream, v_revision), 'more', v_more, 'reset', false);
end;
$$;

-- What is acknowledged has its mark, too: a client knows of its own changes before it pulls them.
create or replace function private.answer_operation(p_me uuid, p_op jsonb, p_id json) returns json
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
  return json_build_object('operation', p_id, 'outcome', v_answer ->> 'outcome', 'record', private.change_json(v_note),
    'mark', private.mark_of(v_stream, v_note.revision));
end;
$$;

-- A change that was made upon another past must not be taken for one that has seen the present: such a push is sent back
-- as a whole, and the client takes everything in anew before it sends it again.
alter function public.push_operations(json) rename to push_batch;
alter function public.push_batch(json) set schema private;

create function public.push_operations(p_operations json, p_marks json default null) returns json
language plpgsql volatile security definer set search_path = ''
as $$
declare
  v_me constant uuid := private.require_person();
begin
  if p_marks is not null and json_typeof(p_marks) <> 'null' then
    if json_typeof(p_marks) <> 'object' or octet_length(p_marks::text) > 20000 then
      raise exception 'invalid';
    end if;
    -- Of streams that are not the caller's nothing is told.
    if exists (
      select from json_each_text(p_marks) as given
        join public.streams s on s.id = case when given.key = 'private' then v_me
                                             when private.is_uuid(given.key) then given.key::uuid end
       where s.id in (select private.my_streams()) and not private.is_own_mark(s.id, coalesce(given.value, ''))) then
      raise exception 'restored';
    end if;
  end if;
  return private.push_batch(p_operations);
end;
$$;

revoke all on function private.trim_marks(), private.mark_of(uuid, bigint), private.is_own_mark(uuid, text),
  private.push_batch(json), public.pull_changes(uuid, bigint, integer, text), public.push_operations(json, json)
  from public, anon, authenticated, service_role;
grant execute on function public.pull_changes(uuid, bigint, integer, text), public.push_operations(json, json) to authenticated;
