set local role house_owner;

-- What became of each disputed field: codes, no values, for everybody who must see that something was corrected.
create table people.correction (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    request_id uuid not null,
    field text not null constraint correction_field check (
        field in ('legal_name', 'birth_on', 'email', 'mobile', 'address', 'country', 'language', 'document_number', 'other')
    ),
    act text not null constraint correction_act check (act in ('corrected', 'completed', 'refused')),
    evidence text not null constraint correction_evidence check (evidence in ('letter', 'paper', 'case', 'note')),
    evidence_id uuid,
    ground text constraint correction_ground check (ground in ('accurate', 'not_shown', 'record', 'law')),
    places jsonb not null,
    done_by text not null,
    done_at timestamptz not null,
    constraint correction_refused_on_a_ground check ((act = 'refused') = (ground is not null)),
    constraint correction_of_a_field check (field <> 'other' or act <> 'corrected')
);
create index correction_by_customer on people.correction (customer_id, done_at);
create index correction_by_request on people.correction (request_id);

-- Old and new values, statements and reasons of one request: sealed from the first sign on, whole until it is done and
-- then the history. `plan` is what was put before a second person, as it would be written; `salt` binds it to what they
-- agree to.
create table rights.rectification (
    id uuid primary key,
    request_id uuid not null references rights.request (id),
    customer_id uuid not null references people.customer (id),
    state text not null constraint rectification_state check (state in ('begun', 'proposed', 'done')),
    salt bytea,
    body bytea,
    plan bytea,
    proposal_id uuid,
    made_by text not null,
    made_at timestamptz not null,
    done_by text,
    done_at timestamptz,
    constraint rectification_done check ((state = 'done') = (done_at is not null)),
    constraint rectification_proposed check (state <> 'proposed' or proposal_id is not null)
);
create unique index rectification_open on rights.rectification (request_id) where state <> 'done';
create index rectification_by_request on rights.rectification (request_id);
create index rectification_by_customer on rights.rectification (customer_id);

-- Article 19: each recipient of what was corrected, erased or restricted, told by a letter, or why not. `occasion_id` is
-- the rectification, erasure or restriction; who was told of a restriction is told when it is lifted.
create table rights.recipient_notice (
    id uuid primary key,
    occasion text not null constraint recipient_notice_occasion check (
        occasion in ('rectification', 'erasure', 'restriction', 'lifting')
    ),
    occasion_id uuid not null,
    request_id uuid not null references rights.request (id),
    customer_id uuid not null references people.customer (id),
    act text not null,
    recipient text not null,
    named text not null,
    way text not null constraint recipient_notice_way check (way in ('told', 'impossible', 'disproportionate', 'stayed')),
    reply_id uuid references rights.reply (id),
    done_by text not null,
    done_at timestamptz not null,
    constraint recipient_notice_by_letter check ((way = 'told') = (reply_id is not null))
);
create unique index recipient_notice_once on rights.recipient_notice (occasion, occasion_id, act, recipient, named);
create index recipient_notice_by_customer on rights.recipient_notice (customer_id);
create index recipient_notice_by_reply on rights.recipient_notice (reply_id) where reply_id is not null;
reset role;
