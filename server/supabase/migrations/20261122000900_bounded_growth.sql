-- What would otherwise grow for ever. Both are done by triggers on the way, a little at a time: no schedule is needed.

-- The ledger forgets an operation after half a year. Sent again after that it overwrites nothing: a creation finds its
-- note there, an edit finds its own words or is a conflict, a deletion finds a tombstone.
create index operations_age on private.operations (person_id, at);

create function private.forget_operations() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from private.operations where (person_id, id) in (
    select o.person_id, o.id from private.operations o
     where o.person_id = new.person_id and o.at < now() - interval '180 days'
     order by o.at limit 1000 for update skip locked);
  return null;
end;
$$;
-- By the last byte of the operation's id, which is random: at one in sixty-four.
create trigger forget_operations after insert on private.operations
  for each row when (get_byte(uuid_send(new.id), 15) < 4) execute function private.forget_operations();

-- A note keeps how it began and its last two hundred versions, and up to sixteen more until the next trimming.
create function private.trim_history() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.note_versions
   where stream = new.stream and note_id = new.note_id and action <> 'create'
     and id < (select id from public.note_versions where stream = new.stream and note_id = new.note_id
                order by id desc offset 199 limit 1);
  return null;
end;
$$;
create trigger trim_history after insert on public.note_versions
  for each row when (new.id % 16 = 0) execute function private.trim_history();

revoke all on function private.forget_operations(), private.trim_history() from public, anon, authenticated, service_role;
