-- Objections that stop processing at once, and are weighed afterwards.
grant execute on function people.is_stopped(uuid, text) to guard, staff, worker, endpoint;
grant execute on function people.assess_objection(uuid, text, text, bytea) to dpo;

set local role house_owner;
grant insert (objects_to) on rights.request to dpo, endpoint;
grant insert on people.consent, rights.words to guard;
grant select, insert, update on people.objection to guard;
grant select on people.objection to dpo, auditor;
create policy seen on people.objection for select to dpo, auditor using (true);

-- The words of an assessment live as long as the request.
update retention.rule set until = replace(until,
    'union all select p.request_id from rights.reply p where p.id = t.id',
    'union all select p.request_id from rights.reply p where p.id = t.id
                 union all select o.request_id from people.objection o where o.id = t.id')
 where id = 'request_words';
reset role;
