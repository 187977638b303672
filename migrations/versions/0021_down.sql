-- Rectification, its second person, and the papers of an identity check.
drop trigger end_identity_check on rights.request;
drop function rights.seek(uuid, text, text[], text[], text[]), rights.sought_places();
drop trigger guard_second on staff.proposal;
drop function rights.guard_second(), rights.expire_second(), rights.note_second_look(uuid, jsonb, jsonb, text, jsonb), rights.second_classes(uuid), rights.second_unchecked(uuid),
    rights.put_evidence(uuid, uuid, text, bytea, text), rights.put_before_second(uuid, bytea, bytea, bytea, jsonb),
    rights.second_until(uuid, uuid), rights.second_due(uuid[]);
drop function rights.take_paper_over(uuid, uuid), rights.note_sender(uuid, text), rights.end_identity_check(), rights.decide_identity(uuid, text),
    rights.tell_identity(rights.request, text), rights.identity_refused(uuid), rights.identity_shown(uuid), rights.shown_last(uuid),
    rights.see_identity_paper(uuid);
set local role house_owner;
drop table rights.sought_place, rights.second_look, rights.second_evidence, rights.second_view;
drop table rights.identity_content, rights.identity_paper, rights.letter_sender;
revoke delete on rights.paper from guard;
reset role;
drop function rights.shred_identity_content(), rights.guard_identity_content(), rights.keep_identity_paper(),
    rights.guard_identity_paper();
drop trigger guard_rectified on rights.event;
drop trigger guard_answer on rights.reply;
drop function rights.note_recipient(uuid, uuid, text, text, text, text, uuid), rights.rectify(uuid, uuid, bigint, jsonb),
    rights.check_name_parts(uuid, text, jsonb),
    rights.put_right(uuid, text, jsonb), rights.reopen_rectification(uuid),
    rights.propose_rectification(uuid, jsonb, text, bytea), rights.lines_hash(uuid, bytea, jsonb), rights.keep_rectification(uuid, uuid, bytea),
    rights.rectified_for(uuid), rights.guard_rectified(), rights.guard_answer();
set local role house_owner;
drop table rights.recipient_notice, rights.rectification, people.correction;
reset role;
drop function rights.guard_rectification();
set local role house_owner;
revoke update (legal_name) on people.identity from guard;
revoke update (birth_on, address) on people.particulars from guard;
revoke insert on people.name_token from guard;
revoke update (class_key_id, sealed) on outbox.body from guard;
revoke update (body) on rights.words from guard;
reset role;
delete from retention.rule where id in ('corrections', 'identity_papers', 'letter_senders', 'second_view', 'second_evidence',
    'correction_plans');
delete from staff.four_eyes where action = 'rights.rectify';
