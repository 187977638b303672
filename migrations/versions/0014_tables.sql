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

-- What a person agreed to, by purpose and by the words they were shown, and what they took back. It only grows; a
-- consent stands while its newest act is `given`.
create table people.consent (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    purpose text not null constraint consent_purpose check (
        purpose in ('marketing', 'analytics', 'sensitive_data', 'cross_border_transfer')
    ),
    act text not null constraint consent_act check (act in ('given', 'withdrawn')),
    notice_version text,
    language text,
    shown_sha256 bytea,
    how text not null constraint consent_how check (
        how in ('registration', 'account', 'unsubscribe_link', 'mail', 'phone', 'post', 'mixin')
    ),
    request_id uuid,
    done_by text not null,
    done_at timestamptz not null,
    number bigint generated always as identity,
    constraint consent_given_to_words check (
        (act = 'given') = (notice_version is not null and language is not null and shown_sha256 is not null)
    ),
    constraint consent_hash_whole check (shown_sha256 is null or length(shown_sha256) = 32),
    constraint consent_number unique (number)
);
create index consent_by_customer on people.consent (customer_id, purpose, number);

-- Article 18: while it stands, who the customer is shows to the officer and to the duties the dispute needs alone.
create table people.restriction (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    request_id uuid not null,
    ground text not null constraint restriction_ground check (
        ground in ('accuracy', 'unlawful', 'claims', 'objection')
    ),
    duties text[] not null constraint restriction_duties check (duties <@ array['kyc_reviewer', 'finance', 'auditor']),
    set_by text not null,
    set_at timestamptz not null,
    lifted_by text,
    lifted_at timestamptz,
    constraint restriction_lifted check ((lifted_by is null) = (lifted_at is null))
);
create unique index restriction_in_force on people.restriction (customer_id) where lifted_at is null;
create index restriction_by_customer on people.restriction (customer_id);
reset role;
