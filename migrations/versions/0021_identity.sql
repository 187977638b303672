set local role house_owner;

-- Papers by which it is checked that the right person asks (GDPR Art. 12(6)): what came, who saw it when, and the verdict.
create table rights.identity_paper (
    id uuid primary key,
    request_id uuid not null references rights.request (id),
    subject_id uuid not null,
    kind text not null constraint identity_paper_kind check (
        kind in ('passport', 'id_card', 'driving_licence', 'residence_permit', 'other')
    ),
    media text not null constraint identity_paper_media check (media in ('application/pdf', 'image/png', 'image/jpeg')),
    received_by text not null,
    received_at timestamptz not null,
    seen_by text,
    seen_at timestamptz,
    verdict text constraint identity_paper_verdict check (verdict in ('confirmed', 'refused', 'ended')),
    decided_by text,
    decided_at timestamptz,
    constraint identity_paper_decided check ((verdict is null) = (decided_at is null) and (verdict is null) = (decided_by is null)),
    constraint identity_paper_seen check ((seen_by is null) = (seen_at is null))
);
create index identity_paper_by_request on rights.identity_paper (request_id);
create index identity_paper_by_subject on rights.identity_paper (subject_id);

-- The paper itself, under a key of its own alone, that nothing else is sealed with: it goes with its key.
create table rights.identity_content (
    paper_id uuid primary key references rights.identity_paper (id),
    content bytea not null
);

-- Which mails of a person came from one address, while a request in them is open: a hash of person and address, shown to
-- nobody, so that what is decided of one hand is decided of it everywhere.
create table rights.letter_sender (
    letter_id uuid primary key references rights.letter (id),
    subject_id uuid not null,
    mark bytea not null
);
create index letter_sender_by_subject on rights.letter_sender (subject_id, mark);
reset role;
