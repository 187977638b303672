set local role house_owner;

-- One snapshot of the books. Its rows are those of transactions numbered below `horizon` that were not still `running`,
-- so that they can be read again and give the same root for ever, whatever else was open when it was taken. `root`, `file_sha256` and the document stand once the firm was asked to sign.
create table reconcile.check_out (
    id uuid primary key,
    number bigint generated always as identity constraint check_out_number unique,
    taken_by text not null,
    taken_at timestamptz not null,
    since date not null,
    until date not null,
    expires_at timestamptz not null,
    custody text not null constraint check_out_custody check (custody in ('keyring', 'passphrase')),
    horizon bigint not null,
    running bigint[] not null,
    state text not null constraint check_out_state
        check (state in ('begun', 'out', 'recalled', 'destroyed', 'checked_in')),
    changed_by text not null,
    changed_at timestamptz not null,
    root bytea constraint check_out_root check (length(root) = 32),
    rows bigint,
    file_sha256 bytea constraint check_out_file check (length(file_sha256) = 32),
    manifest_sha256 bytea constraint check_out_manifest check (length(manifest_sha256) = 32),
    document uuid references audit.export (id),
    constraint check_out_span check (since <= until),
    constraint check_out_signed check (state not in ('out', 'checked_in') or (root is not null and document is not null))
);
create index check_out_by_person on reconcile.check_out (taken_by, taken_at);

-- Its accounts, in the order of their paths; closing and entries stand with the root. `closed_by` made the closing that
-- this goes on from: what was booked since into the days before it travels along, and `opening` is without it.
create table reconcile.check_out_account (
    check_out_id uuid not null references reconcile.check_out (id),
    position integer not null,
    account_id integer not null,
    asset text collate "C" not null,
    opening numeric(38, 0) not null,
    closing numeric(38, 0),
    entries bigint,
    closed_by uuid references reconcile.check_out (id),
    primary key (check_out_id, position)
);
create index check_out_account_by_account on reconcile.check_out_account (account_id, asset);
reset role;
