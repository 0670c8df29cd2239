-- Fields merge; two versions of the words are a conflict, and neither is lost.
begin;
\ir cast.psql
select plan(4);
set local role authenticated;

select pg_temp.act_as(1);
select is(pg_temp.outcomes(pg_temp.operation('create', 1, 1, true, '{}'),
  pg_temp.operation('edit', 2, 1, true, '{"base": 1, "after": null, "changes": {"body": "laptop"}}'),
  pg_temp.operation('edit', 3, 1, true, '{"base": 1, "after": null, "changes": {"position": "oppose", "tags": {"add": ["x"], "remove": []}}}')),
  'applied applied applied', 'words here, position there');
select is(pg_temp.outcomes(pg_temp.operation('edit', 4, 1, true, '{"base": 1, "after": null, "changes": {"body": "phone"}}')), 'conflict', 'words here and there');
select is((select body || ' ' || "position" || ' ' || tags[1] from public.notes), 'laptop oppose x', 'the first stand');
select is((select body from public.note_versions where action = 'conflict'), 'phone', 'the others are in the history');

select * from finish();
rollback;
