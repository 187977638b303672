-- What concerns a suspicion stands here and nowhere else. No foreign key leads out of this schema: one would lock, or
-- refuse the end of, what others may see. Nothing here is vacuumed or analysed by itself, so that the catalogue, which
-- everybody reads, never learns how many rows there are.
set local role house_owner;

create table screening.file (
    id uuid primary key,
    number bigint generated always as identity constraint file_number unique,
    customer_id uuid not null,
    opened_by text not null,
    opened_at timestamptz not null,
    state text not null constraint file_state check (state in ('open', 'reported', 'closed')),
    reported_on date,
    review_on date,
    closed_at timestamptz,
    version bigint not null,
    constraint file_reported_on_a_day check (state <> 'reported' or reported_on is not null),
    constraint file_closed_at_an_instant check ((state = 'closed') = (closed_at is not null))
) with (autovacuum_enabled = false);
create unique index file_one_open on screening.file (customer_id) where state <> 'closed';
create index file_by_customer on screening.file (customer_id);

create table screening.referral (
    id uuid primary key,
    customer_id uuid not null,
    case_id uuid,
    category text not null constraint referral_category
        check (category in ('identity', 'funds', 'behaviour', 'sanctions', 'other')),
    referred_by text not null,
    referred_at timestamptz not null,
    state text not null constraint referral_state check (state in ('new', 'filed', 'dismissed')),
    file_id uuid references screening.file (id),
    constraint referral_filed_in_a_file check ((state = 'filed') = (file_id is not null))
) with (autovacuum_enabled = false);
create index referral_by_state on screening.referral (state, referred_at);
create index referral_by_customer on screening.referral (customer_id);
create index referral_by_file on screening.referral (file_id);

-- The one way a referral or a file moves.
create table screening.act (
    id uuid primary key,
    customer_id uuid not null,
    referral_id uuid references screening.referral (id),
    file_id uuid references screening.file (id),
    kind text not null constraint act_kind
        check (kind in ('open', 'join', 'dismiss', 'note', 'report', 'review', 'close')),
    day date,
    done_by text not null,
    done_at timestamptz not null,
    constraint act_about_something check (referral_id is not null or file_id is not null)
) with (autovacuum_enabled = false);
create index act_by_customer on screening.act (customer_id, done_at);

-- The sealed words of a referral or an act, under its id.
create table screening.words (
    id uuid primary key,
    customer_id uuid not null,
    body bytea not null
) with (autovacuum_enabled = false, toast.autovacuum_enabled = false);
create index words_by_customer on screening.words (customer_id);

-- What the officer has begun to write, sealed: a disk of a shared desk is no place for it.
create table screening.draft (
    person text not null,
    about uuid not null,
    customer_id uuid not null,
    body bytea not null,
    written_at timestamptz not null,
    primary key (person, about)
) with (autovacuum_enabled = false, toast.autovacuum_enabled = false);

-- A trail of its own, with the columns of the shared one.
create table screening.event (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor text not null,
    action text not null,
    subject uuid,
    facts jsonb not null
) with (autovacuum_enabled = false, toast.autovacuum_enabled = false);
create index event_by_subject on screening.event (subject, id);
reset role;
