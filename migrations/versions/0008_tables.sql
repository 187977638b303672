set local role house_owner;

create table ledger.asset (
    code text collate "C" primary key constraint asset_code check (code ~ '^[A-Z0-9]{2,12}$'),
    scale smallint not null constraint asset_scale check (scale between 0 and 18)
);
create table ledger.account (
    id integer generated always as identity primary key,
    path text collate "C" not null constraint account_path unique,
    kind text not null constraint account_kind
        check (kind in ('wallet', 'house', 'bank', 'processor', 'custodian', 'programme', 'fee')),
    holder text collate "C",
    opened_at timestamptz not null,
    content bytea not null
);
create index account_by_holder on ledger.account (holder) where holder is not null;

create table ledger.batch (
    id uuid primary key,
    state text not null constraint batch_state check (state in ('open', 'booked', 'dropped')),
    opened_by text not null,
    opened_at timestamptz not null,
    booked_at timestamptz,
    transactions bigint,
    postings bigint,
    manifest jsonb
);
create index batch_open on ledger.batch (opened_at) where state = 'open';

create table ledger.transaction (
    id bigint not null,
    booked_on date not null,
    happened_on date not null,
    recorded_at timestamptz not null,
    kind text not null constraint transaction_kind check (kind ~ '^[a-z][a-z_]{0,39}$'),
    reverses bigint,
    words bytea,
    batch_id uuid,
    content bytea,
    primary key (booked_on, id)
) partition by range (booked_on);
create index transaction_by_id on ledger.transaction (id);
create index transaction_by_kind on ledger.transaction (kind, booked_on, id);

create table ledger.posting (
    transaction_id bigint not null,
    seq integer not null,
    booked_on date not null,
    account_id integer not null,
    asset text collate "C" not null,
    amount numeric(38, 0) not null,
    batch_id uuid,
    primary key (booked_on, transaction_id, seq)
) partition by range (booked_on);
create index posting_by_account on ledger.posting (account_id, asset, booked_on, transaction_id);
create index posting_by_transaction on ledger.posting (transaction_id);

create table ledger.reference (
    source text collate "C" not null,
    reference text collate "C" not null,
    content bytea not null,
    transaction_id bigint not null,
    booked_on date not null,
    primary key (source, reference)
);
create index reference_by_transaction on ledger.reference (transaction_id);

create table ledger.particulars (
    transaction_id bigint primary key,
    salt bytea not null,
    description text not null
);

create table ledger.month_seal (
    month date primary key constraint month_seal_first check (extract(day from month) = 1),
    sealed_by text not null,
    sealed_at timestamptz not null,
    postings bigint not null,
    content bytea not null
);
create table ledger.checkpoint (
    month date not null,
    account_id integer not null,
    asset text collate "C" not null,
    balance numeric(38, 0) not null,
    primary key (account_id, asset, month)
);
create sequence ledger.transaction_number as bigint;
insert into ledger.asset values ('BTC', 8), ('ETH', 8), ('EUR', 2), ('USD', 2);
reset role;
