-- Letters that go out before or with an act.
drop trigger not_before_the_day on people.restriction;
drop function people.not_before_the_day();
drop trigger guard_lifting on rights.reply;
drop function rights.guard_lifting(), rights.never_asked(uuid), rights.is_held_address(uuid, text);
drop trigger done_first on rights.event;
drop function rights.done_first(), rights.lacks(uuid, text), rights.is_stale(uuid), rights.not_taken_back(uuid),
    rights.name_taken_back(uuid, text[]), rights.recorded_before(bytea[]);
set local role house_owner;
alter table rights.request drop column takes_back;
drop index rights.paper_by_content;
alter table rights.reply drop column lifts_on;
alter table rights.letter drop column from_held_address;
drop index outbox.message_by_reply;
reset role;
