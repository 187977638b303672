set local role house_owner;

create table store.house (
    only_one boolean primary key constraint house_only_one check (only_one),
    kind text not null constraint house_kind check (kind in ('live', 'sample', 'test')),
    firm text not null,
    seed bigint,
    made_at timestamptz not null
);
create table store.clock_shift (
    only_one boolean primary key constraint clock_shift_only_one check (only_one),
    shift interval not null
);
create table store.command (
    key uuid primary key,
    actor text not null,
    command text not null,
    fingerprint bytea not null,
    answer jsonb,
    at timestamptz not null
);
create index ix_store_command_at on store.command (at);

create table vault.class_key (
    id uuid primary key,
    field_class text not null,
    made_at timestamptz not null
);
create table vault.slot (
    person text primary key,
    salt bytea not null,
    sealed bytea not null
);

create table audit.event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject uuid,
    facts jsonb not null
);
create index event_by_subject on audit.event (subject, id);
create index event_by_actor on audit.event (actor, id);
create table audit.export (
    id uuid primary key,
    event_id bigint not null,
    kind text not null,
    subject uuid,
    sha256 bytea not null,
    size bigint not null
);
create index export_by_subject on audit.export (subject, id);
-- What a role's own hand may enter, and which documents it may make; everything else is entered by what does the act.
create table audit.recordable (
    action text not null,
    role text not null,
    primary key (action, role)
);
create table audit.exportable (
    kind text not null,
    role text not null,
    primary key (kind, role)
);

create table staff.person (
    name text primary key,
    display_name text not null,
    language text not null,
    joined_at timestamptz not null
);
create table staff.presence (
    person text primary key,
    seen_at timestamptz not null,
    has_left boolean not null default false
);
create index ix_staff_presence_seen_at on staff.presence (seen_at);

create table people.customer (
    id uuid primary key,
    controller text not null,
    masked_name text not null,
    country text not null,
    language text not null,
    state text not null constraint customer_state check (state in ('open', 'frozen', 'closed')),
    kyc text not null constraint customer_kyc check (kyc in ('pending', 'passed', 'refused')),
    opened_at timestamptz not null,
    closed_at timestamptz
);
create table people.identity (
    customer_id uuid primary key references people.customer (id),
    legal_name text not null,
    email text collate "C" not null
);
create index identity_by_email on people.identity (email);
create table people.particulars (
    customer_id uuid primary key references people.customer (id),
    birth_on bytea not null,
    mobile bytea not null,
    address bytea not null
);
create table people.name_token (
    token text collate "C" not null,
    customer_id uuid not null references people.customer (id),
    primary key (token, customer_id)
);
create index name_token_by_customer on people.name_token (customer_id);
-- What somebody's search found, for a minute; null where it was one too many. `made_in` names the transaction: a search
-- shows nothing before it is committed, so that none escapes the trail by rolling back.
create table people.search (
    id uuid primary key,
    person text not null,
    found uuid[],
    at timestamptz not null,
    made_in bigint not null
);
create index search_by_person on people.search (person, at);
-- With it the trail keeps what was asked: the same question is known again, and nobody reads which it was.
create table people.search_key (
    secret bytea primary key
);
insert into people.search_key
select sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));

create table outbox.message (
    id uuid primary key,
    kind text not null,
    reason text not null,
    customer_id uuid references people.customer (id),
    case_id uuid,
    decision_id uuid unique,
    reply_id uuid unique,
    state text not null constraint message_state check (state in ('waiting', 'sending', 'sent', 'void', 'failed')),
    leaves_at timestamptz not null,
    tries bigint not null,
    last_fault text not null,
    locked_at timestamptz,
    accepted_at timestamptz,
    made_at timestamptz not null,
    constraint message_sent_when_accepted check ((state = 'sent') = (accepted_at is not null)),
    constraint message_of_one_thing check ((decision_id is null) <> (reply_id is null))
);
create index message_due on outbox.message (leaves_at) where state in ('waiting', 'sending');
create index message_by_case on outbox.message (case_id);
create index message_by_customer on outbox.message (customer_id);

create table kyc."case" (
    id uuid primary key,
    number bigint generated always as identity (start with 48001) constraint case_number unique,
    customer_id uuid not null references people.customer (id),
    inquiry text not null constraint case_once_per_inquiry unique,
    headline text not null,
    handed_over_at timestamptz not null,
    due_at timestamptz not null,
    state text not null constraint case_state
        check (state in ('waiting', 'with_customer', 'second_review', 'decided')),
    level text not null constraint case_level check (level in ('reviewer', 'lead')),
    outcome text,
    last_decision uuid,
    claimed_by text,
    claimed_until timestamptz,
    claimed_at timestamptz,
    told_at timestamptz,
    version bigint not null,
    constraint case_due_in_24_hours check (due_at = handed_over_at + interval '24 hours'),
    constraint case_claim_has_an_end check ((claimed_by is null) = (claimed_until is null))
);
create index case_waiting on kyc."case" (due_at, id) where state = 'waiting';
create index case_open_by_state on kyc."case" (state, due_at, id) where state <> 'decided';
create index case_by_customer on kyc."case" (customer_id);
create index case_claims on kyc."case" (claimed_by) where claimed_by is not null;

create table kyc.attempt (
    id uuid primary key,
    case_id uuid not null references kyc."case" (id),
    customer_id uuid not null references people.customer (id),
    ordinal bigint not null,
    provider text not null,
    reference text not null,
    device text not null,
    submitted_at timestamptz not null,
    card bytea,
    document_number bytea,
    constraint attempt_ordinal unique (case_id, ordinal)
);
create table kyc.provider_check (
    attempt_id uuid not null references kyc.attempt (id),
    position bigint not null,
    name text not null,
    status text not null constraint provider_check_status check (status in ('passed', 'failed', 'not_applicable')),
    reasons text[] not null,
    required boolean not null,
    primary key (attempt_id, position)
);
create table kyc.picture (
    id uuid primary key,
    case_id uuid not null references kyc."case" (id),
    customer_id uuid not null references people.customer (id),
    ordinal bigint not null,
    kind text not null constraint picture_kind check (kind in ('selfie', 'portrait', 'front', 'back', 'extra')),
    width bigint not null,
    height bigint not null,
    sha256 bytea not null,
    added_at timestamptz not null,
    face bytea,
    image bytea,
    constraint picture_in_its_column check (
        (kind in ('selfie', 'portrait')) = (face is not null) and (face is null) = (image is not null)
    )
);
create index picture_by_case on kyc.picture (case_id);
-- A picture is compressed already: storing it as it is saves the attempt to compress it again.
alter table kyc.picture alter column face set storage external, alter column image set storage external;

create table kyc.decision (
    id uuid primary key,
    case_id uuid not null references kyc."case" (id),
    case_version bigint not null,
    act text not null constraint decision_act check (act in ('verdict', 'second_yes', 'second_no', 'withdrawal')),
    verdict text not null,
    reason text not null,
    refers_to uuid references kyc.decision (id),
    level text not null,
    note_commitment bytea,
    began_at timestamptz,
    decided_by text not null,
    decided_at timestamptz not null,
    constraint decision_refers check ((act = 'verdict') = (refers_to is null))
);
create index decision_by_case on kyc.decision (case_id, decided_at);
create index decision_by_person on kyc.decision (decided_by, decided_at);
create index decision_by_time on kyc.decision (decided_at);
create table kyc.decision_note (
    decision_id uuid primary key references kyc.decision (id),
    customer_id uuid not null references people.customer (id),
    salt bytea not null,
    note bytea not null
);
reset role;
