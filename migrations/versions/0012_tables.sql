set local role house_owner;

-- What reached the firm, once, whatever it asks for. `subject_id` is whom the sealed words belong to: the customer, or
-- the letter itself while nobody of ours is known to have asked.
create table rights.letter (
    id uuid primary key,
    number bigint generated always as identity (start with 7001) constraint letter_number unique,
    channel text not null constraint letter_channel check (channel in ('account', 'mail', 'phone', 'post', 'mixin')),
    asker text not null constraint letter_asker check (asker in ('person', 'agent')),
    controller text not null,
    subject_id uuid not null,
    customer_id uuid references people.customer (id),
    received_on date not null,
    dated_by text not null constraint letter_dated_by check (dated_by in ('received', 'date', 'told')),
    recorded_by text not null,
    recorded_at timestamptz not null,
    -- Under which id the words say who asks for somebody else, and where they are reached.
    agent_id uuid,
    constraint letter_agent_is_known check ((asker = 'agent') = (agent_id is not null))
);
create index letter_by_subject on rights.letter (subject_id);
create index letter_by_customer on rights.letter (customer_id);

-- One right asked for in a letter, with both its clocks as they stand: dates are civil dates at `place`.
create table rights.request (
    id uuid primary key,
    number bigint generated always as identity (start with 3001) constraint request_number unique,
    letter_id uuid not null references rights.letter (id),
    subject_id uuid not null,
    customer_id uuid references people.customer (id),
    "right" text not null constraint request_right check (
        "right" in ('access', 'rectification', 'erasure', 'restriction', 'portability', 'objection', 'withdrawal')
    ),
    place text not null,
    received_on date not null,
    state text not null constraint request_state check (state in ('open', 'leaving', 'answered', 'refused', 'withdrawn')),
    outcome text constraint request_outcome check (outcome in ('fulfilled', 'partly', 'refused', 'nothing_held')),
    waits_for text constraint request_waits_for check (waits_for in ('identity', 'clarification', 'authority', 'fee')),
    holder text,
    statute_on date,
    outer_on date,
    promise_on date not null,
    operative_on date not null,
    work_by_on date not null,
    letter_by_on date not null,
    extended_on date,
    pack text not null,
    calendar text not null,
    ended_at timestamptz,
    version bigint not null,
    constraint request_ends_once check ((state in ('answered', 'refused', 'withdrawn')) = (ended_at is not null)),
    constraint request_outcome_when_answered check (state not in ('leaving', 'answered', 'refused') or outcome is not null)
);
create index request_open on rights.request (operative_on, id) where ended_at is null;
create index request_letters_due on rights.request (letter_by_on, id) where ended_at is null and extended_on is null;
create index request_ended on rights.request (ended_at, id) where ended_at is not null;
create index request_by_subject on rights.request (subject_id, "right");
create index request_by_letter on rights.request (letter_id);
create index request_by_receipt on rights.request (received_on, number);
create index request_by_customer on rights.request (customer_id);

-- What happened to a request, in the order of `version`; rows are only ever added.
create table rights.event (
    id uuid primary key,
    request_id uuid not null references rights.request (id),
    kind text not null constraint event_kind check (kind in (
        'received', 'taken', 'released', 'asked', 'got', 'noted', 'extended', 'answer', 'bounced', 'answered',
        'withdrawn', 'recalled', 'returned', 'rectified', 'confirmed', 'unconfirmed', 'vouched'
    )),
    topic text constraint event_topic check (topic in ('identity', 'clarification', 'authority', 'fee')),
    outcome text,
    on_day date not null,
    done_by text not null,
    done_at timestamptz not null,
    version bigint not null,
    constraint event_in_order unique (request_id, version),
    -- A question that came back says what is not asked any more.
    constraint event_has_its_topic check (
        case when kind in ('asked', 'got') then topic is not null else topic is null or kind = 'returned' end
    ),
    constraint event_has_its_outcome check ((kind = 'answer') = (outcome is not null))
);

-- The sealed words of a letter or an event, under its id; and papers that came with it, sealed one by one.
create table rights.words (
    id uuid primary key,
    subject_id uuid not null,
    body bytea not null
);
create index words_by_subject on rights.words (subject_id);
create table rights.paper (
    id uuid primary key,
    letter_id uuid not null references rights.letter (id),
    subject_id uuid not null,
    media text not null,
    size bigint not null,
    sha256 bytea not null,
    name bytea not null,
    content bytea not null
);
create index paper_by_letter on rights.paper (letter_id);
create index paper_by_subject on rights.paper (subject_id);
reset role;
