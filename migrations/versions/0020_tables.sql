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
alter table rights.event drop constraint event_kind, add constraint event_kind check (kind in (
    'received', 'taken', 'released', 'asked', 'got', 'noted', 'extended', 'answer', 'bounced', 'answered', 'withdrawn',
    'recalled', 'returned'
));

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
reset role;
