-- Objections that stop processing at once and are weighed afterwards; letters by post.
grant execute on function people.is_stopped(uuid, text) to guard, staff, worker, endpoint;
grant execute on function people.assess_objection(uuid, text, text, bytea) to dpo;
grant execute on function rights.note_posting(uuid, uuid, text, date, text, bytea) to dpo;
grant execute on function rights.posted_now(uuid, text, date) to guard;
grant execute on function rights.record_complaint(uuid, text, text, text, text, uuid, uuid, date, date, bytea),
    rights.close_complaint(uuid, text, date, uuid, bytea, uuid) to dpo;

set local role house_owner;
grant insert (objects_to) on rights.request to dpo, endpoint;
grant insert on people.consent, rights.words to guard;
grant select, insert, update on people.objection to guard;
grant select on people.objection to dpo, auditor;
create policy seen on people.objection for select to dpo, auditor using (true);

grant select, insert on rights.posting to guard;
grant select on rights.posting to dpo, auditor;
create policy seen on rights.posting for select to dpo, auditor using (true);

grant select, insert, update on rights.complaint to guard;
grant select on rights.complaint to dpo, auditor;
create policy seen on rights.complaint for select to dpo, auditor using (true);

-- The words of an assessment and of a posting live as long as the request.
alter table retention.rule no force row level security;
update retention.rule set until = replace(until,
    'union all select p.request_id from rights.reply p where p.id = t.id',
    'union all select p.request_id from rights.reply p where p.id = t.id
                 union all select o.request_id from people.objection o where o.id = t.id
                 union all select p.request_id from rights.posting g join rights.reply p on p.id = g.reply_id
                  where g.id = t.id')
 where id = 'request_words';
-- Those of a complaint three years after it has ended.
update retention.rule set until = '(select greatest(' || until || $q$, (select max(case
                when c.closed_at is null then 'infinity'::date
                else ((c.closed_at at time zone 'UTC')::date + interval '3 years')::date end)
              from rights.complaint c where t.id in (c.id, c.answer_id))))$q$
 where id = 'request_words';
alter table retention.rule force row level security;
reset role;
