set local role house_owner;

-- What a second person reads before they agree to a correction, sealed anew for the classes that they may open, while they
-- decide. The proofs are hashes of what is sealed, kept from every desk: whoever presents them has opened it.
create table rights.second_view (
    proposal_id uuid primary key,
    rectification_id uuid not null references rights.rectification (id),
    customer_id uuid not null references people.customer (id),
    identity bytea,
    contact bytea,
    other bytea,
    proofs jsonb not null
);
create index second_view_by_rectification on rights.second_view (rectification_id);
create index second_view_by_customer on rights.second_view (customer_id);
create table rights.second_evidence (
    id uuid primary key,
    proposal_id uuid not null references rights.second_view (proposal_id),
    customer_id uuid not null references people.customer (id),
    media text not null,
    content bytea not null
);
create index second_evidence_by_proposal on rights.second_evidence (proposal_id);
create index second_evidence_by_customer on rights.second_evidence (customer_id);

-- Who has read all of it, and when.
create table rights.second_look (
    proposal_id uuid not null,
    person text not null,
    seen_at timestamptz not null,
    primary key (proposal_id, person)
);
reset role;
