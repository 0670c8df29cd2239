-- Channels are for those who are in the delegation, and clients do not broadcast.
begin;
\ir cast.psql
select plan(5);
set local role authenticated;

select pg_temp.act_as(2);
select set_config('realtime.topic', public.my_streams() #>> '{delegations,0,topic}', true);
select lives_ok($$ insert into realtime.messages (topic, extension) values (current_setting('realtime.topic'), 'presence') $$, 'a member may be present');
select throws_ok($$ insert into realtime.messages (topic, extension) values (current_setting('realtime.topic'), 'broadcast') $$, '42501', null, 'but not broadcast');
select isnt_empty($$ select from realtime.messages where topic = current_setting('realtime.topic') $$, 'and hears');
select pg_temp.act_as(4);
select is_empty($$ select from realtime.messages where topic = current_setting('realtime.topic') $$, 'an outsider hears nothing');
select throws_ok($$ insert into realtime.messages (topic, extension) values (current_setting('realtime.topic'), 'presence') $$, '42501', null, 'nor is he present');

select * from finish();
rollback;
