-- A whole file comes in by staging: open, copy, then book, which checks everything as a set and takes all or nothing.
create function ledger.open_batch() returns uuid
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    made uuid := gen_random_uuid();
    stale uuid;
begin
    if not 'finance' = any (staff.duties()) then
        perform store.refuse('ledger.not_yours');
    end if;
    -- What one's own killed imports left behind.
    for stale in
        select id from ledger.batch where state = 'open' and opened_by = session_user::text for update skip locked
    loop
        perform ledger.drop_staging(stale);
        update ledger.batch set state = 'dropped' where id = stale;
    end loop;
    insert into ledger.batch (id, state, opened_by, opened_at) values (made, 'open', session_user::text, store.now());
    perform ledger.make_staging(made, session_user::text);
    return made;
end
$$;

create function ledger.drop_batch(which uuid) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update ledger.batch set state = 'dropped'
     where id = which and state = 'open' and opened_by = session_user::text;
    if found then
        perform ledger.drop_staging(which);
    end if;
end
$$;

-- The findings of a staged batch: file, record (1 for the first after the header; 0 for the file as a whole), what is
-- wrong, its value. The first of each kind, and how many there are of it: the one wrong line among a million others.
create function ledger.findings(which uuid, from_source text, of_each int)
    returns table (file text, record bigint, code text, value text, alike bigint)
    language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '256MB'
    set enable_nestloop = off as $$
declare
    name text := replace(which::text, '-', '');
begin
    return query execute format($query$
        with scales as materialized (
            select currency, min(scale)::smallint as scale from ledger_stage.%3$I
             where currency ~ '^[A-Z0-9]{2,12}$' and scale ~ '^(1[0-8]|[0-9])$'
             group by currency
            union select a.code, a.scale from ledger.asset a
        ), sealed as materialized (
            select max(month) as month from ledger.month_seal
        ), reach as materialized (
            select (store.now() + interval '1 year')::date as last
        ), dated as (
            select t.line, t.tx_id, t.date, t.kind, t.ref, t.description,
                   date ~ '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' as looks_right,
                   case when concat_ws('|', description, ref) ~ '[0-9]([ -]?[0-9]){12}'
                        then ledger.card_number(concat_ws('|', description, ref)) end as card
              from ledger_stage.%1$I t
        ), bad_tx as (
            select line,
                   case
                       when card is not null then 'card_number'
                       when tx_id is null or length(tx_id) > 200 then 'bad_tx_id'
                       when looks_right is not true or substr(date, 9)::int > extract(day from
                           (substr(date, 1, 8) || '01')::date + interval '1 month' - interval '1 day') then 'bad_date'
                       -- Each month has tables of its own, which stay for ever.
                       when date::date not between date '2000-01-01' and (select last from reach)
                           then 'date_out_of_reach'
                       when kind is null or length(kind) > 40 or kind !~ '^[a-z][a-z_]*$' then 'bad_kind'
                       -- Four eyes see every correction: none comes in by a file.
                       when kind in ('adjustment', 'reversal') then 'correction_from_outside'
                       when length(ref) > 200 then 'bad_reference'
                       when length(description) > 2000 then 'description_too_long'
                       when (substr(date, 1, 8) || '01')::date <= (select month from sealed) and not exists (
                           select from ledger.reference r
                            where r.source = $1 and r.reference = coalesce(ref, 'tx:' || tx_id)) then 'month_sealed'
                   end as code,
                   concat_ws(',', tx_id, date, kind, coalesce('…' || card, ref)) as value
              from dated
        ), bad_posting as (
            select p.line,
                   case
                       when account is null or length(account) not between 1 and 200 or account ~ '[[:cntrl:]]'
                           or account like ':%%' or account like '%%:' or account like '%%::%%' or account like ' %%'
                           then 'bad_account'
                       when amount is null or length(amount) > 58 or amount !~ '^-?[0-9]+(\.[0-9]+)?$'
                           or amount like '-0%%' and amount ~ '^-0+(\.0+)?$' then 'bad_amount'
                       when s.scale is null then 'unknown_currency'
                       when length(split_part(amount, '.', 2)) > s.scale then 'too_many_decimals'
                       -- A balance has 38 digits: what is smaller by a million fills it in no lifetime.
                       when length(amount) > 13 and abs(amount::numeric) * 10::numeric ^ s.scale >= 1e32
                           then 'bad_amount'
                   end as code,
                   concat_ws(',', p.tx_id, account, p.currency, amount) as value
              from ledger_stage.%2$I p left join scales s on s.currency = p.currency
        ), sums as materialized (
            select p.tx_id, p.currency, count(*) as postings,
                   sum(case when length(amount) <= 58 and amount ~ '^-?[0-9]+(\.[0-9]+)?$' then amount::numeric end) as total
              from ledger_stage.%2$I p group by p.tx_id, p.currency
        ), counted as (
            select tx_id, sum(postings) as postings from sums group by tx_id
        ), found (file, record, code, value) as (
            select 'assets', s.line, 'bad_asset', concat_ws(',', currency, scale)
              from ledger_stage.%3$I s
             where currency is null or scale is null
                or currency !~ '^[A-Z0-9]{2,12}$' or scale !~ '^(1[0-8]|[0-9])$'
                or exists (select from ledger.asset a where a.code = s.currency and a.scale::text <> s.scale)
                or exists (select from ledger_stage.%3$I o where o.currency = s.currency and o.scale <> s.scale)
            union all select 'tx', b.line, b.code, b.value from bad_tx b where b.code is not null
            union all select 'postings', b.line, b.code, b.value from bad_posting b where b.code is not null
            union all
            select 'tx', max(t.line), 'tx_id_twice', t.tx_id from ledger_stage.%1$I t
             group by t.tx_id having count(*) > 1
            union all
            select 'tx', max(t.line), 'reference_twice', t.ref from ledger_stage.%1$I t
             where t.ref is not null group by t.ref having count(*) > 1
            union all
            select 'postings', p.line, 'unknown_tx_id', p.tx_id from ledger_stage.%2$I p
             where not exists (select from ledger_stage.%1$I t where t.tx_id = p.tx_id)
            union all
            select 'tx', t.line, 'unbalanced', concat_ws(' ', left(s.tx_id, 100), s.currency, s.total)
              from sums s join ledger_stage.%1$I t on t.tx_id = s.tx_id where s.total <> 0
            union all
            select 'tx', t.line, 'fewer_than_two_postings', t.tx_id
              from ledger_stage.%1$I t left join counted c on c.tx_id = t.tx_id
             where coalesce(c.postings, 0) < 2
        )
        select f.file::text, f.record, f.code::text, left(f.value, 200), f.alike
          from (select *, count(*) over (partition by code) as alike,
                       row_number() over (partition by code order by file desc, record) as place from found) f
         where f.place <= $2
    $query$, 'tx_' || name, 'posting_' || name, 'asset_' || name) using from_source, of_each;
end
$$;

-- Book a staged batch: all of it when it has no findings, or none. What the books hold already with the same content is
-- passed over; the same reference with other content is a finding. Answers counts, or the first findings.
create function ledger.book_batch(which uuid, from_source text, told_manifest jsonb) returns jsonb
    language plpgsql security definer set search_path = pg_catalog, pg_temp set work_mem = '256MB'
    set enable_nestloop = off as $$
declare
    name text := replace(which::text, '-', '');
    tx text := 'tx_' || name;
    leg text := 'posting_' || name;
    told jsonb;
    month date;
    known bigint;
    made_transactions bigint;
    made_postings bigint;
    new_assets jsonb;
    new_accounts jsonb;
    new_kinds jsonb;
begin
    perform store.only_now();
    -- What the platform and corrections are known by is theirs alone.
    if not exists (select from ledger.batch where id = which and state = 'open' and opened_by = session_user::text)
        or (from_source = 'file' or from_source = 'sample' and exists (
            select from store.house h where h.kind in ('sample', 'test'))) is not true then
        perform store.refuse('ledger.no_such_batch');
    end if;
    perform ledger.analyse(which);
    -- One booking of a file at a time: the second sees what the first has booked.
    lock table ledger.batch in share row exclusive mode;
    with kept as materialized (
        select * from ledger.findings(which, from_source, 100)
    ), kinds as (
        select code, max(alike) as alike from kept group by code
    )
    select jsonb_build_object('total', (select sum(alike) from kinds), 'kinds', (select jsonb_object_agg(code, alike) from kinds),
               'findings', jsonb_agg(jsonb_build_array(file, record, code, value) order by file desc, record))
      into told from kept;
    if told ->> 'total' is not null then
        return told;
    end if;
    execute format('with made as (insert into ledger.asset select distinct currency, scale::smallint from ledger_stage.%I'
        ' on conflict do nothing returning code, scale) select jsonb_object_agg(code, scale) from made', 'asset_' || name)
        into new_assets;

    -- What is there already, and is it the same?
    execute format($query$
        with units as materialized (
            select code, E'\t' || code || E'\t' || scale || E'\t' as label, (10::numeric ^ scale)::numeric(38, 0) as unit
              from ledger.asset
        ), known as materialized (
            select t.line, t.tx_id, t.date::date as booked_on, t.kind, t.description, r.reference, r.content,
                   r.transaction_id
              from ledger_stage.%1$I t
              join ledger.reference r on r.source = $1 and r.reference = coalesce(t.ref, 'tx:' || t.tx_id)
        ), legs as (
            select p.tx_id, string_agg(p.account || a.label || (p.amount::numeric * a.unit)::numeric(38, 0), E'\n'
                       order by p.account collate "C", p.currency collate "C", p.amount::numeric) as told
              from ledger_stage.%2$I p join units a on a.code = p.currency
             where p.tx_id in (select tx_id from known)
             group by p.tx_id
        ), other as (
            select k.line, k.reference
              from known k join legs l on l.tx_id = k.tx_id
              left join ledger.particulars w on w.transaction_id = k.transaction_id
              join ledger.transaction n on n.id = k.transaction_id
             where k.content <> ledger.content(k.booked_on, k.booked_on, k.kind,
                 case when w.salt is null then n.words
                      else ledger.commitment(w.salt, coalesce(k.description, '')) end, $1, k.reference, null, l.told)
                or w.salt is null and n.words is null and coalesce(k.description, '') <> ''
        )
        select (select count(*) from known), (select count(*) from other),
               (select jsonb_agg(jsonb_build_array('tx', o.line, 'reference_has_other_content', o.reference))
                  from (select * from other order by line limit 100) o)
    $query$, tx, leg) into known, made_transactions, told using from_source;
    if made_transactions > 0 then
        return jsonb_build_object('total', made_transactions, 'findings', told,
            'kinds', jsonb_build_object('reference_has_other_content', made_transactions));
    end if;

    -- Nothing leaves the wallets of a customer whose account stands still. It is asked here, of what is new alone, so that
    -- the same file stays harmless after a freeze.
    if exists (select from people.account_freeze f where f.lifted_at is null) then
        execute format($query$
            with frozen as materialized (
                select f.customer_id::text as holder, f.frozen_at
                  from people.account_freeze f where f.lifted_at is null
            ), leaving as (
                select p.tx_id, f.frozen_at, min(p.account) as account, p.currency, sum(p.amount::numeric) as total
                  from ledger_stage.%2$I p join frozen f on f.holder = split_part(p.account, ':', 3)
                 where p.account like 'Liabilities:Wallet:%%'
                 group by p.tx_id, f.holder, f.frozen_at, p.currency having sum(p.amount::numeric) > 0
            ), stopped as (
                select t.line, concat_ws(' ', l.account, l.currency, l.total) as value
                  from leaving l join ledger_stage.%1$I t on t.tx_id = l.tx_id
                 where not ledger.came_first(t.date::date, null, l.frozen_at) and not exists (
                     select from ledger.reference r
                      where r.source = $1 and r.reference = coalesce(t.ref, 'tx:' || t.tx_id)
                 )
            )
            select (select count(*) from stopped),
                   (select jsonb_agg(jsonb_build_array('tx', o.line, 'account_frozen', left(o.value, 200)))
                      from (select * from stopped order by line, value limit 100) o)
        $query$, tx, leg) into made_transactions, told using from_source;
        if made_transactions > 0 then
            return jsonb_build_object('total', made_transactions, 'findings', told,
                'kinds', jsonb_build_object('account_frozen', made_transactions));
        end if;
    end if;

    for month in execute format('select distinct date_trunc(''month'', date::date)::date from ledger_stage.%I', tx) loop
        perform ledger.make_month(month);
    end loop;
    -- What was never there before is told by name: a typing error opens an account as a new bank does.
    execute format('select jsonb_agg(kind order by kind) from (select distinct kind from ledger_stage.%I limit 50) told'
        ' where not exists (select from ledger.transaction t where t.kind = told.kind)', tx) into new_kinds;
    execute format($query$
        with pairs as materialized (
            select distinct account, currency from ledger_stage.%1$I
        ), made as (
        insert into ledger.account (path, opened_at)
        select path, store.now()
          from (select distinct account as path from pairs) told
         where not exists (select from ledger.account a where a.path = told.path)
         order by path collate "C"
        on conflict (path) do nothing
        returning path, kind
        ), misplaced as (
            select account || ' ' || currency as told
              from pairs join ledger.asset a on a.code = substring(account from '[^:]*$')
             where a.code <> currency order by 1 limit 50
        )
        select jsonb_build_object('accounts', (select count(*) from made),
            'named', (select jsonb_agg(path order by path) from (
                          select path from made where kind <> 'wallet' order by path limit 50) named),
            'misplaced', (select jsonb_agg(told) from misplaced))
    $query$, leg) into new_accounts;
    perform ledger.analyse(which);
    execute format($query$
        with units as materialized (
            select code, E'\t' || code || E'\t' || scale || E'\t' as label, (10::numeric ^ scale)::numeric(38, 0) as unit
              from ledger.asset
        ), fresh as materialized (
            select t.id, t.tx_id, t.date::date as booked_on, t.kind, coalesce(t.ref, 'tx:' || t.tx_id) as reference,
                   t.description, case when t.description <> '' then uuid_send(gen_random_uuid()) end as salt
              from ledger_stage.%1$I t
             where not exists (
                 select from ledger.reference r
                  where r.source = $1 and r.reference = coalesce(t.ref, 'tx:' || t.tx_id)
             )
        ), legs as (
            select p.tx_id, string_agg(p.account || a.label || (p.amount::numeric * a.unit)::numeric(38, 0), E'\n'
                       order by p.account collate "C", p.currency collate "C", p.amount::numeric) as told
              from ledger_stage.%2$I p join units a on a.code = p.currency
             group by p.tx_id
        ), whole as materialized (
            select f.*, ledger.content(f.booked_on, f.booked_on, f.kind, f.words, $1, f.reference, null, l.told) as content
              from (select *, ledger.commitment(salt, description) as words from fresh offset 0) f
              join legs l on l.tx_id = f.tx_id
        ), booked as (
            insert into ledger.transaction (id, booked_on, happened_on, recorded_at, kind, words, batch_id, content)
            select id, booked_on, booked_on, store.now(), kind, words, $2, content from whole
        ), told as (
            insert into ledger.particulars (transaction_id, salt, description)
            select id, salt, description from whole where salt is not null
        )
        insert into ledger.reference (source, reference, content, transaction_id, booked_on)
        select $1, w.reference, w.content, w.id, w.booked_on from whole w
    $query$, tx, leg) using from_source, which;
    get diagnostics made_transactions = row_count;
    execute format($query$
        with units as materialized (
            select code, (10::numeric ^ scale)::numeric(38, 0) as unit from ledger.asset
        )
        insert into ledger.posting (transaction_id, seq, booked_on, account_id, asset, amount, batch_id)
        select t.id, p.line, t.date::date, c.id, p.currency,
               (p.amount::numeric * a.unit)::numeric(38, 0), $1
          from ledger_stage.%2$I p
          join ledger_stage.%1$I t on t.tx_id = p.tx_id
          join ledger.account c on c.path = p.account
          join units a on a.code = p.currency
         where $2 = 0 or t.id in (select r.transaction_id from ledger.reference r where r.source = $3)
    $query$, tx, leg) using which, known, from_source;
    get diagnostics made_postings = row_count;
    -- Who is frozen from here on waits until this file is booked. Who was while it was being booked is found here.
    lock table people.account_freeze in share mode;
    perform ledger.pass_freezes(array(
        select distinct p.transaction_id from people.account_freeze f
          join ledger.account a on a.holder = f.customer_id::text
          join ledger.posting p on p.account_id = a.id and p.batch_id = which
         where f.lifted_at is null), false);
    update ledger.batch b
       set state = 'booked', booked_at = store.now(), transactions = made_transactions,
           postings = made_postings, manifest = told_manifest
     where b.id = which;
    perform ledger.drop_staging(which);
    -- What an asset's figures are divided by is held against the trail.
    perform audit.record('ledger.imported', null, jsonb_strip_nulls(jsonb_build_object('batch', which,
        'transactions', made_transactions, 'postings', made_postings, 'already', known, 'assets', new_assets)));
    return jsonb_build_object('transactions', made_transactions, 'postings', made_postings, 'already', known,
        'new', new_accounts || jsonb_build_object('kinds', new_kinds));
end
$$;
