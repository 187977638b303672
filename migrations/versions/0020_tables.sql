-- Objections that stop processing at once and are weighed afterwards; letters by post.
set local role house_owner;

-- What an objection is to; null where the letter names nothing in particular, which stops everything.
alter table rights.request add column objects_to text[] constraint request_objects_to check (
    objects_to is null
    or "right" = 'objection' and cardinality(objects_to) > 0
    and objects_to <@ array['marketing', 'profiling', 'surveys', 'improvement']
);

-- Article 21: one purpose that one request has stopped. Marketing is stopped for good and never weighed; any other
-- purpose stands still until an assessment says that it stays stopped, or why our grounds override.
create table people.objection (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    request_id uuid not null,
    purpose text not null constraint objection_purpose check (
        purpose in ('marketing', 'profiling', 'surveys', 'improvement')
    ),
    recorded_by text not null,
    objected_at timestamptz not null,
    outcome text constraint objection_outcome check (outcome in ('upheld', 'overridden', 'taken_back')),
    ground text constraint objection_ground check (ground in ('compelling', 'claims')),
    assessed_by text,
    assessed_at timestamptz,
    constraint objection_once unique (request_id, purpose),
    constraint objection_assessed check (
        (outcome is null) = (assessed_at is null) and (outcome is null) = (assessed_by is null)
    ),
    constraint objection_overridden_on_a_ground check (
        (outcome is not distinct from 'overridden') = (ground is not null)
    ),
    constraint objection_to_marketing_is_never_weighed check (
        purpose <> 'marketing' or outcome is not distinct from 'upheld'
    )
);
create index objection_by_customer on people.objection (customer_id, purpose);

-- A letter leaves as mail or by post.
alter table rights.reply add column way text not null default 'mail' constraint reply_way check (way in ('mail', 'post'));

-- What became of a letter by post, act by act: posted on a day, with its proof; come back; or never posted. The proof,
-- the number of the item or a note, stands sealed in rights.words under the act's id.
create table rights.posting (
    id uuid primary key,
    reply_id uuid not null references rights.reply (id),
    subject_id uuid not null,
    act text not null constraint posting_act check (act in ('posted', 'returned', 'dropped')),
    on_day date not null,
    carrier text not null constraint posting_carrier check (length(carrier) <= 40 and carrier !~ '[[:cntrl:]]'),
    proved boolean not null,
    done_by text not null,
    done_at timestamptz not null,
    constraint posting_once unique (reply_id, act)
);
create index posting_by_subject on rights.posting (subject_id);

-- A complaint: a customer's to us, or an authority's letter about one. Its words and the answer stand sealed in
-- rights.words under `id` and `answer_id`; it only ends with an outcome.
create table rights.complaint (
    id uuid primary key,
    number bigint generated always as identity (start with 5001) constraint complaint_number unique,
    origin text not null constraint complaint_origin check (origin in ('customer', 'authority')),
    channel text not null constraint complaint_channel check (channel in ('account', 'mail', 'phone', 'post', 'mixin')),
    authority text constraint complaint_authority check (authority ~ '^[A-Z]{2}$'),
    reference text not null constraint complaint_reference check (reference ~ '^[0-9A-Za-z ./_:-]{0,60}$'),
    request_id uuid references rights.request (id),
    subject_id uuid not null,
    customer_id uuid references people.customer (id),
    received_on date not null,
    answer_by_on date not null,
    state text not null constraint complaint_state check (state in ('open', 'closed')),
    outcome text constraint complaint_outcome check (outcome in ('upheld', 'partly', 'rejected', 'settled', 'taken_back')),
    answered_on date,
    answer_id uuid,
    reply_id uuid references rights.reply (id),
    recorded_by text not null,
    recorded_at timestamptz not null,
    closed_by text,
    closed_at timestamptz,
    constraint complaint_of_an_authority check (origin = 'customer' or authority is not null),
    constraint complaint_closed check (
        (state = 'closed') = (outcome is not null) and (state = 'closed') = (closed_at is not null)
        and (state = 'closed') = (answered_on is not null) and (state = 'closed') = (answer_id is not null)
    )
);
create index complaint_open on rights.complaint (answer_by_on, id) where state = 'open';
create index complaint_by_subject on rights.complaint (subject_id);
create index complaint_by_answer on rights.complaint (answer_id) where answer_id is not null;

-- A letter is about a request, or acknowledges a complaint.
alter table rights.reply alter column request_id drop not null;
alter table rights.reply add column complaint_id uuid;
alter table rights.reply add constraint reply_about_one_thing check ((request_id is null) <> (complaint_id is null));
alter table rights.reply add constraint reply_to_a_complaint check (
    complaint_id is null or kind = 'acknowledgement' and not to_agent
);
create index reply_by_complaint on rights.reply (complaint_id) where complaint_id is not null;
reset role;
