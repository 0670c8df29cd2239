-- Anchors are places, and there is room for so much and no more.
begin;
\ir cast.psql
select plan(9);
create function pg_temp.anchored(p_digit integer, p_more jsonb) returns jsonb language sql as $$
  select jsonb_set(o, '{content,anchor}', (o #> '{content,anchor}') || '{"target": "text"}'::jsonb || p_more)
    from pg_temp.operation('create', p_digit, p_digit, true, '{}') as o;
$$;
set local role authenticated;

select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.anchored(1, '{"position": {"start": 5, "end": 5}}'), pg_temp.anchored(2, '{"position": {"start": 6, "end": 5}}')),
  'applied invalid', 'what ends before it starts is no place');
select is(pg_temp.outcomes(pg_temp.anchored(3, '{"to": {"path": "O1", "offset": 1}}'),
  pg_temp.anchored(4, '{"from": {"path": "O1", "offset": 2}, "to": {"path": "O1", "offset": 1}}'),
  pg_temp.anchored(5, '{"from": {"path": "O2", "offset": 2}, "to": {"path": "O3", "offset": 1}}')), 'invalid invalid applied', 'nor a last point before its first');
select is(pg_temp.outcomes(pg_temp.anchored(6, '{"twin": {"index": 2, "of": 2}}'), pg_temp.anchored(7, '{"twin": {"index": 1, "of": 2}}')), 'invalid applied', 'nor a third of two');

reset role;
select throws_ok($$ update public.notes set anchor = anchor || '{"position": {"start": 6, "end": 5}}' where not deleted $$, '23514', null, 'the table itself holds no other');
select is((select bytes from public.streams where delegation_id is not null), (select sum(private.size_of(n))::bigint from public.notes n), 'what a delegation has is counted');
update private.rooms set bytes = (select bytes + 100 from public.streams where delegation_id is not null) where name = 'stream';
set local role authenticated;
select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('create', 8, 8, true, '{}'), pg_temp.operation('create', 9, 8, false, '{}')), 'no-room applied', 'beyond its room nothing is taken, but for oneself');
select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.operation('delete', 9, 1, true, '{"base": 1, "after": null}')), 'applied', 'what is there can be deleted');
select pg_temp.act_as(2);
select is(pg_temp.outcomes(pg_temp.operation('create', 8, 8, true, '{}')), 'applied', 'and makes room');
select throws_ok('select * from private.stored', '42501', null, 'nobody reads how much others have');

select * from finish();
rollback;
