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

reset role;
