-- Row-level security on every table, for its owner too. Clients read by these policies and write by functions only.

-- Where the caller belongs. As sets, so that a policy asks once a query and not once a row.
create function private.my_delegations() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select delegation_id from public.members where person_id = (select auth.uid());
$$;

create function private.my_headed_delegations() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select delegation_id from public.members where person_id = (select auth.uid()) and role = 'head';
$$;

-- The private stream has the person's own id: no role in any delegation reaches it.
create function private.my_streams() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select id from public.profiles where id = (select auth.uid())
  union all
  select delegation_id from public.members where person_id = (select auth.uid());
$$;

create function private.my_fellows() returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select (select auth.uid())
  union
  select other.person_id from public.members mine
    join public.members other on other.delegation_id = mine.delegation_id
   where mine.person_id = (select auth.uid());
$$;

alter table public.profiles enable row level security;
alter table public.profiles force row level security;
alter table public.delegations enable row level security;
alter table public.delegations force row level security;
alter table public.members enable row level security;
alter table public.members force row level security;
alter table public.invitations enable row level security;
alter table public.invitations force row level security;
alter table public.streams enable row level security;
alter table public.streams force row level security;
alter table public.audit enable row level security;
alter table public.audit force row level security;
alter table public.notes enable row level security;
alter table public.notes force row level security;
alter table public.note_versions enable row level security;
alter table public.note_versions force row level security;
-- No policy at all: these are for the functions alone.
alter table private.operations enable row level security;
alter table private.operations force row level security;
alter table private.limits enable row level security;
alter table private.limits force row level security;
alter table private.spent enable row level security;
alter table private.spent force row level security;

create policy "fellow members' names" on public.profiles for select to authenticated
  using (id in (select private.my_fellows()));
create policy "my delegations" on public.delegations for select to authenticated
  using (id in (select private.my_delegations()));
create policy "members of my delegations" on public.members for select to authenticated
  using (delegation_id in (select private.my_delegations()));
create policy "invitations of delegations I head" on public.invitations for select to authenticated
  using (delegation_id in (select private.my_headed_delegations()));
create policy "my streams" on public.streams for select to authenticated
  using (id in (select private.my_streams()));
create policy "audit of delegations I head" on public.audit for select to authenticated
  using (delegation_id in (select private.my_headed_delegations()));
create policy "notes of my streams" on public.notes for select to authenticated
  using (stream in (select private.my_streams()));
create policy "history of my streams" on public.note_versions for select to authenticated
  using (stream in (select private.my_streams()));

-- Hosted projects grant everything on new tables to the API's roles: taken back, then given by column.
-- The service key gets nothing either: a leaked one reads no note.
revoke all on public.profiles, public.delegations, public.members, public.invitations, public.streams, public.audit,
  public.notes, public.note_versions from public, anon, authenticated, service_role;
revoke all on private.operations, private.limits, private.spent from public, anon, authenticated, service_role;
revoke all on all sequences in schema public from public, anon, authenticated, service_role;
revoke all on all sequences in schema private from public, anon, authenticated, service_role;

grant usage on schema public to authenticated;
grant select (id, name) on public.profiles to authenticated;
grant select (id, name, channel, created) on public.delegations to authenticated;
grant select (delegation_id, person_id, role, joined) on public.members to authenticated;
-- Never the hash.
grant select (id, delegation_id, role, uses_left, expires, created) on public.invitations to authenticated;
grant select (id, delegation_id, owner_id, revision) on public.streams to authenticated;
grant select on public.audit to authenticated;
grant select (stream, id, delegation_id, author_id, document, anchor, kind, parent, body, tags, "position", created,
  edited, changed, revision, deleted) on public.notes to authenticated;
grant select (id, stream, note_id, revision, action, person_id, at, body, tags, "position") on public.note_versions
  to authenticated;
