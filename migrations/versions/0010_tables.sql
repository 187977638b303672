-- Corrections of the books: proposed by finance, decided by a lead, posted as transactions of their own.
set local role house_owner;

create table ledger.draft (
    id uuid primary key,
    proposal uuid not null constraint draft_proposal unique references staff.proposal (id),
    kind text not null constraint draft_kind check (kind in ('adjustment', 'reversal')),
    corrects bigint,
    booked_on date not null,
    reason text not null constraint draft_reason check (reason in (
        'wrong_account', 'wrong_amount', 'wrong_date', 'booked_twice', 'missing', 'returned', 'rounding', 'other')),
    words bytea not null,
    evidence bytea,
    content bytea not null,
    drafted_by text not null,
    drafted_at timestamptz not null,
    constraint draft_evidence check (length(evidence) = 32),
    constraint draft_reverses check (kind = 'adjustment' or corrects is not null)
);
create index draft_by_corrected on ledger.draft (corrects) where corrects is not null;
create index draft_by_time on ledger.draft (drafted_at);
create table ledger.draft_leg (
    draft_id uuid not null references ledger.draft (id),
    seq integer not null,
    account_id integer not null,
    asset text collate "C" not null,
    amount numeric(38, 0) not null constraint draft_leg_amount check (amount <> 0),
    primary key (draft_id, seq)
);
-- Why, in words: beside the draft, so that they can be erased; what commits to them stays.
create table ledger.draft_words (
    draft_id uuid primary key references ledger.draft (id),
    salt bytea not null,
    explanation text not null
);
-- What became of a draft that was agreed to.
create table ledger.correction (
    draft_id uuid primary key references ledger.draft (id),
    transaction_id bigint not null constraint correction_transaction unique,
    corrects bigint
);
create index correction_by_corrected on ledger.correction (corrects) where corrects is not null;
-- A transaction is reversed once; a key across all months cannot stand on a table in monthly parts.
create table ledger.reversal (
    reversed bigint primary key,
    transaction_id bigint not null constraint reversal_transaction unique
);

-- What the night proved of the books, one row for each time it was proved.
create table ledger.night_proof (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    holds boolean not null,
    found jsonb not null
);
create index night_proof_by_time on ledger.night_proof (at);

-- What was wrong with the platform's feed: each finding once, however often it was told; what was done about it in words
-- beside, so that they can be erased.
create table ledger.feed_finding (
    id bigint generated always as identity primary key,
    reference text collate "C" not null,
    code text collate "C" not null,
    value text collate "C" not null,
    times integer not null constraint feed_finding_times check (times > 0),
    first_at timestamptz not null,
    last_at timestamptz not null,
    dealt_by text,
    dealt_at timestamptz,
    constraint feed_finding_dealt check ((dealt_by is null) = (dealt_at is null))
);
create unique index feed_finding_open on ledger.feed_finding (reference, code, value) where dealt_at is null;
create index feed_finding_by_time on ledger.feed_finding (coalesce(dealt_at, last_at), id);
create table ledger.feed_note (
    finding_id bigint primary key references ledger.feed_finding (id),
    words text not null
);
reset role;
