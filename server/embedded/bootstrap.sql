-- What a hosted Supabase project has before the first migration, for a plain PostgreSQL: the API's roles, and stand-ins
-- for the realtime schema. Runs at every start, so every statement may be repeated.

do $$
begin
  if not exists (select from pg_roles where rolname = 'anon') then
    create role anon nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then
    create role authenticated nologin noinherit;
  end if;
  if not exists (select from pg_roles where rolname = 'service_role') then
    create role service_role nologin noinherit bypassrls;
  end if;
end;
$$;

grant usage on schema public to anon, authenticated, service_role;
-- What exists from here on in public belongs to the migrations, which grant it themselves.
alter default privileges in schema public revoke all on tables from public, anon, authenticated, service_role;
alter default privileges in schema public revoke all on sequences from public, anon, authenticated, service_role;

grant usage on schema auth to anon, authenticated, service_role;
revoke all on all tables in schema auth from public, anon, authenticated, service_role;

create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (
  version text primary key,
  statements text[],
  name text
);

create schema if not exists realtime;
grant usage on schema realtime to authenticated;
create table if not exists realtime.messages (
  id uuid not null default gen_random_uuid() primary key,
  topic text not null,
  extension text not null,
  payload jsonb,
  event text,
  private boolean default false,
  inserted_at timestamp without time zone not null default now(),
  updated_at timestamp without time zone not null default now()
);
create index if not exists messages_inserted on realtime.messages (inserted_at);
alter table realtime.messages enable row level security;
revoke all on realtime.messages from public, anon, service_role;
-- As on a hosted project: the policies alone decide, and they are tried when a channel is joined.
grant select, insert on realtime.messages to authenticated;

create or replace function realtime.topic() returns text
language sql stable set search_path = ''
as $$
  select nullif(pg_catalog.current_setting('realtime.topic', true), '');
$$;
grant execute on function realtime.topic() to authenticated;

-- Signature of the hosted one. The notification carries the message where it is small, which ours always are.
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean default true) returns void
language plpgsql set search_path = ''
as $$
declare
  v_message text := pg_catalog.json_build_object('topic', topic, 'event', event, 'payload', payload)::text;
begin
  if pg_catalog.octet_length(v_message) < 4000 then
    perform pg_catalog.pg_notify('rapporteur_realtime', v_message);
  end if;
end;
$$;
revoke all on function realtime.send(jsonb, text, text, boolean) from public, anon, authenticated, service_role;
