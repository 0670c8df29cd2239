-- Notes on pages of a scan: an anchor of the document as a whole may name a page of its file, or an area of the page.

-- A whole number from p_least to p_most.
create function private.is_whole(p_number jsonb, p_least integer, p_most integer) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_number) = 'number'
    then (p_number #>> '{}')::numeric between p_least and p_most and (p_number #>> '{}')::numeric % 1 = 0
    else false end;
$$;

-- { number, of }: the page, from 1, and how many the file has (null: not known); perhaps { area } in points.
create function private.is_page(p_page jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case
    when jsonb_typeof(p_page) is distinct from 'object' then false
    when not coalesce(private.is_whole(p_page -> 'number', 1, 100000), false) then false
    when jsonb_typeof(p_page -> 'of') is distinct from 'null'
      and not coalesce(private.is_whole(p_page -> 'of', (p_page ->> 'number')::integer, 100000), false) then false
    else p_page - array['number', 'of', 'area'] = '{}'::jsonb
    and case when not p_page ? 'area' then true
      when jsonb_typeof(p_page -> 'area') = 'object' then
        (p_page -> 'area') - array['left', 'top', 'width', 'height'] = '{}'::jsonb
        and coalesce(private.is_whole(p_page #> '{area,left}', 0, 1000000), false)
        and coalesce(private.is_whole(p_page #> '{area,top}', 0, 1000000), false)
        and coalesce(private.is_whole(p_page #> '{area,width}', 0, 1000000), false)
        and coalesce(private.is_whole(p_page #> '{area,height}', 0, 1000000), false)
      else false end
  end;
$$;

-- As before (20261122000200), and the page. The check of public.notes goes by this function.
create or replace function private.is_anchor(p_anchor jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_anchor) is distinct from 'object' then false else
    octet_length(p_anchor::text) <= 32768
    and p_anchor - array['target', 'from', 'to', 'quote', 'position', 'language', 'edition', 'twin', 'copies', 'page'] = '{}'::jsonb
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
    and (not p_anchor ? 'page' or (p_anchor ->> 'target' = 'document' and coalesce(private.is_page(p_anchor -> 'page'), false)))
  end;
$$;

revoke all on function private.is_whole(jsonb, integer, integer), private.is_page(jsonb) from public, anon, authenticated, service_role;
