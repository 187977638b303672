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
    execute format('create unlogged table ledger_stage.%I (line bigint generated always as identity, currency text, scale text)', 'asset_' || name);
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

-- What a transaction says, in bytes that are the same wherever it is read: also what its source calls it, or the same
-- file would be booked twice, and by its sides the scale of each asset, or every figure would be ten times another. Its
-- words are in it by their salted commitment, so that erasing them leaves every proof valid.
create function ledger.content(
    booked_on date, happened_on date, kind text, words bytea, source text, reference text, reverses bigint, legs text
) returns bytea
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(convert_to(
        concat_ws(E'\n', booked_on - date '2000-01-01', happened_on - date '2000-01-01', kind,
            coalesce(encode(words, 'hex'), '-'), source, length(reference), reference, coalesce(reverses, 0), legs), 'UTF8'))
$$;

create function ledger.commitment(salt bytea, description text) returns bytea
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(salt || convert_to(description, 'UTF8'))
$$;

-- L-03: the last four digits of a full card number in a text, or null: digits alone or in groups, of a length and a
-- beginning that cards have, and with the check digit of ISO/IEC 7812.
create function ledger.card_number(told text) returns text
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
declare
    run text;
    parts text[];
    digits text;
begin
    -- Most texts have no thirteen digits in a row.
    if told !~ '[0-9]([ -]?[0-9]){12}' then
        return null;
    end if;
    for run in select m[1] from regexp_matches(told, '(?<![0-9A-Za-z])([0-9]+(?:[ -][0-9]+)*)(?![0-9A-Za-z])', 'g') m loop
        parts := regexp_split_to_array(run, '[ -]');
        for start in 1 .. cardinality(parts) loop
            digits := '';
            for place in start .. cardinality(parts) loop
                digits := digits || parts[place];
                exit when length(digits) > 19;
                if (length(digits) in (13, 16, 19) and digits ~ '^4'
                        or length(digits) = 14 and digits ~ '^3(0[0-5]|[689])' or length(digits) = 15 and digits ~ '^3[47]'
                        or length(digits) = 16 and digits ~ '^(5[0-8]|6|35|2[2-7])'
                        or length(digits) between 17 and 19 and digits ~ '^(50|5[678]|6)')
                    and 0 = (select sum(case when (length(digits) - at) % 2 = 0 then digit
                                             else digit * 2 - case when digit > 4 then 9 else 0 end end) % 10
                               from (select at, substr(digits, at, 1)::int as digit
                                       from generate_series(1, length(digits)) at) each) then
                    return right(digits, 4);
                end if;
            end loop;
        end loop;
    end loop;
    return null;
end
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

-- Whose wallet an account is; null of what is nobody's.
create function ledger.holder_of_account(path text) returns text
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select case when path like 'Liabilities:Wallet:%' then split_part(path, ':', 3) end
$$;

-- An account's row in bytes: the sides of transactions say its path, this says which row has it and since when.
create function ledger.account_content(id int, path text, opened_at timestamptz) returns bytea
    language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
    select sha256(int4send(id) || int8send((extract(epoch from opened_at) * 1000000)::bigint) || convert_to(path, 'UTF8'))
$$;
create function ledger.fill_account() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    new.kind := ledger.kind_of_account(new.path);
    new.holder := ledger.holder_of_account(new.path);
    new.content := ledger.account_content(new.id, new.path, new.opened_at);
    return new;
end
$$;
create trigger fill_account before insert on ledger.account
    for each row execute function ledger.fill_account();
