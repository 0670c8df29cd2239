-- Notes, their history, and the ledger that makes every operation count once.

-- The shapes of values that come from clients. Sizes are bytes of UTF-8.
create function private.is_document(p_document text) returns boolean
language sql immutable set search_path = ''
as $$
  select p_document is not null
     and octet_length(p_document) between 3 and 1024
     and p_document ~ '^[a-z][a-z0-9]{0,15}:[^[:cntrl:]]+$';
$$;

create function private.is_tags(p_tags text[]) returns boolean
language sql immutable set search_path = ''
as $$
  select p_tags is not null
     and cardinality(p_tags) <= 50
     and coalesce((select bool_and(private.is_name(tag, 64)) from unnest(p_tags) as tag), true)
     and (select count(*) = count(distinct tag) from unnest(p_tags) as tag);
$$;

-- A whole number from 0 on: offsets, revisions.
create function private.is_offset(p_offset jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_offset) = 'number'
    then (p_offset #>> '{}')::numeric between 0 and 9007199254740991 and (p_offset #>> '{}')::numeric % 1 = 0
    else false end;
$$;

-- What a clause has in common in all languages: at most twelve short texts.
create function private.is_marks(p_marks jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_marks) = 'array' then
    jsonb_array_length(p_marks) <= 12
    and coalesce((select bool_and(jsonb_typeof(mark) = 'string' and octet_length(mark #>> '{}') <= 200) from jsonb_array_elements(p_marks) as mark), true)
    else false end;
$$;

-- A share from 0 to 1.
create function private.is_share(p_share jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_share) = 'number' then (p_share #>> '{}')::numeric between 0 and 1 else false end;
$$;

-- A point in a clause: { path, offset }, and perhaps what the clause is known by: { sketch, similar, marks }.
create function private.is_clause_point(p_point jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case jsonb_typeof(p_point)
    when 'null' then true
    when 'object' then
      p_point - array['path', 'offset', 'sketch', 'similar', 'marks'] = '{}'::jsonb
      and jsonb_typeof(p_point -> 'path') = 'string' and octet_length(p_point ->> 'path') <= 200
      and private.is_offset(p_point -> 'offset')
      and (not p_point ? 'sketch' or (jsonb_typeof(p_point -> 'sketch') = 'string' and p_point ->> 'sketch' ~ '^[A-Za-z0-9_-]{1,64}$'))
      and (not p_point ? 'similar' or private.is_share(p_point -> 'similar'))
      and (not p_point ? 'marks' or private.is_marks(p_point -> 'marks'))
    else false end;
$$;

-- An anchor holds exactly the fields of shared/anchors/types.ts: nothing nested deeper, nothing else smuggled along.
create function private.is_anchor(p_anchor jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_anchor) is distinct from 'object' then false else
    octet_length(p_anchor::text) <= 32768
    and p_anchor - array['target', 'from', 'to', 'quote', 'position', 'language', 'edition', 'twin', 'copies'] = '{}'::jsonb
    and coalesce(p_anchor ->> 'target' in ('text', 'clause', 'document', 'caret'), false)
    and coalesce(private.is_clause_point(p_anchor -> 'from'), false)
    and coalesce(private.is_clause_point(p_anchor -> 'to'), false)
    and case jsonb_typeof(p_anchor -> 'quote')
      when 'null' then true
      when 'object' then
        (p_anchor -> 'quote') - array['exact', 'prefix', 'suffix', 'elided'] = '{}'::jsonb
        and coalesce(jsonb_typeof(p_anchor #> '{quote,exact}') = 'string', false)
        and coalesce(jsonb_typeof(p_anchor #> '{quote,prefix}') = 'string', false)
        and coalesce(jsonb_typeof(p_anchor #> '{quote,suffix}') = 'string', false)
        and octet_length(p_anchor #>> '{quote,prefix}') <= 512
        and octet_length(p_anchor #>> '{quote,suffix}') <= 512
        and (not (p_anchor -> 'quote') ? 'elided' or private.is_offset(p_anchor #> '{quote,elided}'))
      else false end
    and case jsonb_typeof(p_anchor -> 'position')
      when 'null' then true
      when 'object' then
        (p_anchor -> 'position') - array['start', 'end'] = '{}'::jsonb
        and coalesce(private.is_offset(p_anchor #> '{position,start}'), false)
        and coalesce(private.is_offset(p_anchor #> '{position,end}'), false)
      else false end
    and coalesce(jsonb_typeof(p_anchor -> 'language') = 'null' or p_anchor ->> 'language' ~ '^[a-z]{2}$', false)
    and coalesce(jsonb_typeof(p_anchor -> 'edition') = 'null' or p_anchor ->> 'edition' ~ '^[A-Za-z0-9_.:+/=-]{1,128}$', false)
    and case when not p_anchor ? 'twin' then true
      when jsonb_typeof(p_anchor -> 'twin') = 'object' then
        (p_anchor -> 'twin') - array['index', 'of'] = '{}'::jsonb
        and coalesce(private.is_offset(p_anchor #> '{twin,index}'), false)
        and coalesce(private.is_offset(p_anchor #> '{twin,of}'), false)
      else false end
    and (not p_anchor ? 'copies' or private.is_offset(p_anchor -> 'copies'))
  end;
$$;

create table public.notes (
  stream uuid not null references public.streams (id) on delete cascade,
  -- Made by the client. Unique in its stream only: whether an id is taken elsewhere is nobody's business.
  id uuid not null,
  delegation_id uuid check (delegation_id = stream),
  author_id uuid references public.profiles (id) on delete set null,
  document text not null check (private.is_document(document)),
  anchor jsonb not null,
  kind text not null check (kind in ('note', 'highlight', 'reply')),
  parent uuid,
  body text not null check (octet_length(body) <= 65536),
  tags text[] not null default '{}' check (private.is_tags(tags)),
  "position" text check ("position" in ('support', 'oppose', 'amend', 'reserve', 'ask-capital')),
  -- By the author's clock: shown, never compared.
  created timestamptz not null,
  edited timestamptz not null,
  -- By the backend.
  changed timestamptz not null default now(),
  revision bigint not null check (revision > 0),
  deleted boolean not null default false,
  -- Which revision, and whose operation, last set each field that cannot be merged.
  body_revision bigint not null,
  body_operation uuid not null,
  position_revision bigint not null,
  position_operation uuid not null,
  anchor_revision bigint not null,
  anchor_operation uuid not null,
  primary key (stream, id),
  check ((kind = 'reply') = (parent is not null)),
  check (kind <> 'highlight' or body = ''),
  -- What is deleted is gone from here; the history keeps it.
  check (case when deleted then body = '' and tags = '{}' and "position" is null and anchor = '{}'::jsonb
    else private.is_anchor(anchor) end)
);
create unique index notes_revision on public.notes (stream, revision);
create index notes_author on public.notes (author_id);

create table public.note_versions (
  id bigint generated always as identity primary key,
  stream uuid not null,
  note_id uuid not null,
  revision bigint not null,
  action text not null check (action in ('create', 'edit', 'delete', 'conflict')),
  person_id uuid references public.profiles (id) on delete set null,
  at timestamptz not null default now(),
  body text not null check (octet_length(body) <= 65536),
  tags text[] not null,
  "position" text,
  anchor jsonb not null,
  foreign key (stream, note_id) references public.notes (stream, id) on delete cascade
);
create index note_versions_note on public.note_versions (stream, note_id, id);
create index note_versions_person on public.note_versions (person_id);

-- Which operations were decided, and how. Each person has a ledger of his own: nobody can occupy another's ids.
create table private.operations (
  person_id uuid not null references public.profiles (id) on delete cascade,
  id uuid not null,
  stream uuid not null references public.streams (id) on delete cascade,
  note_id uuid not null,
  outcome text not null check (outcome in ('applied', 'conflict')),
  after_id uuid,
  at timestamptz not null default now(),
  primary key (person_id, id)
);
create index operations_stream on private.operations (stream);

-- How often a person may do what: a bucket that holds `burst` and fills by `per_second`. The operator may change them.
create table private.limits (
  name text primary key,
  burst double precision not null check (burst > 0),
  per_second double precision not null check (per_second > 0)
);
insert into private.limits (name, burst, per_second) values
  -- Notes: a day's work of an offline laptop at once, then twenty a second.
  ('push', 5000, 20),
  -- Tries at invitation codes, right or wrong: ten, then one in six minutes.
  ('join', 10, 0.00278),
  ('invite', 60, 0.0167),
  ('delegation', 20, 0.00278),
  ('name', 20, 0.0167);

create table private.spent (
  person_id uuid not null references public.profiles (id) on delete cascade,
  name text not null references private.limits (name) on delete cascade,
  tokens double precision not null,
  at timestamptz not null,
  primary key (person_id, name)
);

-- Takes `p_cost` out of the person's bucket; false (and nothing taken) when it holds less.
create function private.spend(p_person uuid, p_name text, p_cost double precision) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_limit private.limits;
  v_now timestamptz := clock_timestamp();
  v_tokens double precision;
begin
  select * into strict v_limit from private.limits where name = p_name;
  insert into private.spent (person_id, name, tokens, at) values (p_person, p_name, v_limit.burst, v_now)
  on conflict (person_id, name) do nothing;
  select least(v_limit.burst, tokens + greatest(0, extract(epoch from v_now - at)) * v_limit.per_second)
    into v_tokens from private.spent where person_id = p_person and name = p_name for update;
  if v_tokens < p_cost then
    return false;
  end if;
  update private.spent set tokens = v_tokens - p_cost, at = v_now where person_id = p_person and name = p_name;
  return true;
end;
$$;
