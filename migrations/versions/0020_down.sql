-- Objections that stop processing at once, and are weighed afterwards.
drop trigger object_at_once on rights.request;
drop trigger against_no_objection on outbox.message;
drop trigger weighed_first on rights.event;
drop trigger weighed_first on rights.reply;
drop trigger take_objection_back on rights.event;
drop function people.object_at_once(), outbox.not_objected_to(), rights.weighed_first(), people.take_objection_back(),
    people.assess_objection(uuid, text, text, bytea), people.is_stopped(uuid, text);
set local role house_owner;
update retention.rule set until = replace(until,
    'union all select o.request_id from people.objection o where o.id = t.id', '')
 where id = 'request_words';
revoke insert on people.consent, rights.words from guard;
drop table people.objection;
alter table rights.request drop column objects_to;
reset role;
drop function people.guard_objection();
