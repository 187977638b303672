-- Partitions and staging tables belong to the owner of the house; only the guards of the books ask for them.
create function ledger.make_month(day date) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    month date := date_trunc('month', day)::date;
    after date := (date_trunc('month', day) + interval '1 month')::date;
    name text := to_char(day, 'YYYYMM');
    parent text;
begin
    foreach parent in array array['transaction', 'posting'] loop
        if to_regclass(format('ledger.%I', parent || '_' || name)) is null then
            -- Made and then attached: a partition made in one step shuts all readers out until a file is booked.
            execute format('lock table ledger.%I in share update exclusive mode', parent);
            continue when to_regclass(format('ledger.%I', parent || '_' || name)) is not null;
            execute format('create table ledger.%I (like ledger.%I including all)',
                parent || '_' || name, parent);
            execute format('alter table ledger.%I attach partition ledger.%I for values from (%L) to (%L)',
                parent, parent || '_' || name, month, after);
        end if;
    end loop;
end
$$;
alter function ledger.make_month(date) owner to house_owner;

create function ledger.make_staging(batch uuid, person text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text := replace(batch::text, '-', '');
begin
    execute format('create unlogged table ledger_stage.%I (line bigint generated always as identity,'
        ' id bigint not null default nextval(''ledger.transaction_number''),'
        ' tx_id text, date text, kind text, description text, ref text)', 'tx_' || name);
    execute format('create unlogged table ledger_stage.%I (line bigint generated always as identity,'
        ' tx_id text, account text, currency text, amount text)', 'posting_' || name);
    execute format('create unlogged table ledger_stage.%I (currency text, scale text)', 'asset_' || name);
    -- Lines and numbers are given here alone: a number of one's own could be that of another transaction.
    execute format('grant insert (tx_id, date, kind, description, ref) on ledger_stage.%I to %I', 'tx_' || name, person);
    execute format('grant insert (tx_id, account, currency, amount) on ledger_stage.%I to %I', 'posting_' || name, person);
    execute format('grant insert (currency, scale) on ledger_stage.%I to %I', 'asset_' || name, person);
    execute format('grant select on ledger_stage.%I, ledger_stage.%I, ledger_stage.%I to guard',
        'tx_' || name, 'posting_' || name, 'asset_' || name);
end
$$;
alter function ledger.make_staging(uuid, text) owner to house_owner;

create function ledger.drop_staging(batch uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text := replace(batch::text, '-', '');
begin
    execute format('drop table if exists ledger_stage.%I, ledger_stage.%I, ledger_stage.%I',
        'tx_' || name, 'posting_' || name, 'asset_' || name);
end
$$;
alter function ledger.drop_staging(uuid) owner to house_owner;

-- Fresh tables have no statistics, and a plan made without them takes hours. From here on nothing comes into them any
-- more, or it would be booked without having been checked.
create function ledger.analyse(batch uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    name text := replace(batch::text, '-', '');
begin
    execute format('lock table ledger_stage.%I, ledger_stage.%I, ledger_stage.%I in share mode',
        'tx_' || name, 'posting_' || name, 'asset_' || name);
    execute format('analyze ledger_stage.%I, ledger_stage.%I, ledger.account, ledger.asset',
        'tx_' || name, 'posting_' || name);
end
$$;
alter function ledger.analyse(uuid) owner to house_owner;

-- The books only grow.
create trigger only_grows before update or delete on ledger.transaction
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.posting
    for each row execute function store.only_grows();
create trigger only_grows before update or delete on ledger.reference
    for each row execute function store.only_grows();
create trigger never_emptied before truncate on ledger.transaction
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.posting
    for each statement execute function store.only_grows();
create trigger never_emptied before truncate on ledger.reference
    for each statement execute function store.only_grows();
create trigger only_grows before update or delete on ledger.month_seal
    for each row execute function store.only_grows();

-- L-01: every live transaction is zero in each asset when its work commits. A whole file is checked as a set instead,
-- by the one function that may write a batch's number.
create function ledger.balances() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select from ledger.posting
         where booked_on = new.booked_on and transaction_id = new.transaction_id
         group by asset having sum(amount) <> 0
    ) then
        perform store.refuse('ledger.unbalanced', jsonb_build_object('transaction', new.transaction_id));
    end if;
    return null;
end
$$;
create constraint trigger balances after insert on ledger.posting
    deferrable initially deferred for each row when (new.batch_id is null) execute function ledger.balances();

create function ledger.month_is_open() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform store.only_now();
    -- A month without bookings may have been passed over; it is closed with those after it.
    if exists (select from ledger.month_seal where month >= date_trunc('month', new.booked_on)::date) then
        perform store.refuse('ledger.month_sealed', jsonb_build_object('on', new.booked_on));
    end if;
    return new;
end
$$;
create trigger month_is_open before insert on ledger.transaction
    for each row when (new.batch_id is null) execute function ledger.month_is_open();

-- What a transaction says, in bytes that are the same wherever it is read. Its words are in it by their salted
-- commitment, so that erasing them leaves every proof valid.
create function ledger.content(booked_on date, kind text, words bytea, legs text) returns bytea
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(
        concat_ws(E'\n', to_char(booked_on, 'YYYY-MM-DD'), kind, coalesce(encode(words, 'hex'), '-'), legs), 'UTF8'))
$$;

create function ledger.commitment(salt bytea, description text) returns bytea
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(salt || convert_to(description, 'UTF8'))
$$;

create function ledger.kind_of_account(path text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case
        when path like 'Liabilities:Wallet:%' then 'wallet'
        when path like 'Liabilities:Project:%' then 'programme'
        when path like 'Assets:Bank:%' then 'bank'
        when path like 'Assets:PSP:%' or path like 'Assets:Processor:%' then 'processor'
        when path like 'Assets:Custod%' then 'custodian'
        when path like 'Income:Fee%' or path like 'Expenses:Fee%' then 'fee'
        else 'house'
    end
$$;
