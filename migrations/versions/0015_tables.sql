set local role house_owner;

-- What an erasure does with a column, and with whose rows; kept equal to the data map by a test. `whose`, `until`,
-- `remains` and `change` are SQL over a row `t`, $1 the customer and $2 the last day of the account's seven years.
-- Without `change` the row goes.
create table retention.rule (
    id text primary key,
    position bigint not null,
    table_name text not null,
    columns text[] not null,
    way text not null constraint rule_way check (way in ('delete', 'shred', 'anonymise')),
    keep text not null,
    bound boolean not null,
    classes text[] not null,
    whose text not null,
    until text not null,
    remains text not null,
    change text
);

-- An authority's order or a legal claim: nothing of this customer is erased until it is released (D-10).
create table retention.hold (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    reason text not null constraint hold_reason check (reason in ('authority', 'claim')),
    reference text not null constraint hold_reference check (reference ~ '^[0-9A-Za-z./ -]{0,40}$'),
    set_by text not null,
    set_at timestamptz not null,
    released_by text,
    released_at timestamptz,
    constraint hold_released check ((released_by is null) = (released_at is null))
);
create unique index hold_in_force on retention.hold (customer_id) where released_at is null;

-- One erasure that was carried out: by pseudonym, with what was counted before and the proof of the search after it.
create table retention.erasure (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    request_id uuid,
    proposal_id uuid,
    is_minor boolean not null,
    told jsonb not null,
    keys bigint not null,
    closed_at timestamptz,
    erased_by text not null,
    erased_at timestamptz not null,
    round uuid,
    searched_by text,
    searched_at timestamptz,
    cleared_at timestamptz
);
create index erasure_by_customer on retention.erasure (customer_id, erased_at);
create index erasure_by_request on retention.erasure (request_id);
create index erasure_by_time on retention.erasure (erased_at);

-- Which tables a round of the search has been through, and where it found anything: names of columns and counts alone.
create table retention.place (
    erasure_id uuid not null references retention.erasure (id),
    table_name text not null,
    round uuid not null,
    primary key (erasure_id, table_name)
);
-- What a search must at least look for, as hashes that no desk reads: the name and address that were erased. They go when
-- all that it found is explained.
create table retention.sought (
    erasure_id uuid not null references retention.erasure (id),
    hash bytea not null,
    primary key (erasure_id, hash)
);
create table retention.finding (
    erasure_id uuid not null references retention.erasure (id),
    table_name text not null,
    column_name text not null,
    round uuid not null,
    own bigint not null,
    others bigint not null,
    state text not null constraint finding_state check (state in ('kept', 'open', 'explained')),
    reason text,
    explained_by text,
    explained_at timestamptz,
    primary key (erasure_id, table_name, column_name)
);
reset role;
