set local role house_owner;

-- Tables that are sealed. `columns` in the order they are hashed; `readers` are the duties that read every row; of a
-- `private` one only they learn that there are rows at all: a count, or an instant, would tip off.
create table audit.stream (
    name text primary key,
    columns text[] not null,
    private boolean not null,
    readers text[] not null
);

-- One sealed batch: the rows whose number lies in (after_id, until_id] and whose transaction in [from_xact, to_xact).
create table audit.batch (
    stream text not null references audit.stream (name),
    number bigint not null,
    cluster uuid not null,
    system bigint not null,
    columns text[] not null,
    after_id bigint not null,
    until_id bigint not null,
    from_xact bigint not null,
    to_xact bigint not null,
    first_id bigint not null,
    last_id bigint not null,
    count bigint not null,
    root bytea not null,
    previous bytea not null,
    sealed_at timestamptz not null,
    hash bytea not null,
    key bytea not null,
    signature bytea not null,
    leaves bytea not null,
    primary key (stream, number),
    constraint batch_hashes check (length(root) = 32 and length(hash) = 32 and length(previous) in (0, 32)),
    constraint batch_leaves check (length(leaves) = count * 40)
);
-- Hashes do not compress.
alter table audit.batch alter column leaves set storage external;

-- How long a transaction may hold up the sealing; a firm may ask for less than the promise, never for more.
create table audit.sealing_limit (
    only_one boolean primary key constraint sealing_limit_only_one check (only_one),
    held interval not null constraint sealing_limit_at_most check (held <= interval '5 minutes')
);
insert into audit.sealing_limit values (true, interval '5 minutes');

create table audit.firm_certificate (
    sha256 bytea primary key,
    certificate bytea not null,
    since timestamptz not null,
    constraint firm_certificate_hash check (sha256 = sha256(certificate))
);

-- A digest the firm is asked to sign, for a document that stands in the export register.
create table audit.signature_request (
    document uuid primary key references audit.export (id),
    digest bytea not null constraint signature_request_digest check (length(digest) = 32),
    requested_by text not null,
    requested_at timestamptz not null,
    signature bytea,
    signed_at timestamptz,
    signed_sha256 bytea,
    signed_size bigint,
    constraint signature_request_signed check ((signature is null) = (signed_at is null)),
    constraint signature_request_filed check ((signed_sha256 is null) = (signed_size is null))
);
create index signature_request_waiting on audit.signature_request (requested_at) where signature is null;
create index signature_request_by_sha256 on audit.signature_request (signed_sha256);
reset role;
