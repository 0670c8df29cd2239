-- People, delegations, who is in them, and the revision counters of their note streams.
-- Nothing here is written by clients directly: they call the functions of the later migrations.

-- What must never be reached through the API lives in a schema that the API does not expose.
create schema if not exists private;
revoke all on schema private from public, anon, authenticated, service_role;
-- Policies call functions of this schema on behalf of whoever is signed in.
grant usage on schema private to authenticated;

-- A name as people read it: no control characters, no invisible direction overrides that let one name pass for another.
create function private.is_name(p_name text, p_most integer) returns boolean
language sql immutable set search_path = ''
as $$
  select p_name is not null
     and char_length(p_name) between 1 and p_most
     and btrim(p_name) = p_name
     and p_name !~ E'[\\u0001-\\u001F\\u007F-\\u009F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]';
$$;

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  -- Shown to fellow members. The e-mail address stays in auth.users and is shown to nobody.
  name text not null default '' check (name = '' or private.is_name(name, 80)),
  created timestamptz not null default now()
);

create table public.delegations (
  id uuid primary key default gen_random_uuid(),
  name text not null check (private.is_name(name, 120)),
  -- Part of the realtime topic; another one after somebody left, so that an old subscription goes quiet.
  channel uuid not null default gen_random_uuid(),
  created timestamptz not null default now()
);

create table public.members (
  delegation_id uuid not null references public.delegations (id) on delete cascade,
  person_id uuid not null references public.profiles (id) on delete cascade,
  role text not null check (role in ('head', 'member', 'observer')),
  joined timestamptz not null default now(),
  primary key (delegation_id, person_id)
);
create index members_person on public.members (person_id);

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  delegation_id uuid not null references public.delegations (id) on delete cascade,
  -- SHA-256 of the code: 80 random bits need no salt and no slow hash.
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  role text not null check (role in ('head', 'member', 'observer')),
  uses_left integer not null check (uses_left between 0 and 500),
  expires timestamptz not null,
  created_by uuid references public.profiles (id) on delete set null,
  created timestamptz not null default now()
);
create index invitations_delegation on public.invitations (delegation_id);
create index invitations_created_by on public.invitations (created_by);

-- One row a stream: a delegation's notes (id = the delegation's) or a person's private ones (id = the person's).
create table public.streams (
  id uuid primary key,
  delegation_id uuid unique references public.delegations (id) on delete cascade,
  owner_id uuid unique references public.profiles (id) on delete cascade,
  revision bigint not null default 0 check (revision >= 0),
  check (id = coalesce(delegation_id, owner_id) and num_nonnulls(delegation_id, owner_id) = 1)
);

-- What was done to a delegation, by whom. Read by its heads, changed by nobody.
create table public.audit (
  id bigint generated always as identity primary key,
  delegation_id uuid not null references public.delegations (id) on delete cascade,
  at timestamptz not null default now(),
  -- Not a foreign key: the trail outlives the people in it.
  person_id uuid,
  action text not null check (char_length(action) <= 40),
  subject_id uuid,
  detail jsonb not null default '{}'::jsonb check (pg_column_size(detail) <= 2000)
);
create index audit_delegation on public.audit (delegation_id, id desc);

create function private.keep_audit() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- A deleted delegation takes its trail along: that deletion arrives from inside a foreign key's own trigger.
  if tg_op = 'DELETE' and pg_trigger_depth() > 1 then
    return old;
  end if;
  raise exception 'not-allowed';
end;
$$;
create trigger audit_is_kept before update or delete on public.audit
  for each row execute function private.keep_audit();
create trigger audit_is_not_emptied before truncate on public.audit
  for each statement execute function private.keep_audit();

-- Everybody who signs up has a profile and a private stream at once.
create function private.welcome_person() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_name text := btrim(left(coalesce(new.raw_user_meta_data ->> 'name', ''), 80));
begin
  insert into public.profiles (id, name)
  values (new.id, case when private.is_name(v_name, 80) then v_name else '' end);
  insert into public.streams (id, owner_id) values (new.id, new.id);
  return new;
end;
$$;
create trigger welcome_person after insert on auth.users
  for each row execute function private.welcome_person();
