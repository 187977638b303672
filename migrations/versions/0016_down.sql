drop trigger note_handed_over on rights.request;
drop function rights.package_of(uuid), rights.enter_package(uuid, uuid, text, bytea, bigint, uuid), rights.history(uuid), rights.given_to(uuid, timestamptz),
    rights.given(uuid, timestamptz),
    rights.plain_held(uuid, text), rights.kept_nameless(uuid), rights.count_held(uuid), rights.opened_for(uuid), rights.copied_for(uuid);
drop trigger note_release on staff.proposal;
drop trigger note_letter on outbox.message;
drop trigger note_document on audit.export;
drop function people.note_handed_over(), people.note_release(), people.note_letter(), people.note_document(),
    people.disclose(uuid, text, text, text, text[], text, uuid, uuid, uuid);
set local role house_owner;
drop table people.disclosure;
reset role;
