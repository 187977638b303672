set local role house_owner;

drop table vault.slot, vault.class_key;

-- A class of fields has a key pair: everybody may seal to its public half, which the firm's root has certified.
-- Two further pairs are kept the same way: `root` signs certificates, `index` makes the blind indexes.
create table vault.class_key (
    id uuid primary key,
    field_class text not null,
    public bytea not null,
    certificate bytea,
    made_by text not null default store.me(),
    made_at timestamptz not null default store.now(),
    retired_at timestamptz
);
create index class_key_by_class on vault.class_key (field_class, made_at);
-- Locked by everybody who seals to a key and deleted when it retires; only guards see it, so that no lock tells anybody
-- what was just sealed.
create table vault.key_in_use (class_key_id uuid primary key);

create table vault.class_reader (
    field_class text not null,
    duty text not null,
    primary key (field_class, duty)
);
insert into vault.class_reader values
    ('contact', 'kyc_reviewer'), ('contact', 'dpo'), ('contact', 'mlro'),
    ('identity', 'kyc_reviewer'), ('identity', 'dpo'), ('identity', 'mlro'),
    ('identity_image', 'kyc_reviewer'), ('identity_image', 'dpo'), ('identity_image', 'mlro'),
    ('biometric', 'kyc_reviewer'), ('biometric', 'dpo'),
    ('note', 'kyc_reviewer'), ('note', 'dpo'),
    ('index', 'kyc_reviewer'), ('index', 'dpo'), ('index', 'worker'),
    ('root', 'administrator');

-- The key of one customer's fields of one class, sealed to the class's public key. There may be several: whoever may
-- write and not read makes a new one. The first 33 bytes of a wrap commit to the key in it.
-- It refers to no other table by a constraint: checking one locks a row that others see, and a key made for the words
-- of a suspicion would show there. The same holds for tickets.
create table vault.customer_key (
    id uuid primary key,
    customer_id uuid not null,
    field_class text not null,
    class_key_id uuid not null,
    wrapped bytea not null,
    made_by text not null default store.me(),
    made_at timestamptz not null default store.now()
);
create index customer_key_by_customer on vault.customer_key (customer_id, field_class);
create index customer_key_by_class_key on vault.customer_key (class_key_id, id);

-- Which keys there were of what has been made unreadable; nothing of the keys themselves.
create table vault.destroyed_key (
    id uuid primary key,
    customer_id uuid not null references people.customer (id),
    field_class text not null,
    destroyed_at timestamptz not null
);
create index destroyed_key_by_customer on vault.destroyed_key (customer_id);

create table vault.person_key (
    person text primary key,
    agreement bytea not null constraint person_key_agreement_is_a_point check (length(agreement) = 65),
    signing bytea not null constraint person_key_signing_is_a_point check (length(signing) = 65),
    certificate bytea,
    certified_by text,
    made_at timestamptz not null default store.now()
);

-- A person's private keys as their custody keeps them.
create table vault.slot (
    person text not null,
    custody text not null constraint slot_custody check (custody in ('passphrase', 'keyring', 'token')),
    sealed bytea not null,
    made_at timestamptz not null default store.now(),
    primary key (person, custody)
);

create table vault.class_grant (
    class_key_id uuid not null references vault.class_key (id),
    person text not null,
    wrapped bytea not null,
    proposal uuid,
    granted_by text not null default store.me(),
    granted_at timestamptz not null default store.now(),
    primary key (person, class_key_id)
);
create index class_grant_by_class_key on vault.class_grant (class_key_id);

-- Who may open whose fields of which class until when. `taken_in` names the transaction: a ticket opens nothing before
-- it is committed, so that no reading escapes the trail by rolling back.
create table vault.ticket (
    person text not null,
    customer_id uuid not null,
    field_class text not null,
    ground text not null,
    about uuid,
    until timestamptz not null,
    taken_in bigint not null,
    primary key (person, customer_id, field_class)
);

create table vault.rotation (
    id uuid primary key,
    field_class text not null,
    old_key uuid not null references vault.class_key (id),
    new_key uuid not null references vault.class_key (id),
    led_by text not null,
    begun_at timestamptz not null,
    ended_at timestamptz
);
create unique index rotation_one_at_a_time on vault.rotation (field_class) where ended_at is null;

-- Keyed values by which the sealed ones are found, and what waits to be entered there, sealed to the index's key.
create table vault.blind_index (
    column_name text not null,
    row_id uuid not null,
    value bytea not null,
    customer_id uuid not null references people.customer (id),
    primary key (column_name, row_id)
);
create index blind_index_by_value on vault.blind_index (column_name, value);
create index blind_index_by_customer on vault.blind_index (customer_id);
create table vault.index_queue (
    id uuid primary key,
    column_name text not null,
    row_id uuid not null,
    customer_id uuid not null references people.customer (id),
    class_key_id uuid not null references vault.class_key (id),
    sealed bytea not null,
    queued_at timestamptz not null default store.now()
);

-- Policies ask for whole customers, so every table with sealed columns is reached by them.
create index attempt_by_customer on kyc.attempt (customer_id);
create index picture_by_customer on kyc.picture (customer_id);
create index decision_note_by_customer on kyc.decision_note (customer_id);
reset role;
