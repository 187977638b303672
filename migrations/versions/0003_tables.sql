set local role house_owner;

alter table staff.person
    add column state text not null default 'active'
        constraint person_state check (state in ('active', 'suspended', 'ended')),
    add column added_by text,
    add column ended_at timestamptz,
    add column password_changed_at timestamptz,
    -- The administrator who last set the password for them, and so has known it.
    add column password_reset_by text,
    add column password_reset_at timestamptz,
    add column must_change_password boolean not null default false,
    -- Duties that come back when the person has chosen a password of their own, or may return to work.
    add column held_back text[] not null default '{}',
    add constraint person_ended_at check ((state = 'ended') = (ended_at is not null));
alter table staff.person
    alter column state drop default, alter column must_change_password drop default, alter column held_back drop default;

create table staff.four_eyes (
    action text primary key,
    proposers text[] not null,
    seconds text[] not null,
    lasts interval not null
);
create table staff.proposal (
    id uuid primary key,
    action text not null references staff.four_eyes (action),
    subject uuid,
    facts jsonb not null,
    facts_hash bytea not null,
    proposed_by text not null,
    proposed_at timestamptz not null,
    state text not null constraint proposal_state
        check (state in ('proposed', 'approved', 'refused', 'withdrawn', 'used')),
    expires_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    -- Why the second person said no; for the proposer, who then knows what to do.
    reason text,
    used_by text,
    used_at timestamptz,
    constraint proposal_two_people check (decided_by <> proposed_by),
    constraint proposal_decided check (
        (decided_by is null) = (decided_at is null)
        and (decided_by is not null or state in ('proposed', 'withdrawn'))
        and (decided_by is null or state <> 'proposed')
    ),
    constraint proposal_reason check (reason is null or state = 'refused'),
    constraint proposal_used check ((used_at is not null) = (state = 'used'))
);
create index proposal_open on staff.proposal (expires_at) where state in ('proposed', 'approved');
create index proposal_by_subject on staff.proposal (subject, action);
create index proposal_by_time on staff.proposal (proposed_at);

create table staff.break_glass (
    id uuid primary key,
    person text not null,
    customer_id uuid not null references people.customer (id),
    reason text not null,
    began_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    constraint break_glass_short check (until <= began_at + interval '60 minutes')
);
create index break_glass_by_person on staff.break_glass (person, customer_id, until);
create index break_glass_by_time on staff.break_glass (until);
create index break_glass_by_customer on staff.break_glass (customer_id);

create table staff.notice (
    id bigint generated always as identity primary key,
    kind text not null,
    audience text not null constraint notice_audience check (audience in ('everybody', 'keepers')),
    about uuid,
    facts jsonb not null,
    at timestamptz not null
);
create index notice_by_time on staff.notice (at);
create table staff.acknowledgement (
    notice_id bigint not null references staff.notice (id),
    person text not null,
    at timestamptz not null,
    primary key (notice_id, person)
);
create index acknowledgement_by_person on staff.acknowledgement (person);
reset role;
