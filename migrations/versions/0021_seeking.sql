set local role house_owner;

-- Where somebody who is no customer of ours was looked for, and how often they were found: counts alone.
create table rights.sought_place (
    request_id uuid not null references rights.request (id),
    place text not null,
    found bigint not null,
    sought_by text not null,
    sought_at timestamptz not null,
    primary key (request_id, place)
);
reset role;
