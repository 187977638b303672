-- What a person agreed to and took back, and what is withheld from use while they dispute it.
set local role house_owner;

-- A letter on its way to be written: its writer's own, sealed like the letter it becomes, gone when that is sent.
create table rights.reply_draft (
    person text not null,
    request_id uuid not null references rights.request (id),
    subject_id uuid not null,
    body bytea not null,
    written_at timestamptz not null,
    primary key (person, request_id)
);
create index reply_draft_by_subject on rights.reply_draft (subject_id);
reset role;
