set local role house_owner;

-- A letter about a request. Its words stand sealed in rights.words under its id, where its mail is in outbox.message.
create table rights.reply (
    id uuid primary key,
    request_id uuid not null references rights.request (id),
    subject_id uuid not null,
    kind text not null constraint reply_kind check (kind in (
        'acknowledgement', 'identity', 'clarification', 'authority', 'extension', 'refusal', 'outcome', 'recipient',
        'lifting', 'address_changed'
    )),
    language text not null,
    made_by text not null,
    made_at timestamptz not null,
    to_agent boolean not null default false
);
create index reply_by_request on rights.reply (request_id, made_at);
create index reply_by_subject on rights.reply (subject_id);

-- What a person wrote, and to whom: sealed to the key of the worker, and gone when the mail has left or was called back.
create table outbox.body (
    message_id uuid primary key,
    class_key_id uuid not null,
    sealed bytea not null
);
reset role;
