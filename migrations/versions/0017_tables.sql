-- Approvals of crypto withdrawals: signatures by keys that two people have let in.
set local role house_owner;

-- The public half of a key that lives in an HSM. A later row of the same key takes the place of an earlier one, so that
-- two people can also end it before its time.
create table ledger.approval_key (
    id uuid primary key,
    public bytea not null constraint approval_key_point check (length(public) = 65),
    label text not null constraint approval_key_label check (length(label) between 1 and 80),
    valid_from date not null,
    valid_until date not null,
    proposal uuid not null references staff.proposal (id) constraint approval_key_proposal unique,
    enrolled_by text not null,
    enrolled_at timestamptz not null,
    constraint approval_key_span check (valid_from <= valid_until)
);
create index approval_key_by_public on ledger.approval_key (public, enrolled_at);

-- What a key signed of a transaction, as it was brought in.
create table ledger.approval (
    id bigint generated always as identity primary key,
    transaction_id bigint not null,
    key bytea not null,
    signature bytea not null constraint approval_signature check (length(signature) = 64),
    brought_in_by text not null,
    brought_in_at timestamptz not null,
    constraint approval_once unique (transaction_id, key, signature)
);

-- What one night found of the approvals; `found` names at most a hundred withdrawals.
create table ledger.approval_proof (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    holds boolean not null,
    found jsonb not null
);
reset role;
