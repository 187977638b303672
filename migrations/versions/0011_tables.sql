-- The watch over flows: what was found, on which postings, and what became of it.
set local role house_owner;

-- Which policy the watch judges by: one row a version, never changed.
create table ledger.watch_policy (
    version integer primary key,
    content bytea not null,
    began_at timestamptz not null
);
-- What was booked and has not been looked at: written by the transaction that books, so that nothing that commits late
-- is passed over; gone in the transaction that has looked.
create table ledger.watch_new (
    id bigint generated always as identity primary key,
    batch_id uuid,
    first bigint not null,
    last bigint not null
);
-- Whose flows are to be judged, from which day on.
create table ledger.watch_due (
    holder text collate "C" primary key,
    since date not null
);

create table ledger.alert (
    id uuid primary key,
    number bigint generated always as identity (start with 2001) not null constraint alert_number unique,
    rule text not null constraint alert_rule check (
        rule in ('structuring', 'in_and_out', 'dormant', 'unusual', 'round_trip', 'donation_cap')),
    holder text collate "C" not null,
    asset text collate "C" not null,
    severity smallint not null constraint alert_severity check (severity between 1 and 3),
    policy_version integer not null references ledger.watch_policy (version),
    figures jsonb not null,
    postings integer not null constraint alert_has_evidence check (postings > 0),
    money_in numeric(38, 0) not null,
    money_out numeric(38, 0) not null,
    least numeric(38, 0) not null,
    most numeric(38, 0) not null,
    first_on date not null,
    last_on date not null,
    state text not null constraint alert_state check (state in ('new', 'looking', 'dismissed', 'passed_on')),
    held_by text,
    found_at timestamptz not null,
    changed_at timestamptz not null,
    version bigint not null,
    constraint alert_is_held check ((held_by is not null) = (state = 'looking'))
);
create index alert_open on ledger.alert (state, severity, found_at) where state in ('new', 'looking');
create index alert_by_holder on ledger.alert (holder, rule, asset);
create index alert_by_change on ledger.alert (changed_at);

create table ledger.alert_evidence (
    alert_id uuid not null references ledger.alert (id),
    booked_on date not null,
    transaction_id bigint not null,
    seq integer not null,
    amount numeric(38, 0) not null,
    primary key (alert_id, booked_on, transaction_id, seq)
);
-- What was done with an alert; rows only grow, their words lie beside them.
create table ledger.alert_step (
    id bigint generated always as identity primary key,
    alert_id uuid not null references ledger.alert (id),
    at timestamptz not null,
    actor text not null,
    act text not null constraint alert_step_act check (act in (
        'found', 'grew', 'taken', 'put_back', 'dismissed', 'reopened', 'noted', 'froze', 'left_before', 'unfroze',
        'passed_on')),
    reason text constraint alert_step_reason check (
        reason in ('explained', 'own_pattern', 'known_business', 'wrong_booking', 'too_sensitive', 'other')),
    constraint alert_step_dismissed_for check ((act = 'dismissed') = (reason is not null))
);
create index alert_step_by_alert on ledger.alert_step (alert_id, id);
create table ledger.alert_words (
    step_id bigint primary key references ledger.alert_step (id),
    words text not null
);

-- Whom KYC is asked to look at again.
create table kyc.rescreen (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    asked_at timestamptz not null,
    done_by text,
    done_at timestamptz,
    constraint rescreen_done check ((done_by is null) = (done_at is null))
);
create unique index rescreen_open on kyc.rescreen (customer_id) where done_at is null;

-- An account that stands still: at once when finance says so, until two people lift it.
create table people.account_freeze (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    reason text not null constraint freeze_reason check (reason in ('fraud', 'laundering', 'authority', 'other')),
    frozen_by text not null,
    frozen_at timestamptz not null,
    lifted_by text,
    lifted_at timestamptz,
    constraint freeze_lifted check ((lifted_by is null) = (lifted_at is null))
);
create unique index freeze_open on people.account_freeze (customer_id) where lifted_at is null;
-- What was booked of a frozen account because it had left before: for somebody to look whether it had.
create table ledger.left_before (
    transaction_id bigint not null,
    freeze_id uuid not null references people.account_freeze (id),
    primary key (transaction_id, freeze_id)
);

-- What the books hold already.
insert into ledger.watch_new (first, last) select min(id), max(id) from ledger.transaction having count(*) > 0;
reset role;
