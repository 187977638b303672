-- Objections that stop processing at once and are weighed afterwards; letters by post.
drop trigger object_at_once on rights.request;
drop trigger against_no_objection on outbox.message;
drop trigger weighed_first on rights.event;
drop trigger weighed_first on rights.reply;
drop trigger guard_acknowledgement on rights.reply;
drop trigger take_objection_back on rights.event;
drop function people.object_at_once(), outbox.not_objected_to(), rights.weighed_first(), people.take_objection_back(),
    people.assess_objection(uuid, text, text, bytea), people.is_stopped(uuid, text);
drop function rights.note_posting(uuid, uuid, text, date, text, bytea);
drop function rights.posted_now(uuid, text, date), rights.close_complaint(uuid, text, date, uuid, bytea, uuid),
    rights.record_complaint(uuid, text, text, text, text, uuid, uuid, date, date, bytea);
set local role house_owner;
drop table rights.complaint, rights.posting;
alter table rights.reply disable trigger user;
delete from rights.reply where request_id is null;
alter table rights.reply enable trigger user;
alter table rights.reply drop column way, drop column complaint_id, alter column request_id set not null;
revoke insert on people.consent, rights.words from guard;
drop table people.objection;
alter table rights.request drop column objects_to;
reset role;
drop function people.guard_objection(), rights.guard_complaint(), rights.guard_acknowledgement();
