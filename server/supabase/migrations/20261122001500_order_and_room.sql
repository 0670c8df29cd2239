-- Anchors whose ends stand in their order, and room: how much a person and a delegation may have stored.

-- Of the fields that `has_anchor_fields` has found: whether they can be a place at all.
create function private.is_in_order(p_anchor jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce((p_anchor #>> '{position,start}')::numeric <= (p_anchor #>> '{position,end}')::numeric, true)
    and (jsonb_typeof(p_anchor -> 'from') = 'object' or jsonb_typeof(p_anchor -> 'to') = 'null')
    and coalesce(p_anchor #>> '{from,path}' <> p_anchor #>> '{to,path}'
      or (p_anchor #>> '{from,offset}')::numeric <= (p_anchor #>> '{to,offset}')::numeric, true)
    and coalesce((p_anchor #>> '{twin,index}')::numeric < (p_anchor #>> '{twin,of}')::numeric, true);
$$;

alter function private.is_anchor(jsonb) rename to has_anchor_fields;
create function private.is_anchor(p_anchor jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when coalesce(private.has_anchor_fields(p_anchor), false) then private.is_in_order(p_anchor) else false end;
$$;

-- What was taken until now and is no place: its note stays, on its document as a whole.
update public.notes
   set anchor = anchor || '{"target": "document", "from": null, "to": null, "quote": null, "position": null}'::jsonb - 'twin' - 'copies'
 where not deleted and not private.is_in_order(anchor);
-- The check for the fields stays as it is, and goes by the function's new name.
alter table public.notes add constraint notes_anchor_in_order check (deleted or private.is_in_order(anchor));

-- How many bytes of notes may be stored. What is deleted makes room; the history is bounded by itself (20261122000900)
-- and by how much may be written in a time (`bytes` below). The operator may change all of them.
create table private.rooms (
  name text primary key check (name in ('person', 'stream')),
  bytes bigint not null check (bytes > 0)
);
insert into private.rooms (name, bytes) values ('person', 268435456), ('stream', 2147483648);
insert into private.limits (name, burst, per_second) values ('bytes', 134217728, 500);

create table private.stored (
  person_id uuid primary key references public.profiles (id) on delete cascade,
  bytes bigint not null
);
alter table public.streams add column bytes bigint not null default 0;
alter table private.rooms enable row level security;
alter table private.rooms force row level security;
alter table private.stored enable row level security;
alter table private.stored force row level security;
revoke all on private.rooms, private.stored from public, anon, authenticated, service_role;

create function private.size_of(p_note public.notes) returns bigint
language sql immutable set search_path = ''
as $$
  select case when (p_note).deleted then 0 else octet_length((p_note).body) + coalesce(octet_length((p_note).wording), 0)
    + octet_length((p_note).anchor::text) + octet_length(array_to_string((p_note).tags, ' ')) + 200 end;
$$;

create function private.keep_count(p_stream uuid, p_person uuid, p_bytes bigint) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_stream bigint;
  v_person bigint;
begin
  update public.streams set bytes = bytes + p_bytes where id = p_stream returning bytes into v_stream;
  if p_person is not null and exists (select from public.profiles where id = p_person) then
    insert into private.stored as s (person_id, bytes) values (p_person, p_bytes)
    on conflict (person_id) do update set bytes = s.bytes + p_bytes returning bytes into v_person;
  end if;
  if p_bytes > 0 and (v_stream > (select bytes from private.rooms where name = 'stream')
      or v_person > (select bytes from private.rooms where name = 'person')) then
    raise exception 'no-room' using errcode = 'NR001';
  end if;
end;
$$;

create function private.count_note() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_before constant bigint := case when tg_op = 'INSERT' then 0 else private.size_of(old) end;
  v_now constant bigint := case when tg_op = 'DELETE' then 0 else private.size_of(new) end;
begin
  if tg_op = 'UPDATE' and old.author_id is distinct from new.author_id then
    -- An account was deleted: what it wrote is its delegation's alone.
    perform private.keep_count(old.stream, old.author_id, -v_before);
    perform private.keep_count(new.stream, new.author_id, v_now);
  elsif v_now <> v_before then
    perform private.keep_count(coalesce(new.stream, old.stream), coalesce(new.author_id, old.author_id), v_now - v_before);
  end if;
  return null;
end;
$$;
create trigger count_note after insert or update or delete on public.notes
  for each row execute function private.count_note();

update public.streams s set bytes = coalesce((select sum(private.size_of(n)) from public.notes n where n.stream = s.id), 0);
insert into private.stored (person_id, bytes)
select n.author_id, sum(private.size_of(n)) from public.notes n where n.author_id is not null group by n.author_id;

-- As before (20261122000800), and within what a person may write in a time. A push that is ahead of it waits as a whole.
create or replace function private.keep_version(p_note public.notes, p_action text, p_person uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.spend(p_person, 'bytes', octet_length((p_note).body) + coalesce(octet_length((p_note).wording), 0)
      + octet_length((p_note).anchor::text) + 200) then
    raise exception 'rate-limited';
  end if;
  insert into public.note_versions (stream, note_id, revision, action, person_id, body, tags, "position", wording,
    resolved, anchor)
  values ((p_note).stream, (p_note).id, (p_note).revision, p_action, p_person, (p_note).body, (p_note).tags,
    (p_note)."position", (p_note).wording, (p_note).resolved, (p_note).anchor);
end;
$$;

-- As before (20261122001000), and `no-room`.
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
    when sqlstate 'NR001' then
      v_answer := private.refused('no-room');
  end;
  if v_answer ->> 'outcome' = 'refused' then
    return json_build_object('operation', p_id, 'outcome', 'refused', 'code', v_answer ->> 'code');
  end if;
  select * into v_note from public.notes where stream = v_stream and id = (p_op ->> 'note')::uuid;
  return json_build_object('operation', p_id, 'outcome', v_answer ->> 'outcome', 'record', private.change_json(v_note),
    'mark', private.mark_of(v_stream, v_note.revision));
end;
$$;

revoke all on function private.is_in_order(jsonb), private.is_anchor(jsonb), private.size_of(public.notes),
  private.keep_count(uuid, uuid, bigint), private.count_note() from public, anon, authenticated, service_role;
